using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Search;

/// <summary>How many things hold some words, by one statement for all that are asked.</summary>
internal static class CountOnEngines
{
    private sealed record Counted(int At, int Count);

    /// <summary>How many things hold all words of each, wherever they stand, up to a number.</summary>
    public static async Task<int[]> Of(AppDb db, IReadOnlyList<AskedWords> each, int most, CancellationToken stop)
    {
        var counts = new int[each.Count];
        var asked = each.Index().Where(asked => asked.Item.Count > 0).ToList();
        if (asked.Count == 0)
            return counts;
        var isSqlite = db.Engine == Engine.Sqlite;
        var (table, before, after) = isSqlite
            ? ("search_words", "search_words match ", "")
            : ("search_documents", "vector @@ to_tsquery('simple', ", ")");
        var parts = asked.Select(
            (one, at) =>
                $$"""
                    select {{one.Index}} as at, cast(count(*) as int) as count from (
                        select 1 from {{table}} where {{before}}{{{at}}}{{after}} limit {{most}}) found
                    """
        );
        object[] values = [.. asked.Select(one => Written(one.Item))];
        var rows = await db
            .Database.SqlQueryRaw<Counted>(string.Join("\nunion all\n", parts), values)
            .ToListAsync(stop);
        foreach (var row in rows)
            counts[row.At] = row.Count;
        return counts;

        string Written(AskedWords words) =>
            isSqlite
                ? WordsOnEngines.Written(words, Where.OthersInText, begun: false)
                : WordsOnPostgres.Written(words, Where.OthersInText, begun: false);
    }
}
