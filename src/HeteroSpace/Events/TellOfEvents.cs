using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Messaging;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>Tells people of events and of their places in them, each once and in their language.</summary>
internal sealed class TellOfEvents(
    AppDb db,
    Tell tell,
    Catalogue catalogue,
    SecretLinks links,
    SealedCodes codes,
    PublicUrl address,
    Frame frame,
    ILogger<TellOfEvents> log
)
{
    /// <summary>
    /// Of the link that opens a ticket, and of the one that shows that a contact is theirs;
    /// only the second goes by mail alone.
    /// </summary>
    public const char TicketLink = 't',
        ConfirmLink = 'k';

    public async Task OfRegistration(RegistrationNews news, CancellationToken stop)
    {
        var row = await db.Registrations()
            .AsNoTracking()
            .SingleOrDefaultAsync(known => known.Id == news.RegistrationId, stop);
        if (
            row is null
            || row.Name == ErasePerson.Nobody
            || row.Status != news.Status
            || await Around(row.EventId, stop) is not { } at
        )
            return;
        // That it is cancelled they know already.
        if (at.Event.Status != EventStatus.Published && row.Status != RegistrationStatus.Confirmed)
            return;
        if (row.PersonId is { } person)
            await frame.Do(act => act.KnowAt(person, at.Event.SiteId));
        // Whoever has only a number shows it by sending a code from it; nobody is written to who has not.
        if (row.Status == RegistrationStatus.Pending && row.Email is null)
            return;
        await Tell(row, at, news, stop);
    }

    private async Task Tell(Registration row, EventSetting at, RegistrationNews news, CancellationToken stop)
    {
        var pending = row.Status == RegistrationStatus.Pending;
        var (ticket, prospect) = (await links.Status(TicketLink, row.Id), await db.ProspectOf(row, at.Event, stop));
        var link = pending ? await links.Status(ConfirmLink, row.Id) : ticket;
        var place = row.Status == RegistrationStatus.Waiting ? await db.PlaceOf(row, stop) : 0;
        var codes = await CodesOf(row, stop);
        var calendar =
            row.HoldsSeats || row.Status == RegistrationStatus.Cancelled && row.Shown is not null
                ? Entry(at, news.At, new(row, ticket))
                : null;
        var reader = await db.ReaderOf(row.ForId, row.PersonId, stop);
        var letter = Words.In(
            row.Language,
            () => RegistrationLetter.Of(row, at, place, link, prospect, news.ByStaff, codes, calendar, reader)
        );
        var cause = $"registration:{row.Id:n}:{news.Status}:{news.Version}";
        await tell.Now(
            new(cause, News.IdOf(cause), "registration." + row.Status.Key(), Topic.Events, news.At, letter)
            {
                PersonId = row.PersonId,
                SiteId = at.Event.SiteId,
                SubjectId = row.Id,
                Name = reader ?? row.Name,
                Email = row.Email,
                Language = row.Language,
                Link = "/saya/tiket",
                // The link that confirms an address shows nothing when it goes anywhere else.
                Phone = pending ? null : row.Phone,
                Short = Words.In(
                    row.Language,
                    () => RegistrationLetter.NextStep(row, at, place, prospect, news.ByStaff)
                ),
                // They have just pressed it themselves, or it was never more than a try.
                Quiet =
                    row.Status == RegistrationStatus.Cancelled && !news.ByStaff
                    || row.Status == RegistrationStatus.Expired && row.Shown is null,
            },
            stop
        );
    }

    private async Task<List<Proof>> CodesOf(Registration row, CancellationToken stop) =>
        row.Status == RegistrationStatus.Confirmed
            ?
            [
                .. (
                    await db.Tickets()
                        .Where(ticket => ticket.RegistrationId == row.Id && !ticket.Returned)
                        .OrderBy(ticket => ticket.Number)
                        .Select(ticket => ticket.SealedCode)
                        .ToListAsync(stop)
                )
                    .Select(codes.Open)
                    .OfType<Proof>(),
            ]
            : [];

    public async Task OfEvent(EventNews news, CancellationToken stop)
    {
        if (await Around(news.EventId, stop) is not { } at)
            return;
        switch (news.What)
        {
            // A later change tells more than this one.
            case "changed" when at.Event.Sequence == news.Sequence && at.Event.Status == EventStatus.Published:
                await ToRegistered(at, news, stop);
                break;
            case "reminder" when at.Event.Status == EventStatus.Published && at.Event.Starts > news.At:
                await ToRegistered(at, news, stop);
                break;
            case "thanks":
                await ToRegistered(at, news, stop);
                break;
            case "cancelled":
                await ToRegistered(at, news, stop);
                await ToItsPeople(at, news, stop);
                break;
            case "published":
                await ToItsPeople(at, news, stop);
                await ToFollowers(at, news, stop);
                break;
            case "declined":
                await ToItsPeople(at, news, stop);
                break;
            case "proposed":
                await ToStaff(at, news, stop);
                break;
        }
    }

    private async Task ToRegistered(EventSetting at, EventNews news, CancellationToken stop)
    {
        // In portions, so that an event of thousands does not stand in memory; told twice, each hears it once.
        var (after, each) = (Guid.Empty, new OneByOne(db, log, "event-news"));
        while (true)
        {
            var last = after;
            var rows = await Audience(at.Event, news.What)
                .AsNoTracking()
                .Where(row => row.Id > last)
                .OrderBy(row => row.Id)
                .Take(500)
                .ToListAsync(stop);
            if (rows.Count == 0)
                break;
            foreach (var row in rows)
                await each.Do(row.Id, () => Tell(row, at, news, stop), stop);
            after = rows[^1].Id;
        }
        each.End();
    }

    private async Task Tell(Registration row, EventSetting at, EventNews news, CancellationToken stop)
    {
        var (link, cause) = (
            await links.Status(TicketLink, row.Id),
            $"event:{at.Event.Id:n}:{news.What}:{news.Sequence}:{row.Id:n}"
        );
        var calendar = news.What is "reminder" or "thanks" ? null : Entry(at, news.At, new(row, link));
        var reader = await db.ReaderOf(row.ForId, row.PersonId, stop);
        var letter = Words.In(
            row.Language,
            () =>
                EventLetter.Of(
                    reader ?? row.Name,
                    at,
                    news.What,
                    (parts, verb) => parts.Button(verb, link),
                    news.At,
                    calendar,
                    row
                )
        );
        await tell.Now(
            new(News.IdOf(cause).ToString("n"), News.IdOf(cause), "event." + news.What, Topic.Events, news.At, letter)
            {
                PersonId = row.PersonId,
                SiteId = at.Event.SiteId,
                SubjectId = row.Id,
                Name = reader ?? row.Name,
                Email = row.Email,
                Phone = row.Phone,
                Language = row.Language,
                Short = letter.Subject,
                Link = "/saya/tiket",
            },
            stop
        );
    }

    private IQueryable<Registration> Audience(Event of, string what)
    {
        var standing = db.Standing(of.Id).Where(row => row.Name != ErasePerson.Nobody);
        var seated = standing.Where(row => row.Status == RegistrationStatus.Confirmed);
        return what switch
        {
            "reminder" => seated,
            "thanks" => seated.Where(row =>
                db.Tickets()
                    .Any(ticket =>
                        ticket.RegistrationId == row.Id && db.Attendances().Any(came => came.TicketId == ticket.Id)
                    )
            ),
            _ => standing,
        };
    }

    // A mail without its calendar is better than none.
    private string? Entry(EventSetting at, DateTime now, CalendarOwner owner) =>
        Fence.Of(() => EventCalendar.Of(at, address, now, owner), log, at.Event.Slug);

    private async Task ToItsPeople(EventSetting at, EventNews news, CancellationToken stop)
    {
        if (at.Event.OrganizationId is not { } organization)
            return;
        await OneByOne.All(
            db,
            log,
            "event-news",
            await LeadsOf(organization).OrderBy(person => person.Id).ToListAsync(stop),
            person => person.Id,
            person =>
                Send(
                    person,
                    at,
                    news,
                    Topic.Initiatives,
                    (at.Event.IsPublic ? "/acara/" : "/saya/acara/") + at.Event.Slug,
                    stop
                ),
            stop
        );
    }

    // Those who asked to hear of the community, where they chose to hear news.
    private async Task ToFollowers(EventSetting at, EventNews news, CancellationToken stop)
    {
        if (at.Event.OrganizationId is not { } organization)
            return;
        await OneByOne.All(
            db,
            log,
            "event-news",
            await db.FollowersOf(organization).OrderBy(person => person.Id).ToListAsync(stop),
            person => person.Id,
            person => Send(person, at, news, Topic.News, "/acara/" + at.Event.Slug, stop),
            stop
        );
    }

    private async Task ToStaff(EventSetting at, EventNews news, CancellationToken stop)
    {
        await OneByOne.All(
            db,
            log,
            "event-news",
            await StaffOf(at.Event.SiteId).OrderBy(person => person.Id).ToListAsync(stop),
            person => person.Id,
            person => Send(person, at, news, Topic.Answers, $"/konsol/{at.Site.Site.Slug}/acara/{at.Event.Slug}", stop),
            stop
        );
    }

    private IQueryable<Person> LeadsOf(Guid organization) =>
        db.People()
            .AsNoTracking()
            .Where(person =>
                !person.Gone
                && db.MembersOf(organization).Any(row => row.PersonId == person.Id && row.Role == OrganizationRole.Lead)
            );

    private IQueryable<Person> StaffOf(Guid site) =>
        db.People()
            .AsNoTracking()
            .Where(person =>
                !person.Gone
                && person.AccountId != null
                && db.RoleGrants()
                    .Any(grant =>
                        grant.AccountId == person.AccountId
                        && grant.SiteId == site
                        && (grant.Role == EventTables.Desk || grant.Role == Role.SiteManager)
                    )
            );

    private Task Send(Person person, EventSetting at, EventNews news, Topic topic, string link, CancellationToken stop)
    {
        var cause = $"event:{at.Event.Id:n}:{news.What}:{news.Sequence}:{topic}:{person.Id:n}";
        var letter = Words.In(
            person.Language,
            () => EventLetter.Of(person.Name, at, news.What, (parts, verb) => parts.Button(verb, link))
        );
        return tell.Now(
            new(News.IdOf(cause).ToString("n"), News.IdOf(cause), "event." + news.What, topic, news.At, letter)
            {
                PersonId = person.Id,
                SiteId = at.Event.SiteId,
                SubjectId = at.Event.Id,
                Name = person.Name,
                Email = person.Email,
                Phone = person.Phone,
                Language = person.Language,
                Short = letter.Subject,
                Link = link,
            },
            stop
        );
    }

    private async Task<EventSetting?> Around(Guid id, CancellationToken stop) =>
        await db.Events().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, stop) is { } of
        && await catalogue.Site(of.SiteId, stop) is { } site
            ? new(
                of,
                site,
                await db.EventSessions()
                    .AsNoTracking()
                    .Where(row => row.EventId == id)
                    .OrderBy(row => row.Starts)
                    .ToListAsync(stop)
            )
            {
                Ways = await db.SeatPools()
                    .Where(pool => pool.EventId == id && pool.Code == null)
                    .OrderBy(pool => pool.Attend)
                    .Select(pool => pool.Attend)
                    .ToListAsync(stop),
                Removed = await RemovedEntry.Of(db, of, stop),
            }
            : null;
}
