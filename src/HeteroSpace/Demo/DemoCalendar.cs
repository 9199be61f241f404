using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Demo;

/// <summary>Two weeks that were and three that come, in every space: the same for the same day.</summary>
internal sealed class DemoCalendar(AppDb db, Catalogue catalogue, DateTime now)
{
    private List<Organization> _organizations = [];
    private int _placed;
    private Guid? _classOf;

    private static readonly string[] Purposes =
    [
        "Rapat koperasi",
        "Foto produk batik",
        "Kelas kemasan",
        "Diskusi komunitas literasi",
        "Kerja mandiri",
        "Latihan presentasi",
        "Rekaman siniar",
        "Klinik legalitas NIB",
        "Pertemuan mentor",
        "Uji coba gim",
        "Kurasi kriya",
        "Belajar pemasaran digital",
        "Rapat panitia festival",
        "Wawancara magang",
    ];

    public async Task Add(CancellationToken stop)
    {
        // The same seed each time: the world differs only by the day it is placed around.
        var dice = new Random(20200131);
        var people = await db.People().AsNoTracking().OrderBy(person => person.Name).ToListAsync(stop);
        var member = people.Single(person => person.Email == "anggota@example.org");
        var participants = people.Where(person => person.AccountId is null).ToList();
        _organizations = await db.Organizations()
            .Where(row => row.Status == OrganizationStatus.Verified)
            .AsNoTracking()
            .OrderBy(row => row.Slug)
            .ToListAsync(stop);
        _classOf = await db.Organizations()
            .Where(row => row.Slug == "komunitas-dapur-lumpia-contoh")
            .Select(row => (Guid?)row.Id)
            .SingleOrDefaultAsync(stop);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var site in await catalogue.Sites(stop))
        {
            var taken = new List<(Guid, TimeRange)>();
            if (site.Spaces.FirstOrDefault(at => at.Space.Slug == "kelas") is { } classroom)
                WeeklyClass(classroom, participants[14], taken);
            if (site.Spaces.FirstOrDefault(at => at.Space.Slug == "ruang-acara") is { } hall)
                Clash(hall, participants);
            for (var day = -14; day <= 21; day++)
                foreach (var open in DemoDays.Hours(site, site.Site.Clock.Date(now.AddDays(day))))
                foreach (var at in site.Spaces)
                    for (
                        var many = at.Space.Covers == Covers.AnyUnit ? at.Units.Count / 3 : dice.Next(0, 3);
                        many > 0;
                        many--
                    )
                        Place(
                            at,
                            open,
                            dice,
                            dice.Next(60) == 0 ? member : participants[dice.Next(participants.Count)],
                            taken
                        );
            await Save(db, stop);
            db.ChangeTracker.Clear();
        }
        db.ChangeTracker.AutoDetectChangesEnabled = true;
    }

    /// <summary>
    /// Among some thousand codes two are the same once in a hundred fills; whoever books alone is given another by the
    /// frame.
    /// </summary>
    internal static async Task Save(AppDb db, CancellationToken stop)
    {
        for (var tries = 1; ; tries++)
            try
            {
                await db.SaveChangesAsync(stop);
                return;
            }
            catch (Exception error) when (tries < 5 && Refusals.IsTaken(error))
            {
                foreach (var booking in db.ChangeTracker.Entries<Booking>())
                    booking.Property(row => row.Code).CurrentValue = Booking.NewCode();
            }
    }

    // A class every Thursday, as a partner holds it; where joint leave falls on one, that week has none.
    private void WeeklyClass(CatalogueSpace at, Person teacher, List<(Guid, TimeRange)> taken)
    {
        var (series, today) = (Guid.CreateVersion7(), at.Site.Clock.Date(now));
        var thursday = today.AddDays(DayOfWeek.Thursday - today.DayOfWeek - 14);
        for (var week = 0; week < 12; week++)
        {
            var starts = at.Site.Clock.Utc(thursday.AddDays(7 * week), new(13, 0));
            var range = new TimeRange(starts, starts.AddHours(2));
            if (DemoDays.IsHoliday(at.Site.Clock.Date(starts)) || !at.Opening.Covers(range))
                continue;
            var made = now.AddDays(-30);
            var booking = Booking.Of(
                new(at.Space.Id, range.Starts, range.Ends, 20, "Kelas Kemasan (rutin)", teacher.Books())
                {
                    Series = series,
                    Organization = _classOf,
                },
                at,
                made,
                null
            );
            db.Add(booking);
            Step(booking, made, null);
            booking.Approve();
            Step(booking, made.AddHours(5), null);
            if (range.Ends < now)
            {
                booking.CheckIn();
                Step(booking, starts, null);
                booking.Finish(range.Ends);
                Step(booking, range.Ends, null);
            }
            var needed = Availability.Needed(at.Space, range);
            taken.Add((at.Units[0], needed));
            db.AddRange(Occupancy.Of(at.Site.Id, at.Units[0], needed, HolderKind.Booking, booking.Id));
        }
    }

    // Two ask for the hall at one time: the staff decide.
    private void Clash(CatalogueSpace at, List<Person> participants)
    {
        var date = at.Site.Clock.Date(now).AddDays(24);
        while (DemoDays.IsHoliday(date) || at.Opening.On(date).Count == 0)
            date = date.AddDays(1);
        var starts = at.Site.Clock.Utc(date, new(10, 0));
        foreach (
            var (person, purpose, late) in new[]
            {
                (participants[3], "Peluncuran produk olahan singkong", 0),
                (participants[8], "Gladi pentas karawitan", 1),
            }
        )
        {
            var made = now.AddHours(-30 + 20 * late);
            var booking = Booking.Of(
                new(at.Space.Id, starts.AddHours(late), starts.AddHours(late + 3), 60, purpose, person.Books()),
                at,
                made,
                null
            );
            db.Add(booking);
            Step(booking, made, null);
        }
    }

    private void Place(CatalogueSpace at, TimeRange open, Random dice, Person person, List<(Guid, TimeRange)> taken)
    {
        if (Chosen(at, open, dice) is not { } range)
            return;
        if (new Availability(taken).UnitsFor(at, range) is not { } units)
            return;

        var made = range.Starts.AddDays(-3) < now ? range.Starts.AddDays(-3) : now.AddHours(-2);
        var booking = Booking.Of(Wish(at, range, dice, person), at, made, null);
        db.Add(booking);
        Step(booking, made, null);
        Decide(booking, made, dice);
        if (booking.Status == BookingStatus.Confirmed && range.Starts.AddMinutes(15) < now)
            Attend(booking, dice);
        if (BookingActivity.Of(booking, at) is { } done)
            db.Add(done);
        if (booking.HoldsFloor || booking.Status is BookingStatus.Finished or BookingStatus.NoShow)
            Hold(booking, at, range, units, taken);
    }

    // One to three hours, from a half hour on.
    private static TimeRange? Chosen(CatalogueSpace at, TimeRange open, Random dice)
    {
        var minutes = Math.Clamp(60 * dice.Next(1, 4), at.Space.MinMinutes, at.Space.MaxMinutes);
        var latest = (int)(open.Length.TotalMinutes - minutes) / 30;
        if (latest < 0)
            return null;
        var starts = open.Starts.AddMinutes(30 * dice.Next(latest + 1));
        return new(starts, starts.AddMinutes(minutes));
    }

    private BookingRequest Wish(CatalogueSpace at, TimeRange range, Random dice, Person person) =>
        new(
            at.Space.Id,
            range.Starts,
            range.Ends,
            dice.Next(1, at.Space.Capacity + 1),
            Purposes[dice.Next(Purposes.Length)],
            person.Books()
        )
        {
            Organization = Sometimes(at.Site.Id),
        };

    // Some requests still wait, so that the staff's inbox is not empty.
    private void Decide(Booking booking, DateTime made, Random dice)
    {
        var coming = booking.Starts > now;
        var waits = booking.Status == BookingStatus.Requested && coming && dice.Next(3) == 0;
        if (booking.Status == BookingStatus.Requested && !waits)
        {
            booking.Approve();
            Step(booking, made.AddHours(5) < now ? made.AddHours(5) : now.AddMinutes(-90), null);
        }
        if (coming && dice.Next(25) == 0)
        {
            booking.Cancel("Jadwal berubah");
            Step(booking, now.AddHours(-1), "Jadwal berubah");
        }
    }

    // Whoever did not come held the floor until they were released.
    private void Hold(
        Booking booking,
        CatalogueSpace at,
        TimeRange range,
        IReadOnlyList<Guid> units,
        List<(Guid, TimeRange)> taken
    )
    {
        var needed = Availability.Needed(at.Space, range);
        if (booking.Status == BookingStatus.NoShow)
            needed = needed with { Ends = range.Starts.AddMinutes(16) };
        foreach (var unit in units)
        {
            taken.Add((unit, needed));
            db.AddRange(Occupancy.Of(at.Site.Id, unit, needed, HolderKind.Booking, booking.Id));
        }
    }

    // A third of what happens here is done by those who are at home at this site; some are here often, and the last of
    // the list not yet.
    private Guid? Sometimes(Guid site)
    {
        if (++_placed % 3 != 0)
            return null;
        var here = _organizations.Where(row => row.SiteId == site).ToList();
        return here[_placed / 3 * 7 % Math.Max(1, here.Count * 3 / 4)].Id;
    }

    // A quarter does not come, as everywhere.
    private void Attend(Booking booking, Random dice)
    {
        if (dice.Next(4) == 0)
        {
            booking.ReleaseAsNoShow();
            Step(booking, booking.Starts.AddMinutes(16), null);
            return;
        }
        booking.CheckIn();
        Step(booking, booking.Starts.AddMinutes(dice.Next(0, 14)), null);
        if (booking.Ends > now)
            return;
        booking.Finish(booking.Ends);
        Step(booking, booking.Ends, null);
    }

    private void Step(Booking booking, DateTime at, string? note) =>
        db.Add(
            new BookingStep
            {
                BookingId = booking.Id,
                At = at,
                Status = booking.Status,
                Note = note,
            }
        );
}
