using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.FrontDesk;

/// <summary>
/// The queue at the door: three hundred come within a minute, four clerks press, and the process is killed in the
/// middle of it. Who was answered is in, whoever was not is pressed again, and each is in once.
/// </summary>
public sealed class ArrivalsKillTests
{
    private const int Arrivals = 300,
        Clerks = 4,
        Kills = 3;
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1) / Arrivals;
    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    [Fact]
    public async Task Of_300_arrivals_in_a_minute_none_is_lost_when_the_process_is_killed()
    {
        Assert.SkipUnless(LongRun.Is, "Only in ./test --long");
        // Of its own, since its rows are written by another process.
        await using var app = await HeteroApp.Start(Now, ("log", "none"));
        var (codes, day) = await Expect(app);
        var staff = await app.Staff(Role.FrontDesk, "semarang");
        await using var house = await House.Open(
            await app.Read(db => Task.FromResult(db.Database.GetConnectionString()!))
        );
        var clerks = new List<Clerk>();
        for (var number = 0; number < Clerks; number++)
            clerks.Add(await Clerk.SignIn(house, staff.Email!, $"meja/semarang?hari={day:yyyy-MM-dd}"));
        var (answered, next, watch) = (new ConcurrentDictionary<string, bool>(), -1, Stopwatch.StartNew());
        var pressing = clerks.ConvertAll(clerk =>
            Task.Run(async () =>
            {
                for (int at; (at = Interlocked.Increment(ref next)) < Arrivals; )
                {
                    if (at * Between - watch.Elapsed is { Ticks: > 0 } wait)
                        await Task.Delay(wait);
                    await clerk.CheckIn(codes[at]);
                    Assert.True(answered.TryAdd(codes[at], true));
                }
            })
        );
        async Task Until(Func<bool> isSo)
        {
            while (!isSo())
            {
                if (pressing.Find(one => one.IsFaulted) is { } failed)
                    await failed;
                await Task.Delay(1);
            }
        }
        for (var kill = 1; kill <= Kills; kill++)
        {
            await Until(() => answered.Count >= kill * Arrivals / (Kills + 1) && clerks.Exists(one => one.Waits));
            await Kill(app, house, answered);
        }
        await Task.WhenAll(pressing);
        TestContext.Current.SendDiagnosticMessage(
            "{0} answered in {1}, {2} sendings repeated",
            answered.Count,
            watch.Elapsed,
            clerks.Sum(clerk => clerk.Repeated)
        );
        Assert.Equal(codes.Order(), answered.Keys.Order());
        Assert.True(clerks.Sum(clerk => clerk.Repeated) > 0, "nothing was pressed while it was killed");
        await EachIsInOnce(app, codes);
        clerks.ForEach(clerk => clerk.Dispose());
    }

    // While someone waits for an answer. What was answered until then stands in the database.
    private static async Task Kill(HeteroApp app, House house, ConcurrentDictionary<string, bool> answered)
    {
        await Task.Delay(Random.Shared.Next(40));
        house.Kill();
        var told = answered.Keys.ToList();
        var here = await app.Read(db =>
            db.Bookings().Where(row => row.Status == BookingStatus.CheckedIn).Select(row => row.Code).ToListAsync()
        );
        Assert.Empty(told.Except(here));
        TestContext.Current.SendDiagnosticMessage("killed: {0} answered, {1} in", told.Count, here.Count);
        await house.OpenAgain();
    }

    // One step, one line of the audit, one message on its way, and the desk is still theirs.
    private static async Task EachIsInOnce(HeteroApp app, List<string> codes)
    {
        var bookings = await app.Read(db => db.Bookings().AsNoTracking().ToListAsync());
        Assert.All(bookings, booking => Assert.Equal(BookingStatus.CheckedIn, booking.Status));
        List<Guid> ids = [.. bookings.Select(booking => booking.Id).Order()];
        Assert.Equal(codes.Order(), bookings.Select(booking => booking.Code).Order());
        var steps = await app.Read(db =>
            db.BookingSteps().AsNoTracking().Where(step => step.Status == BookingStatus.CheckedIn).ToListAsync()
        );
        Assert.Equal(ids, steps.Select(step => step.BookingId).Order());
        var audit = await app.Read(db =>
            db.Audit().Where(row => row.Action == "booking.checked-in").Select(row => row.Subject).ToListAsync()
        );
        Assert.Equal(codes.Select(code => "booking:" + code).Order(), audit.Order());
        var news = await app.Read(db =>
            db.Jobs().AsNoTracking().Where(job => job.Kind == BookingNews.Kind).ToListAsync()
        );
        Assert.Equal(
            steps.Select(step => step.Id).Order(),
            news.Select(job => job.Read<BookingNews.Payload>().StepId).Order()
        );
        var held = await app.Read(db => db.Occupancies().Select(row => row.HolderId).ToListAsync());
        Assert.Equal(ids, held.Order());
    }

    // Each with a desk of their own, due since some minutes.
    private static Task<(List<string> Codes, DateOnly Day)> Expect(HeteroApp app) =>
        app.Read(async db =>
        {
            var site = await db.Sites().AsNoTracking().SingleAsync(row => row.Slug == "semarang");
            var space = new Space
            {
                SiteId = site.Id,
                Slug = "aula",
                Name = new("Aula"),
                Kind = SpaceKind.Desk,
                Covers = Covers.AnyUnit,
                Capacity = 1,
                Position = 90,
            };
            db.Add(space);
            var (codes, starts) = (new List<string>(), Now.AddMinutes(-5));
            for (var number = 1; number <= Arrivals; number++)
            {
                var unit = new Unit { SiteId = site.Id, Name = $"Kursi {number}" };
                db.AddRange(unit, new SpaceUnit { SpaceId = space.Id, UnitId = unit.Id });
                var at = new CatalogueSpace(
                    site,
                    new Opening(site.Clock, [], new Dictionary<DateOnly, Holiday>(), false),
                    space,
                    [unit.Id]
                );
                var guest = new Booker(null, $"Peserta {number:000}", PersonKind.Public, null, "+6281200000077", "id");
                var wish = new BookingRequest(space.Id, starts, starts.AddHours(3), 1, "", guest);
                var booking = Booking.Of(wish, at, starts.AddDays(-1), null);
                db.Add(booking);
                db.AddRange(Occupancy.Of(site.Id, unit.Id, booking.Range, HolderKind.Booking, booking.Id));
                codes.Add(booking.Code);
            }
            await db.SaveChangesAsync();
            return (codes, site.Clock.Date(starts));
        });

    /// <summary>A process of ours that is started again when it was killed, at another address.</summary>
    private sealed class House(string connection) : IAsyncDisposable
    {
        private OwnServer _server = null!;

        public Uri Address => _server.Client.BaseAddress!;

        public static async Task<House> Open(string connection)
        {
            var house = new House(connection);
            house._server = await house.Start();
            return house;
        }

        public void Kill() => _server.Kill();

        public async Task OpenAgain()
        {
            var dead = _server;
            _server = await Start();
            await dead.DisposeAsync();
        }

        // No job is done, so that nobody is released meanwhile and each message can be counted.
        private Task<OwnServer> Start() => OwnServer.Start(connection, ("Demo__Fill", "none"), ("Jobs__Work", "false"));

        public ValueTask DisposeAsync() => _server.DisposeAsync();
    }

    /// <summary>Someone at the desk with the page of the day open, from before the first arrival.</summary>
    private sealed class Clerk(House house, string page) : IDisposable
    {
        private readonly HttpClient _browser = new(
            new HttpClientHandler { CookieContainer = new(), AllowAutoRedirect = false }
        );
        private string _token = "",
            _key = "";

        /// <summary>Sent, and not answered yet.</summary>
        public bool Waits { get; private set; }
        public int Repeated { get; private set; }

        public static async Task<Clerk> SignIn(House house, string email, string page)
        {
            var clerk = new Clerk(house, page);
            await Browse.Send(
                clerk._browser,
                house.Address + "masuk",
                "masuk",
                ("kontak", email),
                ("sandi", "HeteroSpace-2026")
            );
            var read = await clerk._browser.GetStringAsync(house.Address + page);
            (clerk._token, clerk._key) = (Hidden(read, "__RequestVerificationToken"), Hidden(read, "kunci"));
            return clerk;
        }

        /// <summary>Presses, and presses the same again until it is answered.</summary>
        public async Task CheckIn(string code)
        {
            for (var tries = 0; ; tries++)
                try
                {
                    Waits = true;
                    using var content = new FormUrlEncodedContent([
                        new("_handler", "hadir-" + code),
                        new("__RequestVerificationToken", _token),
                        new("kunci", _key),
                    ]);
                    using var answer = await _browser.PostAsync(house.Address + page, content);
                    Waits = false;
                    Assert.True(
                        answer.StatusCode == HttpStatusCode.Redirect,
                        $"{code} was answered {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}"
                    );
                    return;
                }
                catch (Exception error)
                    when (tries < 3000 && error is HttpRequestException or IOException or OperationCanceledException)
                {
                    (Waits, Repeated) = (false, Repeated + 1);
                    await Task.Delay(100);
                }
        }

        private static string Hidden(string page, string name) =>
            WebUtility.HtmlDecode(Regex.Match(page, $"name=\"{name}\" value=\"([^\"]+)\"").Groups[1].Value);

        public void Dispose() => _browser.Dispose();
    }
}
