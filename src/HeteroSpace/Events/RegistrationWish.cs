using HeteroSpace.People;

namespace HeteroSpace.Events;

/// <summary>A wish to come, as it was typed.</summary>
/// <param name="Attend">Null where the event has one way, which is then meant.</param>
public sealed record RegistrationWish(
    Event Event,
    Attend? Attend,
    int People,
    Person? Person,
    string Name,
    string Contact
)
{
    /// <summary>Of those who come along, in their order; fewer than people where names are not known.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>By question.</summary>
    public IReadOnlyDictionary<Guid, string> Answers { get; init; } = new Dictionary<Guid, string>();

    /// <summary>What they need to come at ease, in their words (<see cref="Events.AccessNeed"/>); empty for
    /// nothing.</summary>
    public string AccessNeed { get; init; } = "";

    /// <summary>Of an invitation; empty for the open places.</summary>
    public string Invitation { get; init; } = "";

    /// <summary>The organization whose people they are; its lead registers them.</summary>
    public Guid? Organization { get; init; }

    /// <summary>Whom of the person's household it is for; null for the person themselves.</summary>
    public HouseholdMember? For { get; init; }
    public bool MayWait { get; init; }

    /// <summary>
    /// It is a page or a program, which can ask: whoever would only wait reads that before, also not having shown who
    /// they are.
    /// </summary>
    public bool AsksBefore { get; init; }

    /// <summary>
    /// A member of staff writes them down at the door or the desk: their contact is as good as shown.
    /// </summary>
    public Guid? ByStaff { get; init; }

    /// <summary>The id a device at the door gave it, so that one sent twice is one.</summary>
    public Guid? Id { get; init; }
}
