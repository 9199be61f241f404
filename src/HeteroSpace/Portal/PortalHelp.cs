using HeteroSpace.Foundation.Ui;
using static HeteroSpace.Foundation.Ui.Words;

namespace HeteroSpace.Portal;

/// <summary>What people ask before they come at all.</summary>
internal static class PortalHelp
{
    public static readonly HelpEntry[] All =
    [
        new(
            HelpTopic.Place,
            1,
            "gratis",
            () => Say("Apa benar gratis?", "Is it really free?"),
            () =>
                Say(
                    "Ya. Ini ruang milik publik: meja, ruang rapat, kelas, dan acara kami tidak dipungut biaya. "
                        + "Bila suatu ruang atau acara kelak bertarif, tarif dan dasar hukumnya tertulis di halamannya "
                        + "sebelum Anda memesan.",
                    "Yes. This is a public space: our desks, meeting rooms, classes and events cost "
                        + "nothing. If a space or an event ever has a fee, its page tells you the fee and the law "
                        + "behind it, before you book."
                )
        )
        {
            Typed =
                "gratis, bayar, biaya, harga, tarif, ongkos, berapa, free of charge, cost, costs, price, "
                + "fee, how much, pay",
        },
        new(
            HelpTopic.Place,
            2,
            "siapa",
            () => Say("Siapa yang boleh datang?", "Who may come?"),
            () =>
                Say(
                    "Siapa saja, juga dari luar Jawa Tengah. Tidak perlu punya usaha. Pelajar, pekerja lepas, UMKM, "
                        + "koperasi, dan komunitas semua diterima.",
                    "Anyone, from Central Java or elsewhere. You do not need a business: students, freelancers, "
                        + "small businesses, cooperatives and communities are all welcome."
                )
        )
        {
            Typed =
                "siapa saja, siapa yang boleh, syarat, umum, orang luar, orang asing, who can come, who "
                + "may, open to all, foreigner, tourist",
            Way = ("/kontak#lokasi", () => Say("Lokasi dan jam buka", "Sites and hours")),
        },
    ];
}
