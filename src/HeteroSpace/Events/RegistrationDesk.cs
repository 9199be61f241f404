using System.Collections.Concurrent;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>
/// An event as registration needs to know it: its places and its questions, as they were a moment ago.
/// </summary>
public sealed record OpenEvent(Event Event, IReadOnlyList<SeatPool> Pools, IReadOnlyList<EventQuestion> Questions);

/// <summary>
/// Events that everyone may see, kept five seconds, so that a rush for one does not read the same rows thousands of
/// times. Only what a form asks and how it is worded stands on it: whether there is a seat, and whether registration is
/// open, the writer reads in the transaction in which it gives the seat. A change forgets it on every node.
/// </summary>
public sealed class RegistrationDesk(IServiceScopeFactory scopes, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, (long Read, OpenEvent? Found)> _known = new(StringComparer.Ordinal);

    /// <summary>After any change of an event, its places or who has them.</summary>
    public static readonly KeptInMemory InMemory = new(
        "events",
        house => house.GetRequiredService<RegistrationDesk>().Forget()
    );

    public void Forget() => _known.Clear();

    /// <summary>After the commit of an act; also the pages that visitors read.</summary>
    public static void Forget(Act act)
    {
        act.Forget(InMemory);
        act.IsSeen();
    }

    /// <summary>By its address; null when there is none that everyone may see.</summary>
    public async ValueTask<OpenEvent?> Of(string slug, CancellationToken stop = default)
    {
        if (_known.TryGetValue(slug, out var known) && time.GetElapsedTime(known.Read) < Kept)
            return known.Found;
        var read = time.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var of = await db.PublicEvents().AsNoTracking().SingleOrDefaultAsync(row => row.Slug == slug, stop);
        var found = of is null
            ? null
            : new OpenEvent(
                of,
                await db.SeatPools().AsNoTracking().Where(pool => pool.EventId == of.Id).ToListAsync(stop),
                await OnTheForm(db, of).AsNoTracking().OrderBy(row => row.Position).ToListAsync(stop)
            );
        if (_known.Count > 1000)
            _known.Clear();
        _known[slug] = (read, found);
        return found;
    }

    private static IQueryable<EventQuestion> OnTheForm(AppDb db, Event of) =>
        db.EventQuestions()
            .Where(row => row.EventId == of.Id && row.Asked != Asked.After && (row.Kind == "" || of.IsClass));
}
