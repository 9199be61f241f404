using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;

namespace HeteroSpace.Demo;

/// <summary>
/// The three sites with the spaces the press names. Capacities, and the hours of Semarang and Solo, are made up, as the
/// strip over every page of a demo says of all that it shows.
/// </summary>
internal static class DemoSites
{
    internal static readonly DayOfWeek[] MondayToFriday =
    [
        DayOfWeek.Monday,
        DayOfWeek.Tuesday,
        DayOfWeek.Wednesday,
        DayOfWeek.Thursday,
        DayOfWeek.Friday,
    ];
    internal static readonly DayOfWeek[] MondayToSaturday = [.. MondayToFriday, DayOfWeek.Saturday];
    internal static readonly Bilingual OnHolidays = new(
        "Pada hari libur nasional dan cuti bersama kami tutup.",
        "We are closed on public holidays and on collective leave days."
    );
    internal static readonly Bilingual Rules = new(
        "Jaga ketenangan di area bersama. Kembalikan kursi dan meja ke tempatnya. "
            + "Makanan berat di dapur kecil. Tidak merokok di dalam gedung. "
            + "Datang tepat waktu: ruang yang tidak dipakai dilepas untuk yang lain.",
        "Keep shared areas calm. Put chairs and tables back. Eat meals in the pantry. No smoking inside. "
            + "Come on time: a space left unused goes to someone else."
    );

    // Sites stand in the order of their ids, and ids of one millisecond in any: theirs tell the order in which they
    // were opened.
    internal static Guid Opened(int number) =>
        Guid.CreateVersion7(new DateTimeOffset(2020, 1, 31, 0, 0, number, TimeSpan.Zero));

    public static void Add(AppDb db)
    {
        DemoSemarang.Add(db);
        DemoSolo.Add(db);
        DemoPurwokerto.Add(db);
    }
}
