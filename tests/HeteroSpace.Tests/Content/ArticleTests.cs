using System.Net;
using HeteroSpace.Enquiries;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Markdown;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Initiatives;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Content;

public sealed class ArticleTests
{
    private static Task<T> Edit<T>(HeteroApp app, Func<EditArticle, Task<T>> act) =>
        app.Do(services => act(services.GetRequiredService<EditArticle>()));

    [Fact]
    public async Task An_article_is_read_by_another_before_everyone_reads_it_and_its_writer_is_told()
    {
        await using var app = await HeteroApp.Start();
        var (writer, reader) = (await app.Staff(Role.Editor, "semarang"), await app.Staff(Role.Editor, "semarang"));
        var draft = await Written.Draft(app, by: writer.AccountId);
        using var visitor = Browse.Visitor(app);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/artikel/" + draft.Slug)).StatusCode);
        var sent = Assert
            .IsType<ArticleAnswer.Done>(await Edit(app, edit => edit.Send(draft, writer.AccountId!.Value)))
            .Article;
        Assert.IsType<ArticleAnswer.NeedsAnother>(
            await Edit(app, edit => edit.Publish(sent, null, false, writer.AccountId!.Value))
        );
        // Whoever read it sends it back first.
        var back = Assert
            .IsType<ArticleAnswer.Done>(
                await Edit(app, edit => edit.Return(sent, "Tambahkan sumber angkanya.", reader.AccountId!.Value))
            )
            .Article;
        Assert.Equal((ArticleStatus.Draft, "Tambahkan sumber angkanya."), (back.Status, back.Note));
        await app.WorkJobs();
        var again = Assert
            .IsType<ArticleAnswer.Done>(await Edit(app, edit => edit.Send(back, writer.AccountId!.Value)))
            .Article;
        await app.WorkJobs();
        Assert.Contains(
            app.Mails,
            mail =>
                mail.To.ToString().Contains(reader.Email!, StringComparison.Ordinal)
                && mail.Subject!.StartsWith("Mohon dibaca", StringComparison.Ordinal)
        );
        Assert.IsType<ArticleAnswer.Changed>(
            await Edit(app, edit => edit.Publish(sent, null, false, reader.AccountId!.Value))
        );
        Assert.IsType<ArticleAnswer.Done>(
            await Edit(app, edit => edit.Publish(again, null, false, reader.AccountId!.Value))
        );
        Assert.Contains("tiga toko meminta contoh", await visitor.Page("/artikel/" + draft.Slug));
        Assert.Contains("/artikel/" + draft.Slug, await visitor.GetStringAsync("/sitemap.xml"));
        Assert.Contains("/artikel/" + draft.Slug, await visitor.GetStringAsync("/artikel.atom"));
        await app.WorkJobs();
        Assert.Contains(
            app.Mails,
            mail =>
                mail.To.ToString().Contains(writer.Email!, StringComparison.Ordinal)
                && mail.Subject!.StartsWith("Dikembalikan", StringComparison.Ordinal)
        );
        Assert.Contains(
            app.Mails,
            mail =>
                mail.To.ToString().Contains(writer.Email!, StringComparison.Ordinal)
                && mail.Subject!.StartsWith("Terbit", StringComparison.Ordinal)
        );
        // Whoever may publish it was asked to read it; whoever sent it was not.
        Assert.All(
            app.Mails.Where(mail => mail.Subject!.StartsWith("Mohon dibaca", StringComparison.Ordinal)),
            mail => Assert.Contains(reader.Email!, mail.To.ToString())
        );
    }

    [Fact]
    public async Task What_was_scheduled_appears_at_its_hour_and_what_is_withdrawn_is_gone_from_page_list_search_and_neighbours()
    {
        await using var app = await HeteroApp.Start();
        var near = await Written.Published(app, Written.Plan("Kemasan keripik yang tahan lama"));
        var draft = await Written.Draft(app);
        var sent = Assert.IsType<ArticleAnswer.Done>(await Edit(app, edit => edit.Send(draft, draft.By))).Article;
        Assert.IsType<ArticleAnswer.Done>(
            await Edit(app, edit => edit.Publish(sent, app.Now.AddHours(2), false, Guid.CreateVersion7()))
        );
        await app.WorkJobs();
        Assert.Equal(ArticleStatus.Scheduled, (await Written.Now(app, draft)).Status);
        // What is changed after it was read is read again.
        var waits = Assert
            .IsType<ArticleAnswer.Done>(
                await Edit(
                    app,
                    async edit =>
                        await edit.Save(
                            await Written.Now(app, draft),
                            Written.Plan(text: Written.Text + " Tambahan."),
                            draft.By
                        )
                )
            )
            .Article;
        Assert.Equal((ArticleStatus.Review, null), (waits.Status, waits.PublishAt));
        Assert.IsType<ArticleAnswer.NeedsAnother>(await Edit(app, edit => edit.Publish(waits, null, false, draft.By)));
        Assert.IsType<ArticleAnswer.Done>(
            await Edit(app, edit => edit.Publish(waits, app.Now.AddHours(2), false, Guid.CreateVersion7()))
        );
        app.Clock.Advance(TimeSpan.FromHours(2) + TimeSpan.FromMinutes(1));
        await app.WorkJobs();
        var published = await Written.Now(app, draft);
        Assert.Equal((ArticleStatus.Published, app.Now), (published.Status, published.Published!.Value));
        using var visitor = Browse.Visitor(app);
        Assert.Contains(near.Title, await visitor.Page("/artikel/" + draft.Slug));
        Assert.Contains(draft.Title, await visitor.Page("/artikel?cari=mengemas"));
        Assert.IsType<ArticleAnswer.Done>(
            await Edit(app, edit => edit.Withdraw(published, "Angkanya keliru.", Guid.CreateVersion7()))
        );
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/artikel/" + draft.Slug)).StatusCode);
        Assert.DoesNotContain(draft.Title, await visitor.Page("/artikel?cari=mengemas"));
        Assert.DoesNotContain(draft.Title, await visitor.Page("/artikel"));
        Assert.DoesNotContain(draft.Title, await visitor.Page("/artikel/" + near.Slug));
    }

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
    public async Task An_article_may_be_called_as_a_page_of_the_console_is()
    {
        await using var app = await HeteroApp.Start();
        Assert.NotEqual("baru", (await Written.Draft(app, Written.Plan("Baru"))).Slug);
        Assert.NotEqual("", (await Written.Draft(app, Written.Plan("日本語の記事"))).Slug);
    }

    [Fact]
    public async Task Nothing_incomplete_is_published_and_what_everyone_reads_stays_complete()
    {
        await using var app = await HeteroApp.Start();
        var bare = await Written.Draft(
            app,
            new()
            {
                Title = "Belum jadi",
                Text =
                    "Singkat ![](/gambar/0123456789abcdef0123456789abcdef) dan ![orang lain](https://example.org/foto.jpg)",
            }
        );
        var no = Assert.IsType<ArticleAnswer.NotYet>(await Edit(app, edit => edit.Send(bare, bare.By)));
        // Summary, length, author, a picture there is none of, and one that is another's.
        Assert.Equal(5, no.Sentences.Count);
        var article = await Written.Published(app);
        Assert.IsType<ArticleAnswer.NotYet>(
            await Edit(app, edit => edit.Save(article, Written.Plan() with { Summary = "" }, article.By))
        );
        Assert.Equal(article.Summary, (await Written.Now(app, article)).Summary);
        var saved = Assert
            .IsType<ArticleAnswer.Done>(
                await Edit(
                    app,
                    edit => edit.Save(article, Written.Plan(text: Written.Text + " Begitulah ceritanya."), article.By)
                )
            )
            .Article;
        // Of two who saved, the second is told.
        Assert.IsType<ArticleAnswer.Changed>(await Edit(app, edit => edit.Save(article, Written.Plan(), article.By)));
        Assert.Equal(2, await app.Read(db => db.ArticleVersions().CountAsync(row => row.ArticleId == saved.Id)));
        using var visitor = Browse.Visitor(app);
        Assert.Contains("Begitulah ceritanya", await visitor.Page("/artikel/" + article.Slug));
    }

    [Theory]
    [InlineData("kemasan", true)]
    [InlineData("mengemas", true)]
    [InlineData("dikemas keripik", true)]
    [InlineData("KERIP", true)]
    [InlineData("toko-toko", true)]
    [InlineData("kendaraan", false)]
    [InlineData("keripik kendaraan", false)]
    [InlineData("yang", true)]
    [InlineData("yang kendaraan", false)]
    [InlineData("\" OR 1=1 *", false)]
    [InlineData("kemas & !pasar | (", true)]
    [InlineData("'; drop table articles", false)]
    public async Task Words_are_found_with_their_affixes_and_whatever_is_typed_is_only_words(string typed, bool finds)
    {
        await using var app = await HeteroApp.Start();
        var article = await Written.Published(app, Written.Plan("Cerita dari kios"));
        var (rows, _) = await app.Do(services =>
            services.GetRequiredService<FindArticles>().Of(new() { Words = typed })
        );
        Assert.Equal(finds, rows.Any(row => row.Id == article.Id));
    }

    [Fact]
    public async Task Related_articles_are_found_as_they_are_saved_with_the_reason_and_both_ways()
    {
        await using var app = await HeteroApp.Start();
        var first = await Written.Published(app, Written.Plan("Kemasan keripik untuk toko"));
        var other = await Written.Published(
            app,
            new()
            {
                Title = "Malam gim lokal",
                Summary = "Pembuat gim menunjukkan karya.",
                Text = string.Concat(
                    Enumerable.Repeat(
                        "Papan permainan, kartu, dan layar disiapkan sejak sore oleh para pembuat gim. ",
                        5
                    )
                ),
                Sector = Sector.Games,
                Tags = ["gim"],
                Authors = ["Peserta 003"],
            }
        );
        var second = await Written.Published(app, Written.Plan("Keripik dan kemasannya di pasar"));
        var related = await app.Read(db => db.RelatedArticles().AsNoTracking().ToListAsync());
        var pair = related.Single(row => row.ArticleId == second.Id && row.RelatedId == first.Id);
        Assert.Contains("kemasan", pair.Tags);
        Assert.NotEmpty(pair.Words);
        Assert.Contains(related, row => row.ArticleId == first.Id && row.RelatedId == second.Id);
        Assert.DoesNotContain(related, row => row.ArticleId == other.Id || row.RelatedId == other.Id);
        using var visitor = Browse.Visitor(app);
        Assert.Contains("Sama-sama tentang", await visitor.Page("/artikel/" + second.Slug));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[tekan](javascript:alert(1))")]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("![x](data:image/svg+xml;base64,PHN2Zz4=)")]
    [InlineData("![x](/gambar/../../status/rahasia)")]
    [InlineData("![\" onerror=\"alert(1)](/gambar/0123456789abcdef0123456789abcdef)")]
    [InlineData("![x](/gambar/0123456789abcdef0123456789abcdef \"</figcaption><script>alert(1)</script>\")")]
    [InlineData("<iframe src=\"https://www.youtube.com/embed/dQw4w9WgXcQ\"></iframe>")]
    [InlineData("<svg><style><img src=x onerror=alert(1)></style></svg>")]
    [InlineData("<https://www.youtube.com/watch?v=dQw4w9WgXcQ\"onmouseover=\"alert(1)>")]
    [InlineData("<a href=\"x\" style=\"position:fixed\">x</a>")]
    public void Whatever_is_written_nothing_runs_and_nothing_is_fetched_from_elsewhere(string hostile)
    {
        var pictures = new Dictionary<string, Foundation.Files.KeptPicture>
        {
            ["0123456789abcdef0123456789abcdef"] = new("0123456789abcdef0123456789abcdef", 1200, 800),
        };
        var html = MarkdownText.Html(hostile, 2, pictures).Value!;
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument("<body>" + html);
        foreach (var element in document.Body!.QuerySelectorAll("*"))
        {
            Assert.DoesNotContain(element.LocalName, (string[])["script", "iframe", "svg", "style", "object", "form"]);
            Assert.DoesNotContain(
                element.Attributes,
                attribute =>
                    attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                    || attribute.Name == "style"
                    || attribute.Value.Contains("javascript:", StringComparison.OrdinalIgnoreCase)
            );
            if (element.GetAttribute("src") is { } source)
                Assert.StartsWith("/gambar/0123456789abcdef0123456789abcdef-", source);
        }
    }

    [Fact]
    public void Very_deep_and_very_long_texts_are_answered()
    {
        foreach (
            var text in (string[])
                [
                    new('>', 50_000),
                    string.Concat(Enumerable.Repeat("[", 20_000)),
                    string.Concat(Enumerable.Repeat("* ", 10_000)),
                    string.Concat(Enumerable.Repeat("**a", 10_000)),
                    string.Concat(Enumerable.Repeat("![", 20_000)),
                    string.Concat(Enumerable.Repeat("`", 60_000)),
                ]
        )
        {
            Assert.NotNull(MarkdownText.Html(text, 2, new Dictionary<string, Foundation.Files.KeptPicture>()).Value);
            MarkdownText.PicturesIn(text);
        }
    }

    [Fact]
    public async Task A_film_stands_as_a_link_until_it_is_pressed_and_only_such_a_page_may_frame_it()
    {
        await using var app = await HeteroApp.Start();
        var film = await Written.Published(
            app,
            Written.Plan("Dengan film", Written.Text + "\n\nhttps://youtu.be/dQw4w9WgXcQ\n")
        );
        var plain = await Written.Published(app, Written.Plan("Tanpa apa-apa"));
        using var visitor = Browse.Visitor(app);
        var page = await visitor.GetAsync("/artikel/" + film.Slug);
        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains("data-film=\"dQw4w9WgXcQ\"", html);
        Assert.DoesNotContain("<iframe", html);
        Assert.Contains("youtube-nocookie.com", string.Join(' ', page.Headers.GetValues("Content-Security-Policy")));
        Assert.DoesNotContain(
            "youtube",
            string.Join(
                ' ',
                (await visitor.GetAsync("/artikel/" + plain.Slug)).Headers.GetValues("Content-Security-Policy")
            )
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

    [Fact]
    public async Task The_way_from_reading_over_asking_to_an_event_is_counted_and_told_case_by_case_to_those_who_may()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var article = await Written.Published(app);
        var path = "/artikel/" + article.Slug;
        var member = await app.Member("Peserta 077");
        var (_, of) = await Held.Event(
            app,
            Held.Plan() with
            {
                When = new(app.Now.AddDays(7), app.Now.AddDays(7).AddHours(2)),
            }
        );
        var site = await Written.Site(app);
        Task<Enquiry> Ask(string name, string phone, Guid? person) =>
            app.Do(services =>
                services
                    .GetRequiredService<AskMore>()
                    .Take(new(site.Id, name, phone, "Bagaimana cara ikut kelasnya?", true, path, person))
            );
        var asked = await Ask(member.Name, "081200007001", member.Id);
        await Ask("Tamu", "081200007002", null);
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await Held.Register(app, of, person: member);
        var figures = (await app.Do(services => services.GetRequiredService<ReadingWay>().Of([path, "/artikel/lain"])));
        Assert.Equal(new WayFigures(0, 2, 0, 1), figures[path]);
        Assert.Equal(new WayFigures(0, 0, 0, 0), figures["/artikel/lain"]);
        var cases = await app.Do(services => services.GetRequiredService<ReadingWay>().Cases(path, site.Id));
        Assert.Equal(of.Title, Assert.Single(cases.Single(row => row.EnquiryId == asked.Id).Events).Title);
        var (_, editor) = await Written.Editor(app);
        using var _1 = editor;
        var page = await editor.Page($"/konsol/semarang{path}/jalan");
        Assert.Contains("lalu mendaftar acara", page);
        Assert.DoesNotContain("Peserta 077", page);
        using var manager = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));
        Assert.Contains("Peserta 077", await manager.Page($"/konsol/semarang{path}/jalan"));
    }
}
