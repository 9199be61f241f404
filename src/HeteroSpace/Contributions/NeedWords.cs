using HeteroSpace.Billing;
using HeteroSpace.Foundation.Markdown;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;

namespace HeteroSpace.Contributions;

/// <summary>What is missing, in words: the same on the board, on a need's page, in a chat and on a picture.</summary>
public static class NeedWords
{
    private const int MostTold = 160;

    /// <summary>How much of it, as <c>Masih kurang 13 dari 20</c>; <see cref="Named"/> follows.</summary>
    public static string Said(this ListedNeed of, NeedLine line)
    {
        var (all, some) = (line.Count(line.Needed), $"{line.Count(line.Met)} {Of} {line.Count(line.Needed)}");
        return of.Standing(line) switch
        {
            LineStanding.Missing => Missing(line),
            LineStanding.Promised => Words.Say($"Sudah dijanjikan semua: {all}", $"All promised: {all}"),
            LineStanding.Enough => Enough(line) + all,
            LineStanding.Stopped => Words.Say($"Tidak dicari lagi, terkumpul {some}", $"No longer sought, got {some}"),
            LineStanding.Past => Words.Say($"Sudah lewat, ikut {some}", $"Over, joined {some}"),
        };
    }

    private static string Missing(NeedLine line)
    {
        var some = $"{line.Count(line.Missing)} {Of} {line.Count(line.Needed)}";
        return line.Kind == GiftKind.Labour
            ? Words.Say($"Masih perlu {some}", $"Still looking for {some}")
            : Words.Say($"Masih kurang {some}", $"Still missing {some}");
    }

    private static string Enough(NeedLine line) =>
        IsSent(line)
            ? Words.Say("Cukup, jangan kirim lagi: ", "Enough, please send no more: ")
            : Words.Say("Sudah lengkap: ", "Complete: ");

    // Hands, services and places are not sent.
    internal static bool IsSent(NeedLine line) => line.Kind is GiftKind.Money or GiftKind.Goods or GiftKind.Food;

    private static string Of => Words.Say("dari", "of");

    private static string Count(this NeedLine line, long count) =>
        line.Kind == GiftKind.Money ? Words.Rupiah(count) : Words.Number(count);

    /// <summary>Of what, as staff wrote it: <c>buah kursi lipat</c>, <c>orang: menata ruang</c>.</summary>
    public static string Named(this NeedLine line) =>
        line.Kind switch
        {
            GiftKind.Money => line.What,
            GiftKind.Labour => $"{line.UnitSaid()}: {line.What}",
            _ => $"{line.UnitSaid()} {line.What}",
        };

    /// <summary>What the bar shows, in words; nothing of what is nought.</summary>
    public static string Parts(this ListedNeed of, NeedLine line)
    {
        var came = line.Kind.IsHere();
        List<string> said = [];
        Add(line.Met, came);
        Add(line.Promised, Words.Say("dijanjikan", "promised"));
        if (of.Takes(line))
            Add(line.Missing, Words.Say("belum ada", "missing"));
        Add(line.Surplus, Words.Say("lebih dari yang diminta", "more than was asked for"));
        return string.Join(" · ", said);

        void Add(long count, string what)
        {
            if (count > 0)
                said.Add($"{line.Count(count)} {what}");
        }
    }

    /// <summary>When its slot is, in the site's time; empty where it has none.</summary>
    public static string When(this ListedNeed of, NeedLine line)
    {
        if (line.Starts is not { } starts)
            return "";
        return line.Ends is { } ends ? Words.When(of.Site.Clock, starts, ends) : Words.Instant(of.Site.Clock, starts);
    }

    /// <summary>What is to be brought or done, as a heading.</summary>
    public static string Titled(this NeedLine line) =>
        line.What.Length > 1 ? char.ToUpper(line.What[0], Words.Indonesian) + line.What[1..] : line.What;

    /// <summary>By when it is needed, as it may be read on another day as well.</summary>
    public static string Until(this ListedNeed of) =>
        of.IsLate ? of.By() : Words.Say("Sampai ", "Until ") + Words.LongDate(of.Need.By);

    /// <summary>By when it is needed, and how many days that is.</summary>
    public static string By(this ListedNeed of)
    {
        var day = Words.LongDate(of.Need.By);
        return of.DaysLeft switch
        {
            < 0 => Words.Say($"Waktunya lewat: {day}", $"Its time is over: {day}"),
            0 => Words.Say($"Hari ini hari terakhir: {day}", $"Today is the last day: {day}"),
            1 => Words.Say($"Sampai besok, {day}", $"Until tomorrow, {day}"),
            < 15 => Words.Say($"Sampai {day}, {of.DaysLeft} hari lagi", $"Until {day}, {of.DaysLeft} days from now"),
            _ => Words.Say($"Sampai {day}", $"Until {day}"),
        };
    }

    /// <summary>How it stands as a whole, where it does not ask any more; empty while it does.</summary>
    public static string Standing(this ListedNeed of)
    {
        if (of.Asks)
            return "";
        if (of.Lines.All(line => of.Standing(line) == LineStanding.Enough))
            return Words.Say("Sudah cukup", "Enough");
        if (!of.Need.IsOpen)
            return NeedStatus.Closed.Said();
        return of.IsLate || of.Lines.Any(line => of.Standing(line) == LineStanding.Past)
            ? Words.Say("Waktunya lewat", "Its time is over")
            : Words.Say("Tidak dicari lagi", "No longer sought");
    }

    /// <summary>What it still asks for, in a sentence or two: for previews and search results.</summary>
    public static string Told(this ListedNeed of)
    {
        var asked = of.InOrder.Where(of.Takes).Select(line => $"{of.Said(line)} {line.Named()}").ToList();
        var said = asked.Count == 0 ? of.Standing() : string.Join("; ", asked);
        return $"{said}. {(asked.Count == 0 ? "" : of.Until() + ". ")}{MarkdownText.Plain(of.Need.Why)}";
    }

    /// <summary>To be passed on (<see cref="Invite"/>).</summary>
    public static string ForWhatsApp(this ListedNeed of, string link)
    {
        var why = Words.Cut(MarkdownText.Plain(of.Need.Why), MostTold);
        List<string> facts = [];
        if (!of.Asks)
            facts.Add(
                of.Standing()
                    + (
                        of.Lines.Any(IsSent)
                            ? Words.Say(". Terima kasih, jangan kirim lagi.", ". Thank you, send no more.")
                            : Words.Say(". Terima kasih!", ". Thank you!")
                    )
            );
        foreach (var line in of.InOrder.Where(of.Takes))
            facts.Add($"• {of.Said(line)} {line.Named()}{InBrackets(of.When(line))}{InBrackets(Not(line))}");
        if (of.Asks)
            facts.Add(of.Until());
        facts.Add($"Hetero Space {of.Site.Name}, {of.Site.Address}");
        facts.Add(of.Asks ? Words.Say("Bantu di sini, tanpa akun:", "Help here, no account needed:") : "");
        return Invite.Of(of.Need.Title, why, link, facts);
    }

    /// <summary>What does not help; empty where anything does.</summary>
    public static string Not(this NeedLine line) =>
        line.WillNotDo == "" ? "" : Words.Say($"bukan {line.WillNotDo}", $"not {line.WillNotDo}");

    private static string InBrackets(string text) => text == "" ? "" : $" ({text})";
}
