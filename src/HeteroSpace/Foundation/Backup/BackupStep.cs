using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Foundation.Backup;

/// <summary>
/// Of a new site's check-list: a back-up each night. One in the folder shows it; whoever keeps the data in another way
/// says so by hand.
/// </summary>
internal static class BackupStep
{
    public static readonly SetUpStep Step = new(
        70,
        "cadangan",
        () => Words.Say("Pastikan ada cadangan tiap malam", "See that there is a back-up each night"),
        () =>
            Words.Say(
                "Halaman ini mengatakan kapan yang terakhir dibuat, atau bahwa belum diatur. Selesai sendiri begitu "
                    + "ada yang pertama; tekan Sudah bila dicadangkan dengan cara lain.",
                "The page says when the last one was made, or that none is set. Done by itself with the first one; "
                    + "press Done if it is backed up in another way."
            ),
        "pekerjaan#cadangan",
        null
    )
    {
        Needed = Role.ProvincialAdministrator,
        Stands = services => services.GetRequiredService<KeptBackups>().Last is not null,
    };
}
