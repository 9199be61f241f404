namespace HeteroSpace.Billing;

/// <summary>Of the rows of one count of a site; a number is 0 where there is none.</summary>
internal sealed class MarksOfSlot
{
    public long FirstMarked { get; private set; }
    public long LastBare { get; private set; }
    public int FirstMarkedMonth { get; private set; }
    public int LastBareMonth { get; private set; }
    public long Bare { get; private set; }

    /// <summary>Marked by a key that is not there.</summary>
    public long Unknown { get; private set; }

    public bool IsLate => FirstMarked > 0 && LastBare > FirstMarked;

    public void Add(LedgerRow row, MarkState state)
    {
        if (state == MarkState.OfAnotherKey)
            Unknown++;
        if (state == MarkState.None)
        {
            Bare++;
            LastBare = Math.Max(LastBare, row.Number);
            LastBareMonth = Math.Max(LastBareMonth, row.Month);
            return;
        }
        FirstMarked = First(FirstMarked, row.Number);
        FirstMarkedMonth = (int)First(FirstMarkedMonth, row.Month);
    }

    public void Add(MarksOfSlot other)
    {
        Unknown += other.Unknown;
        Bare += other.Bare;
        LastBare = Math.Max(LastBare, other.LastBare);
        LastBareMonth = Math.Max(LastBareMonth, other.LastBareMonth);
        FirstMarked = First(FirstMarked, other.FirstMarked);
        FirstMarkedMonth = (int)First(FirstMarkedMonth, other.FirstMarkedMonth);
    }

    private static long First(long one, long other) => one == 0 || other != 0 && other < one ? other : one;
}

/// <summary>
/// The rows of one month of a site, looked at by their marks, their seal and their sums. It asks nothing of the
/// database, so that one core reads the next month meanwhile.
/// </summary>
internal sealed class MonthCheck
{
    private readonly string _site;
    private readonly List<string> _broken = [];
    private readonly Dictionary<int, MarksOfSlot> _slots = [];

    private MonthCheck(int month, string site) => (Month, _site) = (month, site);

    public int Month { get; }
    public IReadOnlyList<string> Broken => _broken;
    public IReadOnlyDictionary<int, MarksOfSlot> Slots => _slots;

    /// <param name="rows">In any order; they are sorted as they are sealed.</param>
    /// <param name="seal">Null while the month is open.</param>
    public static MonthCheck Of(
        LedgerKey key,
        string site,
        List<LedgerRow> rows,
        LedgerSeal? seal,
        IEnumerable<LedgerSum> fixedSums
    )
    {
        var month = new MonthCheck(rows.Count > 0 ? rows[0].Month : seal!.Month, site);
        // To sort a month here costs less than to have a million whole rows sorted there.
        rows.Sort((one, other) => one.Id.CompareTo(other.Id));
        month.LookAt(key, rows, seal);
        if (seal is not null)
            month.Compare(seal, rows, fixedSums);
        return month;
    }

    // The letters of a row are made once, for its mark and for the seal.
    private void LookAt(LedgerKey key, List<LedgerRow> rows, LedgerSeal? seal)
    {
        using var marksOf = key.Marks();
        using var file = seal is null ? null : new LedgerFile.Lines();
        Span<byte> letters = stackalloc byte[LedgerLine.MostBytes];
        foreach (var row in rows)
        {
            var line = LedgerLine.Write(row, letters);
            file?.Add(letters[..line]);
            var state = marksOf.Look(letters[..LedgerLine.WriteRest(row, letters, line)], row.Mark);
            if (key.IsThere && state == MarkState.Wrong)
                _broken.Add($"Row {row.Id} of the ledger of {_site} ({row.Day:yyyy-MM-dd}) is not as it was written.");
            if (!_slots.TryGetValue(row.Slot, out var marks))
                _slots.Add(row.Slot, marks = new());
            marks.Add(row, state);
        }
        if (seal is not null && file!.Seal(seal.SiteId, seal.Month, seal.Before) != seal.Hash)
            _broken.Add(
                $"The seal of {LedgerSeal.Name(seal.Month)} of {_site} does not hold: its rows are not those that were "
                    + "sealed."
            );
    }

    private void Compare(LedgerSeal seal, List<LedgerRow> rows, IEnumerable<LedgerSum> fixedSums)
    {
        var month = LedgerSeal.Name(seal.Month);
        if (rows.Count != seal.Rows)
            _broken.Add($"The ledger of {_site} has {rows.Count} rows in {month}, and {seal.Rows} were sealed.");
        var right = SealMonths.Sums(seal.SiteId, seal.Month, rows).Select(Told).ToHashSet();
        if (!right.SetEquals(fixedSums.Select(Told)))
            _broken.Add($"What {month} of {_site} is said to have come to is not what its rows add up to.");
    }

    private static (SumOf, Guid, LedgerAccount, LedgerAccount, int, long) Told(LedgerSum sum) =>
        (sum.Of, sum.Key, sum.Debit, sum.Credit, sum.Rows, sum.Amount);
}
