using HeteroSpace.Discussions;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>Ideas and initiatives are commented on.</summary>
public static class IdeaComments
{
    public const string Kind = "idea",
        InitiativeKind = "initiative";

    internal static readonly CommentSubject OfIdea = new(
        Kind,
        async (services, id, stop) =>
            await services
                .GetRequiredService<AppDb>()
                .PublicIdeas()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.Id == id, stop)
                is { } idea
                ? new(
                    idea.SiteId,
                    idea.Title,
                    "/gagasan/" + idea.Slug,
                    idea.Status is IdeaStatus.Open or IdeaStatus.TakenUp
                        && (
                            !idea.IsProposal
                            || await Allows(services.GetRequiredService<AppDb>(), idea.InitiativeId!.Value, stop)
                        )
                )
                : null
    );

    /// <summary>As long as the active phase allows it.</summary>
    internal static readonly CommentSubject OfInitiative = new(
        InitiativeKind,
        async (services, id, stop) =>
        {
            var db = services.GetRequiredService<AppDb>();
            if (
                await db.Initiatives().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.Published, stop)
                is not { } initiative
            )
                return null;
            return new(initiative.SiteId, initiative.Title, "/jejak/" + initiative.Slug, await Allows(db, id, stop));
        }
    );

    private static async Task<bool> Allows(AppDb db, Guid initiative, CancellationToken stop) =>
        (
            await db.Initiatives()
                .Where(row => row.Id == initiative && row.Finished == null)
                .Join(
                    db.InitiativePhases(),
                    row => new { row.Id, Position = row.Active },
                    phase => new { Id = phase.InitiativeId, phase.Position },
                    (_, phase) => phase.Allows
                )
                .SingleOrDefaultAsync(stop)
        ).HasFlag(Acts.Comment);
}
