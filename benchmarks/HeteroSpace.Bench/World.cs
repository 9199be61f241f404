using System.Data.Common;
using System.Diagnostics;
using HeteroSpace.Bookings;
using HeteroSpace.Content;
using HeteroSpace.Demo;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Messaging;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace;

/// <summary>The small demo, sixteen people with tokens, a site with 200 rooms that never closes and one with 50 for
/// the day view.</summary>
internal sealed class World : IAsyncDisposable
{
    public const string WriteSite = "bench",
        DaySite = "sehari";
    private const int Rooms = 200;
    private static readonly DateTime Start_ = DateTime.SpecifyKind(DateTime.UtcNow.Date.AddDays(3), DateTimeKind.Utc);
    private WebApplication _app = null!;
    private readonly List<(Guid Id, Guid Unit)> _rooms = [];
    private Guid _site;
    private bool _isLarge;
    public required string Connection { get; init; }
    public List<string> Tokens { get; } = [];

    /// <summary>The small demo and nothing else, as visitors see it.</summary>
    public static async Task<World> OfDemo(string connection)
    {
        Environment.SetEnvironmentVariable("ConnectionStrings__HeteroSpace", connection);
        var world = new World
        {
            Connection = connection,
            _app = Start.Build([], builder => builder.Configuration["Jobs:Work"] = "false"),
        };
        await Start.BringUpToDate(world._app.Services);
        await using var scope = world._app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoData>().Fill();
        return world;
    }

    public static async Task<World> Make(string connection)
    {
        var world = await OfDemo(connection);
        await using var scope = world._app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        world._site = world.AddSite(db, WriteSite, Rooms, true);
        world.AddSite(db, DaySite, 50, false);
        var member = await db.People()
            .Where(person => person.Email == "anggota@example.org")
            .Select(person => person.AccountId!.Value)
            .SingleAsync();
        for (var client = 0; client < 16; client++)
        {
            var (token, text) = ApiToken.New(member, $"bench {client}", "book", DateTime.UtcNow);
            db.Add(token);
            world.Tokens.Add(text);
        }
        await db.SaveChangesAsync();
        return world;
    }

    private Guid AddSite(AppDb db, string slug, int rooms, bool writing)
    {
        var site = new Site
        {
            Slug = slug,
            Name = slug,
            ClosedOnHolidays = false,
        };
        db.Add(site);
        // The site's own today: in the evening of UTC it is tomorrow there.
        var today = site.Clock.Utc(site.Clock.Date(DateTime.UtcNow), TimeOnly.MinValue);
        for (var day = DayOfWeek.Sunday; day <= DayOfWeek.Saturday; day++)
            db.Add(
                new OpeningHours
                {
                    SiteId = site.Id,
                    Day = day,
                    Opens = new(0, 0),
                    Closes = new(0, 0),
                }
            );
        for (var number = 1; number <= rooms; number++)
        {
            var space = new Space
            {
                SiteId = site.Id,
                Slug = $"ruang-{number}",
                Name = new($"Ruang {number}"),
                Kind = SpaceKind.MeetingRoom,
                Capacity = 8,
                HorizonDays = 3000,
                Position = number,
            };
            var unit = new Unit { SiteId = site.Id, Name = $"{number}" };
            db.AddRange(space, unit, new SpaceUnit { SpaceId = space.Id, UnitId = unit.Id });
            if (writing)
                _rooms.Add((space.Id, unit.Id));
            else
                for (var hour = number % 3; hour < 22; hour += 3)
                    db.AddRange(
                        Occupancy.Of(
                            site.Id,
                            unit.Id,
                            new(today.AddHours(hour), today.AddHours(hour + 1)),
                            HolderKind.Imported,
                            site.Id
                        )
                    );
        }
        return site.Id;
    }

    public string Wish(int index)
    {
        var (starts, room) = (Start_.AddMinutes(30 * (index / Rooms)), _rooms[index % Rooms].Id);
        var (from, to) = ($"{starts:yyyy-MM-ddTHH:mm:ss}+00:00", $"{starts.AddMinutes(30):yyyy-MM-ddTHH:mm:ss}+00:00");
        return $$"""{"space":"{{room}}","from":"{{from}}","to":"{{to}}","people":2,"purpose":"Rapat"}""";
    }

    /// <summary>The rows of one booking, written one booking a commit by plain ADO.NET over one connection: what the
    /// engine gives at best.</summary>
    /// <param name="turn">Each writes into months of its own.</param>
    public async Task<double> BareLoop(double seconds, int turn)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        return await new BareBookings(_site, _rooms, Start_.AddYears(2 + turn), turn).Loop(db, seconds);
    }

    /// <summary>The address of an article of the demo, in words that people wrote.</summary>
    public async Task<string?> FirstStory()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<AppDb>()
            .PublicArticles()
            .Where(row => !row.Slug.StartsWith("cerita-"))
            .OrderBy(row => row.Published)
            .Select(row => row.Slug)
            .FirstOrDefaultAsync();
    }

    public async Task ForgetMails()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<AppDb>()
            .Database.ExecuteSqlRawAsync("delete from jobs where every_seconds is null");
    }

    /// <summary>Someone with a thousand bookings, each with two steps, a mail and a notice; seconds and bytes of the
    /// fifth export.</summary>
    public async Task<(double Seconds, long Bytes)> Export()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        scope.ServiceProvider.GetRequiredService<Catalogue>().Forget();
        var at =
            await scope.ServiceProvider.GetRequiredService<Catalogue>().Space(_rooms[0].Id)
            ?? throw new InvalidOperationException("no room");
        var person = await BusyPerson.Add(db, at, Start_.AddDays(-10));
        var (seconds, bytes) = (0.0, 0L);
        for (var run = 0; run < 5; run++)
        {
            await using var work = _app.Services.CreateAsyncScope();
            var watch = Stopwatch.StartNew();
            await using var zip = await work.ServiceProvider.GetRequiredService<ExportPerson>().Zip(new(person, null));
            (seconds, bytes) = (watch.Elapsed.TotalSeconds, zip.Length);
        }
        return (seconds, bytes);
    }

    /// <summary>Mails that wait, to as many people, each with its own words.</summary>
    /// <param name="unsendable">Each so manieth goes to an address to which no mail can be written; 0 for none.</param>
    public async Task PutOut(int count, int unsendable = 0)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var seals = scope.ServiceProvider.GetRequiredService<Seals>();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await db.Outbox().ExecuteDeleteAsync();
        foreach (var chunk in Enumerable.Range(0, count).Chunk(1000))
        {
            db.AddRange(
                chunk.Select(number => Mail(number, unsendable > 0 && number % unsendable == 0 ? "." : "", seals))
            );
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
    }

    private static Outgoing Mail(int number, string slip, Seals seals)
    {
        var row = new Outgoing
        {
            Cause = $"bench:{number}",
            Kind = "booking.confirmed",
            To = $"peserta{number:00000}{slip}@example.org",
            Name = $"Peserta {number:00000}",
            At = DateTime.UtcNow,
            Due = DateTime.UtcNow,
        };
        var letter = Letter
            .About(Sentence.Both($"Ruang siap {number}"))
            .Greet(row.Name)
            .Quote(new string('x', 600))
            .Button(HeteroSpace.Foundation.Ui.Words.Say("Lihat", "See"), Proof.Of($"/status/b{number}"));
        row.Say(letter, letter.Closed(seals), LetterText.Open(letter, ""));
        return row;
    }

    /// <summary>How many of those mails stand so.</summary>
    public async Task<int> Mails(OutgoingStatus status)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<AppDb>()
            .Outbox()
            .CountAsync(row => row.Cause.StartsWith("bench:") && row.Status == status);
    }

    public async Task<int> Unsent()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<AppDb>()
            .Outbox()
            .CountAsync(row => row.Cause.StartsWith("bench:") && row.Status != OutgoingStatus.Sent);
    }

    /// <summary>The search form of the console as a clerk's browser sends it, a hundred times with different
    /// words.</summary>
    public async Task<IReadOnlyList<byte[]>> Searches(int port)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var codes = await db.People()
            .OrderBy(person => person.Id)
            .Where(person => person.Name.StartsWith("Peserta 0"))
            .Take(25)
            .Select(person => person.Code)
            .ToListAsync();
        using var clerk = await Browser.SignIn(port, "meja@example.org");
        var (token, cookie) = (await clerk.Token("/konsol/semarang/orang"), clerk.Cookie);
        return [.. Enumerable.Range(0, 100).Select(number => Form(Word(number)))];

        string Word(int number) =>
            (number % 4) switch
            {
                0 => codes[number / 4],
                1 => $"{number * 127 % 10000:0000}",
                2 => $"peserta {number * 131 % 12000 / 10:0000}",
                _ => number % 8 == 3 ? "peserta" : $"PÉSERTA 0{number % 10}",
            };
        byte[] Form(string word)
        {
            var body =
                $"_handler=cari&__RequestVerificationToken={Uri.EscapeDataString(token)}"
                + $"&cari={Uri.EscapeDataString(word)}";
            return System.Text.Encoding.ASCII.GetBytes(
                $"POST /konsol/semarang/orang HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie}\r\n"
                    + "Accept-Encoding: br\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                    + $"{body.Length}\r\n\r\n{body}"
            );
        }
    }

    /// <summary>Two activities of every organization in the last half year, so that half of them are active.</summary>
    public async Task AddActivities()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var ids = await db.Organizations().Select(row => row.Id).ToListAsync();
        foreach (var lot in ids.Index().Chunk(1000))
        {
            db.AddRange(
                lot.SelectMany(row =>
                    Enumerable
                        .Range(0, 2)
                        .Select(time => new Organizations.Activity
                        {
                            OrganizationId = row.Item,
                            Kind = "booking",
                            SourceId = Guid.CreateVersion7(),
                            At = DateTime.UtcNow.AddDays(-(row.Index % 2 == 0 ? 10 : 120) - time),
                            Title = "Ruang Rapat 1, Semarang",
                        })
                )
            );
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Puts them in; how long the score of the year takes over them.</summary>
    public async Task<(double Milliseconds, Initiatives.ContinuityOfYear Score)> AddTrails()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await Trails.Add(db);
        return await Trails.Score(
            db,
            await db.Sites().Where(row => row.Slug == "semarang").Select(row => row.Id).SingleAsync()
        );
    }

    public IServiceProvider Services => _app.Services;

    /// <summary>Seats beyond the quota of an event, or registrations that hold others than are counted.</summary>
    public async Task<int> Oversold(Guid of)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var pool = await Events.EventTables.SeatPools(db).AsNoTracking().SingleAsync(row => row.EventId == of);
        var held = await Events
            .RegistrationTables.Registrations(db)
            .Where(row => row.PoolId == pool.Id && row.Status == Events.RegistrationStatus.Confirmed)
            .SumAsync(row => row.People);
        return Math.Max(0, held - pool.Quota!.Value) + Math.Abs(held - pool.Taken);
    }

    /// <summary>Puts the large set in, once.</summary>
    public async Task Grow()
    {
        if (_isLarge)
            return;
        _isLarge = true;
        await using var scope = _app.Services.CreateAsyncScope();
        await DemoLarge.Fill(scope.ServiceProvider);
    }

    public async Task<IReadOnlyList<string>> Verify()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await HeteroSpace.Verify.Broken(scope.ServiceProvider);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
