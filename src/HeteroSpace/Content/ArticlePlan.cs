using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Markdown;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Organizations;
using HeteroSpace.People;

namespace HeteroSpace.Content;

/// <summary>An article as its editor typed it.</summary>
public sealed record ArticlePlan
{
    public string Title { get; init; } = "";
    public string Summary { get; init; } = "";
    public string Text { get; init; } = "";
    public string TitleEn { get; init; } = "";
    public string SummaryEn { get; init; } = "";
    public string TextEn { get; init; } = "";
    public Sector Sector { get; init; }
    public List<string> Tags { get; init; } = [];

    /// <summary>Names, one a line as they were typed.</summary>
    public List<string> Authors { get; init; } = [];
    public Guid? OrganizationId { get; init; }
    public Guid? CoverId { get; init; }
    public Guid? EventId { get; init; }
    public bool CommentsOpen { get; init; } = true;
}

/// <summary>What an article must keep to: while it is written, and before everyone reads it.</summary>
public static class ArticleRules
{
    public const int MostTags = 8,
        MostAuthors = 6;

    /// <summary>What cannot even be kept, by field.</summary>
    public static Dictionary<string, string> Problems(ArticlePlan plan)
    {
        var errors = new Dictionary<string, string>();
        if (plan.Title.Trim().Length is < 3 or > 140)
            errors["judul"] = Words.Say("Judul 3 sampai 140 huruf.", "A title has 3 to 140 letters.");
        if (plan.TitleEn.Length > 140)
            errors["judul-en"] = Words.Say("Paling panjang 140 huruf.", "At most 140 letters.");
        if (plan.Summary.Length > 300)
            errors["ringkas"] = Words.Say("Paling panjang 300 huruf.", "At most 300 letters.");
        if (plan.SummaryEn.Length > 300)
            errors["ringkas-en"] = Words.Say("Paling panjang 300 huruf.", "At most 300 letters.");
        if (plan.Text.Length > Article.MostLetters)
            errors["teks"] = TooLong(plan.Text);
        if (plan.TextEn.Length > Article.MostLetters)
            errors["teks-en"] = TooLong(plan.TextEn);
        if (plan.Tags.Count > MostTags || plan.Tags.Exists(tag => tag.Length > 30))
            errors["tagar"] = Words.Say(
                $"Paling banyak {MostTags} kata kunci, masing-masing paling panjang 30 huruf.",
                $"At most {MostTags} tags of at most 30 letters each."
            );
        if (plan.Authors.Count > MostAuthors || plan.Authors.Exists(name => name.Length > 120))
            errors["penulis"] = Words.Say(
                $"Paling banyak {MostAuthors} nama, satu per baris, masing-masing paling panjang 120 huruf.",
                $"At most {MostAuthors} names, one a line, each at most 120 letters."
            );
        else if (
            plan.Authors.Select(name => PersonName.Problem(name)).FirstOrDefault(wrong => wrong is not null) is
            { } unnamed
        )
            errors["penulis"] = unnamed;
        return errors;
    }

    /// <summary>What everyone would miss, in sentences; empty when it may be published.</summary>
    /// <param name="known">Names of the pictures there are.</param>
    public static IReadOnlyList<string> NotYet(Article article, IReadOnlyCollection<string> known, int authors)
    {
        var missing = new List<string>();
        if (article.Summary.Trim() == "")
            missing.Add(
                Words.Say(
                    "Tulis ringkasannya: itu yang dibaca orang di daftar dan di WhatsApp.",
                    "Write its summary: people read it in lists and on WhatsApp."
                )
            );
        if (article.Text.Trim().Length < 200)
            missing.Add(Words.Say("Teksnya masih kurang dari 200 huruf.", "The text has fewer than 200 letters."));
        if (authors == 0)
            missing.Add(Words.Say("Tulis siapa penulisnya.", "Say who wrote it."));
        if (article.TitleEn != "" != (article.TextEn != ""))
            missing.Add(
                Words.Say(
                    "Terjemahannya setengah: judul dan teks bahasa Inggris harus ada dua-duanya, "
                        + "atau tidak sama sekali.",
                    "The translation is half done: give both title and text in English, or neither."
                )
            );
        foreach (var text in (string[])[article.Text, article.TextEn])
            Pictures(text, known, missing);
        return missing;
    }

    private static void Pictures(string text, IReadOnlyCollection<string> known, List<string> missing)
    {
        foreach (var (name, address, says) in MarkdownText.PicturesIn(text))
        {
            if (name is null || !known.Contains(name))
                missing.Add(
                    Words.Say(
                        $"Gambar {address} bukan gambar yang diunggah di sini. Unggah dulu, lalu pakai alamatnya.",
                        $"The picture {address} was not uploaded here. Upload it first and use its address."
                    )
                );
            else if (says == "")
                missing.Add(
                    Words.Say(
                        $"Gambar {address} belum bertutur: tulis apa yang terlihat di antara kurung siku, "
                            + "untuk pembaca yang tidak melihat.",
                        $"The picture {address} says nothing yet: write what it shows between the square brackets, "
                            + "for readers who do not see."
                    )
                );
        }
    }

    private static string TooLong(string text) =>
        Words.Say(
            $"Teks ini {Words.Number(text.Length)} huruf; paling panjang {Words.Number(Article.MostLetters)}. "
                + "Bagilah menjadi dua artikel.",
            $"This text has {Words.Number(text.Length)} letters; "
                + $"at most {Words.Number(Article.MostLetters)}. Make two articles of it."
        );

    /// <summary>Tags as they are typed, with commas between; each once, however it is written.</summary>
    public static List<string> Tags(string typed) =>
        [
            .. typed
                .Split(',', '\n')
                .Select(tag => tag.Trim().TrimStart('#').Trim().ToLowerInvariant())
                .Where(tag => tag != "")
                .DistinctBy(Folded.Of),
        ];
}
