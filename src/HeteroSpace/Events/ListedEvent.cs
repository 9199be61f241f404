using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;

namespace HeteroSpace.Events;

/// <summary>What a list says of an event beside its time and place; most have nothing to say.</summary>
public enum ListedState
{
    /// <summary>Open, with seats enough that nobody need hurry.</summary>
    Open,
    Cancelled,
    Over,
    On,
    NotYetOpen,
    Closed,
    Full,

    /// <summary>At most <see cref="ListedEvent.Few"/> seats are left.</summary>
    Scarce,
}

/// <summary>An event in a list, with its open places.</summary>
/// <param name="Came">How many people were there, so far.</param>
public sealed record ListedEvent(
    Event Event,
    CatalogueSite Site,
    IReadOnlyList<EventSession> Sessions,
    IReadOnlyList<SeatPool> Open,
    string? By,
    int Came
)
{
    /// <summary>So few seats are worth telling.</summary>
    public const int Few = 10;

    public EventSetting Setting => new(Event, Site, Sessions) { Ways = Ways };
    public IReadOnlyList<Attend> Ways => [.. Open.Select(pool => pool.Attend)];
    public IReadOnlyList<EventMark> Marks => Setting.Marks();
    public bool IsFull => Open.Count > 0 && Open.All(pool => pool.Free == 0);

    /// <summary>Today, tomorrow, or the day with its weekday; what runs on from an earlier day is today.</summary>
    /// <param name="now">UTC.</param>
    public string DayOf(DateTime now)
    {
        var today = Site.Site.Clock.Date(now);
        var day = Event.LocalDate;
        if (day == today || Event.Starts <= now && Event.Ends > now)
            return Words.Say("Hari ini", "Today");
        if (day == today.AddDays(1))
            return Words.Say("Besok", "Tomorrow");
        return day.Year == today.Year ? Words.ShortDate(day) : $"{Words.ShortDate(day)} {day.Year}";
    }

    /// <summary>From when until when by the site's clock, with its zone; the last day too if it is another.</summary>
    public string Hours
    {
        get
        {
            var clock = Site.Site.Clock;
            var (starts, ends) = (clock.Local(Event.Starts), clock.Local(Event.Ends));
            var last = clock.Date(Event.Ends);
            var until = last == Event.LocalDate ? "" : Words.ShortDate(last) + " ";
            return $"{Words.Clock(starts)}–{until}{Words.Clock(ends)} {clock.Abbreviation}";
        }
    }

    /// <summary>The room and town, or the screen; what is both says so.</summary>
    public string Place
    {
        get
        {
            var where = Setting.Room is { } room ? $"{room.Space.Name.Here}, {Site.Site.Name}" : Setting.Where();
            return Ways.Count > 1 ? $"{where} · {EventWords.Said(Ways)}" : where;
        }
    }

    /// <summary>
    /// Whoever registers now stands on the waiting list: there is no seat, and no draw that would give one.
    /// </summary>
    public bool OnlyWaits(DateTime now) => IsFull && Event.Starts > now && !RegistrationRules.IsDrawn(Event);

    /// <param name="now">UTC.</param>
    public ListedState StateAt(DateTime now) =>
        this switch
        {
            { Event.Status: EventStatus.Cancelled } => ListedState.Cancelled,
            _ when Event.Ends <= now => ListedState.Over,
            _ when Event.Starts <= now => ListedState.On,
            _ when Event.Opens > now => ListedState.NotYetOpen,
            _ when Event.Closes <= now => ListedState.Closed,
            { IsFull: true } => ListedState.Full,
            _ when IsScarce => ListedState.Scarce,
            _ => ListedState.Open,
        };

    private bool IsScarce =>
        Open.Count > 0 && Open.All(pool => pool.Quota is not null) && Open.Sum(pool => pool.Free) <= Few;
}
