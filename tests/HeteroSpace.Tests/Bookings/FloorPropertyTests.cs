using CsCheck;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>Laws of the floor: whatever is done in whatever order, no unit is held twice and none is lost.</summary>
public sealed class FloorPropertyTests
{
    private enum Deed
    {
        Book,
        Move,
        Cancel,
        Release,
        Close,
        Lift,
    }

    private static readonly DateTime Start = new(2026, 8, 3, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Gen<(Deed Deed, int Unit, int From, int Length, int Which)[]> Days = Gen.Select(
        Gen.Enum<Deed>(),
        Gen.Int[0, 3],
        Gen.Int[0, 40],
        Gen.Int[1, 12],
        Gen.Int[0, 30]
    ).Array[1, 40];

    [Fact]
    public async Task Any_sequence_of_book_move_cancel_release_close_leaves_no_overlap_and_no_lost_unit()
    {
        await using var database = await TestDatabase.Create();
        await Days.SampleAsync(acts => Keeps(database, acts), iter: LongRun.Or(60, 300), threads: 1);
    }

    private static async Task<bool> Keeps(
        TestDatabase database,
        (Deed Deed, int Unit, int From, int Length, int Which)[] acts
    )
    {
        var house = await House.Built(database);
        foreach (var (deed, unit, from, length, which) in acts)
        {
            var range = new TimeRange(Start.AddMinutes(30 * from), Start.AddMinutes(30 * (from + length)));
            await using var db = database.Open();
            await using var transaction = await db.Database.BeginTransactionAsync();
            try
            {
                await house.Do(new(db, Start, false), deed, unit, range, which);
                await transaction.CommitAsync();
            }
            catch (DbUpdateException error) when (Occupancy.Refused(error))
            { /* an ordinary answer: nothing changed */
            }
        }
        return await NothingOverlapsAndNothingIsLost(database, house);
    }

    /// <summary>A site with four units, and what is booked and closed in it as the acts say.</summary>
    private sealed class House
    {
        public Site Site { get; } = new() { Slug = Guid.CreateVersion7().ToString("n"), Name = "Semarang" };
        public List<Unit> Units { get; }

        /// <summary>Covers the first two units, so that some holders have more than one.</summary>
        public Space Hall { get; }
        public List<(Guid Holder, Guid[] Units, TimeRange Range)> Booked { get; } = [];
        public List<Closure> Closures { get; } = [];

        private House()
        {
            Units = [.. Enumerable.Range(0, 4).Select(index => new Unit { SiteId = Site.Id, Name = $"{index}" })];
            Hall = new() { SiteId = Site.Id, Slug = "aula" };
        }

        public static async Task<House> Built(TestDatabase database)
        {
            var house = new House();
            await using var db = database.Open();
            db.AddRange(
                house.Site,
                house.Hall,
                new SpaceUnit { SpaceId = house.Hall.Id, UnitId = house.Units[0].Id },
                new SpaceUnit { SpaceId = house.Hall.Id, UnitId = house.Units[1].Id }
            );
            db.AddRange(house.Units);
            await db.SaveChangesAsync();
            return house;
        }

        public Task Do(Act act, Deed deed, int unit, TimeRange range, int which) =>
            deed switch
            {
                Deed.Book => Book(act, unit, range),
                Deed.Move when Booked.Count > 0 => Move(act, range, which % Booked.Count),
                Deed.Cancel when Booked.Count > 0 => Cancel(act, which % Booked.Count),
                Deed.Release when Booked.Count > 0 => Release(act, which % Booked.Count),
                Deed.Close => Close(act, unit, range),
                Deed.Lift when Closures.Count > 0 => Lift(act, Closures[which % Closures.Count]),
                _ => Task.CompletedTask,
            };

        private async Task Book(Act act, int unit, TimeRange range)
        {
            var holder = Guid.CreateVersion7();
            Guid[] wanted = unit == 0 ? [Units[0].Id, Units[1].Id] : [Units[unit].Id];
            Floor.Hold(act, Site.Id, wanted, range, HolderKind.Booking, holder);
            await act.Save();
            Booked.Add((holder, wanted, range));
        }

        private async Task Move(Act act, TimeRange range, int which)
        {
            var moved = Booked[which];
            await Floor.Release(act, moved.Holder);
            Floor.Hold(act, Site.Id, moved.Units, range, HolderKind.Booking, moved.Holder);
            await act.Save();
            Booked[which] = moved with { Range = range };
        }

        private async Task Cancel(Act act, int which)
        {
            await Floor.Release(act, Booked[which].Holder);
            Booked.RemoveAt(which);
        }

        private async Task Release(Act act, int which)
        {
            var early = Booked[which];
            var end = early.Range.Starts + early.Range.Length / 2;
            await Floor.Release(act, early.Holder, end);
            Booked[which] = early with { Range = early.Range with { Ends = end } };
        }

        private async Task Close(Act act, int unit, TimeRange range)
        {
            var closure = new Closure
            {
                SiteId = Site.Id,
                SpaceId = unit == 0 ? Hall.Id : null,
                Starts = range.Starts,
                Ends = range.Ends,
            };
            await Floor.Close(act, act.Add(closure));
            Closures.Add(closure);
        }

        private async Task Lift(Act act, Closure lifted)
        {
            act.Remove(lifted);
            await act.Save();
            await Floor.Release(act, lifted.Id);
            Closures.Remove(lifted);
        }
    }

    private static async Task<bool> NothingOverlapsAndNothingIsLost(TestDatabase database, House house)
    {
        var (site, units, held, closures) = (house.Site, house.Units, house.Booked, house.Closures);
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
