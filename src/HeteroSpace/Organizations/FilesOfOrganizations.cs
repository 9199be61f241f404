using HeteroSpace.Foundation.Files;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Organizations;

/// <summary>The stored files that the module answers for: whatever none names is swept away.</summary>
internal static class FilesOfOrganizations
{
    public static readonly FileOwner[] All =
    [
        new("photo of an organization", PhotoTables.Stored<OrganizationPhoto>),
        new("agreement", (db, stop) => db.AgreementFiles().Select(row => row.File).ToListAsync(stop)),
        new(
            "logo",
            async (db, stop) =>
                [
                    .. (
                        await db.Organizations()
                            .Where(row => row.Logo != null)
                            .Select(row => row.Logo!)
                            .ToListAsync(stop)
                    ).SelectMany(logo => Pictures.Widths.Select(width => Pictures.FileName(logo, width))),
                ]
        ),
    ];
}
