namespace HeteroSpace.Events;

/// <summary>When the way in is open for those who take part online.</summary>
public static class Door
{
    public static readonly TimeSpan Before = TimeSpan.FromMinutes(15),
        After = TimeSpan.FromMinutes(30);

    /// <summary>From a quarter of an hour before the start until half an hour after the end.</summary>
    public static bool IsOpen(Event of, DateTime now) =>
        of.Status == EventStatus.Published && now >= of.Starts - Before && now < of.Ends + After;
}
