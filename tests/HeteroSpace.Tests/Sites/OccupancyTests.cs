using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Sites;

public sealed class OccupancyTests
{
    private static readonly DateTime Nine = new(2026, 8, 3, 2, 0, 0, DateTimeKind.Utc); // 09.00 WIB

    public static TheoryData<int, int, bool, string> Boundaries =>
        new()
        {
            //  from   to  fits
            { -60, 0, true, "ends as it begins" },
            { -60, 1, false, "a minute into it" },
            { 0, 60, false, "the same" },
            { 10, 20, false, "inside" },
            { -10, 70, false, "around" },
            { 59, 120, false, "its last minute" },
            { 60, 120, true, "begins as it ends" },
            { 120, 180, true, "later" },
        };

    [Theory, MemberData(nameof(Boundaries))]
    public async Task A_unit_is_never_held_twice(int from, int to, bool fits, string why)
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.Open();
        var unit = await AUnit(db);
        await Hold(db, unit, 0, 60);
        var refused = await Record.ExceptionAsync(() => Hold(db, unit, from, to));
        Assert.True(fits == refused is null, why);
        if (!fits)
            Assert.True(Occupancy.Refused(refused!), refused!.ToString());
    }

    [Fact]
    public async Task A_held_interval_cannot_be_moved_onto_another_but_may_grow_into_free_time()
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.Open();
        var unit = await AUnit(db);
        await Hold(db, unit, 0, 60);
        var second = await Hold(db, unit, 60, 120);
        second.Ends = Nine.AddMinutes(180);
        await db.SaveChangesAsync();
        await Assert.ThrowsAnyAsync<Exception>(() =>
            db.Occupancies()
                .Where(row => row.Id == second.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(moved => moved.Starts, Nine.AddMinutes(59)))
        );
    }

    [Fact]
    public async Task Of_64_writers_for_one_slot_one_wins_every_time()
    {
        await using var database = await TestDatabase.Create();
        Guid unit;
        await using (var db = database.Open())
            unit = await AUnit(db);
        for (var slot = 0; slot < 20; slot++)
        {
            var wins = await Task.WhenAll(
                Enumerable
                    .Range(0, 64)
                    .Select(_ =>
                        Task.Run(async () =>
                        {
                            await using var db = database.Open();
                            return await Record.ExceptionAsync(() => Hold(db, unit, slot * 60, slot * 60 + 60)) switch
                            {
                                null => 1,
                                var error when Occupancy.Refused(error) => 0,
                                var error => throw error,
                            };
                        })
                    )
            );
            Assert.Equal(1, wins.Sum());
        }
    }

    [Fact]
    public void A_long_hold_is_rows_of_a_week_at_most()
    {
        var rows = Occupancy
            .Of(
                Guid.CreateVersion7(),
                Guid.CreateVersion7(),
                new(Nine, Nine.AddDays(16)),
                HolderKind.Closure,
                Guid.CreateVersion7()
            )
            .ToList();
        Assert.Equal([7, 7, 2], rows.Select(row => (int)(row.Ends - row.Starts).TotalDays));
        Assert.All(rows.Zip(rows.Skip(1)), pair => Assert.Equal(pair.First.Ends, pair.Second.Starts));
    }

    private static async Task<Guid> AUnit(AppDb db)
    {
        var site = new Site { Slug = "semarang", Name = "Semarang" };
        var unit = new Unit { SiteId = site.Id, Name = "A" };
        db.AddRange(site, unit);
        await db.SaveChangesAsync();
        return unit.Id;
    }

    private static async Task<Occupancy> Hold(AppDb db, Guid unit, int from, int to)
    {
        var row = new Occupancy
        {
            SiteId = await db.Units().Where(known => known.Id == unit).Select(known => known.SiteId).SingleAsync(),
            UnitId = unit,
            Starts = Nine.AddMinutes(from),
            Ends = Nine.AddMinutes(to),
            HolderKind = HolderKind.Booking,
            HolderId = Guid.CreateVersion7(),
        };
        db.Occupancies().Add(row);
        await db.SaveChangesAsync();
        return row;
    }
}
