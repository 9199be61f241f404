using HeteroSpace.Foundation.Mail;

namespace HeteroSpace.People;

/// <summary>An e-mail address or a phone number, whichever someone typed.</summary>
public readonly record struct Contact(string? Email, string? Phone)
{
    public static Contact? Read(string? typed)
    {
        var text = typed?.Trim() ?? "";
        if (text.Contains('@'))
            return IsAddress(text) ? new(text.ToLowerInvariant(), null) : null;
        return PhoneNumber.Normalised(text) is { } phone ? new(null, phone) : null;
    }

    // What the sending library refuses is refused here, while its owner can still
    // put it right; by both readers, since each lets pass what the other does not.
    private static bool IsAddress(string text) =>
        text.Length <= 254
        && System.Net.Mail.MailAddress.TryCreate(text, out var address)
        && address.Address == text
        && address.Host.Contains('.')
        && !text.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter))
        && MailAddresses.CanBeSentTo(text);
}

internal static class ContactsOfPeople
{
    /// <summary>Those who gave it, whether or not it is theirs.</summary>
    public static IQueryable<Person> ThatName(this IQueryable<Person> people, Contact contact) =>
        people.Where(person =>
            contact.Email != null && person.Email == contact.Email
            || contact.Phone != null && person.Phone == contact.Phone
        );

    /// <summary>The same, or would have it in place of another.</summary>
    public static IQueryable<Person> ThatGive(this IQueryable<Person> people, Contact contact) =>
        people.Where(person =>
            contact.Email != null && (person.Email == contact.Email || person.NewEmail == contact.Email)
            || contact.Phone != null && (person.Phone == contact.Phone || person.NewPhone == contact.Phone)
        );

    /// <summary>Whose it is.</summary>
    public static IQueryable<Person> ThatConfirmed(this IQueryable<Person> people, Contact contact) =>
        contact.Email is { } email
            ? people.Where(person => person.Email == email && person.EmailConfirmed)
            : people.Where(person => person.Phone == contact.Phone && person.PhoneConfirmed);

    /// <summary>Those who gave a number that they have not shown, and no address.</summary>
    public static IQueryable<Person> ThatNameOnly(this IQueryable<Person> people, string? phone) =>
        people.Where(person => person.Phone == phone && person.Email == null && !person.PhoneConfirmed);
}
