using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People;

/// <summary>
/// Asks staff to see that a member is of their kind, and decides it.
/// What follows the kind (spaces kept for it) follows the verified one.
/// </summary>
public sealed class VerifyMember(AppDb db, KnownPeople known, TimeProvider time)
{
    /// <summary>False when one waits already.</summary>
    public async Task<bool> Ask(Verification asked, CancellationToken stop = default)
    {
        db.VerificationRows().Add(asked);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        // The unique index: pressed twice.
        catch (DbUpdateException error) when (error.IsTaken())
        {
            db.ChangeTracker.Clear();
            return false;
        }
        await db.KnowAt(asked.PersonId, asked.SiteId, stop);
        return true;
    }

    /// <summary>The member thinks again; false when it was decided meanwhile.</summary>
    public async Task<bool> TakeBack(Guid person, CancellationToken stop = default) =>
        await db.VerificationRows()
            .Where(row => row.PersonId == person && row.Status == VerificationStatus.Waiting)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.Status, VerificationStatus.Withdrawn)
                        .SetProperty(row => row.Decided, time.GetUtcNow().UtcDateTime),
                stop
            ) > 0;

    /// <summary>
    /// Staff of the site grant (no reason needed) or refuse. False when someone
    /// else decided, the member took it back, or is of another kind by now.
    /// </summary>
    public Task<bool> Decide(
        Guid id,
        Guid site,
        Guid by,
        bool granted,
        string? reason,
        CancellationToken stop = default
    ) =>
        Change(
            id,
            site,
            by,
            VerificationStatus.Waiting,
            granted ? VerificationStatus.Granted : VerificationStatus.Refused,
            reason,
            stop
        );

    /// <summary>
    /// What was granted no longer holds; the member reads why. Also takes back a grant made by mistake.
    /// </summary>
    public Task<bool> Withdraw(Guid id, Guid site, Guid by, string reason, CancellationToken stop = default) =>
        Change(id, site, by, VerificationStatus.Granted, VerificationStatus.Withdrawn, reason, stop);

    private async Task<bool> Change(
        Guid id,
        Guid site,
        Guid by,
        VerificationStatus from,
        VerificationStatus to,
        string? reason,
        CancellationToken stop
    )
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (
            await db.VerificationRows()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.Id == id && row.SiteId == site && row.Status == from, stop)
            is not { } row
        )
            return false;
        await using (var transaction = await db.Database.BeginTransactionAsync(stop))
        {
            if (
                await db.VerificationRows()
                    .Where(other => other.Id == id && other.Status == from)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(other => other.Status, to)
                                .SetProperty(other => other.By, by)
                                .SetProperty(other => other.Decided, now)
                                .SetProperty(other => other.Reason, reason),
                        stop
                    ) == 0
            )
                return false;
            var verified = to == VerificationStatus.Granted;
            var changed =
                to == VerificationStatus.Refused
                    ? 1
                    : await db.People()
                        .Where(person => person.Id == row.PersonId && person.Kind == row.Kind)
                        .ExecuteUpdateAsync(set => set.SetProperty(person => person.Verified, verified), stop);
            if (verified && changed == 0)
                return false;
            db.Audit()
                .Add(
                    AuditRow.Of(
                        now,
                        by,
                        site,
                        "kind." + to.ToString().ToLowerInvariant(),
                        "person:" + row.PersonId,
                        row.Kind.ToString()
                    )
                );
            db.Jobs().Add(Job.Of(VerificationDecided.Job, new VerificationDecided(id, to, now), now));
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
        }
        await ForgetKnown(row.PersonId, stop);
        return true;
    }

    private async Task ForgetKnown(Guid personId, CancellationToken stop)
    {
        if (
            await db.People()
                .Where(person => person.Id == personId)
                .Select(person => person.AccountId)
                .SingleOrDefaultAsync(stop) is
            { } account
        )
            known.Forget(account);
    }
}
