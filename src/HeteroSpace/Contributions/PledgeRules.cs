using System.Globalization;
using HeteroSpace.Billing;
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

    /// <summary>How much was typed, with or without the dots of thousands; null when it is no number of ours.</summary>
    public static long? Quantity(string typed)
    {
        var plain = string.Concat(typed.Where(letter => letter is not ('.' or ',' or ' ' or '\u00a0')));
        if (plain.StartsWith("Rp", StringComparison.OrdinalIgnoreCase))
            plain = plain[2..];
        return
            long.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count is >= 1 and <= LedgerRow.Most
            ? count
            : null;
    }

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
        if ((typed.ShownAs == GiverShown.Named || typed.Name != "") && PersonName.Problem(typed.Name) is { } unnamed)
            errors["nama"] = unnamed;
        if (Contact.Read(typed.Contact) is null)
            errors["kontak"] = Words.Say(
                "Tulis nomor WhatsApp (0812…) atau e-mail (nama@contoh.id). Hanya petugas yang melihatnya.",
                "Give a WhatsApp number (0812…) or an e-mail address (name@example.org). Only staff see it."
            );
        return errors;
    }

    public static string NoQuantity =>
        Words.Say("Tulis jumlahnya dengan angka, mulai dari 1.", "Write how much in digits, from 1.");

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

    /// <summary>What stands for the name of whoever gives none, so that nobody's name is empty.</summary>
    public static string NameOf(TypedPledge typed) =>
        typed.Person?.Name ?? PersonName.Read(typed.Name) ?? typed.ShownAs.Said();
}
