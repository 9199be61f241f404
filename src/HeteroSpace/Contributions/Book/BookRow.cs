using HeteroSpace.Billing;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions.Book;

/// <summary>How a row of the ledger says what it is about.</summary>
internal static class BookCause
{
    public const string OfReceipt = "receipt:";

    public static Guid? Receipt(LedgerRow row) =>
        row.Cause.StartsWith(OfReceipt, StringComparison.Ordinal)
        && Guid.TryParse(row.Cause.AsSpan(OfReceipt.Length), out var id)
            ? id
            : null;
}

/// <summary>A giver as they want to be told.</summary>
/// <param name="Slug">Of an organization that has a page; null for everyone else.</param>
public sealed record BookGiver(string Name, string? Slug = null);

/// <summary>A row of the ledger with what everyone may know of it: what came, from whom, for what.</summary>
/// <param name="What">As <c>20 buah kursi lipat</c>.</param>
/// <param name="Code">Of the gift, which has a page; null where the row has another cause.</param>
public sealed record BookRow(LedgerRow Row, Site Site, string What, BookGiver Giver, string? Code = null)
{
    /// <summary>What it was asked for by.</summary>
    public (string Slug, string Title)? Need { get; init; }
    public (string Slug, string Title)? Initiative { get; init; }

    /// <summary>The row that this one takes back.</summary>
    public LedgerRow? Original { get; init; }

    /// <summary>Why, as it was said.</summary>
    public string Because { get; init; } = "";

    /// <summary>How much of it others took back, and the last of them.</summary>
    public long TakenBack { get; init; }
    public LedgerRow? TakenBackBy { get; init; }

    public GiftKind Kind => LedgerAccounts.KindOf(Row.Debit);
    public long Counted => ReadBook.Counted(Row);

    /// <summary>What it is told as, whole.</summary>
    public string Told => Need is { } need ? What + " " + Words.Say("untuk", "for") + " " + need.Title : What;

    /// <summary>Where it stands on the page of its month.</summary>
    public static string Anchor(LedgerRow row) => "b-" + row.Id.ToString("n");
}

/// <summary>Reads what stands behind rows of the ledger: a few queries, however many rows there are.</summary>
internal sealed class TellBook(AppDb db, Catalogue catalogue)
{
    private sealed record Gift(
        Guid Receipt,
        long Quantity,
        DateTime? TakenBack,
        string Because,
        string Code,
        GiverShown ShownAs,
        string Name,
        Guid? PersonId,
        Guid? OrganizationId,
        NeedLine Line,
        string Need,
        string NeedTitle
    );

    public async Task<List<BookRow>> Of(IReadOnlyList<LedgerRow> rows, CancellationToken stop)
    {
        var sites = (await catalogue.Sites(stop)).ToDictionary(site => site.Site.Id, site => site.Site);
        var gifts = await Gifts(rows, stop);
        var givers = await Givers(rows, gifts.Values, stop);
        var gone = await Gone(gifts.Values, stop);
        var within = await Initiatives(rows, stop);
        var (originals, reversals) = await Related(rows, stop);
        return
        [
            .. rows.Where(row => sites.ContainsKey(row.SiteId))
                .Select(row =>
                {
                    var gift = BookCause.Receipt(row) is { } id ? gifts.GetValueOrDefault(id) : null;
                    var said = new BookRow(row, sites[row.SiteId], What(row, gift), Giver(row, gift, givers, gone));
                    return said with
                    {
                        Code = gift?.Code,
                        Need = gift is null ? null : (gift.Need, gift.NeedTitle),
                        Initiative =
                            row.InitiativeId is { } one && within.TryGetValue(one, out var found) ? found : null,
                        Original = row.Reverses is { } taken ? originals.GetValueOrDefault(taken) : null,
                        Because = Because(row, gift, said.Site),
                        TakenBack = reversals[row.Id].Sum(back => back.Amount),
                        TakenBackBy = reversals[row.Id].MaxBy(back => back.Id),
                    };
                }),
        ];
    }

    private static string What(LedgerRow row, Gift? gift) =>
        gift is null ? LedgerAccounts.KindOf(row.Debit).Said() : gift.Line.Whole(gift.Quantity);

    // What was valued anew is reversed as well: that says nothing of why it was taken back later.
    private static string Because(LedgerRow row, Gift? gift, Site site) =>
        row.Reverses is not null && gift is { TakenBack: { } at } && site.Clock.Date(at) <= row.Day ? gift.Because : "";

    private static BookGiver Giver(LedgerRow row, Gift? gift, Dictionary<Guid, BookGiver> givers, HashSet<Guid> gone)
    {
        if (gift is null)
            return row.GiverId is { } id && givers.TryGetValue(id, out var known) ? known : Unnamed;
        if (gift.ShownAs != GiverShown.Named)
            return new(gift.ShownAs.Said());
        if (gift.OrganizationId is { } organization)
            return givers.GetValueOrDefault(organization) ?? Unnamed;
        // Who was erased, or left no name, is somebody who was kind.
        return gift.Name.Trim() == "" || gift.PersonId is { } person && gone.Contains(person)
            ? Unnamed
            : new(gift.Name);
    }

    private static BookGiver Unnamed => new(GiverShown.OrangBaik.Said());

    private async Task<Dictionary<Guid, Gift>> Gifts(IReadOnlyList<LedgerRow> rows, CancellationToken stop)
    {
        List<Guid> ids = [.. rows.Select(BookCause.Receipt).OfType<Guid>().Distinct()];
        if (ids.Count == 0)
            return [];
        return (
            await db.GiftReceipts()
                .AsNoTracking()
                .Where(row => ids.Contains(row.Id))
                .Join(db.Pledges(), row => row.PledgeId, pledge => pledge.Id, (row, pledge) => new { row, pledge })
                .Join(
                    db.NeedLines(),
                    row => row.pledge.LineId,
                    line => line.Id,
                    (row, line) =>
                        new
                        {
                            row.row,
                            row.pledge,
                            line,
                        }
                )
                .Join(
                    db.Needs(),
                    row => row.line.NeedId,
                    need => need.Id,
                    (of, need) =>
                        new Gift(
                            of.row.Id,
                            of.row.Quantity,
                            of.row.TakenBack,
                            of.row.TakenBackBecause,
                            of.pledge.Code,
                            of.pledge.ShownAs,
                            of.pledge.Name,
                            of.pledge.PersonId,
                            of.pledge.OrganizationId,
                            of.line,
                            need.Slug,
                            need.Title
                        )
                )
                .ToListAsync(stop)
        ).ToDictionary(gift => gift.Receipt);
    }

    // One that was merged is the one it is now; one that is suspended keeps its name and has no page.
    private async Task<Dictionary<Guid, BookGiver>> Givers(
        IReadOnlyList<LedgerRow> rows,
        IEnumerable<Gift> gifts,
        CancellationToken stop
    )
    {
        List<Guid> ids =
        [
            .. gifts
                .Where(gift => gift.ShownAs == GiverShown.Named)
                .Select(gift => gift.OrganizationId)
                .Concat(rows.Where(row => BookCause.Receipt(row) is null).Select(row => row.GiverId))
                .OfType<Guid>()
                .Distinct(),
        ];
        if (ids.Count == 0)
            return [];
        return (
            await db.Organizations()
                .Where(row => ids.Contains(row.Id))
                .Join(
                    db.Organizations(),
                    row => row.MergedIntoId ?? row.Id,
                    now => now.Id,
                    (row, now) =>
                        new
                        {
                            row.Id,
                            now.Name,
                            now.Slug,
                            now.Status,
                        }
                )
                .ToListAsync(stop)
        ).ToDictionary(
            row => row.Id,
            row => new BookGiver(row.Name, row.Status == OrganizationStatus.Verified ? row.Slug : null)
        );
    }

    private async Task<HashSet<Guid>> Gone(IEnumerable<Gift> gifts, CancellationToken stop)
    {
        List<Guid> ids =
        [
            .. gifts
                .Where(gift => gift is { ShownAs: GiverShown.Named, OrganizationId: null })
                .Select(gift => gift.PersonId)
                .OfType<Guid>()
                .Distinct(),
        ];
        return ids.Count == 0
            ? []
            : await db.People()
                .Where(row => row.Gone && ids.Contains(row.Id))
                .Select(row => row.Id)
                .ToHashSetAsync(stop);
    }

    private async Task<Dictionary<Guid, (string, string)>> Initiatives(
        IReadOnlyList<LedgerRow> rows,
        CancellationToken stop
    )
    {
        List<Guid> ids = [.. rows.Select(row => row.InitiativeId).OfType<Guid>().Distinct()];
        if (ids.Count == 0)
            return [];
        return (
            await db.Initiatives()
                .Where(row => row.Published && ids.Contains(row.Id))
                .Select(row => new
                {
                    row.Id,
                    row.Slug,
                    row.Title,
                })
                .ToListAsync(stop)
        ).ToDictionary(row => row.Id, row => (row.Slug, row.Title));
    }

    private async Task<(Dictionary<Guid, LedgerRow>, ILookup<Guid, LedgerRow>)> Related(
        IReadOnlyList<LedgerRow> rows,
        CancellationToken stop
    )
    {
        List<Guid> taken = [.. rows.Select(row => row.Reverses).OfType<Guid>().Distinct()];
        List<Guid> ids = [.. rows.Where(row => row.Reverses is null).Select(row => row.Id)];
        List<LedgerRow> originals = [];
        if (taken.Count > 0)
            originals = await db.LedgerRows().AsNoTracking().Where(row => taken.Contains(row.Id)).ToListAsync(stop);
        var reversals = await db.LedgerRows()
            .AsNoTracking()
            .Where(row => row.Reverses != null && ids.Contains(row.Reverses.Value))
            .ToListAsync(stop);
        return (originals.ToDictionary(row => row.Id), reversals.ToLookup(row => row.Reverses!.Value));
    }
}
