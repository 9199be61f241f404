using System.Buffers.Binary;
using System.Text.Json;
using AngleSharp.Html.Parser;

namespace HeteroSpace.Portal;

/// <summary>The house among the apps of a phone, and what chats show of its pages.</summary>
public sealed class InstallTests
{
    [Fact]
    public async Task The_manifest_names_pictures_of_the_size_it_says_and_pages_that_are_there()
    {
        await using var app = await HeteroApp.Start();
        using var visitor = Browse.Visitor(app);
        var page = await new HtmlParser().ParseDocumentAsync(await visitor.GetStringAsync("/"));
        var address = page.QuerySelector("link[rel=manifest]")!.GetAttribute("href")!;
        using var answer = await visitor.GetAsync(address);
        Assert.Equal("application/manifest+json", answer.Content.Headers.ContentType!.MediaType);
        using var manifest = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var icons = manifest.RootElement.GetProperty("icons").EnumerateArray().ToList();
        Assert.Equal(3, icons.Count);
        foreach (var icon in icons)
            Assert.Equal(
                icon.GetProperty("sizes").GetString(),
                await Size(visitor, icon.GetProperty("src").GetString()!)
            );
        Assert.Equal(
            "180x180",
            await Size(visitor, page.QuerySelector("link[rel=apple-touch-icon]")!.GetAttribute("href")!)
        );
        foreach (var shortcut in manifest.RootElement.GetProperty("shortcuts").EnumerateArray())
            Assert.True((await visitor.GetAsync(shortcut.GetProperty("url").GetString())).IsSuccessStatusCode);
        // The worker lies beside the scripts and stands over the whole house.
        using var worker = await visitor.GetAsync("/dist/offline-worker.js");
        Assert.Equal(["/"], worker.Headers.GetValues("Service-Worker-Allowed"));
    }

    [Theory]
    [InlineData("/"), InlineData("/situs/semarang"), InlineData("/tentang"), InlineData("/kontak")]
    [InlineData("/bantuan"), InlineData("/privasi"), InlineData("/ikut"), InlineData("/acara?tampil=lewat")]
    [InlineData("/gagasan"), InlineData("/artikel"), InlineData("/kanal"), InlineData("/jawaban")]
    [InlineData("/angka"), InlineData("/kerja-sama")]
    public async Task A_page_that_is_passed_on_shows_its_title_a_sentence_and_a_picture(string address)
    {
        await using var app = await HeteroApp.Start();
        using var visitor = Browse.Visitor(app);
        var page = await new HtmlParser().ParseDocumentAsync(await visitor.GetStringAsync(address));
        string Said(string what) => page.QuerySelectorAll($"meta[property='{what}']").Single().GetAttribute("content")!;
        Assert.StartsWith(Said("og:title"), page.Title);
        Assert.InRange(Said("og:description").Length, 20, 300);
        Assert.Equal(
            page.QuerySelectorAll("meta[name=description]").Single().GetAttribute("content")![..15],
            Said("og:description")[..15]
        );
        Assert.EndsWith(address.Split('?')[0], Said("og:url"));
        Assert.Equal(
            $"{Said("og:image:width")}x{Said("og:image:height")}",
            await Size(visitor, new Uri(Said("og:image")).AbsolutePath)
        );
    }

    [Fact]
    public async Task A_form_is_said_to_be_of_what_it_is_for_and_leads_who_finds_it_there()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Events.Held.Event(app);
        using var visitor = Browse.Visitor(app);
        foreach (
            var (form, its) in ((string, string)[])
                [
                    ($"/acara/{of.Slug}/daftar", $"/acara/{of.Slug}"),
                    ("/pesan/semarang/ruang-rapat-1", "/ruang/semarang/ruang-rapat-1"),
                ]
        )
        {
            var page = await new HtmlParser().ParseDocumentAsync(await visitor.GetStringAsync(form));
            Assert.EndsWith(its, page.QuerySelectorAll("link[rel=canonical]").Single().GetAttribute("href"));
            Assert.Single(page.QuerySelectorAll("meta[name=description]"));
            Assert.Empty(page.QuerySelectorAll("meta[name=robots]"));
        }
    }

    // Of a PNG: width and height are the first words of its first part (PNG, W3C, 11.2.2).
    private static async Task<string> Size(HttpClient client, string address)
    {
        var png = await client.GetByteArrayAsync(address);
        Assert.Equal("PNG"u8.ToArray(), png[1..4]);
        return $"{BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16))}"
            + $"x{BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))}";
    }
}
