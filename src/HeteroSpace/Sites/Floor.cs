using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Sites;

/// <summary>Holding and giving back floor. Callers own the transaction; the guard in the database has the last
/// word.</summary>
public static class Floor
{
    /// <summary>Takes the units for the range; written when the caller saves, and refused then if anyone else holds
    /// them.</summary>
    public static void Hold(
        AppDb db,
        Guid siteId,
        IEnumerable<Guid> units,
        TimeRange range,
        HolderKind kind,
        Guid holder
    ) => db.Occupancies().AddRange(units.SelectMany(unit => Occupancy.Of(siteId, unit, range, kind, holder)));

    /// <summary>Gives back all a holder has from an instant on; a closure that was waiting for the floor takes
    /// it.</summary>
    public static async Task Release(AppDb db, Guid holder, DateTime from, CancellationToken stop = default)
    {
        var rows = await db.Occupancies().Where(row => row.HolderId == holder && row.Ends > from).ToListAsync(stop);
        if (rows.Count == 0)
            return;
        var freed = new TimeRange(rows.Min(row => row.Starts), rows.Max(row => row.Ends));
        db.Occupancies().RemoveRange(rows.Where(row => row.Starts >= from));
        foreach (var row in rows.Where(row => row.Starts < from))
            row.Ends = from;
        // Neighbours collide row by row, so what leaves is gone before a closure moves in.
        await db.SaveChangesAsync(stop);
        foreach (var unit in rows.Select(row => row.UnitId).Distinct())
            await FillClosures(db, rows[0].SiteId, unit, freed, stop);
        await db.SaveChangesAsync(stop);
    }

    /// <summary>
    /// The holder has just this floor from now on, and no other: what it keeps stays, what it leaves goes to closures
    /// that wait for it. Saved here within the caller's transaction, and refused if anyone else holds some of it.
    /// </summary>
    public static async Task Rehold(
        AppDb db,
        Guid siteId,
        IEnumerable<(Guid Unit, TimeRange Range)> wanted,
        HolderKind kind,
        Guid holder,
        CancellationToken stop = default
    )
    {
        var rows = await db.Occupancies().Where(row => row.HolderId == holder).ToListAsync(stop);
        var target = wanted.SelectMany(part => Occupancy.Of(siteId, part.Unit, part.Range, kind, holder)).ToList();
        var leaving = rows.Where(row => !target.Exists(other => Same(row, other))).ToList();
        // What leaves is gone before what comes, since both may be of one unit.
        db.Occupancies().RemoveRange(leaving);
        await db.SaveChangesAsync(stop);
        db.Occupancies().AddRange(target.Where(row => !rows.Exists(other => Same(row, other))));
        await db.SaveChangesAsync(stop);
        foreach (var row in leaving)
            await FillClosures(db, siteId, row.UnitId, row.Range, stop);
    }

    private static bool Same(Occupancy one, Occupancy other) => one.UnitId == other.UnitId && one.Range == other.Range;

    /// <summary>Closes the units for the closure's time: every free gap now, booked intervals as they leave.</summary>
    public static async Task Close(AppDb db, Closure closure, CancellationToken stop = default)
    {
        var range = new TimeRange(closure.Starts, closure.Ends);
        foreach (var unit in await UnitsOf(db, closure, stop))
            await Fill(db, closure, unit, range, stop);
        await db.SaveChangesAsync(stop);
    }

    /// <summary>After a space was given or lost units: standing closures hold what is theirs now, and no
    /// more.</summary>
    public static async Task Reclose(AppDb db, Guid siteId, DateTime now, CancellationToken stop = default)
    {
        foreach (
            var closure in await db.Closures()
                .Where(closure => closure.SiteId == siteId && closure.Ends > now)
                .OrderBy(closure => closure.Id)
                .ToListAsync(stop)
        )
        {
            var units = await UnitsOf(db, closure, stop);
            var held = await db.Occupancies().Where(row => row.HolderId == closure.Id).ToListAsync(stop);
            db.Occupancies().RemoveRange(held.Where(row => !units.Contains(row.UnitId)));
            await db.SaveChangesAsync(stop);
            var range = new TimeRange(closure.Starts, closure.Ends);
            foreach (var unit in units.Except(held.Select(row => row.UnitId)))
                await Fill(db, closure, unit, range, stop);
            await db.SaveChangesAsync(stop);
        }
    }

    /// <summary>The units a closure concerns: those of its space, or all of the site.</summary>
    public static Task<List<Guid>> UnitsOf(AppDb db, Closure closure, CancellationToken stop = default) =>
        closure.SpaceId is { } space
            ? db.SpaceUnits().Where(cover => cover.SpaceId == space).Select(cover => cover.UnitId).ToListAsync(stop)
            : db.Units().Where(unit => unit.SiteId == closure.SiteId).Select(unit => unit.Id).ToListAsync(stop);

    private static async Task FillClosures(AppDb db, Guid siteId, Guid unit, TimeRange freed, CancellationToken stop)
    {
        var closures = await db.Closures()
            .Where(closure => closure.SiteId == siteId && closure.Starts < freed.Ends && closure.Ends > freed.Starts)
            .Where(closure =>
                closure.SpaceId == null
                || db.SpaceUnits().Any(cover => cover.SpaceId == closure.SpaceId && cover.UnitId == unit)
            )
            .OrderBy(closure => closure.Id)
            .ToListAsync(stop);
        foreach (var closure in closures)
        {
            await Fill(db, closure, unit, freed.Within(new(closure.Starts, closure.Ends)), stop);
            await db.SaveChangesAsync(stop);
        }
    }

    private static async Task Fill(AppDb db, Closure closure, Guid unit, TimeRange range, CancellationToken stop)
    {
        var taken = await db.Occupancies()
            .Where(row => row.UnitId == unit && row.Starts < range.Ends && row.Ends > range.Starts)
            .Select(row => new { row.Starts, row.Ends })
            .ToListAsync(stop);
        foreach (var gap in range.Without(taken.Select(row => new TimeRange(row.Starts, row.Ends))))
            db.Occupancies().AddRange(Occupancy.Of(closure.SiteId, unit, gap, HolderKind.Closure, closure.Id));
    }
}
