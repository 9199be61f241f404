using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Import;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Organizations;

/// <summary>What a visitor looks for, among communities and cooperatives, or among partners.</summary>
public sealed record Sought(bool Partners)
{
    public string Words { get; init; } = "";

    /// <summary>
    /// Those that the search finds by the words (<see cref="Foundation.Search.Search"/>), whatever their name is.
    /// </summary>
    public IReadOnlySet<Guid> ByWords { get; init; } = new HashSet<Guid>();
    public Sector? Sector { get; init; }
    public string Region { get; init; } = "";
    public OrganizationKind? Kind { get; init; }
    public bool Active { get; init; }

    /// <summary>The site that looks after them.</summary>
    public Guid? Site { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;
    public bool IsEmpty => Words == "" && Sector is null && Region == "" && Kind is null && !Active && Site is null;
}

/// <summary>A line of the list; active is who did something with Hetero Space in the last three months.</summary>
public sealed record ListedOrganization(
    Guid Id,
    string Slug,
    string Name,
    string FoldedName,
    OrganizationKind Kind,
    Sector Sector,
    string RegionCode,
    Guid SiteId,
    bool Active
);

/// <summary>One page of what was found, how many there are in all, and the regions that have some.</summary>
public sealed record Found(IReadOnlyList<ListedOrganization> Rows, int Count, IReadOnlySet<string> Regions)
{
    public int Pages => (Count + FindOrganizations.APage - 1) / FindOrganizations.APage;
}

/// <summary>
/// Finds verified organizations by the beginnings of words of the name, and by sector, region, kind and activity;
/// sorted by name. What is public of all of them stands in memory (some two hundred bytes each), since such a question
/// otherwise reads the whole register (<see cref="Kept{T}"/>).
/// </summary>
public sealed class FindOrganizations(IServiceScopeFactory scopes, TimeProvider time)
{
    public const int APage = 24;
    private readonly Kept<Listing> _listing = new(scopes, time, StampOf, Read, byClock: true);

    // Communities and partners are never looked for together, so each list stands by itself with its regions.
    private sealed record Listing(Part Communities, Part Partners)
    {
        public Part Of(Sought sought) => sought.Partners ? Partners : Communities;
    }

    // Organizations are never deleted and their versions only grow: any change by anyone changes one of these.
    private sealed record Stamp(int Organizations, long Versions, int Activities, Guid LastActivity);

    private sealed record Part(ListedOrganization[] Rows, HashSet<string> Regions)
    {
        public static Part Of(IEnumerable<ListedOrganization> rows) =>
            new([.. rows], [.. rows.Select(row => row.RegionCode)]);
    }

    /// <summary>The kinds of the list of communities; the others are partners.</summary>
    public static readonly OrganizationKind[] CommunityKinds =
    [
        OrganizationKind.Community,
        OrganizationKind.Cooperative,
    ];

    /// <summary>Someone was active who did something with Hetero Space since then. The instants are UTC.</summary>
    public static DateTime ActiveSince(DateTime now) => now.AddMonths(-3);

    /// <summary>After any change of the register.</summary>
    public static readonly KeptInMemory InMemory = new(
        "organizations",
        house => house.GetRequiredService<FindOrganizations>().Forget()
    );

    public void Forget() => _listing.Forget();

    public async ValueTask<Found> Of(Sought sought, CancellationToken stop = default)
    {
        var words = Folded
            .Of(sought.Words.Length > 120 ? sought.Words[..120] : sought.Words)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Distinct()
            .ToArray();
        var (among, page, count) = ((await _listing.Current(stop)).Of(sought), new List<ListedOrganization>(APage), 0);
        foreach (var row in among.Rows)
            if (Fits(row, sought, words) && ++count > (sought.Page - 1) * APage && page.Count < APage)
                page.Add(row);
        return new(page, count, among.Regions);
    }

    /// <summary>How many communities the list shows; of a site or of all.</summary>
    public async Task<long> Communities(Guid? site, CancellationToken stop = default) =>
        (await _listing.Current(stop)).Communities.Rows.Count(row => site is null || row.SiteId == site);

    private static bool Fits(ListedOrganization row, Sought sought, string[] words)
    {
        if (
            sought.Kind is { } kind && row.Kind != kind
            || sought.Sector is { } sector && row.Sector != sector
            || sought.Region != "" && row.RegionCode != sought.Region
            || sought.Site is { } site && row.SiteId != site
            || sought.Active && !row.Active
        )
            return false;
        return Array.TrueForAll(words, word => HasWord(row.FoldedName, word)) || sought.ByWords.Contains(row.Id);
    }

    private static bool HasWord(string name, string word)
    {
        for (
            var at = name.IndexOf(word, StringComparison.Ordinal);
            at >= 0;
            at = name.IndexOf(word, at + 1, StringComparison.Ordinal)
        )
            if (at == 0 || name[at - 1] == ' ')
                return true;
        return false;
    }

    private static async Task<Listing> Read(AppDb db, DateTime now, CancellationToken stop)
    {
        var since = ActiveSince(now);
        // What one did that was merged is what the winner did.
        var active = await db.Activities()
            .Where(done => done.At > since && done.At <= now)
            .Join(
                db.Organizations(),
                done => done.OrganizationId,
                row => row.Id,
                (_, row) => row.MergedIntoId ?? row.Id
            )
            .Distinct()
            .ToHashSetAsync(stop);
        var rows = await db.Organizations()
            .Where(row => row.Status == OrganizationStatus.Verified)
            .OrderBy(row => row.FoldedName)
            .ThenBy(row => row.Id)
            .Select(row => new
            {
                row.Id,
                row.Slug,
                row.Name,
                row.FoldedName,
                row.Kind,
                row.Sector,
                row.RegionCode,
                row.SiteId,
            })
            .ToListAsync(stop);
        var listed = rows.ConvertAll(row => new ListedOrganization(
            row.Id,
            row.Slug,
            row.Name,
            row.FoldedName,
            row.Kind,
            row.Sector,
            Foundation.Regions.Region.Of(row.RegionCode)?.Code ?? row.RegionCode,
            row.SiteId,
            active.Contains(row.Id)
        ));
        return new(
            Part.Of(listed.Where(row => CommunityKinds.Contains(row.Kind))),
            Part.Of(listed.Where(row => !CommunityKinds.Contains(row.Kind)))
        );
    }

    private static async Task<object> StampOf(AppDb db, CancellationToken stop) =>
        new Stamp(
            await db.Organizations().CountAsync(stop),
            await db.Organizations().SumAsync(row => (long)row.Version, stop),
            await db.Activities().CountAsync(stop),
            await db.Activities().OrderByDescending(row => row.Id).Select(row => row.Id).FirstOrDefaultAsync(stop)
        );
}
