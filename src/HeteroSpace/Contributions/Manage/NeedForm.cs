using System.Globalization;
using HeteroSpace.Billing;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;

namespace HeteroSpace.Contributions.Manage;

/// <summary>
/// Reads what staff typed of a need and of its lines; where something is wrong the sentence stands at its field.
/// </summary>
internal sealed class NeedForm(
    Func<string, string> typed,
    SiteClock clock,
    DateOnly today,
    Dictionary<string, string> errors
)
{
    public const int MostTitle = 120,
        MostWhy = 4000,
        MostWhat = 120,
        MostUnit = 30,
        MostExcept = 200,
        MostBring = 120,
        MostBasis = 200,
        MostDays = 5 * 366;

    /// <param name="asks">Money, goods or food is among its lines: the basis is asked for.</param>
    /// <param name="publishes">Everyone reads it at once, so that the basis must stand.</param>
    public NeedWish? Need(bool asks, bool publishes)
    {
        var (title, why) = (typed("judul").Trim(), typed("alasan").Trim());
        if (title.Length is < 5 or > MostTitle)
            errors["judul"] = Words.Say(
                $"Tulis judulnya, 5 sampai {MostTitle} huruf.",
                $"Give it a title of 5 to {MostTitle} letters."
            );
        if (why.Length is < 10 or > MostWhy)
            errors["alasan"] = Words.Say(
                "Tulis untuk apa, paling sedikit 10 huruf: orang memberi karena tahu gunanya.",
                "Say what it is for, in 10 letters or more: people give when they know the use."
            );
        if (!Enum.TryParse<Sector>(typed("bidang"), out var sector) || !Enum.IsDefined(sector))
            errors["bidang"] = Words.Say("Pilih bidangnya.", "Choose its field.");
        var by = Day("paling-lambat");
        if (by is { } last && (last < today || last > today.AddDays(MostDays)))
            errors["paling-lambat"] = Words.Say(
                "Pilih hari ini atau sesudahnya, paling jauh lima tahun.",
                "Choose today or later, within five years."
            );
        var (basis, text) = asks ? Basis(publishes) : (NeedBasis.None, "");
        if (errors.Count > 0 || by is null)
            return null;
        return new(title, why, sector, by.Value, basis, text)
        {
            InitiativeId = Guid.TryParse(typed("inisiatif"), out var initiative) ? initiative : null,
        };
    }

    private (NeedBasis, string) Basis(bool publishes)
    {
        var text = typed("dasar-isi").Trim();
        if (!Enum.TryParse<NeedBasis>(typed("dasar"), out var basis) || !Enum.IsDefined(basis))
            basis = NeedBasis.None;
        if (basis == NeedBasis.None && publishes)
            errors["dasar"] = NoBasis;
        if (basis == NeedBasis.Permit && !text.Any(char.IsAsciiDigit))
            errors["dasar-isi"] = Words.Say(
                "Tulis nomor izinnya; semua orang membacanya.",
                "Give the number of the permit; everyone reads it."
            );
        else if (basis != NeedBasis.None && text.Length < 3)
            errors["dasar-isi"] = Words.Say(
                "Tulis hibah, program, atau lingkungan mana; semua orang membacanya.",
                "Say which grant, fund or circle; everyone reads it."
            );
        return (basis, basis == NeedBasis.None ? "" : text);
    }

    internal static string NoBasis =>
        Words.Say(
            "Uang dan barang hanya boleh diminta dengan dasar (UU 9/1961). "
                + "Pilih dasarnya, misalnya lingkungan terbatas.",
            "Money and goods may only be asked for with a basis (UU 9/1961). Choose one, such as a limited circle."
        );

    /// <param name="suffix">Behind the name of each field.</param>
    public LineWish? Line(string suffix)
    {
        var before = errors.Count;
        if (!Enum.TryParse<GiftKind>(typed("macam" + suffix), out var kind) || !Enum.IsDefined(kind))
            errors["macam" + suffix] = Words.Say("Pilih jenisnya.", "Choose its kind.");
        var what = typed("apa" + suffix).Trim();
        if (what.Length is < 2 or > MostWhat)
            errors["apa" + suffix] = Words.Say(
                "Tulis apa yang dibutuhkan, misalnya kursi lipat.",
                "Say what is needed, as in folding chairs."
            );
        var needed = Amount("jumlah" + suffix);
        var unit = kind == GiftKind.Money ? "rupiah" : typed("satuan" + suffix).Trim();
        if (unit.Length is < 1 or > MostUnit)
            errors["satuan" + suffix] = Words.Say("Tulis satuannya, misalnya buah.", "Give its unit, as in pieces.");
        var (starts, ends) = kind is GiftKind.Labour or GiftKind.Venue ? Slot(suffix) : default;
        if (errors.Count > before || needed is null)
            return null;
        return new(kind, what, needed.Value, unit)
        {
            WillNotDo = typed("kecuali" + suffix).Trim(),
            Starts = starts,
            Ends = ends,
            Bring = kind == GiftKind.Labour ? typed("bawa" + suffix).Trim() : "",
            Role =
                kind == GiftKind.Labour
                && Enum.TryParse<LabourRole>(typed("peran" + suffix), out var role)
                && Enum.IsDefined(role)
                    ? role
                    : null,
        };
    }

    // Hands and places are needed at a time, or whenever it suits.
    private (DateTime?, DateTime?) Slot(string suffix)
    {
        if (typed("hari" + suffix) == "")
            return default;
        if (Day("hari" + suffix) is not { } day)
            return default;
        if (Time("dari" + suffix) is not { } from || Time("sampai" + suffix) is not { } until || until <= from)
        {
            errors["sampai" + suffix] = Words.Say(
                "Tulis jam mulai dan selesainya pada hari itu.",
                "Give the times at which it begins and ends on that day."
            );
            return default;
        }
        return (clock.Utc(day, from), clock.Utc(day, until));
    }

    public long? Amount(string field)
    {
        var number = PledgeRules.Quantity(typed(field));
        if (number is null)
            errors[field] = PledgeRules.NoQuantity;
        return number;
    }

    /// <summary>Null with a sentence at the field.</summary>
    public DateOnly? Day(string field)
    {
        if (
            DateOnly.TryParseExact(
                typed(field),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            ) && day.Year is > 2000 and < 2200
        )
            return day;
        errors[field] = Words.Say("Pilih harinya.", "Choose the day.");
        return null;
    }

    private TimeOnly? Time(string field) =>
        TimeOnly.TryParseExact(
            typed(field),
            ["HH:mm", "HH:mm:ss"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var time
        )
            ? time
            : null;

    /// <summary>As a form has it that begins from what stands.</summary>
    public static LineWish Of(NeedLine line) =>
        new(line.Kind, line.What, line.Needed, line.Unit)
        {
            WillNotDo = line.WillNotDo,
            Starts = line.Starts,
            Ends = line.Ends,
            Bring = line.Bring,
            Role = line.Role,
        };

    public static string DayField(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}

/// <summary>What is said of needs to staff alone.</summary>
internal static class NeedDeskWords
{
    /// <summary>Collecting it from the public needs a basis (UU 9/1961 art. 2).</summary>
    public static bool AsksForBasis(this GiftKind kind) => kind is GiftKind.Money or GiftKind.Goods or GiftKind.Food;

    /// <summary>Why it was not published; null when it was.</summary>
    public static string? Said(this PublishAnswer answer) =>
        answer switch
        {
            PublishAnswer.Published => null,
            PublishAnswer.NoLine => NoLine,
            PublishAnswer.NoBasis => NeedForm.NoBasis,
            PublishAnswer.Changed => Words.Say("Sudah diubah orang lain.", "Someone else has changed it."),
        };

    public static string NoLine =>
        Words.Say(
            "Tulis paling sedikit satu barang, jasa, atau tenaga yang dibutuhkan.",
            "Write down at least one thing that is needed."
        );

    /// <summary>Four figures of a line, from one source: what came, what is promised, what is missing.</summary>
    public static string Standing(this NeedLine line)
    {
        var parts = new List<string>
        {
            Words.Say($"{line.Amount(line.Met)} sudah ada", $"{line.Amount(line.Met)} here"),
            Words.Say($"{line.Amount(line.Promised)} dijanjikan", $"{line.Amount(line.Promised)} promised"),
            Words.Say($"{line.Amount(line.Missing)} masih kurang", $"{line.Amount(line.Missing)} still missing"),
        };
        if (line.Surplus > 0)
            parts.Add(Words.Say($"{line.Amount(line.Surplus)} lebih", $"{line.Amount(line.Surplus)} more than needed"));
        return string.Join(" · ", parts);
    }
}

/// <summary>The reasons for which an offer cannot be taken that come up again and again.</summary>
internal static class DeclineReasons
{
    private static readonly (string Key, Func<string> Said)[] Ready =
    [
        ("cukup", () => Words.Say("Yang ini sudah cukup", "There is enough of it by now")),
        ("tempat", () => Words.Say("Belum ada tempat untuk menyimpannya", "There is no room to store it yet")),
        ("cocok", () => Words.Say("Belum cocok dengan yang dibutuhkan", "It is not quite what is needed")),
        ("waktu", () => Words.Say("Waktunya belum pas", "The time does not suit yet")),
    ];

    public static IEnumerable<(string Key, string Said)> All => Ready.Select(reason => (reason.Key, reason.Said()));

    /// <summary>In the giver's language; what staff wrote in their own words as they wrote it. Null when neither is
    /// there.</summary>
    public static string? Read(string chosen, string own, Pledge pledge)
    {
        if (own.Trim() is { Length: > 0 } words)
            return words;
        var (key, said) = Ready.FirstOrDefault(reason => reason.Key == chosen);
        return key is null ? null : Words.In(pledge.Language, said);
    }

    public static string IsHere =>
        Words.Say(
            "Sebagian sudah datang dan menunggu hitungan kedua. Hitung dulu, atau batalkan catatannya.",
            "A part is here and waits for a second count. Count it first, or take that note back."
        );

    public static string None =>
        Words.Say(
            "Pilih alasannya, atau tulis dengan kata Anda sendiri; pemberinya membacanya.",
            "Choose a reason, or give one in your own words; its giver reads it."
        );
}
