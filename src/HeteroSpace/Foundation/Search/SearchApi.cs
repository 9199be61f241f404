using HeteroSpace.Foundation.Web;

namespace HeteroSpace.Foundation.Search;

/// <summary>The search for programs: <c>GET /api/v1/search</c>.</summary>
internal static class SearchApi
{
    private const int Most = 50;

    private const string Page = "page";

    /// <summary>Something that was found.</summary>
    /// <param name="Kind"><c>event</c>, <c>space</c>, <c>site</c>, <c>organization</c>, <c>trail</c>, <c>article</c>,
    /// <c>episode</c> or <c>idea</c>; <c>page</c> for a page of the house or the answer to a question of help, which
    /// stand last.</param>
    /// <param name="Line">When and where, or whose, in the language of the answer; of a page what one finds there.
    /// </param>
    /// <param name="Url">Of its page for people.</param>
    public sealed record FoundItem(string Kind, string Title, string Line, string Url);

    /// <summary>What was found, kind by kind, the best of each first.</summary>
    /// <param name="Words">With which it was found.</param>
    /// <param name="Nearness"><c>asked</c> when everything holds all of the words; <c>corrected</c> when a word stands
    /// nowhere and the likest was taken for it; <c>fewer</c> when a word had to be left out.</param>
    /// <param name="Next">Always null: who looks further narrows the question.</param>
    public sealed record Found(string Words, string Nearness, IReadOnlyList<FoundItem> Items, string? Next);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/search", Find)
            .Named("search")
            .WithTags("Search")
            .RequireCors("public")
            .Asks("q", "Words in any order, 120 letters at most; nothing is found without any")
            .Asks("kind", "Only this kind, up to fifty of it; of all kinds the best four each when left out")
            .Gives(
                new Found(
                    "batik",
                    "corrected",
                    [
                        new(
                            "event",
                            "Batik tulis untuk pemula",
                            "Sab, 5 Des · 09.00 WIB · Ruang Kelas",
                            "https://heterospace.example/acara/batik-tulis-untuk-pemula"
                        ),
                    ],
                    null
                )
            )
            .Refuses(ProblemKinds.NotFound);

    /// <summary>Everything public that holds the words.</summary>
    /// <remarks>Events, spaces, sites, communities and partners, trails, articles, episodes and ideas; in any order and
    /// form of the words, with a slip of a letter forgiven where nothing holds them as they were written. And pages of
    /// the house, by what people type for them: hours, contact, how to book.</remarks>
    /// <response code="200">What was found; <c>items</c> is empty when nothing was.</response>
    /// <response code="404">There is no such kind.</response>
    internal static async Task<IResult> Find(
        SearchEverywhere search,
        FindPages pages,
        PublicUrl address,
        string? q,
        string? kind,
        CancellationToken stop
    )
    {
        var only = search.Kinds.FirstOrDefault(known => known.Kind == kind);
        if (kind is not (null or Page) && only is null)
            return Problems.NotFound($"Tidak ada jenis \"{kind}\".", $"There is no kind \"{kind}\".");
        var asked = q is { Length: > 120 } ? q[..120] : q ?? "";
        var each = only is null ? 4 : Most;
        var found =
            kind == Page
                ? new FoundEverywhere(AskedWords.Of(asked), [], Nearness.Asked)
                : await search.Of(asked, only?.Key, 0, each, stop);
        var alone = found.Count == 0 || found.Nearness != Nearness.Asked;
        var ways = only is null ? pages.Of(asked, alone) : [];
        return Results.Json(
            new Found(
                found.Words.ToString(),
                found.Nearness switch
                {
                    Nearness.Asked => "asked",
                    Nearness.Corrected => "corrected",
                    Nearness.Fewer => "fewer",
                },
                [
                    .. found.Groups.SelectMany(group =>
                        group.Things.Select(thing => new FoundItem(
                            group.Kind.Kind,
                            thing.Title,
                            thing.Line,
                            address.Of(thing.Address)
                        ))
                    ),
                    .. ways.Select(way => new FoundItem(Page, way.Title, way.Line, address.Of(way.Path))),
                ],
                null
            )
        );
    }
}
