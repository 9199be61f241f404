using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;

namespace HeteroSpace.FrontDesk.Close;

/// <summary>What a closing meets.</summary>
public enum HitKind
{
    Booking,
    Request,
    Event,

    /// <summary>Drafts and proposals of events, and times of calendars from outside: nothing is offered to
    /// them.</summary>
    Other,
}

/// <summary>What can be done for one that a closing meets.</summary>
/// <param name="Key">As its choice sends it.</param>
public sealed record HitChoice(string Key, string Said);

/// <summary>One that a closing meets, with what can be done for it; the first is chosen already.</summary>
/// <param name="People">How many come.</param>
public sealed record Hit(HitKind Kind, OnFloor Floor, int People)
{
    public Guid Id => Floor.Id;

    /// <summary>By which channel it hears of it.</summary>
    public string Reach { get; init; } = "";

    /// <summary>No message of ours reaches them.</summary>
    public bool MustBeCalled { get; init; }
    public IReadOnlyList<HitChoice> Choices { get; init; } = [];

    /// <summary>Why nothing can be chosen, where that is so.</summary>
    public string Nothing { get; init; } =
        Words.Say(
            "Tidak ada ruang atau waktu lain yang cocok. Beri tahu langsung.",
            "No other space or time fits. Tell them yourself."
        );

    /// <summary>An event that goes on online has no link yet: it is asked for.</summary>
    public bool NeedsLink { get; init; }

    /// <summary>The field in which its choice is sent.</summary>
    public string Field => "tawar-" + Id.ToString("n");

    /// <summary>That of the link at which an event meets online.</summary>
    public string LinkField => "tautan-" + Id.ToString("n");
}

/// <summary>What was chosen for one that is hit.</summary>
/// <param name="Link">Where it meets online, where that was asked for.</param>
public sealed record Chosen(Hit Hit, string Key, string Link);
