using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.FrontDesk;

/// <summary>Staff by their accounts, as colleagues call them.</summary>
internal static class StaffNames
{
    public static async Task<Dictionary<Guid, string>> Of(AppDb db, IEnumerable<Guid?> accounts, CancellationToken stop)
    {
        var ids = accounts.OfType<Guid>().Distinct().ToArray();
        return ids.Length == 0
            ? []
            : (
                await db.People()
                    .Where(row => row.AccountId != null && ids.Contains(row.AccountId.Value))
                    .Select(row => new { row.AccountId, row.Name })
                    .ToListAsync(stop)
            ).ToDictionary(row => row.AccountId!.Value, row => row.Name);
    }

    /// <summary>Those who work at a site and its desk, by name.</summary>
    public static async Task<List<(Guid Account, string Name)>> At(AppDb db, Guid site, CancellationToken stop)
    {
        var accounts = db.RoleGrants()
            .Where(row => row.SiteId == site && (row.Role == Role.FrontDesk || row.Role == Role.SiteManager))
            .Select(row => row.AccountId);
        var rows = await db.People()
            .Where(row => row.AccountId != null && !row.Gone && accounts.Contains(row.AccountId.Value))
            .OrderBy(row => row.FoldedName)
            .Take(100)
            .Select(row => new { row.AccountId, row.Name })
            .ToListAsync(stop);
        return rows.ConvertAll(row => (row.AccountId!.Value, row.Name));
    }
}
