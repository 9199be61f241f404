using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Foundation.Backup;

/// <summary>Of a new site's check-list: a back-up each night, as only whoever runs the server knows.</summary>
internal static class BackupStep
{
    public static readonly SetUpStep Step = new(
        70,
        "cadangan",
        () => Words.Say("Pastikan ada cadangan tiap malam", "See that there is a back-up each night"),
        () =>
            Words.Say(
                "Halaman ini mengatakan kapan yang terakhir dibuat, atau bahwa belum diatur.",
                "The page says when the last one was made, or that none is set."
            ),
        "pekerjaan#cadangan",
        null
    )
    {
        Needed = Role.ProvincialAdministrator,
    };
}
