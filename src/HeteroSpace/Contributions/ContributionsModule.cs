namespace HeteroSpace.Contributions;

/// <summary>The door of the module.</summary>
public static class ContributionsModule
{
    public static void AddContributions(this IServiceCollection services)
    {
        services.AddScoped<EditNeed>().AddScoped<MakePledge>().AddScoped<SettlePledge>().AddScoped<ReceiveGift>();
        GiveParts.Add(services);
        Manage.ManageParts.Add(services);
        PaperParts.Add(services);
        Book.BookParts.Add(services);
        BoardParts.Add(services);
    }

    public static void MapContributions(this IEndpointRouteBuilder routes)
    {
        Manage.ManageParts.Map(routes);
        PaperParts.Map(routes);
        Book.BookParts.Map(routes);
        Board.StatusOfNeeds.Map(routes);
    }
}
