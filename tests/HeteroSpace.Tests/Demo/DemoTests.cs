using System.Text.RegularExpressions;
using HeteroSpace.Bookings;
using HeteroSpace.Content;
using HeteroSpace.Discussions;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Search;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace HeteroSpace.Demo;

/// <summary>The demo keeps the rules it shows, on whichever day it is made.</summary>
public sealed class DemoTests
{
    /// <summary>A made-up world around one instant.</summary>
    internal sealed class World : IAsyncDisposable
    {
        private readonly WebApplication _app;
        private readonly TestDatabase _database;
        private readonly string _folder = Directory.CreateTempSubdirectory("hs").FullName;

        private World(TestDatabase database, DateTime now)
        {
            (_database, Now) = (database, now);
            _app = HeteroSpace.Start.Build(
                [],
                builder =>
                {
                    builder.Configuration.AddInMemoryCollection(
                        new Dictionary<string, string?>
                        {
                            ["ConnectionStrings:HeteroSpace"] = database.OwnersConnection,
                            ["Jobs:Work"] = "false",
                            ["Storage:Path"] = _folder,
                            ["Mail:Folder"] = _folder,
                        }
                    );
                    builder.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(new(now, TimeSpan.Zero)));
                    builder.Services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = 1);
                    builder.Services.KeepQueries();
                    builder.WebHost.UseUrls("http://127.0.0.1:0");
                    builder.Logging.SetMinimumLevel(LogLevel.Error);
                }
            );
        }

        public DateTime Now { get; }

        public static async Task<World> Of(DateTime now)
        {
            var world = new World(await TestDatabase.Create(), now);
            await using var scope = world._app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DemoData>().Fill();
            return world;
        }

        /// <summary>Lets visitors in, and says where.</summary>
        public async Task<Uri> Open()
        {
            await _app.StartAsync();
            return new(_app.Urls.First());
        }

        public Task<T> Read<T>(Func<AppDb, Task<T>> query) =>
            Do(services => query(services.GetRequiredService<AppDb>()));

        public async Task<T> Do<T>(Func<IServiceProvider, Task<T>> work)
        {
            await using var scope = _app.Services.CreateAsyncScope();
            return await work(scope.ServiceProvider);
        }

        public ValueTask<IReadOnlyList<CatalogueSite>> Sites() => _app.Services.GetRequiredService<Catalogue>().Sites();

        public async Task<IReadOnlyList<string>> Broken()
        {
            await using var scope = _app.Services.CreateAsyncScope();
            return await Verify.Broken(scope.ServiceProvider, alsoFiles: false);
        }

        public async ValueTask DisposeAsync()
        {
            await _app.DisposeAsync();
            await _database.DisposeAsync();
            Directory.Delete(_folder, true);
        }
    }

    private const string Noon = "2026-12-23T05:10:00Z";
    private const string Early = "2026-11-28T01:59:00Z";

    // A Wednesday at noon with holidays ahead, a Saturday before the house opens, a Sunday that is a holiday, and late
    // on a Friday when all houses are shut; usually the first on either engine, and the second on one.
    public static TheoryData<string> Instants =>
        (LongRun.Is, TestDatabase.OnPostgres) switch
        {
            (false, true) => [Noon],
            (false, false) => [Noon, Early],
            _ => [Noon, Early, "2026-05-31T06:30:00Z", "2026-10-09T16:40:00Z"],
        };

    [Theory, MemberData(nameof(Instants))]
    public async Task The_demo_keeps_the_rules_that_it_shows(string instant)
    {
        await using var world = await World.Of(
            DateTime.Parse(instant, null, System.Globalization.DateTimeStyles.RoundtripKind)
        );
        var sites = (await world.Sites()).ToDictionary(site => site.Site.Id);
        var events = await world.Read(db => db.Events().AsNoTracking().ToListAsync());
        var sessions = await world.Read(db => db.EventSessions().AsNoTracking().ToListAsync());
        Assert.InRange(events.Count, 120, 200);
        IsOpen(sites, events, sessions);
        foreach (var of in events)
            FitsItsWords(of, sites[of.SiteId]);
        foreach (var of in events)
            Assert.Equal(
                (sites[of.SiteId].Site.Clock.Date(of.Starts), of.Starts, of.Ends),
                (
                    of.LocalDate,
                    sessions.Where(row => row.EventId == of.Id).Min(row => row.Starts),
                    sessions.Where(row => row.EventId == of.Id).Max(row => row.Ends)
                )
            );
        await Meetings(world, sites.Values.First(site => site.Site.Slug == "semarang"));
        await Bookings(world, sites);
        await Activities(world, events);
        await Partners(world);
        await Words(world, events);
        Assert.Empty(await world.Broken());
        BelievableDemo.Around(world, events);
        await BelievableDemo.Tonight(world, events);
        await BelievableDemo.Episodes(world);
        await BelievableDemo.Believable(world, events);
        await BelievableDemo.Agrees(world, events);
        await AgreeingDemo.Everywhere(world, events);
        if (instant != Noon)
            return;
        // On the same day it is the same world.
        await using var again = await World.Of(world.Now);
        Assert.Equal(await Told(world), await Told(again));
    }

    // In the house, on its yard or on its screens: not while it is closed. Elsewhere people meet when they like.
    private static void IsOpen(
        Dictionary<Guid, CatalogueSite> sites,
        List<Event> events,
        List<EventSession> sessions
    ) =>
        Assert.All(
            sessions,
            session =>
            {
                var of = events.Single(row => row.Id == session.EventId);
                var site = sites[of.SiteId];
                if (session.SpaceId is null && session.Place != "" && !session.Place.Contains("Hetero Space"))
                    return;
                Assert.False(DemoDays.IsHoliday(site.Site.Clock.Date(session.Starts)), of.Title);
                Assert.True(
                    site.Opening.Covers(new(session.Starts, session.Ends)),
                    $"{of.Title}: {site.Site.Clock.Local(session.Starts)} to {site.Site.Clock.Local(session.Ends)} at "
                        + $"{site.Site.Name}"
                );
            }
        );

    private static void FitsItsWords(Event of, CatalogueSite site)
    {
        var (begins, words) = (
            site.Site.Clock.Local(of.Starts).Hour,
            $"{of.Title} {of.Summary} {of.Story}".ToLowerInvariant()
        );
        foreach (
            var (word, from, to) in ((string, int, int)[])
                [("pagi", 5, 10), ("siang", 11, 14), ("sore", 15, 17), ("malam", 18, 23)]
        )
            Assert.True(
                !Regex.IsMatch(words, $@"\b{word}\b") || begins >= from && begins <= to,
                $"{of.Title} says {word} and begins at {begins}"
            );
    }

    private static async Task Meetings(World world, CatalogueSite house)
    {
        foreach (var meeting in await world.Read(db => db.Meetings().AsNoTracking().ToListAsync()))
        {
            Assert.True(
                house.Opening.Covers(new(meeting.Starts, meeting.Ends)),
                $"{meeting.Title}: {meeting.Starts:O}"
            );
            Assert.False(
                meeting.Title.Contains("balai") && meeting.Place.Contains("Hetero"),
                $"{meeting.Title}: {meeting.Place}"
            );
        }
    }

    private static async Task Bookings(World world, Dictionary<Guid, CatalogueSite> sites) =>
        Assert.All(
            await world.Read(db => db.Bookings().AsNoTracking().ToListAsync()),
            booking =>
                Assert.True(sites[booking.SiteId].Opening.Covers(booking.Range), $"{booking.Code}: {booking.Starts:O}")
        );

    private static async Task Activities(World world, List<Event> events)
    {
        var told = await world.Read(db =>
            db.Activities().AsNoTracking().Where(row => row.Kind == "event").ToListAsync()
        );
        Assert.NotEmpty(told);
        Assert.All(
            told,
            done =>
                Assert.Equal(
                    (done.At, done.Ends),
                    events
                        .Where(of => of.Id == done.SourceId && of.Status == EventStatus.Published)
                        .Select(of => (of.Starts, (DateTime?)of.Ends))
                        .Single()
                )
        );
    }

    // What is given fits who gives it.
    private static async Task Partners(World world)
    {
        var given = await world.Read(db =>
            db.AgreementParties()
                .Join(db.Agreements(), party => party.AgreementId, row => row.Id, (party, row) => new { party, row })
                .Join(
                    db.Organizations(),
                    agreed => agreed.party.OrganizationId,
                    organization => organization.Id,
                    (agreed, organization) => new { Agreement = agreed.row, By = organization }
                )
                .ToListAsync()
        );
        Assert.All(
            given,
            agreed => Assert.True(Fits(agreed.Agreement, agreed.By), $"{agreed.Agreement.Subject} by {agreed.By.Name}")
        );
        Assert.All(
            given.Select(agreed => agreed.Agreement).Where(row => row.Number != ""),
            row => Assert.EndsWith(row.Starts.Year.ToString(), row.Number)
        );
        await Givers(world);
    }

    private static bool Fits(Agreement agreement, Organization by) =>
        agreement.Subject switch
        {
            { } subject when subject.Contains("internet") => by.Kind == OrganizationKind.Business
                && by.Sector == Sector.Digital,
            { } subject when subject.Contains("Publikasi") => by.Kind == OrganizationKind.Media,
            { } subject when subject.Contains("mahasiswa") => by.Kind == OrganizationKind.Academic,
            _ => true,
        };

    // Of events by their sector, and of students by their kind.
    private static async Task Givers(World world)
    {
        var by = await world.Read(db =>
            db.Events()
                .Where(of => of.OrganizationId != null && of.Status != EventStatus.Proposed)
                .Join(
                    db.Organizations(),
                    of => of.OrganizationId,
                    row => row.Id,
                    (of, row) =>
                        new
                        {
                            of.Title,
                            of.Sector,
                            By = row.Sector,
                            row.Name,
                        }
                )
                .ToListAsync()
        );
        Assert.All(by, row => Assert.True(row.Sector == row.By, $"{row.Title} by {row.Name}"));
        var academics = await world.Read(db =>
            db.Commitments()
                .Where(row => row.Text.Contains("mahasiswa"))
                .Join(db.Organizations(), row => row.OrganizationId, row => row.Id, (_, row) => row.Kind)
                .ToListAsync()
        );
        Assert.All(academics, kind => Assert.Equal(OrganizationKind.Academic, kind));
    }

    // Nobody says what another has said, and nothing is described in the words of something else.
    private static async Task Words(World world, List<Event> events)
    {
        Differ("titles", events.Select(of => of.Title));
        Differ("summaries", events.Select(of => of.Summary));
        Differ("stories", events.Select(of => of.Story));
        foreach (
            var line in events
                .SelectMany(of => of.Story.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                // Heads are alike so that one finds one's way.
                .Where(line => !line.StartsWith('#'))
                .GroupBy(line => line)
        )
            Assert.True(line.Count() <= events.Count / 8, $"{line.Count()} events say: {line.Key}");
        Differ("communities", await world.Read(db => db.Organizations().Select(row => row.Story).ToListAsync()));
        Differ("episodes", await world.Read(db => db.Episodes().Select(row => row.Summary).ToListAsync()));
        Differ(
            "notes",
            (await world.Read(db => db.Episodes().Select(row => row.Notes).ToListAsync())).Where(text => text != "")
        );
        Differ("reports", await world.Read(db => db.ReportParts().Select(row => row.Text).ToListAsync()));
        Differ("comments", await world.Read(db => db.Comments().Select(row => row.Text).ToListAsync()));
        Differ(
            "feedback",
            (await world.Read(db => db.Feedbacks().Select(row => row.Best).ToListAsync())).Where(text => text != "")
        );
        Differ(
            "evidence",
            (await world.Read(db => db.Commitments().Select(row => row.Evidence).ToListAsync())).Where(text =>
                text != ""
            )
        );
        Differ("steps", await world.Read(db => db.Set<OutcomeStep>().Select(row => row.Note).ToListAsync()));
        Differ("ideas", await world.Read(db => db.Ideas().Select(row => row.Text).ToListAsync()));
    }

    private static void Differ(string what, IEnumerable<string?> texts)
    {
        var all = texts.ToList();
        Assert.NotEmpty(all);
        Assert.True(
            all.Distinct().Count() == all.Count,
            $"{what}: "
                + string.Join(" | ", all.GroupBy(text => text).Where(same => same.Count() > 1).Select(same => same.Key))
        );
    }

    [Fact]
    public void Whatever_the_hour_there_is_an_event_that_runs_or_begins_this_evening()
    {
        var clock = SiteClock.House;
        for (var now = new DateTime(2026, 11, 28, 0, 0, 0, DateTimeKind.Utc); now.Day == 28; now = now.AddMinutes(7))
        {
            var evening = DemoTonight.When(clock, now);
            Assert.True(evening.Ends > now, $"{now:O}");
            Assert.Equal(clock.Date(now), clock.Date(evening.Starts));
            Assert.InRange(clock.Local(evening.Starts).Hour, 17, 19);
            Assert.True(evening.Ends <= clock.Day(clock.Date(now)).Ends, $"{now:O}");
        }
    }

    private static async Task<string> Told(World world)
    {
        var events = await world.Read(db =>
            db.Events()
                .OrderBy(of => of.Slug)
                .Select(of => new
                {
                    of.Slug,
                    of.Starts,
                    of.Summary,
                    of.CameBefore,
                })
                .ToListAsync()
        );
        var bookings = await world.Read(db =>
            db.Bookings()
                .OrderBy(row => row.Starts)
                .ThenBy(row => row.Ends)
                .ThenBy(row => row.Name)
                .ThenBy(row => row.Purpose)
                .ThenBy(row => row.People)
                .Select(row => new
                {
                    row.Starts,
                    row.Ends,
                    row.Name,
                    row.Purpose,
                    row.People,
                    row.Status,
                })
                .ToListAsync()
        );
        return string.Join('\n', events) + string.Join('\n', bookings);
    }
}
