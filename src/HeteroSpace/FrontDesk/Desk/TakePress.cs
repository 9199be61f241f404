using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.FrontDesk.Desk;

/// <summary>Does what was pressed while the desk had no network, or says what has become of the booking
/// since.</summary>
internal sealed class TakePress(AppDb db, ChangeBooking change, TimeProvider time)
{
    // What lies longer on a device than this has no moment that could be believed.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3);

    public async Task<AnsweredPress> Of(SentPress sent, CatalogueSite here, Guid by, CancellationToken stop)
    {
        if (await Find(sent, here, stop) is not { } booking)
            return Conflict(sent, Words.Say("Kode ini tidak ada di tempat ini.", "This site has no such code."), null);
        var press = Read(sent);
        // Whatever has come is written, also when the desk has lost its network again.
        if (await IsIn(press, booking, by, stop))
            return In(sent);
        var me = new Changer(by, true);
        var answer =
            booking.Status == BookingStatus.NoShow
                ? await change.CameAfterAll(booking.Code, me, press)
                : await change.CheckIn(booking.Code, me, press);
        // Of two sendings at once, one is told of the other.
        if (answer is ChangeAnswer.Done || await IsIn(press, booking, by, stop))
            return In(sent);
        return Conflict(sent, await Why(answer, booking, here, by, stop), Address(here, booking));
    }

    private Task<Booking?> Find(SentPress sent, CatalogueSite here, CancellationToken stop) =>
        Booking.CodeOf(sent.Code ?? "") is { } code
            ? db.Bookings()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.Code == code && row.SiteId == here.Site.Id, stop)
            : Task.FromResult<Booking?>(null);

    // By our clock: how long ago it was by the device's own, which may run wrong.
    private EarlierPress Read(SentPress sent)
    {
        var now = time.GetUtcNow();
        var ago = unchecked(sent.Now - sent.At);
        var at = ago >= 0 && ago <= Longest.TotalMilliseconds ? now.AddMilliseconds(-ago) : now;
        var seen = Math.Clamp(sent.Seen, 0, now.ToUnixTimeMilliseconds());
        return new(sent.Id, at.UtcDateTime, DateTimeOffset.FromUnixTimeMilliseconds(seen).UtcDateTime);
    }

    // Sent before, or let in by the same hand on the page itself, whose answer was lost with the network.
    private async Task<bool> IsIn(EarlierPress press, Booking booking, Guid by, CancellationToken stop)
    {
        if (await press.IsDone(db, booking.Id, by, stop))
            return true;
        var last = await Last(booking.Id, stop);
        return last?.Status == BookingStatus.CheckedIn && last.By == by;
    }

    private Task<BookingStep?> Last(Guid booking, CancellationToken stop) =>
        db.BookingSteps()
            .AsNoTracking()
            .Where(step => step.BookingId == booking && step.Status != null)
            .OrderByDescending(step => step.At)
            .ThenByDescending(step => step.Id)
            .FirstOrDefaultAsync(stop);

    private async Task<string> Why(
        ChangeAnswer answer,
        Booking booking,
        CatalogueSite here,
        Guid by,
        CancellationToken stop
    )
    {
        var since = await Since(booking.Id, here, by, stop);
        var why = answer switch
        {
            ChangeAnswer.NotNow { WasDecided: true } when since != "" => "",
            ChangeAnswer.NotNow no => no.Sentence,
            ChangeAnswer.Clash clash => clash.Sentence(here.Site.Clock, booking.LocalDate),
            _ => "",
        };
        return $"{why} {since}".Trim();
    }

    // Who made it what it is now, and when; of one that was moved also where it is.
    private async Task<string> Since(Guid id, CatalogueSite here, Guid by, CancellationToken stop)
    {
        if (await Last(id, stop) is not { Status: { } status } step)
            return "";
        if (status == BookingStatus.Confirmed && step.Was is null)
            return "";
        var booking = await db.Bookings().AsNoTracking().SingleAsync(row => row.Id == id, stop);
        var who = await Who(step, by, stop);
        var what = step.Was is null ? status.Said() : Place(booking, here);
        var at = Words.Clock(here.Site.Clock.Local(step.At));
        return Words.Say($"{what}, {who}, pukul {at}.", $"{what}, {who}, at {at}.");
    }

    private static string Place(Booking booking, CatalogueSite here)
    {
        var room = here.Spaces.FirstOrDefault(space => space.Space.Id == booking.SpaceId)?.Space.Name.Here;
        return $"{room} {Words.When(here.Site.Clock, booking.Starts, booking.Ends)}".Trim();
    }

    private async Task<string> Who(BookingStep step, Guid me, CancellationToken stop)
    {
        if (step.By is not { } by)
            return step.Status == BookingStatus.Cancelled
                ? Words.Say("lewat tautan pemesan", "by the booker's link")
                : Words.Say("otomatis", "by itself");
        if (by == me)
            return Words.Say("oleh Anda sendiri", "by yourself");
        var name =
            (await StaffNames.Of(db, [by], stop)).GetValueOrDefault(by)
            ?? Words.Say("akun yang sudah dihapus", "a deleted account");
        return Words.Say($"oleh {name}", $"by {name}");
    }

    private static string Address(CatalogueSite here, Booking booking) =>
        $"/konsol/{here.Site.Slug}/pemesanan/{booking.Code}";

    private static AnsweredPress In(SentPress sent) => new(sent.Id, "in", "", null);

    private static AnsweredPress Conflict(SentPress sent, string why, string? link) =>
        new(sent.Id, "conflict", why, link);
}
