using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Search;

/// <summary>
/// How PostgreSQL is asked for words. A GIN index knows no order, and reading what it finds costs more than finding it:
/// so first among the newest few hundred, which have enough of whatever is frequent, then among the newest few
/// thousand, and at last among all; each time in one statement, since the way to the engine costs more than most
/// answers.
/// </summary>
internal static class WordsOnPostgres
{
    /// <summary>So few among the newest, and a thing is rare: to read all of them costs little.</summary>
    private const int Rare = 2;

    /// <summary>So few of all, and to read some of no kind that is asked costs less than to name kinds.</summary>
    private const int Few = 8;

    private sealed record PlacedHit(int Place, string Kind, long Number, Guid SubjectId, long PastFrom)
    {
        public Search.Hit Hit => new(Kind, Number, SubjectId, PastFrom);
    }

    /// <summary>What is asked in one go.</summary>
    /// <param name="Reach">The place of a stretch among <see cref="SearchTables.Stretches"/>; behind them all.</param>
    /// <param name="Named">Whether the index narrows it to the kinds.</param>
    private sealed record Part(Where Where, int Reach, IReadOnlyList<Findable> Kinds, bool Named);

    private sealed record Answer(int Reach, List<Search.Hit> Hits);

    public static async Task<IReadOnlyList<Found>> In(Asked asked, AppDb db, CancellationToken stop)
    {
        var last = await db.SearchDocuments().MaxAsync(row => (long?)row.Number, stop) ?? 0;
        var known = new Dictionary<(Where, Findable), Answer>();
        List<Part> parts = [.. asked.Wheres.Select(where => new Part(where, 0, asked.Among, asked.Among.Count == 1))];
        while (parts.Count > 0)
        {
            var found = await Ask(asked, parts, last, db, stop);
            foreach (var part in parts)
            foreach (var kind in part.Kinds)
                known[(part.Where, kind)] = new(part.Reach, [.. found[(part.Where, part.Reach, kind.Kind)]]);
            parts = Open(asked, known, last);
        }
        var gathered = new Gathered(asked.Most);
        foreach (var where in asked.Wheres)
        foreach (var kind in asked.Among)
            gathered.Add(where, known[(where, kind)].Hits);
        return gathered.All;
    }

    // Where there are not enough of a kind, neither here nor where the words stand better, more are asked for it.
    private static List<Part> Open(Asked asked, Dictionary<(Where, Findable), Answer> known, long last)
    {
        var (parts, better) = (new List<Part>(), new Gathered(asked.Most));
        foreach (var where in asked.Wheres)
        {
            var open = asked
                .Among.Where(better.IsOpen)
                .Select(kind => (Kind: kind, Reach: Next(known[(where, kind)], asked.Most, last)))
                .Where(next => next.Reach is not null);
            var isFrequent = asked.Among.Sum(kind => known[(where, kind)].Hits.Count) > Few;
            parts.AddRange(
                open.GroupBy(next => next.Reach!.Value, next => next.Kind)
                    .Select(group => new Part(where, group.Key, [.. group], isFrequent))
            );
            foreach (var kind in asked.Among)
                better.Add(where, known[(where, kind)].Hits);
        }
        return parts;
    }

    private static int? Next(Answer answer, int most, long last)
    {
        var all = SearchTables.Stretches.Count;
        if (answer.Hits.Count >= most || answer.Reach == all || SearchTables.Stretches[answer.Reach].HoldsAll(last))
            return null;
        return answer.Hits.Count <= Rare ? all : answer.Reach + 1;
    }

    private static async Task<ILookup<(Where, int, string), Search.Hit>> Ask(
        Asked asked,
        List<Part> parts,
        long last,
        AppDb db,
        CancellationToken stop
    )
    {
        var each = parts.Select(
            (_, at) =>
                $$"""
                    (select {{at}} as place, kind, number, subject_id, past_from from (
                        select kind, number, subject_id, past_from,
                            row_number() over (partition by kind order by number desc) as nth
                        from search_documents where vector @@ to_tsquery('simple', {{{at + 1}}})) ranked
                    where nth <= {0})
                    """
        );
        object[] values = [asked.Most, .. parts.Select(part => Written(asked, part, last))];
        var hits = await db
            .Database.SqlQueryRaw<PlacedHit>(string.Join("\nunion all\n", each), values)
            .ToListAsync(stop);
        return hits.OrderByDescending(hit => hit.Number)
            .ToLookup(hit => (parts[hit.Place].Where, parts[hit.Place].Reach, hit.Kind), hit => hit.Hit);
    }

    private static string Written(Asked asked, Part part, long last)
    {
        var kinds = part.Named ? string.Join(" | ", part.Kinds.Select(kind => Search.ScopeOf(kind.Kind, null))) : "";
        string[] bounds =
        [
            .. kinds == "" ? Array.Empty<string>() : [$"({kinds})"],
            .. part.Reach < SearchTables.Stretches.Count
                ? [SearchTables.Stretches[part.Reach].Newest(last)]
                : Array.Empty<string>(),
            .. asked.Site is { } site ? [Search.SiteWord(site)] : Array.Empty<string>(),
        ];
        return string.Join(" & ", bounds.Append(Written(asked.Words, part.Where, asked.Begun)));
    }

    /// <summary>The words as a tsquery.</summary>
    public static string Written(AskedWords words, Where where, bool begun)
    {
        var mark = where.IsTitle() ? Search.TitleMark : "";
        return string.Join(
            " & ",
            words.Written(
                begun,
                where.HasOthers(),
                (keys, beginning) =>
                    $"({string.Join(" | ", keys.Select(key => mark + key))}"
                    + $"{(beginning is null ? "" : $" | {mark}{beginning}:*")})"
            )
        );
    }
}
