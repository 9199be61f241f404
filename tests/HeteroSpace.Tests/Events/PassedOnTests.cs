using System.Buffers.Binary;
using System.Net;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Events;

/// <summary>An event goes on as pictures for a status and as a poster, and they follow what it is.</summary>
public sealed class PassedOnTests
{
    private static readonly (string File, string Type, int Width, int Height)[] Files =
    [
        ("status.png", "image/png", 1080, 1080),
        ("gambar.png", "image/png", 1080, 1080),
        ("status-tinggi.png", "image/png", 1080, 1920),
        ("poster.pdf", "application/pdf", 0, 0),
    ];

    [Fact]
    public async Task An_event_has_pictures_and_a_poster_once_it_is_published_and_they_tell_when_it_is_called_off()
    {
        await using var app = await HeteroApp.Start();
        var (officer, of) = await Held.Event(app, published: false);
        using var visitor = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = app.Address };
        foreach (var (file, _, _, _) in Files)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/acara/{of.Slug}/{file}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/acara/tidak-ada/{file}")).StatusCode);
        }
        Assert.IsType<PlanAnswer.Done>(
            await app.Do(services => services.GetRequiredService<PlanEvent>().Publish(of, officer.AccountId!.Value))
        );
        var marks = new Dictionary<string, string>();
        foreach (var (file, type, width, height) in Files)
            marks[file] = await Shown(visitor, $"/acara/{of.Slug}/{file}", type, width, height);
        Assert.Equal(marks["status.png"], marks["gambar.png"]);
        await app.Read(db =>
            db.Events().ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, EventStatus.Cancelled))
        );
        foreach (var (file, type, width, height) in Files)
            Assert.NotEqual(marks[file], await Shown(visitor, $"/acara/{of.Slug}/{file}", type, width, height));
    }

    // Light, of its size, of its kind, kept by who has it, in both languages, and told by HEAD.
    private static async Task<string> Shown(HttpClient client, string address, string type, int width, int height)
    {
        using var answer = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Headers.CacheControl is { Public: true, MaxAge.TotalHours: 1 }, address);
        var content = await answer.Content.ReadAsByteArrayAsync();
        Assert.InRange(content.Length, 5_000, 200_000);
        if (type == "image/png")
            Assert.Equal(
                (width, height),
                (
                    BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(16)),
                    BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(20))
                )
            );
        else
            Assert.Equal("%PDF"u8, content.AsSpan(0, 4));
        var mark = answer.Headers.ETag!.Tag;
        using var asked = new HttpRequestMessage(HttpMethod.Head, address) { Headers = { { "If-None-Match", mark } } };
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(asked)).StatusCode);
        using var english = new HttpRequestMessage(HttpMethod.Get, address)
        {
            Headers = { { "Cookie", "hs-lang=en" } },
        };
        Assert.NotEqual(mark, (await client.SendAsync(english)).Headers.ETag!.Tag);
        return mark;
    }

    [Theory]
    [InlineData(null, "Gratis, untuk siapa saja")]
    [InlineData("Pelaku UMKM", "Gratis, untuk pelaku UMKM")]
    public async Task An_invitation_tells_day_place_map_price_for_whom_and_the_link(string? whom, string said)
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app, Held.Plan() with { Audience = whom ?? "" });
        using var visitor = Browse.Visitor(app);
        var page = WebUtility.HtmlDecode(await visitor.GetStringAsync("/acara/" + of.Slug));
        foreach (
            var part in (string[])
                [
                    "Senin, 10 Agustus 2026, 13.00–15.00 WIB",
                    "Pendopo kelurahan (Di tempat)",
                    "Peta: https://www.google.com/maps/search/?api=1&query=Pendopo",
                    said,
                    "Daftar di sini, tanpa akun:",
                    $"/acara/{of.Slug}\n".TrimEnd('\n') + "</textarea>",
                    $"/acara/{of.Slug}/status-tinggi.png\"",
                    $"/acara/{of.Slug}/poster.pdf\"",
                    "property=\"og:image:height\" content=\"1080\"",
                ]
        )
            Assert.Contains(part, page);
    }
}
