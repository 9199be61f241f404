using HeteroSpace.Billing;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>One thing that a site received: how much of it in all, and what kinds of givers brought it.</summary>
/// <param name="Kinds">Of the organizations among them, as the helix counts them.</param>
/// <param name="Persons">People gave of it in their own name.</param>
public sealed record RecipeLine(
    GiftKind Kind,
    string What,
    string Unit,
    long Quantity,
    IReadOnlyList<OrganizationKind> Kinds,
    bool Persons
)
{
    /// <summary>As <c>Akademisi, Bisnis, warga</c>.</summary>
    public string Givers =>
        string.Join(", ", Kinds.Select(kind => kind.Said()).Concat(Persons ? [Words.Say("warga", "people")] : []));

    /// <summary>The same to begin a need from.</summary>
    public LineWish Wish => new(Kind, What, Math.Min(Quantity, LedgerRow.Most), Unit);
}

/// <summary>
/// What a site received becomes a recipe for the next one: real quantities, counted receipts alone, without a name.
/// </summary>
public sealed class NeedRecipes(AppDb db)
{
    /// <summary>A need of more lines is read by nobody.</summary>
    public const int MostLines = 12;

    /// <summary>The sites that received something.</summary>
    public Task<List<Guid>> Sites(CancellationToken stop = default) =>
        Counted.Select(row => row.SiteId).Distinct().ToListAsync(stop);

    /// <summary>What one received, that of which most gave first; empty when nothing was counted.</summary>
    public async Task<IReadOnlyList<RecipeLine>> Of(Guid site, CancellationToken stop = default)
    {
        var parts = await Parts(site).ToListAsync(stop);
        var organizations = parts.Select(part => part.Organization).OfType<Guid>().Distinct().ToList();
        var kinds = await db.Organizations()
            .Where(row => organizations.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.Kind, stop);
        return
        [
            .. parts
                // One asks for "Kursi lipat", the next for "kursi lipat".
                .GroupBy(part => (part.Kind, What: Folded.Of(part.What), Unit: Folded.Of(part.Unit)))
                .OrderByDescending(group => group.Select(part => part.Pledge).Distinct().Count())
                .ThenByDescending(group => group.Sum(part => part.Quantity))
                .Take(MostLines)
                .Select(group => Line([.. group], kinds)),
        ];
    }

    private sealed record Part(Guid Pledge, Guid? Organization, long Quantity, GiftKind Kind, string What, string Unit);

    private static RecipeLine Line(IReadOnlyList<Part> parts, Dictionary<Guid, OrganizationKind> kinds)
    {
        var givers = parts.Select(part => part.Organization).OfType<Guid>().Where(kinds.ContainsKey);
        return new(
            parts[0].Kind,
            parts[^1].What,
            parts[^1].Unit,
            parts.Sum(part => part.Quantity),
            [.. givers.Select(id => kinds[id]).Distinct().Order()],
            parts.Any(part => part.Organization is null)
        );
    }

    private IQueryable<Part> Parts(Guid site) =>
        Counted
            .Where(row => row.SiteId == site)
            .Join(db.Pledges(), row => row.PledgeId, pledge => pledge.Id, (row, pledge) => new { row, pledge })
            .Join(
                db.NeedLines(),
                both => both.pledge.LineId,
                line => line.Id,
                (both, line) =>
                    new Part(
                        both.pledge.Id,
                        both.pledge.OrganizationId,
                        both.row.Quantity,
                        line.Kind,
                        line.What,
                        line.Unit
                    )
            );

    private IQueryable<GiftReceipt> Counted =>
        db.GiftReceipts().AsNoTracking().Where(row => row.Counted != null && row.TakenBack == null);
}
