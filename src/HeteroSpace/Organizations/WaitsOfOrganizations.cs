using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Organizations;

/// <summary>Organizations to be verified, and who says that they lead one; both are seen on their page.</summary>
internal static class WaitsOfOrganizations
{
    public static readonly WhatWaits ToVerify = WhatWaits.Of(
        "organisasi",
        "people-fill",
        () => Words.Say("Komunitas baru", "New communities"),
        (db, reader) => db.OrganizationsAt(reader.Site.Id, OrganizationStatus.Waiting)
    );

    public static readonly WhatWaits Claims = new("klaim", "person-badge", () => Words.Say("Klaim komunitas", "Claims"))
    {
        Count = (services, reader, stop) =>
            services.GetRequiredService<Foundation.Db.AppDb>().OpenClaims(reader.Site.Id).CountAsync(stop),
        Rows = [typeof(Organization), typeof(Claim)],
    };
}
