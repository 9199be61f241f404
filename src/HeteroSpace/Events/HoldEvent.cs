using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Initiatives;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>
/// What happens around an event by itself: people are reminded the day before, and thanked after it; organizations that
/// gave it, spoke or came took part in its initiative.
/// </summary>
internal sealed class HoldEvent(AppDb db, Involve involve, MoveAlong along, Frame frame, TimeProvider time)
{
    /// <summary>Told so long before the start.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromHours(24);

    public async Task Once(OneByOne each, CancellationToken stop)
    {
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var id in await ToRemind(now).Select(row => row.Id).ToListAsync(stop))
            await each.Do(id, async () => await Remind(await Of(id, stop)), stop);
        foreach (
            var id in await ToThank(now).OrderBy(row => row.Ends).Select(row => row.Id).Take(100).ToListAsync(stop)
        )
            await each.Do(id, async () => await Close(await Of(id, stop)), stop);
    }

    // Not those that were published so late that everyone registered within the last day.
    private IQueryable<Event> ToRemind(DateTime now)
    {
        var soon = now + Before;
        return db.Events()
            .Where(row =>
                row.Status == EventStatus.Published
                && row.Reminded == null
                && row.Starts > now
                && row.Starts <= soon
                && row.Published < row.Starts.AddHours(-24)
            );
    }

    private IQueryable<Event> ToThank(DateTime now) =>
        db.Events()
            .Where(row =>
                row.Status == EventStatus.Published
                && row.Thanked == null
                && row.InitiativeId != null
                && row.Ends <= now
            );

    private Task<Event> Of(Guid id, CancellationToken stop) =>
        db.Events().AsNoTracking().SingleAsync(row => row.Id == id, stop);

    private Task Remind(Event of) =>
        frame.Do(async act =>
        {
            var reminded = await act.Update(
                db.Events().Where(row => row.Id == of.Id && row.Reminded == null),
                set => set.SetProperty(row => row.Reminded, act.Now)
            );
            if (reminded > 0)
                act.Tell(EventNews.Of(of, "reminder", act.Now));
        });

    private Task Close(Event of) =>
        frame.Do(async act =>
        {
            var closed = await act.Update(
                db.Events().Where(row => row.Id == of.Id && row.Thanked == null),
                set => set.SetProperty(row => row.Thanked, act.Now)
            );
            if (closed == 0)
                return;
            act.Tell(EventNews.Of(of, "thanks", act.Now));
            await Report(act, of);
        });

    /// <summary>It is over: who took part is offered that, and the trail of it alone goes on to its report.</summary>
    internal async Task Report(Act act, Event of)
    {
        await Offer(act, of);
        if (of.InitiativeId is { } trail)
            await along.To(act, trail, Phase.Report, null);
    }

    /// <summary>
    /// Who gave it, who spoke, and whose people came: offered to the organizations themselves, in the phase
    /// of delivery. Told again it is one.
    /// </summary>
    internal async Task Offer(Act act, Event of)
    {
        if (
            of.InitiativeId is not { } initiative
            || await db.InitiativePhases()
                .Where(row => row.InitiativeId == initiative && row.Phase == Phase.Deliver)
                .OrderBy(row => row.Position)
                .Select(row => (int?)row.Position)
                .FirstOrDefaultAsync()
                is not { } position
        )
            return;
        if (of.OrganizationId is { } organizer)
            await involve.Offer(
                act,
                new(initiative, organizer, position, InvolvementRole.Organizer, "session", of.Id, of.Title, of.Starts)
            );
        await OfferSpeakers(act, of, initiative, position);
        await OfferThoseWhoCame(act, of, initiative, position);
    }

    private async Task OfferSpeakers(Act act, Event of, Guid initiative, int position)
    {
        foreach (
            var speaker in await db.Speakers()
                .AsNoTracking()
                .Where(row =>
                    row.EventId == of.Id && row.OrganizationId != null && row.OrganizationId != of.OrganizationId
                )
                .ToListAsync()
        )
            await involve.Offer(
                act,
                new(
                    initiative,
                    speaker.OrganizationId!.Value,
                    position,
                    InvolvementRole.Speaker,
                    "session",
                    speaker.Id,
                    $"{speaker.Name}: {of.Title}",
                    of.Starts
                )
            );
    }

    private async Task OfferThoseWhoCame(Act act, Event of, Guid initiative, int position)
    {
        var came = await db.Registrations()
            .Where(row =>
                row.EventId == of.Id
                && row.OrganizationId != null
                && db.Tickets()
                    .Any(ticket =>
                        ticket.RegistrationId == row.Id && db.Attendances().Any(there => there.TicketId == ticket.Id)
                    )
            )
            .Select(row => new { row.Id, row.OrganizationId })
            .ToListAsync();
        foreach (var group in came)
            await involve.Offer(
                act,
                new(
                    initiative,
                    group.OrganizationId!.Value,
                    position,
                    InvolvementRole.Participant,
                    "attendance",
                    group.Id,
                    of.Title,
                    of.Starts
                )
            );
    }
}
