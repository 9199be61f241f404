using System.Diagnostics;
using System.Net;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Foundation;

/// <summary>What is drawn because someone asks costs a core for a tenth of a second, and is bounded.</summary>
public sealed class DrawingTests
{
    [Fact]
    public async Task Many_odd_queries_are_answered_by_one_drawing()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app);
        using var client = Browse.Visitor(app);
        var began = Stopwatch.GetTimestamp();
        var answers = new List<(HttpStatusCode Status, string? Mark)>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 80),
            new ParallelOptions { MaxDegreeOfParallelism = 12 },
            async (number, stop) =>
            {
                using var answer = await client.GetAsync($"/acara/{of.Slug}/gambar.png?cari={number}&x={number}", stop);
                lock (answers)
                    answers.Add((answer.StatusCode, answer.Headers.ETag?.Tag));
            }
        );
        TestContext.Current.AddAttachment(
            "milliseconds",
            Stopwatch
                .GetElapsedTime(began)
                .TotalMilliseconds.ToString("0", System.Globalization.CultureInfo.InvariantCulture)
        );
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Single(answers.Select(answer => answer.Mark).Distinct());
    }

    [Fact]
    public async Task A_picture_is_told_to_be_the_same_until_what_is_on_it_changes()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app);
        using var client = Browse.Visitor(app);
        var mark = (await client.GetAsync($"/acara/{of.Slug}/gambar.png")).Headers.ETag!;
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Head])
        {
            using var again = await Ask(client, method, of.Slug, mark.Tag);
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Equal(mark, again.Headers.ETag);
        }
        Assert.Equal(HttpStatusCode.OK, (await Ask(client, HttpMethod.Get, of.Slug, "\"another\"")).StatusCode);
        await app.Read(db =>
            db.Events().ExecuteUpdateAsync(set => set.SetProperty(row => row.Title, "Kelas foto makanan"))
        );
        using var changed = await Ask(client, HttpMethod.Get, of.Slug, mark.Tag);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.NotEqual(mark, changed.Headers.ETag);
        using var english = new HttpRequestMessage(HttpMethod.Get, $"/acara/{of.Slug}/gambar.png");
        english.Headers.Add("Cookie", "hs-lang=en");
        using var plain = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = app.Address };
        Assert.NotEqual(changed.Headers.ETag, (await plain.SendAsync(english)).Headers.ETag);
    }

    [Fact]
    public async Task A_network_that_asks_for_ever_new_pictures_waits_and_reads_on()
    {
        await using var app = await HeteroApp.Start(null, ("Limits:Drawings", "5"));
        var (_, of) = await Held.Event(app);
        using var client = Browse.Visitor(app);
        var statuses = new List<HttpStatusCode>();
        // On a busy machine drawing takes nearly as long as a turn takes to come again.
        for (var number = 0; number < 40 && !statuses.Contains(HttpStatusCode.TooManyRequests); number++)
        {
            await app.Read(db =>
                db.Events().ExecuteUpdateAsync(set => set.SetProperty(row => row.Title, $"Kelas {number}"))
            );
            using var answer = await client.GetAsync($"/acara/{of.Slug}/gambar.png");
            statuses.Add(answer.StatusCode);
            if (answer.StatusCode != HttpStatusCode.OK)
                Assert.True(
                    answer.Headers is { RetryAfter: not null, CacheControl.NoStore: true },
                    "who waits is told how long, and nobody keeps the no"
                );
        }
        Assert.Equal(HttpStatusCode.OK, statuses[0]);
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/acara")).StatusCode);
    }

    [Fact]
    public async Task A_document_that_is_drawn_for_staff_counts_too()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10), ("Limits:Drawings", "3"));
        var now = app.Now;
        var (officer, of) = await Held.Event(
            app,
            Held.Plan() with
            {
                When = new(now.AddDays(7), now.AddDays(7).AddHours(2)),
            }
        );
        using var staff = await RightsTests.Browser(app, officer);
        var statuses = new List<HttpStatusCode>();
        for (var number = 0; number < 8; number++)
            statuses.Add((await staff.GetAsync($"/konsol/semarang/acara/{of.Slug}/hadir.pdf")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, statuses[0]);
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
    }

    [Fact]
    public async Task What_is_kept_of_drawings_has_a_bound()
    {
        using var drawings = new Pdf.Drawings(
            new Microsoft.Extensions.Configuration.ConfigurationManager { ["Limits:Drawings"] = "100000" }
        );
        var drawn = 0;
        async Task Ask(int number)
        {
            var http = new Microsoft.AspNetCore.Http.DefaultHttpContext();
            await drawings.Picture(
                http,
                [$"{number}"],
                () =>
                {
                    drawn++;
                    return new byte[1_000_000];
                }
            );
        }
        for (var number = 0; number < 100; number++)
            await Ask(number);
        // The latest are still there, the oldest went.
        await Ask(99);
        Assert.Equal(100, drawn);
        await Ask(0);
        Assert.Equal(101, drawn);
        Assert.InRange(drawings.BytesKept, 1_000_000, 32_000_000);
    }

    private static async Task<HttpResponseMessage> Ask(HttpClient client, HttpMethod method, string slug, string mark)
    {
        using var request = new HttpRequestMessage(method, $"/acara/{slug}/gambar.png");
        request.Headers.TryAddWithoutValidation("If-None-Match", mark);
        return await client.SendAsync(request);
    }
}
