using System.Net;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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
        Assert.DoesNotContain("Sudah di", await refused.Text());
        again = (await Filled.In(refused, "artikel")).With(("ringkas", "Tiga usaha kecil bercerita."));
        var sent = await again.Press(editor, "perbuatan", "kirim");
        Assert.DoesNotContain("Sudah di", await sent.Text());
        var now = await Written.Now(app, draft);
        Assert.Equal(
            (ArticleStatus.Review, "Tiga usaha kecil bercerita.", "Judul yang lebih baik"),
            (now.Status, now.Summary, now.Title)
        );

        // A page that is really old is told so, as often as it is sent; what was told of may be saved over.
        var old = await again.Press(editor, "perbuatan", "simpan");
        Assert.Contains("Sudah dikirim oleh Anda sendiri", await old.Text());
        Assert.Contains("Sudah dikirim oleh", await (await again.Press(editor, "perbuatan", "simpan")).Text());
        Assert.DoesNotContain(
            "Sudah dikirim",
            await (await (await Filled.In(old, "artikel")).Press(editor, "perbuatan", "simpan")).Text()
        );
    }

    private static async Task<string> Upload(HttpClient editor, byte[] picture, params (string, string)[] typed) =>
        await (
            await Browse.SendFile(
                editor,
                "/konsol/semarang/artikel/baru",
                "artikel",
                ("gambar", "foto.jpg", picture),
                [("perbuatan", "gambar"), ("judul", "Judul saya"), .. typed]
            )
        ).Text();

    [Fact]
    public async Task A_picture_without_words_is_refused_and_what_was_typed_stays()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var (_, editor) = await Written.Editor(app);
        using var _1 = editor;
        var wordless = await Upload(editor, Written.Photo(1200, 800), ("teks", "Paragraf pertama saya."));
        Assert.Contains("Tulis apa yang terlihat", wordless);
        Assert.Contains("Paragraf pertama saya.", wordless);
    }

    [Fact]
    public async Task Only_pictures_of_content_are_public()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var (_, editor) = await Written.Editor(app);
        using var _1 = editor;
        var kept = await Upload(
            editor,
            Written.Photo(1200, 800),
            ("tampak", "Keripik di rak [toko]"),
            ("teks", "Paragraf pertama saya.")
        );
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
    }

    [Fact]
    public async Task Polyglots_and_vectors_are_refused_by_what_they_hold_not_by_their_name()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var (_, editor) = await Written.Editor(app);
        using var _1 = editor;
        foreach (
            var hostile in (byte[][])
                [
                    "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray(),
                    "GIF89a/*<script>alert(1)</script>*/"u8.ToArray(),
                    "%PDF-1.7 not a picture"u8.ToArray(),
                ]
        )
            Assert.Contains("bukan JPEG, PNG, atau WebP", await Upload(editor, hostile, ("tampak", "Sebuah foto")));
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

    // A new article, as the editor's page keeps it.
    private static async Task<(Article Article, string Address)> Saved(HeteroApp app, HttpClient editor)
    {
        await Browse.Send(
            editor,
            "/konsol/semarang/artikel/baru",
            "artikel",
            [("perbuatan", "simpan"), .. Fields(Written.Text), ("tagar", "kemasan, UMKM,  #Kemasan")]
        );
        var article = await app.Read(db => db.Articles().AsNoTracking().SingleAsync());
        return (article, "/konsol/semarang/artikel/" + article.Slug);
    }

    private static (string, string)[] Fields(string text) =>
        [
            ("judul", "Kelas mengemas"),
            ("ringkas", "Ringkas."),
            ("teks", text),
            ("penulis", "Peserta 014"),
            ("komentar", "ya"),
            ("bidang", "Food"),
        ];

    private static async Task<string> VersionOf(HeteroApp app, Article article) =>
        (await Written.Now(app, article)).Version.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<HttpResponseMessage> Press(
        HeteroApp app,
        HttpClient editor,
        Article article,
        string what,
        string text
    ) =>
        await Browse.Send(
            editor,
            "/konsol/semarang/artikel/" + article.Slug,
            "artikel",
            [("perbuatan", what), ("versi", await VersionOf(app, article)), .. Fields(text)]
        );

    [Fact]
    public async Task The_editors_page_shows_how_a_text_will_look()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var (_, editor) = await Written.Editor(app);
        using var _1 = editor;
        var preview = await Browse.Send(
            editor,
            "/konsol/semarang/artikel/baru",
            "artikel",
            ("perbuatan", "pratinjau"),
            ("judul", "Coba"),
            ("teks", "## Bagian satu\n\nIsi.")
        );
        Assert.Contains("<h2>Bagian satu</h2>", await preview.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task What_is_saved_is_a_version_and_an_earlier_one_is_taken_back_as_a_new_one()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var (_, editor) = await Written.Editor(app);
        using var _1 = editor;
        var (article, address) = await Saved(app, editor);
        Assert.Equal(["kemasan", "umkm"], article.Tags);
        await Press(app, editor, article, "simpan", Written.Text + " Tambahan.");
        Assert.Contains("Tambahan.", await editor.Page(address + "/versi"));
        await Browse.Send(editor, address + "/versi?versi=1", "pakai");
        Assert.Equal(
            (Written.Text, 3),
            ((await Written.Now(app, article)).Text, await app.Read(db => db.ArticleVersions().CountAsync()))
        );
    }

    [Fact]
    public async Task An_old_page_does_not_write_over_a_newer_one_and_gives_back_what_was_typed()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var (_, editor) = await Written.Editor(app);
        using var _1 = editor;
        var (article, address) = await Saved(app, editor);
        await Press(app, editor, article, "simpan", Written.Text + " Tambahan.");
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
        Assert.Contains("lalu simpan lagi untuk menimpanya", stale);
        Assert.Contains("Tulisan dari halaman lama.", stale);
        Assert.EndsWith("Tambahan.", (await Written.Now(app, article)).Text);
    }

    /// <summary>"3 wait for you" counts nothing that waits for another.</summary>
    [Fact]
    public async Task What_somebody_sent_waits_for_the_others_and_for_who_may_publish_it_alone()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var (sender, editor) = await Written.Editor(app);
        using var _1 = editor;
        var (_, colleague) = await Written.Editor(app);
        using var _2 = colleague;
        var manager = await app.Staff(Role.SiteManager, "semarang");
        using var office = await RightsTests.Browser(app, manager);
        foreach (
            var (by, title) in ((Guid, string)[])[(sender.AccountId!.Value, "Satu"), (manager.AccountId!.Value, "Dua")]
        )
        {
            var draft = await Written.Draft(app, Written.Plan(title), by);
            await app.Do(services => services.GetRequiredService<EditArticle>().Send(draft, by));
        }
        async Task<string> Head(HttpClient browser) =>
            (await browser.Read("/konsol/semarang")).QuerySelector(".today-head h1")!.TextContent.Trim();
        Assert.Equal("1 menunggu Anda", await Head(editor));
        Assert.Equal("2 menunggu Anda", await Head(colleague));
        Assert.Equal("2 menunggu Anda", await Head(office));
    }

    [Fact]
    public async Task What_is_sent_waits_for_a_colleague_and_a_time_without_a_day_publishes_nothing()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var (_, editor) = await Written.Editor(app);
        using var _1 = editor;
        var (article, address) = await Saved(app, editor);
        await Press(app, editor, article, "kirim", Written.Text + " Selesai.");
        var sent = await Written.Now(app, article);
        Assert.EndsWith("Selesai.", sent.Text);
        Assert.Equal(ArticleStatus.Review, sent.Status);
        Assert.Contains("Menunggu dibaca rekan lain", await editor.Page(address));
        using var manager = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));
        var version = await VersionOf(app, article);
        Assert.Contains(
            "Jamnya ada, tanggalnya belum",
            await (await Browse.Send(manager, address, "terbit", ("versi", version), ("jam-terbit", "07:00"))).Text()
        );
        Assert.Equal(ArticleStatus.Review, (await Written.Now(app, article)).Status);
    }

    [Fact]
    public async Task A_stranger_sees_no_draft_and_without_a_token_of_the_house_nobody_previews()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var draft = await Written.Draft(app);
        using var stranger = await RightsTests.Browser(app, await app.Member());
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await stranger.GetAsync("/konsol/semarang/artikel/" + draft.Slug)).StatusCode
        );
        using var preview = new FormUrlEncodedContent([KeyValuePair.Create("teks", "x")]);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await stranger.PostAsync("/konsol/semarang/pratinjau", preview)).StatusCode
        );
    }
}
