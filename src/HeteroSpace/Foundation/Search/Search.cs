using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Search;

/// <summary>What was found, best first.</summary>
/// <param name="Count">How many there are, up to <see cref="Search.Most"/>.</param>
public sealed record FoundByWords(IReadOnlyList<Guid> Ids, int Count);

/// <summary>Finds things by their words, alike on both engines.</summary>
public sealed class Search(AppDb db)
{
    /// <summary>Of what matches, so many of the newest are ranked; nobody reads further.</summary>
    public const int Most = 240;
    private const int MostWords = 8;

    /// <summary>Puts something into the index, or writes it anew; saved with the caller's changes.</summary>
    /// <param name="title">In all its languages, as it is read.</param>
    /// <param name="text">All else, as it is read.</param>
    public async Task Put(string kind, Guid id, Guid? site, string title, string text, CancellationToken stop = default)
    {
        var (titleWords, words) = (SearchWords.Text(title), SearchWords.Text(text));
        if (
            await db.SearchDocuments().SingleOrDefaultAsync(row => row.Kind == kind && row.SubjectId == id, stop) is
            { } known
        )
            (known.SiteId, known.Scope, known.Title, known.Words) = (site, ScopeOf(kind, site), titleWords, words);
        else
            db.SearchDocuments()
                .Add(
                    new()
                    {
                        Kind = kind,
                        SubjectId = id,
                        SiteId = site,
                        Scope = ScopeOf(kind, site),
                        Title = titleWords,
                        Words = words,
                    }
                );
    }

    /// <summary>
    /// The words of a kind and a site; a letter, digits and no vowel among them, which no word of a language is.
    /// </summary>
    public static string ScopeOf(string kind, Guid? site) =>
        site is { } of ? $"{KindWord(kind)} {SiteWord(of)}" : KindWord(kind);

    private static string KindWord(string kind) => "qk0" + kind;

    private static string SiteWord(Guid site) => "qs0" + site.ToString("n");

    public Task Drop(string kind, Guid id, CancellationToken stop = default) =>
        db.SearchDocuments().Where(row => row.Kind == kind && row.SubjectId == id).ExecuteDeleteAsync(stop);

    /// <summary>
    /// Whatever holds all of the words, the last of them also as a beginning; null when nothing was asked.
    /// </summary>
    public async Task<FoundByWords?> Find(
        string kind,
        string asked,
        Guid? site,
        int skip,
        int take,
        CancellationToken stop = default
    )
    {
        var words = SearchWords.Of(asked).ToList();
        if (words.Exists(word => !SearchWords.IsCommon(word.Written)))
            words.RemoveAll(word => SearchWords.IsCommon(word.Written));
        if (words.Count == 0)
            return asked.Trim() == "" ? null : new([], 0);
        words = [.. words.Take(MostWords)];
        var found =
            db.Engine == Engine.Sqlite
                ? await OnSqlite(kind, words, site, stop)
                : await OnPostgres(kind, words, site, stop);
        var page = found.Skip(skip).Take(take).ToArray();
        var subjects = await db.SearchDocuments()
            .Where(row => page.Contains(row.Number))
            .ToDictionaryAsync(row => row.Number, row => row.SubjectId, stop);
        return new([.. page.Where(subjects.ContainsKey).Select(number => subjects[number])], found.Count);
    }

    // Keys are letters and digits alone, so nothing typed can be read as part of the question's own language. Read from
    // the newest on, and no further than is ranked.
    private Task<List<long>> OnSqlite(
        string kind,
        List<(string Written, string Stem)> words,
        Guid? site,
        CancellationToken stop
    )
    {
        var query = string.Join(
            " AND ",
            [
                $"scope : {KindWord(kind)}",
                .. site is { } of ? (string[])[$"scope : {SiteWord(of)}"] : [],
                .. words.Select(
                    (word, at) =>
                    {
                        var keys = SearchWords.Keys(word.Written, word.Stem).Select(key => $"\"{key}\"");
                        var begun = at == words.Count - 1 ? $" OR \"{word.Written}\" *" : "";
                        return $"{{title words}} : ({string.Join(" OR ", keys)}{begun})";
                    }
                ),
            ]
        );
        return db
            .Database.SqlQuery<long>(
                $"""
                select number as "Value" from (
                    select rowid as number, bm25(search_words, 0.0, 8.0, 1.0) as likeness from search_words
                    where search_words match {query} order by rowid desc limit {Most}) newest
                order by likeness, number desc
                """
            )
            .ToListAsync(stop);
    }

    private Task<List<long>> OnPostgres(
        string kind,
        List<(string Written, string Stem)> words,
        Guid? site,
        CancellationToken stop
    )
    {
        var asked = string.Join(
            " & ",
            words.Select(
                (word, at) =>
                {
                    var begun = at == words.Count - 1 ? $" | {word.Written}:*" : "";
                    return $"({string.Join(" | ", SearchWords.Keys(word.Written, word.Stem))}{begun})";
                }
            )
        );
        var query = $"{KindWord(kind)} & {(site is { } of ? SiteWord(of) + " & " : "")}{asked}";
        return db
            .Database.SqlQuery<long>(
                $"""
                select number as "Value" from (
                    select number, vector from search_documents
                    where vector @@ to_tsquery('simple', {query}) order by number desc limit {Most}) newest
                order by ts_rank(vector, to_tsquery('simple', {asked})) desc, number desc
                """
            )
            .ToListAsync(stop);
    }
}
