using System.Globalization;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Search;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Content;

/// <summary>Two articles compared.</summary>
/// <param name="Likeness">0 to 1.</param>
/// <param name="Words">The words that speak most for it, as one of them writes them.</param>
public sealed record LikeArticle(Guid Id, double Likeness, IReadOnlyList<string> Tags, IReadOnlyList<string> Words);

/// <summary>
/// What published articles are about, in memory: of each its most telling words, each worth
/// more the rarer it is among all (inverse document frequency, Spärck Jones 1972; cosine of
/// two articles), its tags and its field. Read once, then only what has changed since.
/// </summary>
public sealed class ArticleIndex
{
    /// <summary>So many words of an article are kept.</summary>
    private const int MostTerms = 50;
    private const double OfWords = 0.65,
        OfTags = 0.25,
        OfSector = 0.1,
        Least = 0.08;

    /// <summary>What is no longer public counts among the rest no more, on any node.</summary>
    public static readonly KeptInMemory InMemory = new(
        "article-index",
        (house, article) => house.GetRequiredService<ArticleIndex>().Forget(article)
    );

    // Clocks of two nodes differ a little; what was read twice is known by its instant.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);
    private readonly Dictionary<Guid, Entry> _entries = [];
    private readonly Dictionary<string, HashSet<Guid>> _having = [];
    private readonly SemaphoreSlim _one = new(1);
    private DateTime _read;

    private sealed record Entry(
        DateTime Updated,
        Dictionary<string, (float Count, string Written)> Terms,
        IReadOnlyList<string> Tags,
        Sector Sector
    );

    /// <summary>The most telling words of an article, as its row keeps them: stem, as written, weight.</summary>
    public static List<string> TermsOf(Article article)
    {
        var counts = new Dictionary<string, (int Count, string Written)>();
        Count(counts, $"{article.Title} {article.TitleEn} {string.Join(' ', article.Tags)}", 4);
        Count(counts, $"{article.Summary} {article.SummaryEn}", 2);
        Count(
            counts,
            Foundation.Markdown.MarkdownText.Plain(article.Text)
                + " "
                + Foundation.Markdown.MarkdownText.Plain(article.TextEn),
            1
        );
        return
        [
            .. counts
                .OrderByDescending(term => term.Value.Count)
                .ThenBy(term => term.Key, StringComparer.Ordinal)
                .Take(MostTerms)
                .Select(term =>
                    string.Create(CultureInfo.InvariantCulture, $"{term.Key} {term.Value.Written} {term.Value.Count}")
                ),
        ];
    }

    private static void Count(Dictionary<string, (int Count, string Written)> counts, string text, int weight)
    {
        foreach (var (written, stem) in SearchWords.Of(text))
            if (stem.Length > 2 && !SearchWords.IsCommon(written))
                counts[stem] = counts.TryGetValue(stem, out var known)
                    ? (known.Count + weight, known.Written)
                    : (weight, written);
    }

    /// <summary>Those most like an article, the most like first.</summary>
    public async Task<IReadOnlyList<LikeArticle>> Like(
        Article article,
        AppDb db,
        DateTime now,
        int most,
        CancellationToken stop = default
    )
    {
        await _one.WaitAsync(stop);
        try
        {
            await ReadChanged(db, now, stop);
            return Like(article.Id, EntryOf(article.Updated ?? now, article.Terms, article.Tags, article.Sector), most);
        }
        finally
        {
            _one.Release();
        }
    }

    private async ValueTask Forget(Guid? article)
    {
        await _one.WaitAsync();
        try
        {
            if (article is { } one)
                Take(one);
            else
            {
                _entries.Clear();
                _having.Clear();
                _read = default;
            }
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task ReadChanged(AppDb db, DateTime now, CancellationToken stop)
    {
        var since = _read == default ? DateTime.UnixEpoch : _read - Slack;
        var stamps = await db.PublicArticles()
            .Where(row => row.Updated >= since)
            .Select(row => new { row.Id, row.Updated })
            .ToListAsync(stop);
        var unknown = stamps
            .Where(row => !_entries.TryGetValue(row.Id, out var known) || known.Updated != row.Updated)
            .Select(row => row.Id)
            .ToList();
        foreach (var lot in unknown.Chunk(500))
        foreach (
            var row in await db.Articles()
                .AsNoTracking()
                .Where(row => lot.Contains(row.Id))
                .Select(row => new
                {
                    row.Id,
                    row.Updated,
                    row.Terms,
                    row.Tags,
                    row.Sector,
                })
                .ToListAsync(stop)
        )
            Put(row.Id, EntryOf(row.Updated ?? now, row.Terms, row.Tags, row.Sector));
        _read = now;
    }

    private void Put(Guid id, Entry entry)
    {
        Take(id);
        _entries[id] = entry;
        foreach (var term in entry.Terms.Keys)
            if (_having.TryGetValue(term, out var having))
                having.Add(id);
            else
                _having[term] = [id];
    }

    private void Take(Guid id)
    {
        if (_entries.Remove(id, out var old))
            foreach (var term in old.Terms.Keys)
                _having[term].Remove(id);
    }

    private static Entry EntryOf(DateTime updated, List<string> terms, List<string> tags, Sector sector) =>
        new(
            updated,
            terms
                .Select(term => term.Split(' '))
                .Where(parts => parts.Length == 3)
                .ToDictionary(
                    parts => parts[0],
                    parts => (1 + MathF.Log(int.Parse(parts[2], CultureInfo.InvariantCulture)), parts[1])
                ),
            [.. tags.Select(Folded.Of)],
            sector
        );

    private List<LikeArticle> Like(Guid id, Entry own, int most)
    {
        var shared = new Dictionary<Guid, float>();
        foreach (var (term, (count, _)) in own.Terms)
        {
            // What every third has tells nothing, and would take the most time.
            if (!_having.TryGetValue(term, out var having) || _entries.Count > 60 && having.Count > _entries.Count / 3)
                continue;
            var weight = Weight(term);
            foreach (var other in having)
                shared[other] =
                    shared.GetValueOrDefault(other) + count * weight * _entries[other].Terms[term].Count * weight;
        }
        shared.Remove(id);
        var ownLength = Length(own);
        // The longest products first; only their lengths are worked out.
        return
        [
            .. shared
                .OrderByDescending(pair => pair.Value)
                .Take(60)
                .Select(pair =>
                    Compare(pair.Key, pair.Value / (ownLength * Length(_entries[pair.Key])), own, _entries[pair.Key])
                )
                .Where(like => like.Likeness >= Least)
                .OrderByDescending(like => like.Likeness)
                .ThenBy(like => like.Id)
                .Take(most),
        ];
    }

    private LikeArticle Compare(Guid id, float cosine, Entry own, Entry other)
    {
        var tags = own.Tags.Intersect(other.Tags).ToList();
        var ofTags = tags.Count == 0 ? 0 : tags.Count / (double)Math.Min(own.Tags.Count, other.Tags.Count);
        var words = own
            .Terms.Where(term => other.Terms.ContainsKey(term.Key))
            .OrderByDescending(term => Weight(term.Key) * term.Value.Count * other.Terms[term.Key].Count)
            .Select(term => term.Value.Written)
            .Where(word => !tags.Contains(word))
            .Take(3)
            .ToList();
        return new(
            id,
            OfWords * Math.Min(1, cosine) + OfTags * ofTags + (own.Sector == other.Sector ? OfSector : 0),
            tags,
            words
        );
    }

    private float Weight(string term) =>
        MathF.Log(
            1 + (float)_entries.Count / Math.Max(1, _having.TryGetValue(term, out var having) ? having.Count : 0)
        );

    private float Length(Entry entry)
    {
        var sum = 0f;
        foreach (var (term, (count, _)) in entry.Terms)
        {
            var weight = count * Weight(term);
            sum += weight * weight;
        }
        return MathF.Max(MathF.Sqrt(sum), 1e-6f);
    }
}
