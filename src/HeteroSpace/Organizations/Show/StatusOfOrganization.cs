using HeteroSpace.Foundation.Art;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Pdf;
using HeteroSpace.Foundation.Regions;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Organizations.Show;

/// <summary>An organization as a picture for a status: its mark and name (<see cref="StatusPictures"/>).</summary>
internal static class StatusOfOrganization
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (file, tall) in ((string, bool)[])[(StatusPictures.Square, false), (StatusPictures.Tall, true)])
            routes
                .MapGet(
                    "/komunitas/{slug}/" + file,
                    (
                        string slug,
                        HttpContext http,
                        AppDb db,
                        PublicUrl address,
                        StatusPictures pictures,
                        CancellationToken stop
                    ) => Show(slug, http, db, address, pictures, tall, stop)
                )
                .ExcludeFromDescription();
    }

    private static async Task<IResult> Show(
        string slug,
        HttpContext http,
        AppDb db,
        PublicUrl address,
        StatusPictures pictures,
        bool tall,
        CancellationToken stop
    )
    {
        if (
            await db.Organizations()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.Slug == slug && row.Status == OrganizationStatus.Verified, stop)
            is not { } row
        )
            return Results.NotFound();
        var mark = new PaperMark(row.Slug, row.Name, row.Logo);
        var said = new StatusWords(
            "Hetero Space",
            row.Kind.Said(),
            $"{row.Sector.Said()} · {Region.Said(row.RegionCode)}",
            Words.Say("Ikuti kegiatannya di Hetero Space", "Follow what it does at Hetero Space"),
            PublicUrl.Typed(address.Of("/komunitas/" + slug))
        );
        var look = PosterLook.Of(slug, (Motif)(Seed.Of(slug) / 64 % 8));
        return await pictures.Show(
            http,
            tall,
            ["organization", $"{mark} {look}", .. said.All],
            () => Poster.MarkStatus(mark, said, look, tall)
        );
    }
}
