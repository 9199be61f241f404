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
/// A kind of thing that waits for staff behind a link of the console. It is counted in the menu by the query by which
/// it is listed where it is decided, so that number and list never differ, for each who may decide it.
/// </summary>
/// <param name="Key">Its part of an address.</param>
/// <param name="Said">What they are called, together.</param>
public sealed record WhatWaits(string Key, string Icon, Func<string> Said)
{
    public required Func<IServiceProvider, ConsoleReader, CancellationToken, Task<int>> Count { get; init; }

    /// <summary>The kinds of row it reads: when one was changed, it is counted anew.</summary>
    public required IReadOnlyList<Type> Rows { get; init; }

    /// <summary>The oldest of them, as rows.</summary>
    public required Func<WaitingAsked, Task<List<WaitingRow>>> Read { get; init; }

    /// <summary>Does what a button of a row says, with the rights of the reader.</summary>
    public Func<WaitingAsked, RowPress, Task<RowAnswer>>? Do { get; init; }

    /// <summary>Whoever has this role decides them. They wait for nobody else, though others may read of them; null
    /// where whoever may open the link's page decides.</summary>
    public Role? Decides { get; init; }

    public bool WaitsFor(ConsoleReader reader) => Decides is not { } needed || reader.May(needed);

    /// <summary>Two with the same roles may find different numbers.</summary>
    public bool IsOwn { get; init; }

    /// <summary>The rows of one query, which reads no other table.</summary>
    /// <param name="of">The query; counted as it is.</param>
    /// <param name="list">Puts them in order and takes as many as are asked for.</param>
    public static WhatWaits Of<T>(
        string key,
        string icon,
        Func<string> said,
        Func<AppDb, ConsoleReader, IQueryable<T>> of,
        Func<WaitingAsked, IQueryable<T>, Task<List<WaitingRow>>> list
    )
        where T : class =>
        new(key, icon, said)
        {
            Count = (services, reader, stop) => of(services.GetRequiredService<AppDb>(), reader).CountAsync(stop),
            Rows = [typeof(T)],
            Read = asked => list(asked, of(asked.Db, asked.Reader)),
        };
}

/// <summary>How much of each kind waits for a reader now.</summary>
public sealed class WaitingNow(IReadOnlyDictionary<string, int> byKind)
{
    public static readonly WaitingNow Nothing = new(new Dictionary<string, int>());

    public int All => byKind.Values.Sum();

    public int Of(WhatWaits kind) => byKind.GetValueOrDefault(kind.Key);

    /// <summary>Behind a link; behind the one where all of it is listed, all.</summary>
    public int Of(ConsoleLink link) => link.IsToday ? All : link.Waiting.Sum(Of);

    public int Of(TaskLinks task) => task.Links.Any(link => link.IsToday) ? All : task.Links.Sum(Of);
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

    private sealed record Key(string Kind, Guid Site, string Roles, Guid? Account)
    {
        public static Key Of(WhatWaits kind, ConsoleReader reader) =>
            new(kind.Key, reader.Site.Id, string.Join(' ', reader.Roles), kind.IsOwn ? reader.Account : null);
    }

    private sealed record Held(int Count, string[] Tables, long Changes, long Read);

    /// <summary>What waits for the reader.</summary>
    public Task<WaitingNow> Of(ConsoleSite here, CancellationToken stop) => Of(here.Waiting, here.Reader, stop);

    /// <summary>What the reader sees wait for those who decide it.</summary>
    public Task<WaitingNow> ForOthers(ConsoleSite here, CancellationToken stop) =>
        Of(here.WaitingForOthers, here.Reader, stop);

    private async Task<WaitingNow> Of(IEnumerable<WhatWaits> kinds, ConsoleReader reader, CancellationToken stop)
    {
        var counts = new Dictionary<string, int>();
        var old = new List<WhatWaits>();
        foreach (var kind in kinds)
            if (Known(Key.Of(kind, reader)) is { } count)
                counts[kind.Key] = count;
            else
                old.Add(kind);
        if (old.Count > 0)
            await Read(old, reader, counts, stop);
        return new(counts);
    }

    private int? Known(Key key) =>
        _held.TryGetValue(key, out var held)
        && held.Changes == node.Changes(held.Tables)
        && time.GetElapsedTime(held.Read) < Kept
            ? held.Count
            : null;

    // In a scope of its own: the page reads over the request's database at the same time.
    private async Task Read(
        List<WhatWaits> kinds,
        ConsoleReader reader,
        Dictionary<string, int> counts,
        CancellationToken stop
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var model = scope.ServiceProvider.GetRequiredService<AppDb>().Model;
        if (_held.Count > 10_000)
            _held.Clear();
        foreach (var kind in kinds)
        {
            string[] tables = [.. kind.Rows.Select(row => model.FindEntityType(row)!.GetTableName()!)];
            // Before it is counted: what is changed meanwhile makes it old.
            var (changes, began) = (node.Changes(tables), time.GetTimestamp());
            // One that cannot be counted keeps nobody from the page.
            if (
                await Fence.Read<object>(
                    async () => await kind.Count(scope.ServiceProvider, reader, stop),
                    log,
                    kind.Key
                )
                is not int count
            )
                continue;
            _held[Key.Of(kind, reader)] = new(count, tables, changes, began);
            counts[kind.Key] = count;
        }
    }
}
