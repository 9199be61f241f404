using HeteroSpace.Foundation.Pdf;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Portal;

/// <summary>
/// <c>GET /hetero-space.png</c>: what chats show of a page that has no picture of its own, 1200 × 630, in the language
/// asked for; 304 to who has it.
/// </summary>
internal static class HousePicture
{
    public const string Address = "/hetero-space.png";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Address, Show).ExcludeFromDescription();

    private static Task<IResult> Show(HttpContext http, SharePicture draw, Drawings drawings)
    {
        var title = Words.Say("Ruang kerja bersama milik publik", "A co-working space that belongs to everyone");
        var line = Words.Say("Gratis, untuk siapa saja", "Free, for anyone");
        return drawings.Picture(
            http,
            ["house", title, line],
            () => draw.Png(1200, 630, "Hetero Space", title, [line], "Srawung – Mbangun – Melesat")
        );
    }
}
