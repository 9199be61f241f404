using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Sites;

/// <summary>Holding and giving back floor, as pieces of acts; the guard in the database has the last word.</summary>
public static class Floor
{
    /// <summary>Takes the units for the range; written when the act is saved, and refused then if anyone else holds
    /// them.</summary>
    public static void Hold(
        Act act,
        Guid siteId,
        IEnumerable<Guid> units,
        TimeRange range,
        HolderKind kind,
        Guid holder
    ) => act.AddAll(units.SelectMany(unit => Occupancy.Of(siteId, unit, range, kind, holder)));

    /// <summary>Gives back all a holder has; a closure that was waiting for the floor takes it.</summary>
    public static Task Release(Act act, Guid holder) => Release(act, holder, DateTime.MinValue.ToUniversalTime());

    /// <summary>The same from an instant on.</summary>
    public static async Task Release(Act act, Guid holder, DateTime from)
    {
        var rows = await act.Db.Occupancies().Where(row => row.HolderId == holder && row.Ends > from).ToListAsync();
        if (rows.Count == 0)
            return;
        var freed = new TimeRange(rows.Min(row => row.Starts), rows.Max(row => row.Ends));
        foreach (var row in rows)
            if (row.Starts >= from)
                act.Remove(row);
            else
                row.Ends = from;
        // Neighbours collide row by row, so what leaves is gone before a closure moves in.
        await act.Save();
        foreach (var unit in rows.Select(row => row.UnitId).Distinct())
            await FillClosures(act, rows[0].SiteId, unit, freed);
    }

    /// <summary>
    /// The holder has just this floor from now on, and no other: what it keeps stays, what it leaves goes to closures
    /// that wait for it. Refused if anyone else holds some of it.
    /// </summary>
    public static async Task Rehold(
        Act act,
        Guid siteId,
        IEnumerable<(Guid Unit, TimeRange Range)> wanted,
        HolderKind kind,
        Guid holder
    )
    {
        var rows = await act.Db.Occupancies().Where(row => row.HolderId == holder).ToListAsync();
        var target = wanted.SelectMany(part => Occupancy.Of(siteId, part.Unit, part.Range, kind, holder)).ToList();
        var leaving = rows.Where(row => !target.Exists(other => Same(row, other))).ToList();
        // What leaves is gone before what comes, since both may be of one unit.
        leaving.ForEach(act.Remove);
        await act.Save();
        act.AddAll(target.Where(row => !rows.Exists(other => Same(row, other))));
        await act.Save();
        foreach (var row in leaving)
            await FillClosures(act, siteId, row.UnitId, row.Range);
    }

    private static bool Same(Occupancy one, Occupancy other) => one.UnitId == other.UnitId && one.Range == other.Range;

    /// <summary>Closes the units for the closure's time: every free gap now, booked intervals as they leave.</summary>
    public static async Task Close(Act act, Closure closure)
    {
        foreach (var unit in await Closing.Units(act.Db, closure))
            await Fill(act, closure, unit, new(closure.Starts, closure.Ends));
        await act.Save();
    }

    /// <summary>After a space was given or lost units: standing closures hold what is theirs now, and no
    /// more.</summary>
    public static async Task Reclose(Act act, Guid siteId)
    {
        foreach (
            var closure in await act
                .Db.Closures()
                .Where(closure => closure.SiteId == siteId && closure.Ends > act.Now)
                .OrderBy(closure => closure.Id)
                .ToListAsync()
        )
        {
            var units = await Closing.Units(act.Db, closure);
            var held = await act.Db.Occupancies().Where(row => row.HolderId == closure.Id).ToListAsync();
            foreach (var row in held.Where(row => !units.Contains(row.UnitId)))
                act.Remove(row);
            await act.Save();
            foreach (var unit in units.Except(held.Select(row => row.UnitId)))
                await Fill(act, closure, unit, new(closure.Starts, closure.Ends));
            await act.Save();
        }
    }

    private static async Task FillClosures(Act act, Guid siteId, Guid unit, TimeRange freed)
    {
        foreach (var closure in await Closing.Taking(act.Db, siteId, unit, freed).ToListAsync())
        {
            await Fill(act, closure, unit, freed.Within(new(closure.Starts, closure.Ends)));
            await act.Save();
        }
    }

    private static async Task Fill(Act act, Closure closure, Guid unit, TimeRange range)
    {
        var taken = await act
            .Db.Occupancies()
            .Where(row => row.UnitId == unit && row.Starts < range.Ends && row.Ends > range.Starts)
            .Select(row => new { row.Starts, row.Ends })
            .ToListAsync();
        foreach (var gap in range.Without(taken.Select(row => new TimeRange(row.Starts, row.Ends))))
            act.AddAll(Occupancy.Of(closure.SiteId, unit, gap, HolderKind.Closure, closure.Id));
    }
}
