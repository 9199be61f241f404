using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Organizations;

/// <summary>Open until staff decide, or its person takes it back.</summary>
public enum ClaimStatus
{
    Open,
    Granted,
    Refused,
    Withdrawn,
}

/// <summary>
/// Someone says that they lead an organization that has a page
/// already, as those that staff imported; staff of its site settle it.
/// </summary>
public sealed class Claim
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid OrganizationId { get; init; }
    public Guid PersonId { get; init; }

    /// <summary>What they are in it, and how staff can see that.</summary>
    public string Text { get; set; } = "";
    public ClaimStatus Status { get; set; }

    /// <summary>Why it was refused, as its person reads it.</summary>
    public string? Reason { get; set; }

    /// <summary>UTC.</summary>
    public DateTime Made { get; init; }
    public DateTime? Decided { get; set; }
}

/// <summary>A claim was settled: the job, written with the decision, by which its person is told.</summary>
public sealed record ClaimSettled(Guid ClaimId)
{
    public const string Job = "claim-settled";
}

/// <summary>Makes claims, takes them back, and settles them.</summary>
public sealed class ClaimOrganization(AppDb db, Frame frame)
{
    /// <summary>One person's claims that wait; more are asked to wait as well.</summary>
    public static int MostOpen { get; } = (int)Foundation.Web.HouseLimits.ClaimsOpen.Most;

    /// <summary>False when there is one open already, too many are, or the person leads it.</summary>
    public Task<bool> Make(Organization organization, Guid person, string text) =>
        frame.Do(
            async act =>
            {
                await db.TakeTurn($"claims:{person}");
                if (
                    organization.Status != OrganizationStatus.Verified
                    || await db.RoleIn(organization.Id, person) == OrganizationRole.Lead
                    || await OpenOf(person).CountAsync() >= MostOpen
                )
                    return act.Refuse(false);
                act.Add(
                    new Claim
                    {
                        OrganizationId = organization.Id,
                        PersonId = person,
                        Text = text,
                        Made = act.Now,
                    }
                );
                // Staff of the site have to find who claims.
                await act.KnowAt(person, organization.SiteId);
                return true;
            },
            Refusal.Taken(false)
        );

    private IQueryable<Claim> OpenOf(Guid person) =>
        db.Claims().Where(row => row.PersonId == person && row.Status == ClaimStatus.Open);

    public Task Withdraw(Guid organization, Guid person) =>
        frame.Do(act =>
            act.Update(
                OpenOf(person).Where(row => row.OrganizationId == organization),
                set =>
                    set.SetProperty(row => row.Status, ClaimStatus.Withdrawn).SetProperty(row => row.Decided, act.Now)
            )
        );

    /// <summary>
    /// Makes the person a lead of what they claimed (and so of what it was merged into since, for as long as it is); or
    /// says why not. False when it is settled already.
    /// </summary>
    public Task<bool> Settle(Guid id, Guid by, string? refusal) =>
        frame.Do(async act =>
        {
            var to = refusal is null ? ClaimStatus.Granted : ClaimStatus.Refused;
            var settled = await act.Update(
                db.Claims().Where(row => row.Id == id && row.Status == ClaimStatus.Open),
                set =>
                    set.SetProperty(row => row.Status, to)
                        .SetProperty(row => row.Reason, refusal)
                        .SetProperty(row => row.Decided, act.Now)
            );
            if (settled == 0)
                return act.Refuse(false);
            var claim = await db.Claims().AsNoTracking().SingleAsync(row => row.Id == id);
            var claimed = await db.Organizations().AsNoTracking().SingleAsync(row => row.Id == claim.OrganizationId);
            if (refusal is null)
                await act.Seat(claimed.Id, claim.PersonId, OrganizationRole.Lead);
            act.Note(
                claimed,
                by,
                refusal is null ? "claim.granted" : "claim.refused",
                $"person:{claim.PersonId}" + (refusal is null ? "" : ": " + refusal)
            );
            act.Tell(ClaimSettled.Job, new ClaimSettled(id));
            return true;
        });
}

internal sealed class ClaimTable : IEntityTypeConfiguration<Claim>
{
    public void Configure(EntityTypeBuilder<Claim> table)
    {
        table.ToTable("claims");
        table.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId);
        table.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
        table.Property(row => row.Text).HasMaxLength(1000);
        table.Property(row => row.Reason).HasMaxLength(500);
        table.HasIndex(row => new { row.OrganizationId, row.PersonId }).IsUnique().HasFilter("status = 'Open'");
        table.HasIndex(row => row.PersonId);
    }
}

public static class ClaimTables
{
    public static DbSet<Claim> Claims(this AppDb db) => db.Set<Claim>();

    /// <summary>Those that the staff of a site have to settle.</summary>
    internal static IQueryable<Claim> OpenClaims(this AppDb db, Guid site) =>
        db.Claims()
            .AsNoTracking()
            .Where(row =>
                row.Status == ClaimStatus.Open
                && db.Organizations().Any(of => of.Id == row.OrganizationId && of.SiteId == site)
            );
}
