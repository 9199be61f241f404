using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>The numbers of the module on the first page.</summary>
internal static class InitiativeCounters
{
    public static readonly Counter[] All =
    [
        new(
            15,
            () => Words.Say("gagasan warga", "ideas posted"),
            site => "/gagasan" + (site is null ? "" : "?situs=" + site),
            (provider, site, stop) => provider.GetRequiredService<FindIdeas>().Count(site?.Id, stop)
        ),
        new(
            16,
            () => Words.Say("inisiatif bersama", "initiatives made together"),
            site => "/jejak" + (site is null ? "" : "?situs=" + site),
            (provider, site, stop) => CountPublished(provider.GetRequiredService<AppDb>(), site?.Id, stop)
        ),
    ];

    private static async Task<long> CountPublished(AppDb db, Guid? site, CancellationToken stop) =>
        await FindTrails.Told(db, site).LongCountAsync(stop);
}
