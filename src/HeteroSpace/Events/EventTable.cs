using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Events;

internal sealed class EventTable
    : IEntityTypeConfiguration<Event>,
        IEntityTypeConfiguration<EventSession>,
        IEntityTypeConfiguration<Speaker>,
        IEntityTypeConfiguration<SeatPool>,
        IEntityTypeConfiguration<EventQuestion>,
        IEntityTypeConfiguration<EventHelper>
{
    public void Configure(EntityTypeBuilder<Event> table)
    {
        table.ToTable("events", events => events.HasCheckConstraint("events_end_after_start", "ends > starts"));
        table.HasOne<Site>().WithMany().HasForeignKey(row => row.SiteId);
        table.HasOne<Initiative>().WithMany().HasForeignKey(row => row.InitiativeId);
        table.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId);
        table.Property(row => row.Slug).HasMaxLength(80);
        table.HasIndex(row => row.Slug).IsUnique();
        table.Property(row => row.Title).HasMaxLength(120);
        table.Property(row => row.FoldedTitle).HasMaxLength(500);
        table.Property(row => row.Summary).HasMaxLength(300);
        table.Property(row => row.Story).HasMaxLength(6000);
        table.Property(row => row.RegionCode).HasMaxLength(5);
        table.Property(row => row.Audience).HasMaxLength(200);
        table.Property(row => row.Picture).HasMaxLength(40);
        table.Property(row => row.DrawSecret).HasMaxLength(64);
        table.Property(row => row.Link).HasMaxLength(500);
        table.Property(row => row.CodeWord).HasMaxLength(60);
        table.Property(row => row.Recording).HasMaxLength(500);
        table.Property(row => row.Thanks).HasMaxLength(EventAlbums.MostThanks);
        table.Property(row => row.Reason).HasMaxLength(500);
        table.HasIndex(row => new { row.Status, row.Starts });
        table.HasIndex(row => new
        {
            row.SiteId,
            row.Status,
            row.Starts,
        });
        table
            .Ignore(row => row.Range)
            .Ignore(row => row.IsPublic)
            .Ignore(row => row.IsOpen)
            .Ignore(row => row.DrawCloses);
    }

    public void Configure(EntityTypeBuilder<EventSession> table)
    {
        table.ToTable(
            "event_sessions",
            sessions => sessions.HasCheckConstraint("event_sessions_end_after_start", "ends > starts")
        );
        table.HasOne<Event>().WithMany().HasForeignKey(row => row.EventId);
        table.HasOne<Space>().WithMany().HasForeignKey(row => row.SpaceId);
        table.Property(row => row.Title).HasMaxLength(120);
        table.Property(row => row.Place).HasMaxLength(200);
        table.Property(row => row.Text).HasMaxLength(2000);
        table.HasIndex(row => new { row.EventId, row.Starts });
        table.Ignore(row => row.Range);
    }

    public void Configure(EntityTypeBuilder<Speaker> table)
    {
        table.ToTable("event_speakers");
        table.HasOne<Event>().WithMany().HasForeignKey(row => row.EventId);
        table.HasOne<EventSession>().WithMany().HasForeignKey(row => row.SessionId);
        table.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId);
        table.Property(row => row.Name).HasMaxLength(120);
        table.Property(row => row.About).HasMaxLength(300);
    }

    public void Configure(EntityTypeBuilder<SeatPool> table)
    {
        // The last word on overselling: whoever writes, whatever they read before.
        table.ToTable(
            "seat_pools",
            pools =>
            {
                pools.HasCheckConstraint(
                    "seat_pools_never_oversold",
                    "taken >= 0 and (quota is null or taken <= quota)"
                );
                pools.HasCheckConstraint("seat_pools_make_sense", "quota is null or quota >= 0");
            }
        );
        table.HasOne<Event>().WithMany().HasForeignKey(row => row.EventId);
        table.Property(row => row.Code).HasMaxLength(20);
        table.Property(row => row.Name).HasMaxLength(120);
        table
            .HasIndex(row => new { row.EventId, row.Attend }, "OneOpenPool")
            .IsUnique()
            .HasFilter("code is null")
            .HasDatabaseName("seat_pools_one_open_a_way");
        table
            .HasIndex(row => new { row.EventId, row.Code }, "OneCode")
            .IsUnique()
            .HasDatabaseName("seat_pools_one_a_code");
        table.Ignore(row => row.Free);
    }

    public void Configure(EntityTypeBuilder<EventQuestion> table)
    {
        table.ToTable("event_questions");
        table.Property(row => row.Kind).HasMaxLength(20);
        table.HasOne<Event>().WithMany().HasForeignKey(row => row.EventId);
        table.Property(row => row.Text).HasMaxLength(300);
    }

    public void Configure(EntityTypeBuilder<EventHelper> table)
    {
        table.ToTable("event_helpers");
        table.HasKey(row => new { row.EventId, row.PersonId });
        table.HasOne<Event>().WithMany().HasForeignKey(row => row.EventId);
        table.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
        table.HasIndex(row => row.PersonId);
    }
}

public static class EventTables
{
    /// <summary>Who writes, publishes and cancels events.</summary>
    public const Role Desk = Role.ProgramOfficer;

    public static DbSet<Event> Events(this AppDb db) => db.Set<Event>();

    public static DbSet<EventSession> EventSessions(this AppDb db) => db.Set<EventSession>();

    public static DbSet<Speaker> Speakers(this AppDb db) => db.Set<Speaker>();

    public static DbSet<SeatPool> SeatPools(this AppDb db) => db.Set<SeatPool>();

    public static DbSet<EventQuestion> EventQuestions(this AppDb db) => db.Set<EventQuestion>();

    public static DbSet<EventHelper> EventHelpers(this AppDb db) => db.Set<EventHelper>();

    /// <summary>Proposals that a site has still to answer.</summary>
    internal static IQueryable<Event> ProposedEvents(this AppDb db, Guid site) =>
        db.Events().AsNoTracking().Where(row => row.SiteId == site && row.Status == EventStatus.Proposed);

    /// <summary>Those everyone may read: what stands, and what stood and was cancelled.</summary>
    public static IQueryable<Event> PublicEvents(this AppDb db) =>
        db.Events()
            .Where(row =>
                row.Status == EventStatus.Published || row.Status == EventStatus.Cancelled && row.Published != null
            );

    /// <summary>
    /// Pools as they are now, held until the transaction ends, always in one order so that no two wait for each other.
    /// On SQLite a writing transaction is alone anyway.
    /// </summary>
    public static async Task<Dictionary<Guid, SeatPool>> HoldPools(
        this AppDb db,
        IEnumerable<Guid> ids,
        CancellationToken stop = default
    )
    {
        var wanted = ids.Distinct().ToArray();
        var held =
            db.Engine == Engine.Postgres
                ? db.SeatPools()
                    .FromSqlRaw(
                        "select id, event_id, attend, code, name, quota, taken, until from seat_pools "
                            + "where id = any({0}) order by id for update",
                        [wanted]
                    )
                : db.SeatPools().Where(pool => wanted.Contains(pool.Id));
        return await held.AsNoTracking().ToDictionaryAsync(pool => pool.Id, stop);
    }

    /// <summary>All places of an event, held as <see cref="HoldPools"/> holds them.</summary>
    public static async Task<Dictionary<Guid, SeatPool>> HoldPoolsOf(
        this AppDb db,
        Guid eventId,
        CancellationToken stop = default
    ) =>
        await db.HoldPools(
            await db.SeatPools().Where(pool => pool.EventId == eventId).Select(pool => pool.Id).ToListAsync(stop),
            stop
        );

    private const string Holds = "('Offered', 'Confirmed')";

    /// <summary>
    /// What is taken of a pool is what its registrations hold: counted by the database with every change of theirs, so
    /// that it cannot drift, and refused by the check of the pool when it would be more than the quota.
    /// </summary>
    public static readonly DatabaseGuard SeatsAreCounted = new(
        ["registrations_take_seats", "registrations_move_seats", "registrations_give_seats"],
        $"""
        create trigger if not exists registrations_take_seats after insert on registrations when new.status in {Holds}
        begin update seat_pools set taken = taken + new.people where id = new.pool_id; end;
        create trigger if not exists registrations_move_seats after update of status, people, pool_id on registrations
        begin
            update seat_pools set taken = taken - old.people where id = old.pool_id and old.status in {Holds};
            update seat_pools set taken = taken + new.people where id = new.pool_id and new.status in {Holds};
        end;
        create trigger if not exists registrations_give_seats after delete on registrations when old.status in {Holds}
        begin update seat_pools set taken = taken - old.people where id = old.pool_id; end;
        """,
        $"""
        create or replace function registrations_take_seats() returns trigger language plpgsql as
        $$ begin update seat_pools set taken = taken + new.people where id = new.pool_id; return null; end $$;
        create or replace trigger registrations_take_seats after insert on registrations
            for each row when (new.status in {Holds}) execute function registrations_take_seats();
        create or replace function registrations_move_seats() returns trigger language plpgsql as
        $$ begin
            if old.status in {Holds} then
                update seat_pools set taken = taken - old.people where id = old.pool_id;
            end if;
            if new.status in {Holds} then
                update seat_pools set taken = taken + new.people where id = new.pool_id;
            end if;
            return null;
        end $$;
        create or replace trigger registrations_move_seats after update of status, people, pool_id on registrations
            for each row execute function registrations_move_seats();
        create or replace function registrations_give_seats() returns trigger language plpgsql as
        $$ begin update seat_pools set taken = taken - old.people where id = old.pool_id; return null; end $$;
        create or replace trigger registrations_give_seats after delete on registrations
            for each row when (old.status in {Holds}) execute function registrations_give_seats();
        """
    );
}
