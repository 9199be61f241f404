using HeteroSpace.Foundation.Art;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Regions;
using HeteroSpace.Foundation.Search;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Organizations;

/// <summary>Communities and partners, as they are found by words.</summary>
internal static class FindableOrganizations
{
    public static readonly Findable Kind = new()
    {
        Kind = "organization",
        Shelf = 4,
        Key = "komunitas",
        Order = 4,
        Said = () => Words.Say("Komunitas dan mitra", "Communities and partners"),
        Table = "organizations",
        PublicWhen = "it.status = 'Verified'",
        Watches =
        [
            new("organizations", "it.id = {row}.id", "status", "name", "story", "kind", "sector", "region_code"),
        ],
        Public = db => Seen(db).Select(row => row.Id),
        Read = Read,
        Show = Show,
    };

    private static IQueryable<Organization> Seen(AppDb db) =>
        db.Organizations().Where(row => row.Status == OrganizationStatus.Verified);

    private static async Task<IReadOnlyList<FindableText>> Read(AppDb db, Guid[] ids, CancellationToken stop) =>
        [
            .. (await Seen(db).AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(stop)).Select(
                row => new FindableText(
                    row.Id,
                    row.SiteId,
                    row.Name,
                    string.Join(
                        ' ',
                        row.Story,
                        FindableWords.InBoth(() => row.Kind.Said()),
                        FindableWords.InBoth(() => row.Sector.Said()),
                        Region.Said(row.RegionCode)
                    ),
                    row.Registered
                )
            ),
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
            .. (await Seen(db).AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(stop)).Select(
                row => new FoundThing(
                    row.Id,
                    row.Name,
                    "/komunitas/" + row.Slug,
                    $"{row.Kind.Said()} · {row.Sector.Said()} · {Region.Said(row.RegionCode)}",
                    row.Story
                )
                {
                    Picture = Svg.Of(Mark.Of(row.Slug, row.Name), 40, 40, "found-mark"),
                }
            ),
        ];
    }
}
