using HeteroSpace.Foundation.Search;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Organizations;

/// <summary>Where the module stands in the console and in "my space".</summary>
internal static class OrganizationMenu
{
    public static readonly ConsoleLink[] Console =
    [
        new(
            ConsoleTask.People,
            54,
            "organisasi",
            "people-fill",
            Role.FrontDesk,
            () => Words.Say("Komunitas dan mitra", "Communities")
        )
        {
            Behind = ["kembar", "impor/komunitas"],
            Waiting = [WaitsOfOrganizations.ToVerify, WaitsOfOrganizations.Claims],
        },
        new(
            ConsoleTask.People,
            56,
            "kerja-sama",
            "file-earmark-text",
            Role.SiteManager,
            () => Words.Say("Kerja sama", "Agreements")
        ),
    ];

    public static readonly PublicLink[] Public =
    [
        new(MenuGroup.Join, 20, "/komunitas", () => Words.Say("Komunitas", "Communities"))
        {
            Typed = "komunitas, cari komunitas, paguyuban, communities, community",
            About = () =>
                Words.Say(
                    "Cari teman sebidang, ikuti kabarnya, atau daftarkan komunitas Anda sendiri.",
                    "Find people who share your interests, follow what they do, or register your own community."
                ),
        },
        new(MenuGroup.Join, 50, "/mitra", () => Words.Say("Mitra", "Partners"))
        {
            Typed = "mitra, kemitraan, sponsor, csr, partner, partners, partnership",
            About = () =>
                Words.Say(
                    "Kampus, perusahaan, media, dan dinas yang ikut membangun. Lembaga Anda juga bisa.",
                    "Campuses, companies, media and public bodies that build this with us. Yours can join too."
                ),
        },
        new(MenuGroup.About, 80, "/kerja-sama", () => Words.Say("Kerja sama", "Agreements"))
        {
            Typed = "kerja sama, mou, perjanjian, agreements, memorandum",
            AtTheFoot = true,
        },
    ];

    public static readonly FindablePage Findable = new(
        "/komunitas/daftar",
        () => Words.Say("Daftarkan komunitas atau lembaga", "Register a community or organization"),
        () =>
            Words.Say(
                "Lalu pakai ruang dan adakan acara bersama. Gratis.",
                "Then use the spaces and hold events together. It costs nothing."
            ),
        "daftar komunitas, daftarkan komunitas, mendaftarkan komunitas, buat komunitas, daftar mitra, jadi mitra, "
            + "register community, add community, register organization, become partner"
    );

    public static readonly MineLink Mine = new(28, "/saya/komunitas", () => Words.Say("Komunitas", "Communities"));
}
