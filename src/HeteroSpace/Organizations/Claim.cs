using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
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
public sealed class ClaimOrganization(AppDb db, TimeProvider time)
{
    /// <summary>One person's claims that wait; more are asked to wait as well.</summary>
    public static int MostOpen { get; } = (int)Foundation.Web.HouseLimits.ClaimsOpen.Most;
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>False when there is one open already, too many are, or the person leads it.</summary>
    public async Task<bool> Make(Organization organization, Guid person, string text, CancellationToken stop = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.TakeTurn($"claims:{person}", stop);
        if (
            organization.Status != OrganizationStatus.Verified
            || await db.RoleIn(organization.Id, person, stop) == OrganizationRole.Lead
            || await db.Claims().CountAsync(row => row.PersonId == person && row.Status == ClaimStatus.Open, stop)
                >= MostOpen
        )
            return false;
        db.Claims()
            .Add(
                new()
                {
                    OrganizationId = organization.Id,
                    PersonId = person,
                    Text = text,
                    Made = Now,
                }
            );
        // Staff of the site have to find who claims.
        try
        {
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
        }
        catch (DbUpdateException error) when (error.IsTaken())
        {
            db.ChangeTracker.Clear();
            return false;
        }
        await db.KnowAt(person, organization.SiteId, stop);
        return true;
    }

    public Task Withdraw(Guid organization, Guid person, CancellationToken stop = default)
    {
        var now = Now;
        return db.Claims()
            .Where(row =>
                row.OrganizationId == organization && row.PersonId == person && row.Status == ClaimStatus.Open
            )
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Status, ClaimStatus.Withdrawn).SetProperty(row => row.Decided, now),
                stop
            );
    }

    /// <summary>
    /// Makes the person a lead of what they claimed (and so of what it was merged into since, for as long as it is); or
    /// says why not. False when it is settled already.
    /// </summary>
    public async Task<bool> Settle(Guid id, Guid by, string? refusal, CancellationToken stop = default)
    {
        var now = Now;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (
            await db.Claims()
                .Where(row => row.Id == id && row.Status == ClaimStatus.Open)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.Status, refusal is null ? ClaimStatus.Granted : ClaimStatus.Refused)
                            .SetProperty(row => row.Reason, refusal)
                            .SetProperty(row => row.Decided, now),
                    stop
                ) == 0
        )
            return false;
        var claim = await db.Claims().AsNoTracking().SingleAsync(row => row.Id == id, stop);
        var claimed = await db.Organizations().AsNoTracking().SingleAsync(row => row.Id == claim.OrganizationId, stop);
        if (refusal is null)
            await MakeLead(claimed.Id, claim.PersonId, now, stop);
        db.Audit()
            .Add(
                AuditRow.Of(
                    now,
                    by,
                    claimed.SiteId,
                    refusal is null ? "claim.granted" : "claim.refused",
                    "organization:" + claimed.Slug,
                    $"person:{claim.PersonId}" + (refusal is null ? "" : ": " + refusal)
                )
            );
        db.Jobs().Add(Job.Of(ClaimSettled.Job, new ClaimSettled(id), now));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    private async Task MakeLead(Guid organization, Guid person, DateTime now, CancellationToken stop)
    {
        if (
            await db.OrganizationMembers()
                .SingleOrDefaultAsync(row => row.OrganizationId == organization && row.PersonId == person, stop) is
            { } member
        )
            member.Role = OrganizationRole.Lead;
        else
            db.OrganizationMembers()
                .Add(
                    new()
                    {
                        OrganizationId = organization,
                        PersonId = person,
                        Role = OrganizationRole.Lead,
                        Since = now,
                    }
                );
    }
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
}
