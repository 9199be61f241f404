using HeteroSpace.Foundation.Files;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>The stored files that belong to the module.</summary>
internal static class FilesOfInitiatives
{
    public static readonly FileOwner[] All =
    [
        new("record", (db, stop) => db.SignedRecords().Select(row => row.File).ToListAsync(stop)),
        new("work", (db, stop) => db.WorkFiles().Select(row => row.File).ToListAsync(stop)),
    ];
}
