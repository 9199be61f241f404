using System.Text.RegularExpressions;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Typed;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.FrontDesk.Desk;

/// <summary>Who stands at the desk, read from one field: a name, a number, a mail, a card, or a name with a
/// number.</summary>
/// <param name="Member">Whose contact or card it is.</param>
internal sealed partial record WhoComes(Booker Booker, Person? Member)
{
    /// <summary>Why it cannot be read; null when it could.</summary>
    public string? Problem { get; private init; }

    /// <summary>Longer than any name with a number.</summary>
    public const int Most = 200;

    /// <summary>It reads as somebody, and not as a room or a day.</summary>
    public static bool IsSomeone(string typed) =>
        typed.Length <= Most
        && (
            PhoneNumber.Read(typed) is not null
            || MemberCode.Read(typed) is not null
            || !typed.Any(char.IsAsciiDigit) && PersonName.Problem(typed) is null
        );

    public static async Task<WhoComes> Of(AppDb db, string typed, CancellationToken stop = default)
    {
        var text = Letters.Plain(typed);
        if (text == "" || text.Length > Most)
            return Wrong(Words.Say("Tulis nama, nomor, atau kartunya.", "Give a name, a number or a card."));
        if (
            MemberCode.Read(AfterSlash(text)) is { } card
            && await Known(db, row => row.Code == card, stop) is { } holder
        )
            return Of(holder);
        var (name, phone) = Parted(text);
        if (EmailAddress.Read(text) is { } email)
        {
            string address = email;
            return await Known(db, row => row.EmailConfirmed && row.Email == address, stop) is { } member
                ? Of(member)
                : Wrong(
                    Words.Say("E-mail ini belum dikenal. Tulis namanya.", "This mail is not known. Give the name.")
                );
        }
        if (phone is not null && await OfNumber(db, phone, name, stop) is { } owner)
            return owner;
        if (phone is not null && name == "")
            return Guest(Words.Say("Tamu ", "Guest ") + phone.Value[^4..], phone);
        return PersonName.Problem(name) is { } problem ? Wrong(problem) : Guest(PersonName.Read(name)!, phone);
    }

    private static WhoComes Wrong(string why) =>
        new(new(null, "", PersonKind.Public, null, null, "id"), null) { Problem = why };

    private static WhoComes Of(Person member) => new(member.Books(), member);

    private static WhoComes Guest(string name, PhoneNumber? phone) =>
        new(new(null, name, PersonKind.Public, null, phone, "id"), null);

    // An unconfirmed contact claims nothing, and whoever was erased is nobody.
    private static Task<Person?> Known(
        AppDb db,
        System.Linq.Expressions.Expression<Func<Person, bool>> which,
        CancellationToken stop
    ) => db.People().AsNoTracking().AreKnown().SingleOrDefaultAsync(which, stop);

    // One number may serve a household: who of it was named comes on it.
    private static async Task<WhoComes?> OfNumber(AppDb db, PhoneNumber phone, string name, CancellationToken stop)
    {
        string number = phone;
        if (await Known(db, row => row.PhoneConfirmed && row.Phone == number, stop) is not { } member)
            return null;
        var asked = Folded.Of(name);
        if (asked == "" || asked == member.FoldedName.Trim())
            return Of(member);
        var household = await db.HouseholdOf(member.Id).AsNoTracking().ToListAsync(stop);
        return new(member.BooksFor(household.Find(one => one.FoldedName.Trim() == asked)), member);
    }

    private static string AfterSlash(string text) => text.TrimEnd('/').Split('/')[^1];

    // "Ibu Sri 0812-3456-7890", the number first or last, or alone.
    private static (string Name, PhoneNumber? Phone) Parted(string text)
    {
        if (PhoneNumber.Read(text) is { } whole)
            return ("", whole);
        if (Digits().Match(text) is { Success: true } digits && PhoneNumber.Read(digits.Value.Trim()) is { } phone)
            return (Letters.Plain(text.Remove(digits.Index, digits.Length)).Trim(',', ';', '-', ' '), phone);
        return (text, null);
    }

    [GeneratedRegex(@"(?:^|(?<=[\s,;(]))\+?\d[\d\s().-]{6,}\d(?=$|[\s,;)])")]
    private static partial Regex Digits();
}
