using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;

namespace HeteroSpace.FrontDesk.Desk;

/// <summary>How a guest stands to the desk at this moment: the heading of a group says it, so that a row need
/// not.</summary>
public enum GuestGroup
{
    Expected,
    Late,
    Inside,
    Later,
    Done,
}

/// <summary>How groups are shown.</summary>
public static class GuestGroups
{
    /// <summary>What is for later and what is done is looked at when it is asked for.</summary>
    public static bool IsFolded(this GuestGroup group) => group is GuestGroup.Later or GuestGroup.Done;
}

/// <summary>What is pressed in a row.</summary>
public enum GuestVerb
{
    CheckIn,
    StayLonger,
    Leave,
    CameAfterAll,
    StillHere,
}

/// <summary>A booking of the day as the desk needs it.</summary>
/// <param name="Units">What it has of the floor.</param>
/// <param name="Place">The desk by its own name, or the room.</param>
public sealed record Guest(Booking Booking, CatalogueSpace At, IReadOnlyList<Guid> Units, string Place, DateTime Now)
{
    /// <summary>Its booker wrote something that nobody has answered.</summary>
    public bool IsUnread { get; init; }

    /// <summary>It was finished before its end, which is yet to come.</summary>
    public bool MayGoOn { get; init; }

    public GuestGroup Group { get; } = GroupOf(Booking, Now);

    /// <summary>From when on a no-show is released.</summary>
    public DateTime Released => Booking.Starts.AddMinutes(SpaceNumbers.GraceMinutes.Nearest(At.Site.GraceMinutes));

    public string Code => Booking.Code;

    /// <summary>What of its row somebody else may change: rows with the same say the same, but for the time.</summary>
    public string Sign => FormattableString.Invariant($"{Code}.{Booking.Version}{(IsUnread ? "!" : "")}");

    public static GuestGroup GroupOf(Booking booking, DateTime now)
    {
        if (booking.Status == BookingStatus.CheckedIn)
            return GuestGroup.Inside;
        if (!booking.IsOpen || booking.Ends <= now)
            return GuestGroup.Done;
        if (booking.CheckInOpens > now)
            return GuestGroup.Later;
        return booking.Status == BookingStatus.Confirmed && booking.Starts < now
            ? GuestGroup.Late
            : GuestGroup.Expected;
    }

    /// <summary>What leads its row: when it begins, or until when it lasts.</summary>
    public string Lead =>
        Group == GuestGroup.Inside
            ? Words.Say($"s.d. {Clock(Booking.Ends)}", $"to {Clock(Booking.Ends)}")
            : Clock(Booking.Starts);

    /// <summary>Under it: what is left of its time, or what comes when that is over.</summary>
    public string UnderLead =>
        Group switch
        {
            GuestGroup.Expected => Until(Booking.Starts),
            GuestGroup.Late => Words.Say($"lepas {Clock(Released)}", $"kept to {Clock(Released)}"),
            GuestGroup.Inside when Booking.Ends <= Now => Words.Say("waktunya habis", "time is over"),
            GuestGroup.Inside => Until(Booking.Ends),
            _ => Words.Say($"s.d. {Clock(Booking.Ends)}", $"to {Clock(Booking.Ends)}"),
        };

    public string LateFor => Rough(Now - Booking.Starts);

    public string Clock(DateTime utc) => Words.Clock(At.Site.Clock.Local(utc));

    private string Until(DateTime utc) =>
        (utc - Now).TotalMinutes < 1
            ? Words.Say("sekarang", "now")
            : Words.Say($"{Rough(utc - Now)} lagi", $"in {Rough(utc - Now)}");

    /// <summary>As people say it: minutes within the hour, then halves of hours.</summary>
    private static string Rough(TimeSpan length)
    {
        var minutes = (int)Math.Max(1, Math.Round(length.TotalMinutes));
        if (minutes < 60)
            return Words.Say($"{minutes} menit", minutes == 1 ? "1 minute" : $"{minutes} minutes");
        var halves = (int)Math.Round(length.TotalHours * 2);
        var hours = Words.Number(halves / 2) + (halves % 2 == 1 ? "½" : "");
        return Words.Say($"{hours} jam", halves == 2 ? "1 hour" : $"{hours} hours");
    }
}
