using HeteroSpace.People;

namespace HeteroSpace.Bookings;

/// <summary>Who a booking is for.</summary>
/// <param name="PersonId">Null when staff book for someone without an account.</param>
/// <param name="Language">The language the booker is written to in, <c>id</c> or <c>en</c>.</param>
public sealed record Booker(Guid? PersonId, string Name, PersonKind Kind, string? Email, string? Phone, string Language)
{
    /// <summary>Staff saw evidence for the kind; spaces kept for a kind follow the verified one.</summary>
    public bool Verified { get; init; }

    /// <summary>Whom of the person's household it is for; null for the person.</summary>
    public Guid? For { get; init; }
}

public static class Bookers
{
    /// <summary>The person as the one who books.</summary>
    public static Booker Books(this Person person) =>
        new(person.Id, person.Name, person.Kind, person.Email, person.Phone, person.Language)
        {
            Verified = person.Verified,
        };

    /// <summary>The person as the one who books for someone of their household: theirs are name and kind, which nobody
    /// has verified; messages go to the person.</summary>
    public static Booker BooksFor(this Person person, HouseholdMember? member) =>
        member is null
            ? person.Books()
            : person.Books() with
            {
                Name = member.Name,
                Kind = member.Kind,
                Verified = false,
                For = member.Id,
            };
}
