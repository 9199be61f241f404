using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Events;

/// <summary>What the module has in menus.</summary>
internal static class EventsMenu
{
    public static readonly MineLink[] Mine =
    [
        new(12, "/saya/tiket", () => Words.Say("Tiket", "Tickets")),
        new(29, "/saya/acara", () => Words.Say("Acara kami", "Our events")),
    ];

    public static readonly ConsoleLink Console = new(
        19,
        "acara",
        "calendar-event",
        EventTables.Desk,
        () => Words.Say("Acara", "Events")
    );
}
