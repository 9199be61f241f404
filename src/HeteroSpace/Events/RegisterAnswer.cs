namespace HeteroSpace.Events;

/// <summary>What came of a wish to come: an ordinary answer, whichever it is.</summary>
public abstract record RegisterAnswer
{
    /// <summary>
    /// Written and durable; its status says whether a seat is theirs, and the place
    /// where they stand on the waiting list.
    /// </summary>
    public sealed record Registered(Registration Registration, IReadOnlyList<Ticket> Tickets, int? Place)
        : RegisterAnswer;

    /// <summary>
    /// There are not as many seats; the place the waiting list would give (0 when there is none any more, since the
    /// event has begun), and what is left.
    /// </summary>
    public sealed record Full(int Place, int Free) : RegisterAnswer;

    /// <summary>They are registered already; null when it happened in this moment.</summary>
    public sealed record Already(Registration? Registration) : RegisterAnswer;

    /// <summary>Every rule the wish breaks.</summary>
    public sealed record Broken(IReadOnlyDictionary<string, string> Errors) : RegisterAnswer;

    /// <summary>Registration was closed, or the event cancelled, meanwhile.</summary>
    public sealed record Closed : RegisterAnswer;

    /// <summary>Several registrations with this contact wait to be confirmed.</summary>
    public sealed record TooManyPending : RegisterAnswer;

    /// <summary>The idempotency key was used meanwhile; read its answer.</summary>
    public sealed record KeyUsed : RegisterAnswer;

    internal sealed record CodeTaken : RegisterAnswer;

    /// <summary>A form was sent again, as it was or with another name in it.</summary>
    internal sealed record IdTaken : RegisterAnswer;
}
