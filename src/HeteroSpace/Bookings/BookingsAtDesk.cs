using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>Which booking is meant at the desk: by its code on any day, by whose card, number or mail it is, and by
/// names and ends of numbers from yesterday until in a month.</summary>
internal static class BookingsAtDesk
{
    private const int Most = 6;

    public static async Task<IReadOnlyList<DeskFound>> Read(
        IServiceProvider services,
        DeskQuestion asked,
        CancellationToken stop
    )
    {
        var db = services.GetRequiredService<AppDb>();
        var (found, meant) = await Meant(db, asked, stop);
        var spaces = asked.Here.Spaces.ToDictionary(space => space.Space.Id);
        var ends = await services.GetRequiredService<ChangeBooking>().EndsBefore(found, stop);
        return
        [
            .. found
                .OrderBy(booking => booking.Starts)
                .Where(booking => spaces.ContainsKey(booking.SpaceId))
                .Select(booking =>
                    Shown(services, asked, booking, spaces[booking.SpaceId], ends) with
                    {
                        IsExact = meant != By.Likeness,
                        IsAlone = meant == By.Code,
                    }
                )
                .OrderBy(row => row.Rank)
                .Take(Most),
        ];
    }

    private enum By
    {
        Code,
        Person,
        Likeness,
    }

    private static async Task<(List<Booking> Found, By Meant)> Meant(
        AppDb db,
        DeskQuestion asked,
        CancellationToken stop
    )
    {
        var here = db.Bookings().AsNoTracking().Where(row => row.SiteId == asked.Here.Site.Id);
        if (
            Booking.CodeOf(asked.Words.Text) is { } code
            && await here.Where(row => row.Code == code).ToListAsync(stop) is { Count: > 0 } byCode
        )
            return (byCode, By.Code);
        var around = Around(here, asked);
        if (await OfPerson(db, asked.Words, stop) is { } person)
            return (await around.Where(row => row.PersonId == person).ToListAsync(stop), By.Person);
        if (asked.Words.Phone is { } phone)
        {
            string number = phone;
            return (await around.Where(row => row.Phone == number).Take(Most).ToListAsync(stop), By.Person);
        }
        if (asked.Words.End is { } end)
            return (await EndingIn(db, around, end, stop), By.Likeness);
        return (await Named(around, asked, stop), By.Likeness);
    }

    private static async Task<List<Booking>> EndingIn(
        AppDb db,
        IQueryable<Booking> around,
        string end,
        CancellationToken stop
    )
    {
        var people = await db.People()
            .Where(row => row.PhoneEnd == end && row.PhoneConfirmed)
            .Select(row => (Guid?)row.Id)
            .Take(100)
            .ToListAsync(stop);
        return await around
            .Where(row => row.Phone != null && row.Phone.EndsWith(end) || people.Contains(row.PersonId))
            .OrderBy(row => row.Starts)
            .Take(Most)
            .ToListAsync(stop);
    }

    private static async Task<List<Booking>> Named(
        IQueryable<Booking> around,
        DeskQuestion asked,
        CancellationToken stop
    )
    {
        if (!asked.Words.Words.Any(word => word.Length >= 2))
            return [];
#pragma warning disable CA1310, CA2249 // Only this form becomes SQL, where it compares letter by letter.
        foreach (var begins in asked.Words.Words.Select(word => " " + word))
            around = around.Where(row => row.FoldedName.IndexOf(begins) >= 0);
#pragma warning restore CA1310, CA2249
        // Many are called Ibu and Bapak: those who are over last.
        var now = asked.Now;
        return await around
            .OrderBy(row => row.Ends <= now)
            .ThenBy(row => row.Starts)
            .ThenBy(row => row.Id)
            .Take(50)
            .ToListAsync(stop);
    }

    private static IQueryable<Booking> Around(IQueryable<Booking> here, DeskQuestion asked)
    {
        var today = asked.Here.Site.Clock.Date(asked.Now);
        var (from, to) = (today.AddDays(-1), today.AddDays(31));
        return here.Where(row => row.LocalDate >= from && row.LocalDate <= to)
            .Where(row => row.Status != BookingStatus.Cancelled && row.Status != BookingStatus.Declined);
    }

    // A card is held out, a contact counts once it is shown.
    private static async Task<Guid?> OfPerson(AppDb db, DeskWords words, CancellationToken stop)
    {
        var people = db.People().AsNoTracking().Where(row => !row.Gone);
        string? email = words.Email,
            phone = words.Phone;
        if (phone is not null)
            return await people
                .Where(row => row.PhoneConfirmed && row.Phone == phone)
                .Select(row => (Guid?)row.Id)
                .SingleOrDefaultAsync(stop);
        if (email is not null)
            return await people
                .Where(row => row.EmailConfirmed && row.Email == email)
                .Select(row => (Guid?)row.Id)
                .SingleOrDefaultAsync(stop);
        return MemberCode.Read(words.Text) is { } card
            ? await people.Where(row => row.Code == card).Select(row => (Guid?)row.Id).SingleOrDefaultAsync(stop)
            : null;
    }

    private static DeskFound Shown(
        IServiceProvider services,
        DeskQuestion asked,
        Booking booking,
        CatalogueSpace at,
        Dictionary<Guid, DateTime> ends
    )
    {
        var clock = asked.Here.Site.Clock;
        var (today, now) = (clock.Date(asked.Now), asked.Now);
        var (from, to) = (Words.Clock(clock.Local(booking.Starts)), Words.Clock(clock.Local(booking.Ends)));
        var isToday = booking.LocalDate == today;
        var mayGoOn = ends.TryGetValue(booking.Id, out var end) && end > now;
        return new(
            booking.Code,
            Rank(booking, now, today),
            isToday ? from : Words.ShortDate(booking.LocalDate),
            booking.Name,
            $"{at.Space.Name.Here} · {from}–{to} · {Stands(booking, clock, now, today)} · {booking.Code}",
            $"/konsol/{at.Site.Slug}/pemesanan/{booking.Code}"
        )
        {
            Press = Press(services, booking, at, now, mayGoOn),
            Opens = Words.Say("Buka", "Open"),
            Shows = booking.PersonId is { } person ? (person, "booking:" + booking.Code) : null,
        };
    }

    private static string Stands(Booking booking, Foundation.Time.SiteClock clock, DateTime now, DateOnly today) =>
        booking.Status == BookingStatus.Confirmed && booking.CheckInOpens > now
            ? booking.CheckInFrom(clock, today)
            : booking.Status.Said();

    private static int Rank(Booking booking, DateTime now, DateOnly today)
    {
        if (booking.MayCheckIn(now))
            return 0;
        if (booking.Status == BookingStatus.CheckedIn)
            return 1;
        if (booking.LocalDate == today)
            return booking.Ends > now ? 2 : 4;
        return booking.LocalDate > today ? 10 + booking.LocalDate.DayNumber - today.DayNumber : 100;
    }

    private static DeskPress? Press(
        IServiceProvider services,
        Booking booking,
        CatalogueSpace at,
        DateTime now,
        bool mayGoOn
    )
    {
        var change = services.GetRequiredService<ChangeBooking>();
        var name = booking.Name;
        if (booking.MayCheckIn(now))
            return new(
                "Check-in",
                AtOnce: true,
                async by =>
                    Came(
                        booking,
                        at,
                        await change.CheckIn(booking.Code, by),
                        Words.Say($"{name} hadir: {at.Space.Name.Here}.", $"{name} is here: {at.Space.Name.Here}.")
                    )
            );
        if (booking.Status == BookingStatus.NoShow && booking.Ends > now)
            return new(
                Words.Say("Ternyata datang", "Came after all"),
                AtOnce: false,
                async by =>
                    Came(
                        booking,
                        at,
                        await change.CameAfterAll(booking.Code, by),
                        Words.Say($"{name} tercatat hadir.", $"{name} is noted as here.")
                    )
            );
        return mayGoOn
            ? new(
                Words.Say("Masih di sini", "Still here"),
                AtOnce: false,
                async by =>
                    Came(
                        booking,
                        at,
                        await change.GoOn(booking.Code, by),
                        Words.Say($"{name} masih di sini.", $"{name} is still here.")
                    )
            )
            : null;
    }

    private static DeskPressed Came(Booking booking, CatalogueSpace at, ChangeAnswer answer, string done) =>
        answer switch
        {
            ChangeAnswer.Done => new(done),
            ChangeAnswer.NotNow { WasDecided: true } no => new(no.Sentence, false, "booking:" + booking.Code),
            ChangeAnswer.NotNow no => new(no.Sentence, false),
            ChangeAnswer.Clash clash => new(clash.Sentence(at.Site.Clock, booking.LocalDate), false),
            _ => new(Words.Say("Belum bisa.", "Not possible yet."), false),
        };
}
