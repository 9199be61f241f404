using HeteroSpace.People;

namespace HeteroSpace.Bookings;

/// <summary>Who a booking is for.</summary>
/// <param name="PersonId">Null when staff book for someone without an account.</param>
/// <param name="Language">The language the booker is written to in, <c>id</c> or <c>en</c>.</param>
public sealed record Booker(Guid? PersonId, string Name, PersonKind Kind, string? Email, string? Phone, string Language)
{
    /// <summary>Staff saw evidence for the kind; spaces kept for a kind follow the verified one.</summary>
    public bool Verified { get; init; }
}

public static class Bookers
{
    /// <summary>The person as the one who books.</summary>
    public static Booker Books(this Person person) =>
        new(person.Id, person.Name, person.Kind, person.Email, person.Phone, person.Language)
        {
            Verified = person.Verified,
        };
}
