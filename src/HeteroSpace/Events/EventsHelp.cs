using HeteroSpace.Foundation.Ui;
using static HeteroSpace.Foundation.Ui.Words;

namespace HeteroSpace.Events;

/// <summary>What people ask about events.</summary>
internal static class EventsHelp
{
    public static readonly HelpEntry[] All =
    [
        new(
            HelpTopic.Events,
            10,
            "daftar-acara",
            () => Say("Bagaimana mendaftar acara?", "How do I register for an event?"),
            () =>
                Say(
                    "Buka acaranya, tekan Daftar, lalu tulis nama dan nomor ponsel atau alamat e-mail. Tiketnya "
                        + "dikirim ke sana setelah Anda menunjukkan bahwa kontak itu milik Anda. Tidak perlu akun.",
                    "Open the event, press Register, and give your name and a mobile number or an e-mail address. Your "
                        + "ticket comes there once you have shown that it is yours. You need no account."
                )
        )
        {
            Way = ("/acara", () => Say("Lihat acara", "See events")),
        },
        new(
            HelpTopic.Events,
            20,
            "penuh",
            () => Say("Acaranya penuh. Masih bisa ikut?", "The event is full. Can I still come?"),
            () =>
                Say(
                    "Masuklah ke daftar tunggu di halaman acaranya. Begitu ada kursi kembali, kami tawarkan menurut "
                        + "urutan, dan pesannya menyebut sampai kapan kursi itu Anda pegang.",
                    "Join the waiting list on its page. When a seat is given back we offer it in order, and the "
                        + "message says until when it is kept for you."
                )
        ),
        new(
            HelpTopic.Events,
            25,
            "kebutuhan-akses",
            () => Say("Saya butuh kursi roda atau juru bahasa isyarat", "I use a wheelchair, or need an interpreter"),
            () =>
                Say(
                    "Tulis saat mendaftar, di \"Ada kebutuhan agar nyaman hadir?\", atau belakangan di tiket Anda. "
                        + "Hanya penyelenggara yang membacanya, dan kami hapus seminggu setelah acara. Acara dengan "
                        + "juru bahasa isyarat bisa disaring di daftar acara.",
                    "Say so as you register, under \"Do you need anything to feel at ease there?\", or later on your "
                        + "ticket. Only those who hold the event read it, and we erase it a week after. Events with "
                        + "an interpreter of sign language can be filtered by."
                )
        )
        {
            Way = (
                "/acara?kemudahan=sign-language",
                () => Say("Acara dengan bahasa isyarat", "Events with sign language")
            ),
        },
        new(
            HelpTopic.Events,
            30,
            "tiket-hilang",
            () => Say("Tiket saya hilang", "I have lost my ticket"),
            () =>
                Say(
                    "Datang saja. Petugas di pintu menemukan Anda dari nama atau nomor Anda. Kalau mendaftar dengan "
                        + "akun, tiketnya ada di Ruang saya.",
                    "Just come. The people at the door find you by your name or number. If you registered with an "
                        + "account, the ticket is in My space."
                )
        )
        {
            Way = ("/saya/tiket", () => Say("Tiket saya", "My tickets")),
        },
        new(
            HelpTopic.Events,
            40,
            "webinar",
            () => Say("Bagaimana masuk ke acara online?", "How do I join an online event?"),
            () =>
                Say(
                    "Tautan masuknya ada di tiket Anda, terbuka menjelang acara dimulai. Kehadiran Anda tercatat "
                        + "begitu masuk lewat tautan itu.",
                    "The way in is on your ticket and opens shortly before the start. Coming in by it counts as "
                        + "attending."
                )
        ),
    ];
}
