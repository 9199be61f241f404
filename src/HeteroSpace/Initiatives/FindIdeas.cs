using HeteroSpace.Discussions;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>In which order ideas stand.</summary>
public enum IdeaOrder
{
    Fair,
    Supported,
    Newest,
    Waiting,
}

/// <summary>What a visitor looks for.</summary>
public sealed record SoughtIdeas
{
    public string Words { get; init; } = "";

    /// <summary>
    /// Those that the search finds by the words (<see cref="Foundation.Search.Search"/>), in whatever form they stand.
    /// </summary>
    public IReadOnlySet<Guid> ByWords { get; init; } = new HashSet<Guid>();
    public Guid? Site { get; init; }
    public Sector? Sector { get; init; }
    public IdeaStatus? Status { get; init; }
    public IdeaOrder Order { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;
    public bool IsEmpty => Words == "" && Site is null && Sector is null && Status is null;
}

/// <summary>A line of the list. Instants are UTC.</summary>
public sealed record ListedIdea(
    Guid Id,
    string Slug,
    Guid SiteId,
    string Title,
    string Beginning,
    string Folded,
    Sector Sector,
    IdeaStatus Status,
    string By,
    DateTime Posted,
    DateTime Shown,
    int Supports,
    int Comments
)
{
    /// <summary>
    /// Supports over age: (supports + 1) ÷ (days + 7). A new idea begins as high as one that has had a support a week,
    /// so that being early is no lead, and what nobody supports any more makes room.
    /// </summary>
    public double FairAt(DateTime now) => (Supports + 1) / (Math.Max(0, (now - Shown).TotalDays) + 7);
}

/// <summary>One page of what was found, and how many there are in all.</summary>
public sealed record FoundIdeas(IReadOnlyList<ListedIdea> Rows, int Count)
{
    public int Pages => (Count + FindIdeas.APage - 1) / FindIdeas.APage;
}

/// <summary>
/// The public ideas of all sites: found by words, and by what they have in common. They stand in memory
/// (<see cref="Kept{T}"/>).
/// </summary>
public sealed class FindIdeas(IServiceScopeFactory scopes, TimeProvider time)
{
    public const int APage = 20;
    private const int BeginningLetters = 180;
    private readonly Kept<Listing> _listing = new(scopes, time, StampOf, Read);

    private sealed record Listing(ListedIdea[] Rows, SimilarTexts Similar);

    private sealed record Stamp(int Ideas, long Versions, long Supports, int Comments, int Initiatives);

    /// <summary>After any change of an idea.</summary>
    public static readonly KeptInMemory InMemory = new(
        "ideas",
        house => house.GetRequiredService<FindIdeas>()._listing.Forget()
    );

    /// <summary>A comment on an idea counts in its line.</summary>
    internal static Task Forget(CommentShown shown)
    {
        if (shown.SubjectKind == IdeaComments.Kind)
            shown.Act.Forget(InMemory);
        return Task.CompletedTask;
    }

    public async ValueTask<FoundIdeas> Of(SoughtIdeas sought, CancellationToken stop = default)
    {
        var words = Folded
            .Of(sought.Words.Length > 120 ? sought.Words[..120] : sought.Words)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var fitting = (await _listing.Current(stop)).Rows.Where(row => Fits(row, sought, words)).ToList();
        var now = time.GetUtcNow().UtcDateTime;
        var ordered = sought.Order switch
        {
            IdeaOrder.Supported => fitting.OrderByDescending(row => row.Supports).ThenByDescending(row => row.Shown),
            IdeaOrder.Newest => fitting.OrderByDescending(row => row.Shown),
            IdeaOrder.Waiting => fitting.OrderBy(row => row.Shown),
            _ => fitting.OrderByDescending(row => row.FairAt(now)).ThenByDescending(row => row.Shown),
        };
        return new([.. ordered.Skip((sought.Page - 1) * APage).Take(APage)], fitting.Count);
    }

    private static bool Fits(ListedIdea row, SoughtIdeas sought, string[] words) =>
        (sought.Site is null || row.SiteId == sought.Site)
        && (sought.Sector is null || row.Sector == sought.Sector)
        && (sought.Status is null || row.Status == sought.Status)
        && (sought.Order != IdeaOrder.Waiting || row.Status == IdeaStatus.Open)
        && (
            Array.TrueForAll(words, word => row.Folded.Contains(word, StringComparison.Ordinal))
            || sought.ByWords.Contains(row.Id)
        );

    /// <summary>Those whose title says nearly the same, the most similar first.</summary>
    public async ValueTask<IReadOnlyList<ListedIdea>> Similar(
        string title,
        int most = 4,
        Guid? except = null,
        CancellationToken stop = default
    )
    {
        if (title.Trim().Length < 4)
            return [];
        var listing = await _listing.Current(stop);
        return
        [
            .. listing
                .Similar.Of(title.Length > 200 ? title[..200] : title, most + 1)
                .Select(found => listing.Rows[found.At])
                .Where(row => row.Id != except && row.Status != IdeaStatus.Merged)
                .Take(most),
        ];
    }

    /// <summary>How many everyone may read; of a site or of all.</summary>
    public async Task<long> Count(Guid? site, CancellationToken stop = default) =>
        (await _listing.Current(stop)).Rows.Count(row => site is null || row.SiteId == site);

    private static async Task<Listing> Read(AppDb db, DateTime now, CancellationToken stop)
    {
        var comments = await db.Comments()
            .Where(row => row.SubjectKind == IdeaComments.Kind && row.Status == CommentStatus.Shown)
            .GroupBy(row => row.SubjectId)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, stop);
        var rows = await db.PublicIdeas()
            .AsNoTracking()
            .OrderBy(row => row.Posted)
            .ThenBy(row => row.Id)
            .Select(row => new
            {
                row.Id,
                row.Slug,
                row.SiteId,
                row.Title,
                row.Text,
                row.Sector,
                row.Status,
                row.Name,
                row.Shown,
                row.Posted,
                row.Supports,
                For = db.Organizations()
                    .Where(known => known.Id == row.OrganizationId)
                    .Join(
                        db.Organizations(),
                        known => known.MergedIntoId ?? known.Id,
                        root => root.Id,
                        (_, root) => root
                    )
                    .Where(root => root.Status == OrganizationStatus.Verified)
                    .Select(root => root.Name)
                    .FirstOrDefault(),
            })
            .ToListAsync(stop);
        return new(
            [
                .. rows.Select(row => new ListedIdea(
                    row.Id,
                    row.Slug,
                    row.SiteId,
                    row.Title,
                    row.Text.Length > BeginningLetters ? row.Text[..BeginningLetters].TrimEnd() + "…" : row.Text,
                    Folded.Of(row.Title + " " + row.Text),
                    row.Sector,
                    row.Status,
                    row.For ?? row.Name,
                    row.Posted,
                    row.Shown ?? row.Posted,
                    row.Supports,
                    comments.GetValueOrDefault(row.Id)
                )),
            ],
            new(rows.ConvertAll(row => (row.Title, row.Text)))
        );
    }

    private static async Task<object> StampOf(AppDb db, CancellationToken stop) =>
        new Stamp(
            await db.Ideas().CountAsync(stop),
            await db.Ideas().SumAsync(row => (long)row.Version, stop),
            await db.Ideas().SumAsync(row => (long)row.Supports, stop),
            await db.Comments()
                .CountAsync(row => row.SubjectKind == IdeaComments.Kind && row.Status == CommentStatus.Shown, stop),
            await db.Initiatives().CountAsync(row => row.Published, stop)
        );
}
