using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;

namespace HeteroSpace.Demo;

/// <summary>Public holidays and joint leave of 2026, from the joint decree (SKB) 1497, 2 and 5 of 2025. Administrators
/// edit them in the console.</summary>
internal static class Holidays2026
{
    private const string Decree = "SKB Menteri Agama, Menteri Ketenagakerjaan, dan Menteri PANRB 1497, 2, 5/2025";

    public static IEnumerable<Holiday> All =>
        [
            Day(1, 1, "Tahun Baru Masehi", "New Year's Day"),
            Day(1, 16, "Isra Mikraj", "Ascension of the Prophet"),
            Leave(2, 16, "Cuti bersama Imlek", "Joint leave, Lunar New Year"),
            Day(2, 17, "Tahun Baru Imlek", "Lunar New Year"),
            Leave(3, 18, "Cuti bersama Nyepi", "Joint leave, Nyepi"),
            Day(3, 19, "Hari Suci Nyepi", "Nyepi"),
            Leave(3, 20, "Cuti bersama Idulfitri", "Joint leave, Eid al-Fitr"),
            Day(3, 21, "Idulfitri", "Eid al-Fitr"),
            Day(3, 22, "Idulfitri", "Eid al-Fitr"),
            Leave(3, 23, "Cuti bersama Idulfitri", "Joint leave, Eid al-Fitr"),
            Leave(3, 24, "Cuti bersama Idulfitri", "Joint leave, Eid al-Fitr"),
            Day(4, 3, "Wafat Yesus Kristus", "Good Friday"),
            Day(4, 5, "Paskah", "Easter"),
            Day(5, 1, "Hari Buruh Internasional", "Labour Day"),
            Day(5, 14, "Kenaikan Yesus Kristus", "Ascension Day"),
            Leave(5, 15, "Cuti bersama Kenaikan", "Joint leave, Ascension"),
            Day(5, 27, "Iduladha", "Eid al-Adha"),
            Leave(5, 28, "Cuti bersama Iduladha", "Joint leave, Eid al-Adha"),
            Day(5, 31, "Hari Raya Waisak", "Vesak"),
            Day(6, 1, "Hari Lahir Pancasila", "Pancasila Day"),
            Day(6, 16, "Tahun Baru Islam", "Islamic New Year"),
            Day(8, 17, "Proklamasi Kemerdekaan", "Independence Day"),
            Day(8, 25, "Maulid Nabi", "Birthday of the Prophet"),
            Leave(12, 24, "Cuti bersama Natal", "Joint leave, Christmas"),
            Day(12, 25, "Hari Raya Natal", "Christmas Day"),
        ];

    private static Holiday Day(int month, int day, string name, string english) =>
        new()
        {
            Date = new(2026, month, day),
            Name = new(name, english),
            Decree = Decree,
        };

    private static Holiday Leave(int month, int day, string name, string english) =>
        new()
        {
            Date = new(2026, month, day),
            Name = new(name, english),
            Decree = Decree,
            JointLeave = true,
        };
}
