using System.Collections.Concurrent;

namespace HeteroSpace.Foundation.Time;

/// <summary>The clock on a site's wall: turns instants (UTC) into the site's own date and time and back.</summary>
/// <param name="zone">IANA name, as <c>Asia/Jakarta</c>.</param>
public sealed class SiteClock(string zone)
{
    private static readonly ConcurrentDictionary<string, SiteClock> Clocks = new();
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(zone);

    public static SiteClock Of(string zone) => Clocks.GetOrAdd(zone, name => new SiteClock(name));

    /// <summary>
    /// The province's own (WIB): for what belongs to no site, as an account or a reader's list.
    /// </summary>
    public static SiteClock House { get; } = Of("Asia/Jakarta");

    public static bool Knows(string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _);

    public DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, _zone);

    public DateOnly Date(DateTime utc) => DayOf(Local(utc));

    /// <summary>The day of what is read off a wall already, or stands in a cell; never of an instant.</summary>
#pragma warning disable RS0030 // The one place that may.
    public static DateOnly DayOf(DateTime local) => DateOnly.FromDateTime(local);
#pragma warning restore RS0030

    public DateTimeOffset WithOffset(DateTime utc) =>
        TimeZoneInfo.ConvertTime(new DateTimeOffset(utc, TimeSpan.Zero), _zone);

    /// <summary>
    /// A wall time that a change of the clock skips means the first one after it; one that comes twice means the first.
    /// </summary>
    public DateTime Utc(DateTime local)
    {
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        while (_zone.IsInvalidTime(local))
            local = local.AddMinutes(15);
        return _zone.IsAmbiguousTime(local)
            ? DateTime.SpecifyKind(local - _zone.GetAmbiguousTimeOffsets(local).Max(), DateTimeKind.Utc)
            : TimeZoneInfo.ConvertTimeToUtc(local, _zone);
    }

    public DateTime Utc(DateOnly date, TimeOnly time) => Utc(date.ToDateTime(time));

    /// <summary>The whole local day; 23 or 25 hours long where clocks change.</summary>
    public TimeRange Day(DateOnly date) => new(Utc(date, TimeOnly.MinValue), Utc(date.AddDays(1), TimeOnly.MinValue));

    /// <summary>WIB, WITA or WIT (Keppres 41/1987); elsewhere the offset, as <c>UTC+08.00</c>.</summary>
    public string Abbreviation { get; } =
        zone switch
        {
            "Asia/Jakarta" or "Asia/Pontianak" => "WIB",
            "Asia/Makassar" => "WITA",
            "Asia/Jayapura" => "WIT",
            _ => Offset(TimeZoneInfo.FindSystemTimeZoneById(zone).BaseUtcOffset),
        };

    private static string Offset(TimeSpan offset) => $"UTC{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\.mm}";
}
