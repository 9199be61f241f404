using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;

namespace HeteroSpace.Events;

/// <summary>An event in words that are passed on.</summary>
internal static class EventText
{
    /// <summary>Short, with WhatsApp's own emphasis, and the link in the end where it is made into a card.</summary>
    /// <param name="now">UTC; what is over is told as it was, and asks nobody to register.</param>
    public static string ForWhatsApp(ListedEvent of, string link, DateTime now)
    {
        var street = of.Setting.Street;
        var isOff = of.Event.Status == EventStatus.Cancelled;
        List<string> facts =
        [
            isOff ? Words.Say("DIBATALKAN. Tadinya:", "CANCELLED. It would have been:") : "",
            Words.When(of.Site.Site.Clock, of.Event.Starts, of.Event.Ends),
            Place(of),
        ];
        if (isOff || of.Event.Ends <= now)
            return Invite.Of(of.Event.Title, of.Event.Summary, link, facts);
        if (street != "")
            facts.Add(Words.Say("Peta: ", "Map: ") + MapAddress.Of(street));
        facts.AddRange(of.Marks.Select(mark => mark.Said()));
        facts.Add(Words.Say("Gratis, untuk ", "Free, for ") + ForWhom(of.Event.Audience));
        facts.Add(Next(of, now));
        return Invite.Of(of.Event.Title, of.Event.Summary, link, facts);
    }

    // A screen is a place and a way in one word.
    private static string Place(ListedEvent of)
    {
        var (where, ways) = (of.Setting.Where(), EventWords.Said(of.Ways));
        return where == ways ? where : $"{where} ({ways})";
    }

    // Nobody is asked to register where there is no seat to be had.
    private static string Next(ListedEvent of, DateTime now)
    {
        if (RegistrationRules.WhyNot(of.Event, now) is not null)
            return of.Standing(now)?.Said ?? "";
        return of.OnlyWaits(now)
            ? Words.Say("Penuh. Daftar tunggunya di sini:", "It is full. Join the waiting list here:")
            : Words.Say("Daftar di sini, tanpa akun:", "Register here, no account needed:");
    }

    // Within a sentence; what is written in capitals stays so.
    private static string ForWhom(string audience)
    {
        if (audience == "")
            return Words.Say("siapa saja", "anyone");
        var whom = audience.TrimEnd('.');
        var begins = whom.Length > 1 && char.IsUpper(whom[0]) && !char.IsUpper(whom[1]);
        return begins ? char.ToLower(whom[0], Words.Culture) + whom[1..] : whom;
    }
}
