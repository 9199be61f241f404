using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>
/// Writes events: begins them, changes them, and makes them stand with their rooms in one transaction.
/// </summary>
internal sealed class PlanEvent(
    AppDb db,
    StartInitiative start,
    ClosePhase phases,
    MoveAlong along,
    ChangeEvent changes,
    Frame frame
)
{
    /// <summary>
    /// Begins an event, with its initiative unless it belongs to one: as a draft of the staff, or as what a community
    /// proposes. Null when there is no such template.
    /// </summary>
    /// <param name="template">The slug of a template of initiatives; not read when <paramref name="within"/> is
    /// given.</param>
    /// <param name="organization">Whose event it is; its lead proposes it.</param>
    public Task<Event?> Begin(
        EventPlan plan,
        CatalogueSite site,
        string template,
        Initiative? within,
        Guid? organization,
        bool proposed,
        Guid by
    ) =>
        frame.Do(
            async (act, tries) =>
            {
                var wish = new InitiativeWish(
                    site.Site.Id,
                    template,
                    plan.Title,
                    plan.Summary,
                    organization,
                    null,
                    false
                )
                {
                    OfEvent = true,
                };
                if ((within ?? await start.Now(wish, by)) is not { } initiative)
                    return act.Refuse<Event?>(null);
                if (within is not null)
                    await act.GoesItsOwnWay(within.Id);
                var made = new Event
                {
                    SiteId = site.Site.Id,
                    InitiativeId = initiative.Id,
                    OrganizationId = organization,
                    Slug = await FreeSlug(plan.Title, tries),
                    Status = proposed ? EventStatus.Proposed : EventStatus.Draft,
                    By = by,
                    Made = act.Now,
                };
                Put(plan, made, site);
                Add(act, made, plan);
                act.Note(made, by, proposed ? "event.proposed" : "event.drafted", null);
                if (proposed)
                    act.Tell(EventNews.Of(made, "proposed", act.Now));
                return made;
            }
        );

    private static void Add(Act act, Event made, EventPlan plan)
    {
        act.Add(made);
        act.Add(
            new EventSession
            {
                EventId = made.Id,
                Starts = plan.When.Starts,
                Ends = plan.When.Ends,
                SpaceId = plan.SpaceId,
                Place = plan.Place,
            }
        );
        if (plan.IsClass)
            act.AddAll(ClassQuestions.For(made.Id));
        foreach (var (attend, quota) in plan.Ways)
            act.AddWay(made, attend, quota);
    }

    /// <summary>
    /// Changes what the form tells. Where the event stands already, its rooms move with it, and everyone registered
    /// hears of another time, room or way once.
    /// </summary>
    public Task<PlanAnswer> Edit(Event seen, EventPlan plan, CatalogueSite site, Guid by) =>
        changes.Now(seen, by, "event.changed", (act, row, sessions) => PutPlan(act, row, sessions, plan, site));

    private async Task<PlanAnswer?> PutPlan(
        Act act,
        Event row,
        List<EventSession> sessions,
        EventPlan plan,
        CatalogueSite site
    )
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
                .AnyAsync(question => question.EventId == row.Id && question.Asked == Asked.Before)
        )
            act.AddAll(ClassQuestions.For(row.Id));
        return await act.SetWays(row, plan);
    }

    /// <summary>Adds a session, or changes one; times are UTC.</summary>
    public Task<PlanAnswer> PutSession(Event seen, EventSession session, Guid by) =>
        changes.Now(
            seen,
            by,
            "event.session",
            (act, _, sessions) =>
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
                    act.Add(session);
                    sessions.Add(session);
                }
                return Task.FromResult<PlanAnswer?>(null);
            }
        );

    /// <summary>Takes a session out; the last one stays.</summary>
    public Task<PlanAnswer> DropSession(Event seen, Guid session, Guid by) =>
        changes.Now(
            seen,
            by,
            "event.session-dropped",
            async (act, _, sessions) =>
            {
                if (sessions.Count < 2 || sessions.Find(known => known.Id == session) is not { } known)
                    return new PlanAnswer.NotReady(
                        Words.Say("Satu acara punya paling sedikit satu sesi.", "An event has at least one session.")
                    );
                await act.Update(
                    db.Speakers().Where(row => row.SessionId == session),
                    set => set.SetProperty(row => row.SessionId, (Guid?)null)
                );
                act.Remove(known);
                sessions.Remove(known);
                return null;
            }
        );

    /// <summary>
    /// It stands: rooms are held with it, everyone may see it and register, and its trail is public.
    /// </summary>
    public Task<PlanAnswer> Publish(Event seen, Guid by) =>
        frame.Do(async act =>
        {
            if (seen.Status is not (EventStatus.Draft or EventStatus.Proposed))
                return act.Refuse<PlanAnswer>(new PlanAnswer.Changed());
            var answer = await changes.Now(seen, by, "event.published", (_, row, _) => MakePublic(act, row));
            if (answer is not PlanAnswer.Done)
                return act.Refuse(answer);
            var hidden = await HiddenTrail(seen).SingleOrDefaultAsync();
            if (hidden is not null)
                await phases.Publish(hidden, by);
            var stood = seen.InitiativeId is { } trail ? await along.To(act, trail, Phase.Deliver, by) : null;
            var was = new EventBefore(seen.Status, hidden?.Id) { Stood = stood };
            await act.MayBeUndone("event.published", seen.Subject(), by, seen.SiteId, was.Written());
            return answer;
        });

    private IQueryable<Initiative> HiddenTrail(Event of) =>
        db.Initiatives().AsNoTracking().Where(row => row.Id == of.InitiativeId && !row.Published);

    private async Task<PlanAnswer?> MakePublic(Act act, Event row)
    {
        if (row.Ends <= act.Now)
            return new PlanAnswer.NotReady(
                Words.Say(
                    "Waktunya sudah lewat. Pilih tanggal lain dulu.",
                    "Its time has passed. Choose another date first."
                )
            );
        if (!await db.SeatPools().AnyAsync(pool => pool.EventId == row.Id))
            return new PlanAnswer.NotReady(
                Words.Say("Pilih dulu di tempat, online, atau keduanya.", "Choose in person, online or both first.")
            );
        (row.Status, row.Published) = (EventStatus.Published, act.Now);
        if (row.DrawSeconds > 0)
            row.DrawSecret ??= DrawLots.NewSecret();
        AddActivity(act, row);
        act.Tell(EventNews.Of(row, "published", act.Now));
        return null;
    }

    internal static void AddActivity(Act act, Event row)
    {
        if (row.OrganizationId is { } organization)
            act.Add(
                new Activity
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
    }

    /// <summary>
    /// It will not be: a proposal that cannot be taken, or an event that is called off. Its rooms are free
    /// again, and all concerned hear why.
    /// </summary>
    public Task<bool> End(Event seen, string reason, Guid by) =>
        frame.Do(async act =>
        {
            // Held, so that nobody registers for it in this moment.
            await db.HoldPoolsOf(seen.Id);
            if (
                await act.Hold(seen) is not { IsOpen: true } row
                || row.Status == EventStatus.Published && row.Ends <= act.Now
            )
                return act.Refuse(false);
            var (what, was) = (
                row.Status == EventStatus.Published ? "cancelled" : "declined",
                new EventBefore(row.Status, null)
            );
            await act.MayBeUndone("event." + what, row.Subject(), by, row.SiteId, was.Written());
            if (row.InitiativeId is { } trail)
                await along.Stop(act, trail, reason, by);
            (row.Status, row.Reason, row.Sequence) = (
                row.Status == EventStatus.Published ? EventStatus.Cancelled : EventStatus.Declined,
                reason,
                row.Sequence + 1
            );
            await act.Erase(db.Activities().Where(done => done.Kind == "event" && done.SourceId == row.Id));
            act.Note(row, by, "event." + what, reason);
            act.Tell(EventNews.Of(row, what, act.Now));
            await Floor.Rehold(act, row.SiteId, [], HolderKind.Event, row.Id);
            RegistrationDesk.Forget(act);
            return true;
        });

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
        (row.SignLanguage, row.Captions, row.StepFree) = (plan.SignLanguage, plan.Captions, plan.StepFree);
    }

    private static readonly string[] Reserved = ["baru", "usulkan", "kalender", "sematkan", "bingkai"];

    private Task<string> FreeSlug(string title, int tries) =>
        Slug.Free(
            Slug.Of(title) is { Length: > 0 } slug && !Reserved.Contains(slug) ? slug : "acara",
            db.Events().Select(row => row.Slug),
            tries
        );
}
