using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Contributions.Papers;

/// <summary>Numbers and days in words, as official records here have them beside the figures.</summary>
internal static class SpelledOut
{
    private static readonly string[] UpToEleven =
    [
        "nol",
        "satu",
        "dua",
        "tiga",
        "empat",
        "lima",
        "enam",
        "tujuh",
        "delapan",
        "sembilan",
        "sepuluh",
        "sebelas",
    ];

    /// <summary>Below a million.</summary>
    public static string Number(int number) =>
        number switch
        {
            < 12 => UpToEleven[number],
            < 20 => UpToEleven[number - 10] + " belas",
            < 100 => And(UpToEleven[number / 10] + " puluh", number % 10),
            < 200 => And("seratus", number % 100),
            < 1000 => And(UpToEleven[number / 100] + " ratus", number % 100),
            < 2000 => And("seribu", number % 1000),
            _ => And(Number(number / 1000) + " ribu", number % 1000),
        };

    private static string And(string whole, int rest) => rest == 0 ? whole : $"{whole} {Number(rest)}";

    /// <summary>Senin, tanggal tiga bulan Agustus tahun dua ribu dua puluh enam (03-08-2026)</summary>
    public static string Day(DateOnly day) =>
        Words.Say(
            $"{Words.DayName(day.DayOfWeek)}, tanggal {Number(day.Day)} bulan {Words.MonthName(day.Month)} "
                + $"tahun {Number(day.Year)} ({day:dd-MM-yyyy})",
            Words.LongDate(day)
        );
}
