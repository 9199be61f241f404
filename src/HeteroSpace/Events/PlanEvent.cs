using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.Sites;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>
/// Writes events: begins them, changes them, and makes them stand with their rooms in one transaction.
/// </summary>
internal sealed class PlanEvent(
    AppDb db,
    StartInitiative start,
    ClosePhase phases,
    Catalogue catalogue,
    Alternatives alternatives,
    RegistrationDesk desk,
    IOutputCacheStore pages,
    TimeProvider time
)
{
    private DateTime Clock => time.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Begins an event, with its initiative unless it belongs to one: as a draft of the staff, or as what a community
    /// proposes. Null when there is no such template.
    /// </summary>
    /// <param name="template">The slug of a template of initiatives; not read when <paramref name="within"/> is
    /// given.</param>
    /// <param name="organization">Whose event it is; its lead proposes it.</param>
    public async Task<Event?> Begin(
        EventPlan plan,
        CatalogueSite site,
        string template,
        Initiative? within,
        Guid? organization,
        bool proposed,
        Guid by,
        CancellationToken stop = default
    )
    {
        for (var tries = 0; ; tries++)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            try
            {
                var initiative =
                    within
                    ?? await start.Now(
                        new(site.Site.Id, template, plan.Title, plan.Summary, organization, null, false),
                        by,
                        null,
                        stop
                    );
                if (initiative is null)
                    return null;
                var now = Clock;
                var made = new Event
                {
                    SiteId = site.Site.Id,
                    InitiativeId = initiative.Id,
                    OrganizationId = organization,
                    Slug = await FreeSlug(plan.Title, tries, stop),
                    Status = proposed ? EventStatus.Proposed : EventStatus.Draft,
                    By = by,
                    Made = now,
                };
                Put(plan, made, site);
                db.Events().Add(made);
                db.EventSessions()
                    .Add(
                        new()
                        {
                            EventId = made.Id,
                            Starts = plan.When.Starts,
                            Ends = plan.When.Ends,
                            SpaceId = plan.SpaceId,
                            Place = plan.Place,
                        }
                    );
                if (plan.IsClass)
                    db.EventQuestions().AddRange(ClassQuestions.For(made.Id));
                foreach (var (attend, quota) in plan.Ways)
                    db.SeatPools()
                        .Add(
                            new()
                            {
                                EventId = made.Id,
                                Attend = attend,
                                Quota = quota,
                            }
                        );
                Note(made, by, proposed ? "event.proposed" : "event.drafted", null, now);
                if (proposed)
                    db.Jobs().Add(EventNews.Of(made, "proposed", now));
                await db.SaveChangesAsync(stop);
                await transaction.CommitAsync(stop);
                return made;
            }
            // Two of one title in one moment: the second takes another address.
            catch (DbUpdateException error) when (tries < 5 && error.IsTaken())
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>
    /// Changes what the form tells. Where the event stands already, its rooms move with it, and everyone registered
    /// hears of another time, room or way once.
    /// </summary>
    public Task<PlanAnswer> Edit(
        Event seen,
        EventPlan plan,
        CatalogueSite site,
        Guid by,
        CancellationToken stop = default
    ) =>
        Change(
            seen,
            by,
            "event.changed",
            async (row, sessions, now) =>
            {
                if (
                    row.Status == EventStatus.Published
                    && (row.DrawSeconds > 0 || plan.DrawSeconds > 0)
                    && (plan.DrawSeconds != row.DrawSeconds || plan.Opens != row.Opens)
                )
                    return new PlanAnswer.NotReady(
                        Words.Say(
                            "Undian yang sudah diumumkan tidak diubah lagi. "
                                + "Waktu pembukaan dan detiknya tetap seperti semula.",
                            "A draw that was announced is not changed any more. "
                                + "Leave its opening and seconds as they were."
                        )
                    );
                Put(plan, row, site);
                // Of several sessions each has its own time and room, changed by itself.
                if (sessions.Count == 1)
                {
                    var first = sessions.OrderBy(session => session.Starts).First();
                    (first.Starts, first.Ends, first.SpaceId, first.Place) = (
                        plan.When.Starts,
                        plan.When.Ends,
                        plan.SpaceId,
                        plan.Place
                    );
                }
                if (
                    row.IsClass
                    && !await db.EventQuestions()
                        .AnyAsync(question => question.EventId == row.Id && question.Asked == Asked.Before, stop)
                )
                    db.EventQuestions().AddRange(ClassQuestions.For(row.Id));
                return await SetWays(row, plan, now, stop);
            },
            stop
        );

    /// <summary>Adds a session, or changes one; times are UTC.</summary>
    public Task<PlanAnswer> PutSession(Event seen, EventSession session, Guid by, CancellationToken stop = default) =>
        Change(
            seen,
            by,
            "event.session",
            (_, sessions, _) =>
            {
                if (sessions.Find(known => known.Id == session.Id) is { } known)
                    (known.Title, known.Starts, known.Ends, known.SpaceId, known.Place, known.Text) = (
                        session.Title,
                        session.Starts,
                        session.Ends,
                        session.SpaceId,
                        session.Place,
                        session.Text
                    );
                else
                {
                    db.EventSessions().Add(session);
                    sessions.Add(session);
                }
                return Task.FromResult<PlanAnswer?>(null);
            },
            stop
        );

    /// <summary>Takes a session out; the last one stays.</summary>
    public Task<PlanAnswer> DropSession(Event seen, Guid session, Guid by, CancellationToken stop = default) =>
        Change(
            seen,
            by,
            "event.session-dropped",
            async (_, sessions, _) =>
            {
                if (sessions.Count < 2 || sessions.Find(known => known.Id == session) is not { } known)
                    return new PlanAnswer.NotReady(
                        Words.Say("Satu acara punya paling sedikit satu sesi.", "An event has at least one session.")
                    );
                await db.Speakers()
                    .Where(row => row.SessionId == session)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.SessionId, (Guid?)null), stop);
                db.EventSessions().Remove(known);
                sessions.Remove(known);
                return null;
            },
            stop
        );

    /// <summary>
    /// It stands: rooms are held in this transaction, everyone may see it and register, and its trail is public.
    /// </summary>
    public async Task<PlanAnswer> Publish(Event seen, Guid by, CancellationToken stop = default)
    {
        if (seen.Status is not (EventStatus.Draft or EventStatus.Proposed))
            return new PlanAnswer.Changed();
        var answer = await Change(
            seen,
            by,
            "event.published",
            async (row, sessions, now) =>
            {
                if (row.Ends <= now)
                    return new PlanAnswer.NotReady(
                        Words.Say(
                            "Waktunya sudah lewat. Pilih tanggal lain dulu.",
                            "Its time has passed. Choose another date first."
                        )
                    );
                if (!await db.SeatPools().AnyAsync(pool => pool.EventId == row.Id, stop))
                    return new PlanAnswer.NotReady(
                        Words.Say(
                            "Pilih dulu luring, daring, atau keduanya.",
                            "Choose in person, online or both first."
                        )
                    );
                (row.Status, row.Published) = (EventStatus.Published, now);
                if (row.DrawSeconds > 0)
                    row.DrawSecret ??= DrawLots.NewSecret();
                if (row.OrganizationId is { } organization)
                    db.Activities()
                        .Add(
                            new()
                            {
                                OrganizationId = organization,
                                At = row.Starts,
                                Ends = row.Ends,
                                Kind = "event",
                                SourceId = row.Id,
                                SiteId = row.SiteId,
                                Title = row.Title,
                                Link = "/acara/" + row.Slug,
                            }
                        );
                db.Jobs().Add(EventNews.Of(row, "published", now));
                return null;
            },
            stop
        );
        if (
            answer is PlanAnswer.Done
            && await db.Initiatives().AsNoTracking().SingleOrDefaultAsync(row => row.Id == seen.InitiativeId, stop)
                is { Published: false } initiative
        )
            await phases.Publish(initiative, by, stop);
        return answer;
    }

    /// <summary>
    /// It will not be: a proposal that cannot be taken, or an event that is called off. Its rooms are free
    /// again, and all concerned hear why.
    /// </summary>
    public async Task<bool> End(Event seen, string reason, Guid by, CancellationToken stop = default)
    {
        var now = Clock;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // Held, so that nobody registers for it in this moment.
        await db.HoldPoolsOf(seen.Id, stop);
        db.ChangeTracker.Clear();
        var row = await db.Events().SingleAsync(known => known.Id == seen.Id, stop);
        if (row.Version != seen.Version || !row.IsOpen || row.Status == EventStatus.Published && row.Ends <= now)
            return false;
        (row.Status, row.Reason, row.Version, row.Sequence) = (
            row.Status == EventStatus.Published ? EventStatus.Cancelled : EventStatus.Declined,
            reason,
            row.Version + 1,
            row.Sequence + 1
        );
        await db.Activities().Where(done => done.Kind == "event" && done.SourceId == row.Id).ExecuteDeleteAsync(stop);
        Note(row, by, row.Status == EventStatus.Cancelled ? "event.cancelled" : "event.declined", reason, now);
        db.Jobs().Add(EventNews.Of(row, row.Status == EventStatus.Cancelled ? "cancelled" : "declined", now));
        await db.SaveChangesAsync(stop);
        await Floor.Rehold(db, row.SiteId, [], HolderKind.Event, row.Id, stop);
        await transaction.CommitAsync(stop);
        await Forget(stop);
        return true;
    }

    /// <summary>
    /// Places kept for whoever has a code; they come out of the open ones, and go back to them when their time is over.
    /// </summary>
    public async Task<PlanAnswer> Invite(Event seen, SeatPool invitation, Guid by, CancellationToken stop = default)
    {
        var now = Clock;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var pools = await db.HoldPoolsOf(seen.Id, stop);
        if (pools.Values.FirstOrDefault(pool => pool.Code is null && pool.Attend == invitation.Attend) is not { } open)
            return new PlanAnswer.Changed();
        if (open.Quota is not null && open.Free < invitation.Quota)
            return new PlanAnswer.TooFewSeats(open.Attend, open.Free);
        if (open.Quota is { } quota)
            await db.SeatPools()
                .Where(pool => pool.Id == open.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(pool => pool.Quota, quota - invitation.Quota), stop);
        db.SeatPools().Add(invitation);
        Note(seen, by, "event.invitation", $"{invitation.Name}: {invitation.Quota}", now);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException error) when (error.IsTaken())
        {
            return new PlanAnswer.NotReady(
                Words.Say("Kode itu sudah ada di acara ini.", "This event has that code already.")
            );
        }
        await transaction.CommitAsync(stop);
        await Forget(stop);
        return new PlanAnswer.Done(seen);
    }

    /// <summary>What is left of invitations goes to the open places, and to whoever waits for one.</summary>
    internal async Task CloseInvitation(Guid eventId, Guid invitation, CancellationToken stop = default)
    {
        var now = Clock;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var pools = await db.HoldPoolsOf(eventId, stop);
        if (
            !pools.TryGetValue(invitation, out var from)
            || from.Quota is not { } quota
            || from.Free == 0
            || pools.Values.FirstOrDefault(pool => pool.Code is null && pool.Attend == from.Attend) is not { } open
        )
            return;
        var of = await db.Events().AsNoTracking().SingleAsync(row => row.Id == eventId, stop);
        await db.SeatPools()
            .Where(pool => pool.Id == from.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(pool => pool.Quota, from.Taken), stop);
        if (open.Quota is { } before)
            await db.SeatPools()
                .Where(pool => pool.Id == open.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(pool => pool.Quota, before + quota - from.Taken), stop);
        await WaitingList.OfferFree(db, of, open.Id, now, stop);
        await transaction.CommitAsync(stop);
        await Forget(stop);
    }

    // The places of the event are held first, so that seats and sessions are seen as they
    // are; then all is changed, or nothing.
    private async Task<PlanAnswer> Change(
        Event seen,
        Guid by,
        string action,
        Func<Event, List<EventSession>, DateTime, Task<PlanAnswer?>> change,
        CancellationToken stop
    )
    {
        var now = Clock;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.HoldPoolsOf(seen.Id, stop);
        db.ChangeTracker.Clear();
        if (
            await db.Events()
                .Where(row => row.Id == seen.Id && row.Version == seen.Version)
                .StillOpen()
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version + 1), stop) == 0
        )
            return new PlanAnswer.Changed();
        var row = await db.Events().SingleAsync(known => known.Id == seen.Id, stop);
        var sessions = await db.EventSessions()
            .Where(session => session.EventId == row.Id)
            .OrderBy(session => session.Starts)
            .ToListAsync(stop);
        var (before, startedBefore, wasPublished) = (
            Told(row, sessions) + await WaysOf(row, stop),
            row.Starts,
            row.Status == EventStatus.Published
        );
        if (await catalogue.Site(row.SiteId, stop) is not { } site)
            return new PlanAnswer.Changed();
        var (entries, hadPlace) = (
            CalendarPart.Of(row, sessions, site.Site.Clock),
            sessions.Exists(EventSetting.HasPlace)
        );
        if (await change(row, sessions, now) is { } no)
            return no;
        if (hadPlace && !sessions.Exists(EventSetting.HasPlace) && await ComesInPerson(row, stop))
            return new PlanAnswer.NotReady(NoPlaceLeft);
        (row.Starts, row.Ends) = (sessions.Min(session => session.Starts), sessions.Max(session => session.Ends));
        // Put off: they are reminded of the new day as well.
        if (row.Starts != startedBefore && row.Starts > now.AddHours(24))
            row.Reminded = null;
        row.LocalDate = site.Site.Clock.Date(row.Starts);
        await db.SaveChangesAsync(stop);
        if (wasPublished && Told(row, sessions) + await WaysOf(row, stop) != before)
        {
            row.Sequence++;
            // Also those whose id another took over, or that are told as one from now on.
            var left = CalendarPart.Of(row, [.. sessions.OrderBy(session => session.Starts)], site.Site.Clock);
            var gone = entries.Where(part => left.All(one => one.Id != part.Id));
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
        Note(row, by, action, null, now);
        await db.SaveChangesAsync(stop);
        try
        {
            if (row.Status == EventStatus.Published)
                await Floor.Rehold(db, row.SiteId, FloorOf(sessions, site), HolderKind.Event, row.Id, stop);
        }
        catch (DbUpdateException error) when (Occupancy.Refused(error))
        {
            await transaction.RollbackAsync(stop);
            db.ChangeTracker.Clear();
            return new PlanAnswer.Clash(await ClashesOf(row, sessions, site, stop));
        }
        await transaction.CommitAsync(stop);
        await Forget(stop);
        return new PlanAnswer.Done(row);
    }

    /// <summary>Sessions whose room someone else has at that time, for whoever plans it.</summary>
    public async Task<IReadOnlyList<RoomClash>> ClashesOf(
        Event of,
        IReadOnlyList<EventSession> sessions,
        CatalogueSite site,
        CancellationToken stop = default
    )
    {
        var clashes = new List<RoomClash>();
        foreach (var session in sessions)
        {
            if (site.Spaces.FirstOrDefault(space => space.Space.Id == session.SpaceId) is not { } at)
                continue;
            var (needed, units) = (Availability.Needed(at.Space, session.Range), at.Units);
            if (!await HeldByOthers(of, units, needed).AnyAsync(stop))
                continue;
            var wanted = new BookingRequest(
                at.Space.Id,
                session.Starts,
                session.Ends,
                1,
                of.Title,
                new(null, "Hetero Space", People.PersonKind.Public, null, null, Words.Spoken)
            )
            {
                Staff = new(of.By, null),
            };
            var closed = (await ClosedTimes.Read(db, [at.Site.Id], session.Range, stop)).Over(at, session.Range);
            var why = ClosedTimes.Said(at, at.Site.Clock.Date(session.Starts), closed);
            clashes.Add(
                new(session, at, await alternatives.Near(at, wanted, stop)) { Closed = why == "" ? null : why }
            );
        }
        return clashes;
    }

    private IQueryable<Occupancy> HeldByOthers(Event of, IReadOnlyList<Guid> units, TimeRange needed) =>
        db.Occupancies()
            .Where(row =>
                units.Contains(row.UnitId)
                && row.HolderId != of.Id
                && row.Starts < needed.Ends
                && row.Ends > needed.Starts
            );

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

    // What those registered must hear of when it changes, beside the ways to attend.
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

    private Task<bool> ComesInPerson(Event row, CancellationToken stop) =>
        db.SeatPools().AnyAsync(pool => pool.EventId == row.Id && pool.Attend == Attend.InPerson, stop);

    private async Task<string> WaysOf(Event row, CancellationToken stop) =>
        string.Join(
            ',',
            await db.SeatPools()
                .Where(pool => pool.EventId == row.Id && pool.Code == null)
                .OrderBy(pool => pool.Attend)
                .Select(pool => pool.Attend)
                .ToListAsync(stop)
        );

    private async Task<PlanAnswer?> SetWays(Event row, EventPlan plan, DateTime now, CancellationToken stop)
    {
        var open = await db.SeatPools()
            .AsNoTracking()
            .Where(pool => pool.EventId == row.Id && pool.Code == null)
            .ToListAsync(stop);
        foreach (var gone in open.Where(pool => !plan.Ways.Any(way => way.Attend == pool.Attend)))
        {
            // A way nobody chose may go; one that people count on only with all of them told, by cancelling.
            if (
                await db.Registrations().AnyAsync(known => known.EventId == row.Id && known.Attend == gone.Attend, stop)
            )
                return new PlanAnswer.TooFewSeats(gone.Attend, Math.Max(1, gone.Taken));
            await db.SeatPools()
                .Where(pool => pool.EventId == row.Id && pool.Attend == gone.Attend)
                .ExecuteDeleteAsync(stop);
        }
        foreach (var (attend, quota) in plan.Ways)
        {
            if (open.Find(pool => pool.Attend == attend) is not { } known)
            {
                db.SeatPools()
                    .Add(
                        new()
                        {
                            EventId = row.Id,
                            Attend = attend,
                            Quota = quota,
                        }
                    );
                continue;
            }
            // What the form calls seats are all of them, also those kept for invitations.
            var kept = await db.SeatPools()
                .Where(pool => pool.EventId == row.Id && pool.Attend == attend && pool.Code != null)
                .SumAsync(pool => pool.Quota ?? 0, stop);
            if (quota is { } seats && seats - kept < known.Taken)
                return new PlanAnswer.TooFewSeats(attend, known.Taken + kept);
            await db.SeatPools()
                .Where(pool => pool.Id == known.Id)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(pool => pool.Quota, quota == null ? null : quota - kept),
                    stop
                );
            await WaitingList.OfferFree(db, row, known.Id, now, stop);
        }
        return null;
    }

    private static void Put(EventPlan plan, Event row, CatalogueSite site)
    {
        (row.Title, row.Summary, row.Story, row.Sector, row.RegionCode, row.Audience, row.Tags) = (
            plan.Title,
            plan.Summary,
            plan.Story,
            plan.Sector,
            plan.RegionCode,
            plan.Audience,
            plan.Tags
        );
        (row.Starts, row.Ends, row.LocalDate) = (
            plan.When.Starts,
            plan.When.Ends,
            site.Site.Clock.Date(plan.When.Starts)
        );
        (row.OnlineBy, row.Link, row.CodeWord, row.Closes, row.MostInGroup, row.IsClass, row.Certificates) = (
            plan.OnlineBy,
            plan.Link,
            plan.CodeWord,
            plan.Closes,
            plan.MostInGroup,
            plan.IsClass,
            plan.Certificates
        );
        (row.Opens, row.DrawSeconds) = (plan.Opens, plan.DrawSeconds);
    }

    private async Task Forget(CancellationToken stop)
    {
        desk.Forget();
        await pages.EvictByTagAsync(PublicPages.Tag, stop);
    }

    private void Note(Event row, Guid by, string action, string? detail, DateTime now) =>
        db.Audit().Add(AuditRow.Of(now, by, row.SiteId, action, "event:" + row.Slug, detail));

    private static readonly string[] Reserved = ["baru", "usulkan", "kalender", "sematkan", "bingkai"];

    private Task<string> FreeSlug(string title, int tries, CancellationToken stop) =>
        Slug.Free(
            Slug.Of(title) is { Length: > 0 } slug && !Reserved.Contains(slug) ? slug : "acara",
            db.Events().Select(row => row.Slug),
            tries,
            stop
        );
}
