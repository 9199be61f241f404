using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Search;

/// <summary>
/// How each engine is asked for words, so that what half of everything holds costs no more than what nothing does. Both
/// read from the newest on and stop when they have enough of a kind.
/// </summary>
internal static class WordsOnEngines
{
    // As the engine keeps an id: in bytes, the first the greatest.
    private sealed record Row(string Kind, long Number, byte[] SubjectId, long PastFrom)
    {
        public Search.Hit Hit => new(Kind, Number, new(SubjectId, bigEndian: true), PastFrom);
    }

    /// <summary>The newest of each kind that hold all of the words, the better first.</summary>
    public static Task<IReadOnlyList<Found>> In(this Asked asked, AppDb db, CancellationToken stop) =>
        db.Engine == Engine.Sqlite ? OnSqlite(asked, db, stop) : WordsOnPostgres.In(asked, db, stop);

    // Only of what kinds there are not enough yet the next question is asked: it goes no way to the engine.
    private static async Task<IReadOnlyList<Found>> OnSqlite(Asked asked, AppDb db, CancellationToken stop)
    {
        var gathered = new Gathered(asked.Most);
        foreach (var where in asked.Wheres)
        {
            Findable[] open = [.. asked.Among.Where(gathered.IsOpen)];
            if (open.Length == 0)
                break;
            gathered.Add(where, await Newest(asked, where, open, db, stop));
        }
        return gathered.All;
    }

    // A part for each kind: FTS5 walks its shelf from the newest back, and leaves off by itself.
    private static async Task<List<Search.Hit>> Newest(
        Asked asked,
        Where where,
        IReadOnlyList<Findable> kinds,
        AppDb db,
        CancellationToken stop
    )
    {
        var within = asked.Site is { } site ? $"scope : {Search.SiteWord(site)} AND " : "";
        var parts = kinds.Select(kind =>
        {
            var (from, to) = SearchTables.NumbersOf(kind.Shelf);
            return $$"""
                select '{{kind.Kind}}' as kind, d.number, d.subject_id, d.past_from from (
                    select rowid as number from search_words
                    where search_words match {1} and rowid between {{from}} and {{to}}
                    order by rowid desc limit {0}) newest
                join search_documents d on d.number = newest.number
                """;
        });
        var words = within + Written(asked.Words, where, asked.Begun);
        var rows = await db
            .Database.SqlQueryRaw<Row>(string.Join("\nunion all\n", parts), asked.Most, words)
            .ToListAsync(stop);
        return rows.ConvertAll(row => row.Hit);
    }

    /// <summary>The words as FTS5 reads them.</summary>
    // A beginning is not looked for under the mark, since the index of beginnings counts its letters too.
    public static string Written(AskedWords words, Where where, bool begun)
    {
        var (column, mark) = where.IsTitle() ? ("title", Search.TitleMark) : ("{title words}", "");
        return string.Join(
            " AND ",
            words.Written(
                begun,
                where.HasOthers(),
                (keys, beginning) =>
                {
                    var any = string.Join(" OR ", keys.Select(key => $"\"{mark}{key}\""));
                    return $"{column} : ({any}{(beginning is null ? "" : $" OR \"{beginning}\" *")})";
                }
            )
        );
    }

    public static bool IsTitle(this Where where) => where is Where.Title or Where.OthersInTitle;

    public static bool HasOthers(this Where where) => where >= Where.OthersInTitle;
}
