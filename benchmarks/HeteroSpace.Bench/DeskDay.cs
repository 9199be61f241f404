using HeteroSpace.Bookings;
using HeteroSpace.Discussions;
using HeteroSpace.Foundation.Db;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace;

/// <summary>
/// A full house of the large set: 500 bookings of today at its first site, each by someone of the 12,908 it knows,
/// 20,000 of the forty days before, requests that wait, and conversations about what is to come.
/// </summary>
internal static class DeskDay
{
    public const string Site = "semarang";
    private const string Desks = "meja-panjang";
    private const int Seats = 100,
        Turns = 5,
        DaysBefore = 40,
        Requests = 34,
        Talks = 200;

    private static HashSet<string>? Codes;

    /// <summary>A booking of today with its guest.</summary>
    /// <param name="Email">Shown to be theirs, as the number is.</param>
    public sealed record Guest(Booking Booking, string Card, string Name, string Phone, string Email);

    /// <summary>Puts it in, once a database; the guests of today whom a scan only shows: none of them may check in
    /// within hours.</summary>
    public static async Task<List<Guest>> Fill(World world)
    {
        await world.Grow();
        await using var scope = world.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var site = await db.Sites().AsNoTracking().SingleAsync(row => row.Slug == Site);
        if (!await db.Spaces().AnyAsync(row => row.SiteId == site.Id && row.Slug == Desks))
        {
            await Add(db, site);
            scope.ServiceProvider.GetRequiredService<Catalogue>().Forget();
            await db.Database.ExecuteSqlRawAsync("analyze");
        }
        return await OnlyShown(db, site);
    }

    /// <summary>A space of desks, each with a unit of its own.</summary>
    public static CatalogueSpace AddDesks(AppDb db, Site site, string slug, string name, int seats)
    {
        var space = new Space
        {
            SiteId = site.Id,
            Slug = slug,
            Name = new(name),
            Kind = SpaceKind.Desk,
            Covers = Covers.AnyUnit,
            Capacity = 1,
            Position = 90,
        };
        db.Add(space);
        List<Guid> units = [];
        for (var number = 1; number <= seats; number++)
        {
            var unit = new Unit { SiteId = site.Id, Name = $"{name} {number}" };
            units.Add(unit.Id);
            db.AddRange(unit, new SpaceUnit { SpaceId = space.Id, UnitId = unit.Id });
        }
        return new(site, new Opening(site.Clock, [], new Dictionary<DateOnly, Holiday>(), false), space, units);
    }

    /// <summary>A booking with the desk it has.</summary>
    public static Booking Book(AppDb db, CatalogueSpace at, int seat, DateTime starts, TimeSpan length, Booker booker)
    {
        var wanted = new BookingRequest(at.Space.Id, starts, starts + length, 1, "Rapat koperasi", booker);
        Codes ??= [.. db.Bookings().Select(row => row.Code)];
        var booking = Booking.Of(wanted, at, starts.AddDays(-3), null);
        // Of twenty thousand that are put in at once two may draw the same, which elsewhere the frame tries again.
        while (!Codes.Add(booking.Code))
            booking = Booking.Of(wanted, at, starts.AddDays(-3), null);
        db.Add(booking);
        if (booking.HoldsFloor)
            db.AddRange(Occupancy.Of(at.Site.Id, at.Units[seat], booking.Range, HolderKind.Booking, booking.Id));
        return booking;
    }

    private static async Task Add(AppDb db, Site site)
    {
        var at = AddDesks(db, site, Desks, "Meja Panjang", Seats);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        var people = await Known(db, site);
        var (now, today) = (DateTime.UtcNow, site.Clock.Date(DateTime.UtcNow));
        for (var before = DaysBefore; before >= 0; before--)
        {
            for (var number = 0; number < Seats * Turns; number++)
            {
                var guest = people[(before * 137 + number) % people.Count];
                // An hour between two at a desk.
                var starts = site
                    .Clock.Utc(today.AddDays(-before), TimeOnly.MinValue)
                    .AddHours(number / Seats * 4)
                    .AddMinutes(number % Seats % 12 * 15);
                Stand(Book(db, at, number % Seats, starts, TimeSpan.FromHours(3), guest), now);
            }
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
        await Ask(db, site, people, now);
        await Talk(db, site, now);
    }

    // Every twelfth who should be in is late.
    private static void Stand(Booking booking, DateTime now)
    {
        if (booking.Starts > now || booking.Ends > now && booking.Starts.Minute == 0 && booking.Starts.Hour % 3 == 0)
            return;
        booking.CheckIn();
        if (booking.Ends <= now)
            booking.Finish(booking.Ends);
    }

    // The first five hundred have shown that number and address are theirs.
    private static async Task<List<Booker>> Known(AppDb db, Site site)
    {
        var people = await db.People()
            .Where(row => row.Name.StartsWith("Peserta 0") && row.AccountId == null && row.Phone != null)
            .Where(row => db.PersonSites().Any(known => known.SiteId == site.Id && known.PersonId == row.Id))
            .Where(row => !db.People().Any(other => other.Phone == row.Phone && other.Id != row.Id))
            .OrderBy(row => row.Id)
            .Take(Seats * Turns)
            .ToListAsync();
        foreach (var (number, person) in people.Index())
        {
            (person.Email, person.EmailConfirmed) = ($"tamu{number:000}@example.org", true);
            person.PhoneConfirmed = true;
        }
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return people.ConvertAll(person => person.Books());
    }

    private static async Task Ask(AppDb db, Site site, List<Booker> people, DateTime now)
    {
        var space = await db.Spaces()
            .AsNoTracking()
            .Where(row => row.SiteId == site.Id && row.Approval != Approval.AtOnce)
            .OrderBy(row => row.Position)
            .FirstAsync();
        var opening = new Opening(site.Clock, [], new Dictionary<DateOnly, Holiday>(), false);
        var at = new CatalogueSpace(site, opening, space, []);
        for (var number = 0; number < Requests; number++)
            Book(db, at, 0, now.AddDays(2 + number % 20).AddHours(number % 5), TimeSpan.FromHours(2), people[number]);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    // A third of them waits for an answer.
    private static async Task Talk(AppDb db, Site site, DateTime now)
    {
        var bookings = await db.Bookings()
            .AsNoTracking()
            .Where(row => row.SiteId == site.Id && row.Purpose == "Rapat koperasi")
            .Where(row => !db.Conversations().Any(known => known.SubjectId == row.Id))
            .OrderByDescending(row => row.Starts)
            .ThenBy(row => row.Id)
            .Take(Talks)
            .ToListAsync();
        foreach (var (number, booking) in bookings.Index())
        {
            var (of, at, waits) = (BookingTalk.Of(booking), now.AddMinutes(-7 * number - 30), number % 3 == 0);
            var said = waits ? at : at.AddMinutes(5);
            db.Add(
                new Conversation
                {
                    SubjectKind = of.Kind,
                    SubjectId = of.Id,
                    SiteId = site.Id,
                    WaitsSince = waits ? at : null,
                    LastAt = said,
                    LastFromStaff = !waits,
                }
            );
            db.Add(Line(of, at, booking.Name, "Boleh kami masuk setengah jam lebih awal?", false));
            if (!waits)
                db.Add(Line(of, said, "Meja Depan Semarang", "Boleh, silakan.", true));
        }
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    private static Message Line(SubjectKey of, DateTime at, string who, string text, bool byStaff) =>
        new()
        {
            SubjectKind = of.Kind,
            SubjectId = of.Id,
            At = at,
            AuthorName = who,
            Via = byStaff ? MessageVia.Staff : MessageVia.Link,
            FromStaff = byStaff,
            Text = text,
        };

    private static async Task<List<Guest>> OnlyShown(AppDb db, Site site)
    {
        var (now, today) = (DateTime.UtcNow, site.Clock.Date(DateTime.UtcNow));
        var rows = await db.Bookings()
            .AsNoTracking()
            .Where(row => row.SiteId == site.Id && row.LocalDate == today && row.Purpose == "Rapat koperasi")
            .Where(row => row.Status != BookingStatus.Confirmed || row.Starts > now.AddHours(3))
            .Join(db.People(), row => row.PersonId, person => person.Id, (row, person) => new { row, person })
            .Where(both => both.person.EmailConfirmed && both.person.PhoneConfirmed)
            .OrderBy(both => both.row.Code)
            .ToListAsync();
        return
        [
            .. rows
            // Who comes twice may have another that can be checked in.
            .GroupBy(both => both.person.Id)
                .Where(mine => mine.Count() == 1)
                .Select(mine => mine.First())
                .Select(both => new Guest(
                    both.row,
                    both.person.Code,
                    both.person.Name,
                    both.person.Phone!,
                    both.person.Email!
                )),
        ];
    }
}
