using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.People;

namespace HeteroSpace.Content;

/// <summary>An episode as its editor typed it.</summary>
public sealed record EpisodePlan
{
    public string Title { get; init; } = "";
    public string TitleEn { get; init; } = "";
    public string Summary { get; init; } = "";
    public string SummaryEn { get; init; } = "";
    public string Notes { get; init; } = "";
    public string Script { get; init; } = "";
    public Sector Sector { get; init; }
    public List<string> Tags { get; init; } = [];
    public Guid? SeriesId { get; init; }
    public Guid? CoverId { get; init; }
    public Guid? Owner { get; init; }
    public DateOnly? Due { get; init; }
    public Guid? EventId { get; init; }
    public Guid? InitiativeId { get; init; }
    public Guid? ArticleId { get; init; }
    public int? Seconds { get; init; }
    public bool CommentsOpen { get; init; } = true;

    /// <summary>Where it is meant for, with its address there; null while there is none.</summary>
    public Dictionary<Outlet, string?> Outlets { get; init; } = [];
}

/// <summary>What an episode must keep to: while it is made, and before everyone sees it.</summary>
public static class EpisodeRules
{
    public const int MostCredits = 40,
        MostSteps = 60,
        MostFiles = 40;

    public static Dictionary<string, string> Problems(EpisodePlan plan)
    {
        var errors = new Dictionary<string, string>();
        if (plan.Title.Trim().Length is < 3 or > 140)
            errors["judul"] = Words.Say("Judul 3 sampai 140 huruf.", "A title has 3 to 140 letters.");
        if (plan.TitleEn.Length > 140)
            errors["judul-en"] = Words.Say("Paling panjang 140 huruf.", "At most 140 letters.");
        if (plan.Summary.Length > 500)
            errors["ringkas"] = Words.Say("Paling panjang 500 huruf.", "At most 500 letters.");
        if (plan.SummaryEn.Length > 500)
            errors["ringkas-en"] = Words.Say("Paling panjang 500 huruf.", "At most 500 letters.");
        if (plan.Notes.Length > Episode.MostLetters)
            errors["catatan-tayang"] = TooLong;
        if (plan.Script.Length > Episode.MostLetters)
            errors["naskah"] = TooLong;
        if (plan.Tags.Count > ArticleRules.MostTags || plan.Tags.Exists(tag => tag.Length > 30))
            errors["tagar"] = Words.Say(
                $"Paling banyak {ArticleRules.MostTags} kata kunci, masing-masing paling panjang 30 huruf.",
                $"At most {ArticleRules.MostTags} tags of at most 30 letters each."
            );
        foreach (var (outlet, address) in plan.Outlets)
            if (address is { Length: > 0 } typed && Link(outlet, typed) is null)
                errors["tautan-" + outlet] =
                    outlet == Outlet.YouTube
                        ? Words.Say(
                            "Ini bukan tautan video YouTube. Salin dari tombol Bagikan.",
                            "This is no link of a YouTube film. Copy it from the Share button."
                        )
                        : Words.Say(
                            "Tulis tautan yang dimulai dengan https://.",
                            "Give a link that begins with https://."
                        );
        return errors;
    }

    /// <summary>
    /// An address as it is kept; of a film on YouTube always the same one, however it was copied. Null when it is none.
    /// </summary>
    public static string? Link(Outlet outlet, string typed)
    {
        var address = WebAddress.Read(typed, 300);
        if (outlet != Outlet.YouTube)
            return address;
        return YouTube.IdOf(address) is { } film ? YouTube.Watch(film) : null;
    }

    /// <summary>What everyone would miss, in sentences; empty when it may be published.</summary>
    public static IReadOnlyList<string> NotYet(
        Episode episode,
        IReadOnlyCollection<EpisodeOutlet> outlets,
        int credits,
        IReadOnlyCollection<EpisodeStep> open
    )
    {
        var missing = new List<string>();
        if (episode.Summary.Trim() == "")
            missing.Add(Words.Say("Tulis ringkasannya.", "Write its summary."));
        if (!outlets.Any(row => row.Address is not null))
            missing.Add(
                Words.Say(
                    "Tempelkan tautan tempat episode ini bisa ditonton atau didengar.",
                    "Paste the link where it can be seen or heard."
                )
            );
        if (credits == 0)
            missing.Add(Words.Say("Tulis siapa yang membuat dan tampil.", "Say who made it and who is in it."));
        foreach (var step in open)
            missing.Add(Words.Say($"Belum dicentang: {step.Text}.", $"Not ticked yet: {step.Text}."));
        return missing;
    }

    /// <summary>As <c>12:40</c> or <c>1.02.40</c>, in seconds; null when it is no length.</summary>
    public static int? Seconds(string typed)
    {
        var parts = typed.Trim().Split(':', '.');
        if (
            parts.Length is < 2 or > 3
            || !Array.TrueForAll(parts, part => part.Length is 1 or 2 or 3 && part.All(char.IsAsciiDigit))
        )
            return null;
        var seconds = parts.Aggregate(
            0,
            (sum, part) => sum * 60 + int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)
        );
        return seconds is > 0 and < 100 * 3600 ? seconds : null;
    }

    private static string TooLong =>
        Words.Say(
            $"Paling panjang {Words.Number(Episode.MostLetters)} huruf.",
            $"At most {Words.Number(Episode.MostLetters)} letters."
        );
}
