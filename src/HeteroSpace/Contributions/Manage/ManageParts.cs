using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Organizations;
using HeteroSpace.People;

namespace HeteroSpace.Contributions.Manage;

/// <summary>What the console of gotong royong brings, and where it answers.</summary>
internal static class ManageParts
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<NeedRecipes>().AddScoped<OptionalPicture>();
        UndoContribution.Add(services);
        services.AddAuditSubjects(
            new("ledger", () => Words.Say("Buku gotong royong", "Ledger")),
            new("need", () => Words.Say("Kebutuhan", "Need"), "gotong-royong/"),
            new("pledge", () => Words.Say("Tawaran", "Pledge"), "gotong-royong/tawaran/"),
            new("receipt", () => Words.Say("Tanda terima", "Receipt")),
            new("handover", () => Words.Say("Serah terima", "Handover")),
            new("budget", () => Words.Say("Anggaran", "Budget"))
        );
        services.AddAudited(AuditedOfContributions.All);
        foreach (var owner in FilesOfContributions.All)
            services.AddSingleton(owner);
        services.AddSingleton(FilesOfContributions.Shown);
        services.AddSingleton(Menu);
        services.AddSingleton(new DeskPart(10, typeof(GiftsAtDesk), GiftsAtDesk.Read));
        services.AddSingleton(new DeskFind(50, PledgesAtDesk.Find));
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        ExportPledges.Map(routes);
        GiftFiles.Map(routes);
    }

    private static ConsoleLink Menu =>
        new(ConsoleTask.Events, 19, "gotong-royong", "basket", GiftDesk.Decides, () => "Gotong royong")
        {
            Also = [GiftDesk.Counts],
            Waiting = [WaitsOfGifts.All],
        };
}
