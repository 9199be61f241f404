using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Initiatives;

/// <summary>What is to come of an initiative.</summary>
public enum InitiativeKind
{
    Event,
    Program,
    Content,
    Site,
}

/// <summary>
/// The six phases by which involvement is told; a template may name them otherwise, have several of one, or leave some
/// out.
/// </summary>
public enum Phase
{
    Idea,
    CoPlan,
    Commit,
    Deliver,
    Report,
    FollowUp,
}

/// <summary>
/// What people may do in a phase: data of the phase, asked by every page and act
/// (<see cref="InitiativePhase.Allows"/>).
/// </summary>
[Flags]
public enum Acts
{
    None = 0,
    Propose = 1,
    Support = 2,
    Comment = 4,
    Meet = 8,
    Vote = 16,
    Commit = 32,
    Register = 64,
    Report = 128,
}

/// <summary>Invited and not answered yet; taking part; declined or left.</summary>
public enum PartnerStatus
{
    Invited,
    Joined,
    Declined,
    Left,
}

/// <summary>
/// Something made together: from an idea over planning, commitments and delivery to report and follow-up, so that
/// everyone sees who took part when.
/// </summary>
public sealed class Initiative : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid SiteId { get; init; }

    /// <summary>Its address: <c>/jejak/{slug}</c>.</summary>
    public string Slug { get; set; } = "";
    public string Title { get; set; } = "";

    /// <summary>In a few sentences; Markdown.</summary>
    public string Summary { get; set; } = "";
    public InitiativeKind Kind { get; init; }

    /// <summary>
    /// A series such as a weekly class, whose duties fill by themselves; counted apart beside any score.
    /// </summary>
    public bool Light { get; init; }

    /// <summary>
    /// The booking series of a light one (<see cref="Bookings.Booking.SeriesId"/>): its sessions are read from there.
    /// </summary>
    public Guid? SeriesId { get; init; }

    /// <summary>
    /// It began with one event and is the trail of that alone: it moves with it (<see cref="MoveAlong"/>), and stands
    /// only in lists that ask for it (<see cref="OwnWay"/>).
    /// </summary>
    public bool OfEvent { get; set; }

    /// <summary>Name of the template it was made from.</summary>
    public Bilingual Template { get; init; } = Bilingual.Empty;

    /// <summary>
    /// Position of the active phase: there is exactly one, and a guard keeps it open
    /// (<see cref="InitiativeTables.OneActivePhase"/>).
    /// </summary>
    public int Active { get; set; }

    /// <summary>Everyone sees its trail; a draft is for staff and those who take part.</summary>
    public bool Published { get; set; }

    /// <summary>UTC.</summary>
    public DateTime Started { get; init; }

    /// <summary>Its last phase was closed.</summary>
    public DateTime? Finished { get; set; }

    /// <summary>Ended before its time, and why, as everyone reads it.</summary>
    public string? Stopped { get; set; }
    public int Version { get; set; }

    public bool IsOpen => Finished is null;

    /// <summary>
    /// It is planned, promised or delivered now: what is held of it belongs to it. A series fills itself from its
    /// bookings.
    /// </summary>
    public bool TakesEvents(IEnumerable<InitiativePhase> phases) =>
        IsOpen
        && !Light
        && !OfEvent
        && phases.Any(phase =>
            phase.Position == Active && phase.Phase is Phase.CoPlan or Phase.Commit or Phase.Deliver
        );
}

/// <summary>A phase of an initiative. One that was closed is not opened again.</summary>
public sealed class InitiativePhase
{
    public Guid InitiativeId { get; init; }

    /// <summary>From 0.</summary>
    public int Position { get; init; }
    public Phase Phase { get; init; }
    public Bilingual Name { get; init; } = Bilingual.Empty;
    public Acts Allows { get; init; }

    /// <summary>By when it should be closed, in the site's own time.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? Opened { get; set; }
    public DateTime? Closed { get; set; }

    /// <summary>What came of it, as everyone reads it; Markdown.</summary>
    public string Summary { get; set; } = "";

    /// <summary>Why staff closed it although duties were open; everyone reads it.</summary>
    public string? Overruled { get; set; }
}

/// <summary>
/// Something that must be done before a phase closes; filled by records (<see cref="DutyKind"/>) or by hand with
/// evidence.
/// </summary>
public sealed class Duty
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid InitiativeId { get; init; }
    public int Position { get; init; }

    /// <summary>The name of a <see cref="DutyKind"/>, or <c>checklist</c>.</summary>
    public string Kind { get; init; } = "";
    public Bilingual Text { get; init; } = Bilingual.Empty;

    /// <summary>The phase does not close without it.</summary>
    public bool Gate { get; init; }

    /// <summary>UTC.</summary>
    public DateTime? Done { get; set; }

    /// <summary>The account; null when it was filled by records.</summary>
    public Guid? By { get; set; }
    public string Evidence { get; set; } = "";
}

/// <summary>An organization that takes part, or is asked to.</summary>
public sealed class Partner
{
    public Guid InitiativeId { get; init; }
    public Guid OrganizationId { get; init; }
    public InvolvementRole Role { get; set; }
    public PartnerStatus Status { get; set; }

    /// <summary>UTC.</summary>
    public DateTime Asked { get; init; }
    public DateTime? Answered { get; set; }
}

/// <summary>Someone who wants to hear of every step.</summary>
public sealed class InitiativeFollower
{
    public Guid InitiativeId { get; init; }
    public Guid PersonId { get; init; }

    /// <summary>UTC.</summary>
    public DateTime Since { get; init; }
}

/// <summary>A note between staff; never on a public page.</summary>
public sealed class InternalNote
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid InitiativeId { get; init; }

    /// <summary>UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>The account.</summary>
    public Guid By { get; init; }
    public string Text { get; init; } = "";
}
