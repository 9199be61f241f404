using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Billing;

/// <summary>
/// Looks whether the ledger is as it was written, also when guards were lifted in between: closed months by their
/// seals, every row by its mark, and by the counts whether one is missing. With a key nothing goes without a mark of
/// it, but what was written before there was one.
/// </summary>
public sealed class CheckLedger(AppDb db, LedgerKey key, TimeProvider time)
{
    private const int MostNamed = 20;
    private readonly List<string> _broken = [];
    private readonly Dictionary<(Guid Site, int Slot), MarksOfSlot> _slots = [];

    /// <summary>What is broken; empty when all of it holds.</summary>
    public async Task<IReadOnlyList<string>> Broken(CancellationToken stop = default)
    {
        var names = await SiteNames(stop);
        foreach (var (site, name) in names)
            await CheckSite(site, name, stop);
        if (key.IsThere)
            CheckMarks(names);
        await CheckReversals(stop);
        await CheckCounts(names, stop);
        return Shortened();
    }

    /// <summary>What it cannot see, and why; after <see cref="Broken"/>.</summary>
    public async Task<IReadOnlyList<string>> Unseen(CancellationToken stop = default)
    {
        var told = new List<string>();
        if (!key.IsThere)
            told.Add(
                "Ledger__Key is not set: what someone who writes to the database bent, added or took away does not "
                    + "show in a month that is not closed yet, nor who gave and for which initiative in any; and "
                    + "seals can be made anew over what was bent, which only copies kept elsewhere tell (files of "
                    + "closed months, cards, the public page)."
            );
        else if (_slots.Values.Sum(marks => marks.Bare) is > 0 and var bare)
            told.Add(
                $"{bare} rows of the ledger were written before there was a key and carry no mark: who gave them and "
                    + "for which initiative is in no seal. Ledger__Since says from which month on every row has one, "
                    + "so that nobody makes others look like these."
            );
        if (db.Engine == Engine.Postgres && await OwnsTheLedger(stop))
            told.Add(
                "The app's role owns the tables of the ledger, so whoever signs in as it can lift their guards; "
                    + "ConnectionStrings__Owner gives them to another (docs/operations.md)."
            );
        return told;
    }

    private Task<bool> OwnsTheLedger(CancellationToken stop) =>
        db
            .Database.SqlQueryRaw<bool>(
                "select pg_has_role(relowner, 'usage') as \"Value\" from pg_class "
                    + "where oid = to_regclass('ledger_rows')"
            )
            .SingleAsync(stop);

    private List<string> Shortened() =>
        _broken.Count <= MostNamed
            ? _broken
            : [.. _broken.Take(MostNamed), $"{_broken.Count - MostNamed} more faults of the ledger."];

    private async Task<List<(Guid Id, string Slug)>> SiteNames(CancellationToken stop)
    {
        var sites = await db.Set<Sites.Site>().Select(site => new { site.Id, site.Slug }).ToListAsync(stop);
        return [.. sites.Select(site => (site.Id, site.Slug))];
    }

    private async Task CheckSite(Guid site, string name, CancellationToken stop)
    {
        var seals = await db.LedgerSeals()
            .AsNoTracking()
            .Where(seal => seal.SiteId == site)
            .OrderBy(seal => seal.Month)
            .ToListAsync(stop);
        CheckChain(name, seals);
        CheckIsOver(name, seals);
        var sealedMonths = seals.ToDictionary(seal => seal.Month);
        var sums = (await db.LedgerSums().AsNoTracking().Where(sum => sum.SiteId == site).ToListAsync(stop)).ToLookup(
            sum => sum.Month
        );
        var (seen, looked) = (new HashSet<int>(), new Queue<Task<MonthCheck>>());
        await foreach (var rows in Months(site, name, stop))
        {
            var month = rows[0].Month;
            seen.Add(month);
            var seal = sealedMonths.GetValueOrDefault(month);
            if (seal is null && seals.Count > 0 && month < seals[^1].Month)
                _broken.Add($"The ledger of {name} has rows in {LedgerSeal.Name(month)}, which is before its seals.");
            // The next month is read while others are looked at: as many at once as there are cores.
            if (looked.Count == Environment.ProcessorCount)
                Take(site, await looked.Dequeue());
            looked.Enqueue(Task.Run(() => MonthCheck.Of(key, name, rows, seal, sums[month]), stop));
        }
        while (looked.TryDequeue(out var last))
            Take(site, await last);
        foreach (var seal in seals.Where(seal => !seen.Contains(seal.Month)))
            Take(site, MonthCheck.Of(key, name, [], seal, sums[seal.Month]));
    }

    private void Take(Guid site, MonthCheck month)
    {
        _broken.AddRange(month.Broken);
        foreach (var (slot, marks) in month.Slots)
        {
            if (!_slots.TryGetValue((site, slot), out var all))
                _slots.Add((site, slot), all = new());
            all.Add(marks);
        }
    }

    // Nothing could be posted into a month any more that someone closed ahead of its time. No site is further east of
    // the house's own clock than two hours.
    private void CheckIsOver(string name, List<LedgerSeal> seals)
    {
        var current = LedgerRow.MonthOf(SiteClock.House.Date(time.GetUtcNow().UtcDateTime.AddHours(2)));
        foreach (var seal in seals.Where(seal => seal.Month >= current))
            _broken.Add($"The ledger of {name} is sealed for {LedgerSeal.Name(seal.Month)}, which is not over.");
    }

    private void CheckChain(string name, List<LedgerSeal> seals)
    {
        var before = "";
        LedgerSeal? last = null;
        foreach (var seal in seals)
        {
            var follows = last is null || Following(last.Month) == seal.Month;
            if (seal.Before != before || !follows)
                _broken.Add(
                    $"The seal of {LedgerSeal.Name(seal.Month)} of {name} does not follow that of the month before."
                );
            (before, last) = (seal.Hash, seal);
        }
    }

    private static int Following(int month) => month % 100 == 12 ? month + 89 : month + 1;

    // One month after the other is held in memory, and each row is read once.
    private async IAsyncEnumerable<List<LedgerRow>> Months(
        Guid site,
        string name,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop
    )
    {
        List<LedgerRow> rows = [];
        await foreach (var read in ScanLedger.Rows(db, site, stop))
        {
            if (read is not { } row)
            {
                _broken.Add($"A row of the ledger of {name} holds what no row can hold.");
                continue;
            }
            if (rows.Count > 0 && rows[0].Month != row.Month)
            {
                yield return rows;
                rows = [];
            }
            rows.Add(row);
        }
        if (rows.Count > 0)
            yield return rows;
    }

    // Once a key is set every row is marked: a bare one that comes later, in its count or by the month, was bent.
    private void CheckMarks(List<(Guid Id, string Slug)> names)
    {
        foreach (var slots in _slots.GroupBy(slot => slot.Key.Site))
        {
            var name = names.Find(one => one.Id == slots.Key).Slug;
            var marked = slots.Where(slot => slot.Value.FirstMarked > 0).ToList();
            var since = marked.Count == 0 ? int.MaxValue : marked.Min(slot => slot.Value.FirstMarkedMonth);
            foreach (var ((_, slot), marks) in slots)
                if (marks.Bare > 0 && (marks.LastBareMonth > since || marks.LastBareMonth >= key.Since || marks.IsLate))
                    _broken.Add($"Row {marks.LastBare} of count {slot} of the ledger of {name} has lost its mark.");
            if (slots.Sum(slot => slot.Value.Unknown) is > 0 and var unknown)
                _broken.Add(
                    $"{unknown} rows of the ledger of {name} are marked by a key that is not in Ledger__Key: put back "
                        + "the one that was taken from it, behind the one that marks now, or they were bent."
                );
        }
    }

    private async Task CheckReversals(CancellationToken stop)
    {
        var tooMuch = await db
            .Database.SqlQueryRaw<int>(
                """
                select count(*) as "Value" from ledger_rows as original join (
                    select reverses, sum(amount) as amount, min(debit) as debit, max(debit) as last from ledger_rows
                    where reverses is not null group by reverses) as taken on taken.reverses = original.id
                where taken.amount > original.amount or original.reverses is not null
                    or taken.debit <> original.credit or taken.last <> original.credit
                """
            )
            .SingleAsync(stop);
        if (tooMuch > 0)
            _broken.Add($"{tooMuch} rows of the ledger were taken back by more than they are, or otherwise.");
    }

    private async Task CheckCounts(List<(Guid Id, string Slug)> names, CancellationToken stop)
    {
        var numbered = await db.LedgerRows()
            .GroupBy(row => new { row.SiteId, row.Slot })
            .Select(rows => new
            {
                rows.Key.SiteId,
                rows.Key.Slot,
                Rows = rows.LongCount(),
                Last = rows.Max(row => row.Number),
            })
            .ToDictionaryAsync(rows => (rows.SiteId, rows.Slot), stop);
        var counts = await db.LedgerCounts().AsNoTracking().ToListAsync(stop);
        foreach (var count in counts)
        {
            var site = names.Find(name => name.Id == count.SiteId).Slug;
            var there = numbered.GetValueOrDefault((count.SiteId, count.Slot));
            if ((there?.Rows ?? 0) != count.Count || (there?.Last ?? 0) != count.Count)
                _broken.Add(
                    $"Count {count.Slot} of the ledger of {site} numbered {count.Count} rows, and {there?.Rows ?? 0} "
                        + $"are there, the last {there?.Last ?? 0}."
                );
            if (key.IsThere && !IsMarked(count))
                _broken.Add($"Count {count.Slot} of the ledger of {site} is not as it was written.");
        }
        var closed = await db.LedgerSeals().Select(seal => seal.SiteId).Distinct().ToListAsync(stop);
        var posted = numbered.Keys.Concat(counts.Select(count => (count.SiteId, count.Slot))).ToHashSet();
        foreach (var site in posted.Select(slot => slot.SiteId).Union(closed).ToList())
            posted.UnionWith(Enumerable.Range(0, Ledger.SlotsOf(db.Engine)).Select(slot => (site, slot)));
        var lost = posted.Except(counts.Select(count => (count.SiteId, count.Slot))).Count();
        if (lost > 0)
            _broken.Add($"{lost} counts of the ledger are gone.");
    }

    // They are made with the first row of their site, and marked anew with each row that they number.
    private bool IsMarked(LedgerCount count) =>
        key.Look(count) switch
        {
            MarkState.Right => true,
            MarkState.None => _slots.GetValueOrDefault((count.SiteId, count.Slot)) is not { FirstMarked: > 0 }
                && _slots.Any(slot => slot.Key.Site == count.SiteId && slot.Value.Bare > 0),
            _ => false,
        };
}
