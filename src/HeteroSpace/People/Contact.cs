namespace HeteroSpace.People;

/// <summary>An e-mail address or a telephone number, whichever someone typed; the default names nobody.</summary>
public readonly record struct Contact
{
    public EmailAddress? Email { get; private init; }
    public PhoneNumber? Phone { get; private init; }

    /// <summary>Null when it is neither.</summary>
    public static Contact? Read(string? typed)
    {
        if (typed is not null && Letters.Plain(typed).Contains('@'))
            return EmailAddress.Read(typed) is { } email ? Of(email) : null;
        return PhoneNumber.Read(typed) is { } phone ? Of(phone) : null;
    }

    /// <summary>Of what was read before and kept: the address, where there are both.</summary>
    public static Contact Stored(string? email, string? phone) => Read(email ?? phone) ?? default;

    public static Contact Of(EmailAddress email) => new() { Email = email };

    public static Contact Of(PhoneNumber phone) => new() { Phone = phone };
}

internal static class ContactsOfPeople
{
    /// <summary>Those who gave it, whether or not it is theirs.</summary>
    public static IQueryable<Person> ThatName(this IQueryable<Person> people, Contact contact)
    {
        (string? email, string? phone) = (contact.Email, contact.Phone);
        return people.Where(person => email != null && person.Email == email || phone != null && person.Phone == phone);
    }

    /// <summary>The same, or would have it in place of another.</summary>
    public static IQueryable<Person> ThatGive(this IQueryable<Person> people, Contact contact)
    {
        (string? email, string? phone) = (contact.Email, contact.Phone);
        return people.Where(person =>
            email != null && (person.Email == email || person.NewEmail == email)
            || phone != null && (person.Phone == phone || person.NewPhone == phone)
        );
    }

    /// <summary>Whose it is.</summary>
    public static IQueryable<Person> ThatConfirmed(this IQueryable<Person> people, Contact contact)
    {
        (string? email, string? phone) = (contact.Email, contact.Phone);
        return email is not null
            ? people.Where(person => person.Email == email && person.EmailConfirmed)
            : people.Where(person => person.Phone == phone && person.PhoneConfirmed);
    }

    /// <summary>Those who gave a number that they have not shown, and no address.</summary>
    public static IQueryable<Person> ThatNameOnly(this IQueryable<Person> people, string? phone) =>
        people.Where(person => person.Phone == phone && person.Email == null && !person.PhoneConfirmed);
}
