using HeteroSpace.Bookings;
using HeteroSpace.Sites;

namespace HeteroSpace.Events;

/// <summary>What came of changing an event: an ordinary answer, whichever it is.</summary>
public abstract record PlanAnswer
{
    public sealed record Done(Event Event) : PlanAnswer;

    /// <summary>Rooms that others have; nothing was changed.</summary>
    public sealed record Clash(IReadOnlyList<RoomClash> Clashes) : PlanAnswer;

    /// <summary>Fewer seats than are taken.</summary>
    public sealed record TooFewSeats(Attend Attend, int Taken) : PlanAnswer;

    /// <summary>Someone else changed it meanwhile, or it is no longer such that this can be done.</summary>
    public sealed record Changed : PlanAnswer;

    /// <summary>It has no session yet whose time is to come, or no way to attend.</summary>
    public sealed record NotReady(string Sentence) : PlanAnswer;
}
