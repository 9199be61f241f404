using System.Globalization;
using HeteroSpace.Billing;
using HeteroSpace.Foundation.Tables;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;

namespace HeteroSpace.Contributions;

/// <summary>A pledge as it was typed.</summary>
/// <param name="Person">Null for whoever has no account; then name and contact are read.</param>
internal sealed record TypedPledge(
    string Quantity,
    GiverShown ShownAs,
    string Name,
    string Contact,
    Person? Person,
    DateOnly Today
)
{
    /// <summary>On which day they bring it, as a field of that kind sends it; empty for none.</summary>
    public string ComesOn { get; init; } = "";
    public string Note { get; init; } = "";
}

/// <summary>What a pledge must keep to; every broken rule is told at once, by field.</summary>
internal static class PledgeRules
{
    public const int MostNote = 500;

    /// <summary>So many times what is needed may be offered: what is beyond it waits in reserve.</summary>
    private const int MostTimes = 10;

    /// <summary>
    /// A count or whole rupiah as people write them (20, 1.500.000, Rp1.500.000,00); null when it is no whole number
    /// from 1 on, so that nobody promises ten times what they meant.
    /// </summary>
    public static long? Quantity(string typed)
    {
        var text = typed.Trim();
        if (text.StartsWith("Rp", StringComparison.OrdinalIgnoreCase))
            text = text[2..].TrimStart('.', ' ', '\u00a0');
        return SheetNumber.Read(text, LedgerRow.Most) is { Number: > 0 and var count, Problem: SheetNumberProblem.None }
            ? count
            : null;
    }

    /// <summary>A slip of a finger, or a joke, is not promised: what is far beyond all that is needed.</summary>
    public static string? TooMuch(string typed, NeedLine line) =>
        Quantity(typed) > MostTimes * line.Needed
            ? Words.Say(
                $"Yang dibutuhkan {line.Amount(line.Needed)}. Periksa lagi jumlahnya.",
                $"{line.Amount(line.Needed)} are needed. Please check how much you wrote."
            )
            : null;

    /// <summary>The day; null for none and for what is no day.</summary>
    public static DateOnly? Day(string typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    public static Dictionary<string, string> Problems(TypedPledge typed)
    {
        var errors = new Dictionary<string, string>();
        if (Quantity(typed.Quantity) is null)
            errors["jumlah"] = NoQuantity;
        if (NoDay(typed.ComesOn, typed.Today) is { } wrong)
            errors["hari"] = wrong;
        if (typed.Note.Length > MostNote)
            errors["catatan"] = Words.Say("Catatan paling panjang 500 huruf.", "A note has at most 500 letters.");
        if (typed.Person is not null)
            return errors;
        if (typed is { ShownAs: GiverShown.Named, Name: "" })
            errors["nama"] = NoName;
        else if (typed.Name != "" && PersonName.Problem(typed.Name) is { } unnamed)
            errors["nama"] = unnamed;
        if (Contact.Read(typed.Contact) is null)
            errors["kontak"] = Words.Say(
                "Tulis nomor WhatsApp (0812…) atau e-mail (nama@contoh.id). Hanya petugas yang melihatnya.",
                "Give a WhatsApp number (0812…) or an e-mail address (name@example.org). Only staff see it."
            );
        return errors;
    }

    /// <summary>Who wants to be named says how; whoever acts for an organization has its name.</summary>
    public static string NoName =>
        Words.Say(
            "Anda memilih tampil dengan nama: tulis namanya, atau pilih Hamba Allah atau Orang baik.",
            "You chose to be shown by name: give it, or choose Hamba Allah or A kind person."
        );

    /// <summary>It was given without a name, and what stands for one is none.</summary>
    public static bool IsNameless(Pledge pledge) =>
        pledge is { PersonId: null, OrganizationId: null }
        && Array.Exists(["id", "en"], language => Words.In(language, () => NamelessSaid.Contains(pledge.Name)));

    private static string[] NamelessSaid => [GiverShown.HambaAllah.Said(), GiverShown.OrangBaik.Said()];

    public static string NoQuantity =>
        Words.Say(
            "Tulis jumlahnya dengan angka utuh, misalnya 20 atau 1.500.000.",
            "Give a whole number, as in 20 or 1,500,000."
        );

    /// <summary>What is wrong with the day; null when it may be, or none was typed.</summary>
    public static string? NoDay(string typed, DateOnly today)
    {
        if (typed == "")
            return null;
        return Day(typed) is { } day && day >= today && day <= today.AddYears(1)
            ? null
            : Words.Say(
                "Pilih hari ini atau hari sesudahnya, paling lama setahun lagi.",
                "Choose today or a later day, a year from now at most."
            );
    }

    /// <summary>
    /// Null when it is no day to come. It may lie before the offer: what was brought first is often written down after.
    /// </summary>
    public static string? NotThatDay(DateOnly came, SiteClock clock, DateTime now) =>
        came > clock.Date(now)
            ? Words.Say(
                "Hari itu belum tiba. Pilih hari datangnya, paling lambat hari ini.",
                "That day has not come yet. Choose the day on which it came, today at the latest."
            )
            : null;

    /// <summary>What stands for the name of whoever gives none, so that nobody's name is empty.</summary>
    public static string NameOf(TypedPledge typed) =>
        typed.Person?.Name ?? PersonName.Read(typed.Name) ?? typed.ShownAs.Said();
}
