using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Web;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Organizations;

/// <summary>
/// Two organizations turned out to be one. The loser points to the winner, and nothing of either is rewritten: history,
/// followers, people and links are read over both. So it can be undone whole.
/// </summary>
public sealed class Merge
{
    /// <summary>For so long it can be undone.</summary>
    public static readonly TimeSpan Undoable = TimeSpan.FromDays(30);
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid LoserId { get; init; }

    /// <summary>The one it was merged into then; that one may have been merged on since.</summary>
    public Guid WinnerId { get; init; }

    /// <summary>What the loser was before.</summary>
    public OrganizationStatus Before { get; init; }

    /// <summary>The account.</summary>
    public Guid By { get; init; }

    /// <summary>UTC.</summary>
    public DateTime At { get; init; }
    public DateTime? Undone { get; set; }
}

/// <summary>Staff said that two that look alike are two: they are not shown as likely one again.</summary>
public sealed class KnownApart
{
    /// <summary>The lesser of the two ids.</summary>
    public Guid OneId { get; init; }
    public Guid OtherId { get; init; }

    /// <summary>The account.</summary>
    public Guid By { get; init; }

    /// <summary>UTC.</summary>
    public DateTime At { get; init; }

    public static KnownApart Of(Guid one, Guid other, Guid by, DateTime at) =>
        one.CompareTo(other) < 0
            ? new()
            {
                OneId = one,
                OtherId = other,
                By = by,
                At = at,
            }
            : new()
            {
                OneId = other,
                OtherId = one,
                By = by,
                At = at,
            };
}

/// <summary>What came of a merge.</summary>
public enum MergeAnswer
{
    Done,
    Changed,
    TooLate,
}

/// <summary>Merges organizations, and takes a merge back.</summary>
public sealed class MergeOrganizations(AppDb db, FindOrganizations listing, IOutputCacheStore pages, TimeProvider time)
{
    /// <summary>
    /// Whether the one may be merged into the other: what was suspended
    /// or declined would bring in people whom staff turned away.
    /// </summary>
    public static bool May(Organization loser, Organization winner) =>
        loser.Id != winner.Id
        && winner.Status == OrganizationStatus.Verified
        && loser.Status is OrganizationStatus.Verified or OrganizationStatus.Waiting;

    /// <summary>Changed when either is no longer as it was seen.</summary>
    public async Task<MergeAnswer> Now(
        Organization loser,
        Organization winner,
        Guid by,
        CancellationToken stop = default
    )
    {
        if (!May(loser, winner))
            return MergeAnswer.Changed;
        var now = time.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // Both rows are held, always in one order: whoever merges
        // either of them meanwhile comes after, and finds it changed.
        foreach (var seen in ((Organization[])[loser, winner]).OrderBy(row => row.Id))
            if (
                await db.Organizations()
                    .Where(row => row.Id == seen.Id && row.Version == seen.Version && row.Status == seen.Status)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version + 1), stop) == 0
            )
                return MergeAnswer.Changed;
        await db.Organizations()
            .Where(row => row.MergedIntoId == loser.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.MergedIntoId, winner.Id), stop);
        await db.Organizations()
            .Where(row => row.Id == loser.Id)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.MergedIntoId, winner.Id)
                        .SetProperty(row => row.Status, OrganizationStatus.Merged),
                stop
            );
        db.Merges()
            .Add(
                new()
                {
                    LoserId = loser.Id,
                    WinnerId = winner.Id,
                    Before = loser.Status,
                    By = by,
                    At = now,
                }
            );
        Note(now, by, loser, "organization.merged", "→ " + winner.Slug);
        Note(now, by, winner, "organization.merged", "← " + loser.Slug);
        await Save(transaction, stop);
        return MergeAnswer.Done;
    }

    /// <summary>The loser is what it was before, with all that was merged into it.</summary>
    public async Task<MergeAnswer> Undo(Guid id, Guid by, CancellationToken stop = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (await db.Merges().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, stop) is not { } merge)
            return MergeAnswer.Changed;
        if (merge.At + Merge.Undoable < now)
            return MergeAnswer.TooLate;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (
            await db.Merges()
                .Where(row => row.Id == id && row.Undone == null)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Undone, now), stop) == 0
        )
            return MergeAnswer.Changed;
        // The one it points to now, and what comes and goes under it, stands still for as long as we look.
        var loser = await db.Organizations().AsNoTracking().SingleAsync(row => row.Id == merge.LoserId, stop);
        await db.Organizations()
            .Where(row => row.Id == loser.MergedIntoId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version + 1), stop);
        if (
            await db.Organizations()
                .Where(row => row.Id == loser.Id && row.MergedIntoId == loser.MergedIntoId)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.MergedIntoId, (Guid?)null)
                            .SetProperty(row => row.Status, merge.Before)
                            .SetProperty(row => row.Version, row => row.Version + 1),
                    stop
                ) == 0
        )
            return MergeAnswer.Changed;
        var below = await Below(loser, stop);
        await db.Organizations()
            .Where(row => below.Contains(row.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.MergedIntoId, loser.Id), stop);
        Note(now, by, loser, "organization.unmerged", null);
        await Save(transaction, stop);
        return MergeAnswer.Done;
    }

    /// <summary>They look alike and are two.</summary>
    public async Task KeepApart(Organization one, Organization other, Guid by, CancellationToken stop = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        db.KnownApart().Add(Organizations.KnownApart.Of(one.Id, other.Id, by, now));
        Note(now, by, one, "organization.apart", other.Slug);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException error) when (error.IsTaken())
        {
            db.ChangeTracker.Clear();
        }
    }

    // Those that were merged into the loser, directly or by way of another: they go with it.
    private async Task<List<Guid>> Below(Organization loser, CancellationToken stop)
    {
        var into = await db.Merges()
            .AsNoTracking()
            .Where(row =>
                row.Undone == null
                && db.Organizations().Any(known => known.Id == row.LoserId && known.MergedIntoId == loser.MergedIntoId)
            )
            .ToListAsync(stop);
        var (below, front) = (new List<Guid>(), new List<Guid> { loser.Id });
        while (front.Count > 0)
        {
            front = [.. into.Where(row => front.Contains(row.WinnerId)).Select(row => row.LoserId)];
            below.AddRange(front);
        }
        return below;
    }

    private void Note(DateTime now, Guid by, Organization about, string action, string? detail) =>
        db.Audit().Add(AuditRow.Of(now, by, about.SiteId, action, "organization:" + about.Slug, detail));

    private async Task Save(
        Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction,
        CancellationToken stop
    )
    {
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        listing.Forget();
        await pages.EvictByTagAsync(PublicPages.Tag, stop);
    }
}

internal sealed class MergeTable : IEntityTypeConfiguration<Merge>, IEntityTypeConfiguration<KnownApart>
{
    public void Configure(EntityTypeBuilder<KnownApart> table)
    {
        table.ToTable("known_apart");
        table.HasKey(row => new { row.OneId, row.OtherId });
        table.HasOne<Organization>().WithMany().HasForeignKey(row => row.OneId);
        table.HasOne<Organization>().WithMany().HasForeignKey(row => row.OtherId);
    }

    public void Configure(EntityTypeBuilder<Merge> table)
    {
        table.ToTable("merges");
        table.HasOne<Organization>().WithMany().HasForeignKey(row => row.LoserId);
        table.HasOne<Organization>().WithMany().HasForeignKey(row => row.WinnerId);
        // One that is merged is merged once.
        table.HasIndex(row => row.LoserId).IsUnique().HasFilter("undone is null");
        table.HasIndex(row => new { row.WinnerId, row.At });
    }
}

public static class MergeTables
{
    public static DbSet<Merge> Merges(this AppDb db) => db.Set<Merge>();

    public static DbSet<KnownApart> KnownApart(this AppDb db) => db.Set<KnownApart>();

    /// <summary>
    /// What is merged points to one that is not, and says that it is
    /// merged: a pointer followed once ends at an organization with a page.
    /// </summary>
    public static readonly DatabaseGuard OneStep = new(
        ["merge_ends_after_one_step"],
        """
        create trigger if not exists merge_ends_after_one_step before update of merged_into_id, status on organizations
        when (new.merged_into_id is not null) <> (new.status = 'Merged')
            or new.merged_into_id is not null and (new.merged_into_id = new.id
                or exists (select 1 from organizations where id = new.merged_into_id and merged_into_id is not null)
                or exists (select 1 from organizations where merged_into_id = new.id))
        begin select raise(abort, 'merge_ends_after_one_step'); end;
        """,
        """
        create or replace function merge_ends_after_one_step() returns trigger language plpgsql as
        $$ begin
            if (new.merged_into_id is not null) <> (new.status = 'Merged')
                or new.merged_into_id is not null and (new.merged_into_id = new.id
                    or exists (select 1 from organizations where id = new.merged_into_id and merged_into_id is not null)
                    or exists (select 1 from organizations where merged_into_id = new.id))
            then raise exception 'merge_ends_after_one_step' using errcode = '23514'; end if;
            return new;
        end $$;
        create or replace trigger merge_ends_after_one_step before update of merged_into_id, status on organizations
            for each row execute function merge_ends_after_one_step();
        """
    );
}
