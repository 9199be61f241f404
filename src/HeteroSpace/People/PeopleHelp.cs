using HeteroSpace.Foundation.Ui;
using static HeteroSpace.Foundation.Ui.Words;

namespace HeteroSpace.People;

/// <summary>What people ask about accounts and about what is known of them.</summary>
internal static class PeopleHelp
{
    public static readonly HelpEntry[] All =
    [
        new(
            HelpTopic.Account,
            10,
            "akun",
            () => Say("Apakah saya perlu akun?", "Do I need an account?"),
            () =>
                Say(
                    "Tidak untuk membaca, mendaftar acara, bertanya, dan menulis gagasan. Untuk memesan "
                        + "tempat cukup nama dan satu kontak; akunnya terbuat sendiri, tanpa sandi. Di sana "
                        + "pemesanan, tiket, dan kartu anggota Anda terkumpul.",
                    "Not to read, register for an event, ask a question or post an idea. To book a place a "
                        + "name and one contact are enough; that makes an account for you, without a password. It "
                        + "keeps your bookings, tickets and member card in one place."
                )
        )
        {
            Typed = "perlu akun, tanpa akun, need account, without account",
            Way = ("/daftar", () => Say("Daftar gratis", "Sign up for free")),
        },
        new(
            HelpTopic.Account,
            20,
            "lupa-sandi",
            () => Say("Saya lupa sandi", "I forgot my password"),
            () =>
                Say(
                    "Kalau Anda memakai e-mail, tautan untuk sandi baru dikirim ke sana. Kalau Anda memakai nomor "
                        + "ponsel, kirim kode dari nomor itu lewat WhatsApp, atau minta kode di meja depan.",
                    "If you use an e-mail address, we send you a link for a new password. If you use a mobile number, "
                        + "send a code from it by WhatsApp, or ask for one at the front desk."
                )
        )
        {
            Typed =
                "lupa sandi, lupa password, lupa kata sandi, tidak bisa masuk, gagal masuk, forgot "
                + "password, forgotten password, lost password, cannot sign in, cannot log in, cant log in",
            Way = ("/lupa-sandi", () => Say("Buat sandi baru", "Set a new password")),
        },
        new(
            HelpTopic.Account,
            25,
            "nomor",
            () =>
                Say(
                    "Saya lupa nomor yang saya pakai, atau nomor saya ganti",
                    "I forgot which number I used, or my number has changed"
                ),
            () =>
                Say(
                    "Pemesanan dan tiket Anda tetap berlaku: petugas menemukannya dari nama Anda. Masih bisa membuka "
                        + "akun Anda? Ganti nomornya di Profil; yang baru berlaku setelah dikonfirmasi. Tidak bisa? "
                        + "Datang ke meja depan dengan kartu anggota atau identitas.",
                    "Your bookings and tickets still count: our staff find them by your name. Can you still sign "
                        + "in? Change the number in your Profile; the new one counts once it is confirmed. If you "
                        + "cannot, come to the front desk with your member card or an identity document."
                )
        )
        {
            Typed =
                "lupa nomor, ganti nomor, nomor lama, nomor baru, nomor hilang, nomor hangus, hp hilang, ponsel "
                + "hilang, kartu hilang, forgot number, lost number, lost phone, change number, new number, "
                + "old number",
            Way = ("/saya/profil", () => Say("Profil saya", "My profile")),
        },
        new(
            HelpTopic.Account,
            30,
            "keluarga",
            () => Say("Satu nomor dipakai serumah. Bisa?", "We share one phone number at home. Is that all right?"),
            () =>
                Say(
                    $"Bisa. Tulis nama anggota keluarga di akun Anda, paling banyak {Household.Most} orang, lalu pilih "
                        + "untuk siapa setiap kali memesan.",
                    $"Yes. Add your family to your account, up to {Household.Most} people, and choose "
                        + "who it is for each time you book."
                )
        )
        {
            Typed = "satu nomor, serumah, keluarga, family, household, share number",
            Way = ("/saya/keluarga", () => Say("Keluarga saya", "My household")),
        },
        new(
            HelpTopic.Account,
            40,
            "anak",
            () => Say("Anak di bawah 18 tahun boleh ikut?", "Can someone under 18 take part?"),
            () =>
                Say(
                    "Boleh, dengan izin orang tua atau wali. Kami menanyakannya langsung kepada wali sebelum apa pun "
                        + "menjadi pasti.",
                    "Yes, if a parent or guardian agrees. We ask them directly before anything is confirmed."
                )
        )
        {
            Typed = "anak, di bawah umur, bawah umur, wali, children, child, under 18, guardian",
        },
        new(
            HelpTopic.Data,
            10,
            "data",
            () => Say("Apa yang Anda simpan tentang saya?", "What do you keep about me?"),
            () =>
                Say(
                    "Hanya yang diperlukan, dan setiap jenisnya tertulis: untuk apa, berapa lama. NIK dan NPWP tidak "
                        + "kami minta.",
                    "Only what we need, and for each thing we say why and for how long. We ask for "
                        + "neither NIK nor NPWP."
                )
        )
        {
            Typed = "data saya, data tentang saya, data pribadi, my data, personal data",
            Way = ("/privasi", () => Say("Baca selengkapnya", "Read the details")),
        },
        new(
            HelpTopic.Data,
            20,
            "hapus",
            () => Say("Bisakah data saya dihapus?", "Can my data be deleted?"),
            () =>
                Say(
                    "Bisa, kapan saja, di Data saya. Sebelumnya kami tunjukkan apa yang hilang dan apa yang tinggal. "
                        + "Tanpa akun, mintalah di meja depan.",
                    "Yes, at any time, under My data. We show you beforehand what goes and what stays. Without an "
                        + "account, ask at the front desk."
                )
        )
        {
            Typed = "hapus akun, hapus data, tutup akun, delete account, delete data, close account",
            Way = ("/saya/data", () => Say("Data saya", "My data")),
        },
    ];
}
