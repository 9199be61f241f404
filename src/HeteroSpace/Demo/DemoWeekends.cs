using HeteroSpace.Foundation.Time;
using HeteroSpace.People;
using HeteroSpace.Sites;

namespace HeteroSpace.Demo;

/// <summary>The two week ends to come: out of doors, since the house is shut on Sundays and its people are
/// not.</summary>
internal sealed class DemoWeekends(
    DemoStage stage,
    DemoGuests guests,
    DemoProgramme programme,
    CatalogueSite site,
    DateTime now
)
{
    public async Task Add(CancellationToken stop)
    {
        foreach (var (told, place, coming) in Told)
            if (
                await stage.Stand(
                    site,
                    told with
                    {
                        And = plan => plan with { Place = place, Audience = "Siapa saja, boleh bersama anak" },
                    },
                    stop
                ) is
                { } made
            )
                await guests.Fill(made, new() { InPerson = coming }, stop);
    }

    private (DemoEvent Told, string Place, int Coming)[] Told =>
        [
            (
                new(
                    "Jalan foto Kota Lama",
                    "Memotret bangunan tua sebelum jalanan ramai, dengan kamera apa pun.",
                    Sector.PhotoFilm,
                    "Berjalan pelan sejauh dua kilometer dan berhenti di enam sudut. Di setiap sudut satu orang "
                        + "bercerita tentang rumahnya.\n\n"
                        + "## Yang dibawa\n\n- Ponsel sudah cukup; pakai sepatu yang enak"
                )
                {
                    When = On(DayOfWeek.Sunday, 0, new(6, 30), 2),
                    InPerson = 25,
                    By = programme.Of(DemoCast.Lens),
                },
                "Kota Lama, kumpul di taman depan gereja",
                18
            ),
            (
                new(
                    "Tanam bakau bersama",
                    "Tiga ratus bibit, sepatu yang siap kotor, sarapan di warung nelayan.",
                    Sector.Environment,
                    "Bibit ditanam berpasangan: satu menggali, satu menancapkan. Yang ditanam tahun lalu kita hitung "
                        + "lagi.\n\n## Yang dibawa\n\n- Baju ganti dan botol minum"
                )
                {
                    When = On(DayOfWeek.Saturday, 0, new(7, 0), 3),
                    InPerson = 60,
                    By = programme.Of("komunitas-mangrove-mangkang-contoh"),
                },
                "Pantai Mangkang",
                41
            ),
            (
                new(
                    "Tikar buku di taman",
                    "Empat puluh buku di atas tikar, dongeng untuk anak, kopi untuk orang tuanya.",
                    Sector.Literacy,
                    "Ambil satu, baca di tempat, kembalikan sebelum pulang. Pukul sembilan ada dongeng.\n\n"
                        + "## Yang dibawa\n\n- Satu buku "
                        + "untuk ditukar, bila ada"
                )
                {
                    When = On(DayOfWeek.Sunday, 1, new(8, 0), 2),
                    InPerson = 80,
                    By = programme.Of("komunitas-baca-di-taman-contoh"),
                },
                "Taman kota, Semarang Selatan",
                26
            ),
        ];

    // The next one after today, and so many weeks later.
    private TimeRange On(DayOfWeek day, int weeks, TimeOnly from, int hours)
    {
        var date = site.Site.Clock.Date(now).AddDays(1);
        while (date.DayOfWeek != day)
            date = date.AddDays(1);
        var starts = site.Site.Clock.Utc(date.AddDays(7 * weeks), from);
        return new(starts, starts.AddHours(hours));
    }
}
