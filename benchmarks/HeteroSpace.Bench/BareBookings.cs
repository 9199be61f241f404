using HeteroSpace.Foundation.Db;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace;

/// <summary>The rows of a booking, without the product.</summary>
/// <param name="turn">Below ten; each has codes of its own.</param>
internal sealed class BareBookings(Guid site, IReadOnlyList<(Guid Id, Guid Unit)> rooms, DateTime from, int turn)
{
    private const string Sql = """
        insert into bookings (
            id, code, site_id, space_id, person_id, name, language, starts, ends, local_date,
            people, purpose, status, needs_approval, awaits_contact, made, version
        ) values (
            @id, @code, @site, @space, @person, 'Anggota UMKM', 'id', @starts, @ends, @date,
            2, 'Rapat', 'Confirmed', @no, @no, @made, 0
        );
        insert into booking_steps (id, booking_id, at, status, internal) values (@step, @id, @made, 'Confirmed', @no);
        insert into jobs (id, kind, payload, due, attempts, dead) values (
            @job, 'bare',
            '{"BookingId":"00000000-0000-0000-0000-000000000000","StepId":"00000000-0000-0000-0000-000000000000"}',
            @made, 0, @no
        );
        insert into occupancies (id, site_id, unit_id, starts, ends, holder_kind, holder_id)
            values (@occupancy, @site, @unit, @starts, @ends, 'Booking', @id);
        """;

    private static readonly string[] Names =
    [
        "@id",
        "@code",
        "@site",
        "@space",
        "@person",
        "@starts",
        "@ends",
        "@date",
        "@no",
        "@made",
        "@step",
        "@job",
        "@unit",
        "@occupancy",
    ];

    public async Task<double> Loop(AppDb db, double seconds)
    {
        var person = await db.People()
            .Where(known => known.Email == "anggota@example.org")
            .Select(known => known.Id)
            .SingleAsync();
        await using var loop = await BareLoop.Of(db, Sql, Names);
        var rate = await loop.Run(seconds, number => Values(loop, person, number));
        await db.Database.ExecuteSqlRawAsync("delete from jobs where kind = 'bare'");
        return rate;
    }

    private object[] Values(BareLoop loop, Guid person, int number)
    {
        var (space, unit) = rooms[number % rooms.Count];
        var starts = from.AddMinutes(30 * (number / rooms.Count));
        return
        [
            loop.NewId(),
            $"B{turn}{number:000000}",
            loop.Id(site),
            loop.Id(space),
            loop.Id(person),
            starts,
            starts.AddMinutes(30),
            DateOnly.FromDateTime(starts),
            false,
            DateTime.UtcNow,
            loop.NewId(),
            loop.NewId(),
            loop.Id(unit),
            loop.NewId(),
        ];
    }
}
