using HeteroSpace.Foundation.Search;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Organizations;

/// <summary>Communities, companies and campuses as staff find them among everything, whatever their state.</summary>
internal static class StaffFindsOfOrganizations
{
    public static readonly StaffFind Find = StaffFind.ByTitle<Organization>(
        (40, "organisasi", "people-fill"),
        () => Words.Say("Komunitas dan mitra", "Communities and partners"),
        (db, site) => db.Organizations().Where(row => row.SiteId == site),
        row => row.FoldedName,
        row => new StaffFound(row.Name, row.Status.Said(), "organisasi/" + row.Slug)
    );
}
