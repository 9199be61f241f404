using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Content;

/// <summary>An article that was published by mistake is read again before it appears.</summary>
public sealed class UndoPublishingTests
{
    private static async Task<(Article Sent, Guid Editor)> Publish(HeteroApp app)
    {
        var editor = (await app.Staff(Foundation.Security.Role.Editor, "semarang")).AccountId!.Value;
        var draft = await Written.Draft(app);
        var sent = Assert.IsType<ArticleAnswer.Done>(
            await app.Do(services => services.GetRequiredService<EditArticle>().Send(draft, draft.By))
        );
        Assert.IsType<ArticleAnswer.Done>(
            await app.Press(services =>
                services.GetRequiredService<EditArticle>().Publish(sent.Article, null, false, editor)
            )
        );
        return (sent.Article, editor);
    }

    [Fact]
    public async Task It_waits_to_be_read_again_and_no_follower_hears_of_it()
    {
        await using var app = await HeteroApp.Start();
        var (sent, editor) = await Publish(app);
        Assert.Equal(2, await app.Read(db => db.Jobs().CountAsync(job => job.HeldBy != null)));
        Assert.True((await app.Undo(editor)).Done);
        var now = await Written.Now(app, sent);
        Assert.Equal((ArticleStatus.Review, (DateTime?)null), (now.Status, now.Published));
        Assert.Equal(0, await app.Read(db => db.Jobs().CountAsync(job => job.HeldBy != null)));
        Assert.Equal(0, await app.Read(db => db.RelatedArticles().CountAsync()));
    }

    [Fact]
    public async Task What_was_changed_since_stays_published()
    {
        await using var app = await HeteroApp.Start();
        var (sent, editor) = await Publish(app);
        var thought = await app.Last();
        var plan = Written.Plan("Belajar mengemas dari pasar pagi");
        Assert.IsType<ArticleAnswer.Done>(
            await app.Do(async services =>
                await services.GetRequiredService<EditArticle>().Save(await Written.Now(app, sent), plan, editor)
            )
        );
        Assert.False((await app.Undo(thought.Id, editor)).Done);
        Assert.Equal(ArticleStatus.Published, (await Written.Now(app, sent)).Status);
    }
}
