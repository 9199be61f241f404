using HeteroSpace.Foundation.Regions;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Organizations;

/// <summary>Organizations to be verified, and who says that they lead one; both are seen on their page.</summary>
internal static class WaitsOfOrganizations
{
    public static readonly WhatWaits ToVerify = WhatWaits.Of(
        "organisasi",
        "people-fill",
        () => Words.Say("Komunitas baru", "New communities"),
        (db, reader) => db.OrganizationsAt(reader.Site.Id, OrganizationStatus.Waiting),
        async (asked, waiting) =>
        {
            var rows = await waiting
                .OrderBy(row => row.Registered)
                .ThenBy(row => row.Id)
                .Take(asked.Most)
                .ToListAsync(asked.Stop);
            return rows.ConvertAll(row => new WaitingRow(
                row.Id,
                row.Registered,
                row.Name,
                asked.Page("organisasi/" + row.Slug)
            )
            {
                About = $"{row.Kind.Said()} · {row.Sector.Said()} · {Region.Said(row.RegionCode)}",
                Due = Foundation.Time.WorkingDays.After(row.Registered, 2),
            });
        }
    );

    public static readonly WhatWaits Claims = new("klaim", "person-badge", () => Words.Say("Klaim komunitas", "Claims"))
    {
        Count = (services, reader, stop) =>
            services.GetRequiredService<Foundation.Db.AppDb>().OpenClaims(reader.Site.Id).CountAsync(stop),
        Rows = [typeof(Organization), typeof(Claim)],
        Read = async asked =>
        {
            var rows = await asked
                .Db.OpenClaims(asked.Reader.Site.Id)
                .Join(
                    asked.Db.Organizations(),
                    row => row.OrganizationId,
                    of => of.Id,
                    (row, of) =>
                        new
                        {
                            row,
                            of.Name,
                            of.Slug,
                        }
                )
                .Join(
                    asked.Db.People(),
                    found => found.row.PersonId,
                    person => person.Id,
                    (found, person) =>
                        new
                        {
                            found.row,
                            found.Name,
                            found.Slug,
                            Who = person.Name,
                        }
                )
                .OrderBy(found => found.row.Made)
                .Take(asked.Most)
                .ToListAsync(asked.Stop);
            return rows.ConvertAll(found => new WaitingRow(
                found.row.Id,
                found.row.Made,
                $"{found.Who} · {found.Name}",
                asked.Page("organisasi/" + found.Slug)
            )
            {
                Quote = Words.Cut(found.row.Text, 200),
                Due = Foundation.Time.WorkingDays.After(found.row.Made, 2),
            });
        },
    };
}
