using System.Globalization;
using System.Net;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static HeteroSpace.Bookings.FindingSpace;

namespace HeteroSpace.Content;

/// <summary>Covers are cut around what matters most, on the page and in lists.</summary>
public sealed class CoverTests
{
    [Fact]
    public async Task An_editor_says_what_matters_on_a_cover_and_every_place_that_cuts_it_follows()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var (person, editor) = await Written.Editor(app);
        using var _ = editor;
        using var visitor = Browse.Visitor(app);
        var cover = await Kept(app, person.AccountId!.Value, 1200, 1600);
        var plan = Written.Plan() with { CoverId = cover.Id };
        var article = await Written.Published(app, plan);
        var page = Page(await visitor.GetStringAsync("/artikel/" + article.Slug));
        Assert.EndsWith("-50-50-720.webp", page.QuerySelector(".story-cover img")!.GetAttribute("src"));

        var saved = await Browse.Send(
            editor,
            $"/konsol/semarang/artikel/{article.Slug}",
            "artikel",
            ("perbuatan", "simpan"),
            ("versi", (await Written.Now(app, article)).Version.ToString(CultureInfo.InvariantCulture)),
            ("judul", plan.Title),
            ("ringkas", plan.Summary),
            ("teks", plan.Text),
            ("penulis", plan.Authors[0]),
            ("bidang", plan.Sector.ToString()),
            ("sampul", cover.Name),
            ("komentar", "ya"),
            ("fokus", "0-100")
        );
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        foreach (
            var (address, where) in new[]
            {
                ("/artikel/" + article.Slug, ".story-cover img"),
                ("/artikel", ".story-card img"),
            }
        )
        {
            var photo = Page(await visitor.GetStringAsync(address)).QuerySelector(where)!;
            Assert.EndsWith("-0-100-720.webp", photo.GetAttribute("src"));
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(photo.GetAttribute("src"))).StatusCode);
        }
        var stored = await app.Read(db => db.ContentPictures().SingleAsync());
        Assert.All(stored.Stored(), name => Assert.True(app.Services.GetRequiredService<FileStore>().Exists(name)));
    }

    [Fact]
    public async Task A_cover_too_small_to_be_cut_is_shown_as_it_is()
    {
        await using var app = await HeteroApp.Start();
        using var visitor = Browse.Visitor(app);
        var cover = await Kept(app, Guid.CreateVersion7(), 500, 300);
        var article = await Written.Published(app, Written.Plan() with { CoverId = cover.Id });
        foreach (var address in (string[])["/artikel/" + article.Slug, "/artikel"])
            Assert.Contains($"src=\"/gambar/{cover.Name}-", await visitor.GetStringAsync(address));
    }

    private static Task<ContentPicture> Kept(HeteroApp app, Guid by, int width, int height) =>
        app.Do(async services =>
            (
                await services
                    .GetRequiredService<KeepPictures>()
                    .Keep(
                        Photographed.File(Photographed.Jpeg(width, height)),
                        "Rak keripik",
                        (await Written.Site(app)).Id,
                        by
                    )
            ).Picture!
        );
}
