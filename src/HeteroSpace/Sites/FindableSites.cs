using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Regions;
using HeteroSpace.Foundation.Search;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Sites;

/// <summary>Sites, as they are found by words.</summary>
internal static class FindableSites
{
    public static readonly Findable Kind = new()
    {
        Kind = "site",
        Shelf = 3,
        Key = "lokasi",
        Order = 3,
        Said = () => Words.Say("Lokasi", "Sites"),
        Table = "sites",
        PublicWhen = "it.published",
        Watches = [new("sites", "it.id = {row}.id")],
        Public = db => db.Sites().Where(row => row.Published).Select(row => row.Id),
        Read = Read,
        Show = Show,
    };

    private static async Task<IReadOnlyList<FindableText>> Read(AppDb db, Guid[] ids, CancellationToken stop) =>
        [
            .. (
                await db.Sites().AsNoTracking().Where(row => ids.Contains(row.Id) && row.Published).ToListAsync(stop)
            ).Select(row => new FindableText(
                row.Id,
                row.Id,
                row.Name + " " + Region.Said(row.RegionCode),
                string.Join(
                    ' ',
                    [
                        row.About.InBoth(),
                        row.Address,
                        row.Directions.InBoth(),
                        .. row.Facilities.Select(key => FindableWords.InBoth(() => Facilities.All.Said(key))),
                    ]
                ),
                DateTime.UnixEpoch
            )),
        ];

    private static async Task<IReadOnlyList<FoundThing>> Show(
        IServiceProvider services,
        Guid[] ids,
        CancellationToken stop
    )
    {
        var db = services.GetRequiredService<AppDb>();
        return
        [
            .. (
                await db.Sites().AsNoTracking().Where(row => ids.Contains(row.Id) && row.Published).ToListAsync(stop)
            ).Select(row => new FoundThing(
                row.Id,
                row.Name,
                "/situs/" + row.Slug,
                row.Address,
                $"{row.About.Here} {row.Directions.Here}"
            )
            {
                Translated = true,
            }),
        ];
    }
}

/// <summary>Spaces, as they are found by words.</summary>
internal static class FindableSpaces
{
    public static readonly Findable Kind = new()
    {
        Kind = "space",
        Shelf = 2,
        Key = "ruang",
        Order = 2,
        Said = () => Words.Say("Ruang", "Spaces"),
        Table = "spaces",
        PublicWhen = "it.published and exists (select 1 from sites where sites.id = it.site_id and sites.published)",
        Watches =
        [
            new("spaces", "it.id = {row}.id"),
            new("sites", "it.site_id = {row}.id", "published", "name", "region_code"),
        ],
        Public = db => Seen(db).Select(row => row.Id),
        Read = Read,
        Show = Show,
    };

    private static IQueryable<Space> Seen(AppDb db) =>
        db.Spaces().Where(row => row.Published && db.Sites().Any(site => site.Id == row.SiteId && site.Published));

    private static async Task<IReadOnlyList<FindableText>> Read(AppDb db, Guid[] ids, CancellationToken stop)
    {
        var spaces = await Seen(db).AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(stop);
        var sites = await db.Sites()
            .Select(row => new
            {
                row.Id,
                row.Name,
                row.RegionCode,
            })
            .ToDictionaryAsync(row => row.Id, row => $"{row.Name} {Region.Said(row.RegionCode)}", stop);
        return
        [
            .. spaces.Select(row => new FindableText(
                row.Id,
                row.SiteId,
                $"{row.Name.InBoth()} {FindableWords.InBoth(() => row.Kind.Said())}",
                string.Join(
                    ' ',
                    [
                        row.About.InBoth(),
                        sites[row.SiteId],
                        .. row.Amenities.Select(key => FindableWords.InBoth(() => Amenities.All.Said(key))),
                        .. row.Layouts.Select(key => FindableWords.InBoth(() => Layouts.All.Said(key))),
                    ]
                ),
                DateTime.UnixEpoch
            )),
        ];
    }

    private static async Task<IReadOnlyList<FoundThing>> Show(
        IServiceProvider services,
        Guid[] ids,
        CancellationToken stop
    )
    {
        var db = services.GetRequiredService<AppDb>();
        var spaces = await Seen(db).AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(stop);
        var sites = await db.Sites().AsNoTracking().ToDictionaryAsync(row => row.Id, stop);
        return
        [
            .. spaces.Select(row => new FoundThing(
                row.Id,
                row.Name.Here,
                $"/ruang/{sites[row.SiteId].Slug}/{row.Slug}",
                $"{Said(row)} · {sites[row.SiteId].Name}",
                row.About.Here
            )
            {
                Translated = true,
            }),
        ];
    }

    // Of a desk area everyone has one.
    private static string Said(Space row) =>
        row switch
        {
            { Covers: Covers.AnyUnit } => row.Kind.Said(),
            { Capacity: 1 } => Words.Say($"{row.Kind.Said()} · 1 orang", $"{row.Kind.Said()} · 1 person"),
            _ => Words.Say($"{row.Kind.Said()} · {row.Capacity} orang", $"{row.Kind.Said()} · {row.Capacity} people"),
        };
}
