using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Web;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>The hourly job by which a light initiative fills itself: each session of its booking series that was held is offered to the organization that held it.</summary>
internal sealed class FillSeries(AppDb db, Involve involve, IOutputCacheStore pages)
{
    public const string Kind = "initiative-series";

    public async Task Once(CancellationToken stop)
    {
        foreach (var initiative in await db.Initiatives().AsNoTracking().Where(row => row.SeriesId != null && row.Finished == null).ToListAsync(stop))
        {
            if (await db.InitiativePhases().AsNoTracking().Where(row => row.InitiativeId == initiative.Id && row.Phase == Phase.Deliver).OrderBy(row => row.Position).Select(row => (int?)row.Position).FirstOrDefaultAsync(stop) is not { } position) continue;
            var held = await db.Bookings().AsNoTracking().Where(row => row.SeriesId == initiative.SeriesId && row.Status == BookingStatus.Finished && row.OrganizationId != null && !db.Involvements().Any(known => known.InitiativeId == initiative.Id && known.Evidence == "session" && known.SourceId == row.Id))
                .OrderBy(row => row.Starts).Take(200).ToListAsync(stop);
            if (held.Count == 0) continue;
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            foreach (var booking in held) await involve.Offer(new(initiative.Id, booking.OrganizationId!.Value, position, InvolvementRole.Organizer, "session", booking.Id, $"{initiative.Title}, {booking.LocalDate:yyyy-MM-dd}", booking.Starts), stop);
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            await pages.EvictByTagAsync(PublicPages.Tag, stop);
        }
    }
}
