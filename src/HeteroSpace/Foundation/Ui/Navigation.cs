using System.Security.Claims;
using HeteroSpace.Foundation.Security;

namespace HeteroSpace.Foundation.Ui;

/// <summary>A tab of "my space", contributed by a module.</summary>
public sealed record MineLink(int Order, string Path, Func<string> Said)
{
    /// <summary>Stands in the row on the smallest phone too; the others are behind "Lainnya".</summary>
    public bool First { get; init; }

    /// <summary>How many things behind it the reader (an account) has not seen; null when nothing is counted.</summary>
    public Func<IServiceProvider, Guid, CancellationToken, Task<int>>? Unseen { get; init; }
}

/// <summary>A tab as its reader finds it.</summary>
public sealed record MineTab(MineLink Link, int Unseen);

/// <summary>
/// "My space" of whoever reads. Read once a request and in a scope of its own, since the page reads over the request's
/// database at the same time; a page that is kept for visitors never has a reader.
/// </summary>
public sealed class MineMenu(IEnumerable<MineLink> links, IServiceScopeFactory scopes)
{
    private Task<List<MineTab>>? _read;

    public Task<List<MineTab>> For(ClaimsPrincipal reader, CancellationToken stop = default) =>
        _read ??= Read(reader, stop);

    public async Task<int> Unseen(ClaimsPrincipal reader, CancellationToken stop = default) =>
        (await For(reader, stop)).Sum(tab => tab.Unseen);

    private async Task<List<MineTab>> Read(ClaimsPrincipal reader, CancellationToken stop)
    {
        var tabs = new List<MineTab>();
        await using var scope = scopes.CreateAsyncScope();
        foreach (var link in links.OrderBy(link => link.Order))
        {
            var unseen =
                link.Unseen is { } count && reader.AccountId() is { } account
                    ? await count(scope.ServiceProvider, account, stop)
                    : 0;
            tabs.Add(new(link, unseen));
        }
        return tabs;
    }
}

/// <summary>A site as the shells need it.</summary>
/// <param name="Phone">E.164, where people write to it by WhatsApp.</param>
public sealed record ShellSite(Guid Id, string Slug, string Name, Time.SiteClock Clock, string? Phone = null)
{
    /// <summary>When the desk is open, now or next, as known at <see cref="Read"/>.</summary>
    public Time.TimeRange? Open => FindOpen?.Invoke();

    /// <summary>Looks through days and holidays, and few who ask for the sites ask for this.</summary>
    public Func<Time.TimeRange?>? FindOpen { get; init; }
    public DateTime Read { get; init; }
    public bool Published { get; init; } = true;
}

/// <summary>The sites there are; the module Sites answers.</summary>
public interface IShellSites
{
    ValueTask<IReadOnlyList<ShellSite>> All(CancellationToken stop = default);
}

/// <summary>The clock of each site, by the site of a row; that of the province for what belongs to none.</summary>
public sealed class SiteClocks(IReadOnlyList<ShellSite> sites)
{
    private readonly Dictionary<Guid, Time.SiteClock> _bySite = sites.ToDictionary(site => site.Id, site => site.Clock);

    public Time.SiteClock this[Guid? site] =>
        site is { } id && _bySite.TryGetValue(id, out var clock) ? clock : Time.SiteClock.House;
}

public static class ShellSitesTime
{
    public static async ValueTask<SiteClocks> Clocks(this IShellSites sites, CancellationToken stop = default) =>
        new(await sites.All(stop));
}

/// <summary>
/// A component that stands under what people read; it takes the parameters <c>Source</c> (the page's address),
/// <c>Site</c> (a slug or empty) and <c>Rows</c>: what it reads of them first, one part after the other, since they
/// share the request's database.
/// </summary>
public sealed record ReadingEndPart(
    Type Component,
    Func<IServiceProvider, string, string, CancellationToken, Task<object?>> Read
);
