using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>What came of changing a booking.</summary>
public abstract record ChangeAnswer
{
    public sealed record Done(Booking Booking) : ChangeAnswer;
    /// <summary>It cannot be done now; the sentence says why.</summary>
    public sealed record NotNow(string Sentence) : ChangeAnswer;
    /// <summary>Its floor is held by someone else.</summary>
    public sealed record Clash : ChangeAnswer;
}

/// <summary>Who changes it: the booker (no audit), a member of staff, or the product itself (neither).</summary>
public readonly record struct Changer(Guid? Account, bool Staff)
{
    public static readonly Changer Itself = new(null, false);
}

/// <summary>Every change after booking, each one transaction: the change, its step, its message, its audit row, its floor.</summary>
public sealed class ChangeBooking(AppDb db, Catalogue catalogue, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Says yes to a request and takes its floor; a clash leaves the request as it was.</summary>
    public Task<ChangeAnswer> Approve(string code, Changer by, string? note, CancellationToken stop = default) =>
        Change(code, by, "booking.approved", note, booking => booking.Approve(), async (booking, _) =>
        {
            if (await catalogue.Space(booking.SpaceId, stop) is not { } at) return false;
            var free = await Availability.ReadFor(db, at, booking.Range, stop);
            if (free.UnitsFor(at, booking.Range) is not { } units) return false;
            Floor.Hold(db, booking.SiteId, units, Availability.Needed(at.Space, booking.Range), HolderKind.Booking, booking.Id);
            return true;
        }, stop);

    public Task<ChangeAnswer> Decline(string code, Changer by, string reason, CancellationToken stop = default) => string.IsNullOrWhiteSpace(reason)
        ? Task.FromResult<ChangeAnswer>(new ChangeAnswer.NotNow(Words.Say("Tulis alasannya, supaya pemohon tahu langkah berikutnya.", "Give the reason, so the applicant knows what to do next.")))
        : Change(code, by, "booking.declined", reason.Trim(), booking => booking.Decline(reason.Trim()), null, stop);

    public Task<ChangeAnswer> Cancel(string code, Changer by, string? reason, CancellationToken stop = default) => by.Staff && string.IsNullOrWhiteSpace(reason)
        ? Task.FromResult<ChangeAnswer>(new ChangeAnswer.NotNow(Words.Say("Tulis alasan pembatalan untuk pemesan.", "Give the booker a reason for cancelling.")))
        : Change(code, by, "booking.cancelled", reason?.Trim(), booking => booking.Cancel(reason?.Trim()), GiveBackAll, stop);

    /// <summary>The booker is here. Possible from half an hour before the start.</summary>
    public Task<ChangeAnswer> CheckIn(string code, Changer by, CancellationToken stop = default) =>
        Change(code, by, "booking.checked-in", null, booking => Now >= booking.Starts.AddMinutes(-30) && Now < booking.Ends && booking.CheckIn(), null, stop);

    public Task<ChangeAnswer> UndoCheckIn(string code, Changer by, CancellationToken stop = default) =>
        Change(code, by, "booking.check-in-undone", null, booking => booking.UndoCheckIn(), null, stop);

    /// <summary>Leaving; what is left of the time is free again at once.</summary>
    public Task<ChangeAnswer> Finish(string code, Changer by, CancellationToken stop = default) =>
        Change(code, by, "booking.finished", null, booking => booking.Finish(Now), (booking, _) => GiveBackRest(booking), stop);

    /// <summary>
    /// The booker has shown who they are: a hold becomes a booking, or a request and gives its floor back. That of a minor
    /// stays held until the guardian agrees.
    /// </summary>
    public async Task<ChangeAnswer> ConfirmBooker(string code, Changer by, CancellationToken stop = default) =>
        await db.Bookings().AnyAsync(row => row.Code == code && db.People().Any(person => person.Id == row.PersonId && person.AwaitsGuardian), stop)
            ? new ChangeAnswer.NotNow(Words.Say("Orang tua atau wali pemesan belum setuju. Catat persetujuannya di \"Menunggu konfirmasi\".", "The booker's parent or guardian has not agreed yet. Note their consent under \"To be confirmed\"."))
            : await Change(code, by, "booking.booker-confirmed", null, booking => booking.ConfirmBooker(),
            (booking, before) => booking.HoldsFloor ? Task.FromResult(true) : GiveBackAll(booking, before), stop);

    public Task<ChangeAnswer> ReleaseNoShow(string code, CancellationToken stop = default) =>
        Change(code, Changer.Itself, "booking.no-show", null, booking => booking.ReleaseAsNoShow(), (booking, _) => GiveBackRest(booking), stop);

    public Task<ChangeAnswer> Expire(string code, CancellationToken stop = default) =>
        Change(code, Changer.Itself, "booking.expired", null, booking => booking.Expire(), GiveBackAll, stop);

    /// <summary>A routing note (disposisi): for staff only, changes nothing else.</summary>
    public async Task<ChangeAnswer> Route(string code, Changer by, string note, CancellationToken stop = default)
    {
        if (string.IsNullOrWhiteSpace(note)) return new ChangeAnswer.NotNow(Words.Say("Tulis isi disposisi.", "Write the routing note."));
        if (await db.Bookings().SingleOrDefaultAsync(row => row.Code == code, stop) is not { } booking) return Unknown();
        db.BookingSteps().Add(new() { BookingId = booking.Id, At = Now, By = by.Account, Note = note.Trim(), Internal = true });
        db.Audit().Add(AuditRow.Of(Now, by.Account, booking.SiteId, "booking.routed", "booking:" + code, note.Trim()));
        await db.SaveChangesAsync(stop);
        return new ChangeAnswer.Done(booking);
    }

    private async Task<ChangeAnswer> Change(string code, Changer by, string action, string? note, Func<Booking, bool> act,
        Func<Booking, BookingStatus, Task<bool>>? floor, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        try
        {
            if (await db.Bookings().SingleOrDefaultAsync(row => row.Code == code, stop) is not { } booking) return Unknown();
            var before = booking.Status;
            if (!act(booking)) return Impossible(booking, before);
            var step = new BookingStep { BookingId = booking.Id, At = Now, Status = booking.Status, By = by.Account, Note = note };
            db.BookingSteps().Add(step);
            db.Jobs().Add(BookingNews.Of(booking, step));
            if (by.Staff) db.Audit().Add(AuditRow.Of(Now, by.Account, booking.SiteId, action, "booking:" + code, note));
            await db.SaveChangesAsync(stop);
            if (await catalogue.Space(booking.SpaceId, stop) is { } at) await BookingActivity.Keep(db, booking, at, stop);
            if (floor is not null && !await floor(booking, before)) return new ChangeAnswer.Clash();
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            return new ChangeAnswer.Done(booking);
        }
        catch (DbUpdateException error) when (Occupancy.Refused(error)) { return new ChangeAnswer.Clash(); }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangeAnswer.NotNow(Words.Say("Orang lain baru saja mengubah pemesanan ini. Muat ulang halaman.", "Someone else has just changed this booking. Reload the page."));
        }
        finally
        {
            // What was not committed must not be written by a later save of the same context.
            db.ChangeTracker.Clear();
        }
    }

    private async Task<bool> GiveBackAll(Booking booking, BookingStatus before)
    {
        if (before != BookingStatus.Requested) await Floor.Release(db, booking.Id, DateTime.MinValue.ToUniversalTime());
        return true;
    }

    private async Task<bool> GiveBackRest(Booking booking)
    {
        await Floor.Release(db, booking.Id, Now);
        return true;
    }

    private static ChangeAnswer.NotNow Unknown() => new(Words.Say("Kode pemesanan itu tidak ada.", "There is no booking with that code."));

    private ChangeAnswer.NotNow Impossible(Booking booking, BookingStatus before) => new(before == BookingStatus.Confirmed && Now < booking.Starts
        ? Words.Say("Check-in bisa dilakukan mulai 30 menit sebelum jam mulai.", "Check-in opens 30 minutes before the start.")
        : Words.Say($"Tidak bisa, karena statusnya \"{before.Said()}\".", $"Not possible, since its status is \"{before.Said()}\"."));
}
