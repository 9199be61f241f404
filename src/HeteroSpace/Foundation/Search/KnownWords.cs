using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Search;

/// <summary>
/// The words of titles, by their pieces of three letters, so that a misspelt word finds the one that was meant: kept in
/// a table of our own, since pg_trgm is an extension that the app's role may not install and SQLite has none. A word
/// stays when its title goes; a suggestion is only made of what finds something.
/// </summary>
internal static class KnownWords
{
    public const int MostLetters = 40;

    /// <summary>Shorter ones are like too many others.</summary>
    private const int FewestLetters = 4;
    private const int Candidates = 60;

    /// <summary>Within the caller's transaction.</summary>
    public static async Task Learn(AppDb db, IEnumerable<string> titles, CancellationToken stop)
    {
        // In one order, so that of two who learn the same neither waits for the other in a circle.
        string[] words =
        [
            .. titles
                .SelectMany(SearchWords.Of)
                .Select(word => word.Written)
                .Where(word =>
                    word.Length is >= FewestLetters and <= MostLetters
                    && !SearchWords.IsCommon(word)
                    && word.All(char.IsAsciiLetter)
                )
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
        foreach (var some in words.Chunk(200))
        {
            var known = await db.KnownWords()
                .Where(row => some.Contains(row.Word))
                .Select(row => row.Word)
                .Distinct()
                .ToListAsync(stop);
            foreach (var word in some.Except(known))
            foreach (var gram in Grams(word))
                await db.Database.ExecuteSqlAsync(
                    $"insert into search_known_words (gram, word) values ({gram}, {word}) on conflict do nothing",
                    stop
                );
        }
    }

    /// <summary>Those most like a word as it was typed, the most like first, and not the word itself.</summary>
    public static async Task<IReadOnlyList<string>> Like(AppDb db, string typed, CancellationToken stop)
    {
        if (typed.Length is < FewestLetters or > MostLetters || !typed.All(char.IsAsciiLetter))
            return [];
        string[] grams = [.. Grams(typed)];
        var near = await db.KnownWords()
            .Where(row => grams.Contains(row.Gram))
            .GroupBy(row => row.Word)
            .Select(group => new { Word = group.Key, Shared = group.Count() })
            .OrderByDescending(found => found.Shared)
            .ThenBy(found => found.Word.Length)
            .ThenBy(found => found.Word)
            .Take(Candidates)
            .ToListAsync(stop);
        // Up to six letters one slip, beyond six two.
        var most = typed.Length > 6 ? 2 : 1;
        // Also what people call a thing whose title says it otherwise (libary, library, perpustakaan).
        var called = SameWords
            .All.Where(word => word.Length >= FewestLetters && Math.Abs(word.Length - typed.Length) <= most)
            .Select(word => (Word: word, Shared: Grams(word).Intersect(grams).Count()))
            .Where(found => found.Shared > 0);
        return
        [
            .. near.Select(found => (found.Word, found.Shared))
                .Union(called)
                .Where(found => found.Word != typed)
                .Select(found => (found.Word, found.Shared, Slips: Slips(typed, found.Word)))
                .Where(found => found.Slips <= most)
                .OrderBy(found => found.Slips)
                .ThenByDescending(found => found.Shared)
                .Select(found => found.Word),
        ];
    }

    /// <summary>Pieces of three letters of a word with a mark before and after it.</summary>
    public static IEnumerable<string> Grams(string word)
    {
        var marked = $"^{word}$";
        return Enumerable.Range(0, marked.Length - 2).Select(at => marked.Substring(at, 3)).Distinct();
    }

    /// <summary>
    /// How many letters were left out, put in, taken for another or turned round (F. Damerau, A technique for computer
    /// detection and correction of spelling errors, 1964; each pair at most once).
    /// </summary>
    public static int Slips(string one, string other)
    {
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= other.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= one.Length; i++)
        for (var j = 1; j <= other.Length; j++)
        {
            var same = one[i - 1] == other[j - 1] ? 0 : 1;
            rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + same);
            if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
        }
        return rows[one.Length, other.Length];
    }
}
