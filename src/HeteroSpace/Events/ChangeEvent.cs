using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Organizations;
using HeteroSpace.Sites;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>
/// The frame of every change of an event. Its places are held first, so that seats and sessions are seen as they are;
/// then all is changed, its rooms with it, or nothing.
/// </summary>
internal sealed class ChangeEvent(
    AppDb db,
    Catalogue catalogue,
    RoomClashes clashes,
    RegistrationDesk desk,
    IOutputCacheStore pages,
    TimeProvider time
)
{
    // As it was before the change.
    private sealed record Before(
        string Told,
        DateTime Starts,
        bool WasPublished,
        IReadOnlyList<CalendarPart> Entries,
        bool HadPlace
    );

    public async Task<PlanAnswer> Now(
        Event seen,
        Guid by,
        string action,
        Func<Event, List<EventSession>, DateTime, Task<PlanAnswer?>> change,
        CancellationToken stop
    )
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!await Hold(seen, stop))
            return new PlanAnswer.Changed();
        var row = await db.Events().SingleAsync(known => known.Id == seen.Id, stop);
        var sessions = await db.EventSessions()
            .Where(session => session.EventId == row.Id)
            .OrderBy(session => session.Starts)
            .ToListAsync(stop);
        if (await catalogue.Site(row.SiteId, stop) is not { } site)
            return new PlanAnswer.Changed();
        var before = await Read(row, sessions, site, stop);
        if (await change(row, sessions, now) is { } no)
            return no;
        if (before.HadPlace && !sessions.Exists(EventSetting.HasPlace) && await db.ComesInPerson(row, stop))
            return new PlanAnswer.NotReady(NoPlaceLeft);
        SetTimes(row, sessions, site, before, now);
        await db.SaveChangesAsync(stop);
        if (before.WasPublished && await AsTold(row, sessions, stop) != before.Told)
            await TellOfIt(row, sessions, site, before, by, now, stop);
        db.Note(row, by, action, null, now);
        await db.SaveChangesAsync(stop);
        if (!await HoldRooms(row, sessions, site, stop))
        {
            await transaction.RollbackAsync(stop);
            db.ChangeTracker.Clear();
            return new PlanAnswer.Clash(await clashes.Of(row, sessions, site, stop));
        }
        await transaction.CommitAsync(stop);
        await desk.Forget(pages, stop);
        return new PlanAnswer.Done(row);
    }

    // False when someone else changed it meanwhile.
    private async Task<bool> Hold(Event seen, CancellationToken stop)
    {
        await db.HoldPoolsOf(seen.Id, stop);
        db.ChangeTracker.Clear();
        return await db.Events()
                .Where(row => row.Id == seen.Id && row.Version == seen.Version)
                .StillOpen()
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version + 1), stop) > 0;
    }

    private async Task<Before> Read(
        Event row,
        List<EventSession> sessions,
        CatalogueSite site,
        CancellationToken stop
    ) =>
        new(
            await AsTold(row, sessions, stop),
            row.Starts,
            row.Status == EventStatus.Published,
            CalendarPart.Of(row, sessions, site.Site.Clock),
            sessions.Exists(EventSetting.HasPlace)
        );

    private static void SetTimes(
        Event row,
        List<EventSession> sessions,
        CatalogueSite site,
        Before before,
        DateTime now
    )
    {
        (row.Starts, row.Ends) = (sessions.Min(session => session.Starts), sessions.Max(session => session.Ends));
        // Put off: they are reminded of the new day as well.
        if (row.Starts != before.Starts && row.Starts > now.AddHours(24))
            row.Reminded = null;
        row.LocalDate = site.Site.Clock.Date(row.Starts);
    }

    private async Task TellOfIt(
        Event row,
        List<EventSession> sessions,
        CatalogueSite site,
        Before before,
        Guid by,
        DateTime now,
        CancellationToken stop
    )
    {
        row.Sequence++;
        // Also those whose id another took over, or that are told as one from now on.
        var left = CalendarPart.Of(row, [.. sessions.OrderBy(session => session.Starts)], site.Site.Clock);
        var gone = before.Entries.Where(part => left.All(one => one.Id != part.Id));
        db.Audit().AddRange(gone.Select(part => RemovedEntry.Noted(row, part, by, now)));
        db.Jobs().Add(EventNews.Of(row, "changed", now));
        await db.Activities()
            .Where(done => done.Kind == "event" && done.SourceId == row.Id)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(done => done.At, row.Starts)
                        .SetProperty(done => done.Ends, row.Ends)
                        .SetProperty(done => done.Title, row.Title),
                stop
            );
    }

    // False when someone else has one of them.
    private async Task<bool> HoldRooms(
        Event row,
        List<EventSession> sessions,
        CatalogueSite site,
        CancellationToken stop
    )
    {
        try
        {
            if (row.Status == EventStatus.Published)
                // A piece of the transaction above, until that is an act of the frame.
                await Floor.Rehold(new(db, default), row.SiteId, FloorOf(sessions, site), HolderKind.Event, row.Id);
            return true;
        }
        catch (DbUpdateException error) when (Occupancy.Refused(error))
        {
            return false;
        }
    }

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
    private async Task<string> AsTold(Event row, IEnumerable<EventSession> sessions, CancellationToken stop) =>
        Told(row, sessions) + await db.WaysOf(row, stop);

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
