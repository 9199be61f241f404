using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Initiatives;

/// <summary>What is to come of an initiative.</summary>
public enum InitiativeKind
{
    Event,
    Program,
    Content,
    Site,
}

/// <summary>
/// The six phases by which involvement is told; a template may name them otherwise, have several of one, or leave some
/// out.
/// </summary>
public enum Phase
{
    Idea,
    CoPlan,
    Commit,
    Deliver,
    Report,
    FollowUp,
}

/// <summary>
/// What people may do in a phase: data of the phase, asked by every page and act
/// (<see cref="InitiativePhase.Allows"/>).
/// </summary>
[Flags]
public enum Acts
{
    None = 0,
    Propose = 1,
    Support = 2,
    Comment = 4,
    Meet = 8,
    Vote = 16,
    Commit = 32,
    Register = 64,
    Report = 128,
}

/// <summary>Invited and not answered yet; taking part; declined or left.</summary>
public enum PartnerStatus
{
    Invited,
    Joined,
    Declined,
    Left,
}

/// <summary>
/// Something made together: from an idea over planning, commitments and delivery to report and follow-up, so that
/// everyone sees who took part when.
/// </summary>
public sealed class Initiative
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid SiteId { get; init; }

    /// <summary>Its address: <c>/jejak/{slug}</c>.</summary>
    public string Slug { get; set; } = "";
    public string Title { get; set; } = "";

    /// <summary>In a few sentences; Markdown.</summary>
    public string Summary { get; set; } = "";
    public InitiativeKind Kind { get; init; }

    /// <summary>
    /// A series such as a weekly class, whose duties fill by themselves; counted apart beside any score.
    /// </summary>
    public bool Light { get; init; }

    /// <summary>
    /// The booking series of a light one (<see cref="Bookings.Booking.SeriesId"/>): its sessions are read from there.
    /// </summary>
    public Guid? SeriesId { get; init; }

    /// <summary>Name of the template it was made from.</summary>
    public Bilingual Template { get; init; } = Bilingual.Empty;

    /// <summary>
    /// Position of the active phase: there is exactly one, and a guard keeps it open
    /// (<see cref="InitiativeTables.OneActivePhase"/>).
    /// </summary>
    public int Active { get; set; }

    /// <summary>Everyone sees its trail; a draft is for staff and those who take part.</summary>
    public bool Published { get; set; }

    /// <summary>UTC.</summary>
    public DateTime Started { get; init; }

    /// <summary>Its last phase was closed.</summary>
    public DateTime? Finished { get; set; }

    /// <summary>Ended before its time, and why, as everyone reads it.</summary>
    public string? Stopped { get; set; }
    public int Version { get; set; }

    public bool IsOpen => Finished is null;

    /// <summary>
    /// It is planned, promised or delivered now: what is held of it belongs to it. A series fills itself from its
    /// bookings.
    /// </summary>
    public bool TakesEvents(IEnumerable<InitiativePhase> phases) =>
        IsOpen
        && !Light
        && phases.Any(phase =>
            phase.Position == Active && phase.Phase is Phase.CoPlan or Phase.Commit or Phase.Deliver
        );
}

/// <summary>A phase of an initiative. One that was closed is not opened again.</summary>
public sealed class InitiativePhase
{
    public Guid InitiativeId { get; init; }

    /// <summary>From 0.</summary>
    public int Position { get; init; }
    public Phase Phase { get; init; }
    public Bilingual Name { get; init; } = Bilingual.Empty;
    public Acts Allows { get; init; }

    /// <summary>By when it should be closed, in the site's own time.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? Opened { get; set; }
    public DateTime? Closed { get; set; }

    /// <summary>What came of it, as everyone reads it; Markdown.</summary>
    public string Summary { get; set; } = "";

    /// <summary>Why staff closed it although duties were open; everyone reads it.</summary>
    public string? Overruled { get; set; }
}

/// <summary>
/// Something that must be done before a phase closes; filled by records (<see cref="DutyKind"/>) or by hand with
/// evidence.
/// </summary>
public sealed class Duty
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid InitiativeId { get; init; }
    public int Position { get; init; }

    /// <summary>The name of a <see cref="DutyKind"/>, or <c>checklist</c>.</summary>
    public string Kind { get; init; } = "";
    public Bilingual Text { get; init; } = Bilingual.Empty;

    /// <summary>The phase does not close without it.</summary>
    public bool Gate { get; init; }

    /// <summary>UTC.</summary>
    public DateTime? Done { get; set; }

    /// <summary>The account; null when it was filled by records.</summary>
    public Guid? By { get; set; }
    public string Evidence { get; set; } = "";
}

/// <summary>An organization that takes part, or is asked to.</summary>
public sealed class Partner
{
    public Guid InitiativeId { get; init; }
    public Guid OrganizationId { get; init; }
    public InvolvementRole Role { get; set; }
    public PartnerStatus Status { get; set; }

    /// <summary>UTC.</summary>
    public DateTime Asked { get; init; }
    public DateTime? Answered { get; set; }
}

/// <summary>Someone who wants to hear of every step.</summary>
public sealed class InitiativeFollower
{
    public Guid InitiativeId { get; init; }
    public Guid PersonId { get; init; }

    /// <summary>UTC.</summary>
    public DateTime Since { get; init; }
}

/// <summary>A note between staff; never on a public page.</summary>
public sealed class InternalNote
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid InitiativeId { get; init; }

    /// <summary>UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>The account.</summary>
    public Guid By { get; init; }
    public string Text { get; init; } = "";
}

internal sealed class InitiativeTable
    : IEntityTypeConfiguration<Initiative>,
        IEntityTypeConfiguration<InitiativePhase>,
        IEntityTypeConfiguration<Duty>,
        IEntityTypeConfiguration<Partner>,
        IEntityTypeConfiguration<InitiativeFollower>,
        IEntityTypeConfiguration<InternalNote>
{
    public void Configure(EntityTypeBuilder<Initiative> table)
    {
        table.ToTable("initiatives");
        table.Property(row => row.Slug).HasMaxLength(80);
        table.HasIndex(row => row.Slug).IsUnique();
        table.Property(row => row.Title).HasMaxLength(120);
        table.Property(row => row.Summary).HasMaxLength(2000);
        table.Property(row => row.Stopped).HasMaxLength(500);
        table.ComplexProperty(row => row.Template);
        table.Ignore(row => row.IsOpen);
        table.HasOne<Site>().WithMany().HasForeignKey(row => row.SiteId);
        table.HasIndex(row => new { row.SiteId, row.Started });
        // A series is one initiative.
        table.HasIndex(row => row.SeriesId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<InitiativePhase> table)
    {
        table.ToTable(
            "initiative_phases",
            phases =>
                phases.HasCheckConstraint(
                    "initiative_phase_closes_after_it_opens",
                    "closed is null or opened is not null"
                )
        );
        table.HasKey(row => new { row.InitiativeId, row.Position });
        table.HasOne<Initiative>().WithMany().HasForeignKey(row => row.InitiativeId);
        table.ComplexProperty(row => row.Name);
        table.Property(row => row.Allows).HasMaxLength(200);
        table.Property(row => row.Summary).HasMaxLength(4000);
        table.Property(row => row.Overruled).HasMaxLength(500);
        table.HasIndex(row => new { row.Phase, row.Closed });
    }

    public void Configure(EntityTypeBuilder<Duty> table)
    {
        table.ToTable("initiative_duties");
        table.HasOne<InitiativePhase>().WithMany().HasForeignKey(row => new { row.InitiativeId, row.Position });
        table.Property(row => row.Kind).HasMaxLength(30);
        table.ComplexProperty(row => row.Text);
        table.Property(row => row.Evidence).HasMaxLength(1000);
    }

    public void Configure(EntityTypeBuilder<Partner> table)
    {
        table.ToTable("initiative_partners");
        table.HasKey(row => new { row.InitiativeId, row.OrganizationId });
        table.HasOne<Initiative>().WithMany().HasForeignKey(row => row.InitiativeId);
        table.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId);
        table.HasIndex(row => row.OrganizationId);
    }

    public void Configure(EntityTypeBuilder<InitiativeFollower> table)
    {
        table.ToTable("initiative_followers");
        table.HasKey(row => new { row.InitiativeId, row.PersonId });
        table.HasOne<Initiative>().WithMany().HasForeignKey(row => row.InitiativeId);
        table.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
        table.HasIndex(row => row.PersonId);
    }

    public void Configure(EntityTypeBuilder<InternalNote> table)
    {
        table.ToTable("initiative_notes");
        table.HasOne<Initiative>().WithMany().HasForeignKey(row => row.InitiativeId);
        table.Property(row => row.Text).HasMaxLength(2000);
    }
}

public static class InitiativeTables
{
    /// <summary>Who starts initiatives and closes their phases.</summary>
    public const Role Desk = Role.ProgramOfficer;

    public static DbSet<Initiative> Initiatives(this AppDb db) => db.Set<Initiative>();

    public static DbSet<InitiativePhase> InitiativePhases(this AppDb db) => db.Set<InitiativePhase>();

    public static DbSet<Duty> Duties(this AppDb db) => db.Set<Duty>();

    public static DbSet<Partner> Partners(this AppDb db) => db.Set<Partner>();

    /// <summary>
    /// Those who take part, and if wanted those who are asked to, each as the organization it is now and once.
    /// </summary>
    public static IQueryable<Guid> PartnerRoots(this AppDb db, Guid initiative, bool invitedToo = false) =>
        db.Partners()
            .Where(row =>
                row.InitiativeId == initiative
                && (row.Status == PartnerStatus.Joined || invitedToo && row.Status == PartnerStatus.Invited)
            )
            .Join(
                db.Organizations(),
                row => row.OrganizationId,
                known => known.Id,
                (_, known) => known.MergedIntoId ?? known.Id
            )
            .Distinct();

    public static DbSet<InitiativeFollower> InitiativeFollowers(this AppDb db) => db.Set<InitiativeFollower>();

    public static DbSet<InternalNote> InternalNotes(this AppDb db) => db.Set<InternalNote>();

    /// <summary>
    /// Exactly one phase is active: the column that names it is never empty, and the phase it names is open. So it
    /// moves before the phase that was active is closed, and one that is closed never becomes it again.
    /// </summary>
    public static readonly DatabaseGuard OneActivePhase = new(
        ["initiative_active_phase_is_open", "initiative_active_phase_stays_open"],
        """
        create trigger if not exists initiative_active_phase_is_open before update of active on initiatives
        when not exists (
            select 1 from initiative_phases
            where initiative_id = new.id and position = new.active and opened is not null and closed is null)
        begin select raise(abort, 'initiative_active_phase_is_open'); end;
        create trigger if not exists initiative_active_phase_stays_open
        before update of opened, closed on initiative_phases
        when (new.closed is not null or new.opened is null) and exists (
            select 1 from initiatives
            where id = new.initiative_id and active = new.position and finished is null)
        begin select raise(abort, 'initiative_active_phase_stays_open'); end;
        """,
        """
        create or replace function initiative_active_phase_is_open() returns trigger language plpgsql as
        $$ begin
            if not exists (
                select 1 from initiative_phases
                where initiative_id = new.id and position = new.active and opened is not null and closed is null)
            then raise exception 'initiative_active_phase_is_open' using errcode = '23514'; end if;
            return new;
        end $$;
        create or replace trigger initiative_active_phase_is_open before update of active on initiatives
            for each row execute function initiative_active_phase_is_open();
        create or replace function initiative_active_phase_stays_open() returns trigger language plpgsql as
        $$ begin
            if (new.closed is not null or new.opened is null) and exists (
                select 1 from initiatives
                where id = new.initiative_id and active = new.position and finished is null)
            then raise exception 'initiative_active_phase_stays_open' using errcode = '23514'; end if;
            return new;
        end $$;
        create or replace trigger initiative_active_phase_stays_open
            before update of opened, closed on initiative_phases
            for each row execute function initiative_active_phase_stays_open();
        """
    );
}

public static class InitiativeWords
{
    public static string Said(this InitiativeKind kind) =>
        kind switch
        {
            InitiativeKind.Event => Words.Say("Acara", "Event"),
            InitiativeKind.Program => Words.Say("Program", "Program"),
            InitiativeKind.Content => Words.Say("Konten", "Content"),
            InitiativeKind.Site => Words.Say("Lokasi baru", "New site"),
        };

    public static string Said(this Phase phase) =>
        phase switch
        {
            Phase.Idea => Words.Say("Gagasan", "Idea"),
            Phase.CoPlan => Words.Say("Rencana bersama", "Co-planning"),
            Phase.Commit => Words.Say("Komitmen", "Commitments"),
            Phase.Deliver => Words.Say("Pelaksanaan", "Delivery"),
            Phase.Report => Words.Say("Laporan", "Report"),
            Phase.FollowUp => Words.Say("Tindak lanjut", "Follow-up"),
        };

    /// <summary>For a strip on a phone.</summary>
    public static string Short(this Phase phase) =>
        phase switch
        {
            Phase.Idea => Words.Say("Ide", "Idea"),
            Phase.CoPlan => Words.Say("Renc.", "Plan"),
            Phase.Commit => Words.Say("Komit.", "Commit"),
            Phase.Deliver => Words.Say("Laks.", "Do"),
            Phase.Report => Words.Say("Lapor", "Report"),
            Phase.FollowUp => Words.Say("Lanjut", "Follow"),
        };

    public static string Said(this Acts act) =>
        act switch
        {
            Acts.Propose => Words.Say("mengusulkan", "propose"),
            Acts.Support => Words.Say("mendukung", "support"),
            Acts.Comment => Words.Say("berkomentar", "comment"),
            Acts.Meet => Words.Say("rapat", "meet"),
            Acts.Vote => Words.Say("memilih prioritas", "vote on priorities"),
            Acts.Commit => Words.Say("berkomitmen", "commit"),
            Acts.Register => Words.Say("mendaftar", "register"),
            Acts.Report => Words.Say("melapor", "report"),
            _ => "",
        };

    public static string Said(this PartnerStatus status) =>
        status switch
        {
            PartnerStatus.Invited => Words.Say("Diundang", "Invited"),
            PartnerStatus.Joined => Words.Say("Ikut", "Takes part"),
            PartnerStatus.Declined => Words.Say("Belum bisa ikut", "Cannot take part"),
            PartnerStatus.Left => Words.Say("Keluar", "Left"),
        };
}
