using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>Bookings that waited for their booker to show a contact: what became of them, and whose they are.</summary>
internal static class WaitingBookings
{
    // The link that confirms an address lasts two days; what is older is not what it was sent for.
    private static readonly TimeSpan Told = TimeSpan.FromDays(3);
    private const int Most = 3;

    /// <summary>For the page that confirms an address: each hold of the person, and what is so of it now.</summary>
    public static async Task<IReadOnlyList<WaitingThing>> Read(
        IServiceProvider services,
        Guid person,
        CancellationToken stop
    )
    {
        var (db, now) = (
            services.GetRequiredService<AppDb>(),
            services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime
        );
        var since = now - Told;
        var all = await db.Bookings()
            .AsNoTracking()
            .Where(row =>
                row.PersonId == person
                && row.Made > since
                && (
                    row.AwaitsContact
                    || db.BookingSteps()
                        .Any(step =>
                            step.BookingId == row.Id
                            && (
                                step.Status == BookingStatus.Held
                                || step.Status == BookingStatus.Requested && !row.NeedsApproval
                            )
                        )
                )
            )
            .OrderByDescending(row => row.Made)
            .Take(50)
            .ToListAsync(stop);
        var minor = await db.People().AnyAsync(row => row.Id == person && row.AwaitsGuardian, stop);
        var things = new List<WaitingThing>();
        foreach (var booking in all.Where(row => row.IsOpen && row.Ends > now || Lost(row, all)).Take(Most))
            if (await services.GetRequiredService<Catalogue>().Space(booking.SpaceId, stop) is { } at)
                things.Add(booking.IsOpen ? Open(booking, at, minor) : await RanOut(db, booking, at, now, stop));
        return things;
    }

    // What was booked anew meanwhile is not lost.
    private static bool Lost(Booking row, List<Booking> all) =>
        row.Status == BookingStatus.Expired
        && !all.Exists(other =>
            other.Made > row.Made && other.SpaceId == row.SpaceId && other.Range.Overlaps(row.Range)
        );

    private static WaitingThing Open(Booking booking, CatalogueSpace at, bool minor)
    {
        var (what, mine) = (
            $"{at.Space.Name.Here}, {Words.When(at.Site.Clock, booking.Starts, booking.Ends)}",
            "/saya/pemesanan/" + booking.Code
        );
        var see = Words.Say("Lihat pemesanan saya", "See my booking");
        if (booking.AwaitsContact)
            return new(
                Words.Say(
                    $"{what}: kami catat tanpa menahan ruangnya. Dengan konfirmasi ini, selama masih kosong, jadi.",
                    $"{what}: noted without holding the space. With this confirmation it is yours, if it is still free."
                ),
                true,
                mine,
                see
            );
        if (booking.Status == BookingStatus.Requested)
            return new(
                Words.Say(
                    $"{what}: permohonan Anda sudah kami teruskan. Pengelola menjawab paling lambat "
                        + $"dua hari kerja.",
                    $"{what}: your request is on its way. The staff answer within two working days."
                ),
                true,
                mine,
                see
            );
        if (booking.Status != BookingStatus.Held)
            return new(
                Words.Say($"{what}: pemesanan Anda jadi.", $"{what}: your booking is confirmed."),
                true,
                mine,
                see
            );
        var until = Words.Instant(at.Site.Clock, booking.HeldUntil!.Value);
        var then = minor
            ? Words.Say(
                "Orang tua atau wali Anda perlu setuju; begitu setuju, pemesanan Anda jadi.",
                "A parent or guardian has to agree; then it is yours."
            )
            : Words.Say("Dengan konfirmasi ini pemesanan Anda kami teruskan.", "Once you confirm, it goes ahead.");
        return new(
            Words.Say($"{what}: kami tahan sampai {until}. {then}", $"{what}: on hold until {until}. {then}"),
            true,
            mine,
            see
        );
    }

    private static async Task<WaitingThing> RanOut(
        AppDb db,
        Booking booking,
        CatalogueSpace at,
        DateTime now,
        CancellationToken stop
    )
    {
        var (what, when) = (at.Space.Name.Here, Words.When(at.Site.Clock, booking.Starts, booking.Ends));
        if (await IsFree(db, booking, at, now, stop))
            return new(
                Words.Say(
                    $"Waktu tahan {what} sudah habis. {when} masih kosong; pesan lagi?",
                    $"The hold on {what} ran out. {when} is still free; book it again?"
                ),
                false,
                AskedTime.Again(at, booking),
                Words.Say("Pesan lagi", "Book again")
            );
        var why =
            booking.Starts <= now
                ? Words.Say($"{when} sudah lewat.", $"{when} is over.")
                : Words.Say(
                    $"{when} sudah dipakai atau tidak bisa dipesan lagi.",
                    $"{when} is taken by now, or can no longer be booked."
                );
        return new(
            Words.Say($"Waktu tahan {what} sudah habis. {why}", $"The hold on {what} ran out. {why}"),
            false,
            AskedTime.SpaceAddress(at, booking),
            Words.Say("Pilih waktu lain", "Choose another time")
        );
    }

    private static async Task<bool> IsFree(
        AppDb db,
        Booking booking,
        CatalogueSpace at,
        DateTime now,
        CancellationToken stop
    )
    {
        var wish = new BookingRequest(
            at.Space.Id,
            booking.Starts,
            booking.Ends,
            booking.People,
            booking.Purpose,
            new(booking.PersonId, booking.Name, PersonKind.Public, booking.Email, booking.Phone, booking.Language)
        );
        return !BookingRules.Broken(at, wish, now).Any(rule => rule.Field is "from" or "to")
            && (await Availability.ReadFor(db, at, booking.Range, stop: stop)).UnitsFor(at, booking.Range) is not null;
    }

    /// <summary>Whoever showed who they are has what was held for them, and what they wished while it is
    /// free.</summary>
    public static async Task Confirm(IServiceProvider services, Guid person, CancellationToken stop)
    {
        var change = services.GetRequiredService<ChangeBooking>();
        foreach (
            var waits in await services
                .GetRequiredService<AppDb>()
                .Bookings()
                .Where(row => row.PersonId == person && (row.Status == BookingStatus.Held || row.AwaitsContact))
                .OrderBy(row => row.Made)
                .Select(row => new { row.Code, row.AwaitsContact })
                .ToListAsync(stop)
        )
            if (waits.AwaitsContact)
                await change.TakeUp(waits.Code);
            else
                await change.ConfirmBooker(waits.Code, Changer.Itself);
    }

    /// <summary>Whoever has no mail learns of the hold from the message staff send: a quarter of an hour is left from
    /// then, and never less than was told.</summary>
    public static Task HoldFromThen(MessageSent sent)
    {
        if (sent.Kind != "booking.held")
            return Task.CompletedTask;
        var (db, until) = (sent.Act.Db, sent.Act.Now + HoldTime.Default);
        return sent.Act.Update(
            db.Bookings()
                .Where(row => row.Id == sent.SubjectId && row.Status == BookingStatus.Held && row.HeldUntil < until)
                .Where(row => !db.People().Any(person => person.Id == row.PersonId && person.AwaitsGuardian)),
            set => set.SetProperty(row => row.HeldUntil, until)
        );
    }

    /// <summary>Someone under 18 has done their part: what is held for them waits a day for the guardian, unless it is
    /// large.</summary>
    public static Task KeepForGuardian(IServiceProvider services, Guid person) =>
        services
            .GetRequiredService<Frame>()
            .Do(async act =>
            {
                var held = act.Db.Bookings().Where(row => row.Status == BookingStatus.Held);
                foreach (
                    var booking in await held.AsNoTracking()
                        .Where(row => row.PersonId == person && row.HeldUntil > act.Now)
                        .ToListAsync()
                )
                {
                    if (
                        await services.GetRequiredService<Catalogue>().Space(booking.SpaceId) is not { } at
                        || !HoldTime.IsSmall(at.Space)
                    )
                        continue;
                    var until = HoldTime.End(booking.Made, HoldTime.ForGuardian, booking.Starts);
                    await act.Update(
                        held.Where(row => row.Id == booking.Id && row.HeldUntil < until),
                        set => set.SetProperty(row => row.HeldUntil, until)
                    );
                }
            });

    /// <summary>What was booked with a contact by someone who never showed it is its owner's, who has.</summary>
    public static Task HandOver(IServiceProvider services, ContactOwned owned) =>
        services
            .GetRequiredService<Frame>()
            .Do(async act =>
            {
                var bookings = act.Db.Bookings();
                // Someone who still holds something for themselves keeps to one hold (they wait for a guardian).
                var holds = await bookings.AnyAsync(row =>
                    row.PersonId == owned.To && row.Status == BookingStatus.Held
                );
                await act.Update(
                    BookedWith(bookings.Where(row => row.PersonId == owned.From), owned.Contact)
                        .Where(row => !holds || row.Status != BookingStatus.Held),
                    set => set.SetProperty(row => row.PersonId, owned.To)
                );
            });

    private static IQueryable<Booking> BookedWith(IQueryable<Booking> bookings, Contact contact)
    {
        var (email, phone) = (contact.Email, contact.Phone);
        return bookings.Where(row => email != null && row.Email == email || phone != null && row.Phone == phone);
    }
}
