using System.Net;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
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

    private static async Task<Article> Done(HeteroApp app, Func<EditArticle, Task<ArticleAnswer>> act) =>
        Assert.IsType<ArticleAnswer.Done>(await Edit(app, act)).Article;

    [Fact]
    public async Task What_was_scheduled_appears_at_its_hour_and_beside_its_neighbours()
    {
        await using var app = await HeteroApp.Start();
        var near = await Written.Published(app, Written.Plan("Kemasan keripik yang tahan lama"));
        var draft = await Written.Draft(app);
        var sent = await Done(app, edit => edit.Send(draft, draft.By));
        await Done(app, edit => edit.Publish(sent, app.Now.AddHours(2), false, Guid.CreateVersion7()));
        await app.WorkJobs();
        Assert.Equal(ArticleStatus.Scheduled, (await Written.Now(app, draft)).Status);
        app.Clock.Advance(TimeSpan.FromHours(2) + TimeSpan.FromMinutes(1));
        await app.WorkJobs();
        var published = await Written.Now(app, draft);
        Assert.Equal((ArticleStatus.Published, app.Now), (published.Status, published.Published!.Value));
        using var visitor = Browse.Visitor(app);
        Assert.Contains(near.Title, await visitor.Page("/artikel/" + draft.Slug));
        Assert.Contains(draft.Title, await visitor.Page("/artikel?cari=mengemas"));
    }

    [Fact]
    public async Task What_is_changed_after_it_was_scheduled_is_read_again_by_another()
    {
        await using var app = await HeteroApp.Start();
        var draft = await Written.Draft(app);
        var sent = await Done(app, edit => edit.Send(draft, draft.By));
        var scheduled = await Done(app, edit => edit.Publish(sent, app.Now.AddHours(2), false, Guid.CreateVersion7()));
        var plan = Written.Plan(text: Written.Text + " Tambahan.");
        var waits = await Done(app, edit => edit.Save(scheduled, plan, draft.By));
        Assert.Equal((ArticleStatus.Review, null), (waits.Status, waits.PublishAt));
        Assert.IsType<ArticleAnswer.NeedsAnother>(await Edit(app, edit => edit.Publish(waits, null, false, draft.By)));
        await Done(app, edit => edit.Publish(waits, app.Now.AddHours(2), false, Guid.CreateVersion7()));
    }

    [Fact]
    public async Task What_is_withdrawn_is_gone_from_page_list_search_and_neighbours()
    {
        await using var app = await HeteroApp.Start();
        var near = await Written.Published(app, Written.Plan("Kemasan keripik yang tahan lama"));
        var published = await Written.Published(app);
        using var visitor = Browse.Visitor(app);
        string[] places = ["/artikel", "/artikel?cari=mengemas", "/artikel/" + near.Slug];
        foreach (var place in places)
            Assert.Contains(published.Title, await visitor.Page(place));
        await Done(app, edit => edit.Withdraw(published, "Angkanya keliru.", Guid.CreateVersion7()));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/artikel/" + published.Slug)).StatusCode);
        foreach (var place in places)
            Assert.DoesNotContain(published.Title, await visitor.Page(place));
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
                    "Singkat ![](/gambar/0123456789abcdef0123456789abcdef) "
                    + "dan ![orang lain](https://example.org/foto.jpg)",
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
}
