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
            $"{of.Setting.Where()} ({EventWords.Said(of.Ways)})",
        ];
        if (isOff || of.Event.Ends <= now)
            return Invite.Of(of.Event.Title, of.Event.Summary, link, facts);
        if (street != "")
            facts.Add(Words.Say("Peta: ", "Map: ") + MapAddress.Of(street));
        facts.AddRange(of.Marks.Select(mark => mark.Said()));
        facts.Add(Words.Say("Gratis, untuk ", "Free, for ") + ForWhom(of.Event.Audience));
        if (RegistrationRules.WhyNot(of.Event, now) is null)
            facts.Add(Words.Say("Daftar di sini, tanpa akun:", "Register here, no account needed:"));
        return Invite.Of(of.Event.Title, of.Event.Summary, link, facts);
    }

    private static string ForWhom(string audience) =>
        audience == "" ? Words.Say("siapa saja", "anyone") : audience.TrimEnd('.');
}
