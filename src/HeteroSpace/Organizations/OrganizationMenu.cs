using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Organizations;

/// <summary>Where the module stands in the console and in "my space".</summary>
internal static class OrganizationMenu
{
    public static readonly ConsoleLink[] Console =
    [
        new(54, "organisasi", "people-fill", Role.FrontDesk, () => Words.Say("Komunitas dan mitra", "Communities")),
        new(56, "kerja-sama", "file-earmark-text", Role.SiteManager, () => Words.Say("Kerja sama", "Agreements")),
    ];

    public static readonly MineLink Mine = new(28, "/saya/komunitas", () => Words.Say("Komunitas", "Communities"));
}
