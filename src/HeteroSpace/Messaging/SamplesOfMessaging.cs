using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;

namespace HeteroSpace.Messaging;

/// <summary>The letters about accounts, verification and personal data, as the console shows them.</summary>
internal static class SamplesOfMessaging
{
    public static readonly Sample[] All =
    [
        new(
            "account.confirm",
            () => Words.Say("Konfirmasi e-mail", "Confirm an address"),
            () => ContactLetters.Confirm("Peserta 014", Proof.Of("/konfirmasi/…"))
        ),
        new("account.known", () => Words.Say("Sudah punya akun", "Has an account"), () => ContactLetters.HasAccount()),
        new(
            "guardian.ask",
            () => Words.Say("Wali diminta setuju", "A guardian is asked"),
            () => AskGuardian.Asking("Wali 014", "Peserta 014", Proof.Of("/wali/…"))
        ),
        new(
            "member.granted",
            () => Words.Say("Terverifikasi", "Verified"),
            () => PeopleNews.Verification("Peserta 014", PersonKind.Umkm, VerificationStatus.Granted, null)
        ),
        new(
            "member.refused",
            () => Words.Say("Verifikasi ditolak", "Verification refused"),
            () =>
                PeopleNews.Verification(
                    "Peserta 014",
                    PersonKind.Umkm,
                    VerificationStatus.Refused,
                    Words.Say("NIB di foto tidak terbaca.", "The NIB cannot be read in the photo.")
                )
        ),
        new(
            "member.withdrawn",
            () => Words.Say("Verifikasi dicabut", "Verification withdrawn"),
            () =>
                PeopleNews.Verification(
                    "Peserta 014",
                    PersonKind.Umkm,
                    VerificationStatus.Withdrawn,
                    Words.Say("Usaha sudah tutup.", "The business has closed.")
                )
        ),
        new(
            "staff.joined",
            () => Words.Say("Undangan petugas diterima", "An invitation of staff accepted"),
            () => PeopleNews.Joined("Pengelola 001", Role.FrontDesk, "Semarang", "/konsol/semarang/peran")
        ),
        new(
            "data.answered",
            () => Words.Say("Permintaan data dijawab", "Data request answered"),
            () =>
                PeopleNews.Answer("Peserta 014", Words.Say("Nama Anda sudah kami betulkan.", "Your name is corrected."))
        ),
        new(
            "data.due",
            () => Words.Say("Permintaan data mendesak", "Data request due"),
            () => PeopleNews.ToManager("Pengelola 001", true)
        ),
        new(
            "account.changed",
            () => Words.Say("Kontak diubah", "Contact changed"),
            () => ContactLetters.Changed("Peserta 014")
        ),
        new(
            "account.password",
            () => Words.Say("Sandi baru", "New password"),
            () => NewPassword.Said("Peserta 014", Proof.Of("/sandi-baru?…"))
        ),
    ];
}
