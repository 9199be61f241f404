using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>Which proposals an organization finds most urgent.</summary>
public sealed class VotePriorities(AppDb db, Involve involve, Frame frame)
{
    /// <summary>
    /// An organization's first, second and third priority, as one; those before are replaced. False when the phase
    /// allows no vote.
    /// </summary>
    public Task<bool> Vote(Initiative initiative, Guid organization, IReadOnlyList<Guid> priorities, Guid by) =>
        frame.Do(async act =>
        {
            if (!await act.HoldActive(initiative, Acts.Vote) || !await MayStand(initiative, priorities))
                return act.Refuse(false);
            await Replace(act, initiative, organization, priorities);
            await involve.Offer(
                act,
                new(
                    initiative.Id,
                    organization,
                    initiative.Active,
                    InvolvementRole.Planner,
                    "vote",
                    initiative.Id,
                    initiative.Title,
                    act.Now
                )
                {
                    ConfirmedBy = by,
                }
            );
            act.IsSeen();
            return true;
        });

    private async Task<bool> MayStand(Initiative initiative, IReadOnlyList<Guid> priorities)
    {
        var proposals = await db.Ideas()
            .Where(row =>
                row.InitiativeId == initiative.Id
                && priorities.Contains(row.Id)
                && (row.Status == IdeaStatus.Open || row.Status == IdeaStatus.TakenUp)
            )
            .CountAsync();
        return priorities.Count is not (0 or > 3)
            && priorities.Distinct().Count() == priorities.Count
            && proposals == priorities.Count;
    }

    private async Task Replace(Act act, Initiative initiative, Guid organization, IReadOnlyList<Guid> priorities)
    {
        // One vote for one that was merged: what either chose before gives way.
        await act.Erase(
            db.PriorityVotes()
                .Where(row => row.InitiativeId == initiative.Id && db.Merged(organization).Contains(row.OrganizationId))
        );
        act.AddAll(
            priorities.Select(
                (idea, rank) =>
                    new PriorityVote
                    {
                        InitiativeId = initiative.Id,
                        OrganizationId = organization,
                        Rank = rank + 1,
                        IdeaId = idea,
                        At = act.Now,
                    }
            )
        );
    }
}
