using HeteroSpace.Billing;
using HeteroSpace.Bookings;
using HeteroSpace.Content;
using HeteroSpace.Contributions;
using HeteroSpace.Discussions;
using HeteroSpace.Enquiries;
using HeteroSpace.Events;
using HeteroSpace.Foundation;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.FrontDesk;
using HeteroSpace.Initiatives;
using HeteroSpace.Messaging;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;

namespace HeteroSpace;

/// <summary>The modules in floor order: what each brings, and where each answers.</summary>
internal static class Modules
{
    public static void AddModules(this WebApplicationBuilder builder)
    {
        builder.AddFoundation();
        builder.Services.AddPeople();
        builder.Services.AddMessaging();
        builder.Services.AddOrganizations();
        builder.Services.AddDiscussions();
        builder.Services.AddSites();
        builder.Services.AddEnquiries();
        builder.Services.AddBilling();
        builder.Services.AddBookings();
        builder.Services.AddInitiatives();
        builder.Services.AddContributions();
        builder.Services.AddEvents();
        builder.Services.AddFrontDesk();
        builder.Services.AddContent();
        foreach (var kind in StaffFinds.All)
            builder.Services.AddSingleton(kind);
        builder.Services.AddScoped<Demo.DemoData>();
        builder.Services.AddPublic(Portal.PortalMenu.Public).AddHelp(Portal.PortalHelp.All);
        builder.Services.AddScoped<Portal.SetUp>().AddSingleton<Portal.FirstWord>().AddScoped<Portal.ReadHome>();
        builder.Services.AddRazorComponents();
    }

    public static void MapModules(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapFoundation();
        app.MapPeople();
        app.MapMessaging();
        app.MapOrganizations();
        app.MapSites();
        app.MapEnquiries();
        app.MapBookings();
        app.MapInitiatives();
        app.MapContributions();
        app.MapEvents();
        app.MapFrontDesk();
        app.MapContent();
        Portal.HousePicture.Map(app);
        app.MapSitemap();
        app.MapNoSuchAddress("/api/v1");
        app.MapRazorComponents<Portal.App>();
    }
}
