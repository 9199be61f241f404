using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>The events that a person has seats for and that are not over.</summary>
internal static class NextEvents
{
    private const int Most = 3;

    public static async Task<IReadOnlyList<NextThing>> Read(
        IServiceProvider services,
        Guid person,
        DateTime now,
        CancellationToken stop
    )
    {
        var db = services.GetRequiredService<AppDb>();
        var seats = await db.Registrations()
            .AsNoTracking()
            .Where(row => row.PersonId == person && row.Status == RegistrationStatus.Confirmed)
            .Join(
                db.Events().Where(of => of.Status == EventStatus.Published && of.Ends > now),
                row => row.EventId,
                of => of.Id,
                (row, of) => new { Row = row, Of = of }
            )
            .OrderBy(seat => seat.Of.Starts)
            .ThenBy(seat => seat.Row.Made)
            .Take(Most)
            .ToListAsync(stop);
        if (seats.Count == 0)
            return [];
        var listed = await services
            .GetRequiredService<FindEvents>()
            .Listed(seats.ConvertAll(seat => seat.Of).DistinctBy(of => of.Id).ToList(), stop);
        var links = services.GetRequiredService<SecretLinks>();
        var next = new List<NextThing>(Most);
        foreach (var seat in seats)
            if (listed.FirstOrDefault(of => of.Event.Id == seat.Of.Id) is { } of)
                next.Add(
                    new(
                        of.Event.Starts,
                        of.Event.Title,
                        Words.When(of.Site.Site.Clock, of.Event.Starts, of.Event.Ends),
                        of.Setting.Where(seat.Row.Attend),
                        seat.Row.ForId is null ? null : seat.Row.Name,
                        "/status/" + (await links.Of(TellOfEvents.TicketLink, seat.Row.Id)).Reveal()
                    )
                );
        return next;
    }
}
