namespace HeteroSpace.Initiatives;

/// <summary>A duty, and what shows that it is done.</summary>
/// <param name="Evidence">Null when it is not done.</param>
public sealed record DutyState(Duty Duty, string? Evidence, bool ByHand)
{
    public bool IsDone => Evidence is not null;
    public bool Holds => Duty.Gate && !IsDone;
}

/// <summary>How a duty stands on a page: the class of its line and its sign.</summary>
internal static class DutyLooks
{
    public static string Look(this DutyState state)
    {
        if (state.IsDone)
            return "done";
        return state.Duty.Gate ? "gate" : "";
    }

    public static string Icon(this DutyState state)
    {
        if (state.IsDone)
            return "check-circle";
        return state.Duty.Gate ? "lock" : "circle";
    }
}
