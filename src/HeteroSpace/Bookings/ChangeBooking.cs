using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>Every change after booking, each one transaction: the change, its step, its message, its audit row, its
/// floor.</summary>
public sealed class ChangeBooking(AppDb db, Catalogue catalogue, WhoHolds who, TimeProvider time)
{
    /// <summary>Letters of a reason or of a note to the booker, and of a routing note.</summary>
    public const int MostReason = 500,
        MostRoute = 1000;
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Says yes to a request and takes its floor; a clash leaves the request as it was.</summary>
    public Task<ChangeAnswer> Approve(string code, Changer by, string? note, CancellationToken stop = default) =>
        TooLong(note) is { } no
            ? Task.FromResult<ChangeAnswer>(no)
            : Take(code, by, "booking.approved", note, booking => booking.Approve(), stop);

    public async Task<ChangeAnswer> Decline(string code, Changer by, string reason, CancellationToken stop = default)
    {
        if (string.IsNullOrWhiteSpace(reason))
            return new ChangeAnswer.NotNow(
                Words.Say(
                    "Tulis alasannya, supaya pemohon tahu langkah berikutnya.",
                    "Give the reason, so the applicant knows what to do next."
                )
            );
        if (TooLong(reason) is { } no)
            return no;
        var said = reason.Trim();
        return await Change(code, by, "booking.declined", said, booking => booking.Decline(said), null, stop);
    }

    public async Task<ChangeAnswer> Cancel(string code, Changer by, string? reason, CancellationToken stop = default)
    {
        if (by.Staff && string.IsNullOrWhiteSpace(reason))
            return new ChangeAnswer.NotNow(
                Words.Say("Tulis alasan pembatalan untuk pemesan.", "Give the booker a reason for cancelling.")
            );
        if (TooLong(reason) is { } no)
            return no;
        var said = reason?.Trim();
        return await Change(code, by, "booking.cancelled", said, booking => booking.Cancel(said), GiveBackAll, stop);
    }

    /// <summary>The booker is here. Possible from half an hour before the start.</summary>
    public Task<ChangeAnswer> CheckIn(string code, Changer by, CancellationToken stop = default) =>
        Change(
            code,
            by,
            "booking.checked-in",
            null,
            booking => booking.MayCheckIn(Now) && booking.CheckIn(),
            null,
            stop
        );

    public Task<ChangeAnswer> UndoCheckIn(string code, Changer by, CancellationToken stop = default) =>
        Change(code, by, "booking.check-in-undone", null, booking => booking.UndoCheckIn(), null, stop);

    /// <summary>Leaving; what is left of the time is free again at once.</summary>
    public Task<ChangeAnswer> Finish(string code, Changer by, CancellationToken stop = default) =>
        Change(
            code,
            by,
            "booking.finished",
            null,
            booking => booking.Finish(Now, LeftBefore(booking)),
            (booking, before) => Now > booking.Starts ? GiveBackRest(booking) : GiveBackAll(booking, before),
            stop,
            NoteOfEnd
        );

    /// <summary>A no-show who came after all: in, when what is left of the time is still free; afterwards only on
    /// record.</summary>
    public Task<ChangeAnswer> CameAfterAll(string code, Changer by, CancellationToken stop = default) =>
        Take(code, by, "booking.came-after-all", null, booking => booking.CameAfterAll(Now), stop);

    /// <summary>Finished by mistake: goes on to the end it had, when that is still free.</summary>
    public async Task<ChangeAnswer> GoOn(string code, Changer by, CancellationToken stop = default)
    {
        var known = await db.Bookings().AsNoTracking().Where(row => row.Code == code).ToListAsync(stop);
        var ends = await OldEnd.Of(db, catalogue, known, stop);
        if (ends.Count > 0 && ends.Values.First() <= Now)
            return new ChangeAnswer.NotNow(
                Words.Say("Waktunya sudah habis. Pesankan waktu yang baru.", "Its time is over. Book a new one.")
            );
        return await Take(
            code,
            by,
            "booking.goes-on",
            null,
            booking => ends.TryGetValue(booking.Id, out var until) && booking.GoOn(until, Now),
            stop
        );
    }

    /// <summary>Declined by mistake: waits for staff again, without floor, and the applicant hears of it.</summary>
    public Task<ChangeAnswer> WaitAgain(string code, Changer by, CancellationToken stop = default) =>
        Change(
            code,
            by,
            "booking.waits-again",
            null,
            booking => booking.WaitAgain(Now),
            null,
            stop,
            booking =>
                ValueTask.FromResult<string?>(
                    Words.In(
                        booking.Language,
                        () =>
                            Words.Say(
                                "Jawaban tadi kami tarik; permohonan Anda menunggu lagi.",
                                "We take back our answer; your request waits again."
                            )
                    )
                )
        );

    /// <summary>The ends that finished bookings had before they were finished early; their own when they were
    /// not.</summary>
    public Task<Dictionary<Guid, DateTime>> EndsBefore(
        IReadOnlyCollection<Booking> bookings,
        CancellationToken stop = default
    ) => OldEnd.Of(db, catalogue, bookings, stop);

    /// <summary>
    /// The booker has shown who they are: a hold becomes a booking, or a request and gives its floor back. That of a
    /// minor stays held until the guardian agrees.
    /// </summary>
    public async Task<ChangeAnswer> ConfirmBooker(string code, Changer by, CancellationToken stop = default) =>
        await db.Bookings()
            .AnyAsync(
                row =>
                    row.Code == code && db.People().Any(person => person.Id == row.PersonId && person.AwaitsGuardian),
                stop
            )
            ? new ChangeAnswer.NotNow(
                Words.Say(
                    "Orang tua atau wali pemesan belum setuju. Catat persetujuannya di \"Menunggu konfirmasi\".",
                    "The booker's parent or guardian has not agreed yet. Note their consent under \"To be confirmed\"."
                )
            )
            : await Change(
                code,
                by,
                "booking.booker-confirmed",
                null,
                booking => booking.ConfirmBooker(),
                (booking, before) => booking.HoldsFloor ? Task.FromResult(true) : GiveBackAll(booking, before),
                stop
            );

    /// <summary>
    /// The booker of a wish has shown who they are: it takes its floor. What staff are asked anyway, or whose floor is
    /// taken by now, is an ordinary request.
    /// </summary>
    public async Task<ChangeAnswer> TakeUp(string code, CancellationToken stop = default) =>
        await Take(code, Changer.Itself, "booking.taken-up", null, booking => booking.TakeUp(), stop)
            is not ChangeAnswer.Clash
                and { } answer
            ? answer
            : await Change(
                code,
                Changer.Itself,
                "booking.goes-to-staff",
                null,
                booking => booking.GoToStaff(),
                null,
                stop
            );

    public Task<ChangeAnswer> ReleaseNoShow(string code, CancellationToken stop = default) =>
        Change(
            code,
            Changer.Itself,
            "booking.no-show",
            null,
            booking => booking.ReleaseAsNoShow(),
            (booking, _) => GiveBackRest(booking),
            stop
        );

    public Task<ChangeAnswer> Expire(string code, CancellationToken stop = default) =>
        Change(code, Changer.Itself, "booking.expired", null, booking => booking.Expire(), GiveBackAll, stop);

    /// <summary>A routing note (disposisi): for staff only, changes nothing else.</summary>
    public async Task<ChangeAnswer> Route(string code, Changer by, string note, CancellationToken stop = default)
    {
        if (string.IsNullOrWhiteSpace(note))
            return new ChangeAnswer.NotNow(Words.Say("Tulis isi disposisi.", "Write the routing note."));
        if (TooLong(note, MostRoute) is { } no)
            return no;
        if (await db.Bookings().SingleOrDefaultAsync(row => row.Code == code, stop) is not { } booking)
            return ChangeAnswer.NotNow.Unknown;
        db.BookingSteps()
            .Add(
                new()
                {
                    BookingId = booking.Id,
                    At = Now,
                    By = by.Account,
                    Note = note.Trim(),
                    Internal = true,
                }
            );
        db.Audit().Add(AuditRow.Of(Now, by.Account, booking.SiteId, "booking.routed", "booking:" + code, note.Trim()));
        await db.SaveChangesAsync(stop);
        return new ChangeAnswer.Done(booking);
    }

    // The change together with the floor that it needs; when that is held, the answer says by whom.
    private async Task<ChangeAnswer> Take(
        string code,
        Changer by,
        string action,
        string? note,
        Func<Booking, bool> act,
        CancellationToken stop
    )
    {
        (CatalogueSpace At, OnFloor Floor)? wanted = null;
        var answer = await Change(
            code,
            by,
            action,
            note,
            act,
            async (booking, before) =>
            {
                if (!booking.HoldsFloor)
                    return true;
                if (await catalogue.Space(booking.SpaceId, stop) is not { } at)
                    return false;
                var wish = OnFloor.Wish(booking.Id, at, booking.Range, new("", "", "", null));
                // What has passed is not taken any more of a booking that had it before.
                if (before != BookingStatus.Requested && wish.Range.Starts < Now)
                    wish = wish with { Range = wish.Range with { Starts = Now } };
                wanted = (at, wish);
                if (await FreeUnits(wish, booking, at, stop) is not { } units)
                    return false;
                Floor.Hold(db, booking.SiteId, units, wish.Range, HolderKind.Booking, booking.Id);
                return true;
            },
            stop
        );
        if (
            answer is not ChangeAnswer.Clash clash
            || wanted is not { } tried
            || await catalogue.Site(tried.At.Site.Id, stop) is not { } site
        )
            return answer;
        var inTheWay = await who.InTheWay(site, [tried.Floor], null, stop);
        return clash with { InTheWay = [.. inTheWay[tried.Floor.Id].Where(other => other.Kind is not null)] };
    }

    // All of a room; of desks the one it had, or else any that is free.
    private async Task<IReadOnlyList<Guid>?> FreeUnits(
        OnFloor wish,
        Booking booking,
        CatalogueSpace at,
        CancellationToken stop
    )
    {
        var free = (await Availability.ReadFor(db, at, booking.Range, stop)).FreeOf(at.Units, wish.Range);
        if (!wish.AnyOf)
            return free.Count > 0 && free.Count == at.Units.Count ? free : null;
        var had = await db.Occupancies()
            .Where(row => row.HolderId == booking.Id)
            .Select(row => row.UnitId)
            .FirstOrDefaultAsync(stop);
        if (free.Count == 0)
            return null;
        return [free.Contains(had) ? had : free[0]];
    }

    // Leaving early moves the end; the step keeps the one it had, to be read by people and by OldEnd.
    private async ValueTask<string?> NoteOfEnd(Booking booking)
    {
        if (Now <= booking.Starts)
            return LeftBefore(booking);
        return Now < booking.Ends && await catalogue.Space(booking.SpaceId) is { } at
            ? Words.In(booking.Language, () => OldEnd.Note(booking.Ends, at.Site.Clock))
            : null;
    }

    private static string LeftBefore(Booking booking) => Words.In(booking.Language, () => BookingWords.LeftBefore);

    private static ChangeAnswer.NotNow? TooLong(string? text, int most = MostReason) =>
        text?.Trim().Length > most
            ? new(
                Words.Say(
                    $"Paling panjang {Words.Number(most)} huruf; ini {Words.Number(text.Trim().Length)}.",
                    $"At most {Words.Number(most)} letters; this has {Words.Number(text.Trim().Length)}."
                )
            )
            : null;

    private async Task<ChangeAnswer> Change(
        string code,
        Changer by,
        string action,
        string? note,
        Func<Booking, bool> act,
        Func<Booking, BookingStatus, Task<bool>>? floor,
        CancellationToken stop,
        Func<Booking, ValueTask<string?>>? noteOf = null
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        try
        {
            if (await db.Bookings().SingleOrDefaultAsync(row => row.Code == code, stop) is not { } booking)
                return ChangeAnswer.NotNow.Unknown;
            var before = booking.Status;
            if (noteOf is not null)
                note = await noteOf(booking);
            if (!act(booking))
                return Impossible(booking, before);
            await Write(booking, by, action, note, stop);
            if (floor is not null && !await floor(booking, before))
                return new ChangeAnswer.Clash();
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            return new ChangeAnswer.Done(booking);
        }
        catch (DbUpdateException error) when (Occupancy.Refused(error))
        {
            return new ChangeAnswer.Clash();
        }
        catch (DbUpdateConcurrencyException)
        {
            return ChangeAnswer.NotNow.ChangedMeanwhile;
        }
        finally
        {
            // What was not committed must not be written by a later save of the same context.
            db.ChangeTracker.Clear();
        }
    }

    // The change with its step, its message, its audit row and the organization's history.
    private async Task Write(Booking booking, Changer by, string action, string? note, CancellationToken stop)
    {
        var step = new BookingStep
        {
            BookingId = booking.Id,
            At = Now,
            Status = booking.Status,
            By = by.Account,
            Note = note,
        };
        db.BookingSteps().Add(step);
        db.Jobs().Add(BookingNews.Of(booking, step));
        if (by.Staff)
            db.Audit().Add(AuditRow.Of(Now, by.Account, booking.SiteId, action, "booking:" + booking.Code, note));
        await db.SaveChangesAsync(stop);
        if (await catalogue.Space(booking.SpaceId, stop) is { } at)
            await BookingActivity.Keep(db, booking, at, stop);
    }

    private async Task<bool> GiveBackAll(Booking booking, BookingStatus before)
    {
        if (before != BookingStatus.Requested)
            await Floor.Release(db, booking.Id, DateTime.MinValue.ToUniversalTime());
        return true;
    }

    private async Task<bool> GiveBackRest(Booking booking)
    {
        await Floor.Release(db, booking.Id, Now);
        return true;
    }

    private ChangeAnswer.NotNow Impossible(Booking booking, BookingStatus before) =>
        new(
            before == BookingStatus.Confirmed && Now < booking.Starts
                ? Words.Say(
                    "Check-in bisa dilakukan mulai 30 menit sebelum jam mulai.",
                    "Check-in opens 30 minutes before the start."
                )
                : Words.Say(
                    $"Tidak bisa, karena statusnya \"{before.Said()}\".",
                    $"Not possible, since its status is \"{before.Said()}\"."
                )
        );
}
