using HeteroSpace.Foundation.Web;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;

namespace HeteroSpace.Initiatives;

/// <summary>
/// A meeting as an invitation (RFC 5545): the same UID with a greater SEQUENCE replaces the one before, CANCELLED takes
/// it out. The online link is in it only for those who take part.
/// </summary>
internal static class MeetingCalendar
{
    public static string Of(Meeting meeting, Initiative initiative, PublicUrl address, DateTime now, bool inside = true)
    {
        var calendar = new Calendar
        {
            Method = meeting.Status == MeetingStatus.Cancelled ? "CANCEL" : "PUBLISH",
            ProductId = "-//Hetero Space//ID",
        };
        calendar.Events.Add(
            new CalendarEvent
            {
                Uid = $"meeting-{meeting.Id:n}@{address.Host}",
                DtStamp = new CalDateTime(now, "UTC"),
                Start = new CalDateTime(meeting.Starts, "UTC"),
                End = new CalDateTime(meeting.Ends, "UTC"),
                Sequence = meeting.Sequence,
                Summary = $"{meeting.Title} ({initiative.Title})",
                Location = meeting.Place != "" || !inside ? meeting.Place : meeting.Link,
                Description = Foundation.Markdown.MarkdownText.Plain(meeting.Agenda),
                Url = new Uri(address.Of($"/jejak/{initiative.Slug}/rapat/{meeting.Id}")),
                Status = meeting.Status == MeetingStatus.Cancelled ? "CANCELLED" : "CONFIRMED",
            }
        );
        return CalendarText.Of(calendar);
    }
}
