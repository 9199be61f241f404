using System.Globalization;

namespace HeteroSpace.Foundation.Time;

public sealed class WorkingDaysTests
{
    [Theory]
    [InlineData("2026-11-23 10:00", "2026-11-25 10:00")] // Monday
    [InlineData("2026-11-26 10:00", "2026-11-30 10:00")] // Thursday, over a weekend
    [InlineData("2026-11-27 10:00", "2026-12-01 10:00")] // Friday
    [InlineData("2026-11-28 10:00", "2026-12-02 00:00")] // Saturday counts from the Monday
    [InlineData("2026-11-29 23:00", "2026-12-02 00:00")]
    public void Two_working_days_after_are_two_working_days_before(string came, string due)
    {
        var (since, until) = (At(came), At(due));
        Assert.Equal(until, WorkingDays.After(since, 2));
        // Late from that very instant on, by the query of what is late.
        Assert.True(since < WorkingDays.Before(until.AddMinutes(1), 2));
        Assert.False(since < WorkingDays.Before(until.AddMinutes(-1), 2));
    }

    private static DateTime At(string text) =>
        DateTime.Parse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal
        );
}
