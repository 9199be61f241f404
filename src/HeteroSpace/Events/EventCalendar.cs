using HeteroSpace.Foundation.Markdown;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;

namespace HeteroSpace.Events;

/// <summary>A part of an event that is an entry of its own in calendars.</summary>
/// <param name="Id">What its UID is made of: the event's for the first, the session's for the others.</param>
/// <param name="Range">As it was when this was made.</param>
internal sealed record CalendarPart(Guid Id, EventSession Session, TimeRange Range)
{
    /// <summary>
    /// Sessions of several days are entries of their own, so that the nights between
    /// them stay free; else the event is one.
    /// </summary>
    public static IReadOnlyList<CalendarPart> Of(Event of, IReadOnlyList<EventSession> sessions, SiteClock clock)
    {
        var first = sessions.Count > 0 ? sessions[0] : null;
        var days = sessions.Select(session => clock.Date(session.Starts)).Distinct().Count();
        // A mail carries no more; whoever gives so many sessions has a page for them.
        if (sessions.Count is > 1 and <= 20 && days > 1)
            // The first entry is the event's, however many sessions come or go.
            return
            [
                .. sessions.Select(
                    (session, number) => new CalendarPart(number == 0 ? of.Id : session.Id, session, session.Range)
                ),
            ];
        var whole = new EventSession
        {
            Id = of.Id,
            Starts = of.Starts,
            Ends = of.Ends,
            SpaceId = first?.SpaceId,
            Place = first?.Place ?? "",
        };
        return [new(of.Id, whole, of.Range)];
    }
}

/// <summary>Whose calendar an entry is for.</summary>
/// <param name="Registration">One that was given back takes the entry out.</param>
/// <param name="Ticket">The path of their ticket, where the way into an online
/// event is; in no calendar but their own.</param>
internal sealed record CalendarOwner(Registration Registration, Proof? Ticket)
{
    public bool IsOnline => Registration.Attend == Attend.Online;
}

/// <summary>
/// Events as iCalendar objects (RFC 5545): the same UID with a greater SEQUENCE replaces the
/// one before, CANCELLED takes it out.
/// </summary>
internal static class EventCalendar
{
    /// <param name="at">With what was removed from it, where that is known.</param>
    /// <param name="owner">Null for everyone's calendar.</param>
    public static string Of(EventSetting at, PublicUrl address, DateTime now, CalendarOwner? owner = null)
    {
        var gone = at.Event.Status == EventStatus.Cancelled || owner is { Registration.IsOpen: false };
        var calendar = new Calendar { Method = gone ? "CANCEL" : "PUBLISH", ProductId = "-//Hetero Space//ID" };
        foreach (var entry in Entries(at, address, now, owner, gone))
            calendar.Events.Add(entry);
        return CalendarText.Of(calendar);
    }

    /// <summary>Many events in one calendar, for feeds.</summary>
    /// <param name="others">What stands beside them: hours in which hands are sought.</param>
    public static string Of(
        string name,
        IEnumerable<EventSetting> events,
        IEnumerable<CalendarEvent> others,
        PublicUrl address,
        DateTime now,
        ILogger log
    )
    {
        var calendar = new Calendar { Method = "PUBLISH", ProductId = "-//Hetero Space//ID" };
        calendar.AddProperty("X-WR-CALNAME", name);
        var entries = Fence.Each(
            events,
            at => Entries(at, address, now, null, at.Event.Status == EventStatus.Cancelled).ToList(),
            log,
            at => at.Event.Slug
        );
        foreach (var entry in entries.SelectMany(entry => entry).Concat(others))
            calendar.Events.Add(entry);
        return Fence.Written(calendar, log);
    }

    private static IEnumerable<CalendarEvent> Entries(
        EventSetting at,
        PublicUrl address,
        DateTime now,
        CalendarOwner? owner,
        bool gone
    )
    {
        var parts = CalendarPart.Of(at.Event, at.Sessions, at.Site.Site.Clock);
        foreach (var part in parts)
            yield return Entry(at, part, address, now, owner, gone);
        // A mail of the change, and whoever reads a feed later, both take it out; an id that is used again stands.
        foreach (
            var removed in at.Removed.Where(removed => parts.All(part => part.Id != removed.Id) && Had(owner, removed))
        )
            yield return Entry(at, removed.AsPart, address, now, owner, true);
    }

    private static bool Had(CalendarOwner? owner, RemovedEntry removed) =>
        owner is null || (owner.Registration.Shown ?? owner.Registration.Made) <= removed.At;

    private static CalendarEvent Entry(
        EventSetting at,
        CalendarPart part,
        PublicUrl address,
        DateTime now,
        CalendarOwner? owner,
        bool gone
    )
    {
        var (of, session, row) = (at.Event, part.Session, owner?.Registration);
        var ticket = owner?.Ticket is { } theirs ? address.Of(theirs.Reveal()) : null;
        var joins = owner is { IsOnline: true } ? ticket : null;
        var whose = row is null ? "" : $"-{row.Id:n}";
        return new()
        {
            // Someone who registers anew has a new one, since the old was cancelled.
            Uid = $"event-{part.Id:n}{whose}@{address.Host}",
            Sequence = of.Sequence + (row?.Version ?? 0),
            DtStamp = new CalDateTime(now, "UTC"),
            Start = new CalDateTime(session.Starts, "UTC"),
            End = new CalDateTime(session.Ends, "UTC"),
            Summary = (session.Title is { Length: > 0 } title ? $"{of.Title}: {title}" : of.Title).For(
                row?.ForId,
                row?.Name ?? ""
            ),
            Location = joins ?? Where(at, session, owner),
            Description = Description(of, ticket, joins is not null),
            Url = new Uri(ticket ?? address.Of("/acara/" + of.Slug)),
            Status = Status(row, gone),
        };
    }

    private static string Where(EventSetting at, EventSession session, CalendarOwner? owner) =>
        owner is { IsOnline: true } ? at.Where(Attend.Online) : at.AddressOf(session);

    // Before it begins a phone reminds its owner of this entry: a tap must lead to the button, or to the code.
    private static string Description(Event of, string? ticket, bool joins)
    {
        var plain = MarkdownText.Plain(of.Summary);
        if (ticket is null)
            return plain;
        var way = joins
            ? Words.Say(
                $"Online. Tombol bergabung ada di tiket Anda, 15 menit sebelum mulai: {ticket}",
                $"Online. The button to join is on your ticket, 15 minutes before it begins: {ticket}"
            )
            : Words.Say($"Tiket Anda: {ticket}", $"Your ticket: {ticket}");
        return $"{way}\n\n{plain}";
    }

    private static string Status(Registration? registration, bool gone)
    {
        if (gone)
            return "CANCELLED";
        return registration is { Status: not RegistrationStatus.Confirmed } ? "TENTATIVE" : "CONFIRMED";
    }
}
