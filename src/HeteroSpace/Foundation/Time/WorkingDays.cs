namespace HeteroSpace.Foundation.Time;

/// <summary>
/// Mondays to Fridays, as public services promise an answer in them. Holidays are not taken off: who is late by a
/// holiday is late by little.
/// </summary>
public static class WorkingDays
{
    /// <summary>What came before this waits longer than so many working days. UTC.</summary>
    public static DateTime Before(DateTime now, int days)
    {
        while (days > 0)
        {
            now = now.AddDays(-1);
            if (Works(now))
                days--;
        }
        return now;
    }

    /// <summary>When so many are over for what came then: the first instant at which it came <see cref="Before"/>.
    /// What comes at a weekend comes with the Monday. UTC.</summary>
    public static DateTime After(DateTime since, int days)
    {
        while (!Works(since))
            since = since.Date.AddDays(1);
        while (days > 0)
        {
            since = since.AddDays(1);
            if (Works(since))
                days--;
        }
        return since;
    }

    private static bool Works(DateTime day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
