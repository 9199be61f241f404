using HeteroSpace.Foundation.Search;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Events;

/// <summary>What the module has in menus.</summary>
internal static class EventsMenu
{
    public static readonly PublicLink[] Public =
    [
        new(MenuGroup.Come, 20, "/acara", () => Words.Say("Acara", "Events"))
        {
            Typed =
                "acara, kegiatan, kelas, lokakarya, webinar, jadwal, agenda, kalender, events, workshops, "
                + "classes, schedule, calendar, what is on, whats on",
            InBar = new("calendar-event", () => Words.Say("Acara", "Events")),
            About = () =>
                Words.Say(
                    "Kelas, lokakarya, dan webinar. Daftar dengan nama dan nomor ponsel atau e-mail.",
                    "Classes, workshops and webinars. Register with a name and a mobile number or e-mail."
                ),
        },
    ];

    public static readonly FindablePage[] Findable =
    [
        new(
            "/acara?hari=" + AskedEvents.Today,
            () => Words.Say("Acara hari ini", "Today’s events"),
            () => Words.Say("Yang sedang berlangsung dan yang nanti.", "What is on now, and later today."),
            "hari ini, malam ini, sore ini, nanti malam, sekarang, sedang berlangsung, today, tonight, on now, "
                + "happening now, right now"
        ),
        new(
            "/acara?hari=" + AskedEvents.Tomorrow,
            () => Words.Say("Acara besok", "Tomorrow’s events"),
            () => Words.Say("Atau yang berikutnya, bila besok kosong.", "Or the next ones, if nothing is on."),
            "besok, esok, tomorrow"
        ),
        new(
            "/acara?hari=" + AskedEvents.Weekend,
            () => Words.Say("Acara akhir pekan", "Events this weekend"),
            () => Words.Say("Sabtu dan Minggu ini.", "This Saturday and Sunday."),
            "akhir pekan, sabtu, minggu, minggu ini, weekend, saturday, sunday, this week"
        ),
        new(
            "/acara?cara=online",
            () => Words.Say("Acara online", "Online events"),
            () => Words.Say("Diikuti dari mana saja.", "Join from anywhere."),
            "acara online, kelas online, webinar, daring, online event, online class"
        ),
        new(
            "/acara/usulkan",
            () => Words.Say("Usulkan acara", "Propose an event"),
            () =>
                Words.Say(
                    "Untuk komunitas dan mitra yang ingin mengadakan acara di sini.",
                    "For communities and partners who want to hold one here."
                ),
            "usulkan acara, usul acara, buat acara, bikin acara, adakan acara, mengadakan acara, bikin kelas, "
                + "host event, hold event, organize event, organise event, propose event"
        ),
    ];

    public static readonly MineLink[] Mine =
    [
        new(12, "/saya/tiket", () => Words.Say("Tiket", "Tickets")) { First = true },
        new(29, "/saya/acara", () => Words.Say("Acara kami", "Our events")),
    ];

    public static readonly ConsoleLink Console = new(
        ConsoleTask.Events,
        19,
        "acara",
        "calendar-event",
        EventTables.Desk,
        () => Words.Say("Acara", "Events")
    )
    {
        Behind = ["impor/acara"],
        Waiting = [WaitsOfEvents.Proposals],
    };

    public static readonly SetUpStep Step = new(
        90,
        "acara",
        () => Words.Say("Terbitkan acara pertama", "Publish the first event"),
        () =>
            Words.Say(
                "Hari buka, atau kelas pertama: alasan untuk datang. Konsep belum dilihat siapa pun.",
                "An open day, or the first class: a reason to come. Nobody sees a draft."
            ),
        "acara/baru",
        (db, site) => db.Events().Where(row => row.SiteId == site.Id && row.Status == EventStatus.Published)
    );
}
