using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Organizations;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>Which proposals an organization finds most urgent.</summary>
public sealed class VotePriorities(AppDb db, Involve involve, IOutputCacheStore pages, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>
    /// An organization's first, second and third priority, as one; those before are replaced. False when the phase
    /// allows no vote.
    /// </summary>
    public async Task<bool> Vote(
        Initiative initiative,
        Guid organization,
        IReadOnlyList<Guid> priorities,
        Guid by,
        CancellationToken stop = default
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!await db.HoldActive(initiative, Acts.Vote, stop))
            return false;
        if (!await MayStand(initiative, priorities, stop))
            return false;
        await Replace(initiative, organization, priorities, stop);
        await involve.Offer(
            new(
                initiative.Id,
                organization,
                initiative.Active,
                InvolvementRole.Planner,
                "vote",
                initiative.Id,
                initiative.Title,
                Now
            )
            {
                ConfirmedBy = by,
            },
            stop
        );
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        await Evict(stop);
        return true;
    }

    private async Task<bool> MayStand(Initiative initiative, IReadOnlyList<Guid> priorities, CancellationToken stop)
    {
        var proposals = await db.Ideas()
            .Where(row =>
                row.InitiativeId == initiative.Id
                && priorities.Contains(row.Id)
                && (row.Status == IdeaStatus.Open || row.Status == IdeaStatus.TakenUp)
            )
            .CountAsync(stop);
        return priorities.Count is not (0 or > 3)
            && priorities.Distinct().Count() == priorities.Count
            && proposals == priorities.Count;
    }

    private async Task Replace(
        Initiative initiative,
        Guid organization,
        IReadOnlyList<Guid> priorities,
        CancellationToken stop
    )
    {
        // One vote for one that was merged: what either chose before gives way.
        await db.PriorityVotes()
            .Where(row => row.InitiativeId == initiative.Id && db.Merged(organization).Contains(row.OrganizationId))
            .ExecuteDeleteAsync(stop);
        db.PriorityVotes()
            .AddRange(
                priorities.Select(
                    (idea, rank) =>
                        new PriorityVote
                        {
                            InitiativeId = initiative.Id,
                            OrganizationId = organization,
                            Rank = rank + 1,
                            IdeaId = idea,
                            At = Now,
                        }
                )
            );
    }

    private ValueTask Evict(CancellationToken stop) => pages.EvictByTagAsync(PublicPages.Tag, stop);
}
