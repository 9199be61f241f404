using HeteroSpace.Foundation.Db;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Organizations;

/// <summary>What a visitor looks for, among organizations of some kinds.</summary>
public sealed record Sought(OrganizationKind[] Among)
{
    public string Words { get; init; } = "";
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

/// <summary>A line of the list.</summary>
public sealed record ListedOrganization(string Slug, string Name, OrganizationKind Kind, Sector Sector, string RegionCode, bool Active);

/// <summary>One page of what was found, and how many there are in all.</summary>
public sealed record Found(IReadOnlyList<ListedOrganization> Rows, int Count)
{
    public int Pages => (Count + FindOrganizations.APage - 1) / FindOrganizations.APage;
}

/// <summary>Finds verified organizations by the beginnings of words of the name, and by sector, region, kind and activity; sorted by name.</summary>
public static class FindOrganizations
{
    public const int APage = 40;

    /// <summary>Someone was active who did something with Hetero Space since then. The instants are UTC.</summary>
    public static DateTime ActiveSince(DateTime now) => now.AddMonths(-3);

    /// <summary>The kinds of the list of communities; the others are partners.</summary>
    public static readonly OrganizationKind[] CommunityKinds = [OrganizationKind.Community, OrganizationKind.Cooperative];

    /// <summary>How many communities the list shows; of a site or of all.</summary>
    public static Task<long> Communities(AppDb db, Guid? site, CancellationToken stop = default) =>
        db.Organizations().LongCountAsync(row => row.Status == OrganizationStatus.Verified && (row.Kind == OrganizationKind.Community || row.Kind == OrganizationKind.Cooperative) && (site == null || row.SiteId == site), stop);

    public static async Task<Found> Of(AppDb db, Sought sought, DateTime now, CancellationToken stop = default)
    {
        var since = ActiveSince(now);
        // What one did that was merged is what the winner did.
        var active = db.Activities().Where(done => done.At > since && done.At <= now).Join(db.Organizations(), done => done.OrganizationId, row => row.Id, (_, row) => row.MergedIntoId ?? row.Id);
        var rows = db.Organizations().AsNoTracking().Where(row => row.Status == OrganizationStatus.Verified);
        rows = sought.Kind is { } kind ? rows.Where(row => row.Kind == kind) : rows.Where(row => sought.Among.Contains(row.Kind));
        if (sought.Sector is { } sector) rows = rows.Where(row => row.Sector == sector);
        if (sought.Site is { } site) rows = rows.Where(row => row.SiteId == site);
        if (sought.Region != "") rows = rows.Where(row => row.RegionCode == sought.Region);
        foreach (var word in Folded.Of(sought.Words.Length > 120 ? sought.Words[..120] : sought.Words).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct())
        {
            var begins = " " + word;
            rows = rows.Where(row => (" " + row.FoldedName).Contains(begins));
        }
        if (sought.Active) rows = rows.Where(row => active.Contains(row.Id));
        var count = await rows.CountAsync(stop);
        var page = await rows.OrderBy(row => row.FoldedName).ThenBy(row => row.Id).Skip((sought.Page - 1) * APage).Take(APage)
            .Select(row => new ListedOrganization(row.Slug, row.Name, row.Kind, row.Sector, row.RegionCode, active.Contains(row.Id))).ToListAsync(stop);
        return new(page, count);
    }
}
