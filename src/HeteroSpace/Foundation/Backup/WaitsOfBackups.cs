using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Foundation.Backup;

/// <summary>A nightly back-up that should have been made and was not, for whoever looks after the house.</summary>
internal static class WaitsOfBackups
{
    public static readonly WhatWaits Late = new("cadangan", "hdd", () => Words.Say("Cadangan", "Back-up"))
    {
        Count = (services, _, _) => Task.FromResult(IsLate(services) ? 1 : 0),
        // The folder itself says how old the newest is.
        Rows = [],
        Read = asked => Task.FromResult(IsLate(asked.Services) ? [Row(asked)] : new List<WaitingRow>()),
    };

    private static bool IsLate(IServiceProvider services) =>
        services
            .GetRequiredService<KeptBackups>()
            .IsLate(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);

    private static WaitingRow Row(WaitingAsked asked) =>
        new(
            Guid.Empty,
            asked.Ask<KeptBackups>().Last ?? asked.Now.AddDays(-3),
            Words.Say("Cadangan malam tidak berjalan", "The nightly back-up was not made"),
            asked.Page("pekerjaan#cadangan")
        )
        {
            About = Said(asked.Ask<KeptBackups>(), asked.Now),
        };

    /// <summary>How the back-ups stand, in a sentence.</summary>
    /// <param name="now">UTC.</param>
    public static string Said(KeptBackups kept, DateTime now)
    {
        if (!kept.IsOn)
            return Words.Say(
                "Cadangan malam belum diatur. Yang mengurus peladen mengatur Backup__Folder lalu menyalakan ulang: "
                    + "yang pertama dibuat saat itu juga. Sekali saja: perintah backup FILE (docs/operations.md).",
                "No nightly back-up is set. Whoever runs the server sets Backup__Folder and starts it anew: the first "
                    + "is made at once. Just one: the command backup FILE (docs/operations.md)."
            );
        return kept.Last is { } last
            ? Words.Say(
                $"Cadangan terakhir dibuat {TimeLeft.Length(now - last)} yang lalu.",
                $"The last back-up was made {TimeLeft.Length(now - last)} ago."
            )
            : Words.Say(
                "Belum ada cadangan yang bisa dibaca di foldernya.",
                "Its folder holds no back-up that can be read."
            );
    }
}
