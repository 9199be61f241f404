using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.People;

namespace HeteroSpace.Contributions.Book;

/// <summary>What the public ledger brings, and where it answers.</summary>
internal static class BookParts
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<ReadBook>().AddScoped<TellBook>().AddScoped<EditBudget>();
        services.AddAudited([EditBudget.Audited]);
        services.AddSingleton(
            new ConsoleLink(
                ConsoleTask.Events,
                46,
                "gotong-royong/anggaran",
                "bar-chart",
                Role.SiteManager,
                () => Words.Say("Anggaran publik", "Public budget")
            )
        );
        services.AddPublic(Public);
        services.AddSingleton(new SitemapPart((_, _) => Task.FromResult(Pages)));
    }

    private static readonly IReadOnlyList<SitemapEntry> Pages = [new(BookFiles.Address)];

    private static readonly PublicLink[] Public =
    [
        new(MenuGroup.Join, 47, BookFiles.Address, () => Words.Say("Buku gotong royong", "Gotong royong ledger"))
        {
            Typed = "buku, transparansi, anggaran, sumbangan, gotong royong, ledger, transparency, donations, budget",
            About = () =>
                Words.Say(
                    "Apa yang diterima dan berapa nilainya, dengan jumlah yang bisa Anda periksa sendiri.",
                    "What was received and what it is worth, with sums that you can check yourself."
                ),
        },
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        BookFiles.Map(routes);
        var api = routes.MapGroup("/api/v1");
        LedgerApi.Map(api);
        NeedApi.Map(api);
    }
}
