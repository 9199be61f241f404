using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Organizations;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>
/// The frame of every change of an event. Its places are held first, so that seats and sessions are seen as they are;
/// then all is changed, its rooms with it, or nothing.
/// </summary>
internal sealed class ChangeEvent(AppDb db, Catalogue catalogue, RoomClashes clashes, Frame frame)
{
    // As it was before the change.
    private sealed record Before(
        string Told,
        DateTime Starts,
        bool WasPublished,
        IReadOnlyList<CalendarPart> Entries,
        bool HadPlace
    );

    // As it is after the change.
    private sealed record Changed(Event Row, List<EventSession> Sessions, CatalogueSite Site);

    /// <param name="change">Why not, where it cannot be.</param>
    public async Task<PlanAnswer> Now(
        Event seen,
        Guid by,
        string action,
        Func<Act, Event, List<EventSession>, Task<PlanAnswer?>> change
    )
    {
        Changed? changed = null;
        var answer = await frame.Do<PlanAnswer?>(
            async act =>
            {
                if (await Hold(act, seen) is not { } held)
                    return act.Refuse(new PlanAnswer.Changed());
                changed = held;
                return await Put(act, held, by, action, change) is { } no
                    ? act.Refuse(no)
                    : new PlanAnswer.Done(held.Row);
            },
            new Refusal<PlanAnswer?>(Occupancy.Refused, null)
        );
        // Someone else has one of its rooms.
        return answer ?? new PlanAnswer.Clash(await clashes.Of(changed!.Row, changed.Sessions, changed.Site));
    }

    // Null when someone else changed it meanwhile.
    private async Task<Changed?> Hold(Act act, Event seen)
    {
        await db.HoldPoolsOf(seen.Id);
        if (await act.Hold(seen) is not { IsOpen: true } row || await catalogue.Site(row.SiteId) is not { } site)
            return null;
        var sessions = await db.EventSessions()
            .Where(session => session.EventId == row.Id)
            .OrderBy(session => session.Starts)
            .ToListAsync();
        return new(row, sessions, site);
    }

    private async Task<PlanAnswer?> Put(
        Act act,
        Changed held,
        Guid by,
        string action,
        Func<Act, Event, List<EventSession>, Task<PlanAnswer?>> change
    )
    {
        var (row, sessions, site) = held;
        await act.Follows(row.Subject());
        var before = await Read(held);
        if (await change(act, row, sessions) is { } no)
            return no;
        if (before.HadPlace && !sessions.Exists(EventSetting.HasPlace) && await db.ComesInPerson(row))
            return new PlanAnswer.NotReady(NoPlaceLeft);
        SetTimes(held, before, act.Now);
        await act.Save();
        if (before.WasPublished && await AsTold(row, sessions) != before.Told)
            await TellOfIt(act, held, before, by);
        act.Note(row, by, action, null);
        if (row.Status == EventStatus.Published)
            await HoldRooms(act, row, sessions, site);
        RegistrationDesk.Forget(act);
        return null;
    }

    private async Task<Before> Read(Changed held) =>
        new(
            await AsTold(held.Row, held.Sessions),
            held.Row.Starts,
            held.Row.Status == EventStatus.Published,
            CalendarPart.Of(held.Row, held.Sessions, held.Site.Site.Clock),
            held.Sessions.Exists(EventSetting.HasPlace)
        );

    private static void SetTimes(Changed held, Before before, DateTime now)
    {
        var (row, sessions, site) = held;
        (row.Starts, row.Ends) = (sessions.Min(session => session.Starts), sessions.Max(session => session.Ends));
        // Put off: they are reminded of the new day as well.
        if (row.Starts != before.Starts && row.Starts > now.AddHours(24))
            row.Reminded = null;
        row.LocalDate = site.Site.Clock.Date(row.Starts);
    }

    private async Task TellOfIt(Act act, Changed held, Before before, Guid by)
    {
        var (row, sessions, site) = held;
        row.Sequence++;
        // Also those whose id another took over, or that are told as one from now on.
        var left = CalendarPart.Of(row, [.. sessions.OrderBy(session => session.Starts)], site.Site.Clock);
        var gone = before.Entries.Where(part => left.All(one => one.Id != part.Id));
        act.AddAll(gone.Select(part => RemovedEntry.Noted(row, part, by, act.Now)));
        act.Tell(EventNews.Of(row, "changed", act.Now));
        await act.Update(
            db.Activities().Where(done => done.Kind == "event" && done.SourceId == row.Id),
            set =>
                set.SetProperty(done => done.At, row.Starts)
                    .SetProperty(done => done.Ends, row.Ends)
                    .SetProperty(done => done.Title, row.Title)
        );
    }

    /// <summary>Refused by the database when someone else has one of its rooms.</summary>
    public static Task HoldRooms(Act act, Event row, IEnumerable<EventSession> sessions, CatalogueSite site) =>
        Floor.Rehold(act, row.SiteId, FloorOf(sessions, site), HolderKind.Event, row.Id);

    // Sessions that follow each other in a room share its buffers, so what they need is joined before it is held.
    private static IEnumerable<(Guid Unit, TimeRange Range)> FloorOf(
        IEnumerable<EventSession> sessions,
        CatalogueSite site
    ) =>
        sessions
            .SelectMany(session =>
                site.Spaces.FirstOrDefault(space => space.Space.Id == session.SpaceId) is { } at
                    ? at.Units.Select(unit => (Unit: unit, Range: Availability.Needed(at.Space, session.Range)))
                    : []
            )
            .GroupBy(part => part.Unit)
            .SelectMany(unit => TimeRange.Joined(unit.Select(part => part.Range)).Select(range => (unit.Key, range)));

    // What those registered must hear of when it changes: times, rooms and links, and the ways to attend.
    private async Task<string> AsTold(Event row, IEnumerable<EventSession> sessions) =>
        Told(row, sessions) + await db.WaysOf(row);

    private static string Told(Event row, IEnumerable<EventSession> sessions) =>
        string.Join(
            '|',
            sessions
                .OrderBy(session => session.Starts)
                .Select(session => $"{session.Starts:O}{session.Ends:O}{session.SpaceId}{session.Place}")
                .Append($"{row.OnlineBy}{row.Link}{row.Title}")
        );

    private static string NoPlaceLeft =>
        Words.Say(
            "Dengan ini tidak ada sesi yang punya tempat lagi. Tulis dulu tempatnya di sesi yang tinggal.",
            "With this no session has a place any more. Give a session that stays its place first."
        );
}
