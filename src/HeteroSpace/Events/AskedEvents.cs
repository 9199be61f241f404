using System.Globalization;
using HeteroSpace.Foundation.Time;
using HeteroSpace.People;
using HeteroSpace.Sites;

namespace HeteroSpace.Events;

/// <summary>What the address of the list of events asks for, and addresses that ask for something else.</summary>
/// <param name="asked">The value of a key of the address; null where it has none.</param>
public sealed class AskedEvents(Func<string, string?> asked, IReadOnlyList<CatalogueSite> sites, DateTime now)
{
    public const string Today = "ini",
        Tomorrow = "besok",
        Weekend = "pekan";
    private static readonly string[] Kept = ["hari", "cari", "situs", "cara", "bidang", "kemudahan", "tanggal"];

    public CatalogueSite? Site { get; } =
        asked("situs") is { } slug ? sites.FirstOrDefault(known => known.Site.Slug == slug) : null;

    public bool IsCalendar { get; } = asked("tampil") == "kalender";
    public bool IsPast { get; } = asked("tampil") == "lewat";

    /// <summary>One of the three above; null for any day.</summary>
    public string? Day { get; } = asked("hari") is Today or Tomorrow or Weekend ? asked("hari") : null;

    /// <summary>By the clock of the site that is asked for, else of the first.</summary>
    public DateOnly Now => Clock.Date(now);

    private SiteClock Clock => (Site ?? (sites.Count > 0 ? sites[0] : null))?.Site.Clock ?? SiteClock.House;

    /// <summary>The first and last day that the chip means; the rest of a weekend that has begun.</summary>
    public (DateOnly First, DateOnly Last)? Days =>
        Day switch
        {
            Today => (Now, Now),
            Tomorrow => (Now.AddDays(1), Now.AddDays(1)),
            Weekend when Now.DayOfWeek == DayOfWeek.Sunday => (Now, Now),
            Weekend => (Now.AddDays(6 - (int)Now.DayOfWeek), Now.AddDays(7 - (int)Now.DayOfWeek)),
            _ => null,
        };

    /// <summary>The first day of the month that the calendar shows.</summary>
    public DateOnly Month =>
        DateOnly.TryParseExact(
            asked("bulan") + "-01",
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var month
        ) && month.Year is > 2000 and < 2200
            ? month
            : new(Now.Year, Now.Month, 1);

    public Attend? Way { get; } =
        asked("cara") switch
        {
            "in-person" => Attend.InPerson,
            "online" => Attend.Online,
            _ => null,
        };

    /// <summary>Those with an interpreter of sign language alone.</summary>
    public bool SignLanguage { get; } = asked("kemudahan") == EventMark.SignLanguage.Key();

    /// <summary>Something that no chip shows was filtered by.</summary>
    public bool IsFiltered =>
        asked("cari") is { Length: > 0 }
        || asked("bidang") is { Length: > 0 }
        || asked("tanggal") is { Length: > 0 }
        || SignLanguage
        || Way == Attend.InPerson;

    public SoughtEvents Sought =>
        new()
        {
            Words = asked("cari") is { Length: <= 120 } words ? words : "",
            Site = Site?.Site.Id,
            Attend = Way,
            SignLanguage = SignLanguage,
            Sector = Enum.TryParse<Sector>(asked("bidang"), out var sector) && Enum.IsDefined(sector) ? sector : null,
            Month = IsCalendar ? Month : null,
            From = Days is null ? Bookings.AskedTime.Day(asked("tanggal")) : FirstToCome,
            Until = Days?.Last,
            Past = IsPast,
            Page = !IsCalendar && int.TryParse(asked("hal"), out var page) ? Math.Clamp(page, 1, 10_000) : 1,
        };

    // What began before today and still runs is today's.
    private DateOnly? FirstToCome => Days?.First == Now ? null : Days?.First;

    /// <summary>The list with one thing otherwise: null leaves it out. A page of it begins anew.</summary>
    public string With(string key, string? value)
    {
        var kept = Kept.Where(one => one != key)
            .Select(one => (Key: one, Value: asked(one)))
            .Append((Key: key, Value: value))
            .Where(pair => pair.Value is { Length: > 0 })
            // Another day than the chip's, and the chip, cannot both be meant.
            .Where(pair => !(key == "hari" && value is not null && pair.Key == "tanggal"))
            .Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value!)}");
        var query = string.Join('&', kept);
        return query == "" ? "/acara" : "/acara?" + query;
    }

    /// <summary>The calendar of a month, what was filtered by kept.</summary>
    public string Calendar(DateOnly month) => More($"tampil=kalender&bulan={month:yyyy-MM}");

    public string Paged(int page) => More($"{(IsPast ? "tampil=lewat&" : "")}hal={page}");

    /// <summary>What is to come, a calendar, or what is past; what was filtered by kept but for a day.</summary>
    public string Shown(string how) =>
        With("hari", null) is var kept && how == "" ? kept : Joined(kept, "tampil=" + how);

    private string More(string more) => Joined(With("", null), more);

    private static string Joined(string address, string more) => address + (address.Contains('?') ? "&" : "?") + more;
}
