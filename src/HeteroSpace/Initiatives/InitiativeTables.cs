using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Initiatives;

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
