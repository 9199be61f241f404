using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using static HeteroSpace.Foundation.Mail.Sentence;

namespace HeteroSpace.People;

/// <summary>The words in which someone is told of their address.</summary>
internal static class ContactLetters
{
    public static Letter Confirm(string name, Proof link) =>
        Letter
            .About(Say("Konfirmasi e-mail Anda", "Confirm your e-mail address"))
            .Greet(name)
            .Say(
                Say(
                    "Buka tautan ini, lalu tekan Konfirmasi, untuk memastikan alamat ini milik Anda. "
                        + "Pemesanan yang masih kami tahan langsung jadi.",
                    "Open this link and press Confirm to show that this address is yours. "
                        + "What we still hold for you becomes a booking at once."
                )
            )
            .Button(Words.Say("Konfirmasi", "Confirm"), link)
            .Say(
                Say("Bila Anda tidak mendaftar, abaikan saja surat ini.", "If you did not sign up, ignore this mail.")
            );

    // No name: whoever typed the address may have typed anything.
    public static Letter HasAccount() =>
        Letter
            .About(Say("Anda sudah punya akun", "You already have an account"))
            .Greet()
            .Say(
                Say(
                    "Seseorang baru saja mendaftar dengan alamat ini, yang sudah punya akun. "
                        + "Bila itu Anda, masuk saja dengan akun lama; di sana juga ada \"Lupa sandi\".",
                    "Someone has just signed up with this address, which has an account already. "
                        + "If it was you, sign in to the one you have; a forgotten password is set anew there."
                )
            )
            .Button(Words.Say("Masuk", "Sign in"), "/masuk")
            .Say(
                Say(
                    "Bila bukan Anda, tidak ada yang perlu dilakukan: akun Anda tidak berubah.",
                    "If it was not you, there is nothing to do: your account has not changed."
                )
            );

    public static Letter Changed(string name) =>
        Letter
            .About(Say("Kontak akun Anda diubah", "The contact of your account was changed"))
            .Greet(name)
            .Say(
                Say(
                    "Kontak akun Anda di Hetero Space baru saja diubah. Bila itu Anda, tidak ada yang perlu dilakukan. "
                        + "Bila bukan, keluarkan peramban yang tidak Anda kenal, buat sandi baru, "
                        + "dan hubungi lokasi kami.",
                    "The contact of your account at Hetero Space was just changed. If it was you, there is nothing to "
                        + "do. If it was not, sign out the browsers you do not know, set a new password, "
                        + "and call our site."
                )
            )
            .Button(Words.Say("Periksa keamanan akun", "Look at the account's security"), "/saya/keamanan");
}
