using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.People;

/// <summary>
/// The size of a business by Government Regulation 7/2021, article
/// 35; <see cref="Large"/> is above the small-business law.
/// </summary>
public enum SizeClass
{
    Micro,
    Small,
    Medium,
    Large,
}

/// <summary>
/// PP 7/2021 art. 35: micro has capital up to Rp1 billion or yearly turnover up to Rp2 billion,
/// small up to 5 or 15, medium up to 10 or 50; the upper bounds are included. Capital counts
/// without land and building of the place of business. A business that was founded under the
/// regulation (in force since 2 February 2021) is classed by capital, an older one by turnover.
/// </summary>
public static class SizeClasses
{
    private const decimal Billion = 1_000_000_000;

    /// <summary>Founding is asked by month; February 2021 counts as under the regulation.</summary>
    public static readonly DateOnly InForce = new(2021, 2, 1);

    private static readonly (SizeClass Size, decimal Capital, decimal Turnover)[] UpTo =
    [
        (SizeClass.Micro, 1 * Billion, 2 * Billion),
        (SizeClass.Small, 5 * Billion, 15 * Billion),
        (SizeClass.Medium, 10 * Billion, 50 * Billion),
    ];

    /// <param name="rupiah">Capital in rupiah, without land and building.</param>
    public static SizeClass ByCapital(decimal rupiah) => By(rupiah, row => row.Capital);

    /// <param name="rupiah">Turnover of a year in rupiah.</param>
    public static SizeClass ByTurnover(decimal rupiah) => By(rupiah, row => row.Turnover);

    /// <summary>Which of the two counts for a business founded on a day.</summary>
    public static bool CountsCapital(DateOnly founded) => founded >= InForce;

    /// <summary>
    /// The class of a business from what it told; null while the answer that counts for it is missing.
    /// </summary>
    public static SizeClass? Of(DateOnly? founded, SizeClass? capital, SizeClass? turnover) =>
        founded switch
        {
            null => null,
            { } day when CountsCapital(day) => capital,
            _ => turnover,
        };

    public static string Said(this SizeClass size) =>
        size switch
        {
            SizeClass.Micro => Words.Say("Usaha mikro", "Micro business"),
            SizeClass.Small => Words.Say("Usaha kecil", "Small business"),
            SizeClass.Medium => Words.Say("Usaha menengah", "Medium business"),
            SizeClass.Large => Words.Say("Usaha besar", "Large business"),
        };

    /// <summary>The ranges as a form offers them: nobody has to tell an amount.</summary>
    public static IEnumerable<(SizeClass Size, string Said)> Ranges(bool capital)
    {
        var below = 0m;
        foreach (var (size, most) in UpTo.Select(row => (row.Size, capital ? row.Capital : row.Turnover)))
        {
            yield return (
                size,
                below == 0
                    ? Words.Say($"paling banyak Rp{most / Billion:0} miliar", $"up to Rp{most / Billion:0} billion")
                    : Words.Say(
                        $"di atas Rp{below / Billion:0} miliar sampai Rp{most / Billion:0} miliar",
                        $"above Rp{below / Billion:0} billion, up to Rp{most / Billion:0} billion"
                    )
            );
            below = most;
        }
        yield return (
            SizeClass.Large,
            Words.Say($"di atas Rp{below / Billion:0} miliar", $"above Rp{below / Billion:0} billion")
        );
    }

    private static SizeClass By(decimal rupiah, Func<(SizeClass Size, decimal Capital, decimal Turnover), decimal> most)
    {
        foreach (var row in UpTo)
            if (rupiah <= most(row))
                return row.Size;
        return SizeClass.Large;
    }
}
