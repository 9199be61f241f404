using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Discussions;

/// <summary>Those who are told of what comes to a site.</summary>
public static class DeskStaff
{
    /// <summary>Who looks after it at a site, and its managers; without any of its own it is the province's.</summary>
    /// <param name="desk">Beside the managers.</param>
    public static IQueryable<Person> Of(AppDb db, Guid site, Role desk = Role.FrontDesk)
    {
        var own = db.RoleGrants()
            .Where(grant => grant.SiteId == site && (grant.Role == desk || grant.Role == Role.SiteManager));
        var accounts = OwnOrProvinces(db, own).Select(grant => grant.AccountId);
        return db.People()
            .AsNoTracking()
            .Where(person => !person.Gone && person.AccountId != null && accounts.Contains(person.AccountId.Value));
    }

    private static IQueryable<RoleGrant> OwnOrProvinces(AppDb db, IQueryable<RoleGrant> own) =>
        db.RoleGrants()
            .Where(grant =>
                own.Any(known => known.AccountId == grant.AccountId)
                || grant.SiteId == null && grant.Role == Role.ProvincialAdministrator && !own.Any()
            );

    /// <summary>Someone has dealt with it: nobody of the console need open what they were told.</summary>
    public static Task HaveDealtWith(Act act, params string[] links) =>
        act.Update(
            act.Db.Notices().Where(notice => notice.Read == null && links.Contains(notice.Link)),
            set => set.SetProperty(notice => notice.Read, act.Now)
        );
}
