using HeteroSpace.Foundation.Time;
using HeteroSpace.People;

namespace HeteroSpace.Events;

/// <summary>An event as its form describes it: what it is, its first session, its places. Instants are UTC.</summary>
public sealed record EventPlan
{
    public string Title { get; init; } = "";
    public string Summary { get; init; } = "";
    public string Story { get; init; } = "";
    public Sector Sector { get; init; }
    public string RegionCode { get; init; } = "";
    public string Audience { get; init; } = "";
    public List<string> Tags { get; init; } = [];
    public TimeRange When { get; init; }

    /// <summary>The room of the first session; null elsewhere or online.</summary>
    public Guid? SpaceId { get; init; }
    public string Place { get; init; } = "";

    /// <summary>Null when one cannot come in person.</summary>
    public int? InPerson { get; init; }
    public bool IsOnline { get; init; }

    /// <summary>Null for as many as come.</summary>
    public int? Online { get; init; }
    public OnlineBy OnlineBy { get; init; }
    public string? Link { get; init; }
    public string? CodeWord { get; init; }
    public DateTime? Opens { get; init; }
    public DateTime? Closes { get; init; }
    public int DrawSeconds { get; init; }
    public int MostInGroup { get; init; } = 10;
    public bool IsClass { get; init; }
    public bool Certificates { get; init; }
    public bool SignLanguage { get; init; }
    public bool Captions { get; init; }

    /// <summary>Of a place elsewhere; a room of ours has its facts.</summary>
    public bool StepFree { get; init; }

    /// <summary>The way to attend and how many may, for each that is offered.</summary>
    public IEnumerable<(Attend Attend, int? Quota)> Ways
    {
        get
        {
            if (InPerson is { } seats)
                yield return (Attend.InPerson, seats);
            if (IsOnline)
                yield return (Attend.Online, Online);
        }
    }
}
