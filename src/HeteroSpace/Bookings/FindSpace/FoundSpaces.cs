using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Sites;

namespace HeteroSpace.Bookings.FindSpace;

/// <summary>A space with the times at which it can be had, nearest first or in order.</summary>
/// <param name="Free">Of a desk area, how many are free at the first of the times.</param>
/// <param name="Taken">The numbers, from 0, of the desks that are not.</param>
public sealed record FoundSpace(
    CatalogueSpace At,
    IReadOnlyList<TimeRange> Starts,
    int Free,
    IReadOnlyCollection<int> Taken
);

/// <summary>One page of what can be had.</summary>
/// <param name="Count">Of all pages.</param>
/// <param name="IsNear">Not at the hour that was asked for, but at others of that day.</param>
internal sealed record FoundSpaces(IReadOnlyList<FoundSpace> Rows, int Count, bool IsNear)
{
    public const int APage = 12;
    public int Pages => (Count + APage - 1) / APage;
}

/// <summary>
/// Searches sites for spaces that are free on a day, or at an hour of it. What is taken anywhere is read at once; all
/// spaces are asked whether they have a time, and only those of the page which.
/// </summary>
internal sealed class SearchSpaces(AppDb db, DateTime now)
{
    private const int MostStarts = 4,
        MostNear = 3;

    // What is left of a day that has begun is no day when it is less.
    private static readonly TimeSpan LeastOfADay = TimeSpan.FromHours(3);

    private sealed record Candidate(CatalogueSpace At, List<TimeRange> Opening);

    /// <param name="page">From 1; the last when there are not so many.</param>
    public async Task<FoundSpaces> Of(Wanted wanted, int page, CancellationToken stop)
    {
        var candidates = Candidates(wanted);
        if (candidates.Count == 0)
            return new([], 0, false);
        var sites = candidates.Select(one => one.At.Site).DistinctBy(site => site.Id).ToList();
        var days = sites.ConvertAll(site => site.Clock.Day(wanted.Asked.Date));
        var day = new TimeRange(days.Min(one => one.Starts), days.Max(one => one.Ends));
        var free = await Availability.Read(db, sites.ConvertAll(site => site.Id), day, stop);
        var exact = candidates.FindAll(one => Starts(wanted, one, free).Any());
        var near = exact.Count == 0 && wanted.Asked.From is not null;
        var found = near ? candidates.FindAll(one => AllStarts(wanted, one, free).Any()) : exact;
        var pages = Math.Max(1, (found.Count + FoundSpaces.APage - 1) / FoundSpaces.APage);
        var rows = found
            .Skip((Math.Min(page, pages) - 1) * FoundSpaces.APage)
            .Take(FoundSpaces.APage)
            .Select(one => Row(one, free, near ? Nearest(wanted, one, free) : Starts(wanted, one, free)))
            .ToList();
        return new(rows, found.Count, near);
    }

    private static List<Candidate> Candidates(Wanted wanted)
    {
        var found = new List<Candidate>();
        foreach (var site in wanted.In)
            if (site.Opening.Touching(wanted.Asked.Date) is { Count: > 0 } opening)
                found.AddRange(
                    site.Published.Where(at =>
                            wanted.Asked.AllDay
                                ? opening.Exists(open => wanted.FitsFor(at, open.Length.TotalMinutes))
                                : wanted.Fits(at)
                        )
                        .Select(at => new Candidate(at, opening))
                );
        return found;
    }

    // From opening, or the hour that was asked for, or the first that can still be had, until closing.
    private IEnumerable<TimeRange> WholeDays(Candidate one, Availability free, DateTime from)
    {
        var earliest = now.AddMinutes(one.At.Space.NoticeMinutes);
        foreach (var open in one.Opening)
        {
            var start = Availability.OnStep(one.At, new[] { open.Starts, from, earliest }.Max());
            var (day, length) = (new TimeRange(start, open.Ends), open.Ends - start);
            if (
                length >= (start > open.Starts ? LeastOfADay : TimeSpan.Zero)
                && length.TotalMinutes >= one.At.Space.MinMinutes
                && length.TotalMinutes <= one.At.Space.MaxMinutes
                && free.UnitsFor(one.At, day) is not null
            )
                yield return day;
        }
    }

    private IEnumerable<TimeRange> Starts(Wanted wanted, Candidate one, Availability free)
    {
        if (wanted.Asked is { AllDay: true, From: { } from })
            return WholeDays(one, free, one.At.Site.Clock.Utc(wanted.Asked.Date, from));
        if (wanted.Asked.Range(one.At.Site.Clock) is not { } range)
            return AllStarts(wanted, one, free);
        var length = Length(wanted, one);
        var at = new TimeRange(range.Starts, range.Starts + length);
        var isStart =
            range.Starts >= now.AddMinutes(one.At.Space.NoticeMinutes)
            && range.Starts <= now.AddDays(one.At.Space.HorizonDays)
            && one.Opening.Exists(open => open.Contains(at))
            && Availability.OnStep(one.At, range.Starts) == range.Starts
            && free.UnitsFor(one.At, at) is not null;
        return isStart ? [at] : [];
    }

    private IEnumerable<TimeRange> AllStarts(Wanted wanted, Candidate one, Availability free)
    {
        var (earliest, latest) = (now.AddMinutes(one.At.Space.NoticeMinutes), now.AddDays(one.At.Space.HorizonDays));
        if (wanted.Asked.AllDay)
            return WholeDays(one, free, default).TakeWhile(day => day.Starts <= latest);
        return free.Starts(one.At, one.Opening, Length(wanted, one), earliest)
            .TakeWhile(start => start.Starts <= latest);
    }

    private IEnumerable<TimeRange> Nearest(Wanted wanted, Candidate one, Availability free)
    {
        var asked = wanted.Asked.Range(one.At.Site.Clock)!.Value.Starts;
        return AllStarts(wanted, one, free)
            .OrderBy(start => Math.Abs((start.Starts - asked).TotalMinutes))
            .Take(MostNear)
            .OrderBy(start => start.Starts);
    }

    private static TimeSpan Length(Wanted wanted, Candidate one) =>
        TimeSpan.FromMinutes(Math.Max(wanted.Asked.Minutes, one.At.Space.MinMinutes));

    private static FoundSpace Row(Candidate one, Availability free, IEnumerable<TimeRange> starts)
    {
        var times = starts.Take(MostStarts).ToList();
        if (one.At.Space.Covers == Covers.AllUnits)
            return new(one.At, times, 0, []);
        var taken = free.TakenOf(one.At, times[0]);
        return new(one.At, times, one.At.Units.Count - taken.Count, taken);
    }
}
