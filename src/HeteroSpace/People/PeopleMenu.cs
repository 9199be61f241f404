using HeteroSpace.Foundation.Search;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.People;

/// <summary>Where the module stands in the console and in "my space".</summary>
internal static class PeopleMenu
{
    public static readonly ConsoleLink[] Console =
    [
        new(ConsoleTask.People, 35, "orang", "person-lines-fill", Role.FrontDesk, () => Words.Say("Orang", "People")),
        new(
            ConsoleTask.People,
            50,
            "nomor",
            "phone",
            Role.FrontDesk,
            () => Words.Say("Menunggu konfirmasi", "To be confirmed")
        )
        {
            Waiting = [WaitsOfPeople.Contacts],
        },
        new(
            ConsoleTask.People,
            52,
            "verifikasi",
            "person-check",
            Role.FrontDesk,
            () => Words.Say("Verifikasi", "Verification")
        )
        {
            Waiting = [WaitsOfPeople.Verifications],
        },
        new(
            ConsoleTask.People,
            84,
            "permintaan-data",
            "shield-lock",
            Role.SiteManager,
            () => Words.Say("Permintaan data", "Data requests")
        )
        {
            Waiting = [WaitsOfPeople.DataRequests],
        },
        new(ConsoleTask.Settings, 85, "peran", "people", Role.SiteManager, () => Words.Say("Peran", "Roles")),
    ];

    public static readonly FindablePage[] Findable =
    [
        new(
            "/daftar",
            () => Words.Say("Daftar gratis", "Sign up for free"),
            () =>
                Words.Say(
                    "Buat akun dengan nomor ponsel atau e-mail. Untuk ikut acara tidak perlu.",
                    "Make an account with a mobile number or e-mail. You do not need one for events."
                ),
            "daftar, mendaftar, pendaftaran, daftar akun, buat akun, bikin akun, jadi anggota, kartu anggota, "
                + "register, registration, sign up, signup, create account, open account, membership, become member"
        ),
        new(
            "/masuk",
            () => Words.Say("Masuk", "Sign in"),
            () => Words.Say("Ke pemesanan, tiket, dan kartu Anda.", "To your bookings, tickets and card."),
            "masuk, masuk akun, login, log in, sign in, signin"
        ),
        new(
            "/lupa-sandi",
            () => Words.Say("Lupa sandi", "Forgotten password"),
            () =>
                Words.Say(
                    "Buat sandi baru lewat e-mail, WhatsApp, atau meja depan.",
                    "Set a new one by e-mail, by WhatsApp or at the front desk."
                ),
            "lupa sandi, lupa password, lupa kata sandi, lupa pin, sandi baru, ganti sandi, ganti password, "
                + "reset password, forgot password, forgotten password, lost password, new password, change password"
        ),
    ];

    public static readonly MineLink[] Mine =
    [
        new(25, "/saya/kartu", () => Words.Say("Kartu", "Card")),
        new(35, "/saya/data", () => Words.Say("Data saya", "My data")),
        new(32, "/saya/keluarga", () => Words.Say("Keluarga", "Household")),
        new(30, "/saya/profil", () => Words.Say("Profil", "Profile")),
    ];

    public static readonly SetUpStep Step = new(
        50,
        "petugas",
        () => Words.Say("Beri peran kepada petugas", "Give your staff their roles"),
        () =>
            Words.Say(
                "Kirim tautan undangan lewat WhatsApp, atau beri peran kepada yang sudah punya akun.",
                "Send an invitation by WhatsApp, or give a role to who has an account already."
            ),
        "peran#undang",
        (db, site) => db.RoleGrants().Where(row => row.SiteId == site.Id)
    );
}
