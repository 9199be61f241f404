using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static HeteroSpace.Bookings.FindingSpace;

namespace HeteroSpace.Sites;

/// <summary>Photos of sites and spaces: put up by staff, seen by everyone, taken away at once and for good after a
/// day.</summary>
public sealed class PhotoTests
{
    [Fact]
    public async Task A_photo_whose_words_were_forgotten_is_not_chosen_again_and_then_stands_wherever_its_space_does()
    {
        await using var app = await HeteroApp.Start(Photographed.Later);
        using var manager = await Photographed.Manager(app);
        using var visitor = Browse.Visitor(app);
        Assert.Contains("<svg class=\"room", await visitor.GetStringAsync("/ruang/semarang/ruang-rapat-1"));

        var told = Page(await Photographed.Add(manager, Photographed.Space, "  "));
        Assert.Contains("Tulis apa yang terlihat", told.QuerySelector("#tampak-error")!.TextContent);
        Assert.Contains("Tersimpan: ruang.jpg", told.QuerySelector("#foto-hint")!.TextContent);
        var said = await Browse.Send(
            manager,
            Photographed.Space,
            "foto-baru",
            ("foto-tersimpan", told.QuerySelector("[name=foto-tersimpan]")!.GetAttribute("value")!),
            ("tampak", "Meja panjang di dekat jendela."),
            ("tampak-en", "A long table by the window."),
            ("fokus", "100-0")
        );
        Assert.Contains("Foto ditambahkan", await said.Text());

        var shown = Page(await visitor.GetStringAsync("/ruang/semarang/ruang-rapat-1"));
        Assert.Null(shown.QuerySelector(".site-top .room"));
        var photo = shown.QuerySelector(".gallery img")!;
        Assert.Equal("Meja panjang di dekat jendela.", photo.GetAttribute("alt"));
        Assert.Equal(
            ("720", "400", "high"),
            (photo.GetAttribute("width"), photo.GetAttribute("height"), photo.GetAttribute("fetchpriority"))
        );
        Assert.Equal(4, photo.GetAttribute("srcset")!.Split(", ").Length);
        Assert.EndsWith("-100-0-720.webp", photo.GetAttribute("src"));
        Assert.Null(photo.GetAttribute("style"));
        Assert.Contains(
            "alt=\"A long table by the window.\"",
            await visitor.GetStringAsync("/ruang/semarang/ruang-rapat-1?lang=en")
        );
        // In a list it is small, comes when it is near, and is not said beside the name.
        var card = Page(await visitor.GetStringAsync("/ruang?situs=semarang&orang=4&lang=id"))
            .QuerySelectorAll(".space-card")
            .Single(one => one.QuerySelector("h3")!.TextContent.Contains("Ruang Rapat 1"));
        var small = card.QuerySelector("img.photo")!;
        Assert.Equal(("", "lazy"), (small.GetAttribute("alt"), small.GetAttribute("loading")));
        Assert.DoesNotContain("720w", small.GetAttribute("srcset"));

        await IsKeptForEver(visitor, photo.GetAttribute("src")!, 20_000);
        await IsKeptForEver(visitor, shown.QuerySelector(".gallery a")!.GetAttribute("href")!, 10_000_000);
        var item = JsonDocument
            .Parse(await visitor.GetStringAsync("/api/v1/spaces?site=semarang"))
            .RootElement.GetProperty("items")
            .EnumerateArray()
            .Single(space => space.GetProperty("slug").GetString() == "ruang-rapat-1")
            .GetProperty("photos")[0];
        Assert.EndsWith(photo.GetAttribute("src")!, item.GetProperty("cut").GetString());
        Assert.Equal("Meja panjang di dekat jendela.", item.GetProperty("alt").GetString());
    }

    private static async Task IsKeptForEver(HttpClient visitor, string address, int most)
    {
        var answer = await visitor.GetAsync(address);
        Assert.Equal(
            (HttpStatusCode.OK, "image/webp"),
            (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType)
        );
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString());
        Assert.InRange((await answer.Content.ReadAsByteArrayAsync()).Length, 500, most);
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await visitor.SendAsync(again)).StatusCode);
    }

    [Fact]
    public async Task What_cannot_be_a_photo_is_told_at_its_field_and_the_words_stay()
    {
        await using var app = await HeteroApp.Start(Photographed.Later);
        using var manager = await Photographed.Manager(app);
        foreach (
            var (file, sentence) in new (byte[], string)[]
            {
                ("%PDF-1.7 surat"u8.ToArray(), "bukan JPEG, PNG, atau WebP"),
                (Photographed.Jpeg(719, 1200), "Foto ini 719 × 1200 piksel"),
                (Photographed.Jpeg(1600, 399), "Foto ini 1600 × 399 piksel"),
                ([], "kosong"),
                (Photographed.Jpeg()[..4000], "terpotong"),
            }
        )
        {
            var page = Page(await Photographed.Add(manager, Photographed.Site, "Beranda dari jalan.", file));
            Assert.Contains(sentence, page.QuerySelector("#foto-error")!.TextContent);
            Assert.Equal("Beranda dari jalan.", page.QuerySelector("#tampak")!.GetAttribute("value"));
        }
        Assert.Equal(0, await app.Read(db => db.SitePhotos().CountAsync()));
    }

    [Fact]
    public async Task Photos_are_worded_and_ordered_at_once_and_who_saves_over_another_is_told()
    {
        await using var app = await HeteroApp.Start(Photographed.Later);
        using var manager = await Photographed.Manager(app);
        using var visitor = Browse.Visitor(app);
        foreach (var says in (string[])["Beranda", "Taman", "Lobi"])
            await Photographed.Add(manager, Photographed.Site, says, Photographed.Jpeg(800, 600));
        var before = await Photographed.Shown(manager, Photographed.Site);
        var form = new Dictionary<string, string>(before);
        var last = form.Single(field => field.Value == "Lobi").Key["tampak-".Length..];
        (form["urutan-" + last], form["tampak-" + last], form["fokus-" + last]) = ("1", "Lobi dengan lukisan", "0-0");
        Assert.Contains("Foto tersimpan", await (await Photographed.Save(manager, Photographed.Site, form)).Text());
        var page = Page(await visitor.GetStringAsync("/situs/semarang"));
        Assert.Equal(
            ["Lobi dengan lukisan", "Beranda", "Taman"],
            page.QuerySelectorAll(".gallery img").Select(photo => photo.GetAttribute("alt"))
        );
        Assert.EndsWith("-0-0-720.webp", page.QuerySelector(".gallery img")!.GetAttribute("src"));
        Assert.Equal("lazy", page.QuerySelectorAll(".gallery img")[1].GetAttribute("loading"));

        before["tampak-" + last] = "Dari halaman lama";
        var told = await (await Photographed.Save(manager, Photographed.Site, before)).Text();
        Assert.Contains("Sudah diubah oleh Anda sendiri", told);
        Assert.Contains("Dari halaman lama", told);
        Assert.Equal(0, await app.Read(db => db.SitePhotos().CountAsync(row => row.Says.Id == "Dari halaman lama")));
        var audit = await app.Read(db => db.Audit().Where(row => row.Action == "photo.changed").SingleAsync());
        Assert.Equal("site:semarang", audit.Subject);
        Assert.Contains("Lobi → Lobi dengan lukisan", audit.Detail);

        var (wordless, answer) = (await Photographed.Shown(manager, Photographed.Site), "");
        wordless["tampak-" + last] = "?";
        answer = await (await Photographed.Save(manager, Photographed.Site, wordless)).Text();
        Assert.Contains("Tulis apa yang terlihat", Page(answer).QuerySelector($"#tampak-{last}-error")!.TextContent);
    }

    [Fact]
    public async Task A_photo_that_is_removed_is_gone_at_once_comes_back_for_a_day_and_then_its_files_go()
    {
        await using var app = await HeteroApp.Start(TimeProvider.System.GetUtcNow().UtcDateTime);
        var gallery = await Photographed.OfSpace(app);
        foreach (var says in (string[])["Meja", "Kursi"])
            Assert.True(await Photographed.Put<SpacePhoto>(app, gallery, says));
        using var manager = await Photographed.Manager(app);
        using var visitor = Browse.Visitor(app);
        var (files, edit) = (
            app.Services.GetRequiredService<FileStore>(),
            await Photographed.Shown(manager, Photographed.Space)
        );
        var first = (await app.Space("semarang/ruang-rapat-1")).Photos[0];
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(first.Whole)).StatusCode);

        edit["hapus"] = first.Id.ToString("n");
        var removed = await (await Photographed.Save(manager, Photographed.Space, edit)).Text();
        Assert.Contains("Dihapus: “Meja”", removed);
        Assert.Equal("Kursi", Assert.Single((await app.Space("semarang/ruang-rapat-1")).Photos).Says.Id);
        foreach (var address in (string[])[first.Whole, first.Cut(720)])
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address)).StatusCode);

        for (var press = 1; press <= 2; press++)
        {
            var back = await Browse.Send(manager, Photographed.Space, "kembali", ("foto", first.Id.ToString("n")));
            Assert.Contains("Foto dikembalikan", await back.Text());
        }
        Assert.Equal(
            ["Kursi", "Meja"],
            (await app.Space("semarang/ruang-rapat-1")).Photos.Select(photo => photo.Says.Id)
        );

        edit = await Photographed.Shown(manager, Photographed.Space);
        edit["hapus"] = first.Id.ToString("n");
        await Photographed.Save(manager, Photographed.Space, edit);
        app.Clock.Advance(TimeSpan.FromHours(25));
        await app.WorkJobs();
        app.Clock.Advance(TimeSpan.FromHours(25));
        await app.WorkJobs();
        Assert.All(first.Stored(), name => Assert.False(files.Exists(name)));
        Assert.All(
            (await app.Space("semarang/ruang-rapat-1")).Photos[0].Stored(),
            name => Assert.True(files.Exists(name))
        );
        Assert.Equal(1, await app.Read(db => db.SpacePhotos().CountAsync()));
        var late = await Browse.Send(manager, Photographed.Space, "kembali", ("foto", first.Id.ToString("n")));
        Assert.Contains("tidak bisa dikembalikan", await late.Text());
    }

    [Fact]
    public async Task Twelve_photos_at_once_are_eight_and_the_database_takes_no_ninth_nor_one_without_words()
    {
        await using var app = await HeteroApp.Start(Photographed.Later);
        var gallery = await Photographed.OfSpace(app);
        var put = await Task.WhenAll(
            Enumerable.Range(1, 12).Select(number => Photographed.Put<SpacePhoto>(app, gallery, $"Foto {number}"))
        );
        Assert.Equal(8, put.Count(done => done));
        var photos = (await app.Space("semarang/ruang-rapat-1")).Photos;
        Assert.Equal(Enumerable.Range(1, 8), photos.Select(photo => photo.Position!.Value));
        // Whoever had the form open meanwhile is told, and keeps the words.
        using var manager = await Photographed.Manager(app);
        var full = await Photographed.Add(manager, Photographed.Space, "Yang kesembilan", Photographed.Jpeg(800, 600));
        Assert.Contains("Sudah 8 foto", Page(full).QuerySelector("#foto-error")!.TextContent);
        Assert.Contains("Yang kesembilan", full);
        foreach (
            var wrong in (string[])
                [
                    "position = 9",
                    "position = 1",
                    "position = 0",
                    "position = null",
                    "removed = '2026-01-01'",
                    "says_id = ' x '",
                    "focus_x = 101",
                    "focus_y = -1",
                    "width = 600",
                ]
        )
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
                app.AlterTables($"update space_photos set {wrong} where position = 8")
            );
        Assert.Empty(await Broken(app));
        await app.AlterTables("delete from space_photos where position = 3");
        Assert.Contains("galleries of a space", Assert.Single(await Broken(app)));
    }

    // What verify says of photos; these sites were never written into the search.
    private static async Task<List<string>> Broken(HeteroApp app) =>
        [.. (await app.Do(services => Verify.Broken(services))).Where(told => told.Contains("photo"))];
}
