using System.Collections.Frozen;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Billing;

/// <summary>What is given: each kind has its own accounts, so that what came in kind never looks like cash.</summary>
public enum GiftKind
{
    Money,
    Goods,
    Food,
    Service,
    Labour,
    Venue,
}

/// <summary>
/// An account of the ledger. What is received stands in debit, that it was given in credit; a reversal has them the
/// other way round.
/// </summary>
public enum LedgerAccount
{
    Cash,
    GoodsReceived,
    FoodReceived,
    ServicesReceived,
    LabourReceived,
    VenueReceived,
    MoneyGiven,
    GoodsGiven,
    FoodGiven,
    ServicesGiven,
    LabourGiven,
    VenueGiven,
}

public static class LedgerAccounts
{
    private static readonly Dictionary<GiftKind, (LedgerAccount Debit, LedgerAccount Credit)> Pairs = new()
    {
        [GiftKind.Money] = (LedgerAccount.Cash, LedgerAccount.MoneyGiven),
        [GiftKind.Goods] = (LedgerAccount.GoodsReceived, LedgerAccount.GoodsGiven),
        [GiftKind.Food] = (LedgerAccount.FoodReceived, LedgerAccount.FoodGiven),
        [GiftKind.Service] = (LedgerAccount.ServicesReceived, LedgerAccount.ServicesGiven),
        [GiftKind.Labour] = (LedgerAccount.LabourReceived, LedgerAccount.LabourGiven),
        [GiftKind.Venue] = (LedgerAccount.VenueReceived, LedgerAccount.VenueGiven),
    };

    private static readonly FrozenDictionary<LedgerAccount, GiftKind> Kinds = Pairs
        .SelectMany(pair => new[] { (pair.Value.Debit, pair.Key), (pair.Value.Credit, pair.Key) })
        .ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2);

    private static readonly FrozenDictionary<string, LedgerAccount> Named = Enum.GetValues<LedgerAccount>()
        .ToFrozenDictionary(account => account.ToString());
    private static readonly string[] Names = Enum.GetNames<LedgerAccount>();

    /// <summary>As it is stored and sealed.</summary>
    internal static string NameOf(LedgerAccount account) => Names[(int)account];

    /// <summary>Not by its number either, which an enum would take.</summary>
    /// <exception cref="FormatException">There is no such account.</exception>
    internal static LedgerAccount Parse(string name) =>
        Named.TryGetValue(name, out var account) ? account : throw new FormatException($"No account is \"{name}\".");

    /// <summary>Between which accounts a gift of this kind is posted.</summary>
    public static (LedgerAccount Debit, LedgerAccount Credit) Of(GiftKind kind) => Pairs[kind];

    /// <summary>The kind that an account is of, on either side.</summary>
    public static GiftKind KindOf(LedgerAccount account) => Kinds[account];

    /// <summary>
    /// What the database asks of each row: two accounts of one kind, the right way round, and in a reversal the other
    /// way round.
    /// </summary>
    internal static string Check
    {
        get
        {
            string Known(string first, string second) =>
                string.Join(
                    " or ",
                    Pairs.Values.Select(pair => $"{first} = '{pair.Debit}' and {second} = '{pair.Credit}'")
                );
            return $"reverses is null and ({Known("debit", "credit")}) "
                + $"or reverses is not null and ({Known("credit", "debit")})";
        }
    }

    public static string Said(this GiftKind kind) =>
        kind switch
        {
            GiftKind.Money => Words.Say("Uang", "Money"),
            GiftKind.Goods => Words.Say("Barang", "Goods"),
            GiftKind.Food => Words.Say("Konsumsi", "Food and drink"),
            GiftKind.Service => Words.Say("Jasa", "Services"),
            GiftKind.Labour => Words.Say("Tenaga", "Hands"),
            GiftKind.Venue => Words.Say("Tempat", "A place"),
        };

    public static string Said(this LedgerAccount account) =>
        account switch
        {
            LedgerAccount.Cash => Words.Say("Kas", "Cash"),
            LedgerAccount.GoodsReceived => Words.Say("Barang diterima", "Goods received"),
            LedgerAccount.FoodReceived => Words.Say("Konsumsi diterima", "Food received"),
            LedgerAccount.ServicesReceived => Words.Say("Jasa diterima", "Services received"),
            LedgerAccount.LabourReceived => Words.Say("Tenaga diterima", "Hands received"),
            LedgerAccount.VenueReceived => Words.Say("Tempat diterima", "Places received"),
            LedgerAccount.MoneyGiven => Words.Say("Sumbangan uang", "Gifts of money"),
            LedgerAccount.GoodsGiven => Words.Say("Sumbangan barang", "Gifts of goods"),
            LedgerAccount.FoodGiven => Words.Say("Sumbangan konsumsi", "Gifts of food"),
            LedgerAccount.ServicesGiven => Words.Say("Sumbangan jasa", "Gifts of services"),
            LedgerAccount.LabourGiven => Words.Say("Sumbangan tenaga", "Gifts of hands"),
            LedgerAccount.VenueGiven => Words.Say("Sumbangan tempat", "Gifts of places"),
        };
}
