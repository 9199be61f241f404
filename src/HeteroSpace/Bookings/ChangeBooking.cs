using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>Every change after booking, each one act: the change, its step, its message, its audit row, its
/// floor.</summary>
public sealed class ChangeBooking(AppDb db, Catalogue catalogue, WhoHolds who, Frame frame)
{
    /// <summary>Letters of a reason or of a note to the booker, and of a routing note.</summary>
    public const int MostReason = 500,
        MostRoute = 1000;

    /// <summary>Says yes to a request and takes its floor; a clash leaves the request as it was.</summary>
    public Task<ChangeAnswer> Approve(string code, Changer by, string? note) =>
        TooLong(note) is { } no
            ? Task.FromResult<ChangeAnswer>(no)
            : Take(code, by, "booking.approved", new((booking, _) => booking.Approve(), true) { Note = note });

    public async Task<ChangeAnswer> Decline(string code, Changer by, string reason)
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
        return await Change(
            code,
            by,
            "booking.declined",
            new((booking, _) => booking.Decline(said), true) { Note = said }
        );
    }

    public async Task<ChangeAnswer> Cancel(string code, Changer by, string? reason)
    {
        if (by.Staff && string.IsNullOrWhiteSpace(reason))
            return new ChangeAnswer.NotNow(
                Words.Say("Tulis alasan pembatalan untuk pemesan.", "Give the booker a reason for cancelling.")
            );
        if (TooLong(reason) is { } no)
            return no;
        var said = reason?.Trim();
        return await Change(
            code,
            by,
            "booking.cancelled",
            new((booking, _) => booking.Cancel(said), true) { Note = said, Floor = GiveBackAll }
        );
    }

    /// <summary>The booker is here. Possible from half an hour before the start.</summary>
    public Task<ChangeAnswer> CheckIn(string code, Changer by, EarlierPress? press = null) =>
        Change(
            code,
            by,
            "booking.checked-in",
            Of(press, new((booking, now) => booking.MayCheckIn(now) && booking.CheckIn(), true))
        );

    private BookingVerb Of(EarlierPress? press, BookingVerb verb) => press?.On(verb, db, catalogue) ?? verb;

    public Task<ChangeAnswer> UndoCheckIn(string code, Changer by) =>
        Change(code, by, "booking.check-in-undone", new((booking, _) => booking.UndoCheckIn()));

    /// <summary>Leaving; what is left of the time is free again at once.</summary>
    public Task<ChangeAnswer> Finish(string code, Changer by) =>
        Change(
            code,
            by,
            "booking.finished",
            new((booking, now) => booking.Finish(now, LeftBefore(booking)), true)
            {
                NoteOf = NoteOfEnd,
                Floor = (act, booking, before) =>
                    act.Now > booking.Starts ? GiveBackRest(act, booking, before) : GiveBackAll(act, booking, before),
            }
        );

    /// <summary>A no-show who came after all: in, when what is left of the time is still free; afterwards only on
    /// record.</summary>
    public Task<ChangeAnswer> CameAfterAll(string code, Changer by, EarlierPress? press = null) =>
        Take(code, by, "booking.came-after-all", Of(press, new((booking, now) => booking.CameAfterAll(now))));

    /// <summary>Finished by mistake: goes on to the end it had, when that is still free.</summary>
    public Task<ChangeAnswer> GoOn(string code, Changer by)
    {
        DateTime? until = null;
        return Take(
            code,
            by,
            "booking.goes-on",
            new((booking, now) => until is { } end && booking.GoOn(end, now))
            {
                WhyNot = async (act, booking) =>
                {
                    var ends = await EndsBefore([booking]);
                    until = ends.TryGetValue(booking.Id, out var end) ? end : null;
                    return until <= act.Now
                        ? Words.Say(
                            "Waktunya sudah habis. Pesankan waktu yang baru.",
                            "Its time is over. Book a new one."
                        )
                        : null;
                },
            }
        );
    }

    /// <summary>Declined by mistake: waits for staff again, without floor, and the applicant hears of it.</summary>
    public Task<ChangeAnswer> WaitAgain(string code, Changer by) =>
        Change(
            code,
            by,
            "booking.waits-again",
            new((booking, now) => booking.WaitAgain(now))
            {
                NoteOf = (booking, _) =>
                    ValueTask.FromResult<string?>(
                        Words.In(
                            booking.Language,
                            () =>
                                Words.Say(
                                    "Jawaban tadi kami tarik; permohonan Anda menunggu lagi.",
                                    "We take back our answer; your request waits again."
                                )
                        )
                    ),
            }
        );

    /// <summary>
    /// What was just done to it is undone: it stands as before. The floor that it gave up is taken again when it is
    /// still free, and what it took is given back.
    /// </summary>
    /// <param name="from">What it was made then.</param>
    public Task<ChangeAnswer> BackTo(string code, Changer by, string action, BookingStanding was, BookingStatus from)
    {
        var verb = new BookingVerb((booking, now) => booking.BackTo(was, from, now))
        {
            NoteOf = (booking, _) => ValueTask.FromResult(by.Staff ? TakenBack(booking) : null),
            Floor = GiveBackAll,
        };
        return Booking.Holds(was.Status) ? Take(code, by, action, verb) : Change(code, by, action, verb);
    }

    private static string? TakenBack(Booking booking) =>
        Words.In(
            booking.Language,
            () => Words.Say("Keputusan tadi diurungkan petugas.", "Staff undid what they had just decided.")
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
    public Task<ChangeAnswer> ConfirmBooker(string code, Changer by) =>
        Change(
            code,
            by,
            "booking.booker-confirmed",
            new((booking, _) => booking.ConfirmBooker())
            {
                WhyNot = async (_, booking) =>
                    await db.People().AnyAsync(person => person.Id == booking.PersonId && person.AwaitsGuardian)
                        ? Words.Say(
                            "Orang tua atau wali pemesan belum setuju. "
                                + "Catat persetujuannya di \"Menunggu konfirmasi\".",
                            "The booker's parent or guardian has not agreed yet. "
                                + "Note their consent under \"To be confirmed\"."
                        )
                        : null,
                Floor = async (act, booking, before) => booking.HoldsFloor || await GiveBackAll(act, booking, before),
            }
        );

    /// <summary>
    /// The booker of a wish has shown who they are: it takes its floor. What staff are asked anyway, or whose floor is
    /// taken by now, is an ordinary request.
    /// </summary>
    public async Task<ChangeAnswer> TakeUp(string code) =>
        await Take(code, Changer.Itself, "booking.taken-up", new((booking, _) => booking.TakeUp()))
            is not ChangeAnswer.Clash
                and { } answer
            ? answer
            : await Change(code, Changer.Itself, "booking.goes-to-staff", new((booking, _) => booking.GoToStaff()));

    public Task<ChangeAnswer> ReleaseNoShow(string code) =>
        Change(
            code,
            Changer.Itself,
            "booking.no-show",
            new((booking, _) => booking.ReleaseAsNoShow()) { Floor = GiveBackRest }
        );

    public Task<ChangeAnswer> Expire(string code) =>
        Change(code, Changer.Itself, "booking.expired", new((booking, _) => booking.Expire()) { Floor = GiveBackAll });

    /// <summary>A routing note (disposisi): for staff only, changes nothing else.</summary>
    public async Task<ChangeAnswer> Route(string code, Changer by, string note)
    {
        if (string.IsNullOrWhiteSpace(note))
            return new ChangeAnswer.NotNow(Words.Say("Tulis isi disposisi.", "Write the routing note."));
        if (TooLong(note, MostRoute) is { } no)
            return no;
        return await frame.Do<ChangeAnswer>(async act =>
        {
            if (await db.Bookings().AsNoTracking().SingleOrDefaultAsync(row => row.Code == code) is not { } booking)
                return act.Refuse(ChangeAnswer.NotNow.Unknown);
            act.Add(
                new BookingStep
                {
                    BookingId = booking.Id,
                    At = act.Now,
                    By = by.Account,
                    Note = note.Trim(),
                    Internal = true,
                }
            );
            act.Note(booking, by.Account, "booking.routed", note.Trim());
            return new ChangeAnswer.Done(booking);
        });
    }

    // The change together with the floor that it needs; when that is held, the answer says by whom.
    private async Task<ChangeAnswer> Take(string code, Changer by, string action, BookingVerb verb)
    {
        (CatalogueSpace At, OnFloor Floor)? wanted = null;
        var answer = await Change(
            code,
            by,
            action,
            verb with
            {
                Floor = async (act, booking, before) =>
                {
                    if (!booking.HoldsFloor)
                        return true;
                    if (await catalogue.Space(booking.SpaceId) is not { } at)
                        return false;
                    var wish = OnFloor.Wish(booking.Id, at, booking.Range, new("", "", "", null));
                    // What has passed is not taken any more of a booking that had it before.
                    if (before != BookingStatus.Requested && wish.Range.Starts < act.Now)
                        wish = wish with { Range = wish.Range with { Starts = act.Now } };
                    wanted = (at, wish);
                    if (await FreeUnits(wish, booking, at) is not { } units)
                        return false;
                    Floor.Hold(act, booking.SiteId, units, wish.Range, HolderKind.Booking, booking.Id);
                    return true;
                },
            }
        );
        if (
            answer is not ChangeAnswer.Clash clash
            || wanted is not { } tried
            || await catalogue.Site(tried.At.Site.Id) is not { } site
        )
            return answer;
        return clash with { InTheWay = [.. (await who.Holders(site, [tried.Floor], null))[tried.Floor.Id]] };
    }

    // All of a room; of desks the one it had, or else any that is free.
    private async Task<IReadOnlyList<Guid>?> FreeUnits(OnFloor wish, Booking booking, CatalogueSpace at)
    {
        var free = (await Availability.ReadFor(db, at, booking.Range)).FreeOf(at.Units, wish.Range);
        if (!wish.AnyOf)
            return free.Count > 0 && free.Count == at.Units.Count ? free : null;
        var had = await db.Occupancies()
            .Where(row => row.HolderId == booking.Id)
            .Select(row => row.UnitId)
            .FirstOrDefaultAsync();
        if (free.Count == 0)
            return null;
        return [free.Contains(had) ? had : free[0]];
    }

    // Leaving early moves the end; the step keeps the one it had, to be read by people and by OldEnd.
    private async ValueTask<string?> NoteOfEnd(Booking booking, DateTime now)
    {
        if (now <= booking.Starts)
            return LeftBefore(booking);
        return now < booking.Ends && await catalogue.Space(booking.SpaceId) is { } at
            ? Words.In(booking.Language, () => OldEnd.Note(booking.Ends, at.Site.Clock))
            : null;
    }

    private static string LeftBefore(Booking booking) => Words.In(booking.Language, () => BookingWords.LeftBefore);

    internal static ChangeAnswer.NotNow? TooLong(string? text, int most = MostReason) =>
        text?.Trim().Length > most
            ? new(
                Words.Say(
                    $"Paling panjang {Words.Number(most)} huruf; ini {Words.Number(text.Trim().Length)}.",
                    $"At most {Words.Number(most)} letters; this has {Words.Number(text.Trim().Length)}."
                )
            )
            : null;

    private Task<ChangeAnswer> Change(string code, Changer by, string action, BookingVerb verb) =>
        frame.Do<ChangeAnswer>(
            async act =>
            {
                if (await db.Bookings().SingleOrDefaultAsync(row => row.Code == code) is not { } booking)
                    return act.Refuse(ChangeAnswer.NotNow.Unknown);
                if (verb.WhyNot is { } whyNot && await whyNot(act, booking) is { } no)
                    return act.Refuse(new ChangeAnswer.NotNow(no));
                var (before, stood) = (booking.Status, booking.Standing);
                var note = verb.NoteOf is { } of ? await of(booking, act.Now) : verb.Note;
                if (!verb.Do(booking, act.Now))
                    return act.Refuse(ChangeAnswer.NotNow.Impossible(action, booking, before, act.Now));
                await Mark(act, booking, by, verb.MayBeUndone ? action : null, stood);
                await Write(act, booking, by, action, note, step: verb.Step);
                if (verb.Floor is { } floor && !await floor(act, booking, before))
                    return act.Refuse(new ChangeAnswer.Clash());
                return new ChangeAnswer.Done(booking);
            },
            new Refusal<ChangeAnswer>(Occupancy.Refused, new ChangeAnswer.Clash()),
            new Refusal<ChangeAnswer>(
                error => error is DbUpdateConcurrencyException || Refusals.IsTaken(error),
                ChangeAnswer.NotNow.ChangedMeanwhile
            )
        );

    // A person may think better of some verbs; what came before any of them can no longer be undone.
    private static Task Mark(Act act, Booking booking, Changer by, string? verb, BookingStanding stood)
    {
        if (verb is null || !by.IsPerson)
            return act.Follows(booking.Subject());
        var site = by.Staff ? booking.SiteId : (Guid?)null;
        return act.MayBeUndone(verb, booking.Subject(), by.Account, site, UndoBooking.Written(stood));
    }

    /// <summary>The change with its step, its message, its audit row and the organization's history.</summary>
    /// <param name="was">Where it was before it was moved.</param>
    /// <param name="step">The id of its step, where whoever sends it has given one.</param>
    internal async Task Write(
        Act act,
        Booking booking,
        Changer by,
        string action,
        string? note,
        BookingPlace? was = null,
        Guid? step = null
    )
    {
        var taken = new BookingStep
        {
            Id = step ?? Guid.CreateVersion7(),
            BookingId = booking.Id,
            At = act.Now,
            Status = booking.Status,
            By = by.Account,
            Note = note,
            Was = was,
        };
        act.Add(taken);
        act.Tell(BookingNews.Of(booking, taken));
        if (by.Staff)
            act.Note(booking, by.Account, action, note);
        // Who comes second is told so before any floor is asked for.
        await act.Save();
        await OfferPlace.Settle(act, booking, by, was is not null);
        if (await catalogue.Space(booking.SpaceId) is { } at)
            await BookingActivity.Keep(act, booking, at);
    }

    private async Task<bool> GiveBackAll(Act act, Booking booking, BookingStatus before)
    {
        if (before != BookingStatus.Requested)
            await Floor.Release(act, booking.Id);
        return true;
    }

    private async Task<bool> GiveBackRest(Act act, Booking booking, BookingStatus before)
    {
        await Floor.Release(act, booking.Id, act.Now);
        return true;
    }
}
