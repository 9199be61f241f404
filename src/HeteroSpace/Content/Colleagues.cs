using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Content;

/// <summary>Those who make the channel, by account; and how far their episodes are seen.</summary>
internal static class ColleagueTables
{
    /// <summary>Names of accounts.</summary>
    public static async Task<Dictionary<Guid, string>> Colleagues(
        this AppDb db,
        IEnumerable<Guid?> accounts,
        CancellationToken stop
    )
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

    /// <summary>Who may be given something to make at a site: its editors, and those who manage it.</summary>
    public static async Task<List<(Guid Account, string Name)>> ColleaguesAt(
        this AppDb db,
        Guid site,
        CancellationToken stop
    )
    {
        var accounts = db.RoleGrants()
            .Where(row => row.SiteId == null || row.SiteId == site)
            .OfMakers()
            .Select(row => row.AccountId);
        return
        [
            .. (
                await db.People()
                    .SignInWith(accounts)
                    .OrderBy(row => row.FoldedName)
                    .Take(100)
                    .Select(row => new { row.AccountId, row.Name })
                    .ToListAsync(stop)
            ).Select(row => (row.AccountId!.Value, row.Name)),
        ];
    }

    /// <summary>
    /// Who may publish what somebody sent to be read: the other editors of the site and its managers.
    /// </summary>
    public static Task<List<Person>> ReviewersAt(
        this AppDb db,
        Guid site,
        Guid? sentBy,
        CancellationToken stop = default
    )
    {
        var accounts = db.RoleGrants()
            .Where(row => row.SiteId == site && (row.Role == Role.Editor || row.Role == Role.SiteManager))
            .Select(row => row.AccountId);
        return db.People()
            .AsNoTracking()
            .Where(row => row.AccountId != sentBy)
            .SignInWith(accounts)
            .OrderBy(row => row.Id)
            .Take(50)
            .ToListAsync(stop);
    }

    private static IQueryable<RoleGrant> OfMakers(this IQueryable<RoleGrant> grants) =>
        grants.Where(row =>
            row.Role == Role.Editor || row.Role == Role.SiteManager || row.Role == Role.ProvincialAdministrator
        );

    private static IQueryable<Person> SignInWith(this IQueryable<Person> people, IQueryable<Guid> accounts) =>
        people.Where(row => row.AccountId != null && !row.Gone && accounts.Contains(row.AccountId.Value));

    /// <summary>How often episodes were seen, over all outlets, by the newest word of each.</summary>
    public static async Task<Dictionary<Guid, long>> ViewsOf(
        this AppDb db,
        IReadOnlyCollection<Guid> episodes,
        CancellationToken stop
    )
    {
        var ids = episodes.ToArray();
        var figures = await db.EpisodeFigures()
            .Where(row => ids.Contains(row.EpisodeId))
            .GroupBy(row => new { row.EpisodeId, row.Outlet })
            .Select(group => new { group.Key.EpisodeId, Views = group.Max(row => row.Views) })
            .ToListAsync(stop);
        return figures
            .GroupBy(row => row.EpisodeId)
            .ToDictionary(group => group.Key, group => group.Sum(row => row.Views));
    }
}
