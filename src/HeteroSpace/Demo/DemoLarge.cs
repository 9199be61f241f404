using System.Data.Common;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Regions;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace HeteroSpace.Demo;

/// <summary>The load set: 35 sites (one per regency), 1,000 spaces, a million occupancies over three years, 12,908
/// members.</summary>
internal static class DemoLarge
{
    private const int Sites = 35,
        Spaces = 1000,
        Rows = 1_000_000,
        Members = 12_908;

    public static async Task Fill(IServiceProvider house, TimeProvider? time = null)
    {
        var (db, now) = (house.GetRequiredService<AppDb>(), (time ?? TimeProvider.System).GetUtcNow().UtcDateTime);
        var today = SiteClock.House.Date(now);
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await Grow(db);
        await AddMembers(db, today);
        await DemoHousehold.AddMany(db, today.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        var units = await db.Units()
            .AsNoTracking()
            .Where(unit => db.Sites().Any(site => site.Id == unit.SiteId && site.Slug.StartsWith("kab-")))
            .OrderBy(unit => unit.Id)
            .Select(unit => new { unit.Id, unit.SiteId })
            .ToListAsync();
        var wanted = Rows - await db.Occupancies().CountAsync();
        var rows = Occupied(
            [.. units.Select(unit => (unit.Id, unit.SiteId))],
            wanted,
            OpenDays(today, [.. await db.Holidays().Select(day => day.Date).ToListAsync()])
        );
        if (db.Engine == Engine.Postgres)
            await Copy(db, rows);
        else
            await Insert(db, rows);
        await new DemoLargeGiving(db, new(house, db), now).Add();
    }

    private static async Task Grow(AppDb db)
    {
        var codes = Enumerable
            .Range(1, 29)
            .Select(number => $"33.{number:00}")
            .Concat(Enumerable.Range(71, 6).Select(number => $"33.{number}"))
            .Except(["33.74", "33.72", "33.02"]);
        var missing = Spaces - await db.Spaces().CountAsync();
        var number = 0;
        foreach (var code in codes.Take(Sites - 3))
        {
            var site = new Site
            {
                Slug = "kab-" + code.Replace('.', '-'),
                Name = Region.Said(code),
                RegionCode = code,
                Address = $"Gedung UMKM, alun-alun {Region.Said(code)}",
            };
            db.Sites().Add(site);
            for (var day = DayOfWeek.Monday; day <= DayOfWeek.Saturday; day++)
                db.OpeningHours()
                    .Add(
                        new()
                        {
                            SiteId = site.Id,
                            Day = day,
                            Opens = new(8, 0),
                            Closes = new(21, 0),
                        }
                    );
            for (var share = missing / (Sites - 3) + (number < missing % (Sites - 3) ? 1 : 0); share > 0; share--)
            {
                var kind = (SpaceKind)(share % 12);
                var space = new Space
                {
                    SiteId = site.Id,
                    Slug = $"ruang-{share}",
                    Name = new($"{kind.Said()} {share}"),
                    Kind = kind,
                    Capacity = 4 + share % 40,
                    Amenities = ["wifi", "power"],
                    Position = share,
                };
                var unit = new Unit { SiteId = site.Id, Name = $"{share}" };
                db.AddRange(space, unit, new SpaceUnit { SpaceId = space.Id, UnitId = unit.Id });
            }
            number++;
        }
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    private static async Task AddMembers(AppDb db, DateOnly today)
    {
        // One an hour, the last of them lately.
        var since = today.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddHours(-Members - 24);
        foreach (var chunk in Enumerable.Range(1, Math.Max(0, Members - await db.People().CountAsync())).Chunk(2000))
        {
            db.People()
                .AddRange(
                    chunk.Select(number => new Person
                    {
                        Name = $"Peserta {number:00000}",
                        Kind = (PersonKind)(number % 7),
                        Phone = $"+62812{number:00000000}",
                        Since = since.AddHours(number),
                    })
                );
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
        // All of them come to the first site, and each to another one too.
        var sites = await db.Sites()
            .OrderBy(site => site.Slug == "semarang" ? 0 : 1)
            .ThenBy(site => site.Slug)
            .Select(site => site.Id)
            .ToListAsync();
        var known = await db.PersonSites().Select(row => new { row.PersonId, row.SiteId }).ToHashSetAsync();
        foreach (
            var chunk in (await db.People().Select(person => person.Id).OrderBy(id => id).ToListAsync())
                .Select((id, number) => (id, number))
                .Chunk(2000)
        )
        {
            db.PersonSites()
                .AddRange(
                    chunk
                        .SelectMany(person =>
                            new PersonSite[]
                            {
                                new() { PersonId = person.id, SiteId = sites[0] },
                                new() { PersonId = person.id, SiteId = sites[1 + person.number % (sites.Count - 1)] },
                            }
                        )
                        .Where(row => !known.Contains(new { row.PersonId, row.SiteId }))
                );
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Three years around today without Sundays and holidays, on which these houses are closed.</summary>
    private static DateTime[] OpenDays(DateOnly today, HashSet<DateOnly> closed) =>
        [
            .. Enumerable
                .Range(-547, 1095)
                .Select(today.AddDays)
                .Where(day => day.DayOfWeek != DayOfWeek.Sunday && !closed.Contains(day))
                .Select(day => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)),
        ];

    // About one a day for each unit, at hours that differ, never two that touch.
    private static IEnumerable<Occupancy> Occupied(List<(Guid Id, Guid Site)> units, int wanted, DateTime[] days)
    {
        var dice = new Random(770);
        for (var number = 0; number < wanted; number++)
        {
            var (unit, site) = units[number % units.Count];
            // More rows than days share a day's morning and afternoon; the houses open at eight, which is one o'clock
            // in UTC.
            var (slot, half) = (number / units.Count % days.Length, number / units.Count / days.Length);
            var starts = days[slot].AddHours(1 + half * 6 + dice.Next(0, 4));
            yield return new()
            {
                SiteId = site,
                UnitId = unit,
                Starts = starts,
                Ends = starts.AddHours(dice.Next(1, 3)),
                HolderKind = HolderKind.Imported,
                HolderId = site,
            };
        }
    }

    // The constraint is made anew afterwards and thereby checks every row; row by row it would take ten times as long.
    private static async Task Copy(AppDb db, IEnumerable<Occupancy> rows)
    {
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync(
            "alter table occupancies drop constraint if exists occupancies_no_overlap; "
                + "alter table occupancies disable trigger occupancies_in_turn;"
        );
        var connection = (Npgsql.NpgsqlConnection)db.Database.GetDbConnection();
        await using (
            var copy = await connection.BeginBinaryImportAsync(
                "copy occupancies (id, site_id, unit_id, starts, ends, holder_kind, holder_id) "
                    + "from stdin (format binary)"
            )
        )
        {
            foreach (var row in rows)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(row.Id);
                await copy.WriteAsync(row.SiteId);
                await copy.WriteAsync(row.UnitId);
                await copy.WriteAsync(row.Starts);
                await copy.WriteAsync(row.Ends);
                await copy.WriteAsync(row.HolderKind.ToString());
                await copy.WriteAsync(row.HolderId);
            }
            await copy.CompleteAsync();
        }
        await db.Database.ExecuteSqlRawAsync("alter table occupancies enable trigger occupancies_in_turn;");
        await Occupancy.NoOverlap.Create(db);
        await db.Database.ExecuteSqlRawAsync("analyze");
    }

    private static async Task Insert(AppDb db, IEnumerable<Occupancy> rows)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.GetDbTransaction();
        command.CommandText =
            "insert into occupancies (id, site_id, unit_id, starts, ends, holder_kind, holder_id) "
            + "values ($id, $site, $unit, $starts, $ends, $kind, $holder)";
        var parameters = ((string[])["$id", "$site", "$unit", "$starts", "$ends", "$kind", "$holder"])
            .Select(name => Parameter(command, name))
            .ToArray();
        foreach (var row in rows)
        {
            object[] values =
            [
                row.Id.ToByteArray(true),
                row.SiteId.ToByteArray(true),
                row.UnitId.ToByteArray(true),
                row.Starts,
                row.Ends,
                row.HolderKind.ToString(),
                row.HolderId.ToByteArray(true),
            ];
            for (var column = 0; column < values.Length; column++)
                parameters[column].Value = values[column];
            command.ExecuteNonQuery();
        }
        await transaction.CommitAsync();
        await db.Database.ExecuteSqlRawAsync("analyze");
    }

    private static DbParameter Parameter(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }
}
