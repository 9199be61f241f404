using System.Net;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Content;

public sealed class WriteArticleTests
{
    [Fact]
    public async Task What_was_saved_before_sending_was_refused_is_no_conflict_and_what_was_typed_stays()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var (writer, editor) = await Written.Editor(app);
        using var _ = editor;
        var draft = await Written.Draft(app, Written.Plan() with { Summary = "" }, writer.AccountId);
        var form = (await Filled.Of(editor, "/konsol/semarang/artikel/" + draft.Slug, "artikel")).With(
            ("judul", "Judul yang lebih baik")
        );
        var refused = await form.Press(editor, "perbuatan", "kirim");
        Assert.Contains("Belum bisa dibaca semua orang", await refused.Text());
        var again = await Filled.In(refused, "artikel");
        Assert.Equal("Judul yang lebih baik", again["judul"]);
        // Once more without it, then with it, then from the list: never somebody else.
        refused = await again.Press(editor, "perbuatan", "kirim");
        Assert.DoesNotContain("diubah orang lain", await refused.Text());
        again = (await Filled.In(refused, "artikel")).With(("ringkas", "Tiga usaha kecil bercerita."));
        var sent = await again.Press(editor, "perbuatan", "kirim");
        Assert.DoesNotContain("diubah orang lain", await sent.Text());
        var now = await Written.Now(app, draft);
        Assert.Equal(
            (ArticleStatus.Review, "Tiga usaha kecil bercerita.", "Judul yang lebih baik"),
            (now.Status, now.Summary, now.Title)
        );

        // A page that is really old is told so, as often as it is sent.
        var old = await again.Press(editor, "perbuatan", "simpan");
        Assert.Contains("diubah orang lain", await old.Text());
        Assert.Contains(
            "diubah orang lain",
            await (await (await Filled.In(old, "artikel")).Press(editor, "perbuatan", "simpan")).Text()
        );
    }

    [Fact]
    public async Task A_picture_needs_words_and_only_pictures_of_content_are_public()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var (_, editor) = await Written.Editor(app);
        using var _1 = editor;
        const string address = "/konsol/semarang/artikel/baru";
        var wordless = await (
            await Browse.SendFile(
                editor,
                address,
                "artikel",
                ("gambar", "foto.jpg", Written.Photo(1200, 800)),
                ("perbuatan", "gambar"),
                ("judul", "Judul saya"),
                ("teks", "Paragraf pertama saya.")
            )
        ).Text();
        Assert.Contains("Tulis apa yang terlihat", wordless);
        Assert.Contains("Paragraf pertama saya.", wordless);
        var kept = await (
            await Browse.SendFile(
                editor,
                address,
                "artikel",
                ("gambar", "foto.jpg", Written.Photo(1200, 800)),
                ("perbuatan", "gambar"),
                ("tampak", "Keripik di rak [toko]"),
                ("judul", "Judul saya"),
                ("teks", "Paragraf pertama saya.")
            )
        ).Text();
        Assert.Contains("![Keripik di rak (toko)](/gambar/", kept);
        var name = await app.Read(db => db.ContentPictures().Select(row => row.Name).SingleAsync());
        using var visitor = Browse.Visitor(app);
        var answer = await visitor.GetAsync($"/gambar/{name}-480.webp");
        Assert.Equal(
            ("image/webp", HttpStatusCode.OK),
            (answer.Content.Headers.ContentType!.MediaType, answer.StatusCode)
        );
        foreach (
            var other in (string[])
                [
                    $"/gambar/{name}-9999.webp",
                    "/gambar/" + new string('a', 32) + "-480.webp",
                    $"/gambar/{name}/../x",
                    "/gambar/..%2f..%2fheterospace.db",
                ]
        )
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(other)).StatusCode);
        // Polyglots and vectors are refused by what they hold, not by their name.
        foreach (
            var (hostile, _) in new[]
            {
                ("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray(), ""),
                ("GIF89a/*<script>alert(1)</script>*/"u8.ToArray(), ""),
                ("%PDF-1.7 not a picture"u8.ToArray(), ""),
            }
        )
            Assert.Contains(
                "bukan JPEG atau PNG",
                await (
                    await Browse.SendFile(
                        editor,
                        address,
                        "artikel",
                        ("gambar", "foto.jpg", hostile),
                        ("perbuatan", "gambar"),
                        ("tampak", "Sebuah foto"),
                        ("judul", "Judul saya")
                    )
                ).Text()
            );
    }

    [Fact]
    public async Task An_editor_of_another_site_neither_previews_uploads_nor_opens_what_is_here()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var draft = await Written.Draft(app);
        using var solo = await RightsTests.Browser(app, await app.Staff(Role.Editor, "solo"));
        Assert.Equal(
            HttpStatusCode.OK,
            (
                await Browse.SendFile(
                    solo,
                    "/konsol/solo/artikel/baru",
                    "artikel",
                    ("gambar", "foto.jpg", Written.Photo(600, 400)),
                    ("perbuatan", "gambar"),
                    ("tampak", "Sebuah foto"),
                    ("judul", "Judul")
                )
            ).StatusCode
        );
        foreach (
            var path in (string[])
                [
                    "/konsol/semarang/artikel",
                    "/konsol/semarang/artikel/" + draft.Slug,
                    "/konsol/solo/artikel/" + draft.Slug,
                    $"/konsol/solo/artikel/{draft.Slug}/versi",
                ]
        )
            Assert.Equal(HttpStatusCode.NotFound, (await solo.GetAsync(path)).StatusCode);
        using var page = await solo.GetAsync("/konsol/solo/artikel/baru");
        var token = System
            .Text.RegularExpressions.Regex.Match(
                await page.Content.ReadAsStringAsync(),
                "__RequestVerificationToken\" value=\"([^\"]+)"
            )
            .Groups[1]
            .Value;
        using var preview = await solo.PostAsync(
            "/konsol/semarang/pratinjau",
            new FormUrlEncodedContent([
                KeyValuePair.Create("teks", "x"),
                KeyValuePair.Create("__RequestVerificationToken", token),
            ])
        );
        Assert.Equal(HttpStatusCode.NotFound, preview.StatusCode);
        using var own = await solo.PostAsync(
            "/konsol/solo/pratinjau",
            new FormUrlEncodedContent([
                KeyValuePair.Create("teks", "**x**"),
                KeyValuePair.Create("__RequestVerificationToken", token),
            ])
        );
        Assert.Contains("<strong>x</strong>", await own.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_editors_page_previews_uploads_saves_sends_and_shows_versions()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var (_, editor) = await Written.Editor(app);
        using var _1 = editor;
        Assert.Contains(
            "<h2>Bagian satu</h2>",
            (
                await (
                    await Browse.Send(
                        editor,
                        "/konsol/semarang/artikel/baru",
                        "artikel",
                        ("perbuatan", "pratinjau"),
                        ("judul", "Coba"),
                        ("teks", "## Bagian satu\n\nIsi.")
                    )
                ).Content.ReadAsStringAsync()
            )
        );
        await Browse.Send(
            editor,
            "/konsol/semarang/artikel/baru",
            "artikel",
            ("perbuatan", "simpan"),
            ("judul", "Kelas mengemas"),
            ("ringkas", "Ringkas."),
            ("teks", Written.Text),
            ("penulis", "Peserta 014"),
            ("tagar", "kemasan, UMKM,  #Kemasan"),
            ("komentar", "ya"),
            ("bidang", "Food")
        );
        var article = await app.Read(db => db.Articles().AsNoTracking().SingleAsync());
        Assert.Equal(["kemasan", "umkm"], article.Tags);
        var address = "/konsol/semarang/artikel/" + article.Slug;
        await Browse.Send(
            editor,
            address,
            "artikel",
            ("perbuatan", "simpan"),
            ("versi", article.Version.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("judul", "Kelas mengemas"),
            ("ringkas", "Ringkas."),
            ("teks", Written.Text + " Tambahan."),
            ("penulis", "Peserta 014"),
            ("komentar", "ya"),
            ("bidang", "Food")
        );
        Assert.Contains("Tambahan.", await editor.Page(address + "/versi"));
        // An old page does not write over a newer one, and gives back what was typed.
        var stale = await (
            await Browse.Send(
                editor,
                address,
                "artikel",
                ("perbuatan", "simpan"),
                ("versi", "0"),
                ("judul", "Kelas mengemas"),
                ("teks", "Tulisan dari halaman lama."),
                ("bidang", "Food")
            )
        ).Text();
        Assert.Contains("diubah orang lain", stale);
        Assert.Contains("Tulisan dari halaman lama.", stale);
        // The text of the first version once more, as a version of its own; then on to be read.
        await Browse.Send(editor, address + "/versi?versi=1", "pakai");
        Assert.Equal(
            (Written.Text, 3),
            ((await Written.Now(app, article)).Text, await app.Read(db => db.ArticleVersions().CountAsync()))
        );
        await Browse.Send(
            editor,
            address,
            "artikel",
            ("perbuatan", "kirim"),
            (
                "versi",
                (await Written.Now(app, article)).Version.ToString(System.Globalization.CultureInfo.InvariantCulture)
            ),
            ("judul", "Kelas mengemas"),
            ("ringkas", "Ringkas."),
            ("teks", Written.Text + " Selesai."),
            ("penulis", "Peserta 014"),
            ("komentar", "ya"),
            ("bidang", "Food")
        );
        Assert.EndsWith("Selesai.", (await Written.Now(app, article)).Text);
        Assert.Equal(ArticleStatus.Review, (await Written.Now(app, article)).Status);
        Assert.Contains("Menunggu dibaca rekan lain", await editor.Page(address));
        using var manager = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));
        var version = (await Written.Now(app, article)).Version.ToString(
            System.Globalization.CultureInfo.InvariantCulture
        );
        Assert.Contains(
            "Jamnya ada, tanggalnya belum",
            await (await Browse.Send(manager, address, "terbit", ("versi", version), ("jam-terbit", "07:00"))).Text()
        );
        Assert.Equal(ArticleStatus.Review, (await Written.Now(app, article)).Status);
        using var stranger = await RightsTests.Browser(app, await app.Member());
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(address)).StatusCode);
        // Without a token of the house nobody uploads or previews, signed in or not.
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (
                await stranger.PostAsync(
                    "/konsol/semarang/pratinjau",
                    new FormUrlEncodedContent([KeyValuePair.Create("teks", "x")])
                )
            ).StatusCode
        );
    }
}
