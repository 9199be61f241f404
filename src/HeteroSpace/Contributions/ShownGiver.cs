using HeteroSpace.Foundation.Db;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>
/// Who gave, as everyone may read it: as they choose to be shown. One that was merged is the winner now; of one that
/// nobody may see any more no name is left.
/// </summary>
/// <param name="Slug">Of a community or partner whose page everyone may open.</param>
public sealed record ShownGiver(string Name, string? Slug = null)
{
    /// <summary>A name of their own is written in their language.</summary>
    public bool IsNamed { get; private init; }

    public static async Task<Dictionary<Guid, ShownGiver>> Of(
        AppDb db,
        IReadOnlyCollection<Pledge> pledges,
        CancellationToken stop = default
    )
    {
        Guid[] wanted =
        [
            .. pledges
                .Where(row => row.ShownAs == GiverShown.Named)
                .Select(row => row.OrganizationId)
                .OfType<Guid>()
                .Distinct(),
        ];
        var shown = await Of(db, wanted, stop);
        return pledges.ToDictionary(row => row.Id, row => Of(row, shown));
    }

    /// <summary>Organizations by the id they had when they gave; those that nobody may see are left out.</summary>
    public static async Task<Dictionary<Guid, ShownGiver>> Of(
        AppDb db,
        IReadOnlyCollection<Guid> organizations,
        CancellationToken stop = default
    ) =>
        organizations.Count == 0
            ? []
            : await db.Organizations()
                .Where(row => organizations.Contains(row.Id))
                .Join(
                    db.Organizations().Where(root => root.Status == OrganizationStatus.Verified),
                    row => row.MergedIntoId ?? row.Id,
                    root => root.Id,
                    (row, root) =>
                        new
                        {
                            row.Id,
                            root.Name,
                            root.Slug,
                        }
                )
                .ToDictionaryAsync(row => row.Id, row => new ShownGiver(row.Name, row.Slug) { IsNamed = true }, stop);

    private static ShownGiver Of(Pledge pledge, Dictionary<Guid, ShownGiver> organizations)
    {
        if (pledge.ShownAs != GiverShown.Named)
            return new(pledge.ShownAs.Said());
        if (pledge.OrganizationId is { } organization)
            return organizations.GetValueOrDefault(organization) ?? Nobody;
        return pledge.Name is "" or ErasePerson.Nobody ? Nobody : new(pledge.Name) { IsNamed = true };
    }

    /// <summary>Whoever left no name, was erased, or may not be seen: somebody who was kind.</summary>
    public static ShownGiver Nobody => new(GiverShown.OrangBaik.Said());
}
