using System.Text.Json;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>
/// Another time, room or number of people for a booking, as one act. The floor decides: the booking keeps what it has
/// until it has the other, and a refusal says who is there and what is free nearby. Its booker hears once, with the
/// calendar's update.
/// </summary>
public sealed class MoveBooking
{
    private readonly AppDb _db;
    private readonly Catalogue _catalogue;
    private readonly WhoHolds _who;
    private readonly Alternatives _alternatives;
    private readonly ChangeBooking _change;
    private readonly Frame _frame;

    internal MoveBooking(
        AppDb db,
        Catalogue catalogue,
        WhoHolds who,
        Alternatives alternatives,
        ChangeBooking change,
        Frame frame
    ) => (_db, _catalogue, _who, _alternatives, _change, _frame) = (db, catalogue, who, alternatives, change, frame);

    private const string Verb = "booking.moved";

    /// <summary>How it is moved.</summary>
    /// <param name="Refuses">What keeps it from being moved, asked within the act.</param>
    internal sealed record How(string Action, Func<Act, Booking, Task<ChangeAnswer?>> Refuses)
    {
        public string? Note { get; init; }
        public string? Layout { get; init; }

        /// <summary>Staff chose the place: a request has their yes with it.</summary>
        public bool Approves { get; init; }
    }

    /// <summary>Where it was, and with which layout, for who may think better of it.</summary>
    private sealed record Before(BookingPlace Place, string? Layout);

    /// <param name="seen">The version that was read with it: of two who move it the first does.</param>
    /// <param name="to">At the same site; times in UTC.</param>
    /// <param name="outsideHours">Why staff open the site outside its hours for it; null when they need not.</param>
    /// <param name="note">To the booker.</param>
    public async Task<ChangeAnswer> To(
        string code,
        int seen,
        Changer by,
        BookingPlace to,
        string? outsideHours = null,
        string? note = null
    )
    {
        if (ChangeBooking.TooLong(note) is { } tooLong)
            return tooLong;
        if (await _catalogue.Space(to.SpaceId) is not { } at)
            return ChangeAnswer.NotNow.Unknown;
        BookingRequest? wanted = null;
        var answer = await Do(
            code,
            by,
            at,
            to,
            new(Verb, Refuses) { Note = note?.Trim() is { Length: > 0 } said ? said : null }
        );
        return answer is ChangeAnswer.Clash clash && wanted is not null ? await Named(clash, code, at, wanted) : answer;

        async Task<ChangeAnswer?> Refuses(Act act, Booking booking)
        {
            if (booking.Version != seen)
                return ChangeAnswer.NotNow.ChangedMeanwhile;
            if (!by.Staff && (OnlyStaffMay(booking, at, act.Now) ?? await TooOften(booking, act.Now)) is { } no)
                return no;
            wanted = await Wanted(booking, to, by, outsideHours);
            var rules = RulesOfMoving(booking, to, BookingRules.Broken(at, wanted, act.Now));
            return rules.Count > 0 ? new ChangeAnswer.Broken(rules) : null;
        }
    }

    /// <summary>What was just moved is back where it was, when that is still free.</summary>
    internal async Task<ChangeAnswer> Back(string code, Changer by, string before)
    {
        var (was, layout) = JsonSerializer.Deserialize<Before>(before)!;
        return await _catalogue.Space(was.SpaceId) is { } at
            ? await Do(
                code,
                by,
                at,
                was,
                new("booking.move-undone", (_, _) => Task.FromResult<ChangeAnswer?>(null)) { Layout = layout }
            )
            : ChangeAnswer.NotNow.Unknown;
    }

    /// <summary>What it left because that was closed is open again.</summary>
    internal Task<ChangeAnswer> Back(string code, Changer by, CatalogueSpace at, BookingPlace was, string note) =>
        Do(
            code,
            by,
            at,
            was,
            new("booking.given-back", (_, _) => Task.FromResult<ChangeAnswer?>(null)) { Note = note }
        );

    internal Task<ChangeAnswer> Do(string code, Changer by, CatalogueSpace at, BookingPlace to, How how) =>
        _frame.Do(
            async act =>
            {
                if (await _db.Bookings().SingleOrDefaultAsync(row => row.Code == code) is not { } booking)
                    return act.Refuse<ChangeAnswer>(ChangeAnswer.NotNow.Unknown);
                if (booking.SiteId != at.Site.Id)
                    return act.Refuse<ChangeAnswer>(ChangeAnswer.NotNow.Unknown);
                var (was, before) = (booking.Place, new Before(booking.Place, booking.Layout));
                if (was == to)
                    return act.Refuse<ChangeAnswer>(Nothing);
                if (await how.Refuses(act, booking) is { } no)
                    return act.Refuse(no);
                if (!booking.Move(at, to, how.Layout ?? booking.Layout, act.Now))
                    return act.Refuse<ChangeAnswer>(
                        ChangeAnswer.NotNow.Impossible(how.Action, booking, booking.Status, act.Now)
                    );
                if (how.Approves)
                    booking.Approve();
                await Mark(act, booking, by, how.Action, before);
                await _change.Write(act, booking, by, how.Action, how.Note, was);
                return await TakeFloor(act, booking, at, was)
                    ? new ChangeAnswer.Done(booking)
                    : act.Refuse<ChangeAnswer>(new ChangeAnswer.Clash());
            },
            new Refusal<ChangeAnswer>(Occupancy.Refused, new ChangeAnswer.Clash()),
            new Refusal<ChangeAnswer>(
                error => error is DbUpdateConcurrencyException || Refusals.IsTaken(error),
                ChangeAnswer.NotNow.ChangedMeanwhile
            )
        );

    private static Task Mark(Act act, Booking booking, Changer by, string action, Before was)
    {
        if (action != Verb || !by.IsPerson)
            return act.Follows(booking.Subject());
        var site = by.Staff ? booking.SiteId : (Guid?)null;
        return act.MayBeUndone(action, booking.Subject(), by.Account, site, JsonSerializer.Serialize(was));
    }

    // A request waits without floor. Of one whose guest is in, what was used stays as it was.
    private async Task<bool> TakeFloor(Act act, Booking booking, CatalogueSpace at, BookingPlace was)
    {
        if (!booking.HoldsFloor)
            return true;
        var needed = Availability.Needed(at.Space, booking.Range);
        var had = await _db.Occupancies()
            .Where(row => row.HolderId == booking.Id)
            .Select(row => row.UnitId)
            .Distinct()
            .ToListAsync();
        if (await UnitsFor(at, booking, had) is not { } units)
            return false;
        if (act.Now <= was.Starts || units.Order().SequenceEqual(had.Order()))
        {
            await Floor.Rehold(
                act,
                booking.SiteId,
                units.Select(unit => (unit, needed)),
                HolderKind.Booking,
                booking.Id
            );
            return true;
        }
        await Floor.Release(act, booking.Id, act.Now);
        if (needed.Starts < act.Now)
            needed = needed with { Starts = act.Now };
        Floor.Hold(act, booking.SiteId, units, needed, HolderKind.Booking, booking.Id);
        await act.Save();
        return true;
    }

    // All of a room, and the guard says whether it is free; of desks the one it had, or else any that is free.
    private async Task<IReadOnlyList<Guid>?> UnitsFor(CatalogueSpace at, Booking booking, List<Guid> had)
    {
        if (at.Space.Covers == Covers.AllUnits)
            return at.Units.Count > 0 ? at.Units : null;
        var range = booking.Range;
        var free = (await Availability.ReadFor(_db, at, range, except: booking.Id)).FreeOf(
            at.Units,
            Availability.Needed(at.Space, range)
        );
        if (free.Count == 0)
            return null;
        var same = had.Find(free.Contains);
        return [same == default ? free[0] : same];
    }

    private async Task<BookingRequest> Wanted(Booking booking, BookingPlace to, Changer by, string? outsideHours)
    {
        var person = await _db.People().AsNoTracking().SingleOrDefaultAsync(row => row.Id == booking.PersonId);
        var booker = new Booker(
            booking.PersonId,
            booking.Name,
            person?.Kind ?? PersonKind.Public,
            booking.Email,
            booking.Phone,
            booking.Language
        )
        {
            Verified = person?.Verified ?? false,
            For = booking.ForId,
        };
        return new(to.SpaceId, to.Starts, to.Ends, to.People, booking.Purpose, booker)
        {
            LetterFile = booking.LetterFile,
            LetterName = booking.LetterName,
            Organization = booking.OrganizationId,
            Staff = by is { Staff: true, Account: { } staff } ? new(staff, outsideHours) : null,
        };
    }

    // Of one whose guest is in, the start is past and stays; what is asked is only when it ends and where.
    internal static List<BrokenRule> RulesOfMoving(
        Booking booking,
        BookingPlace to,
        IReadOnlyList<BrokenRule> broken
    ) =>
        [
            .. broken.Where(rule =>
                rule.Code is not ("in_the_past" or "too_soon" or "off_step") || to.Starts != booking.Starts
            ),
        ];

    // What staff said yes to was for that time and space. Who asks for another of it asks staff.
    private static ChangeAnswer.NotNow? OnlyStaffMay(Booking booking, CatalogueSpace at, DateTime now)
    {
        if (now >= booking.Starts)
            return new(
                Words.Say(
                    "Waktunya sudah mulai. Minta petugas di meja depan.",
                    "Its time has begun. Ask at the front desk."
                )
            );
        return booking.Status == BookingStatus.Requested || at.Space.Approval == Approval.AtOnce
            ? null
            : new(
                Words.Say(
                    $"{at.Space.Name.Here} disetujui pengelola dulu. Tulis pesan kepada pengelola, atau ajukan "
                        + "permohonan baru; yang sekarang tetap milik Anda.",
                    $"Staff approve {at.Space.Name.Here} first. Write to them, or make a new request; what you have "
                        + "stays yours."
                )
            );
    }

    // Each of them writes a letter and asks the floor anew. Staff are not bound.
    private async Task<ChangeAnswer.NotNow?> TooOften(Booking booking, DateTime now)
    {
        var since = now.AddDays(-1);
        var moves = await _db.BookingSteps()
            .CountAsync(step => step.BookingId == booking.Id && step.At > since && step.WasStarts != null);
        var most = HouseLimits.BookingMoves.Most;
        return moves < most
            ? null
            : new(
                Words.Say(
                    $"Pemesanan ini sudah dipindah {most} kali dalam sehari. Tulis pesan kepada pengelola; yang "
                        + "sekarang tetap milik Anda.",
                    $"This booking was moved {most} times within a day. Write to the staff; what you have stays yours."
                )
            );
    }

    private static ChangeAnswer.NotNow Nothing => new(Words.Say("Tidak ada yang diubah.", "Nothing was changed."));

    // Names are for staff; whoever shows them to others asks for none.
    private async Task<ChangeAnswer.Clash> Named(
        ChangeAnswer.Clash clash,
        string code,
        CatalogueSpace at,
        BookingRequest wanted
    )
    {
        var id = await _db.Bookings().Where(row => row.Code == code).Select(row => row.Id).SingleAsync();
        var near = await _alternatives.Near(at, wanted, default, id);
        if (wanted.Staff is null || await _catalogue.Site(at.Site.Id) is not { } site)
            return clash with { Alternatives = near };
        var wish = OnFloor.Wish(id, at, wanted.Range, new("", "", "", null));
        var inTheWay = (await _who.InTheWay(site, [wish], null))[id];
        return clash with { InTheWay = [.. inTheWay.Where(other => other.Kind is not null)], Alternatives = near };
    }
}
