using HeteroSpace.Billing;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;

namespace HeteroSpace.Contributions;

/// <summary>A need that many sites have, so that it is written down in two minutes.</summary>
/// <param name="Key">As it stands in an address.</param>
public sealed record NeedTemplate(string Key, string Icon, Sector Sector, Func<string> Title, Func<string> Why)
{
    /// <summary>By when, in the site's own time.</summary>
    public required Func<DateOnly, DateOnly> By { get; init; }

    /// <summary>What it asks for, in the language of whoever writes it; begins on its day.</summary>
    public required Func<SiteClock, DateOnly, IReadOnlyList<LineWish>> Lines { get; init; }
}

/// <summary>The templates there are.</summary>
public static class NeedTemplates
{
    public static readonly IReadOnlyList<NeedTemplate> All = [Classroom, Furniture, Catering, Sunday];

    private static NeedTemplate Classroom =>
        new(
            "kelas",
            "journal-text",
            Sector.Education,
            () => Words.Say("Perlengkapan kelas", "Things for the classroom"),
            () =>
                Words.Say(
                    "Kelas kami terbuka untuk semua dan tanpa biaya. Perlengkapannya kita kumpulkan bersama.",
                    "Our classes are open to everyone and free. What they need we bring together."
                )
        )
        {
            By = today => today.AddDays(30),
            Lines = (_, _) =>
                [
                    Goods(Words.Say("papan tulis putih", "whiteboard"), 1, Pieces),
                    Goods(Words.Say("spidol papan tulis", "whiteboard marker"), 12, Pieces),
                    Goods(Words.Say("buku tulis", "notebook"), 30, Pieces),
                    Goods(Words.Say("kabel rol", "extension lead"), 4, Pieces),
                ],
        };

    private static NeedTemplate Furniture =>
        new(
            "meja-kursi",
            "building",
            Sector.PublicService,
            () => Words.Say("Meja dan kursi", "Tables and chairs"),
            () => Words.Say("Supaya semua yang datang dapat tempat duduk.", "So that everyone who comes finds a seat.")
        )
        {
            By = today => today.AddDays(45),
            Lines = (_, _) =>
                [
                    Goods(Words.Say("kursi lipat", "folding chair"), 20, Pieces) with
                    {
                        WillNotDo = Words.Say("kursi plastik", "plastic chairs"),
                    },
                    Goods(Words.Say("meja kerja", "work table"), 5, Pieces),
                ],
        };

    private static NeedTemplate Catering =>
        new(
            "konsumsi",
            "cup-hot",
            Sector.Food,
            () => Words.Say("Konsumsi rapat", "Food and drink for a meeting"),
            () =>
                Words.Say(
                    "Rapat warga berlangsung sampai siang; kita siapkan minum dan makanan kecilnya bersama.",
                    "The meeting lasts until noon; we bring drinks and something to eat together."
                )
        )
        {
            By = today => today.AddDays(7),
            Lines = (_, _) =>
                [
                    Food(Words.Say("makanan kecil", "snack"), 30, Words.Say("kotak", "boxes")),
                    Food(Words.Say("air minum", "drinking water"), 2, Words.Say("galon", "large bottles")) with
                    {
                        WillNotDo = Words.Say("gelas plastik sekali pakai", "cups to throw away"),
                    },
                ],
        };

    private static NeedTemplate Sunday =>
        new(
            "kerja-bakti",
            "people",
            Sector.Environment,
            () => Words.Say("Kerja bakti Minggu", "Sunday clean-up"),
            () =>
                Words.Say(
                    "Kita bersihkan dan rapikan tempat ini bersama, lalu sarapan.",
                    "We clean and tidy this place together, and have breakfast after it."
                )
        )
        {
            By = ComingSunday,
            Lines = (clock, today) =>
                [
                    new(
                        GiftKind.Labour,
                        Words.Say("bersih-bersih halaman", "cleaning the yard"),
                        8,
                        Words.Say("orang", "people")
                    )
                    {
                        Starts = clock.Utc(ComingSunday(today), new(7, 0)),
                        Ends = clock.Utc(ComingSunday(today), new(10, 0)),
                        Bring = Words.Say("bawa sapu", "bring a broom"),
                        Role = LabourRole.Volunteer,
                    },
                ],
        };

    // Nobody hears today of what begins tomorrow.
    private static DateOnly ComingSunday(DateOnly today)
    {
        var days = ((int)DayOfWeek.Sunday - (int)today.DayOfWeek + 7) % 7;
        return today.AddDays(days < 2 ? days + 7 : days);
    }

    private static string Pieces => Words.Say("buah", "pieces");

    private static LineWish Goods(string what, long count, string unit) => new(GiftKind.Goods, what, count, unit);

    private static LineWish Food(string what, long count, string unit) => new(GiftKind.Food, what, count, unit);
}
