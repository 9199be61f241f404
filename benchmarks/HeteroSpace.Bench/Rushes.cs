using System.Data.Common;
using System.Diagnostics;
using System.Text;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace HeteroSpace;

/// <summary>What came of a rush for seats.</summary>
/// <param name="P99">Milliseconds from when each was due.</param>
internal sealed record Rush(int Seats, int Full, int Failed, double P50, double P99, double Seconds, int Oversold);

/// <summary>Crowds that want seats of one event, and a door with five thousand tickets.</summary>
internal static class Rushes
{
    private static readonly List<string> Tokens = [];

    /// <summary>People with confirmed addresses and a token each, so many that nobody registers twice.</summary>
    /// <param name="called">What their addresses begin with: one crowd is not the next.</param>
    public static async Task People(IServiceProvider services, string called, int count)
    {
        Tokens.Clear();
        foreach (var lot in Enumerable.Range(0, count).Chunk(1000))
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            foreach (var number in lot)
            {
                var account = new Account { Email = $"{called}{number}@example.org", EmailConfirmed = true };
                account.UserName = account.Id.ToString("n");
                (account.NormalizedUserName, account.NormalizedEmail, account.SecurityStamp) = (
                    account.UserName.ToUpperInvariant(),
                    account.Email.ToUpperInvariant(),
                    account.UserName
                );
                var (token, text) = ApiToken.New(account.Id, "rush", "book", DateTime.UtcNow);
                db.AddRange(
                    account,
                    new Person
                    {
                        AccountId = account.Id,
                        Name = $"Peserta {number:00000}",
                        Email = account.Email,
                        EmailConfirmed = true,
                        Since = DateTime.UtcNow,
                    },
                    token
                );
                Tokens.Add(text);
            }
            await db.SaveChangesAsync();
        }
    }

    public static async Task<Event> Published(
        IServiceProvider services,
        string title,
        int seats,
        TimeRange? when = null
    )
    {
        await using var scope = services.CreateAsyncScope();
        var (plan, db) = (
            scope.ServiceProvider.GetRequiredService<PlanEvent>(),
            scope.ServiceProvider.GetRequiredService<AppDb>()
        );
        var site = (await scope.ServiceProvider.GetRequiredService<Catalogue>().Site("semarang"))!;
        var by = await db.People()
            .Where(person => person.Email == "petugas@example.org")
            .Select(person => person.AccountId!.Value)
            .SingleAsync();
        var of = (
            await plan.Begin(
                new()
                {
                    Title = title,
                    Summary = "Satu acara yang semua orang mau datangi.",
                    Story = string.Concat(
                        Enumerable.Repeat(
                            "Kita mulai tepat waktu, berkenalan sebentar, lalu langsung praktik bersama narasumber. ",
                            12
                        )
                    ),
                    Sector = Sector.Digital,
                    When = when ?? new TimeRange(DateTime.UtcNow.AddDays(20), DateTime.UtcNow.AddDays(20).AddHours(3)),
                    Place = "Gedung besar",
                    InPerson = seats,
                },
                site,
                "acara-bersama",
                null,
                null,
                false,
                by
            )
        )!;
        await plan.Publish(of, by);
        await db.Database.ExecuteSqlRawAsync("analyze");
        return of;
    }

    /// <summary>As a rush comes: half of them within the first quarter of the time. Each is counted from when it was
    /// due, so that waiting behind a slow one is not hidden.</summary>
    public static async Task<Rush> Of(Server server, Event of, int people, double seconds, Func<Task<int>> oversold)
    {
        var wish = """{"mode":"in-person","people":1}""";
        var (times, next, seats, full, failed, watch) = (new double[people], -1, 0, 0, 0, Stopwatch.StartNew());
        await Task.WhenAll(
            Enumerable
                .Range(0, 64)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        using var connection = new Connection(server.Port);
                        for (int index; (index = Interlocked.Increment(ref next)) < people; )
                        {
                            var due = seconds * Math.Pow((double)index / people, 2);
                            if (due - watch.Elapsed.TotalSeconds is > 0 and var wait)
                                await Task.Delay(TimeSpan.FromSeconds(wait));
                            var (status, _, _) = await connection.Ask(
                                Connection.Post($"/api/v1/events/{of.Slug}/registrations", Tokens[index], wish)
                            );
                            times[index] = (watch.Elapsed.TotalSeconds - due) * 1000;
                            if (status == 201)
                                Interlocked.Increment(ref seats);
                            else if (status == 409)
                                Interlocked.Increment(ref full);
                            else
                                Interlocked.Increment(ref failed);
                        }
                    })
                )
        );
        Array.Sort(times);
        return new(
            seats,
            full,
            failed,
            times[people / 2],
            times[people * 99 / 100],
            watch.Elapsed.TotalSeconds,
            await oversold()
        );
    }

    /// <summary>As many registrations a second as 64 clients get, for one event.</summary>
    public static async Task<double> Sustained(Server server, Event of, int from, int count)
    {
        var (next, wish, watch) = (from - 1, """{"mode":"in-person","people":1}""", Stopwatch.StartNew());
        await Task.WhenAll(
            Enumerable
                .Range(0, 64)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        using var connection = new Connection(server.Port);
                        for (int index; (index = Interlocked.Increment(ref next)) < from + count; )
                            if (
                                (
                                    await connection.Ask(
                                        Connection.Post($"/api/v1/events/{of.Slug}/registrations", Tokens[index], wish)
                                    )
                                ).Status
                                is not 201
                                    and var status
                            )
                                throw new IOException($"registration {index} was answered {status}");
                    })
                )
        );
        return count / watch.Elapsed.TotalSeconds;
    }

    // The row is taken by hand, so the status is one for which the guard does not take it once more.
    private const string BareSql = """
        update seat_pools set taken = taken + 1 where id = @pool and (quota is null or taken + 1 <= quota);
        insert into registrations (
            id, event_id, pool_id, attend, name, email, language, people, of_contact, status, made, version
        ) values (
            @id, @event, @pool, 'InPerson', 'Peserta', @mail, 'id', 1, 1, 'Cancelled', @now, 0
        );
        insert into tickets (id, registration_id, event_id, number, sealed_code, name, folded_name, returned)
            values (@ticket, @id, @event, 1, @code, 'Peserta', 'peserta', @no);
        insert into jobs (id, kind, payload, due, attempts, dead) values (
            @job, 'bare',
        '{"RegistrationId":"00000000-0000-0000-0000-000000000000","Status":4,"Version":0,"At":"2026-11-26T00:00:00Z"}',
            @now, 0, @no
        );
        """;

    /// <summary>The same rows by plain ADO.NET, a registration a commit: one conditional update of the one row, and the
    /// inserts.</summary>
    public static async Task<double> BareLoop(IServiceProvider services, Event of, double seconds)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var pool = await db.SeatPools().Where(row => row.EventId == of.Id).Select(row => row.Id).SingleAsync();
        await using var loop = await HeteroSpace.BareLoop.Of(
            db,
            BareSql,
            ["@pool", "@id", "@event", "@mail", "@now", "@ticket", "@code", "@no", "@job"]
        );
        var rate = await loop.Run(
            seconds,
            number =>
                [
                    loop.Id(pool),
                    loop.NewId(),
                    loop.Id(of.Id),
                    $"bare{number}@example.org",
                    DateTime.UtcNow,
                    loop.NewId(),
                    Encoding.ASCII.GetBytes($"HB-{number:0000000}"),
                    false,
                    loop.NewId(),
                ]
        );
        await db.Database.ExecuteSqlRawAsync("delete from jobs where kind = 'bare'");
        await db.Tickets().Where(row => row.EventId == of.Id).ExecuteDeleteAsync();
        await db.Registrations().Where(row => row.EventId == of.Id).ExecuteDeleteAsync();
        await db.Database.ExecuteSqlRawAsync("update seat_pools set taken = 0 where id = {0}", loop.Id(pool));
        return rate;
    }

    /// <summary>An event that is about to begin, with so many tickets.</summary>
    public static async Task<(Event Event, List<string> Codes)> Door(IServiceProvider services, int tickets)
    {
        var of = await Published(
            services,
            "Pintu yang ramai",
            20_000,
            new(DateTime.UtcNow.AddMinutes(30), DateTime.UtcNow.AddHours(4))
        );
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var pool = await db.SeatPools().Where(row => row.EventId == of.Id).Select(row => row.Id).SingleAsync();
        var (codes, seals) = (new List<string>(), services.GetRequiredService<SealedCodes>());
        foreach (var lot in Enumerable.Range(0, tickets).Chunk(1000))
        {
            foreach (var number in lot)
            {
                var row = new Registration
                {
                    EventId = of.Id,
                    PoolId = pool,
                    Name = $"Peserta Bernama Panjang {number:00000}",
                    Email = $"pintu{number}@example.org",
                    Made = DateTime.UtcNow,
                    Shown = DateTime.UtcNow,
                    Status = RegistrationStatus.Confirmed,
                };
                var code = TicketCode.New();
                var ticket = new Ticket
                {
                    RegistrationId = row.Id,
                    EventId = of.Id,
                    Number = 1,
                    SealedCode = seals.Close(code),
                    Name = row.Name,
                };
                codes.Add(code.Reveal());
                db.AddRange(row, ticket);
            }
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
        return (of, codes);
    }

    /// <summary>A real browser at the door: seconds until the list is on the device and ready, and the slowest of
    /// fifty scans without a network, in milliseconds as the page itself took them.</summary>
    public static async Task<(double Seconds, double Slowest)> Scan(Server server, Event of, List<string> codes)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium(playwright);
        var context = await browser.NewContextAsync(new() { BaseURL = $"http://127.0.0.1:{server.Port}" });
        var page = await context.NewPageAsync();
        await SignIn(page, "petugas@example.org");
        await page.GotoAsync("/acara");
        var watch = Stopwatch.StartNew();
        await page.GotoAsync("/pindai/" + of.Slug, new() { WaitUntil = WaitUntilState.Commit });
        await page.WaitForSelectorAsync("#pintu[data-ready]", new() { State = WaitForSelectorState.Attached });
        var seconds = watch.Elapsed.TotalSeconds;
        await context.SetOfflineAsync(true);
        var slowest = 0.0;
        for (var number = 0; number < 50; number++)
        {
            await page.EvaluateAsync("document.getElementById('pintu').removeAttribute('data-milliseconds')");
            await page.FillAsync("#kode", codes[number * 97 % codes.Count]);
            await page.PressAsync("#kode", "Enter");
            await page.WaitForSelectorAsync(
                "#pintu[data-milliseconds]",
                new() { State = WaitForSelectorState.Attached }
            );
            slowest = Math.Max(
                slowest,
                double.Parse(
                    (await page.GetAttributeAsync("#pintu", "data-milliseconds"))!,
                    System.Globalization.CultureInfo.InvariantCulture
                )
            );
        }
        return (seconds, slowest);
    }

    public static Task<IBrowser> Chromium(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = "/usr/bin/chromium",
                Args =
                [
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );

    /// <summary>Staff of the demo sign in by the page.</summary>
    public static async Task SignIn(IPage page, string email)
    {
        await page.GotoAsync("/masuk");
        await page.FillAsync("#kontak", email);
        await page.FillAsync("#sandi", Demo.DemoData.Password);
        await page.ClickAsync("form[data-once] button");
        await page.WaitForURLAsync(address => !address.Contains("/masuk"), new() { Timeout = 15_000 });
    }
}
