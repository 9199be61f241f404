using HeteroSpace.Foundation.Ui;
using static HeteroSpace.Foundation.Ui.Words;

namespace HeteroSpace.Contributions;

/// <summary>What people ask who would give something.</summary>
internal static class NeedsHelp
{
    public static readonly HelpEntry[] All =
    [
        new(
            HelpTopic.Together,
            40,
            "memberi",
            () => Say("Saya ingin memberi sesuatu. Bagaimana?", "I would like to give something. How?"),
            () =>
                Say(
                    "Lihat apa yang masih kurang, tekan \"Saya bisa bantu\", lalu tulis berapa dan nomor Anda. Tidak "
                        + "perlu akun. Kami kabari kapan bisa dibawa. Yang sampai dan bernilai rupiah punya baris di "
                        + "buku yang bisa dibaca siapa saja.",
                    "See what is still missing, press \"I can help\", and tell us how much and your number. You need "
                        + "no account. We tell you when to bring it. What arrived and has a value in rupiah has its "
                        + "row in a ledger that anyone may read."
                )
        )
        {
            Typed = "cara menyumbang, cara donasi, mau menyumbang, mau donasi, how to donate, how to give",
            Way = ("/gotong-royong", () => Say("Lihat apa yang masih kurang", "See what is missing")),
        },
        new(
            HelpTopic.Together,
            42,
            "tanpa-nama",
            () => Say("Bisakah memberi tanpa nama?", "Can I give without my name?"),
            () =>
                Say(
                    "Bisa. Pilih \"Hamba Allah\" atau \"Orang baik\" saat menawarkan; nama Anda tidak tampil di mana "
                        + "pun, dan siapa pun tidak diurutkan menurut nilainya.",
                    "Yes. Choose \"Hamba Allah\" or \"a kind person\" as you offer it. Your name is shown nowhere, and "
                        + "nobody is ranked by what it was worth."
                )
        )
        {
            Typed = "hamba allah, anonim, tanpa nama, rahasia nama, anonymous",
        },
        new(
            HelpTopic.Together,
            44,
            "di-luar-daftar",
            () => Say("Boleh mengirim barang yang tidak ada di daftar?", "May I send what is not on the list?"),
            () =>
                Say(
                    "Tanya dulu, supaya barangnya terpakai. Yang bertanda \"Cukup, jangan kirim lagi\" sudah lengkap; "
                        + "mungkin di lokasi lain masih kurang.",
                    "Please ask first, so that it will be used. What says \"Enough, please send no more\" is complete; "
                        + "another site may still be short of it."
                )
        )
        {
            Typed = "kirim barang, barang bekas, titip barang, jangan kirim, used goods, send goods",
            Way = ("/kontak", () => Say("Tanya dulu", "Ask first")),
        },
        new(
            HelpTopic.Together,
            46,
            "relawan",
            () => Say("Saya punya waktu, bukan barang", "I have time rather than things"),
            () =>
                Say(
                    "Tenaga juga dicari: menata ruang, mendampingi kelas, menjadi kru acara. Setiap panggilan menyebut "
                        + "hari, jam, dan apa yang dibawa.",
                    "Hands are needed too: to set up a room, to help in a class, to be crew at an event. Each call "
                        + "says the day, the hours and what to bring."
                )
        )
        {
            Typed = "jadi relawan, relawan, kru, panitia, magang, volunteer, internship",
            Way = ("/panggilan", () => Say("Lihat panggilan", "See the calls")),
        },
    ];
}
