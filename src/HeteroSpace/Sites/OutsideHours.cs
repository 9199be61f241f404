using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Sites;

/// <summary>Whom a change of hours meets.</summary>
/// <param name="Holding">How many bookings and events hold floor.</param>
/// <param name="Waiting">How many wait for some.</param>
/// <param name="Named">The first of them.</param>
/// <param name="Seen">Changes when others are met.</param>
public sealed record MetByHours(int Holding, int Waiting, IReadOnlyList<OnFloor> Named, string Seen)
{
    public int Count => Holding + Waiting;

    public string Said =>
        Words.Say($"{Words.Number(Holding)} pemesanan atau acara", $"{Words.Number(Holding)} bookings or events")
        + (Waiting == 0 ? "" : Words.Say($", {Words.Number(Waiting)} menunggu", $", {Words.Number(Waiting)} waiting"));
}

/// <summary>
/// Tells what stands outside the hours once they are changed: what was within them before and would not be any more.
/// It stays as it is until staff do something about it.
/// </summary>
public sealed class OutsideHours(WhoHolds who, TimeProvider time)
{
    private const int MostNamed = 50;

    /// <param name="days">Those whose hours change.</param>
    public async Task<MetByHours> Of(
        CatalogueSite site,
        Opening after,
        IReadOnlyList<DatedWeek> days,
        ClaimsPrincipal reader,
        CancellationToken stop = default
    )
    {
        var held = new List<OnFloor>();
        var waiting = new List<OnFloor>();
        var units = site.Spaces.SelectMany(space => space.Units).ToHashSet();
        foreach (var range in Stretches(site.Site.Clock, days))
        {
            var rows = (await who.Holding(site, [new(units, range)], stop))
                .Where(row => row.Kind != HolderKind.Closure && !after.Covers(row.Range))
                .ToList();
            held.AddRange(await who.Named(site, rows, reader, stop));
            waiting.AddRange(await who.Waiting(site, range, reader, stop));
        }
        // What the space needs before and after may reach past the hours; its own time may not.
        held = [.. held.Where(row => IsLeftOut(row, site.Opening, after)).DistinctBy(row => (row.Id, row.Range))];
        waiting = [.. waiting.Where(row => IsLeftOut(row, site.Opening, after)).DistinctBy(row => (row.Id, row.Range))];
        return Counted(held, waiting);
    }

    // From now on: what has passed is met by nothing. Hours of the last evening may reach into the next day.
    private List<TimeRange> Stretches(SiteClock clock, IReadOnlyList<DatedWeek> days)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return TimeRange.Joined(
            days.Select(one => new TimeRange(
                    clock.Day(one.Of.FirstDay).Starts,
                    clock.Day(one.Of.LastDay.AddDays(1)).Ends
                ))
                .Select(range => range with { Starts = range.Starts > now ? range.Starts : now })
        );
    }

    private static bool IsLeftOut(OnFloor row, Opening before, Opening after)
    {
        var own = row.Said.Times.Where(row.Range.Overlaps).DefaultIfEmpty(row.Range);
        return own.Any(range => before.Covers(range) && !after.Covers(range));
    }

    private static MetByHours Counted(List<OnFloor> held, List<OnFloor> waiting)
    {
        var all = held.Concat(waiting).ToList();
        var ids = string.Join(',', all.Select(row => row.Id).Distinct().Order());
        var first = all.Select(row => row.Id).Distinct().Take(MostNamed).ToHashSet();
        return new(
            OnFloor.Count(held),
            OnFloor.Count(waiting),
            [.. all.Where(row => first.Contains(row.Id))],
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ids)))[..16]
        );
    }
}
