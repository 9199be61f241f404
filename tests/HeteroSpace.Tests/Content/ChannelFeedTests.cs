using System.Net;
using System.Text;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HeteroSpace.Content;

public sealed class ChannelFeedTests
{
    private static string Entry(string film, string title, string published, long views) =>
        $"""
            <entry><id>yt:video:{film}</id><yt:videoId>{film}</yt:videoId><title>{title}</title>
            <link rel="alternate" href="https://www.youtube.com/watch?v={film}"/>
            <published>{published}</published><updated>{published}</updated>
            <media:group><media:title>{title}</media:title><media:description>Baris pertama.
            Baris kedua &lt;b&gt;tebal&lt;/b&gt;.</media:description><media:community>
            <media:starRating count="12" average="5.00" min="1" max="5"/><media:statistics views="{views}"/>
            </media:community></media:group></entry>
            """;

    private static byte[] Feed(params string[] entries) =>
        Encoding.UTF8.GetBytes(
            $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/"
                xmlns="http://www.w3.org/2005/Atom"><title>Rumah Inspirasi</title>{string.Concat(entries)}</feed>
            """
        );

    private static FeedContent? Of(byte[] content) => FeedEntries.Of(content, HeteroApp.MondayAtTen);

    [Fact]
    public async Task A_feed_is_read_once_however_often_and_keeps_its_figures_young()
    {
        await using var app = await HeteroApp.Start();
        var (site, by) = (await Written.Site(app), Guid.CreateVersion7());
        var entries = Of(
            Feed(
                Entry("aaaaaaaaaaa", "Lama", "2026-07-01T05:00:00+00:00", 10),
                Entry("bbbbbbbbbbb", "Baru", "2026-07-20T05:00:00+00:00", 20)
            )
        )!;
        Assert.Equal(["Baru", "Lama"], entries.Entries.Select(entry => entry.Title));
        async Task<(int New, int Known)> Take(FeedContent taken)
        {
            var read = await app.Do(services =>
                services.GetRequiredService<FillChannel>().Take(taken, site.Id, null, true, by)
            );
            Assert.Null(read.Left.Said);
            return (read.New, read.Known);
        }
        Assert.Equal((2, 0), await Take(entries));
        Assert.Equal(
            (0, 2),
            await Take(
                Of(
                    Feed(
                        Entry("aaaaaaaaaaa", "Lama", "2026-07-01T05:00:00+00:00", 15),
                        Entry("bbbbbbbbbbb", "Baru", "2026-07-20T05:00:00+00:00", 25)
                    )
                )!
            )
        );
        Assert.Equal(2, await app.Read(db => db.Episodes().CountAsync()));
        Assert.Equal(
            [15L, 25L],
            await app.Read(db => db.EpisodeFigures().OrderBy(row => row.Views).Select(row => row.Views).ToListAsync())
        );
        var old = await app.Read(db => db.Episodes().AsNoTracking().SingleAsync(row => row.Title == "Lama"));
        Assert.Equal(
            (EpisodeStage.Published, new DateTime(2026, 7, 1, 5, 0, 0, DateTimeKind.Utc)),
            (old.Stage, old.Published)
        );
        using var visitor = Browse.Visitor(app);
        Assert.Contains("&lt;b&gt;tebal", await visitor.GetStringAsync("/kanal/" + old.Slug));
        // Two nodes at once make one of each.
        var more = Of(Feed(Entry("ccccccccccc", "Bersamaan", "2026-07-22T05:00:00+00:00", 1)))!;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Take(more)));
        Assert.Equal(3, await app.Read(db => db.Episodes().CountAsync()));
    }

    [Fact]
    public void What_is_no_feed_or_would_unfold_is_refused()
    {
        Assert.Null(Of("<html><body>bukan</body></html>"u8.ToArray()));
        Assert.Null(Of("bukan xml"u8.ToArray()));
        Assert.Null(Of([]));
        Assert.Null(
            Of(
                Encoding.UTF8.GetBytes(
                    "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY a \"aaaaaaaaaa\">"
                        + "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
                        + "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>&b;</title></feed>"
                )
            )
        );
        Assert.Null(
            Of(
                Encoding.UTF8.GetBytes(
                    "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                        + "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>&a;</title></feed>"
                )
            )
        );
        Assert.Null(
            Of(
                Encoding.UTF8.GetBytes(
                    "<feed xmlns=\"http://www.w3.org/2005/Atom\">" + string.Concat(Enumerable.Repeat("<a>", 100_000))
                )
            )
        );
        // An entry without a film, with a film elsewhere, without a date: left out, the rest is read.
        var bad = Entry("ddddddddddd", "Baik", "2026-07-01T05:00:00+00:00", 1);
        Assert.Single(
            Of(
                Feed(
                    bad,
                    bad.Replace(
                        "https://www.youtube.com/watch?v=ddddddddddd",
                        "https://evil.example.org/x",
                        StringComparison.Ordinal
                    ),
                    bad.Replace("<published>2026", "<published>kapan", StringComparison.Ordinal)
                        .Replace("<updated>2026", "<updated>kapan", StringComparison.Ordinal),
                    "<entry/>"
                )
            )!.Entries
        );
    }

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.20.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("142.250.4.91", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("2404:6800:4003::5b", true)]
    public void Only_addresses_of_the_open_web_are_read(string address, bool open) =>
        Assert.Equal(open, FetchOutside.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public async Task A_feed_at_an_address_is_read_within_limits_and_never_from_inside()
    {
        await using var server = await Source.Start();
        await using var app = await HeteroApp.Start(settings: ("Fetch:AllowPrivate", "true"));
        var (site, reads) = (await Written.Site(app), app.Services.GetRequiredService<FetchOutside>());
        Assert.NotNull((await reads.Get(server.Of("/baik"))).Content);
        Assert.Equal("large", (await reads.Get(server.Of("/besar"))).Problem);
        Assert.Equal("answer", (await reads.Get(server.Of("/hilang"))).Problem);
        Assert.Equal("answer", (await reads.Get(server.Of("/putar"))).Problem);
        Assert.Equal("answer", (await reads.Get(server.Of("/rusak"))).Problem);
        Assert.Equal("address", (await reads.Get("file:///etc/passwd")).Problem);
        Assert.Equal("address", (await reads.Get("https://nama:sandi@example.org/")).Problem);
        var feed = new ChannelFeed
        {
            SiteId = site.Id,
            Address = server.Of("/baik"),
            AtOnce = false,
            By = Guid.CreateVersion7(),
            Made = app.Now,
        };
        await app.Read(db =>
        {
            db.Add(feed);
            return db.SaveChangesAsync();
        });
        await app.WorkJobs();
        Assert.Equal(
            (EpisodeStage.Review, "yt:video:eeeeeeeeeee"),
            await app.Read(async db =>
            {
                var row = await db.Episodes().SingleAsync();
                return (row.Stage, row.Origin);
            })
        );
        // Without the setting, our own house is not on the web; nor is a name that leads there.
        await using var closed = await HeteroApp.Start();
        var outside = closed.Services.GetRequiredService<FetchOutside>();
        Assert.Equal("answer", (await outside.Get(server.Of("/baik"))).Problem);
        Assert.Equal(
            "answer",
            (await outside.Get(server.Of("/baik").Replace("127.0.0.1", "localhost", StringComparison.Ordinal))).Problem
        );
        Assert.Equal(
            "answer",
            (
                await outside.Get(
                    server.Of("/baik").Replace("127.0.0.1", "[::ffff:127.0.0.1]", StringComparison.Ordinal)
                )
            ).Problem
        );
    }

    /// <summary>
    /// A web server of somebody else's, with a feed, a large file, a missing one, and one that leads in a circle.
    /// </summary>
    private sealed class Source : IAsyncDisposable
    {
        private readonly WebApplication _server;

        private Source(WebApplication server) => _server = server;

        public static async Task<Source> Start()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            var server = builder.Build();
            server.MapGet(
                "/baik",
                () =>
                    Results.Bytes(
                        Feed(Entry("eeeeeeeeeee", "Dari alamat", "2026-07-01T05:00:00+00:00", 3)),
                        "application/atom+xml"
                    )
            );
            server.MapGet(
                "/besar",
                () =>
                    Results.Stream(async stream =>
                    {
                        var part = new byte[65_536];
                        for (var sent = 0; sent < 4_000_000; sent += part.Length)
                            await stream.WriteAsync(part);
                    })
            );
            // Says that it is compressed, and is not.
            server.MapGet(
                "/rusak",
                (HttpContext http) =>
                {
                    http.Response.Headers.ContentEncoding = "gzip";
                    return Results.Bytes("bukan gzip sama sekali"u8.ToArray(), "application/atom+xml");
                }
            );
            server.MapGet("/putar", () => Results.Redirect("/putar"));
            await server.StartAsync();
            return new(server);
        }

        public string Of(string path) => _server.Urls.First() + path;

        public async ValueTask DisposeAsync() => await _server.DisposeAsync();
    }
}
