using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Demo;

/// <summary>
/// The manager has invited two to work here: one has until the day after tomorrow, the other's link ended unused. And
/// the site was called otherwise in addresses before.
/// </summary>
internal static class DemoInvitations
{
    public static async Task Add(AppDb db, DateTime now, CancellationToken stop)
    {
        var site = await db.Sites().Where(row => row.Slug == "semarang").Select(row => row.Id).SingleAsync(stop);
        var manager = await db
            .Users.Where(account => account.Email == "pengelola@example.org")
            .Select(account => account.Id)
            .SingleAsync(stop);
        db.AddRange(
            Made(Role.FrontDesk, "+6281200001012", now.AddDays(-5)),
            Made(Role.ProgramOfficer, null, now.AddDays(-9))
        );
        db.Add(
            new FormerSlug
            {
                SiteId = site,
                Slug = "hetero-semarang",
                Since = now.AddDays(-200),
            }
        );
        await db.SaveChangesAsync(stop);

        // What they open by is told to nobody: no secret is so short.
        StaffInvitation Made(Role role, string? phone, DateTime at) =>
            new()
            {
                SiteId = site,
                Role = role,
                Phone = phone,
                Hash = StaffInvitation.HashOf(role.ToString()),
                By = manager,
                Made = at,
                Expires = at + StaffInvitation.Lasts,
            };
    }
}
