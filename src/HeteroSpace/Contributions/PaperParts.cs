using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Organizations;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>What the module brings once a gift came: papers, its page, the wall, where it is in use.</summary>
internal static class PaperParts
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<MakeHandover>().AddScoped<UseGift>();
        services
            .AddSingleton(new ShownPhotos(IsShown))
            .AddSingleton(
                new SitemapPart(
                    (_, _) => Task.FromResult<IReadOnlyList<SitemapEntry>>([new("/gotong-royong/terima-kasih")])
                )
            );
        services.AddPublic(
            new PublicLink(
                MenuGroup.Join,
                48,
                "/gotong-royong/terima-kasih",
                () => Words.Say("Dinding terima kasih", "Wall of thanks")
            )
            {
                Typed =
                    "terima kasih, pemberi, donatur, penyumbang, hadiah, kartu, stiker, kode hadiah, thanks, donors, "
                    + "givers, gift code",
                About = () =>
                    Words.Say(
                        "Siapa memberi apa, dan apa gunanya. Tanpa peringkat.",
                        "Who gave what, and what it is used for. Nobody is ranked."
                    ),
            }
        );
    }

    // Evidence is for staff; with a public thanks it is part of that, unless its giver is not to be named: people and
    // their houses are on photos.
    private static async ValueTask<bool> IsShown(IServiceProvider services, string picture, CancellationToken stop)
    {
        var db = services.GetRequiredService<AppDb>();
        return await db.GiftReceipts()
            .AnyAsync(
                row =>
                    row.Photo == picture
                    && row.Counted != null
                    && row.TakenBack == null
                    && db.Pledges()
                        .Any(pledge =>
                            pledge.Id == row.PledgeId && pledge.ThankedInPublic && pledge.ShownAs == GiverShown.Named
                        ),
                stop
            );
    }
}
