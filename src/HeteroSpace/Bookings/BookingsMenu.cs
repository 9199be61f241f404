using HeteroSpace.Foundation.Search;
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
            Typed =
                "pesan meja, pesan ruang, pesan tempat, minta meja, minta ruang, minta tempat, butuh meja, butuh "
                + "ruang, butuh tempat, mau meja, booking tempat, booking ruang, booking meja, "
                + "sewa, menyewa, pinjam ruang, pinjam tempat, pinjam meja, pakai ruang, cari ruang, cari "
                + "tempat, meja kosong, ruang kosong, kursi kosong, tempat kerja, tempat belajar, tempat "
                + "rapat, kosong hari ini, book desk, book table, book room, book place, book space, book "
                + "seat, hire room, rent, reserve, hot desk, desk today, coworking, co working, place to "
                + "work, place to study, meeting room",
            InBar = new("door-open", () => Words.Say("Ruang", "Spaces"), "/pesan", "/situs"),
            About = () =>
                Words.Say(
                    "Meja, ruang rapat, kelas, studio, dan aula. Pesan yang kosong, atau datang saja.",
                    "Desks, meeting rooms, classrooms, studios and halls. Book one, or just drop in."
                ),
        },
        new(MenuGroup.Read, 40, "/angka", () => Words.Say("Dalam angka", "In figures"))
        {
            Typed = "angka, statistik, jumlah pengunjung, statistics, figures",
        },
    ];

    public static readonly FindablePage Findable = new(
        "/saya",
        () => Words.Say("Ruang saya", "My space"),
        () =>
            Words.Say(
                "Pemesanan, tiket, kartu, dan data Anda. Masuk dulu.",
                "Your bookings, tickets, card and data. Sign in first."
            ),
        "pemesanan saya, pesanan saya, booking saya, akun saya, ruang saya, ubah pesanan, my booking, "
            + "my bookings, my account, my space, change booking"
    );

    public static readonly MineLink Mine = new(10, "/saya", () => Words.Say("Pemesanan", "Bookings")) { First = true };

    public static readonly ConsoleLink[] Console =
    [
        new(ConsoleTask.Rooms, 10, "permohonan", "inbox", Role.FrontDesk, () => Words.Say("Permohonan", "Requests"))
        {
            Behind = ["pesan"],
            Waiting = [WaitsOfBookings.Requests],
        },
        new(ConsoleTask.Rooms, 20, "papan", "calendar3", Role.FrontDesk, () => Words.Say("Papan", "Board")),
        new(ConsoleTask.Rooms, 30, "pemesanan", "list-ul", Role.FrontDesk, () => Words.Say("Pemesanan", "Bookings")),
    ];

    public static readonly SetUpStep Step = new(
        80,
        "qr",
        () => Words.Say("Pasang QR check-in", "Put up the check-in QR"),
        () =>
            Words.Say(
                "Cetak, lalu pasang di pintu masuk dan di ruang. Nanti ada di meja depan, lewat \"QR untuk dipasang\".",
                "Print them for the entrance and the rooms. Later: at the front desk, \"QR codes to hang up\"."
            ),
        "/meja/{site}/qr",
        null
    );
}
