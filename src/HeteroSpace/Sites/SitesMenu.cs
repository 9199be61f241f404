using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Sites;

/// <summary>What the module has in the console's menu.</summary>
internal static class SitesMenu
{
    public static readonly ConsoleLink[] Console =
    [
        new(
            ConsoleTask.Rooms,
            58,
            "penutupan",
            "calendar-x",
            Role.SiteManager,
            () => Words.Say("Penutupan", "Closures")
        ),
        new(
            ConsoleTask.Rooms,
            60,
            "ruang",
            "door-open",
            Role.SiteManager,
            () => Words.Say("Ruang dan meja", "Spaces and desks")
        ),
        new(ConsoleTask.Rooms, 65, "foto", "images", Role.SiteManager, () => Words.Say("Foto", "Photos")),
        new(
            ConsoleTask.Settings,
            80,
            "situs",
            "building",
            Role.SiteManager,
            () => Words.Say("Lokasi dan jam", "Site and hours")
        ),
        new(
            ConsoleTask.Settings,
            90,
            "libur",
            "calendar-heart",
            Role.ProvincialAdministrator,
            () => Words.Say("Hari libur", "Holidays")
        ),
    ];
}
