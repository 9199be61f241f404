using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>An event as the front desk sees it: where, how many come and are in, and whether its door is
/// open.</summary>
public sealed record EventAtDesk(Event Of, Site Site, string Where, int Coming, int In, bool HasDoor);

/// <summary>What the front desk knows of events: those of the day, whose ticket was scanned, which is called
/// so.</summary>
internal static class EventsAtDesk
{
    private const int Most = 20;

    public static void Add(IServiceCollection services) =>
        services.AddSingleton(new DeskPart(5, typeof(DeskEvents), Read)).AddSingleton(new DeskFind(40, Find));

    public static async Task<object?> Read(
        IServiceProvider services,
        CatalogueSite here,
        string? sought,
        CancellationToken stop
    )
    {
        var db = services.GetRequiredService<AppDb>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var events = await Today(db, here, now).ToListAsync(stop);
        if (events.Count == 0)
            return null;
        var ids = events.ConvertAll(row => row.Id);
        var (day, sessions) = (
            here.Site.Clock.Date(now),
            await db.EventSessions().AsNoTracking().Where(row => ids.Contains(row.EventId)).ToListAsync(stop)
        );
        // Those who come to the room; who takes part online passes no door.
        var seats = db.Tickets()
            .Where(row => ids.Contains(row.EventId) && !row.Returned)
            .Where(row =>
                db.Registrations()
                    .Any(known =>
                        known.Id == row.RegistrationId
                        && known.Status == RegistrationStatus.Confirmed
                        && known.Attend == Attend.InPerson
                    )
            );
        var coming = await seats
            .GroupBy(row => row.EventId)
            .Select(row => new { row.Key, Count = row.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, stop);
        var there = await seats
            .Where(row => db.Attendances().Any(at => at.TicketId == row.Id && at.Day == day))
            .GroupBy(row => row.EventId)
            .Select(row => new { row.Key, Count = row.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, stop);
        return events.ConvertAll(of => new EventAtDesk(
            of,
            here.Site,
            Where(here, sessions.Where(row => row.EventId == of.Id)),
            coming.GetValueOrDefault(of.Id),
            there.GetValueOrDefault(of.Id),
            CheckIn.IsTime(of, now)
        ));
    }

    private static IQueryable<Event> Today(AppDb db, CatalogueSite here, DateTime now)
    {
        var day = here.Site.Clock.Day(here.Site.Clock.Date(now));
        var (from, to) = (day.Starts, day.Ends);
        return db.Events()
            .AsNoTracking()
            .Where(row => row.SiteId == here.Site.Id && row.Status == EventStatus.Published)
            .Where(row => row.Starts < to && row.Ends > from)
            .OrderBy(row => row.Starts)
            .ThenBy(row => row.Id)
            .Take(Most);
    }

    private static string Where(CatalogueSite here, IEnumerable<EventSession> sessions)
    {
        var spaces = sessions.Select(row => row.SpaceId).OfType<Guid>().Distinct().ToHashSet();
        var names = here.Spaces.Where(at => spaces.Contains(at.Space.Id)).Select(at => at.Space.Name.Here).ToList();
        return names.Count == 0 ? Words.Say("online atau di luar", "online or elsewhere") : string.Join(", ", names);
    }

    /// <summary>Whose ticket it is, on any day; and the events of today that are called so.</summary>
    public static async Task<IReadOnlyList<DeskFound>> Find(
        IServiceProvider services,
        DeskQuestion asked,
        CancellationToken stop
    )
    {
        var db = services.GetRequiredService<AppDb>();
        if (await OfTicket(services, db, asked, stop) is { } ticket)
            return [ticket];
        if (!asked.Words.Words.Any(word => word.Length >= 3))
            return [];
        var clock = asked.Here.Site.Clock;
        // Not whole: what is read of an event is long.
        var today = await Today(db, asked.Here, asked.Now)
            .Select(of => new
            {
                of.Slug,
                of.Title,
                of.Starts,
                of.Ends,
            })
            .ToListAsync(stop);
        return
        [
            .. today
                .Where(of => asked.Words.Fit(of.Title))
                .Take(3)
                .Select(of => (Of: of, HasDoor: CheckIn.IsTime(of.Starts, of.Ends, asked.Now)))
                .Select(row => new DeskFound(
                    "acara-" + row.Of.Slug,
                    20,
                    Words.Clock(clock.Local(row.Of.Starts)),
                    row.Of.Title,
                    Words.Say("acara hari ini", "event of today"),
                    row.HasDoor ? "/pindai/" + row.Of.Slug : "/acara/" + row.Of.Slug
                )
                {
                    Opens = row.HasDoor ? Words.Say("Pintu", "Door") : Words.Say("Buka", "Open"),
                }),
        ];
    }

    private static async Task<DeskFound?> OfTicket(
        IServiceProvider services,
        AppDb db,
        DeskQuestion asked,
        CancellationToken stop
    )
    {
        if (services.GetRequiredService<SealedCodes>().Sealed(asked.Words.Text) is not { } code)
            return null;
        var found = await db.Tickets()
            .AsNoTracking()
            .Where(row => row.SealedCode == code)
            .Join(db.Events(), row => row.EventId, of => of.Id, (row, of) => new { Ticket = row, Event = of })
            .Join(
                db.Registrations(),
                row => row.Ticket.RegistrationId,
                known => known.Id,
                (row, known) =>
                    new
                    {
                        row.Ticket,
                        row.Event,
                        known.Name,
                        known.PersonId,
                    }
            )
            .SingleOrDefaultAsync(stop);
        if (found is null || found.Event.SiteId != asked.Here.Site.Id)
            return null;
        var (of, ticket) = (found.Event, found.Ticket);
        var name = ticket.Name == "" ? found.Name : ticket.Name;
        return new DeskFound(
            "tiket-" + ticket.Id.ToString("n"),
            0,
            Words.Say("tiket", "ticket"),
            name,
            $"{of.Title} · {Words.When(asked.Here.Site.Clock, of.Starts, of.Ends)}",
            "/acara/" + of.Slug
        )
        {
            IsExact = true,
            IsAlone = true,
            Opens = Words.Say("Buka acara", "Open the event"),
            Press = CheckIn.IsTime(of, asked.Now) ? Press(services, of, ticket, name, asked.Now) : null,
            Shows = found.PersonId is { } person ? (person, "ticket:" + of.Slug) : null,
        };
    }

    private static DeskPress Press(IServiceProvider services, Event of, Ticket ticket, string name, DateTime now) =>
        new(
            Words.Say("Masuk", "Let in"),
            AtOnce: true,
            async by =>
            {
                var device = "meja-" + by.Account!.Value.ToString("n")[^6..];
                var answers = await services
                    .GetRequiredService<CheckIn>()
                    .Take(of, [new(Guid.CreateVersion7(), ticket.Id, now)], device, by.Account.Value);
                return answers switch
                {
                    [{ What: LetIn.Welcome }] => new(
                        Words.Say($"{name} masuk ke {of.Title}.", $"{name} is in at {of.Title}.")
                    ),
                    [{ What: LetIn.NotValid }] or [] => new(
                        Words.Say("Tiket ini tidak berlaku lagi.", "This ticket is no longer good."),
                        false
                    ),
                    _ => new(Words.Say($"sudah masuk ke {of.Title} tadi.", $"was let in at {of.Title} before."), false),
                };
            }
        );
}
