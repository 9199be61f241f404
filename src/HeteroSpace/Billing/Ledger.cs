using System.Security.Cryptography;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Billing;

/// <summary>What is posted: a gift of one kind, in whole rupiah.</summary>
/// <param name="Cause">The kind and id of what it is about: <c>receipt:0197…</c>.</param>
/// <param name="InitiativeId">Null when it is for the site as a whole.</param>
/// <param name="GiverId">The organization or person; null when they are not named in public.</param>
public sealed record Posting(
    Guid SiteId,
    GiftKind Kind,
    long Amount,
    string Cause,
    Guid? InitiativeId = null,
    Guid? GiverId = null
)
{
    /// <summary>Another day than today, for what is brought in with its history.</summary>
    internal DateOnly? Day { get; init; }
}

/// <summary>
/// Writes rows of the ledger, within the act whose change they are about. A row lands on the site's today, or on the
/// first day after the last closed month when that was closed in between.
/// </summary>
public sealed class Ledger(AppDb db, LedgerKey key, IShellSites sites)
{
    /// <summary>So many can post for a site at once without waiting for each other.</summary>
    internal const int Slots = 8;

    /// <summary>On SQLite who writes is alone, and one count is enough.</summary>
    internal static int SlotsOf(Engine engine) => engine == Engine.Sqlite ? 1 : Slots;

    public async Task<LedgerRow> Post(Act act, Posting posting)
    {
        var (debit, credit) = LedgerAccounts.Of(posting.Kind);
        return await Write(act, posting, debit, credit, null);
    }

    /// <summary>
    /// Takes a row back, wholly or in part, in the open month. The database refuses what is more than is left of it.
    /// </summary>
    public async Task<LedgerRow> Reverse(Act act, LedgerRow original, long amount, string cause)
    {
        var posting = new Posting(
            original.SiteId,
            LedgerAccounts.KindOf(original.Debit),
            amount,
            cause,
            original.InitiativeId,
            original.GiverId
        );
        return await Write(act, posting, original.Credit, original.Debit, original.Id);
    }

    /// <summary>What is left of a row after its reversals, in whole rupiah.</summary>
    public async Task<long> LeftOf(LedgerRow original, CancellationToken stop = default) =>
        original.Amount
        - await db.LedgerRows().Where(row => row.Reverses == original.Id).SumAsync(row => row.Amount, stop);

    private Act? _act;
    private Guid _group,
        _id;

    // Rows of one act are one group: a reversal, and what is posted in its place.
    private Guid GroupOf(Act act)
    {
        if (!ReferenceEquals(_act, act))
            (_act, _group, _id) = (act, Guid.CreateVersion7(), Guid.CreateVersion7());
        return _group;
    }

    // A month is told in the order of ids; of one act a row follows the one before also within a millisecond, since
    // what is random in the first counts on (RFC 9562, 6.2, method 2).
    private Guid NextId()
    {
        Span<byte> bytes = stackalloc byte[16];
        _id.TryWriteBytes(bytes, true, out _);
        for (var at = bytes.Length - 1; ++bytes[at] == 0; at--) { }
        return _id = new Guid(bytes, true);
    }

    private async Task<LedgerRow> Write(
        Act act,
        Posting posting,
        LedgerAccount debit,
        LedgerAccount credit,
        Guid? reverses
    )
    {
        var (slot, number) = await Number(act, posting.SiteId);
        var day = await Day(act, posting);
        var group = GroupOf(act);
        var row = new LedgerRow
        {
            Id = NextId(),
            SiteId = posting.SiteId,
            GroupId = group,
            Debit = debit,
            Credit = credit,
            Amount = posting.Amount,
            Day = day,
            Month = LedgerRow.MonthOf(day),
            Cause = posting.Cause,
            InitiativeId = posting.InitiativeId,
            GiverId = posting.GiverId,
            Reverses = reverses,
            Salt = RandomNumberGenerator.GetBytes(16),
            Slot = slot,
            Number = number,
        };
        return act.Add(Marked(row));
    }

    // Its mark is over all the rest of it.
    private LedgerRow Marked(LedgerRow row)
    {
        row.Mark = key.Mark(row);
        return row;
    }

    private async Task<DateOnly> Day(Act act, Posting posting)
    {
        var today = posting.Day ?? (await sites.Clocks())[posting.SiteId].Date(act.Now);
        var last = await db.LedgerSeals()
            .Where(seal => seal.SiteId == posting.SiteId)
            .MaxAsync(seal => (int?)seal.Month);
        if (last is not { } closed || LedgerRow.MonthOf(today) > closed)
            return today;
        return new DateOnly(closed / 100, closed % 100, 1).AddMonths(1);
    }

    // Whichever count nobody else holds; it is held until the act is committed.
    private async Task<(int Slot, long Number)> Number(Act act, Guid site)
    {
        var held = await Free(site);
        if (held is null)
        {
            await MakeCounts(act, site);
            held = await Free(site) ?? await Any(site);
        }
        // Written with the row that it numbers. A second one of the same act finds it as it is here, not as it was
        // read.
        held.Count++;
        held.Mark = key.Mark(site, held.Slot, held.Count);
        return (held.Slot, held.Count);
    }

    private async Task<LedgerCount?> Free(Guid site)
    {
        var counts = db.LedgerCounts();
        var free =
            db.Engine == Engine.Sqlite
                ? counts.Where(count => count.SiteId == site && count.Slot == 0)
                : counts.FromSql(
                    $"select * from ledger_counts where site_id = {site} order by slot for update skip locked limit 1"
                );
        return (await free.ToListAsync()).SingleOrDefault();
    }

    private async Task<LedgerCount> Any(Guid site)
    {
        var slot = RandomNumberGenerator.GetInt32(Slots);
        var held = await db.LedgerCounts()
            .FromSql($"select * from ledger_counts where site_id = {site} and slot = {slot} for update")
            .ToListAsync();
        return held[0];
    }

    // With the first row of a site; whoever comes at the same moment waits for it, and finds them there.
    private async Task MakeCounts(Act act, Guid site)
    {
        if (await db.LedgerCounts().AnyAsync(count => count.SiteId == site))
            return;
        for (var slot = 0; slot < SlotsOf(db.Engine); slot++)
            await MakeCount(act, site, slot);
    }

    /// <summary>Rows that came from another engine may lack counts that this one numbers by.</summary>
    internal async Task CompleteCounts(Act act)
    {
        var slots = await db.LedgerCounts().Select(count => new { count.SiteId, count.Slot }).ToListAsync();
        foreach (var there in slots.ToLookup(count => count.SiteId, count => count.Slot))
        foreach (var slot in Enumerable.Range(0, SlotsOf(db.Engine)).Except(there))
            await MakeCount(act, there.Key, slot);
    }

    private Task<int> MakeCount(Act act, Guid site, int slot) =>
        act.Run(
            "insert into ledger_counts (site_id, slot, count, mark) values ({0}, {1}, 0, {2}) on conflict do nothing",
            db.Engine == Engine.Sqlite ? site.ToByteArray(true) : site,
            slot,
            key.Mark(site, slot, 0)!
        );
}
