using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>
/// The hourly job by which a light initiative fills itself: each session of its booking series that was held is offered
/// to the organization that held it.
/// </summary>
internal sealed class FillSeries(AppDb db, Involve involve, Frame frame, ILogger<FillSeries> log)
{
    public const string Kind = "initiative-series";

    public async Task Once(CancellationToken stop)
    {
        var each = new OneByOne(db, log, Kind);
        foreach (
            var id in await db.Initiatives()
                .Where(row => row.SeriesId != null && row.Finished == null)
                .Select(row => row.Id)
                .ToListAsync(stop)
        )
            await each.Do(id, () => Fill(id, stop), stop);
        each.End();
    }

    private async Task Fill(Guid id, CancellationToken stop)
    {
        var initiative = await db.Initiatives().AsNoTracking().SingleAsync(row => row.Id == id, stop);
        if (
            await db.InitiativePhases()
                .AsNoTracking()
                .Where(row => row.InitiativeId == id && row.Phase == Phase.Deliver)
                .OrderBy(row => row.Position)
                .Select(row => (int?)row.Position)
                .FirstOrDefaultAsync(stop)
            is not { } position
        )
            return;
        var held = await HeldAndNotOffered(id, initiative.SeriesId)
            .AsNoTracking()
            .OrderBy(row => row.Starts)
            .Take(200)
            .ToListAsync(stop);
        if (held.Count == 0)
            return;
        await frame.Do(async act =>
        {
            foreach (var booking in held)
                await involve.Offer(
                    act,
                    new(
                        id,
                        booking.OrganizationId!.Value,
                        position,
                        InvolvementRole.Organizer,
                        "session",
                        booking.Id,
                        $"{initiative.Title}, {booking.LocalDate:yyyy-MM-dd}",
                        booking.Starts
                    )
                );
            act.IsSeen();
        });
    }

    private IQueryable<Booking> HeldAndNotOffered(Guid id, Guid? series) =>
        db.Bookings()
            .Where(row =>
                row.SeriesId == series
                && row.Status == BookingStatus.Finished
                && row.OrganizationId != null
                && !db.Involvements()
                    .Any(known => known.InitiativeId == id && known.Evidence == "session" && known.SourceId == row.Id)
            );
}
