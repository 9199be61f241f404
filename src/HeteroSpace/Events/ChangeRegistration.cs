using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>
/// What came of changing a registration: the row as it is now, or why not, in a sentence with the next step.
/// </summary>
public abstract record ChangeSeat
{
    public sealed record Done(Registration Registration) : ChangeSeat;

    public sealed record NotNow(string Sentence) : ChangeSeat;
}

/// <summary>
/// Changes registrations after they were made. Each change holds the places it touches first, so that two of
/// one pool follow each other, and gives what became free to the waiting list in the same transaction: a seat
/// given back is never lost between two.
/// </summary>
public sealed class ChangeRegistration(AppDb db, TimeProvider time)
{
    /// <summary>
    /// The contact was shown to be theirs: a seat if there is one, else the waiting
    /// list. Shown before, it is as it was.
    /// </summary>
    public Task<ChangeSeat> Show(Guid id, CancellationToken stop = default) =>
        Change(
            id,
            async (row, of, pools, now) =>
            {
                if (row.Status != RegistrationStatus.Pending)
                    return row.IsOpen
                        ? null
                        : Words.Say(
                            "Pendaftaran ini sudah tidak berlaku. Daftar lagi dari halaman acaranya.",
                            "This registration is no longer valid. Register again from the page of the event."
                        );
                if (of.Status != EventStatus.Published || of.Ends <= now)
                    return Words.Say(
                        "Acara ini sudah tidak menerima pendaftaran.",
                        "This event takes no more registrations."
                    );
                row.PersonId ??= await Behind(row, stop);
                if (
                    row.PersonId is { } person
                    && await db.People().AnyAsync(known => known.Id == person && known.AwaitsGuardian, stop)
                )
                    return Words.Say(
                        "Orang tua atau wali Anda perlu setuju dulu; "
                            + "begitu setuju, pendaftaran ini berlaku dengan sendirinya.",
                        "Your parent or guardian has to agree first; then this registration is confirmed by itself."
                    );
                if (await TwiceOrTooMany(row, of, stop) is { } no)
                    return no;
                (row.Shown, row.SealedPhoneCode) = (now, null);
                // An invitation has no waiting list of its own: once its code is used
                // up, what is left are the open places.
                if (pools[row.PoolId] is { Code: not null } invitation && invitation.Free < row.People)
                    row.PoolId = Open(pools, row.Attend)!.Id;
                if (RegistrationRules.IsDrawn(of))
                    row.Status = RegistrationStatus.Entered;
                else if (pools[row.PoolId].Free >= row.People)
                    row.Status = RegistrationStatus.Confirmed;
                else
                    (row.Status, row.Since) = (RegistrationStatus.Waiting, now);
                return null;
            },
            stop
        );

    /// <summary>The letter with the link that confirms is asked for once more.</summary>
    public Task<ChangeSeat> SayAgain(Guid id, CancellationToken stop = default) =>
        Change(
            id,
            (row, _, _, _) =>
            {
                if (row.Status != RegistrationStatus.Pending)
                    return Said(
                        Words.Say(
                            "Pendaftaran ini tidak menunggu konfirmasi lagi. Muat ulang halaman ini.",
                            "This registration does not wait to be confirmed any more. Reload this page."
                        )
                    );
                // Nothing of it is another: its next version has a letter of its own.
                db.Entry(row).State = EntityState.Modified;
                return Said(null);
            },
            stop
        );

    /// <summary>The seat that was offered is taken.</summary>
    public Task<ChangeSeat> Accept(Guid id, CancellationToken stop = default) =>
        Change(
            id,
            (row, _, _, now) =>
            {
                if (row.Status == RegistrationStatus.Confirmed)
                    return Said(null);
                if (row.Status != RegistrationStatus.Offered || row.OfferedUntil <= now)
                    return Said(
                        Words.Say(
                            "Waktunya sudah lewat dan kursinya ditawarkan ke yang berikut. "
                                + "Anda bisa masuk daftar tunggu lagi.",
                            "The time has run out and the seat was offered to the next. "
                                + "You may join the waiting list again."
                        )
                    );
                (row.Status, row.OfferedUntil) = (RegistrationStatus.Confirmed, null);
                return Said(null);
            },
            stop
        );

    /// <summary>Given back, also what was only waited for. Cancelled before, it is as it was.</summary>
    /// <param name="by">The account of staff who did it, for the audit; null for the registered themselves.</param>
    public Task<ChangeSeat> Cancel(Guid id, Guid? by = null, CancellationToken stop = default) =>
        Change(
            id,
            (row, of, _, now) =>
            {
                if (row.Status == RegistrationStatus.Cancelled)
                    return Said(null);
                if (!row.IsOpen)
                    return Said(
                        Words.Say("Pendaftaran ini sudah tidak berlaku.", "This registration is no longer valid.")
                    );
                if (of.Ends <= now)
                    return Said(Words.Say("Acara ini sudah selesai.", "This event is over."));
                (row.Status, row.OfferedUntil) = (RegistrationStatus.Cancelled, null);
                if (by is { } staff)
                    db.Audit()
                        .Add(
                            AuditRow.Of(
                                now,
                                staff,
                                of.SiteId,
                                "registration.cancelled",
                                "event:" + of.Slug,
                                row.Id.ToString("n")
                            )
                        );
                return Said(null);
            },
            stop,
            byStaff: by is not null
        );

    /// <summary>One of a group does not come; the others keep their seats.</summary>
    public Task<ChangeSeat> Return(Guid id, Guid ticket, CancellationToken stop = default) =>
        Change(
            id,
            async (row, of, _, now) =>
            {
                if (!row.IsOpen || of.Ends <= now)
                    return Words.Say("Pendaftaran ini sudah tidak berlaku.", "This registration is no longer valid.");
                if (row.People == 1)
                    return Words.Say(
                        "Ini kursi terakhir. Batalkan pendaftarannya bila tidak jadi datang.",
                        "This is the last seat. Cancel the registration if you do not come."
                    );
                if (
                    await db.Tickets()
                        .Where(known => known.Id == ticket && known.RegistrationId == id && !known.Returned)
                        .ExecuteUpdateAsync(set => set.SetProperty(known => known.Returned, true), stop) == 0
                )
                    return null;
                row.People--;
                return null;
            },
            stop,
            tell: false
        );

    /// <summary>From the room to the screen or back, where there is a seat.</summary>
    public Task<ChangeSeat> Move(Guid id, Attend to, CancellationToken stop = default) =>
        Change(
            id,
            (row, of, pools, now) =>
            {
                if (row.Attend == to)
                    return Said(null);
                if (Open(pools, to) is not { } target)
                    return Said(
                        Words.Say(
                            "Acara ini tidak bisa diikuti dengan cara itu.",
                            "This event cannot be attended that way."
                        )
                    );
                if (row.Status != RegistrationStatus.Confirmed || of.Starts <= now)
                    return Said(Words.Say("Sekarang tidak bisa dipindah lagi.", "It cannot be moved any more."));
                if (target.Free < row.People)
                    return Said(
                        Words.Say(
                            "Kursinya tidak cukup di sana. Pendaftaran Anda tetap seperti semula.",
                            "There are not enough seats there. Your registration stays as it was."
                        )
                    );
                (row.PoolId, row.Attend) = (target.Id, to);
                return Said(null);
            },
            stop
        );

    /// <summary>The job's: an offer nobody took, a contact nobody showed, a wait that ended with the start.</summary>
    internal Task<ChangeSeat> Expire(Guid id, CancellationToken stop = default) =>
        Change(
            id,
            (row, of, _, now) =>
            {
                var over = row.Status switch
                {
                    RegistrationStatus.Offered => row.OfferedUntil <= now,
                    RegistrationStatus.Pending => row.Made < now - PendingFor
                        || of.Ends <= now
                        || of.Status != EventStatus.Published,
                    RegistrationStatus.Waiting or RegistrationStatus.Entered => of.Starts <= now,
                    _ => false,
                };
                if (!over)
                    return Said("");
                // Until when an offer stood is kept: whoever let it pass was not left without a seat.
                row.Status = RegistrationStatus.Expired;
                return Said(null);
            },
            stop
        );

    /// <summary>So long someone has to show who they are.</summary>
    internal static readonly TimeSpan PendingFor = TimeSpan.FromDays(2);

    private static Task<string?> Said(string? sentence) => Task.FromResult(sentence);

    // The places of the event first, then the row: so whoever comes second sees what the first one did.
    private async Task<ChangeSeat> Change(
        Guid id,
        Func<Registration, Event, Dictionary<Guid, SeatPool>, DateTime, Task<string?>> change,
        CancellationToken stop,
        bool tell = true,
        bool byStaff = false
    )
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (
            await db.Registrations().AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, stop)
            is not { EventId: var eventId }
        )
            return new ChangeSeat.NotNow(
                Words.Say("Pendaftaran ini tidak ada lagi.", "This registration is no longer there.")
            );
        var pools = await db.HoldPoolsOf(eventId, stop);
        db.ChangeTracker.Clear();
        var row = await db.Registrations().SingleAsync(known => known.Id == id, stop);
        var of = await db.Events().AsNoTracking().SingleAsync(known => known.Id == eventId, stop);
        var (people, pool) = (row.People, row.PoolId);
        if (await change(row, of, pools, now) is { } sentence)
            return new ChangeSeat.NotNow(sentence);
        if (db.Entry(row).State == EntityState.Unchanged)
            return new ChangeSeat.Done(row);
        row.Version++;
        if (tell)
            db.Jobs().Add(RegistrationNews.Of(row, now, byStaff));
        await db.SaveChangesAsync(stop);
        if (!row.HoldsSeats || row.People < people || row.PoolId != pool)
            await WaitingList.OfferFree(db, of, pool, now, stop);
        await transaction.CommitAsync(stop);
        return new ChangeSeat.Done(row);
    }

    private async Task<string?> TwiceOrTooMany(Registration row, Event of, CancellationToken stop)
    {
        var others = await db.Standing(row.EventId)
            .AsNoTracking()
            .Where(known => known.Id != row.Id)
            .OfWhoever(row)
            .ToListAsync(stop);
        return others.Exists(row.IsAgain)
            ? Words.Say(
                $"{row.Name} sudah terdaftar di acara ini; tiketnya ada di pesan kami yang lain.",
                $"{row.Name} is registered for this event already; the ticket is in our other message."
            )
            : row.StandBeside(others, of);
    }

    private static SeatPool? Open(Dictionary<Guid, SeatPool> pools, Attend attend) =>
        pools.Values.FirstOrDefault(pool => pool.Code is null && pool.Attend == attend);

    // Whoever has an account with this address or number finds the ticket in their space.
    private Task<Guid?> Behind(Registration row, CancellationToken stop) =>
        db.People()
            .Where(person =>
                !person.Gone
                && (
                    row.Email != null
                        ? person.Email == row.Email && person.EmailConfirmed
                        : person.Phone == row.Phone && person.PhoneConfirmed
                )
            )
            .Select(person => (Guid?)person.Id)
            .FirstOrDefaultAsync(stop);
}
