using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings.MyBookings;

/// <summary>What others booked in the name of an organization that someone leads: they know where theirs are.</summary>
internal static class BookingsOfTheirs
{
    private const int Most = 6;

    public static async Task<IReadOnlyList<NextThing>> Read(
        IServiceProvider services,
        Guid person,
        DateTime now,
        CancellationToken stop
    )
    {
        var db = services.GetRequiredService<AppDb>();
        var led = await db.LedBy(person).Select(row => new { row.Id, row.Name }).ToDictionaryAsync(row => row.Id, stop);
        if (led.Count == 0)
            return [];
        var ids = led.Keys.ToList();
        var rows = await db.Bookings()
            .AsNoTracking()
            .Where(row =>
                row.PersonId != person
                && row.Ends > now
                && (row.Status == BookingStatus.Requested || row.Status == BookingStatus.Confirmed)
            )
            .Join(
                db.Organizations(),
                row => row.OrganizationId,
                known => known.Id,
                (row, known) => new { Row = row, Root = known.MergedIntoId ?? known.Id }
            )
            .Where(row => ids.Contains(row.Root))
            .OrderBy(row => row.Row.Starts)
            .Take(Most)
            .ToListAsync(stop);
        var catalogue = services.GetRequiredService<Catalogue>();
        var next = new List<NextThing>(rows.Count);
        foreach (var row in rows)
            if (await catalogue.Space(row.Row.SpaceId, stop) is { } at)
                next.Add(
                    new(
                        row.Row.Starts,
                        at.Space.Name.Here,
                        Words.When(at.Site.Clock, row.Row.Starts, row.Row.Ends),
                        at.Site.Name,
                        led[row.Root].Name,
                        $"/ruang/{at.Site.Slug}/{at.Space.Slug}"
                    )
                );
        return next;
    }
}
