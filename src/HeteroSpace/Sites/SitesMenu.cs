using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Sites;

/// <summary>What the module has in the console's menu.</summary>
internal static class SitesMenu
{
    public static readonly ConsoleLink[] Console =
    [
        new(ConsoleTask.Rooms, 57, "pengumuman", "megaphone", Role.FrontDesk, () => Words.Say("Pengumuman", "Notices")),
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
            78,
            "siapkan",
            "list-check",
            Role.SiteManager,
            () => Words.Say("Persiapan", "Set-up")
        ),
        new(
            ConsoleTask.Settings,
            79,
            "lokasi",
            "buildings",
            Role.ProvincialAdministrator,
            () => Words.Say("Semua lokasi", "All sites")
        ),
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
            82,
            "jam",
            "calendar-range",
            Role.SiteManager,
            () => Words.Say("Jam khusus dan jam tenang", "Dated hours and quiet times")
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

    public static readonly SetUpStep[] Steps =
    [
        new(
            10,
            "jam",
            () => Words.Say("Periksa jam buka dan alamat", "Look at hours and address"),
            () =>
                Words.Say(
                    "Awalnya Senin sampai Jumat 09.00 sampai 17.00. Di luar jam buka tidak ada yang bisa memesan.",
                    "To begin with Monday to Friday 09:00 to 17:00. Outside them nobody can book."
                ),
            "situs",
            (db, site) => db.Audit().Where(row => row.SiteId == site.Id && row.Action == "site.changed")
        ),
        new(
            20,
            "ruang",
            () => Words.Say("Tambah ruang dan meja", "Add spaces and desks"),
            () => Words.Say("Yang bisa dipesan, dengan foto dan aturannya.", "What can be booked, with its rules."),
            "ruang",
            (db, site) => db.Spaces().Where(row => row.SiteId == site.Id && row.Published)
        ),
        new(
            30,
            "foto",
            () => Words.Say("Pasang foto", "Put up a photo"),
            () => Words.Say("Orang datang ke tempat yang sudah mereka lihat.", "People come to what they have seen."),
            "foto",
            (db, site) => db.SitePhotos().Where(row => row.OwnerId == site.Id)
        ),
        new(
            40,
            "libur",
            () => Words.Say("Isi hari libur tahun ini", "Fill in this year's holidays"),
            () =>
                Words.Say(
                    "Dari keputusan bersama tiga menteri; lokasi yang tutup pada hari libur mengikutinya.",
                    "From the decree of the three ministers; sites that close on holidays follow them."
                ),
            "libur",
            (db, _) => db.Holidays()
        )
        {
            Needed = Role.ProvincialAdministrator,
        },
    ];
}
