using HeteroSpace.Foundation.Time;
using HeteroSpace.People;
using HeteroSpace.Sites;

namespace HeteroSpace.Demo;

/// <summary>The event of this evening, whatever the day and the hour: it begins after work or runs already, in a
/// room if the house is open so long, elsewhere if not, and always on screens as well.</summary>
internal sealed class DemoTonight(
    DemoStage stage,
    DemoGuests guests,
    DemoProgramme programme,
    CatalogueSite site,
    DateTime now
)
{
    public const string Title = "Malam usaha muda";

    // Later than that there is nothing left of the shorter one to come for.
    private static readonly TimeOnly Late = new(20, 15);

    /// <summary>Of the day that it is at the site; its end is yet to come.</summary>
    public static TimeRange When(SiteClock clock, DateTime now)
    {
        var today = clock.Date(now);
        return TimeOnly.FromDateTime(clock.Local(now)) < Late
            ? new(clock.Utc(today, new(18, 30)), clock.Utc(today, new(20, 30)))
            : new(clock.Utc(today, new(19, 0)), clock.Day(today).Ends);
    }

    public async Task Add(CancellationToken stop)
    {
        var time = When(site.Site.Clock, now);
        var open = !DemoDays.IsHoliday(site.Site.Clock.Date(now)) && site.Opening.Covers(time);
        var made = await stage.Stand(
            site,
            new(
                Title,
                "Tiga pemilik usaha menjawab apa saja, juga soal uangnya. Di tempat dan dari layar.",
                Sector.Trade,
                "Satu baru tiga bulan berjualan, satu sudah lima tahun, satu pernah tutup dan buka lagi. "
                    + "Anda bertanya, mereka menjawab dengan angka mereka sendiri.\n\n"
                    + "Pertanyaan dari layar dibacakan bergantian dengan pertanyaan dari kursi. "
                    + "Datang terlambat tidak apa-apa.\n\n"
                    + "## Yang dibawa\n\n- Satu pertanyaan yang selama ini segan Anda tanyakan"
            )
            {
                When = time,
                AtNoOtherTime = true,
                Rooms = open ? ["kelas", "ruang-acara-b", "ruang-acara-a", "ruang-acara"] : [],
                InPerson = 30,
                Online = 100,
                By = programme.Of("koperasi-pemuda-contoh"),
                And = plan =>
                    plan with
                    {
                        Place = open ? plan.Place : "Balai RW 4, Srondol Wetan",
                        Audience = "Yang punya usaha, dan yang baru ingin mulai",
                        Tags = ["gratis", "tanya jawab"],
                        Captions = true,
                        Link = "https://meet.example.org/malam-usaha",
                    },
            },
            stop
        );
        if (made is not null)
            await guests.Fill(
                made,
                new()
                {
                    InPerson = 22,
                    Online = 37,
                    Attended = time.Starts <= now ? 19 : 0,
                },
                stop
            );
    }
}
