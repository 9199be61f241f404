using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Bookings;

/// <summary>What the module has in menus.</summary>
internal static class BookingsMenu
{
    public static readonly PublicLink[] Public =
    [
        new(MenuGroup.Come, 10, "/ruang", () => Words.Say("Ruang dan meja", "Spaces and desks"))
        {
            InBar = new("door-open", () => Words.Say("Ruang", "Spaces"), "/pesan", "/situs"),
            About = () =>
                Words.Say(
                    "Meja, ruang rapat, kelas, studio, dan aula. Pesan yang kosong, atau datang saja.",
                    "Desks, meeting rooms, classrooms, studios and halls. Book one, or just drop in."
                ),
        },
        new(MenuGroup.Read, 40, "/angka", () => Words.Say("Dalam angka", "In figures")),
    ];

    public static readonly MineLink Mine = new(10, "/saya", () => Words.Say("Pemesanan", "Bookings")) { First = true };

    public static readonly ConsoleLink[] Console =
    [
        new(10, "permohonan", "inbox", Role.FrontDesk, () => Words.Say("Permohonan", "Requests"))
        {
            Waiting = (provider, _, site, stop) =>
                DeskThreads.Waiting(provider.GetRequiredService<AppDb>(), site, stop),
        },
        new(20, "papan", "calendar3", Role.FrontDesk, () => Words.Say("Papan hari", "Day board")),
        new(30, "/meja", "person-workspace", Role.FrontDesk, () => Words.Say("Meja depan", "Front desk")),
    ];
}
