using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.People;
using HeteroSpace.Sites;

namespace HeteroSpace;

/// <summary>Every promise the database keeps. A test and <c>verify</c> fail when one of them is absent.</summary>
internal static class Guards
{
    public static readonly DatabaseGuard[] All =
    [
        new LengthGuard(),
        AuditTables.AppendOnly,
        Foundation.Acts.ChangeTables.WakesWhoWaits,
        Portal.SetUp.Once,
        Foundation.Search.SearchTables.WordsAreIndexed,
        .. Findables.All.Select(Foundation.Search.FindableGuard.Of),
        PersonWordTable.Follow,
        PendingAccountTable.AccountsAreProved,
        Organizations.MergeTables.OneStep,
        Initiatives.InitiativeTables.OneActivePhase,
        Occupancy.NoOverlap,
        DatedHours.OneADay,
        .. Billing.LedgerGuards.All,
        Contributions.ContributionTables.PublishedWithBasis,
        Events.EventTables.SeatsAreCounted,
    ];
}
