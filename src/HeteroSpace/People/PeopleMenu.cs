using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.People;

/// <summary>Where the module stands in the console and in "my space".</summary>
internal static class PeopleMenu
{
    public static readonly ConsoleLink[] Console =
    [
        new(50, "nomor", "phone", Role.FrontDesk, () => Words.Say("Menunggu konfirmasi", "To be confirmed")),
        new(35, "orang", "person-lines-fill", Role.FrontDesk, () => Words.Say("Orang", "People")),
        new(52, "verifikasi", "person-check", Role.FrontDesk, () => Words.Say("Verifikasi", "Verification")),
        new(
            84,
            "permintaan-data",
            "shield-lock",
            Role.SiteManager,
            () => Words.Say("Permintaan data", "Data requests")
        ),
        new(85, "peran", "people", Role.SiteManager, () => Words.Say("Peran", "Roles")),
    ];

    public static readonly MineLink[] Mine =
    [
        new(25, "/saya/kartu", () => Words.Say("Kartu", "Card")),
        new(35, "/saya/data", () => Words.Say("Data saya", "My data")),
        new(32, "/saya/keluarga", () => Words.Say("Keluarga", "Household")),
        new(30, "/saya/profil", () => Words.Say("Profil", "Profile")),
    ];
}
