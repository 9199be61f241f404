using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Sites;

public enum HolderKind
{
    Booking,
    Closure,
    Event,
    Imported,
}

/// <summary>
/// A unit of floor is held from one instant to another (half-open), by a booking with its buffers, a closure, an event
/// or an imported busy time. The database refuses two rows of a unit that overlap: this is the whole guarantee against
/// double booking, whoever writes.
/// </summary>
public sealed class Occupancy
{
    /// <summary>Longer holds are several rows, so that a question about a week looks back no further than
    /// this.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid SiteId { get; init; }
    public Guid UnitId { get; init; }
    public DateTime Starts { get; init; }
    public DateTime Ends { get; set; }
    public HolderKind HolderKind { get; init; }
    public Guid HolderId { get; init; }

    public TimeRange Range => new(Starts, Ends);

    /// <summary>The rows that hold the unit for the range.</summary>
    public static IEnumerable<Occupancy> Of(Guid siteId, Guid unitId, TimeRange range, HolderKind kind, Guid holder)
    {
        for (var from = range.Starts; from < range.Ends; from += Longest)
            yield return new()
            {
                SiteId = siteId,
                UnitId = unitId,
                HolderKind = kind,
                HolderId = holder,
                Starts = from,
                Ends = range.Ends - from > Longest ? from + Longest : range.Ends,
            };
    }

    /// <summary>The guard refused: someone else holds the floor. An ordinary answer, to be met with
    /// alternatives.</summary>
    public static bool Refused(Exception error) =>
        error.GetBaseException() is var cause
        && (
            cause.Message.Contains("occupancies_no_overlap", StringComparison.Ordinal)
            || cause is Npgsql.PostgresException { SqlState: "23P01" }
        );

    /// <summary>Two nodes waited for each other and PostgreSQL let one go; trying again is right.</summary>
    public static bool WorthAnotherTry(Exception error) =>
        error.GetBaseException() is Npgsql.PostgresException { SqlState: "40P01" or "40001" };

    // One seek in (unit_id, starts) suffices on SQLite: among rows that do not overlap, the last to start before the
    // new end is the only one that can reach into the new range.
    public static readonly DatabaseGuard NoOverlap = new(
        ["occupancies_no_overlap", "occupancies_no_overlap_moved", "occupancies_in_turn"],
        """
        create trigger if not exists occupancies_no_overlap before insert on occupancies
        when (select ends from occupancies where unit_id = new.unit_id and starts < new.ends
              order by starts desc limit 1) > new.starts
        begin select raise(abort, 'occupancies_no_overlap'); end;
        create trigger if not exists occupancies_no_overlap_moved before update on occupancies
        when (select ends from occupancies where unit_id = new.unit_id and starts < new.ends and id <> old.id
              order by starts desc limit 1) > new.starts
        begin select raise(abort, 'occupancies_no_overlap'); end;
        """,
        """
        create extension if not exists btree_gist;
        do $$ begin
            if not exists (select from pg_constraint where conname = 'occupancies_no_overlap') then
                alter table occupancies add constraint occupancies_no_overlap
                    exclude using gist (unit_id with =, tstzrange(starts, ends, '[)') with &&);
            end if;
        end $$;
        -- Many writers inserting into one exclusion constraint wait for each other in a ring; one after the other they
        -- do not.
        create or replace function occupancies_in_turn() returns trigger language plpgsql as
        $$ begin perform pg_advisory_xact_lock(hashtextextended(new.unit_id::text, 0)); return new; end $$;
        create or replace trigger occupancies_in_turn before insert or update on occupancies
            for each row execute function occupancies_in_turn();
        """
    )
    {
        OnlySqlite = ["occupancies_no_overlap_moved"],
        OnlyPostgres = ["occupancies_in_turn"],
    };
}

public static class HeldFloor
{
    /// <summary>What touches the range. No row is longer than a week, so none that began earlier can reach into
    /// it.</summary>
    public static IQueryable<Occupancy> Touching(this IQueryable<Occupancy> floor, TimeRange range)
    {
        var (earliest, from, to) = (range.Starts - Occupancy.Longest, range.Starts, range.Ends);
        return floor.Where(row => row.Starts >= earliest && row.Starts < to && row.Ends > from);
    }

    /// <summary>All but what this holder has; all when it is null.</summary>
    public static IQueryable<Occupancy> Besides(this IQueryable<Occupancy> floor, Guid? holder) =>
        holder is { } id ? floor.Where(row => row.HolderId != id) : floor;
}

internal sealed class OccupancyTable : IEntityTypeConfiguration<Occupancy>
{
    public void Configure(EntityTypeBuilder<Occupancy> table)
    {
        table.ToTable(
            "occupancies",
            occupancies => occupancies.HasCheckConstraint("occupancies_end_after_start", "ends > starts")
        );
        table.HasOne<Unit>().WithMany().HasForeignKey(occupancy => occupancy.UnitId);
        table.HasIndex(occupancy => new { occupancy.UnitId, occupancy.Starts });
        // With the end, so that of a week only what reaches into the time is fetched.
        table.HasIndex(occupancy => new
        {
            occupancy.SiteId,
            occupancy.Starts,
            occupancy.Ends,
        });
        table.HasIndex(occupancy => occupancy.HolderId);
        table.Ignore(occupancy => occupancy.Range);
    }
}
