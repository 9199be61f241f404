using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Events;

/// <summary>What the module has in menus.</summary>
internal static class EventsMenu
{
    public static readonly PublicLink[] Public =
    [
        new(MenuGroup.Come, 20, "/acara", () => Words.Say("Acara", "Events"))
        {
            InBar = new("calendar-event", () => Words.Say("Acara", "Events")),
            About = () =>
                Words.Say(
                    "Kelas, lokakarya, dan webinar. Daftar dengan nama dan nomor ponsel atau e-mail.",
                    "Classes, workshops and webinars. Register with a name and a mobile number or e-mail."
                ),
        },
    ];

    public static readonly MineLink[] Mine =
    [
        new(12, "/saya/tiket", () => Words.Say("Tiket", "Tickets")) { First = true },
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
