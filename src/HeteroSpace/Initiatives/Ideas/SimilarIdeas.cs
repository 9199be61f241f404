using HeteroSpace.Foundation.Web;

namespace HeteroSpace.Initiatives.Ideas;

/// <summary>
/// Ideas that say nearly the same as a title that is being typed: <c>GET /gagasan/mirip?judul=…</c>, at most four, as
/// JSON <c>[{ "title", "address", "supports" }]</c>. Public; a title longer than 200 letters is cut. The form works
/// without it, since the page asks again when the idea is sent.
/// </summary>
internal static class SimilarIdeas
{
    private sealed record Row(string Title, string Address, int Supports);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                "/gagasan/mirip",
                async (string? judul, FindIdeas find, CancellationToken stop) =>
                    Results.Json(
                        (
                            await find.Similar((judul ?? "").Replace("\0", "", StringComparison.Ordinal), stop: stop)
                        ).Select(row => new Row(row.Title, "/gagasan/" + row.Slug, row.Supports)),
                        System.Text.Json.JsonSerializerOptions.Web
                    )
            )
            .ExcludeFromDescription();
}
