using CsCheck;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>Laws of the floor: whatever is done in whatever order, no unit is held twice and none is lost.</summary>
public sealed class FloorPropertyTests
{
    private enum Act
    {
        Book,
        Move,
        Cancel,
        Release,
        Close,
        Lift,
    }

    private static readonly DateTime Start = new(2026, 8, 3, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Gen<(Act Act, int Unit, int From, int Length, int Which)[]> Days = Gen.Select(
        Gen.Enum<Act>(),
        Gen.Int[0, 3],
        Gen.Int[0, 40],
        Gen.Int[1, 12],
        Gen.Int[0, 30]
    ).Array[1, 40];

    [Fact]
    public async Task Any_sequence_of_book_move_cancel_release_close_leaves_no_overlap_and_no_lost_unit()
    {
        await using var database = await TestDatabase.Create();
        await Days.SampleAsync(acts => Keeps(database, acts), iter: 60, threads: 1);
    }

    private static async Task<bool> Keeps(
        TestDatabase database,
        (Act Act, int Unit, int From, int Length, int Which)[] acts
    )
    {
        var site = new Site { Slug = Guid.CreateVersion7().ToString("n"), Name = "Semarang" };
        var units = Enumerable.Range(0, 4).Select(index => new Unit { SiteId = site.Id, Name = $"{index}" }).ToList();
        // The hall covers the first two units, so that some holders have more than one.
        var hall = new Space { SiteId = site.Id, Slug = "aula" };
        await using (var db = database.Open())
        {
            db.AddRange(
                site,
                hall,
                new SpaceUnit { SpaceId = hall.Id, UnitId = units[0].Id },
                new SpaceUnit { SpaceId = hall.Id, UnitId = units[1].Id }
            );
            db.AddRange(units);
            await db.SaveChangesAsync();
        }
        var held = new List<(Guid Holder, Guid[] Units, TimeRange Range)>();
        var closures = new List<Closure>();

        foreach (var (act, unit, from, length, which) in acts)
        {
            var range = new TimeRange(Start.AddMinutes(30 * from), Start.AddMinutes(30 * (from + length)));
            Guid[] wanted = unit == 0 ? [units[0].Id, units[1].Id] : [units[unit].Id];
            await using var db = database.Open();
            await using var transaction = await db.Database.BeginTransactionAsync();
            try
            {
                switch (act)
                {
                    case Act.Book:
                        var holder = Guid.CreateVersion7();
                        Floor.Hold(db, site.Id, wanted, range, HolderKind.Booking, holder);
                        await db.SaveChangesAsync();
                        held.Add((holder, wanted, range));
                        break;
                    case Act.Move when held.Count > 0:
                        var moved = held[which % held.Count];
                        await Floor.Release(db, moved.Holder, DateTime.MinValue.ToUniversalTime());
                        Floor.Hold(db, site.Id, moved.Units, range, HolderKind.Booking, moved.Holder);
                        await db.SaveChangesAsync();
                        held[which % held.Count] = moved with { Range = range };
                        break;
                    case Act.Cancel when held.Count > 0:
                        await Floor.Release(db, held[which % held.Count].Holder, DateTime.MinValue.ToUniversalTime());
                        held.RemoveAt(which % held.Count);
                        break;
                    case Act.Release when held.Count > 0:
                        var early = held[which % held.Count];
                        var end = early.Range.Starts + early.Range.Length / 2;
                        await Floor.Release(db, early.Holder, end);
                        held[which % held.Count] = early with { Range = early.Range with { Ends = end } };
                        break;
                    case Act.Close:
                        var closure = new Closure
                        {
                            SiteId = site.Id,
                            SpaceId = unit == 0 ? hall.Id : null,
                            Starts = range.Starts,
                            Ends = range.Ends,
                        };
                        db.Closures().Add(closure);
                        await Floor.Close(db, closure);
                        closures.Add(closure);
                        break;
                    case Act.Lift when closures.Count > 0:
                        var lifted = closures[which % closures.Count];
                        db.Closures().Remove(lifted);
                        await db.SaveChangesAsync();
                        await Floor.Release(db, lifted.Id, DateTime.MinValue.ToUniversalTime());
                        closures.Remove(lifted);
                        break;
                }
                await transaction.CommitAsync();
            }
            catch (DbUpdateException error) when (Occupancy.Refused(error))
            { /* an ordinary answer: nothing changed */
            }
        }
        return await NothingOverlapsAndNothingIsLost(database, site, units, held, closures, hall);
    }

    private static async Task<bool> NothingOverlapsAndNothingIsLost(
        TestDatabase database,
        Site site,
        List<Unit> units,
        List<(Guid Holder, Guid[] Units, TimeRange Range)> held,
        List<Closure> closures,
        Space hall
    )
    {
        await using var db = database.Open();
        var rows = await db.Occupancies().AsNoTracking().Where(row => row.SiteId == site.Id).ToListAsync();
        foreach (var unit in units)
        {
            var mine = rows.Where(row => row.UnitId == unit.Id).OrderBy(row => row.Starts).ToList();
            if (mine.Zip(mine.Skip(1)).Any(pair => pair.First.Ends > pair.Second.Starts))
                return false;
            // Bookings hold exactly what they should, closures all the rest of theirs, and nothing else is held.
            var booked = held.Where(holder => holder.Units.Contains(unit.Id)).ToList();
            if (
                booked.Any(holder =>
                    mine.Where(row => row.HolderId == holder.Holder).Sum(row => row.Range.Length.TotalMinutes)
                    != holder.Range.Length.TotalMinutes
                )
            )
                return false;
            var closed = TimeRange.Joined(
                closures
                    .Where(closure => closure.SpaceId is null || unit == units[0] || unit == units[1])
                    .Select(closure => new TimeRange(closure.Starts, closure.Ends))
            );
            var expected = TimeRange.Joined(closed.Concat(booked.Select(holder => holder.Range)));
            if (!TimeRange.Joined(mine.Select(row => row.Range)).SequenceEqual(expected))
                return false;
        }
        return true;
    }
}
