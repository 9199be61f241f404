using System.Collections.Concurrent;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Web;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Ui;

/// <summary>Who reads the console of a site, and what they are there.</summary>
public sealed record ConsoleReader(Guid Account, ShellSite Site, IReadOnlyList<Role> Roles)
{
    public bool May(Role needed) => Roles.Any(held => Permissions.Includes(held, needed));
}

/// <summary>
/// How many things behind a link of the console wait for its reader: the page's own query, counted, so that menu and
/// list never differ.
/// </summary>
/// <param name="Rows">The kinds of row it reads: when one was changed, it is counted anew.</param>
public sealed record WhatWaits(
    Func<IServiceProvider, ConsoleReader, CancellationToken, Task<int>> Count,
    params Type[] Rows
)
{
    /// <summary>Two with the same roles may find different numbers.</summary>
    public bool IsOwn { get; init; }

    /// <summary>The rows of one query, which reads no other table.</summary>
    public static WhatWaits Of<T>(Func<AppDb, ConsoleReader, IQueryable<T>> rows)
        where T : class =>
        new((services, reader, stop) => rows(services.GetRequiredService<AppDb>(), reader).CountAsync(stop), typeof(T));
}

/// <summary>
/// The one reader of what waits. A count stands in memory for ten seconds, for all who hold the same roles at the site,
/// and until a row of those it reads was changed, by whichever node; so a page of the console pays for what changed and
/// not for each link of its menu.
/// </summary>
public sealed class WaitingCounts(
    IServiceScopeFactory scopes,
    ThisNode node,
    TimeProvider time,
    ILogger<WaitingCounts> log
)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<Key, Held> _held = new();

    /// <summary>After a change of rows that no change row tells of, as of jobs.</summary>
    public static readonly KeptInMemory InMemory = new(
        "waiting",
        house => house.GetRequiredService<WaitingCounts>()._held.Clear()
    );

    private sealed record Key(string Path, Guid Site, string Roles, Guid? Account)
    {
        public static Key Of(ConsoleLink link, ConsoleReader reader) =>
            new(link.Path, reader.Site.Id, string.Join(' ', reader.Roles), link.Waiting!.IsOwn ? reader.Account : null);
    }

    private sealed record Held(int Count, string[] Tables, long Changes, long Read);

    /// <summary>Of each link behind which something waits, how many.</summary>
    public async Task<IReadOnlyDictionary<ConsoleLink, int>> Of(ConsoleSite here, CancellationToken stop)
    {
        var counts = new Dictionary<ConsoleLink, int>();
        var old = new List<ConsoleLink>();
        foreach (var link in here.Links.Where(link => link.Waiting is not null))
            if (Known(Key.Of(link, here.Reader)) is { } count)
                Note(counts, link, count);
            else
                old.Add(link);
        if (old.Count > 0)
            await Read(old, here.Reader, counts, stop);
        return counts;
    }

    private static void Note(Dictionary<ConsoleLink, int> counts, ConsoleLink link, int count)
    {
        if (count > 0)
            counts[link] = count;
    }

    private int? Known(Key key) =>
        _held.TryGetValue(key, out var held)
        && held.Changes == node.Changes(held.Tables)
        && time.GetElapsedTime(held.Read) < Kept
            ? held.Count
            : null;

    // In a scope of its own: the page reads over the request's database at the same time.
    private async Task Read(
        List<ConsoleLink> links,
        ConsoleReader reader,
        Dictionary<ConsoleLink, int> counts,
        CancellationToken stop
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var model = scope.ServiceProvider.GetRequiredService<AppDb>().Model;
        if (_held.Count > 10_000)
            _held.Clear();
        foreach (var link in links)
        {
            var waits = link.Waiting!;
            string[] tables = [.. waits.Rows.Select(row => model.FindEntityType(row)!.GetTableName()!)];
            // Before it is counted: what is changed meanwhile makes it old.
            var (changes, began) = (node.Changes(tables), time.GetTimestamp());
            // One that cannot be counted keeps nobody from the page.
            if (
                await Fence.Read<object>(
                    async () => await waits.Count(scope.ServiceProvider, reader, stop),
                    log,
                    link.Path
                )
                is not int count
            )
                continue;
            _held[Key.Of(link, reader)] = new(count, tables, changes, began);
            Note(counts, link, count);
        }
    }
}
