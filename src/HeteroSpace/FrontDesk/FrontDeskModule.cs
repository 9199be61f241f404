using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.FrontDesk.Today;

namespace HeteroSpace.FrontDesk;

/// <summary>The door of the module: what one person needs to run a site's day.</summary>
public static class FrontDeskModule
{
    public static void AddFrontDesk(this IServiceCollection services)
    {
        services.AddScoped<ReadQueue>().AddScoped<ReadHouse>();
        services.AddSingleton(
            new ConsoleLink(
                ConsoleTask.Today,
                0,
                "",
                "house-door",
                Role.FrontDesk,
                () => Words.Say("Hari ini", "Today")
            )
            {
                Also = [Role.Editor, Role.ProgramOfficer],
            }
        );
    }

    public static void MapFrontDesk(this IEndpointRouteBuilder routes) { }
}
