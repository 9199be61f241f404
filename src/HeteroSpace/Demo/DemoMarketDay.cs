using HeteroSpace.Events;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;

namespace HeteroSpace.Demo;

/// <summary>The day itself of the market on the river: an event of its trail that is over, with what was said there
/// and what is left of it.</summary>
internal static class DemoMarketDay
{
    public const int Visitors = 1040;

    private static readonly (string By, string About, string Organization)[] Speakers =
    [
        ("Ketua Batik Muda", "peragaan mencanting, sepanjang hari", DemoCast.Batik),
        ("Petani kopi, Temanggung", "cerita dari kebun, pukul 09.00", DemoCast.Coffee),
        ("Koordinator Sungai Bersih", "jalan pagi di tepi sungai, pukul 07.30", DemoCast.River),
    ];

    /// <summary>A Sunday, as the meeting decided, some nine weeks ago.</summary>
    public static TimeRange When(DemoScene scene)
    {
        var clock = scene.House.Site.Clock;
        var day = clock.Date(scene.Ago(62));
        while (day.DayOfWeek != DayOfWeek.Sunday)
            day = day.AddDays(-1);
        return new(clock.Utc(day, new(7, 0)), clock.Utc(day, new(15, 0)));
    }

    public static void Add(DemoScene scene, Initiative market)
    {
        var of = Held(scene, market, When(scene));
        var (db, host) = (scene.Db, scene.Organizations[DemoCast.Batik]);
        db.Events().Add(of);
        db.EventSessions()
            .Add(
                new()
                {
                    EventId = of.Id,
                    Starts = of.Starts,
                    Ends = of.Ends,
                    Place = "Tepi sungai di belakang Balai RW 4, Srondol Wetan",
                }
            );
        db.SeatPools().Add(new() { EventId = of.Id, Attend = Attend.InPerson });
        foreach (var (place, (by, about, organization)) in Speakers.Index())
            db.Speakers()
                .Add(
                    new()
                    {
                        EventId = of.Id,
                        Name = by,
                        About = about,
                        Position = place + 1,
                        OrganizationId = scene.Organizations[organization].Id,
                    }
                );
        db.Activities()
            .Add(
                new()
                {
                    OrganizationId = host.Id,
                    At = of.Starts,
                    Ends = of.Ends,
                    Kind = "event",
                    SourceId = of.Id,
                    SiteId = of.SiteId,
                    Title = of.Title,
                    Link = "/acara/" + of.Slug,
                }
            );
    }

    private static Event Held(DemoScene scene, Initiative market, TimeRange when) =>
        new()
        {
            SiteId = scene.SiteId,
            InitiativeId = market.Id,
            OrganizationId = scene.Organizations[DemoCast.Batik].Id,
            Slug = market.Slug,
            Title = market.Title,
            Summary = "Tiga puluh satu meja batik di tepi sungai yang sudah bersih, dengan kopi dari petaninya.",
            Story =
                "Pembeli bertemu pembuatnya, bertanya tentang prosesnya, dan boleh mencoba mencanting. "
                + "Mahasiswa mencatat apa yang terjual, supaya tahun depan perajin tahu harus membawa apa.\n\n"
                + "## Yang dibawa\n\n- Tas belanja sendiri\n- Uang kecil",
            Sector = Sector.Craft,
            Status = EventStatus.Published,
            Audience = "Siapa saja, boleh bersama anak",
            Tags = ["gratis", "batik", "sungai"],
            SignLanguage = true,
            StepFree = true,
            Thanks =
                "Terima kasih untuk semua yang datang, membeli, atau hanya duduk di tepi air. Yang paling kami ingat: "
                + "seorang nenek yang mengenali motif ibunya. Sampai bertemu di pasar kedua.",
            Starts = when.Starts,
            Ends = when.Ends,
            LocalDate = scene.House.Site.Clock.Date(when.Starts),
            Published = when.Starts.AddDays(-21),
            By = scene.Staff,
            Made = when.Starts.AddDays(-30),
            Reminded = when.Starts,
            Thanked = when.Ends,
            CameBefore = Visitors,
        };
}
