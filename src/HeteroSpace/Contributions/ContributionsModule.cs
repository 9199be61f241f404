using HeteroSpace.Messaging;
using HeteroSpace.Organizations;
using HeteroSpace.Sites;

namespace HeteroSpace.Contributions;

/// <summary>The door of the module.</summary>
public static class ContributionsModule
{
    public static void AddContributions(this IServiceCollection services)
    {
        services.AddScoped<EditNeed>().AddScoped<MakePledge>().AddScoped<SettlePledge>().AddScoped<ReceiveGift>();
        GiveParts.Add(services);
        Give.MySlots.Add(services);
        Manage.ManageParts.Add(services);
        PaperParts.Add(services);
        Book.BookParts.Add(services);
        BoardParts.Add(services);
        services.AddScoped<Papers.ThanksDocuments>();
        services
            .AddSingleton(new StatusView(TellOfPledges.PledgeLink, typeof(Give.PledgeStatusView)))
            .AddSingleton(new StatusView(TellOfPledges.ConfirmLink, typeof(Give.ConfirmPledgeView)))
            .AddSingleton(new SpacePart(10, typeof(Thanks.GiftsHere), Thanks.GiftsHere.Read))
            .AddSingleton(
                new OrganizationPart(20, typeof(Thanks.GivenByOrganization), Thanks.GivenByOrganization.Read)
            );
    }

    public static void MapContributions(this IEndpointRouteBuilder routes)
    {
        Give.MySlots.Map(routes);
        Manage.ManageParts.Map(routes);
        Papers.HandoverDocuments.Map(routes);
        Papers.ThanksDocuments.Map(routes);
        Book.BookParts.Map(routes);
        Board.StatusOfNeeds.Map(routes);
    }
}
