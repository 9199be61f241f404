using HeteroSpace.Foundation.Db;

namespace HeteroSpace.Initiatives;

/// <summary>Meetings by where they stand in time and what is kept of them.</summary>
internal static class MeetingFilters
{
    /// <summary>Planned, and not over.</summary>
    public static IQueryable<Meeting> StillToCome(this IQueryable<Meeting> meetings, DateTime now) =>
        meetings.Where(row => row.Status == MeetingStatus.Planned && row.Ends > now);

    /// <summary>Those of which there are minutes, public or not.</summary>
    public static IQueryable<Meeting> WithMinutes(this IQueryable<Meeting> meetings, AppDb db) =>
        meetings.Where(row => db.MinutesVersions().Any(minutes => minutes.MeetingId == row.Id));
}
