using HeteroSpace.Foundation.Db;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.FrontDesk.Defects;

/// <summary>Which rooms have something that does not work, in two words.</summary>
internal static class TroublesOfDefects
{
    public static readonly SpaceTroubles Part = new(Read);

    private static async Task<IReadOnlyDictionary<Guid, string>> Read(
        IServiceProvider services,
        Guid site,
        CancellationToken stop
    )
    {
        var rows = await services
            .GetRequiredService<AppDb>()
            .OpenDefects(site)
            .Select(row => new { row.SpaceId, row.Thing })
            .Distinct()
            .ToListAsync(stop);
        return rows.GroupBy(row => row.SpaceId)
            .ToDictionary(
                space => space.Key,
                space => string.Join(", ", space.Select(row => row.Thing).Order().Select(thing => thing.Short()))
            );
    }
}
