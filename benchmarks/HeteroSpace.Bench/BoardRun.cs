using System.Globalization;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace;

/// <summary>The board of a site with 60 rooms, full for a week: what its pages cost and weigh, for a clerk who is
/// signed in.</summary>
internal static class BoardRun
{
    private const string Slug = "papan-penuh";
    private const int Rooms = 60;

    public static async Task Measure(Bench bench)
    {
        await Fill(bench.World);
        using var server = bench.Serve();
        using var clerk = await Browser.SignIn(server.Port, "admin@example.org");
        var signedIn = $"Cookie: {clerk.Cookie}\r\n";
        await Costs(bench, server, clerk, signedIn, "a week of 60 rooms", "?tampil=pekan", 40, 120);
        await Costs(bench, server, clerk, signedIn, "a day of 20 rooms", "", 20, 120);
    }

    private static async Task Costs(
        Bench bench,
        Server server,
        Browser clerk,
        string signedIn,
        string what,
        string query,
        double most,
        double weight
    )
    {
        var path = $"/konsol/{Slug}/papan{query}";
        var page = Connection.Get(path, signedIn);
        await server.Saturate(page, 4, 20);
        // One after the other: how long a clerk waits for it.
        var run = await server.Saturate(page, 1, 8);
        bench.Table.Under(
            most,
            $"{bench.Engine}: board of {what}, full, ms each (processor {run.MicrosecondsEach / 1000:0.0} ms)",
            1000 / run.Rate
        );
        var plain = System.Text.Encoding.UTF8.GetByteCount(await clerk.Page(path));
        using var connection = new Connection(server.Port);
        var (_, packed, _) = await connection.Ask(page);
        bench.Table.Under(
            weight,
            $"{bench.Engine}: the same: KB, not compressed ({packed / 1000.0:0.0} compressed)",
            plain / 1000.0
        );
    }

    // Three bookings a room and day, one of them a request in every sixth room.
    private static async Task Fill(World world)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var site = new Site
        {
            Slug = Slug,
            Name = "Papan penuh",
            ClosedOnHolidays = false,
        };
        db.Add(site);
        for (var day = DayOfWeek.Sunday; day <= DayOfWeek.Saturday; day++)
            db.Add(
                new OpeningHours
                {
                    SiteId = site.Id,
                    Day = day,
                    Opens = new(8, 0),
                    Closes = new(21, 0),
                }
            );
        var today = site.Clock.Date(DateTime.UtcNow);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        for (var number = 1; number <= Rooms; number++)
            Fill(db, site, number, monday);
        await db.SaveChangesAsync();
        scope.ServiceProvider.GetRequiredService<Catalogue>().Forget();
    }

    private static void Fill(AppDb db, Site site, int number, DateOnly monday)
    {
        var space = new Space
        {
            SiteId = site.Id,
            Slug = $"ruang-{number}",
            Name = new($"Ruang pertemuan {number}"),
            Kind = SpaceKind.MeetingRoom,
            Capacity = 8,
            Position = number,
            Approval = number % 6 == 0 ? Approval.ByStaff : Approval.AtOnce,
        };
        var unit = new Unit { SiteId = site.Id, Name = number.ToString(CultureInfo.InvariantCulture) };
        db.AddRange(space, unit, new SpaceUnit { SpaceId = space.Id, UnitId = unit.Id });
        var opening = new Opening(site.Clock, [], new Dictionary<DateOnly, Holiday>(), false);
        var at = new CatalogueSpace(site, opening, space, [unit.Id]);
        for (var day = 0; day < 7; day++)
        for (var turn = 0; turn < 3; turn++)
        {
            var starts = site.Clock.Utc(monday.AddDays(day), new(8 + turn * 4 + number % 2, 30));
            Book(db, at, starts, $"Peserta {number:00}{day}{turn}");
        }
    }

    private static void Book(AppDb db, CatalogueSpace at, DateTime starts, string name)
    {
        var booker = new Booker(null, name, PersonKind.Public, null, "+6281200000077", "id");
        var wanted = new BookingRequest(at.Space.Id, starts, starts.AddHours(2), 4, "Rapat koperasi", booker);
        var booking = Booking.Of(wanted, at, starts.AddDays(-3), null);
        db.Add(booking);
        if (booking.HoldsFloor)
            db.AddRange(Occupancy.Of(at.Site.Id, at.Units[0], booking.Range, HolderKind.Booking, booking.Id));
    }
}
