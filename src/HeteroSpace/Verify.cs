using HeteroSpace.Billing;
using HeteroSpace.Bookings;
using HeteroSpace.Contributions;
using HeteroSpace.Discussions;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Search;
using HeteroSpace.FrontDesk;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace;

/// <summary>
/// Checks every guarantee over the data itself: what the guards should have kept, and that they stand.
/// </summary>
internal static class Verify
{
    /// <param name="house">A scope of it.</param>
    /// <param name="alsoFiles">Whether each file that a row names is there.</param>
    public static async Task<IReadOnlyList<string>> Broken(IServiceProvider house, bool alsoFiles = true)
    {
        var db = house.GetRequiredService<AppDb>();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        var broken = new List<string>();
        foreach (var guard in Guards.All)
            broken.AddRange((await guard.Missing(db)).Select(name => $"The guard {name} is absent."));
        await CheckFloor(db, broken);
        await CheckFloorOfBookings(db, broken);
        await CheckOffers(db, broken);
        await CheckHouseholds(db, broken);
        await CheckDefects(db, broken);
        await CheckInvitations(db, broken);
        await CheckAddresses(db, broken);
        await CheckSeats(db, broken);
        await CheckEvents(db, broken);
        broken.Tell(
            await ConversationTables.Untrue(db).CountAsync(),
            "conversations say something else of what waits than their messages."
        );
        await CheckInitiatives(db, broken);
        await CheckPhotos<SitePhoto>(db, broken, "site");
        await CheckPhotos<SpacePhoto>(db, broken, "space");
        await CheckPhotos<OrganizationPhoto>(db, broken, "organization");
        await CheckPhotos<EventPhoto>(db, broken, "event");
        broken.AddRange(await house.GetRequiredService<CheckLedger>().Broken());
        await CheckGifts(db, broken);
        broken.AddRange(await house.GetRequiredService<SettleSearch>().Drift(db));
        if (alsoFiles)
            await CheckFiles(house, db, broken);
        return broken;
    }

    // Also when the ledger was taken away whole: what came and has a value has its row.
    private static async Task CheckGifts(AppDb db, List<string> broken)
    {
        var counted = db.GiftReceipts().Where(part => part.Counted != null && part.TakenBack == null && part.Value > 0);
        var codes = await counted
            .Where(part =>
                !db.LedgerRows()
                    .Any(row =>
                        row.Id == part.LedgerRowId
                        && row.SiteId == part.SiteId
                        && row.Amount == part.Value
                        && row.Reverses == null
                    )
            )
            .Join(db.Pledges(), part => part.PledgeId, pledge => pledge.Id, (_, pledge) => pledge.Code)
            .Distinct()
            .Take(20)
            .ToListAsync();
        broken.AddRange(codes.Select(code => $"The gift {code} has no row of the ledger that fits it."));
    }

    private static async Task CheckFiles(IServiceProvider house, AppDb db, List<string> broken)
    {
        var files = house.GetRequiredService<FileStore>();
        foreach (var owner in house.GetServices<FileOwner>())
            broken.AddRange(
                (await owner.Stored(db, CancellationToken.None))
                    .Where(name => !files.Exists(name))
                    .Select(name => $"The file {name} of a {owner.What} is lost.")
            );
    }

    /// <summary>
    /// What is no broken guarantee and yet wants someone: letters that were given up, or have waited for an hour.
    /// </summary>
    public static async Task<IReadOnlyList<string>> Letters(AppDb db, DateTime now)
    {
        var told = new List<string>();
        var before = now.AddHours(-1);
        var dead = db.Outbox().Where(row => row.Status == OutgoingStatus.Dead);
        var stuck = db.Outbox()
            .Where(row => row.Status == OutgoingStatus.Waiting && row.Channel == Channel.Mail && row.At < before);
        await Tell(dead, "given up; staff see why under Kabar keluar");
        await Tell(stuck, "waiting to leave for more than an hour");
        return told;

        async Task Tell(IQueryable<Outgoing> rows, string what)
        {
            var kinds = await rows.GroupBy(row => row.Fault)
                .Select(group => new
                {
                    Fault = group.Key,
                    Count = group.Count(),
                    Oldest = group.Min(row => row.At),
                })
                .ToListAsync();
            if (kinds.Count == 0)
                return;
            var hours = (int)(now - kinds.Min(kind => kind.Oldest)).TotalHours;
            var why = kinds
                .OrderBy(kind => kind.Fault)
                .Select(kind => $"{kind.Fault?.ToString() ?? "not tried"} {kind.Count}");
            var count = kinds.Sum(kind => kind.Count);
            told.Add($"{count} letters are {what}, the oldest {hours} hours old: {string.Join(", ", why)}.");
        }
    }

    /// <summary>The same of jobs that were given up.</summary>
    public static async Task<IReadOnlyList<string>> Jobs(AppDb db)
    {
        var kinds = await DeadJobs
            .Of(db)
            .GroupBy(job => job.Kind)
            .Select(jobs => new { Kind = jobs.Key, Count = jobs.Count() })
            .OrderBy(kind => kind.Kind)
            .ToListAsync();
        var which = string.Join(", ", kinds.Select(kind => $"{kind.Kind} {kind.Count}"));
        return kinds.Count == 0
            ? []
            : [$"{kinds.Sum(kind => kind.Count)} jobs were given up; staff see them under Pekerjaan macet: {which}."];
    }

    private static void Tell(this List<string> broken, int count, string what)
    {
        if (count > 0)
            broken.Add($"{count} {what}");
    }

    private static async Task CheckHouseholds(AppDb db, List<string> broken)
    {
        var strangers =
            await db.Bookings()
                .CountAsync(row =>
                    row.ForId != null
                    && !db.Households().Any(member => member.Id == row.ForId && member.HeadId == row.PersonId)
                )
            + await db.Registrations()
                .CountAsync(row =>
                    row.ForId != null
                    && !db.Households().Any(member => member.Id == row.ForId && member.HeadId == row.PersonId)
                );
        broken.Tell(strangers, "bookings or registrations are for someone of another's household.");
        broken.Tell(
            await db.Households().CountAsync(row => row.IsMinor && row.Agreed == null),
            "children stand in a household without the word of a guardian."
        );
    }

    private static async Task CheckInvitations(AppDb db, List<string> broken) =>
        broken.Tell(
            await db.StaffInvitationRows()
                .CountAsync(row =>
                    row.Taken != null && (row.TakenBy == null || row.Withdrawn != null || row.Taken >= row.Expires)
                ),
            "invitations of staff were taken up by nobody, too late, or after they were withdrawn."
        );

    private static async Task CheckAddresses(AppDb db, List<string> broken)
    {
        var former = db.FormerSlugRows();
        var sites = former.CountAsync(row => row.SpaceId == null && db.Sites().Any(site => site.Slug == row.Slug));
        broken.Tell(await sites, "former addresses of a site are those of a site.");
        var spaces = former.CountAsync(row =>
            row.SpaceId != null && db.Spaces().Any(space => space.SiteId == row.SiteId && space.Slug == row.Slug)
        );
        broken.Tell(await spaces, "former addresses of a space are those of a space.");
    }

    private static async Task CheckDefects(AppDb db, List<string> broken) =>
        broken.Tell(
            await db.Defects()
                .CountAsync(row =>
                    row.JoinedTo != null
                    && !db.Defects()
                        .Any(first =>
                            first.Id == row.JoinedTo && first.SpaceId == row.SpaceId && first.JoinedTo == null
                        )
                ),
            "reports of what is broken are joined to none that waits for them."
        );

    private static async Task CheckFloor(AppDb db, List<string> broken)
    {
        var overlaps = await db
            .Database.SqlQueryRaw<int>(
                """
                select count(*) as "Value" from (
                    select unit_id, starts, lag(ends) over (partition by unit_id order by starts) as before
                    from occupancies) as rows
                where before > starts
                """
            )
            .SingleAsync();
        broken.Tell(overlaps, "units of floor are held twice at a time.");
    }

    private static async Task CheckFloorOfBookings(AppDb db, List<string> broken)
    {
        var holding = db.Bookings()
            .Where(booking =>
                booking.Status == BookingStatus.Held
                || booking.Status == BookingStatus.Confirmed
                || booking.Status == BookingStatus.CheckedIn
            );
        var without = await holding
            .Where(booking => !db.Occupancies().Any(row => row.HolderId == booking.Id))
            .CountAsync();
        broken.Tell(without, "bookings stand without their floor.");
        var ofBookings = db.Occupancies().Where(row => row.HolderKind == HolderKind.Booking);
        var leftovers = await ofBookings
            .Where(row => !db.Bookings().Any(booking => booking.Id == row.HolderId))
            .CountAsync();
        broken.Tell(leftovers, "rows hold floor for a booking that does not exist.");
        var gaveBack = HoldNoFloor(db);
        var given = await ofBookings.Where(row => gaveBack.Any(booking => booking.Id == row.HolderId)).CountAsync();
        broken.Tell(given, "rows hold floor for a booking that gave it back.");
        var closures = await db.Occupancies()
            .Where(row =>
                row.HolderKind == HolderKind.Closure && !db.Closures().Any(closure => closure.Id == row.HolderId)
            )
            .CountAsync();
        broken.Tell(closures, "rows hold floor for a closure that was lifted.");
    }

    // A booking that was moved on from there has a step that says so.
    private static async Task CheckOffers(AppDb db, List<string> broken)
    {
        var lost = await db.BookingOffers()
            .Where(offer => offer.State == OfferState.Accepted)
            .CountAsync(offer =>
                !db.Bookings()
                    .Any(row => row.Id == offer.BookingId && row.SpaceId == offer.SpaceId && row.Starts == offer.Starts)
                && !db.BookingSteps()
                    .Any(step =>
                        step.BookingId == offer.BookingId
                        && step.At >= offer.Answered
                        && step.WasSpaceId == offer.SpaceId
                        && step.WasStarts == offer.Starts
                    )
            );
        broken.Tell(lost, "bookings do not stand where the offer that was accepted said.");
        var waiting = await db.BookingOffers()
            .Open()
            .CountAsync(offer =>
                !db.Bookings()
                    .Any(row =>
                        row.Id == offer.BookingId
                        && row.SpaceId == offer.WasSpaceId
                        && row.Starts == offer.WasStarts
                        && (row.Status == BookingStatus.Requested || row.Status == BookingStatus.Confirmed)
                    )
            );
        broken.Tell(waiting, "offers are open for a booking that stands elsewhere or has ended.");
    }

    private static IQueryable<Booking> HoldNoFloor(AppDb db) =>
        db.Bookings()
            .Where(booking =>
                booking.Status == BookingStatus.Requested
                || booking.Status == BookingStatus.Declined
                || booking.Status == BookingStatus.Cancelled
                || booking.Status == BookingStatus.Expired
            );

    private static async Task CheckSeats(AppDb db, List<string> broken)
    {
        var oversold = await db.SeatPools().CountAsync(pool => pool.Quota != null && pool.Taken > pool.Quota);
        broken.Tell(oversold, "pools of seats are oversold.");
        var drifted = await db.SeatPools()
            .CountAsync(pool =>
                pool.Taken
                != db.Registrations()
                    .Where(row =>
                        row.PoolId == pool.Id
                        && (row.Status == RegistrationStatus.Offered || row.Status == RegistrationStatus.Confirmed)
                    )
                    .Sum(row => row.People)
            );
        broken.Tell(drifted, "pools count other seats than their registrations hold.");
        var tickets = await db.Registrations()
            .CountAsync(row =>
                row.People != db.Tickets().Count(ticket => ticket.RegistrationId == row.Id && !ticket.Returned)
            );
        broken.Tell(tickets, "registrations have another number of tickets than of people.");
    }

    private static async Task CheckEvents(AppDb db, List<string> broken)
    {
        var published = db.Events().Where(of => of.Status == EventStatus.Published);
        var inRooms = db.EventSessions()
            .Where(session =>
                session.SpaceId != null && db.SpaceUnits().Any(cover => cover.SpaceId == session.SpaceId)
            );
        var roomless = await published.CountAsync(of =>
            inRooms.Any(session => session.EventId == of.Id) && !db.Occupancies().Any(row => row.HolderId == of.Id)
        );
        broken.Tell(roomless, "events stand without their rooms.");
        var kept = await db.Occupancies()
            .CountAsync(row => row.HolderKind == HolderKind.Event && !published.Any(of => of.Id == row.HolderId));
        broken.Tell(kept, "rows hold floor for an event that does not stand.");
        var told = await db.Activities()
            .Where(done => done.Kind == "event")
            .CountAsync(done =>
                !published.Any(of => of.Id == done.SourceId && of.Starts == done.At && of.Ends == done.Ends)
            );
        broken.Tell(told, "activities tell of an event at another time than it has, or that does not stand.");
    }

    // What the table keeps by itself (a place for each, taken once, and eight at most), and that no place is left out.
    private static async Task CheckPhotos<T>(AppDb db, List<string> broken, string what)
        where T : Photo
    {
        var galleries = await db.Set<T>()
            .Where(row => row.Position != null)
            .GroupBy(row => row.OwnerId)
            .CountAsync(photos => photos.Count() > Photo.Most || photos.Max(row => row.Position) != photos.Count());
        broken.Tell(galleries, $"galleries of a {what} hold more photos than they may, or leave a place out.");
        var silent = await db.Set<T>().CountAsync(row => row.Says.Id.Trim().Length < Photo.LeastWords);
        broken.Tell(silent, $"photos of a {what} say nothing to those who do not see them.");
    }

    private static async Task CheckInitiatives(AppDb db, List<string> broken)
    {
        var open = db.InitiativePhases().Where(phase => phase.Opened != null && phase.Closed == null);
        var lost = await db.Initiatives()
            .CountAsync(row =>
                row.Finished == null
                && open.Count(phase => phase.InitiativeId == row.Id && phase.Position == row.Active) != 1
            );
        broken.Tell(lost, "initiatives have no open phase that is active.");
        var counted = await db.Ideas()
            .CountAsync(row =>
                row.Supports != db.IdeaSupports().Count(support => support.IdeaId == row.Id && support.Counted)
            );
        broken.Tell(counted, "ideas count other supports than they have.");
        foreach (var (count, what) in await TrailsOfEvents.Untrue(db))
            broken.Tell(count, what);
    }
}
