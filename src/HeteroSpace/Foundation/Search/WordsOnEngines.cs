using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Search;

/// <summary>
/// How each engine is asked for words, so that what half of everything holds costs no more than what nothing does. Both
/// read from the newest on and stop when they have enough of a kind.
/// </summary>
internal static class WordsOnEngines
{
    /// <param name="Most">So many of each kind.</param>
    /// <param name="Begun">The last word as a beginning.</param>
    /// <param name="Title">In the title alone.</param>
    /// <param name="Also">Also by what people call the same.</param>
    internal sealed record Bounds(Guid? Site, int Most, bool Begun, bool Title, bool Also);

    private static readonly Bounds Anywhere = new(null, 0, Begun: false, Title: false, Also: true);

    /// <summary>The newest of each kind that hold all of the words.</summary>
    public static Task<List<Search.Hit>> In(
        this AskedWords words,
        AppDb db,
        IReadOnlyList<Findable> kinds,
        Bounds bounds,
        CancellationToken stop
    ) =>
        db.Engine == Engine.Sqlite
            ? OnSqlite(words, db, kinds, bounds, stop)
            : OnPostgres(words, db, kinds, bounds, stop);

    /// <summary>How many things hold all of the words, up to a number.</summary>
    public static Task<int> Count(this AskedWords words, AppDb db, int most, CancellationToken stop)
    {
        if (words.Count == 0)
            return Task.FromResult(0);
        var (sqlite, postgres) = (ForSqlite(words, Anywhere), ForPostgres(words, Anywhere));
        var counted =
            db.Engine == Engine.Sqlite
                ? db.Database.SqlQuery<int>(
                    $"""
                    select count(*) as "Value" from (
                        select rowid from search_words where search_words match {sqlite} limit {most}) found
                    """
                )
                : db.Database.SqlQuery<int>(
                    $"""
                    select count(*)::int as "Value" from (select 1 from search_documents
                        where vector @@ to_tsquery('simple', {postgres}) limit {most}) found
                    """
                );
        return counted.SingleAsync(stop);
    }

    // A part for each kind: FTS5 walks its shelf from the newest back, and leaves off by itself.
    private static Task<List<Search.Hit>> OnSqlite(
        AskedWords words,
        AppDb db,
        IReadOnlyList<Findable> kinds,
        Bounds bounds,
        CancellationToken stop
    )
    {
        var (parts, values) = (new List<string>(), new List<object> { bounds.Most });
        var within = bounds.Site is { } site ? $"scope : {Search.SiteWord(site)} AND " : "";
        foreach (var kind in kinds)
        {
            var (from, to) = SearchTables.NumbersOf(kind.Shelf);
            parts.Add(
                $$"""
                select '{{kind.Kind}}' as kind, d.number, d.past_from from (
                    select rowid as number from search_words
                    where search_words match {{{values.Count}}} and rowid between {{from}} and {{to}}
                    order by rowid desc limit {0}) newest
                join search_documents d on d.number = newest.number
                """
            );
            values.Add(within + ForSqlite(words, bounds));
        }
        return db.Database.SqlQueryRaw<Search.Hit>(string.Join("\nunion all\n", parts), [.. values]).ToListAsync(stop);
    }

    // A GIN index knows no order, and reading what it finds costs more than finding it: so first among the newest few
    // thousand, which have enough of whatever is frequent, and then what kinds are still open among all.
    private static async Task<List<Search.Hit>> OnPostgres(
        AskedWords words,
        AppDb db,
        IReadOnlyList<Findable> kinds,
        Bounds bounds,
        CancellationToken stop
    )
    {
        var asked = ForPostgres(words, bounds);
        if (bounds.Site is { } site)
            asked = $"{Search.SiteWord(site)} & {asked}";
        var last = await db.SearchDocuments().MaxAsync(row => (long?)row.Number, stop) ?? 0;
        var found = await Newest(db, kinds.Count == 1 ? kinds : [], $"{Eras(last)} & {asked}", bounds.Most, stop);
        found.RemoveAll(hit => !kinds.Any(kind => kind.Kind == hit.Kind));
        var counts = found.CountBy(hit => hit.Kind).ToDictionary();
        Findable[] open = [.. kinds.Where(kind => counts.GetValueOrDefault(kind.Kind) < bounds.Most)];
        if (open.Length == 0 || last < 2 << SearchTables.EraBits)
            return found;
        var all = await Newest(db, open, asked, bounds.Most, stop);
        return [.. found.Where(hit => counts[hit.Kind] >= bounds.Most), .. all];
    }

    private static string Eras(long last)
    {
        var era = last >> SearchTables.EraBits;
        return $"({SearchTables.EraMark}{era} | {SearchTables.EraMark}{Math.Max(0, era - 1)})";
    }

    /// <param name="kinds">None for all of them, which costs less than to name each.</param>
    private static Task<List<Search.Hit>> Newest(
        AppDb db,
        IReadOnlyList<Findable> kinds,
        string asked,
        int most,
        CancellationToken stop
    )
    {
        var query =
            kinds.Count == 0
                ? asked
                : $"({string.Join(" | ", kinds.Select(kind => Search.ScopeOf(kind.Kind, null)))}) & {asked}";
        return db
            .Database.SqlQuery<Search.Hit>(
                $"""
                select kind, number, past_from from (
                    select kind, number, past_from, row_number() over (partition by kind order by number desc) as place
                    from search_documents where vector @@ to_tsquery('simple', {query})) ranked
                where place <= {most} order by number desc
                """
            )
            .ToListAsync(stop);
    }

    // A beginning is not looked for under the mark, since the index of beginnings counts its letters too.
    private static string ForSqlite(AskedWords words, Bounds bounds)
    {
        var (column, mark) = bounds.Title ? ("title", Search.TitleMark) : ("{title words}", "");
        return string.Join(
            " AND ",
            words.Written(
                bounds.Begun,
                bounds.Also,
                (keys, beginning) =>
                {
                    var any = string.Join(" OR ", keys.Select(key => $"\"{mark}{key}\""));
                    return $"{column} : ({any}{(beginning is null ? "" : $" OR \"{beginning}\" *")})";
                }
            )
        );
    }

    private static string ForPostgres(AskedWords words, Bounds bounds)
    {
        var mark = bounds.Title ? Search.TitleMark : "";
        return string.Join(
            " & ",
            words.Written(
                bounds.Begun,
                bounds.Also,
                (keys, beginning) =>
                    $"({string.Join(" | ", keys.Select(key => mark + key))}"
                    + $"{(beginning is null ? "" : $" | {mark}{beginning}:*")})"
            )
        );
    }
}
