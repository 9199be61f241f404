using System.Globalization;
using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Sites;

/// <summary>A number of a space or site: what it may be, and how it is kept.</summary>
/// <param name="Field">The input it is typed into.</param>
public sealed record NumberRange(string Field, int Least, int Most)
{
    public bool Has(int number) => number >= Least && number <= Most;

    public int Nearest(int number) => Math.Clamp(number, Least, Most);

    public string Sentence =>
        Words.Say(
            $"Isi angka bulat, {Words.Number(Least)} sampai {Words.Number(Most)}.",
            $"Give a whole number, {Words.Number(Least)} to {Words.Number(Most)}."
        );

    /// <summary>What was typed, where it is clear and in the range: <c>8</c>, <c>1.000</c>, <c>Rp50.000</c>, <c>90
    /// hari</c>; null otherwise.</summary>
    public int? Read(string typed) =>
        typed.Length <= 40
        && Written.Match(typed) is { Success: true } found
        && int.TryParse(
            found.Groups[1].Value.Replace(".", "").Replace(",", ""),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
        && Has(number)
            ? number
            : null;

    // Digits, in threes with dots or commas or all together; a currency before, a unit after.
    private static readonly Regex Written = new(
        @"^\s*(?:Rp\.?\s*)?([0-9]{1,3}(?:[.,][0-9]{3})+|[0-9]+)\s*(?:orang|people|menit|minutes?|min|hari|days?)?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    );
}

/// <summary>
/// The ranges of all numbers staff set, in one place: the forms tell them, <see cref="EditSite"/> keeps them, and what
/// was stored before they existed is brought into them as it is read.
/// </summary>
public static class SpaceNumbers
{
    private const int Day = 24 * 60,
        Year = 365 * Day;

    public static readonly NumberRange Capacity = new("muat", 1, 100_000);

    // Free times are worked out with so much room around a day (Availability.Read).
    public static readonly NumberRange BufferBefore = new("sebelum", 0, 360);
    public static readonly NumberRange BufferAfter = new("sesudah", 0, 360);
    public static readonly NumberRange MinMinutes = new("min", 1, 31 * Day);
    public static readonly NumberRange MaxMinutes = new("maks", 1, 31 * Day);
    public static readonly NumberRange StepMinutes = new("langkah", 5, Day);
    public static readonly NumberRange NoticeMinutes = new("notis", 0, Year);
    public static readonly NumberRange HorizonDays = new("jauh", 0, 1_100);
    public static readonly NumberRange TariffPerHour = new("tarif", 0, 100_000_000);
    public static readonly NumberRange NewUnits = new("unit-baru", 0, 300);
    public static readonly NumberRange GraceMinutes = new("tenggang", 0, 240);

    private static readonly (NumberRange Range, Func<Space, int> Get, Action<Space, int> Set)[] OfSpace =
    [
        (Capacity, space => space.Capacity, (space, number) => space.Capacity = number),
        (BufferBefore, space => space.BufferBefore, (space, number) => space.BufferBefore = number),
        (BufferAfter, space => space.BufferAfter, (space, number) => space.BufferAfter = number),
        (MinMinutes, space => space.MinMinutes, (space, number) => space.MinMinutes = number),
        (MaxMinutes, space => space.MaxMinutes, (space, number) => space.MaxMinutes = number),
        (StepMinutes, space => space.StepMinutes, (space, number) => space.StepMinutes = number),
        (NoticeMinutes, space => space.NoticeMinutes, (space, number) => space.NoticeMinutes = number),
        (HorizonDays, space => space.HorizonDays, (space, number) => space.HorizonDays = number),
    ];

    /// <summary>The ranges that a space is out of.</summary>
    public static IEnumerable<NumberRange> Broken(Space space) =>
        OfSpace
            .Where(number => !number.Range.Has(number.Get(space)))
            .Select(number => number.Range)
            .Concat(space.TariffPerHour is < 0 or > 100_000_000 ? [TariffPerHour] : []);

    /// <summary>Brings every number of a space that was only read into its range.</summary>
    internal static void Tame(Space space)
    {
        foreach (var number in OfSpace)
            number.Set(space, number.Range.Nearest(number.Get(space)));
    }
}
