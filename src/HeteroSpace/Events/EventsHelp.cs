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
                        + "ticket arrives once you have confirmed it. You do not need an account."
                )
        )
        {
            Typed =
                "daftar acara, daftar kelas, daftar webinar, mendaftar acara, ikut acara, ikut kelas, "
                + "cara daftar, register for event, register event, sign up for event, join event",
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
                    "Join the waiting list on its page. When a seat comes free we offer it in turn, and the "
                        + "message says how long it is yours to take."
                )
        )
        {
            Typed = "penuh, daftar tunggu, kehabisan kursi, waiting list, waitlist, full, sold out",
        },
        new(
            HelpTopic.Events,
            25,
            "kebutuhan-akses",
            () => Say("Saya tunanetra, tuli, atau memakai kursi roda", "I am blind or deaf, or use a wheelchair"),
            () =>
                Say(
                    $"Tulis saat mendaftar, di \"{AccessNeed.Question}\", atau belakangan di tiket Anda: misalnya "
                        + "dituntun dari gerbang. Hanya penyelenggara yang membacanya, dan kami hapus seminggu setelah "
                        + "acara. Acara dengan juru bahasa isyarat bisa disaring, dan halaman setiap lokasi "
                        + "mengatakan apa yang kami ketahui tentang jalan masuknya.",
                    $"Tell us as you register, under \"{AccessNeed.Question}\", or later on your ticket: to be met at "
                        + "the gate, for example. Only the hosts see it, and we erase it a week after the event. You "
                        + "can filter for events with an interpreter, and the page of each site tells what we know of "
                        + "the way in."
                )
        )
        {
            Typed =
                "kursi roda, difabel, disabilitas, tunanetra, tuli, bahasa isyarat, wheelchair, sign "
                + "language, accessible, accessibility, disabled",
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
                    "Just come. The people at the door will find you by your name or number. If you registered with an "
                        + "account, the ticket is in My space."
                )
        )
        {
            Typed =
                "tiket hilang, tiket saya, lupa tiket, kode tiket, lost ticket, lost my ticket, my "
                + "ticket, ticket code",
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
                    "The link is on your ticket and opens shortly before the start. Joining through it counts as "
                        + "attending."
                )
        )
        {
            Typed = "link zoom, zoom, link webinar, tautan webinar, link acara, online link, webinar link",
        },
    ];
}
