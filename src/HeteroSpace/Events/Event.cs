using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Events;

/// <summary>
/// Draft: staff write it. Proposed: a community asks for it, and staff read it. Published: it stands, its rooms are
/// held and people may register. The rest are ends.
/// </summary>
public enum EventStatus
{
    Draft,
    Proposed,
    Published,
    Declined,
    Cancelled,
}

/// <summary>How someone takes part; an event with places of both is hybrid.</summary>
public enum Attend
{
    InPerson,
    Online,
}

/// <summary>
/// By what people meet online: a link of any provider; a room on the configured Jitsi host; a stream everyone may watch
/// (IG or YouTube Live), where a code word shows who did.
/// </summary>
public enum OnlineBy
{
    Link,
    Jitsi,
    Stream,
}

/// <summary>
/// Something people come to, in a room, online or both; an initiative from its first day. Instants are UTC.
/// </summary>
public sealed class Event
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid SiteId { get; init; }

    /// <summary>Null only for one that was held before and imported: its trail is not known.</summary>
    public Guid? InitiativeId { get; init; }

    /// <summary>The community or partner whose event it is; null for one of the site's own.</summary>
    public Guid? OrganizationId { get; set; }

    /// <summary>Its address: <c>/acara/{slug}</c>.</summary>
    public string Slug { get; set; } = "";
    public string Title
    {
        get;
        set
        {
            field = value;
            FoldedTitle = Folded.Of(value);
        }
    } = "";

    /// <summary>The title as it is searched.</summary>
    public string FoldedTitle { get; private set; } = "";

    /// <summary>In one or two sentences.</summary>
    public string Summary { get; set; } = "";

    /// <summary>At length; Markdown.</summary>
    public string Story { get; set; } = "";
    public EventStatus Status { get; set; }
    public Sector Sector { get; set; }

    /// <summary>Whose region it is for, by Kepmendagri code; empty for everyone.</summary>
    public string RegionCode { get; set; } = "";

    /// <summary>For whom, in words.</summary>
    public string Audience { get; set; } = "";
    public List<string> Tags { get; set; } = [];

    /// <summary>The name of a stored picture (<see cref="Foundation.Files.Pictures"/>).</summary>
    public string? Picture { get; set; }

    /// <summary>When its first session begins and its last one ends.</summary>
    public DateTime Starts { get; set; }
    public DateTime Ends { get; set; }

    /// <summary>The day of the start in the site's own time, for lists and calendars.</summary>
    public DateOnly LocalDate { get; set; }

    /// <summary>Registration opens; at once when null.</summary>
    public DateTime? Opens { get; set; }

    /// <summary>Registration closes; with the end when null, since one may join something that runs.</summary>
    public DateTime? Closes { get; set; }

    /// <summary>
    /// Whoever registers within so many seconds of the opening is drawn by lot
    /// (<see cref="DrawLots"/>); 0 for first come, first served.
    /// </summary>
    public int DrawSeconds { get; set; }

    /// <summary>What the draw will be made with, secret until it is done.</summary>
    public string? DrawSecret { get; set; }

    /// <summary>When the draw was made; its secret is public from then on.</summary>
    public DateTime? Drawn { get; set; }

    /// <summary>
    /// Seats one registration may take; those who register a list take more (<see cref="RegistrationRules"/>).
    /// </summary>
    public int MostInGroup { get; set; } = 10;
    public OnlineBy OnlineBy { get; set; }

    /// <summary>The provider's link, or the stream's; for those registered only, unless it is a stream.</summary>
    public string? Link { get; set; }

    /// <summary>What is said in the stream; whoever knows it was there.</summary>
    public string? CodeWord { get; set; }

    /// <summary>Where it can be seen afterwards.</summary>
    public string? Recording { get; set; }

    /// <summary>People are asked before and after what they do digitally.</summary>
    public bool IsClass { get; set; }

    /// <summary>Whoever was there may have a certificate.</summary>
    public bool Certificates { get; set; }

    /// <summary>How many came to one that was held before and imported.</summary>
    public int? CameBefore { get; set; }

    /// <summary>Why it was declined or cancelled, as those concerned read it.</summary>
    public string? Reason { get; set; }

    /// <summary>The account that proposed or wrote it.</summary>
    public Guid By { get; init; }
    public DateTime Made { get; init; }
    public DateTime? Published { get; set; }

    /// <summary>When those registered were reminded, and thanked. UTC.</summary>
    public DateTime? Reminded { get; set; }
    public DateTime? Thanked { get; set; }

    /// <summary>
    /// Counts the changes that those registered must know; the SEQUENCE of its calendar entry (RFC 5545).
    /// </summary>
    public int Sequence { get; set; }
    public int Version { get; set; }

    public TimeRange Range => new(Starts, Ends);
    public bool IsPublic => Status is EventStatus.Published or EventStatus.Cancelled && Published is not null;
    public bool IsOpen => Status is EventStatus.Draft or EventStatus.Proposed or EventStatus.Published;

    /// <summary>Whoever registers before it takes part in the draw; null when there is none.</summary>
    public DateTime? DrawCloses => DrawSeconds > 0 && Opens is { } opens ? opens.AddSeconds(DrawSeconds) : null;
}

/// <summary>A part of an event, with its own time and room.</summary>
public sealed class EventSession
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid EventId { get; init; }

    /// <summary>Empty for the one session of a simple event.</summary>
    public string Title { get; set; } = "";

    /// <summary>UTC.</summary>
    public DateTime Starts { get; set; }
    public DateTime Ends { get; set; }

    /// <summary>Its room at the site; null when it is elsewhere, or online.</summary>
    public Guid? SpaceId { get; set; }

    /// <summary>
    /// Where it is when not in a room of ours; empty: where the event is (<see cref="EventSetting"/>).
    /// </summary>
    public string Place { get; set; } = "";
    public string Text { get; set; } = "";

    public TimeRange Range => new(Starts, Ends);
}

/// <summary>Someone who speaks at an event; a name as it is announced.</summary>
public sealed class Speaker
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid EventId { get; init; }

    /// <summary>The session; null for the whole event.</summary>
    public Guid? SessionId { get; set; }
    public int Position { get; set; }
    public string Name { get; set; } = "";
    public string About { get; set; } = "";

    /// <summary>The organization for which they speak: it took part.</summary>
    public Guid? OrganizationId { get; set; }
}

/// <summary>
/// Places of one way to attend: the open ones, or those kept for who has a code.
/// What is taken is counted by the database itself from the registrations that hold
/// seats, and never exceeds the quota (<see cref="EventTables.SeatsAreCounted"/>).
/// </summary>
public sealed class SeatPool
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid EventId { get; init; }
    public Attend Attend { get; init; }

    /// <summary>The code of an invitation; null for the open places.</summary>
    public string? Code { get; init; }

    /// <summary>For whom the invitation is.</summary>
    public string Name { get; set; } = "";

    /// <summary>How many places; null for as many as come (online only).</summary>
    public int? Quota { get; set; }

    /// <summary>Written by the database.</summary>
    public int Taken { get; init; }

    /// <summary>
    /// UTC; what is left of an invitation then goes to the open places. Null: when registration closes.
    /// </summary>
    public DateTime? Until { get; set; }

    public int Free => Quota is { } quota ? Math.Max(0, quota - Taken) : int.MaxValue;
}

/// <summary>When a question is asked; a class asks the same before and after.</summary>
public enum Asked
{
    AtRegistration,
    Before,
    After,
}

/// <summary>Something the organiser asks who registers.</summary>
public sealed class EventQuestion
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid EventId { get; init; }
    public int Position { get; set; }
    public Asked Asked { get; init; }

    /// <summary>
    /// Empty for the organiser's own; <c>digital</c> and <c>sure</c> for the two of every class,
    /// whose text stands in both languages (<see cref="ClassQuestions"/>).
    /// </summary>
    public string Kind { get; init; } = "";
    public string Text { get; set; } = "";

    /// <summary>What may be chosen; empty for an answer in words.</summary>
    public List<string> Choices { get; set; } = [];
    public bool Required { get; set; }
}

/// <summary>Someone who may check people in at one event without being staff.</summary>
public sealed class EventHelper
{
    public Guid EventId { get; init; }
    public Guid PersonId { get; init; }
}

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

    /// <summary>Those everyone may read: what stands, and what stood and was cancelled.</summary>
    public static IQueryable<Event> PublicEvents(this AppDb db) =>
        db.Events()
            .Where(row =>
                row.Status == EventStatus.Published || row.Status == EventStatus.Cancelled && row.Published != null
            );

    /// <summary>Those that may still be changed: <see cref="Event.IsOpen"/>.</summary>
    internal static IQueryable<Event> StillOpen(this IQueryable<Event> events) =>
        events.Where(row =>
            row.Status == EventStatus.Draft || row.Status == EventStatus.Proposed || row.Status == EventStatus.Published
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

public static class EventWords
{
    public static string Said(this EventStatus status) =>
        status switch
        {
            EventStatus.Draft => Words.Say("Konsep", "Draft"),
            EventStatus.Proposed => Words.Say("Diusulkan", "Proposed"),
            EventStatus.Published => Words.Say("Terbit", "Published"),
            EventStatus.Declined => Words.Say("Belum bisa diterima", "Declined"),
            EventStatus.Cancelled => Words.Say("Dibatalkan", "Cancelled"),
        };

    public static string Look(this EventStatus status) =>
        status switch
        {
            EventStatus.Draft or EventStatus.Proposed => "status-requested",
            EventStatus.Published => "status-confirmed",
            EventStatus.Declined => "status-declined",
            EventStatus.Cancelled => "status-cancelled",
        };

    public static string Said(this Attend attend) =>
        attend == Attend.InPerson ? Words.Say("Luring", "In person") : Words.Say("Daring", "Online");

    /// <summary>As the API names it.</summary>
    public static string Key(this Attend attend) => attend == Attend.InPerson ? "in-person" : "online";

    /// <summary>Luring, daring, or bauran for both.</summary>
    public static string Said(IReadOnlyCollection<Attend> ways) =>
        ways.Count switch
        {
            0 => "",
            1 => ways.First().Said(),
            _ => Words.Say("Bauran (luring dan daring)", "Hybrid"),
        };

    public static string Said(this OnlineBy by) =>
        by switch
        {
            OnlineBy.Link => Words.Say("Tautan (Zoom, Meet, …)", "A link (Zoom, Meet, …)"),
            OnlineBy.Jitsi => "Jitsi",
            OnlineBy.Stream => Words.Say("Siaran (YouTube, Instagram Live)", "A stream (YouTube, Instagram Live)"),
        };
}
