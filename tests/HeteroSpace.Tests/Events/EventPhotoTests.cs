using System.Net;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;
using static HeteroSpace.Bookings.FindingSpace;

namespace HeteroSpace.Events;

/// <summary>Photos of an event stand before its poster, in its album, and beside links to it.</summary>
public sealed class EventPhotoTests
{
    [Fact]
    public async Task The_first_leads_the_page_and_goes_with_its_link_and_the_others_are_its_album()
    {
        await using var app = await HeteroApp.Start(Photographed.Later);
        var next = new Foundation.Time.TimeRange(app.Now.AddDays(7), app.Now.AddDays(7).AddHours(2));
        var (officer, of) = await Held.Event(app, Held.Plan() with { When = next });
        using var staff = await RightsTests.Browser(app, officer);
        using var visitor = Browse.Visitor(app);
        var (page, form) = ($"/acara/{of.Slug}", $"/konsol/semarang/acara/{of.Slug}/foto");
        var drawn = Page(await visitor.GetStringAsync(page));
        Assert.NotNull(drawn.QuerySelector(".event-head svg.poster"));
        Assert.EndsWith("/gambar.png", Og(drawn, "image"), StringComparison.Ordinal);

        Assert.Contains("sudah tampil", await Photographed.Add(staff, form, "Peserta memotret pasar"));
        Assert.Contains(
            "sudah tampil",
            await Photographed.Add(staff, form, "Meja kurasi", Photographed.Jpeg(800, 600))
        );
        var shown = Page(await visitor.GetStringAsync(page));
        var lead = shown.QuerySelector(".event-head img")!;
        Assert.Equal(
            ("Peserta memotret pasar", "high"),
            (lead.GetAttribute("alt"), lead.GetAttribute("fetchpriority"))
        );
        Assert.Null(shown.QuerySelector(".event-head svg.poster"));
        Assert.Equal("Meja kurasi", Assert.Single(shown.QuerySelectorAll(".photo-grid img")).GetAttribute("alt"));
        Assert.Equal(
            ("1200", "630", "Peserta memotret pasar"),
            (Og(shown, "image:width"), Og(shown, "image:height"), Og(shown, "image:alt"))
        );
        var shared = new Uri(Og(shown, "image")).AbsolutePath;
        using var answer = await visitor.GetAsync(shared);
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        var content = await answer.Content.ReadAsByteArrayAsync();
        Assert.InRange(content.Length, 1_000, 200_000);
        using var codec = SKCodec.Create(new MemoryStream(content));
        Assert.Equal((1200, 630), (codec.Info.Width, codec.Info.Height));

        var fields = await Photographed.Shown(staff, form);
        fields["hapus"] = fields.Keys.First(key => key.StartsWith("urutan-", StringComparison.Ordinal))[
            "urutan-".Length..
        ];
        Assert.Contains("Foto tersimpan", await (await Photographed.Save(staff, form, fields)).Text());
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(shared)).StatusCode);
        Assert.Equal(
            "Meja kurasi",
            Page(await visitor.GetStringAsync(page)).QuerySelector(".event-head img")!.GetAttribute("alt")
        );
        Assert.Equal(
            ["photo.added", "photo.added", "photo.changed"],
            await app.Read(db =>
                db.Audit()
                    .Where(row => row.Subject == "event:" + of.Slug && row.Action.StartsWith("photo."))
                    .OrderBy(row => row.At)
                    .ThenBy(row => row.Action)
                    .Select(row => row.Action)
                    .ToListAsync()
            )
        );
    }

    private static string Og(AngleSharp.Dom.IDocument page, string property) =>
        page.QuerySelector($"meta[property='og:{property}']")!.GetAttribute("content")!;
}
