using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Organizations;

/// <summary>An organization as a card: who it is, in one line, and what it does now.</summary>
/// <param name="Line">The first sentence of its story; empty when it told none.</param>
/// <param name="Now">What comes next; when nothing does, what it did last.</param>
/// <param name="IsComing"><paramref name="Now"/> is still to come.</param>
/// <param name="Followers">Of known people.</param>
public sealed record OrganizationInList(
    ListedOrganization Listed,
    string? Logo,
    string Line,
    Activity? Now,
    bool IsComing,
    int Followers
);

/// <summary>Reads what cards of organizations tell: three questions, however many cards.</summary>
public sealed class OrganizationCards(AppDb db, TimeProvider time)
{
    private const int LongestLine = 110;

    // One that was merged did what it did for the other.
    private sealed record Part(Guid Id, Guid Root, string Story, string? Logo, Activity? Next, Activity? Last);

    public async Task<IReadOnlyList<OrganizationInList>> Of(
        IReadOnlyList<ListedOrganization> rows,
        CancellationToken stop = default
    )
    {
        if (rows.Count == 0)
            return [];
        var ids = rows.Select(row => row.Id).ToArray();
        var parts = (await Parts(ids, stop)).ToLookup(part => part.Root);
        var followers = await Followers(ids, stop);
        return [.. rows.Select(row => Card(row, [.. parts[row.Id]], followers.GetValueOrDefault(row.Id)))];
    }

    private static OrganizationInList Card(ListedOrganization row, List<Part> parts, int followers)
    {
        var own = parts.Find(part => part.Id == row.Id);
        var last = parts.Select(part => part.Last).OfType<Activity>().OrderBy(IsRoom).ThenByDescending(done => done.At);
        var story = own?.Story is { Length: > 0 } told ? told : "";
        var (coming, done) = (Next(parts.Select(part => part.Next).OfType<Activity>()), last.FirstOrDefault());
        return new(row, own?.Logo, FirstSentence(story), coming ?? done, coming is not null, followers);
    }

    /// <summary>
    /// The one that is told as what comes next, on its card and its page alike: what it makes before the room it sits
    /// in, and of these the nearest. Null when nothing comes.
    /// </summary>
    internal static Activity? Next(IEnumerable<Activity> coming) =>
        coming.OrderBy(IsRoom).ThenBy(next => next.At).FirstOrDefault();

    private static bool IsRoom(Activity done) => done.Kind == Activity.OfBooking;

    private async Task<List<Part>> Parts(Guid[] ids, CancellationToken stop)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return await db.Organizations()
            .AsNoTracking()
            .Where(row => ids.Contains(row.Id) || row.MergedIntoId != null && ids.Contains(row.MergedIntoId.Value))
            .Select(row => new Part(
                row.Id,
                row.MergedIntoId ?? row.Id,
                row.Story,
                row.Logo,
                db.Activities()
                    .Where(done => done.OrganizationId == row.Id && done.At > now)
                    // What it makes says more of it than the room it sits in.
                    .OrderBy(done => done.Kind == Activity.OfBooking)
                    .ThenBy(done => done.At)
                    .FirstOrDefault(),
                db.Activities()
                    .Where(done => done.OrganizationId == row.Id && done.At <= now)
                    .OrderBy(done => done.Kind == Activity.OfBooking)
                    .ThenByDescending(done => done.At)
                    .FirstOrDefault()
            ))
            .ToListAsync(stop);
    }

    private Task<Dictionary<Guid, int>> Followers(Guid[] ids, CancellationToken stop) =>
        db.Followers()
            .Where(follower => db.People().AreKnown().Any(person => person.Id == follower.PersonId))
            .Join(
                db.Organizations(),
                follower => follower.OrganizationId,
                row => row.Id,
                (follower, row) => new { Root = row.MergedIntoId ?? row.Id, follower.PersonId }
            )
            .Where(pair => ids.Contains(pair.Root))
            .Distinct()
            .GroupBy(pair => pair.Root)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, stop);

    // Up to the first mark that ends one, on its first line.
    internal static string FirstSentence(string story)
    {
        var line = story.Split('\n', 2)[0].Trim();
        var ends = ((string[])[". ", "! ", "? "])
            .Select(mark => line.IndexOf(mark, StringComparison.Ordinal))
            .Where(at => at > 0);
        return Words.Cut(line[..(ends.Any() ? ends.Min() + 1 : line.Length)], LongestLine);
    }
}
