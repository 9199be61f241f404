using HeteroSpace.Foundation.Art;
using HeteroSpace.Foundation.Pdf;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Sites;

namespace HeteroSpace.Contributions.Board;

/// <summary>
/// A need, or one line of it, as a picture for a status: how much is missing set large, by when and where
/// (<see cref="StatusPictures"/>). Nobody who gave is on it.
/// </summary>
internal static class StatusOfNeeds
{
    private const int MostTold = 110;

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (file, tall) in ((string, bool)[])[(StatusPictures.Square, false), (StatusPictures.Tall, true)])
        {
            routes
                .MapGet(
                    "/gotong-royong/{slug}/" + file,
                    (
                        string slug,
                        HttpContext http,
                        FindNeeds find,
                        PublicUrl address,
                        StatusPictures pictures,
                        CancellationToken stop
                    ) => Show(slug, null, http, find, address, pictures, tall, stop)
                )
                .ExcludeFromDescription();
            routes
                .MapGet(
                    "/gotong-royong/{slug}/{line:guid}/" + file,
                    (
                        string slug,
                        Guid line,
                        HttpContext http,
                        FindNeeds find,
                        PublicUrl address,
                        StatusPictures pictures,
                        CancellationToken stop
                    ) => Show(slug, line, http, find, address, pictures, tall, stop)
                )
                .ExcludeFromDescription();
        }
    }

    private static async Task<IResult> Show(
        string slug,
        Guid? line,
        HttpContext http,
        FindNeeds find,
        PublicUrl address,
        StatusPictures pictures,
        bool tall,
        CancellationToken stop
    )
    {
        if (await find.One(slug, stop) is not { } of)
            return Results.NotFound();
        // Of the whole what is missing first stands for it.
        var shown = line is null ? of.InOrder.First() : of.Lines.FirstOrDefault(one => one.Id == line);
        if (shown is null)
            return Results.NotFound();
        var large = line is null && of.Asks ? of.Need.Title : $"{of.Said(shown)} {shown.Named()}";
        var said = Words(of, shown, line is null, PublicUrl.Typed(address.Of("/gotong-royong/" + slug)));
        var look = PosterLook.Of(
            slug + shown.Position,
            PlaceMotifs.OfTopic(of.Need.Title) ?? PlaceMotifs.Of(of.Site.RegionCode, slug)
        );
        return await pictures.Show(
            http,
            tall,
            ["need", large, $"{look}", .. said.All],
            () => Poster.QuoteStatus(large, said, look, tall)
        );
    }

    private static StatusWords Words(ListedNeed of, NeedLine line, bool whole, string address)
    {
        var takes = whole ? of.Asks : of.Takes(line);
        var what = whole ? $"{of.Said(line)} {line.Named()}" : of.Need.Title;
        var more = of.When(line) is { Length: > 0 } when ? when : line.Not();
        return new(
            "Hetero Space " + of.Site.Name,
            of.Until(),
            Foundation.Ui.Words.Cut(what, MostTold),
            takes ? more : "",
            address,
            takes ? null : Over(of, line)
        );
    }

    private static string Over(ListedNeed of, NeedLine line) =>
        (of.Standing(line) == LineStanding.Enough, NeedWords.IsSent(line)) switch
        {
            (true, true) => Foundation.Ui.Words.Say("Cukup, jangan kirim lagi", "Enough, send no more"),
            (true, false) => Foundation.Ui.Words.Say("Sudah lengkap, terima kasih", "Complete, thank you"),
            _ => Foundation.Ui.Words.Say("Tidak dicari lagi", "No longer sought"),
        };
}
