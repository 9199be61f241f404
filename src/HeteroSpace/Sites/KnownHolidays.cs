using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Sites;

/// <summary>
/// The public holidays and days of joint leave that are known, a year a joint decree (SKB) of three ministers. Every
/// installation begins with them; from then on they are its staff's.
/// </summary>
public static class KnownHolidays
{
    private const string Ministers = "SKB Menteri Agama, Menteri Ketenagakerjaan, dan Menteri PANRB ";
    private static readonly Decree Of2025 = new(2025, Ministers + "1017, 2, 2/2024");
    private static readonly Decree Amended2025 = new(2025, Ministers + "933, 1, 3/2025");
    private static readonly Decree Of2026 = new(2026, Ministers + "1497, 2, 5/2025");
    private static readonly Decree Of2027 = new(2027, Ministers + "1205, 3, 2/2026");

    private static readonly Bilingual NewYear = new("Tahun Baru Masehi", "New Year's Day"),
        Isra = new("Isra Mikraj", "Ascension of the Prophet"),
        Imlek = new("Tahun Baru Imlek", "Lunar New Year"),
        Nyepi = new("Hari Suci Nyepi", "Nyepi"),
        Fitri = new("Idulfitri", "Eid al-Fitr"),
        GoodFriday = new("Wafat Yesus Kristus", "Good Friday"),
        Easter = new("Paskah", "Easter"),
        Labour = new("Hari Buruh Internasional", "Labour Day"),
        Ascension = new("Kenaikan Yesus Kristus", "Ascension Day"),
        Adha = new("Iduladha", "Eid al-Adha"),
        Vesak = new("Hari Raya Waisak", "Vesak"),
        Pancasila = new("Hari Lahir Pancasila", "Pancasila Day"),
        Muharram = new("Tahun Baru Islam", "Islamic New Year"),
        Independence = new("Proklamasi Kemerdekaan", "Independence Day"),
        Maulid = new("Maulid Nabi", "Birthday of the Prophet"),
        Christmas = new("Hari Raya Natal", "Christmas Day");

    private sealed record Decree(int Year, string Said)
    {
        public Holiday Day(int month, int day, Bilingual name) => Of(month, day, name, false);

        public Holiday Leave(int month, int day, Bilingual name) =>
            Of(month, day, new("Cuti bersama " + name.Id, "Joint leave, " + name.En), true);

        private Holiday Of(int month, int day, Bilingual name, bool leave) =>
            new()
            {
                Date = new(Year, month, day),
                Name = name,
                JointLeave = leave,
                Decree = Said,
            };
    }

    private static IEnumerable<Holiday> In2025 =>
        [
            Of2025.Day(1, 1, NewYear),
            Of2025.Day(1, 27, Isra),
            Of2025.Leave(1, 28, Imlek),
            Of2025.Day(1, 29, Imlek),
            Of2025.Leave(3, 28, Nyepi),
            Of2025.Day(3, 29, Nyepi),
            Of2025.Day(3, 31, Fitri),
            Of2025.Day(4, 1, Fitri),
            Of2025.Leave(4, 2, Fitri),
            Of2025.Leave(4, 3, Fitri),
            Of2025.Leave(4, 4, Fitri),
            Of2025.Leave(4, 7, Fitri),
            Of2025.Day(4, 18, GoodFriday),
            Of2025.Day(4, 20, Easter),
            Of2025.Day(5, 1, Labour),
            Of2025.Day(5, 12, Vesak),
            Of2025.Leave(5, 13, Vesak),
            Of2025.Day(5, 29, Ascension),
            Of2025.Leave(5, 30, Ascension),
            Of2025.Day(6, 1, Pancasila),
            Of2025.Day(6, 6, Adha),
            Of2025.Leave(6, 9, Adha),
            Of2025.Day(6, 27, Muharram),
            Of2025.Day(8, 17, Independence),
            Amended2025.Leave(8, 18, Independence),
            Of2025.Day(9, 5, Maulid),
            Of2025.Day(12, 25, Christmas),
            Of2025.Leave(12, 26, Christmas),
        ];

    private static IEnumerable<Holiday> In2026 =>
        [
            Of2026.Day(1, 1, NewYear),
            Of2026.Day(1, 16, Isra),
            Of2026.Leave(2, 16, Imlek),
            Of2026.Day(2, 17, Imlek),
            Of2026.Leave(3, 18, Nyepi),
            Of2026.Day(3, 19, Nyepi),
            Of2026.Leave(3, 20, Fitri),
            Of2026.Day(3, 21, Fitri),
            Of2026.Day(3, 22, Fitri),
            Of2026.Leave(3, 23, Fitri),
            Of2026.Leave(3, 24, Fitri),
            Of2026.Day(4, 3, GoodFriday),
            Of2026.Day(4, 5, Easter),
            Of2026.Day(5, 1, Labour),
            Of2026.Day(5, 14, Ascension),
            Of2026.Leave(5, 15, Ascension),
            Of2026.Day(5, 27, Adha),
            Of2026.Leave(5, 28, Adha),
            Of2026.Day(5, 31, Vesak),
            Of2026.Day(6, 1, Pancasila),
            Of2026.Day(6, 16, Muharram),
            Of2026.Day(8, 17, Independence),
            Of2026.Day(8, 25, Maulid),
            Of2026.Leave(12, 24, Christmas),
            Of2026.Day(12, 25, Christmas),
        ];

    // Idulfitri and Iduladha of 1448 H are still to be confirmed by the Minister of Religious Affairs; the decree's own
    // days stand until staff write others.
    private static IEnumerable<Holiday> In2027 =>
        [
            Of2027.Day(1, 1, NewYear),
            Of2027.Day(1, 5, Isra),
            Of2027.Leave(2, 5, Imlek),
            Of2027.Day(2, 6, Imlek),
            Of2027.Day(3, 8, Nyepi),
            Of2027.Leave(3, 9, Fitri),
            Of2027.Day(3, 10, Fitri),
            Of2027.Day(3, 11, Fitri),
            Of2027.Leave(3, 12, Fitri),
            Of2027.Leave(3, 15, Fitri),
            Of2027.Leave(3, 25, GoodFriday),
            Of2027.Day(3, 26, GoodFriday),
            Of2027.Day(3, 28, Easter),
            Of2027.Day(5, 1, Labour),
            Of2027.Day(5, 6, Ascension),
            Of2027.Day(5, 17, Adha),
            Of2027.Leave(5, 18, Adha),
            Of2027.Leave(5, 19, Vesak),
            Of2027.Day(5, 20, Vesak),
            Of2027.Day(6, 1, Pancasila),
            Of2027.Day(6, 6, Muharram),
            Of2027.Day(8, 15, Maulid),
            Of2027.Day(8, 17, Independence),
            Of2027.Leave(12, 24, Christmas),
            Of2027.Day(12, 25, Christmas),
            Of2027.Day(12, 26, Isra),
        ];

    /// <summary>All of them, in order.</summary>
    public static IEnumerable<Holiday> All => In2025.Concat(In2026).Concat(In2027);

    /// <summary>All of them, with what notes that their years were put in.</summary>
    public static IEnumerable<object> Rows() =>
        All.GroupBy(day => day.Date.Year).SelectMany(year => year.Prepend<object>(new HolidayYear { Year = year.Key }));

    /// <summary>
    /// Puts in each year once, where it has no day yet: what staff changed or took out since is never put back. Two
    /// nodes that do so at once put it in once.
    /// </summary>
    public static async Task Put(AppDb db, Frame frame, CancellationToken stop = default)
    {
        var done = await db.HolidayYears().Select(row => row.Year).ToListAsync(stop);
        foreach (var year in All.GroupBy(day => day.Date.Year).Where(year => !done.Contains(year.Key)))
            await frame.Do(act => PutIn(act, year.Key, year), Refusal.Taken(false));
    }

    private static async Task<bool> PutIn(Act act, int year, IEnumerable<Holiday> days)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        act.Add(new HolidayYear { Year = year });
        if (!await act.Db.Holidays().AnyAsync(day => day.Date >= first && day.Date <= last))
            act.AddAll(days);
        act.Forget(Catalogue.InMemory);
        act.IsSeen();
        return true;
    }
}
