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
                    "Choose a site, a day and a time; you can see what is free. Then give your name and a mobile "
                        + "number or an e-mail address. Finally, confirm that it is yours with our code or link."
                )
        )
        {
            Typed = "cara pesan, cara memesan, cara booking, how to book, how to reserve",
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
                    "Yes, as long as a desk is free. Give your name at the front desk and our staff will find you a "
                        + "place."
                )
        )
        {
            Typed = "datang langsung, langsung datang, tanpa pesan, walk in, drop in, without booking",
        },
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
                    "The place is kept for you until the time shown on your booking page. Before then, do "
                        + "the one thing it asks for. After that, others can have it."
                )
        )
        {
            Typed = "ditahan, on hold",
        },
        new(
            HelpTopic.Place,
            40,
            "surat",
            () => Say("Mengapa ada ruang yang perlu surat?", "Why do some rooms need a letter?"),
            () =>
                Say(
                    "Ruang besar dipakai banyak pihak, jadi petugas membaca permohonannya dulu. Unggah surat sebagai "
                        + "PDF atau foto. Setiap langkah dan tanggalnya terlihat di halaman pemesanan Anda.",
                    "Large rooms are in demand, so our staff read every request first. Upload the letter as a PDF "
                        + "or a photo. Every step and its date appear on your booking page."
                )
        )
        {
            Typed = "surat permohonan, perlu surat, pakai surat, letter of request, request letter",
        },
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
                    "Cancel with the link we sent you, or in My space, so that someone else can have it. If you are "
                        + "late without a word, the place goes to someone else; your booking says how long we wait."
                )
        )
        {
            Typed = "batal, batalkan, membatalkan, cancel, tidak jadi, terlambat, running late",
            Way = ("/saya", () => Say("Ruang saya", "My space")),
        },
    ];
}
