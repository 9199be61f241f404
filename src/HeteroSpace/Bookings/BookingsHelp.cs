using HeteroSpace.Foundation.Ui;
using static HeteroSpace.Foundation.Ui.Words;

namespace HeteroSpace.Bookings;

/// <summary>What people ask about desks and rooms.</summary>
internal static class BookingsHelp
{
    public static readonly HelpEntry[] All =
    [
        new(
            HelpTopic.Place,
            10,
            "pesan",
            () => Say("Bagaimana memesan meja atau ruang?", "How do I book a desk or a room?"),
            () =>
                Say(
                    "Pilih lokasi, hari, dan jam; yang kosong langsung terlihat. Lalu tulis nama dan nomor ponsel atau "
                        + "alamat e-mail Anda. Terakhir, tunjukkan bahwa nomor atau alamat itu milik Anda, dengan kode "
                        + "atau tautan yang kami beri.",
                    "Choose a site, a day and a time; you see at once what is free. Then give your name and a mobile "
                        + "number or an e-mail address. Last, show that it is yours, by the code or the link you get."
                )
        )
        {
            Way = ("/ruang", () => Say("Cari yang kosong", "See what is free")),
        },
        new(
            HelpTopic.Place,
            20,
            "langsung",
            () => Say("Boleh datang tanpa memesan?", "Can I come without a booking?"),
            () =>
                Say(
                    "Boleh, selama masih ada meja kosong. Sebutkan nama Anda di meja depan dan petugas mencarikan "
                        + "tempat.",
                    "You may, as long as a desk is free. Give your name at the front desk and the staff find you a "
                        + "place."
                )
        ),
        new(
            HelpTopic.Place,
            30,
            "ditahan",
            () => Say("Apa arti “ditahan sementara”?", "What does “on hold” mean?"),
            () =>
                Say(
                    "Tempatnya kami simpan untuk Anda sampai jam yang tertulis di halaman pemesanan. Sebelum jam itu, "
                        + "selesaikan satu langkah yang tertulis di sana. Kalau lewat, tempatnya terbuka lagi untuk "
                        + "orang lain.",
                    "The place is kept for you until the time that stands on the page of your booking. Before then, do "
                        + "the one thing it asks for. After that, it is open to others again."
                )
        ),
        new(
            HelpTopic.Place,
            40,
            "surat",
            () => Say("Mengapa ada ruang yang perlu surat?", "Why do some rooms need a letter?"),
            () =>
                Say(
                    "Ruang besar dipakai banyak pihak, jadi petugas membaca permohonannya dulu. Unggah surat sebagai "
                        + "PDF atau foto. Setiap langkah dan tanggalnya terlihat di halaman pemesanan Anda.",
                    "Large rooms are wanted by many, so the staff read each request first. Upload the letter as a PDF "
                        + "or a photo. You see every step and its date on the page of your booking."
                )
        ),
        new(
            HelpTopic.Place,
            50,
            "batal",
            () => Say("Saya tidak jadi datang. Bagaimana?", "I can't make it after all. What now?"),
            () =>
                Say(
                    "Batalkan lewat tautan yang Anda terima, atau di Ruang saya, supaya orang lain bisa memakainya. "
                        + "Kalau Anda terlambat tanpa kabar, tempatnya dilepas; berapa menit kami menunggu tertulis di "
                        + "pemesanan Anda.",
                    "Cancel by the link you were sent, or in My space, so that someone else can have it. If you are "
                        + "late and we hear nothing, the place is given up; your booking says how long we wait."
                )
        )
        {
            Way = ("/saya", () => Say("Ruang saya", "My space")),
        },
    ];
}
