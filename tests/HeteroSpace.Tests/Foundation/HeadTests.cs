using System.Net;
using HeteroSpace.Bookings;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Foundation;

/// <summary>HEAD answers what GET would, without the body (RFC 9110 9.3.2).</summary>
[UsuallyOnce]
public sealed class HeadTests
{
    private static readonly string[] Told =
    [
        "Content-Type",
        "Location",
        "Content-Security-Policy",
        "Access-Control-Allow-Origin",
        "X-Content-Type-Options",
        "Retry-After",
        "Allow",
    ];

    [Fact]
    public async Task Every_address_answers_HEAD_as_GET_and_without_a_body()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var (officer, of) = await Held.Event(
            app,
            Held.Plan() with
            {
                When = new(app.Now.AddDays(7), app.Now.AddDays(7).AddHours(2)),
            }
        );
        var registration = await Held.Register(app, of);
        var secret = (await app.Services.GetRequiredService<Messaging.SecretLinks>().Of('r', registration.Id)).Reveal();
        using var visitor = Browse.Visitor(app, follows: false);
        visitor.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");
        using var staff = await RightsTests.Browser(app, officer);
        string[] more =
        [
            "/acara/" + of.Slug,
            $"/acara/{of.Slug}.ics",
            $"/acara/{of.Slug}/gambar.png",
            $"/acara/{of.Slug}/status-tinggi.png",
            $"/acara/{of.Slug}/poster.pdf",
            $"/tiket/{secret}/kalender.ics",
            "/status/" + secret,
            "/status/x",
            "/acara/tidak-ada-itu",
            "/ruang/semarang/ruang-rapat-1",
            "/situs/semarang",
            "/api/v1/events/" + of.Slug,
            "/api/v1/bookings/HS-2222-22",
            "/api/v1/nothing",
            "/openapi/v1.json",
            "/dist/app.css",
            "/favicon.svg",
            "/x.png",
            $"/konsol/semarang/acara/{of.Slug}/hadir.csv",
        ];
        foreach (var address in Plain(app).Concat(more).Distinct())
        {
            await Same(visitor, address);
            if (
                address.StartsWith("/konsol", StringComparison.Ordinal)
                || address.StartsWith("/saya", StringComparison.Ordinal)
            )
                await Same(staff, address.Replace("{Site}", "semarang"));
        }
    }

    /// <summary>All addresses that are answered to GET and have nothing to fill in but a site.</summary>
    private static IEnumerable<string> Plain(HeteroApp app) =>
        app
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(address => address.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
            .Select(address =>
                "/"
                + address
                    .RoutePattern.RawText!.TrimStart('/')
                    .Replace("{Site}", "semarang")
                    .Replace("{site}", "semarang")
            )
            .Where(address => !address.Contains('{'));

    private static async Task Same(HttpClient client, string address)
    {
        using var got = await client.GetAsync(address);
        using var asked = await client.SendAsync(new(HttpMethod.Head, address));
        Assert.True(got.StatusCode == asked.StatusCode, $"{address}: GET {got.StatusCode}, HEAD {asked.StatusCode}");
        Assert.Empty(await asked.Content.ReadAsByteArrayAsync());
        foreach (var header in Told)
            Assert.True(
                Values(got, header) == Values(asked, header),
                $"{address}: {header} of GET \"{Values(got, header)}\", of HEAD \"{Values(asked, header)}\""
            );
    }

    private static string Values(HttpResponseMessage answer, string header) =>
        answer.Headers.TryGetValues(header, out var values) || answer.Content.Headers.TryGetValues(header, out values)
            ? string.Join(", ", values)
            : "";

    [Fact]
    public async Task Who_asks_for_headers_and_hangs_up_spoils_nothing_for_who_reads()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var reader = Browse.Visitor(app);
        foreach (var address in (string[])["/openapi/v1.json", "/acara", "/acara.ics", "/sitemap.xml"])
        {
            using (var asker = new System.Net.Sockets.TcpClient("127.0.0.1", app.Address.Port))
            {
                await asker
                    .GetStream()
                    .WriteAsync(
                        System.Text.Encoding.ASCII.GetBytes(
                            $"HEAD {address} HTTP/1.1\r\nHost: 127.0.0.1:{app.Address.Port}\r\n\r\n"
                        )
                    );
                _ = await asker.GetStream().ReadAsync(new byte[1]);
            }
            using var read = await reader.GetAsync(address);
            Assert.Equal((address, HttpStatusCode.OK), (address, read.StatusCode));
        }
    }

    [Fact]
    public async Task HEAD_notes_nothing_of_being_read()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var person = await app.Member("Peserta 021");
        using var mine = await RightsTests.Browser(app, person);
        var booking = Assert
            .IsType<BookAnswer.Booked>(
                await app.Book(BookTests.Wish(await app.Space("semarang/ruang-rapat-1"), person, app.Now.AddDays(1)))
            )
            .Booking;
        await app.WorkJobs();
        using var staff = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));
        foreach (var address in (string[])["/saya", "/saya/kabar"])
            await mine.SendAsync(new(HttpMethod.Head, address));
        foreach (
            var address in (string[])
                [
                    "/konsol/semarang/pemesanan/" + booking.Code,
                    "/konsol/semarang/orang/" + person.Code,
                    "/konsol/semarang/organisasi.csv",
                ]
        )
            Assert.Equal(HttpStatusCode.OK, (await staff.SendAsync(new(HttpMethod.Head, address))).StatusCode);
        Assert.All(await app.Read(db => db.Notices().ToListAsync()), notice => Assert.Null(notice.Read));
        Assert.Empty(await app.Read(db => db.PersonAccess().ToListAsync()));
        Assert.DoesNotContain(
            await app.Read(db => db.Audit().ToListAsync()),
            row => row.Action == "organizations.exported"
        );
    }

    [Fact]
    public async Task HEAD_writes_nothing_at_any_address()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var when = new Foundation.Time.TimeRange(app.Now.AddDays(7), app.Now.AddDays(7).AddHours(2));
        var (_, of) = await Held.Event(app, Held.Plan() with { When = when });
        await Held.Register(app, of);
        await app.WorkJobs();
        using var staff = await RightsTests.Browser(app, await app.Staff(Role.ProvincialAdministrator, null));
        using var visitor = Browse.Visitor(app);
        // What is made when it is first read (a key, a kept page) is made.
        var addresses = Plain(app)
            .Concat([$"/acara/{of.Slug}", $"/acara/{of.Slug}.ics", $"/konsol/semarang/acara/{of.Slug}"])
            .Concat([$"/konsol/semarang/acara/{of.Slug}/hadir.csv", $"/konsol/semarang/acara/{of.Slug}/hadir"])
            .Distinct()
            .ToList();
        await Ask();
        await using var watch = await Writes.Of(app);
        var before = await watch.Mark();
        await Ask();
        Assert.Equal(before, await watch.Mark());
        await app.Member();
        Assert.NotEqual(before, await watch.Mark());

        async Task Ask()
        {
            foreach (var address in addresses)
            foreach (var client in (HttpClient[])[visitor, staff])
                using (await client.SendAsync(new(HttpMethod.Head, address))) { }
        }
    }

    /// <summary>Whether anything at all was written to the database.</summary>
    private sealed class Writes(AppDb db, IReadOnlyList<string> tables) : IAsyncDisposable
    {
        public static async Task<Writes> Of(HeteroApp app)
        {
            var db = app.OpenDatabaseAsOwner();
            await db.Database.OpenConnectionAsync();
            return new(
                db,
                [.. db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct()]
            );
        }

        // SQLite counts the commits of others; PostgreSQL writes at each row which transaction made it.
        public async Task<string> Mark()
        {
            await using var ask = db.Database.GetDbConnection().CreateCommand();
            ask.CommandText = TestDatabase.OnPostgres
                ? string.Join(
                    " union all ",
                    tables.Select(table =>
                        $"select concat('{table} ', count(*), ' ', max(xmin::text::bigint)) from \"{table}\""
                    )
                )
                : "pragma data_version";
            await using var rows = await ask.ExecuteReaderAsync();
            var lines = new List<string>();
            while (await rows.ReadAsync())
                lines.Add(rows.GetValue(0).ToString()!);
            return string.Join('\n', lines);
        }

        public ValueTask DisposeAsync() => db.DisposeAsync();
    }

    [Fact]
    public async Task HEAD_leaves_what_the_last_page_wanted_said_to_the_page_that_is_read()
    {
        await using var app = await HeteroApp.Start();
        using var visitor = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = app.Address };
        foreach (var (method, taken) in ((HttpMethod, bool)[])[(HttpMethod.Head, false), (HttpMethod.Get, true)])
        {
            using var answer = await visitor.SendAsync(
                new(method, "/masuk") { Headers = { { "Cookie", "hs-said=#Tersimpan" } } }
            );
            Assert.Equal(
                taken,
                answer.Headers.TryGetValues("Set-Cookie", out var set)
                    && set.Any(cookie => cookie.StartsWith("hs-said=", StringComparison.Ordinal))
            );
        }
    }
}
