using HeteroSpace.Foundation.Ui;
using static HeteroSpace.Foundation.Ui.Words;

namespace HeteroSpace.Organizations;

/// <summary>What people ask about communities and partners.</summary>
internal static class OrganizationsHelp
{
    public static readonly HelpEntry[] All =
    [
        new(
            HelpTopic.Together,
            10,
            "komunitas",
            () => Say("Bagaimana mendaftarkan komunitas kami?", "How do we register our community?"),
            () =>
                Say(
                    "Isi satu formulir pendek. Petugas memeriksanya, lalu halaman komunitas Anda tampil dan Anda bisa "
                        + "mengusulkan acara.",
                    "Fill in one short form. Our staff check it. Once the page of your community is up, you "
                        + "may propose events."
                )
        )
        {
            Typed = "daftar komunitas, daftarkan komunitas, mendaftarkan komunitas, register community",
            Way = ("/komunitas/daftar", () => Say("Daftarkan komunitas", "Register a community")),
        },
        new(
            HelpTopic.Together,
            20,
            "mitra",
            () => Say("Lembaga kami ingin jadi mitra", "We would like to be a partner"),
            () =>
                Say(
                    "Pemerintah, kampus, usaha, komunitas, dan media sama-sama bisa: dengan narasumber, alat, tempat, "
                        + "atau waktu. Daftarkan lembaga Anda, atau tanyakan dulu.",
                    "Public bodies, campuses, businesses, communities and media all can: with speakers, equipment, "
                        + "room or time. Register yours, or ask first."
                )
        )
        {
            Typed = "jadi mitra, ingin jadi mitra, become partner",
            Way = ("/mitra", () => Say("Lihat mitra kami", "See our partners")),
        },
    ];
}
