using System.Collections.Concurrent;
using System.Security.Claims;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Security;

/// <summary>
/// What an account may do, by site. Grants are kept in memory for ten seconds; a change counts on
/// every node within a second.
/// </summary>
public sealed class Permissions(IServiceScopeFactory scopes, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<Guid, (long Read, RoleGrant[] Grants)> _known = new();

    /// <summary>After a role was given or taken.</summary>
    public static readonly KeptInMemory InMemory = new(
        "permissions",
        (house, account) => house.GetRequiredService<Permissions>().Forget(account)
    );

    /// <param name="account">Null for all.</param>
    public void Forget(Guid? account)
    {
        if (account is { } one)
            _known.TryRemove(one, out _);
        else
            _known.Clear();
    }

    public async ValueTask<bool> May(ClaimsPrincipal user, Role needed, Guid siteId) =>
        user.AccountId() is { } account
        && (await Of(account)).Any(grant =>
            (grant.SiteId is null || grant.SiteId == siteId) && Includes(grant.Role, needed)
        );

    public async ValueTask<bool> MayAny(ClaimsPrincipal user, IEnumerable<Role> needed, Guid siteId)
    {
        foreach (var role in needed)
            if (await May(user, role, siteId))
                return true;
        return false;
    }

    /// <summary>Sites at which the account has any role; null means all of them.</summary>
    public async ValueTask<IReadOnlySet<Guid>?> SitesOf(ClaimsPrincipal user)
    {
        if (user.AccountId() is not { } account)
            return new HashSet<Guid>();
        var grants = await Of(account);
        return grants.Any(grant => grant.SiteId is null)
            ? null
            : grants.Select(grant => grant.SiteId!.Value).ToHashSet();
    }

    /// <summary>What the account is at the site, also by a role that it holds everywhere; each once.</summary>
    public async ValueTask<IReadOnlyList<Role>> RolesAt(ClaimsPrincipal user, Guid siteId) =>
        user.AccountId() is not { } account
            ? []
            :
            [
                .. (await Of(account))
                    .Where(grant => grant.SiteId is null || grant.SiteId == siteId)
                    .Select(grant => grant.Role)
                    .Distinct()
                    .Order(),
            ];

    public async ValueTask<bool> IsStaff(ClaimsPrincipal user) =>
        user.AccountId() is { } account && (await Of(account)).Length > 0;

    public static bool Includes(Role held, Role needed) =>
        held == needed
        || held == Role.ProvincialAdministrator
        || held == Role.SiteManager && needed != Role.ProvincialAdministrator;

    private async ValueTask<RoleGrant[]> Of(Guid account)
    {
        if (_known.TryGetValue(account, out var known) && time.GetElapsedTime(known.Read) < Kept)
            return known.Grants;
        var read = time.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        var grants = await scope
            .ServiceProvider.GetRequiredService<AppDb>()
            .RoleGrants()
            .AsNoTracking()
            .Where(grant => grant.AccountId == account)
            .ToArrayAsync();
        if (_known.Count > 10_000)
            _known.Clear();
        _known[account] = (read, grants);
        return grants;
    }
}

public static class Principals
{
    public static Guid? AccountId(this ClaimsPrincipal user) =>
        user.Identity?.IsAuthenticated == true
        && Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? id
            : null;
}
