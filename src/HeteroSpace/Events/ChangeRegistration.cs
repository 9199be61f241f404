using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
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
public sealed class ChangeRegistration(AppDb db, Frame frame)
{
    /// <summary>
    /// The contact was shown to be theirs: a seat if there is one, else the waiting
    /// list. Shown before, it is as it was.
    /// </summary>
    public Task<ChangeSeat> Show(Guid id) =>
        Change(
            id,
            async (act, row, of, pools) =>
            {
                if (row.Status != RegistrationStatus.Pending)
                    return row.IsOpen
                        ? null
                        : Words.Say(
                            "Pendaftaran ini sudah tidak berlaku. Daftar lagi dari halaman acaranya.",
                            "This registration is no longer valid. Register again from the page of the event."
                        );
                if (of.Status != EventStatus.Published || of.Ends <= act.Now)
                    return Words.Say(
                        "Acara ini sudah tidak menerima pendaftaran.",
                        "This event takes no more registrations."
                    );
                row.PersonId ??= await Behind(row);
                if (
                    row.PersonId is { } person
                    && await db.People().AnyAsync(known => known.Id == person && known.AwaitsGuardian)
                )
                    return Words.Say(
                        "Orang tua atau wali Anda perlu setuju dulu; "
                            + "begitu setuju, pendaftaran ini berlaku dengan sendirinya.",
                        "Your parent or guardian has to agree first; then this registration is confirmed by itself."
                    );
                if (await TwiceOrTooMany(row, of) is { } no)
                    return no;
                (row.Shown, row.SealedPhoneCode) = (act.Now, null);
                // An invitation has no waiting list of its own: once its code is used
                // up, what is left are the open places.
                if (pools[row.PoolId] is { Code: not null } invitation && invitation.Free < row.People)
                    row.PoolId = Open(pools, row.Attend)!.Id;
                if (RegistrationRules.IsDrawn(of))
                    row.Status = RegistrationStatus.Entered;
                else if (pools[row.PoolId].Free >= row.People)
                    row.Status = RegistrationStatus.Confirmed;
                else
                    (row.Status, row.Since) = (RegistrationStatus.Waiting, act.Now);
                return null;
            }
        );

    /// <summary>The letter with the link that confirms is asked for once more.</summary>
    public Task<ChangeSeat> SayAgain(Guid id) =>
        Change(
            id,
            (_, row, _, _) =>
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
            }
        );

    /// <summary>The seat that was offered is taken.</summary>
    public Task<ChangeSeat> Accept(Guid id) =>
        Change(
            id,
            (act, row, _, _) =>
            {
                if (row.Status == RegistrationStatus.Confirmed)
                    return Said(null);
                if (row.Status != RegistrationStatus.Offered || row.OfferedUntil <= act.Now)
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
            }
        );

    /// <summary>Given back, also what was only waited for. Cancelled before, it is as it was.</summary>
    /// <param name="by">The account of staff who did it, for the audit; null for the registered themselves.</param>
    /// <param name="forGood">Nobody is left to think better of it.</param>
    public Task<ChangeSeat> Cancel(Guid id, Guid? by = null, bool forGood = false) =>
        Change(
            id,
            (act, row, of, _) =>
            {
                if (row.Status == RegistrationStatus.Cancelled)
                    return Said(null);
                if (!row.IsOpen)
                    return Said(
                        Words.Say("Pendaftaran ini sudah tidak berlaku.", "This registration is no longer valid.")
                    );
                if (of.Ends <= act.Now)
                    return Said(Words.Say("Acara ini sudah selesai.", "This event is over."));
                (row.Status, row.OfferedUntil) = (RegistrationStatus.Cancelled, null);
                if (by is { } staff)
                    act.Note(of, staff, "registration.cancelled", row.Id.ToString("n"));
                return Said(null);
            },
            staff: by,
            verb: forGood ? null : "registration.cancelled"
        );

    /// <summary>One of a group does not come; the others keep their seats.</summary>
    public Task<ChangeSeat> Return(Guid id, Guid ticket) =>
        Change(
            id,
            async (act, row, of, _) =>
            {
                if (!row.IsOpen || of.Ends <= act.Now)
                    return Words.Say("Pendaftaran ini sudah tidak berlaku.", "This registration is no longer valid.");
                if (row.People == 1)
                    return Words.Say(
                        "Ini kursi terakhir. Batalkan pendaftarannya bila tidak jadi datang.",
                        "This is the last seat. Cancel the registration if you do not come."
                    );
                row.People -= await act.Update(
                    db.Tickets().Where(known => known.Id == ticket && known.RegistrationId == id && !known.Returned),
                    set => set.SetProperty(known => known.Returned, true)
                );
                return null;
            },
            tell: false,
            verb: "registration.seat-returned",
            ticket: ticket
        );

    /// <summary>From the room to the screen or back, where there is a seat.</summary>
    public Task<ChangeSeat> Move(Guid id, Attend to) =>
        Change(
            id,
            (act, row, of, pools) =>
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
                if (row.Status != RegistrationStatus.Confirmed || of.Starts <= act.Now)
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
            }
        );

    /// <summary>The job's: an offer nobody took, a contact nobody showed, a wait that ended with the start.</summary>
    internal Task<ChangeSeat> Expire(Guid id) =>
        Change(
            id,
            (act, row, of, _) =>
            {
                var over = row.Status switch
                {
                    RegistrationStatus.Offered => row.OfferedUntil <= act.Now,
                    RegistrationStatus.Pending => row.Made < act.Now - PendingFor
                        || of.Ends <= act.Now
                        || of.Status != EventStatus.Published,
                    RegistrationStatus.Waiting or RegistrationStatus.Entered => of.Starts <= act.Now,
                    _ => false,
                };
                if (!over)
                    return Said("");
                // Until when an offer stood is kept: whoever let it pass was not left without a seat.
                row.Status = RegistrationStatus.Expired;
                return Said(null);
            }
        );

    /// <summary>So long someone has to show who they are.</summary>
    internal static readonly TimeSpan PendingFor = TimeSpan.FromDays(2);

    private static Task<string?> Said(string? sentence) => Task.FromResult(sentence);

    // The places of the event first, then the row: so whoever comes second sees what the first one did. Of some verbs
    // one may think better.
    private Task<ChangeSeat> Change(
        Guid id,
        Func<Act, Registration, Event, Dictionary<Guid, SeatPool>, Task<string?>> change,
        bool tell = true,
        Guid? staff = null,
        string? verb = null,
        Guid? ticket = null
    ) =>
        frame.Do<ChangeSeat>(async act =>
        {
            if (
                await db.Registrations().AsNoTracking().SingleOrDefaultAsync(known => known.Id == id)
                is not { EventId: var eventId }
            )
                return new ChangeSeat.NotNow(
                    Words.Say("Pendaftaran ini tidak ada lagi.", "This registration is no longer there.")
                );
            var pools = await db.HoldPoolsOf(eventId);
            var row = await db.Registrations().SingleAsync(known => known.Id == id);
            var of = await db.Events().AsNoTracking().SingleAsync(known => known.Id == eventId);
            var (people, pool) = (row.People, row.PoolId);
            var was = new SeatStanding(row.Status, row.OfferedUntil, people, ticket, []);
            if (await change(act, row, of, pools) is { } sentence)
                return act.Refuse(new ChangeSeat.NotNow(sentence));
            if (db.Entry(row).State == EntityState.Unchanged)
                return new ChangeSeat.Done(row);
            row.Version++;
            if (tell)
                act.Tell(RegistrationNews.Of(row, act.Now, staff is not null));
            await act.Save();
            if (!row.HoldsSeats || row.People < people || row.PoolId != pool)
                was = was with { Offered = await WaitingList.OfferFree(act, of, pool) };
            if (verb is null)
                await act.Follows(row.Subject());
            else
                await act.MayBeUndone(verb, row.Subject(), staff, SiteOf(of, staff), was.Written());
            return new ChangeSeat.Done(row);
        });

    private static Guid? SiteOf(Event of, Guid? staff) => staff is null ? null : of.SiteId;

    private async Task<string?> TwiceOrTooMany(Registration row, Event of)
    {
        var others = await db.Standing(row.EventId)
            .AsNoTracking()
            .Where(known => known.Id != row.Id)
            .OfWhoever(row)
            .ToListAsync();
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
    private Task<Guid?> Behind(Registration row) =>
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
            .FirstOrDefaultAsync();
}
