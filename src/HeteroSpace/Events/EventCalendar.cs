using HeteroSpace.Foundation.Markdown;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Sites;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace HeteroSpace.Events;

/// <summary>Events as iCalendar objects (RFC 5545): the same UID with a greater SEQUENCE replaces the one before, CANCELLED takes it out.</summary>
internal static class EventCalendar
{
    /// <param name="registration">Whose calendar it is for; null for everyone's. A registration that was given back takes the entry out.</param>
    public static string Of(Event of, IReadOnlyList<EventSession> sessions, CatalogueSite site, PublicUrl address, DateTime now, Registration? registration = null)
    {
        var gone = of.Status == EventStatus.Cancelled || registration is { IsOpen: false };
        var calendar = new Calendar { Method = gone ? "CANCEL" : "PUBLISH", ProductId = "-//Hetero Space//ID" };
        foreach (var entry in Entries(new(of, site, sessions), address, now, registration, gone)) calendar.Events.Add(entry);
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    /// <summary>Many events in one calendar, for feeds.</summary>
    public static string Of(string name, IEnumerable<EventSetting> events, PublicUrl address, DateTime now)
    {
        var calendar = new Calendar { Method = "PUBLISH", ProductId = "-//Hetero Space//ID" };
        calendar.AddProperty("X-WR-CALNAME", name);
        foreach (var at in events)
            foreach (var entry in Entries(at, address, now, null, at.Event.Status == EventStatus.Cancelled)) calendar.Events.Add(entry);
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    // Sessions of several days are entries of their own, so that the nights between them stay free.
    private static IEnumerable<CalendarEvent> Entries(EventSetting at, PublicUrl address, DateTime now, Registration? registration, bool gone)
    {
        var (of, first) = (at.Event, at.Sessions.Count > 0 ? at.Sessions[0] : null);
        // A mail carries no more; whoever gives so many sessions has a page for them.
        var apart = at.Sessions.Count is > 1 and <= 20 && at.Sessions.Select(session => at.Site.Site.Clock.Date(session.Starts)).Distinct().Count() > 1;
        foreach (var (number, session) in (apart ? at.Sessions : [new EventSession { Id = of.Id, Starts = of.Starts, Ends = of.Ends, SpaceId = first?.SpaceId, Place = first?.Place ?? "" }]).Index())
            yield return new()
            {
                // The first entry is the event's, however many sessions come or go; someone who registers anew has a new one, since the old was cancelled.
                Uid = $"event-{(number == 0 ? of.Id : session.Id):n}{(registration is null ? "" : $"-{registration.Id:n}")}@{address.Host}", Sequence = of.Sequence + (registration?.Version ?? 0), DtStamp = new CalDateTime(now, "UTC"), Start = new CalDateTime(session.Starts, "UTC"), End = new CalDateTime(session.Ends, "UTC"),
                Summary = session.Title is { Length: > 0 } part ? $"{of.Title}: {part}" : of.Title, Location = registration?.Attend == Attend.Online ? at.Where(Attend.Online) : at.WhereIs(session) + (session.SpaceId is null ? "" : ", " + at.Site.Site.Address),
                Description = MarkdownText.Plain(of.Summary), Url = new Uri(address.Of("/acara/" + of.Slug)), Status = gone ? "CANCELLED" : registration is { Status: not RegistrationStatus.Confirmed } ? "TENTATIVE" : "CONFIRMED"
            };
    }
}
