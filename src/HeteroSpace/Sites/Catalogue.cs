using System.Collections.Concurrent;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Sites;

/// <summary>A space with its site, opening and units, as read from the catalogue.</summary>
public sealed record CatalogueSpace(Site Site, Opening Opening, Space Space, IReadOnlyList<Guid> Units)
{
    /// <summary>The first first; without any the space is drawn.</summary>
    public IReadOnlyList<SpacePhoto> Photos { get; init; } = [];
}

/// <summary>A site with all that changes seldom.</summary>
public sealed record CatalogueSite(
    Site Site,
    Opening Opening,
    IReadOnlyList<OpeningHours> Week,
    IReadOnlyList<CatalogueSpace> Spaces
)
{
    /// <summary>The first first.</summary>
    public IReadOnlyList<SitePhoto> Photos { get; init; } = [];

    /// <summary>What it tells now and later, the first first.</summary>
    public IReadOnlyList<SiteNotice> Notices { get; init; } = [];

    public IEnumerable<SiteNotice> NoticesAt(DateTime now) => Notices.Where(notice => notice.IsShown(now));

    /// <summary>The hours of the week in which the day stands: the usual ones, or those of its dated hours.</summary>
    public IReadOnlyList<OpeningHours> WeekOn(DateOnly date) => Opening.DatedOn(date)?.Week ?? Week;

    public IEnumerable<CatalogueSpace> Published => Spaces.Where(space => space.Space.Published);
}

/// <summary>
/// Sites and spaces in memory. An edit forgets it at once here, and within a second on other nodes; nothing that
/// must be exact stands on it, since the occupancy guard is in the database.
/// </summary>
public sealed class Catalogue(IServiceScopeFactory scopes, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _reading = new(1);
    private volatile Content? _content;

    private sealed record Content(
        long Read,
        IReadOnlyList<CatalogueSite> Sites,
        IReadOnlyDictionary<string, CatalogueSite> BySlug,
        IReadOnlyDictionary<Guid, CatalogueSite> ById,
        IReadOnlyDictionary<Guid, CatalogueSpace> Spaces,
        IReadOnlySet<string> Photos,
        IReadOnlyDictionary<(Guid? Site, string Slug), Guid> Former
    );

    /// <summary>After any change of a site, a space or a photo of theirs.</summary>
    public static readonly KeptInMemory InMemory = new(
        "catalogue",
        house => house.GetRequiredService<Catalogue>().Forget()
    );

    public void Forget() => _content = null;

    public async ValueTask<IReadOnlyList<CatalogueSite>> Sites(CancellationToken stop = default) =>
        (await Current(stop)).Sites;

    /// <summary>Also by what it was called before.</summary>
    public async ValueTask<CatalogueSite?> Site(string slug, CancellationToken stop = default)
    {
        var content = await Current(stop);
        return content.BySlug.GetValueOrDefault(slug)
            ?? (content.Former.TryGetValue((null, slug), out var id) ? content.ById.GetValueOrDefault(id) : null);
    }

    public async ValueTask<CatalogueSite?> Site(Guid id, CancellationToken stop = default) =>
        (await Current(stop)).ById.GetValueOrDefault(id);

    public async ValueTask<CatalogueSpace?> Space(Guid id, CancellationToken stop = default) =>
        (await Current(stop)).Spaces.GetValueOrDefault(id);

    /// <summary>By address: <c>semarang</c> and <c>ruang-rapat-1</c>.</summary>
    public async ValueTask<CatalogueSpace?> Space(string site, string space, CancellationToken stop = default)
    {
        if (await Site(site, stop) is not { } at)
            return null;
        return at.Spaces.FirstOrDefault(known => known.Space.Slug == space)
            ?? (
                (await Current(stop)).Former.TryGetValue((at.Site.Id, space), out var id)
                    ? at.Spaces.FirstOrDefault(known => known.Space.Id == id)
                    : null
            );
    }

    /// <summary>What a site is called now that was called so before; null for one that is called so.</summary>
    public async ValueTask<string?> Moved(string site, CancellationToken stop = default) =>
        await Site(site, stop) is { } at && at.Site.Slug != site ? at.Site.Slug : null;

    /// <summary>The same of a space of a site.</summary>
    public async ValueTask<string?> Moved(string site, string space, CancellationToken stop = default) =>
        await Space(site, space, stop) is { } at && at.Space.Slug != space ? at.Space.Slug : null;

    /// <summary>Whether a site or space shows this picture.</summary>
    public async ValueTask<bool> HasPhoto(string picture, CancellationToken stop = default) =>
        (await Current(stop)).Photos.Contains(picture);

    private async ValueTask<Content> Current(CancellationToken stop)
    {
        if (_content is { } content && time.GetElapsedTime(content.Read) < Kept)
            return content;
        await _reading.WaitAsync(stop);
        try
        {
            if (_content is { } other && time.GetElapsedTime(other.Read) < Kept)
                return other;
            return _content = await Read(stop);
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<Content> Read(CancellationToken stop)
    {
        var read = time.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var sites = await db.Sites().AsNoTracking().OrderBy(site => site.Id).ToListAsync(stop);
        var hours = await HoursOfSites.Read(db, stop);
        var spaces = (
            await db.Spaces()
                .AsNoTracking()
                .OrderBy(space => space.Position)
                .ThenBy(space => space.Slug)
                .ToListAsync(stop)
        ).ToLookup(space => space.SiteId);
        // Numbers from before they had ranges: arithmetic with them must not take a page down.
        foreach (var space in spaces.SelectMany(site => site))
            SpaceNumbers.Tame(space);
        var units = (await db.SpaceUnits().AsNoTracking().ToListAsync(stop)).ToLookup(
            cover => cover.SpaceId,
            cover => cover.UnitId
        );
        var ofSites = (await db.SitePhotos().AsNoTracking().Shown().ToListAsync(stop)).ToLookup(row => row.OwnerId);
        // What has ended a moment ago may still be asked for by who had it before them.
        var since = time.GetUtcNow().UtcDateTime - Kept;
        var notices = (
            await db.SiteNotices()
                .AsNoTracking()
                .Where(row => row.Ends > since)
                .OrderBy(row => row.Starts)
                .ToListAsync(stop)
        ).ToLookup(row => row.SiteId);
        var ofSpaces = (await db.SpacePhotos().AsNoTracking().Shown().ToListAsync(stop)).ToLookup(row => row.OwnerId);

        var known = sites
            .Select(site =>
            {
                var opening = hours.Of(site);
                return new CatalogueSite(
                    site,
                    opening,
                    hours.Week(site),
                    [
                        .. spaces[site.Id]
                            .Select(space => new CatalogueSpace(site, opening, space, [.. units[space.Id].Order()])
                            {
                                Photos = [.. ofSpaces[space.Id]],
                            }),
                    ]
                )
                {
                    Photos = [.. ofSites[site.Id]],
                    Notices = [.. notices[site.Id]],
                };
            })
            .ToList();
        var former = await db.FormerSlugRows().AsNoTracking().ToListAsync(stop);
        return Of(read, known, former);
    }

    private static Content Of(long read, List<CatalogueSite> known, List<FormerSlug> former)
    {
        var spaces = known.SelectMany(site => site.Spaces).ToList();
        var photos = known.SelectMany(site => site.Photos).Concat<Photo>(spaces.SelectMany(at => at.Photos));
        return new(
            read,
            known,
            known.ToDictionary(site => site.Site.Slug),
            known.ToDictionary(site => site.Site.Id),
            spaces.ToDictionary(at => at.Space.Id),
            photos.Select(photo => photo.Picture).ToHashSet(),
            former.ToDictionary(
                row => (row.SpaceId is null ? (Guid?)null : row.SiteId, row.Slug),
                row => row.SpaceId ?? row.SiteId
            )
        );
    }
}
