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

    /// <summary>
    /// By site, of those that received something: that of which most gave first. One query, however much came.
    /// </summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<RecipeLine>>> All(CancellationToken stop = default) =>
        (await Parts(db.Pledges()).ToListAsync(stop)).GroupBy(part => part.Site).ToDictionary(site => site.Key, Lines);

    /// <summary>What one received; empty when nothing was counted.</summary>
    public async Task<IReadOnlyList<RecipeLine>> Of(Guid site, CancellationToken stop = default) =>
        Lines(await Parts(db.Pledges().Where(row => row.SiteId == site)).ToListAsync(stop));

    private static IReadOnlyList<RecipeLine> Lines(IEnumerable<Part> parts) =>
        [
            .. parts
                // One asks for "Kursi lipat", the next for "kursi lipat".
                .GroupBy(part => (part.Kind, What: Folded.Of(part.What), Unit: Folded.Of(part.Unit)))
                .OrderByDescending(group => group.Sum(part => part.Gifts))
                .ThenByDescending(group => group.Sum(part => part.Quantity))
                .ThenBy(group => group.Key.What, StringComparer.Ordinal)
                .Take(MostLines)
                .Select(Line),
        ];

    // In the words in which most was asked for.
    private static RecipeLine Line(IEnumerable<Part> parts)
    {
        List<Part> all = [.. parts];
        var said = all.GroupBy(part => (part.What, part.Unit))
            .OrderByDescending(group => group.Sum(part => part.Gifts))
            .ThenBy(group => group.Key.What, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Unit, StringComparer.Ordinal)
            .First()
            .Key;
        return new(
            all[0].Kind,
            said.What,
            said.Unit,
            all.Sum(part => part.Quantity),
            [.. all.Select(part => part.Giver).OfType<OrganizationKind>().Distinct().Order()],
            all.Exists(part => part.Giver is null)
        );
    }

    // How much of it one kind of givers brought, in so many gifts; a giver without a kind is a person.
    private sealed record Part(
        Guid Site,
        GiftKind Kind,
        string What,
        string Unit,
        OrganizationKind? Giver,
        int Gifts,
        long Quantity
    );

    // Of a pledge its counted parts are added up already.
    private IQueryable<Part> Parts(IQueryable<Pledge> pledges) =>
        pledges
            .Where(row => row.Received > 0)
            .Join(db.NeedLines(), row => row.LineId, line => line.Id, (row, line) => new { row, line })
            .LeftJoin(
                db.Organizations(),
                both => both.row.OrganizationId,
                giver => (Guid?)giver.Id,
                (both, giver) =>
                    new
                    {
                        both.row.SiteId,
                        both.line.Kind,
                        both.line.What,
                        both.line.Unit,
                        both.row.Received,
                        Giver = giver == null ? null : (OrganizationKind?)giver.Kind,
                    }
            )
            .GroupBy(row => new
            {
                row.SiteId,
                row.Kind,
                row.What,
                row.Unit,
                row.Giver,
            })
            .Select(group => new Part(
                group.Key.SiteId,
                group.Key.Kind,
                group.Key.What,
                group.Key.Unit,
                group.Key.Giver,
                group.Count(),
                group.Sum(row => row.Received)
            ));
}
