using System.Security.Claims;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>Who may let people in: the site's staff, and whoever they asked to help at this event.</summary>
public sealed class DoorRights(AppDb db, KnownPeople people, Permissions permissions)
{
    public async Task<bool> MayLetIn(ClaimsPrincipal user, Event of, CancellationToken stop = default) =>
        await permissions.May(user, EventTables.Desk, of.SiteId)
        || await permissions.May(user, Role.FrontDesk, of.SiteId)
        || await people.Behind(user) is { Gone: false } person
            && await db.EventHelpers().AnyAsync(row => row.EventId == of.Id && row.PersonId == person.Id, stop);
}
