using HeteroSpace.Enquiries;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Content;

public sealed class ReadArticlesTests
{
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

    [Fact]
    public async Task What_is_withdrawn_counts_among_the_rest_no_more_until_it_is_public_again()
    {
        await using var app = await HeteroApp.Start();
        var first = await Written.Published(app, Written.Plan("Kemasan keripik untuk toko"));
        var second = await Written.Published(app, Written.Plan("Keripik dan kemasannya di pasar"));
        Task<IReadOnlyList<LikeArticle>> Like() =>
            app.Do(services =>
                services
                    .GetRequiredService<ArticleIndex>()
                    .Like(first, services.GetRequiredService<AppDb>(), app.Now, 10)
            );
        Assert.Equal(second.Id, Assert.Single(await Like()).Id);
        await Edit(edit => edit.Withdraw(second, "Angkanya keliru.", second.By));
        Assert.Empty(await Like());
        var sent = await Edit(async edit => await edit.Send(await Written.Now(app, second), second.By));
        await Edit(edit => edit.Publish(sent, null, false, Guid.CreateVersion7()));
        Assert.Equal(second.Id, Assert.Single(await Like()).Id);

        async Task<Article> Edit(Func<EditArticle, Task<ArticleAnswer>> act) =>
            Assert
                .IsType<ArticleAnswer.Done>(await app.Do(services => act(services.GetRequiredService<EditArticle>())))
                .Article;
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
