using HeteroSpace.Discussions;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>Ideas and initiatives are commented on.</summary>
public static class IdeaComments
{
    public const string Kind = "idea", InitiativeKind = "initiative";

    internal static readonly CommentSubject OfIdea = new(Kind, async (services, id, stop) =>
        await services.GetRequiredService<AppDb>().PublicIdeas().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, stop) is { } idea ? new(idea.SiteId, idea.Title, "/gagasan/" + idea.Slug, idea.Status is IdeaStatus.Open or IdeaStatus.TakenUp) : null);

    /// <summary>As long as the active phase allows it.</summary>
    internal static readonly CommentSubject OfInitiative = new(InitiativeKind, async (services, id, stop) =>
    {
        var db = services.GetRequiredService<AppDb>();
        if (await db.Initiatives().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.Published, stop) is not { } initiative) return null;
        var allows = await db.InitiativePhases().Where(row => row.InitiativeId == id && row.Position == initiative.Active).Select(row => row.Allows).SingleAsync(stop);
        return new(initiative.SiteId, initiative.Title, "/jejak/" + initiative.Slug, initiative.IsOpen && allows.HasFlag(Acts.Comment));
    });
}
