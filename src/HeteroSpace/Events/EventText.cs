using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Events;

/// <summary>An event in words that are passed on.</summary>
internal static class EventText
{
    /// <summary>Short, with WhatsApp's own emphasis, and the link in the end where it is made into a card.</summary>
    public static string ForWhatsApp(ListedEvent of, string link) =>
        $"*{of.Event.Title}*\n{of.Event.Summary}\n\n"
        + $"{Words.When(of.Site.Site.Clock, of.Event.Starts, of.Event.Ends)}\n"
        + $"{of.Setting.Where()} ({EventWords.Said(of.Ways)})\n"
        + string.Concat(of.Marks.Select(mark => mark.Said() + "\n"))
        + $"{Words.Say("Gratis, daftar di sini:", "Free, register here:")}\n{link}";
}
