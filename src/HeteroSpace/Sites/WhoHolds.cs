using System.Security.Claims;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Sites;

/// <summary>Some floor for a time: what is asked about.</summary>
public sealed record FloorPart(IReadOnlyCollection<Guid> Units, TimeRange Range);

/// <summary>
/// Who has the floor and who waits for it, for the pages of staff. It reads <see cref="Occupancy"/>, as the guard
/// does, so that nothing is free here which the guard would refuse: bookings, events, closures, imported times, over
/// shared units.
/// </summary>
public sealed class WhoHolds(
    AppDb db,
    IEnumerable<FloorNames> names,
    IEnumerable<FloorWishes> wishes,
    Permissions permissions
)
{
    // Names are read by so many ids at a time: engines differ in how long a list they take.
    private const int AtOnce = 500;
    private const int FewUnits = 100;

    /// <summary>What holds any of the parts, in order of time and without names yet; each as long as it
    /// holds.</summary>
    public async Task<List<OnFloor>> Holding(
        CatalogueSite site,
        IReadOnlyList<FloorPart> parts,
        CancellationToken stop = default
    )
    {
        if (parts.Count == 0)
            return [];
        var asked = parts
            .SelectMany(part => part.Units.Select(unit => (unit, part.Range)))
            .ToLookup(part => part.unit, part => part.Range);
        var rows = await Rows(site.Site.Id, parts, [.. asked.Select(unit => unit.Key)], stop);
        // Long holds are several rows, and those of a hall one for each unit: here they are one.
        return
        [
            .. rows.GroupBy(row => (row.HolderKind, row.HolderId))
                .SelectMany(holder =>
                    holder
                        .GroupBy(row => row.UnitId)
                        .SelectMany(unit =>
                            TimeRange
                                .Joined(unit.Select(row => row.Range))
                                .Select(range => (Unit: unit.Key, Range: range))
                        )
                        .GroupBy(held => held.Range)
                        .Where(held => held.Any(part => asked[part.Unit].Any(part.Range.Overlaps)))
                        .Select(held => new OnFloor(
                            holder.Key.HolderKind,
                            holder.Key.HolderId,
                            held.Key,
                            [.. held.Select(part => part.Unit)]
                        ))
                )
                .OrderBy(held => held.Range.Starts)
                .ThenBy(held => held.Id),
        ];
    }

    private Task<List<Occupancy>> Rows(
        Guid site,
        IReadOnlyList<FloorPart> parts,
        List<Guid> units,
        CancellationToken stop
    )
    {
        var (from, to) = (parts.Min(part => part.Range.Starts), parts.Max(part => part.Range.Ends));
        // No row is longer than a week, so none that began earlier can reach into the time.
        var earliest = from - Occupancy.Longest;
        var rows = db.Occupancies()
            .AsNoTracking()
            .Where(row => row.Starts >= earliest && row.Starts < to && row.Ends > from);
        return (
            units.Count > FewUnits
                ? rows.Where(row => row.SiteId == site)
                : rows.Where(row => units.Contains(row.UnitId))
        ).ToListAsync(stop);
    }

    /// <summary>The same with their names, and with links that the reader may open.</summary>
    public async Task<List<OnFloor>> Named(
        CatalogueSite site,
        IReadOnlyList<OnFloor> held,
        ClaimsPrincipal? reader,
        CancellationToken stop = default
    )
    {
        var words = new Dictionary<(HolderKind?, Guid), FloorWords>();
        foreach (var kind in names)
        foreach (var ids in held.Where(row => row.Kind == kind.Kind).Select(row => row.Id).Distinct().Chunk(AtOnce))
        foreach (var (id, said) in await kind.Read(db, site, ids, stop))
            words[(kind.Kind, id)] = said;
        var named = new List<OnFloor>(held.Count);
        foreach (var row in held)
        {
            var said = row.Kind is null ? row.Said : words.GetValueOrDefault((row.Kind, row.Id)) ?? Unknown(row.Kind);
            named.Add(row with { Said = await Opened(said, site, reader) });
        }
        return named;
    }

    /// <summary>What waits for floor within the time, with links that the reader may open.</summary>
    public async Task<List<OnFloor>> Waiting(
        CatalogueSite site,
        TimeRange range,
        ClaimsPrincipal? reader,
        CancellationToken stop = default
    )
    {
        var waiting = new List<OnFloor>();
        foreach (var kind in wishes)
            waiting.AddRange(await kind.Read(db, site, range, stop));
        return await Named(site, [.. waiting.OrderBy(wish => wish.Range.Starts)], reader, stop);
    }

    /// <summary>What is in the way of each wish, by its id: who holds its floor, then who waits for the same.</summary>
    public async Task<ILookup<Guid, OnFloor>> InTheWay(
        CatalogueSite site,
        IReadOnlyList<OnFloor> asked,
        ClaimsPrincipal? reader,
        CancellationToken stop = default
    )
    {
        var holders = await Holders(site, asked, reader, stop);
        if (asked.Count == 0)
            return holders;
        var time = new TimeRange(asked.Min(wish => wish.Range.Starts), asked.Max(wish => wish.Range.Ends));
        var waiting = await Waiting(site, time, reader, stop);
        return holders
            .SelectMany(wish => wish.Select(other => (Id: wish.Key, Other: other)))
            .Concat(
                asked.SelectMany(wish =>
                    waiting.Where(other => Rivals(wish, other)).Select(other => (wish.Id, Other: other))
                )
            )
            .ToLookup(pair => pair.Id, pair => pair.Other);
    }

    /// <summary>Who holds the floor of each wish, by its id, with names and links.</summary>
    public async Task<ILookup<Guid, OnFloor>> Holders(
        CatalogueSite site,
        IReadOnlyList<OnFloor> asked,
        ClaimsPrincipal? reader,
        CancellationToken stop = default
    )
    {
        var all = await Holding(site, [.. asked.Select(wish => new FloorPart(wish.Units, wish.Range))], stop);
        var found = asked.SelectMany(wish => Before(wish, all).Select(held => (wish.Id, Other: held))).ToList();
        var named = await Named(site, [.. found.Select(pair => pair.Other).Distinct()], reader, stop);
        var byHold = named.ToDictionary(held => (held.Id, held.Range, held.Units));
        return found
            .Select(pair => (pair.Id, Other: Whole(byHold[(pair.Other.Id, pair.Other.Range, pair.Other.Units)])))
            .DistinctBy(pair => (pair.Id, Holder: pair.Other.Id, pair.Other.Kind, pair.Other.Range))
            .ToLookup(pair => pair.Id, pair => pair.Other);
    }

    // A closure takes the floor in pieces, around what is booked; whoever meets it wants to know when it is closed.
    private static OnFloor Whole(OnFloor held) =>
        held.Kind == HolderKind.Closure && held.Said.Times is [var own] ? held with { Range = own } : held;

    // Of desks one that is free suffices; then nobody is in the way.
    private static List<OnFloor> Before(OnFloor wish, List<OnFloor> all)
    {
        var holding = all.FindAll(wish.IsMetBy);
        return wish.AnyOf && wish.Units.Any(unit => !holding.Exists(held => held.Units.Contains(unit))) ? [] : holding;
    }

    private static bool Rivals(OnFloor wish, OnFloor other) => !(wish.AnyOf && other.AnyOf) && wish.IsMetBy(other);

    private async ValueTask<FloorWords> Opened(FloorWords said, CatalogueSite site, ClaimsPrincipal? reader) =>
        said.Console is { } console && reader is not null && await permissions.May(reader, console.Needed, site.Site.Id)
            ? said with
            {
                Link = console.Link,
            }
            : said;

    private static FloorWords Unknown(HolderKind? kind) =>
        new(
            kind == HolderKind.Imported
                ? Words.Say("Sibuk menurut kalender luar", "Busy by an outside calendar")
                : Words.Say("Dipakai", "Taken"),
            "",
            "busy",
            null
        );

    /// <summary>Closures by their reason; whoever may open them again finds them on their page.</summary>
    internal static async Task<Dictionary<Guid, FloorWords>> Closures(
        AppDb db,
        CatalogueSite site,
        IReadOnlyList<Guid> ids,
        CancellationToken stop
    ) =>
        (await db.Closures().AsNoTracking().Where(closure => ids.Contains(closure.Id)).ToListAsync(stop)).ToDictionary(
            closure => closure.Id,
            closure => new FloorWords(closure.Reason.Here, Words.Say("penutupan", "closure"), "closed", null)
            {
                Console = (Role.SiteManager, $"/konsol/{site.Site.Slug}/penutupan#tutup-{closure.Id}"),
                Times = [new(closure.Starts, closure.Ends)],
            }
        );
}
