using System.Globalization;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;

namespace HeteroSpace.Bookings.ShowSpace;

/// <summary>A day of a space as its page shows it: its times, why there is none, and the day of the site.</summary>
public sealed class DayOfSpace(CatalogueSpace at, DateTime now)
{
    public CatalogueSpace At => at;
    public AskedTime Asked { get; private set; } = null!;
    public DateOnly Date => Asked.Date;
    public DateOnly Today { get; } = at.Site.Clock.Date(now);

    /// <summary>The last day on which a booking may begin.</summary>
    public DateOnly Last { get; } = FirstFree.LastDay(at, now);

    /// <summary>The times that may be chosen, and how many units are free at each; none where it is taken.</summary>
    public List<(TimeRange Range, int Free)> Slots { get; } = [];
    public List<string> ClosedHours { get; private set; } = [];

    /// <summary>Why there is nothing to choose; null where there is.</summary>
    public string? Why { get; private set; }

    /// <summary>Why it did not open on today.</summary>
    public string? WhyNotToday { get; private set; }

    /// <summary>On the last day, until which hour of it.</summary>
    public string? Until { get; private set; }

    /// <summary>The first time there is, where that was looked for.</summary>
    public FreeTime? First { get; private set; }

    /// <summary>The numbers, from 0, of the desks that are taken now, or when the shown day begins.</summary>
    public IReadOnlyCollection<int> Taken { get; private set; } = [];
    public TimeRange Window { get; private set; }
    public List<DayView.Row> Rows { get; private set; } = [];

    // From day to day, as far as one can book: never back into what has passed, nor on for ever.
    public DateOnly? Before => IfOpen(Date > Last ? Last : Date.AddDays(-1));
    public DateOnly? After => IfOpen(Date < Today ? Today : Date.AddDays(1));

    private DateOnly? IfOpen(DateOnly day) => day >= Today && day <= Last ? day : null;

    /// <summary>The address of the page on that day.</summary>
    public string On(DateOnly day) =>
        $"/ruang/{at.Site.Slug}/{at.Space.Slug}?tanggal={Iso(day)}&lama={Asked.Minutes}&orang={Asked.People}";

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <param name="asked">Its day is left alone when it was named; else the first that has a time is shown.</param>
    public async Task Read(AppDb db, CatalogueSite site, AskedTime asked, bool dayIsNamed, CancellationToken stop)
    {
        var most = Math.Clamp(asked.Minutes, at.Space.MinMinutes, at.Space.MaxMinutes);
        Asked = asked with { From = null, Minutes = most };
        if (!dayIsNamed)
            await OpenOnFirst(db, stop);
        var opening = at.Opening.Touching(Date);
        var free = await Availability.Read(db, at.Site.Id, at.Site.Clock.Day(Date), stop);
        var closed = await ClosedTimes.OnDay(db, at.Site, Date, stop);
        List(opening, free, closed);
        if (Date == Last)
            Until = NoTime.Until(at, Date, now);
        if (!Slots.Exists(slot => slot.Free > 0))
            await SayWhy(db, closed, stop);
        Window = DayView.WindowOf(at.Site.Clock, Date, opening, []);
        Rows = [.. site.Published.Select(space => Row(space, opening, free, closed))];
        Taken = TakenSeen(opening, free);
    }

    private void List(List<TimeRange> opening, Availability free, ClosedTimes closed)
    {
        var (earliest, latest) = (now.AddMinutes(at.Space.NoticeMinutes), now.AddDays(at.Space.HorizonDays));
        var length = TimeSpan.FromMinutes(Asked.Minutes);
        var over = new List<Closure>();
        foreach (var open in opening)
            for (
                var start = Availability.OnStep(at, open.Starts);
                start + length <= open.Ends;
                start = start.AddMinutes(at.Space.StepMinutes)
            )
            {
                if (start < earliest || start > latest)
                    continue;
                var range = new TimeRange(start, start + length);
                // What is closed is no time that someone took: as outside the hours, there is nothing to choose.
                if (closed.Over(at, range) is { Count: > 0 } rows)
                    over.AddRange(rows);
                else
                    Slots.Add((range, free.FreeUnits(at, range)));
            }
        if (Slots.Count > 0)
            ClosedHours = [.. over.Distinct().Select(row => ClosedTimes.Said(at, Date, [row]))];
    }

    private async Task OpenOnFirst(AppDb db, CancellationToken stop)
    {
        First = await FirstFree.Of(db, [at], Asked.Minutes, Today, now, stop: stop);
        if (First is null || First.Date == Today)
            return;
        WhyNotToday = NoTime.Of(at, Asked, await ClosedTimes.OnDay(db, at.Site, Date, stop), now).Sentence;
        Asked = Asked with { Date = First.Date };
    }

    // The next that has a time; when there is none from there on, the first of all.
    private async Task SayWhy(AppDb db, ClosedTimes closed, CancellationToken stop)
    {
        Why = NoTime.Of(at, Asked, closed, now).Sentence;
        var from = Date > Last ? Today : Date;
        First ??=
            await FirstFree.Of(db, [at], Asked.Minutes, from, now, stop: stop)
            ?? await FirstFree.Of(db, [at], Asked.Minutes, Today, now, stop: stop);
    }

    // While it is open today, those of this minute; else those that are counted at the first time.
    private List<int> TakenSeen(List<TimeRange> opening, Availability free)
    {
        if (at.Space.Covers == Covers.AllUnits || opening.Count == 0)
            return [];
        if (Date == Today && opening.Exists(open => open.Starts <= now && now < open.Ends))
            return free.TakenOf(at, new(now, now.AddMinutes(1)));
        return free.TakenOf(at, Slots.Count > 0 ? Slots[0].Range : opening[0]);
    }

    private DayView.Row Row(CatalogueSpace space, List<TimeRange> opening, Availability free, ClosedTimes closedTimes)
    {
        var open = opening.Count == 0 ? [] : free.Free(space, opening);
        var closed = Window
            .Without(opening)
            .Select(range => new DayView.Block(range, "closed", "", Words.Say("Tutup", "Closed")));
        var byStaff = closedTimes.Within(space, opening);
        var shut = byStaff.Select(row => new DayView.Block(
            row.Range,
            "closed",
            "",
            Words.Say("Tutup", "Closed") + (row.Reason == "" ? "" : ": " + row.Reason)
        ));
        List<TimeRange> notTaken = [.. open, .. byStaff.Select(row => row.Range)];
        var busy = opening
            .SelectMany(range => range.Without(notTaken))
            .Select(range => new DayView.Block(range, "busy", "", Words.Say("Terisi", "Taken")));
        var day = Date < Today ? "" : "?tanggal=" + Asked.IsoDate;
        return new(
            space.Space.Name.Here,
            $"/ruang/{space.Site.Slug}/{space.Space.Slug}{day}",
            [.. closed, .. shut, .. busy]
        );
    }
}
