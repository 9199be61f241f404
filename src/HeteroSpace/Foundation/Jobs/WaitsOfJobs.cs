using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Foundation.Jobs;

/// <summary>Jobs that were given up.</summary>
internal static class WaitsOfJobs
{
    public static readonly WhatWaits Dead = WhatWaits.Of(
        "pekerjaan",
        "arrow-repeat",
        () => Words.Say("Sistem", "System"),
        (db, _) => DeadJobs.Of(db)
    );
}
