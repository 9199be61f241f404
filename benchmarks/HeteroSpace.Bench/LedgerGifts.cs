using HeteroSpace.Billing;
using HeteroSpace.Contributions;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;

namespace HeteroSpace;

/// <summary>
/// The gifts that rows of the ledger are about: some hundred thousand pledges of fifty partners and of people who are
/// not named, most in one part and some in two; what was taken back, and what has no value yet.
/// </summary>
internal sealed class LedgerGifts(AppDb db)
{
    public const int Givers = 50,
        Initiatives = 20;

    // Of six hundred rows two hundred are second parts of pledges; both have one kind, giver and initiative.
    private const int Turn = 600,
        Apart = 300,
        Pairs = 200,
        UnvaluedOf = 30,
        ALot = 1_000,
        Letters = 6;
    private const string CodeLetters = "23456789ABCDEFGHJKMNPQRSTWXYZ";
    private readonly List<Organization> _givers = [];
    private readonly List<Initiative> _initiatives = [];
    private int _codes;

    public static string GiverSlug(int number) => $"pemberi-buku-{number}";

    public static string InitiativeSlug(int number) => $"jejak-buku-{number}";

    public Guid? Giver(int number) => number % 2 == 0 ? _givers[number % Givers].Id : null;

    public Guid? Initiative(int number) => number % 3 == 0 ? _initiatives[number % Initiatives].Id : null;

    /// <summary>Who gives and what for, over all sites.</summary>
    public async Task Begin(Guid site)
    {
        for (var number = 0; number < Givers; number++)
            _givers.Add(
                new()
                {
                    SiteId = site,
                    Slug = GiverSlug(number),
                    Name = $"Pemberi Buku {number}",
                    Kind = OrganizationKind.Business,
                    RegionCode = "33.74",
                    Status = OrganizationStatus.Verified,
                    Registered = DateTime.UtcNow,
                }
            );
        for (var number = 0; number < Initiatives; number++)
            _initiatives.Add(
                new()
                {
                    SiteId = site,
                    Slug = InitiativeSlug(number),
                    Title = $"Jejak Buku {number}",
                    Published = true,
                    Started = DateTime.UtcNow.AddYears(-1),
                    Finished = DateTime.UtcNow,
                    Template = new("Acara bersama"),
                }
            );
        db.AddRange(_givers);
        db.AddRange(_initiatives);
        await Save();
    }

    /// <summary>A need of a site with a line of each kind, by kind.</summary>
    public async Task<IReadOnlyDictionary<GiftKind, NeedLine>> Need(Site site)
    {
        var need = new Need
        {
            SiteId = site.Id,
            Slug = "perlengkapan-" + site.Slug,
            Title = "Perlengkapan kelas",
            Sector = Sector.Education,
            By = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(30),
            Basis = NeedBasis.LimitedCircle,
            BasisText = "mitra",
            Made = DateTime.UtcNow,
        };
        var lines = Enum.GetValues<GiftKind>()
            .ToDictionary(
                kind => kind,
                kind => new NeedLine
                {
                    NeedId = need.Id,
                    Position = (int)kind + 1,
                    Kind = kind,
                    What = "kursi lipat",
                    Needed = 1_000_000,
                    Unit = "buah",
                }
            );
        db.Add(need);
        db.AddRange(lines.Values);
        await db.SaveChangesAsync();
        (need.Status, need.Published) = (NeedStatus.Published, DateTime.UtcNow);
        await Save();
        return lines;
    }

    /// <summary>What stands behind the rows of one month, in the order in which they were made.</summary>
    public async Task Of(IReadOnlyDictionary<GiftKind, NeedLine> lines, IReadOnlyList<LedgerRow> rows)
    {
        for (var number = 0; number < rows.Count; number++)
        {
            if (LedgerFill.TakesBack(number) || IsSecond(number))
                continue;
            var isPair = number % Turn < Pairs && number + Apart < rows.Count;
            Add(lines, isPair ? [rows[number], rows[number + Apart]] : [rows[number]], LedgerFill.IsTakenBack(number));
            if (number % UnvaluedOf == 0)
                Add(lines, rows[number]);
            if (number % ALot == 0)
                await Save();
        }
        await Save();
    }

    private static bool IsSecond(int number) => number % Turn is >= Apart and < Apart + Pairs;

    // As they were made with their marks: each part in five pieces.
    private void Add(IReadOnlyDictionary<GiftKind, NeedLine> lines, LedgerRow[] parts, bool isTakenBack)
    {
        var (count, value) = (parts.Length * 5, parts.Sum(row => row.Amount));
        var pledge = Pledge(lines, parts[0], count, isTakenBack ? 0 : count, value);
        db.Add(pledge);
        foreach (var (before, row) in parts.Index())
        {
            var receipt = Receipt(pledge, KindOf(row), Guid.Parse(row.Cause["receipt:".Length..]), before + 1, row.Day);
            receipt.Value = row.Amount;
            if (isTakenBack)
                (receipt.TakenBack, receipt.TakenBackBecause) = (DateTime.UtcNow, "Ternyata pinjaman.");
            else
                receipt.LedgerRowId = row.Id;
            db.Add(receipt);
        }
    }

    // The same giver brought something else, which nobody has valued.
    private void Add(IReadOnlyDictionary<GiftKind, NeedLine> lines, LedgerRow like)
    {
        var pledge = Pledge(lines, like, 5, 5, null);
        db.AddRange(pledge, Receipt(pledge, KindOf(like), Guid.CreateVersion7(), 1, like.Day));
    }

    private static GiftKind KindOf(LedgerRow row) => LedgerAccounts.KindOf(row.Debit);

    private Pledge Pledge(
        IReadOnlyDictionary<GiftKind, NeedLine> lines,
        LedgerRow row,
        long count,
        long received,
        long? value
    )
    {
        var line = lines[KindOf(row)];
        return new()
        {
            Code = NextCode(),
            NeedId = line.NeedId,
            LineId = line.Id,
            SiteId = row.SiteId,
            InitiativeId = row.InitiativeId,
            OrganizationId = row.GiverId,
            Name = "Pemberi " + row.Number,
            ShownAs = row.GiverId is null ? GiverShown.HambaAllah : GiverShown.Named,
            Quantity = count,
            Received = received,
            Status = received == 0 ? PledgeStatus.Accepted : PledgeStatus.Received,
            Made = row.Day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
            Value = value,
            Basis = value is null ? null : ValueBasis.Receipt,
        };
    }

    private static GiftReceipt Receipt(Pledge pledge, GiftKind kind, Guid id, int part, DateOnly came) =>
        new()
        {
            Id = id,
            PledgeId = pledge.Id,
            SiteId = pledge.SiteId,
            Kind = kind,
            InitiativeId = pledge.InitiativeId,
            OrganizationId = pledge.OrganizationId,
            Part = part,
            Quantity = 5,
            Came = came,
            FirstBy = pledge.SiteId,
            First = DateTime.UtcNow,
            Counted = DateTime.UtcNow,
        };

    // One after the other: of so many random ones some would be the same.
    private string NextCode()
    {
        var (rest, text) = (_codes++, "");
        for (var letter = 0; letter < Letters; letter++)
            (text, rest) = (CodeLetters[rest % CodeLetters.Length] + text, rest / CodeLetters.Length);
        return $"GR-{text[..4]}-{text[4..]}";
    }

    private async Task Save()
    {
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }
}
