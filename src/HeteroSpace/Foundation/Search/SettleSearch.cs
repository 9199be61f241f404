using System.Globalization;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Search;

/// <summary>
/// Writes the words of what the database marked as stale (<see cref="FindableGuard"/>), finds what has drifted, and
/// puts it right.
/// </summary>
internal sealed class SettleSearch(IEnumerable<Findable> kinds)
{
    public const string Job = "search-settle";

    /// <summary>So many at once: a change of thousands does not hold up whoever makes it.</summary>
    private const int AtOnce = 200;
    private readonly Dictionary<string, Findable> _kinds = kinds.ToDictionary(kind => kind.Kind);

    /// <summary>Within the caller's transaction; gives how many there were, at most <see cref="AtOnce"/>.</summary>
    public async Task<int> Once(AppDb db, CancellationToken stop = default)
    {
        db.TouchesWhatIsFound = false;
        var stale = await Stale(db, stop);
        foreach (var group in stale.GroupBy(row => row.Kind, row => row.SubjectId))
        {
            Guid[] ids = [.. group];
            if (_kinds.TryGetValue(group.Key, out var kind))
                await Write(db, kind, ids, stop);
            await db.StaleDocuments()
                .Where(row => row.Kind == group.Key && ids.Contains(row.SubjectId))
                .ExecuteDeleteAsync(stop);
        }
        return stale.Count;
    }

    /// <summary>All that is stale, a transaction for each two hundred.</summary>
    public async Task All(AppDb db, CancellationToken stop = default)
    {
        int count;
        do
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            count = await Once(db, stop);
            await transaction.CommitAsync(stop);
        } while (count == AtOnce);
    }

    // What another writes at this moment is theirs.
    private static Task<List<StaleDocument>> Stale(AppDb db, CancellationToken stop) =>
        (
            db.Engine == Engine.Postgres
                ? db.StaleDocuments()
                    .FromSqlRaw(
                        "select kind, subject_id from search_stale order by kind, subject_id limit {0} "
                            + "for update skip locked",
                        AtOnce
                    )
                : db.StaleDocuments().OrderBy(row => row.Kind).ThenBy(row => row.SubjectId).Take(AtOnce)
        )
            .AsNoTracking()
            .ToListAsync(stop);

    private static async Task Write(AppDb db, Findable kind, Guid[] ids, CancellationToken stop)
    {
        var texts = await kind.Read(db, ids, stop);
        var known = await Known(db, kind, ids, stop);
        var unknown = new List<SearchDocument>();
        foreach (var row in texts.OrderBy(text => text.At).Select(text => DocumentOf(kind, text)))
            if (!known.Remove(row.SubjectId, out var stands))
                unknown.Add(row);
            else if (Differs(stands, row))
                await Change(db, stands.Number, row, stop);
        if (unknown.Count > 0)
            await Insert(db, kind, unknown, stop);
        Guid[] gone = [.. known.Keys];
        if (gone.Length > 0)
            await db.SearchDocuments()
                .Where(row => row.Kind == kind.Kind && gone.Contains(row.SubjectId))
                .ExecuteDeleteAsync(stop);
        await KnownWords.Learn(db, texts.Select(text => text.Title), stop);
    }

    private static Task<Dictionary<Guid, SearchDocument>> Known(
        AppDb db,
        Findable kind,
        Guid[] ids,
        CancellationToken stop
    ) =>
        db.SearchDocuments()
            .AsNoTracking()
            .Where(row => row.Kind == kind.Kind && ids.Contains(row.SubjectId))
            .ToDictionaryAsync(row => row.SubjectId, stop);

    private static Task<int> Change(AppDb db, long number, SearchDocument row, CancellationToken stop) =>
        db.SearchDocuments()
            .Where(known => known.Number == number)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(known => known.SiteId, row.SiteId)
                        .SetProperty(known => known.PastFrom, row.PastFrom)
                        .SetProperty(known => known.Scope, row.Scope)
                        .SetProperty(known => known.Title, row.Title)
                        .SetProperty(known => known.Words, row.Words),
                stop
            );

    // Not saved by the context: it may be in the middle of saving. All in one statement: to read one with its triggers
    // costs an engine more than to write a row.
    private static async Task Insert(AppDb db, Findable kind, List<SearchDocument> rows, CancellationToken stop)
    {
        var (sqlite, values) = (db.Engine == Engine.Sqlite, new List<object?>());
        var last = sqlite ? await LastOf(db, kind, stop) : 0;
        foreach (var row in rows)
        {
            if (sqlite)
                values.Add(++last);
            values.AddRange(row.Kind, KeyOf(row.SubjectId), row.SiteId is { } site ? KeyOf(site) : null);
            values.AddRange(row.PastFrom, row.Scope, row.Title, row.Words);
        }
        var each = values.Count / rows.Count;
        var places = Enumerable
            .Range(0, rows.Count)
            .Select(at => $"({string.Join(", ", Enumerable.Range(at * each, each).Select(value => $"{{{value}}}"))})");
        var insert =
            $"insert into search_documents ({(sqlite ? "number, " : "")}kind, subject_id, site_id, past_from, scope, "
            + $"title, words) values {string.Join(", ", places)}";
        await db.Database.ExecuteSqlRawAsync(insert, values!, stop);

        object KeyOf(Guid id) => sqlite ? id.ToByteArray(true) : id;
    }

    private static async Task<long> LastOf(AppDb db, Findable kind, CancellationToken stop)
    {
        var (from, to) = SearchTables.NumbersOf(kind.Shelf);
        return await db.SearchDocuments()
                .Where(row => row.Number >= from && row.Number <= to)
                .MaxAsync(row => (long?)row.Number, stop)
            ?? from;
    }

    public static SearchDocument DocumentOf(Findable kind, FindableText text)
    {
        var title = SearchWords.Text(text.Title);
        var marked = title
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Distinct()
            .Select(word => Search.TitleMark + word);
        return new()
        {
            Kind = kind.Kind,
            SubjectId = text.Id,
            SiteId = text.Site,
            Scope = Search.ScopeOf(kind.Kind, text.Site),
            PastFrom = text.PastFrom is { } past ? new DateTimeOffset(past).ToUnixTimeSeconds() : long.MaxValue,
            Title = $"{title} {string.Join(' ', marked)}",
            Words = SearchWords.Text(text.Text),
        };
    }

    private static bool Differs(SearchDocument one, SearchDocument other) =>
        (one.SiteId, one.PastFrom, one.Scope, one.Title, one.Words)
        != (other.SiteId, other.PastFrom, other.Scope, other.Title, other.Words);

    /// <summary>
    /// What is out of step: public and not in the index, in it and not public, or with other words than it has.
    /// </summary>
    public async Task<IReadOnlyList<string>> Drift(AppDb db, CancellationToken stop = default)
    {
        var told = new List<string>();
        foreach (var kind in _kinds.Values.OrderBy(kind => kind.Order))
        {
            var (missing, other, hidden) = (0, 0, (await Strangers(db, kind, stop)).Count);
            foreach (var ids in (await kind.Public(db).OrderBy(id => id).ToListAsync(stop)).Chunk(AtOnce))
            {
                var known = await Known(db, kind, ids, stop);
                foreach (var text in await kind.Read(db, ids, stop))
                    if (!known.TryGetValue(text.Id, out var stands))
                        missing++;
                    else if (Differs(stands, DocumentOf(kind, text)))
                        other++;
            }
            if (missing + other + hidden > 0)
                told.Add(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The search is out of step with {kind.Table}: {missing} are not found, {other} by other "
                            + $"words, {hidden} are found and not public. The command \"search repair\" puts it right."
                    )
                );
        }
        return told;
    }

    /// <summary>Marks everything as changed and writes its words anew; gives how many there are.</summary>
    public async Task<int> Repair(AppDb db, CancellationToken stop = default)
    {
        var count = 0;
        foreach (var kind in _kinds.Values)
        {
            var strangers = (await Strangers(db, kind, stop)).ToArray();
            foreach (var gone in strangers.Chunk(AtOnce))
                await db.SearchDocuments()
                    .Where(row => row.Kind == kind.Kind && gone.Contains(row.SubjectId))
                    .ExecuteDeleteAsync(stop);
            foreach (var ids in (await kind.Public(db).OrderBy(id => id).ToListAsync(stop)).Chunk(AtOnce))
            {
                await using var transaction = await db.Database.BeginTransactionAsync(stop);
                await Write(db, kind, ids, stop);
                await transaction.CommitAsync(stop);
                count += ids.Length;
            }
        }
        await All(db, stop);
        return count;
    }

    private static async Task<List<Guid>> Strangers(AppDb db, Findable kind, CancellationToken stop) =>
        [
            .. (
                await db.SearchDocuments()
                    .Where(row => row.Kind == kind.Kind)
                    .Select(row => row.SubjectId)
                    .ToListAsync(stop)
            ).Except(await kind.Public(db).ToListAsync(stop)),
        ];
}
