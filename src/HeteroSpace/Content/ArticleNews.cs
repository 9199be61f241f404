using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Messaging;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using static HeteroSpace.Foundation.Mail.Sentence;

namespace HeteroSpace.Content;

/// <summary>
/// Something about an article is to be told: <c>published</c> and <c>returned</c> to those
/// who wrote and sent it, <c>comment</c> to whoever began it; <c>review</c> to those who may
/// publish it; <c>followers</c> hear of what is published in the name of an organization.
/// </summary>
/// <param name="Number">
/// Tells two of a kind apart, so that each is told once: the version of the article, or an instant.
/// </param>
public sealed record ArticleNews(Guid ArticleId, string What, long Number, DateTime At)
{
    public const string Kind = "article-news";

    public static Job Of(Article article, string what, DateTime now) =>
        Job.Of(Kind, new ArticleNews(article.Id, what, article.Version, now), now);
}

/// <summary>Tells editors, and those who follow a community, of articles.</summary>
internal sealed class TellOfContent(AppDb db, Tell tell, IShellSites sites, ILogger<TellOfContent> log)
{
    public async Task OfArticle(ArticleNews news, CancellationToken stop)
    {
        if (
            await db.Articles().AsNoTracking().SingleOrDefaultAsync(row => row.Id == news.ArticleId, stop)
                is not { } article
            || (await sites.All(stop)).FirstOrDefault(site => site.Id == article.SiteId) is not { } site
        )
            return;
        var desk = $"/konsol/{site.Slug}/artikel/{article.Slug}";
        switch (news.What)
        {
            case "published" when article.Status == ArticleStatus.Published:
                await Each(
                    await Editors(article, stop),
                    person => Send(person, article, news, Topic.Answers, "/artikel/" + article.Slug, stop),
                    stop
                );
                break;
            case "returned" when article.Status == ArticleStatus.Draft:
                await Each(
                    await Editors(article, stop),
                    person => Send(person, article, news, Topic.Answers, desk, stop),
                    stop
                );
                break;
            case "review" when article.Status == ArticleStatus.Review:
                await Each(
                    await db.ReviewersAt(article.SiteId, article.SentBy, stop),
                    person => Send(person, article, news, Topic.Answers, desk, stop),
                    stop
                );
                break;
            case "comment" when article.Status == ArticleStatus.Published:
                await Each(
                    await Editors(article, stop),
                    person =>
                        Send(person, article, news, Topic.Answers, "/artikel/" + article.Slug + "#komentar", stop),
                    stop
                );
                break;
            case "followers" when article.Status == ArticleStatus.Published:
                await Each(
                    await Followers(article, stop),
                    person => Send(person, article, news, Topic.News, "/artikel/" + article.Slug, stop),
                    stop
                );
                break;
        }
    }

    private Task Each(IEnumerable<Person> people, Func<Person, Task> tell, CancellationToken stop) =>
        OneByOne.All(db, log, "article-news", people, person => person.Id, tell, stop);

    private Task<List<Person>> Editors(Article article, CancellationToken stop) =>
        db.People()
            .AsNoTracking()
            .Where(person => !person.Gone && (person.AccountId == article.By || person.AccountId == article.SentBy))
            .OrderBy(person => person.Id)
            .ToListAsync(stop);

    // Those who asked to hear of the community, where they chose to hear news.
    private async Task<List<Person>> Followers(Article article, CancellationToken stop) =>
        await db.ArticleAuthors()
            .Where(row => row.ArticleId == article.Id && row.OrganizationId != null)
            .Select(row => row.OrganizationId)
            .FirstOrDefaultAsync(stop)
            is { } organization
            ? await db.FollowersOf(organization).OrderBy(person => person.Id).ToListAsync(stop)
            : [];

    private Task Send(
        Person person,
        Article article,
        ArticleNews news,
        Topic topic,
        string link,
        CancellationToken stop
    )
    {
        var cause = $"article:{article.Id:n}:{news.What}:{news.Number}:{person.Id:n}";
        var letter = Words.In(person.Language, () => About(person.Name, article, news.What, link));
        return tell.Now(
            new(News.IdOf(cause).ToString("n"), News.IdOf(cause), "article." + news.What, topic, news.At, letter)
            {
                PersonId = person.Id,
                SiteId = article.SiteId,
                SubjectId = article.Id,
                Name = person.Name,
                Email = person.Email,
                Phone = person.Phone,
                Language = person.Language,
                Short = letter.Subject,
                Link = link,
            },
            stop
        );
    }

    internal static Letter About(string name, Article article, string what, string link) =>
        what switch
        {
            "published" => Letter
                .About(Say($"Terbit: {article.TitleHere}", $"Published: {article.TitleHere}"))
                .Greet(name)
                .Say(Say("Artikel ini sekarang bisa dibaca semua orang.", "Everyone may read this article now."))
                .Button(Words.Say("Baca artikel", "Read the article"), link),
            "returned" => Letter
                .About(Say($"Dikembalikan: {article.TitleHere}", $"Sent back: {article.TitleHere}"))
                .Greet(name)
                .Say(Say("Artikel ini dikembalikan kepada Anda:", "This article was sent back to you:"))
                .Quote(article.Note)
                .Button(Words.Say("Perbaiki artikel", "Edit the article"), link),
            "comment" => Letter
                .About(Say($"Komentar baru: {article.TitleHere}", $"A new comment: {article.TitleHere}"))
                .Greet(name)
                .Say(Say("Ada yang menanggapi artikel ini.", "Someone commented on this article."))
                .Button(Words.Say("Lihat komentar", "See the comments"), link),
            "review" => Letter
                .About(Say($"Mohon dibaca: {article.TitleHere}", $"To be read: {article.TitleHere}"))
                .Greet(name)
                .Say(
                    Say(
                        "Artikel ini menunggu dibaca sebelum terbit.",
                        "This article waits to be read before it is published."
                    )
                )
                .Button(Words.Say("Baca dan putuskan", "Read and decide"), link),
            _ => Letter
                .About(Say($"Artikel baru: {article.TitleHere}", $"A new article: {article.TitleHere}"))
                .Greet(name)
                .Say(Theirs(article.SummaryHere))
                .Button(Words.Say("Baca artikel", "Read the article"), link),
        };

    public static IEnumerable<Sample> Samples()
    {
        var article = new Article
        {
            Title = "Belajar mengemas dari pasar",
            Summary = "Tiga usaha kecil bercerita.",
            Note = "Tambahkan sumber angkanya.",
        };
        foreach (
            var (what, said) in new[]
            {
                ("published", "terbit"),
                ("returned", "dikembalikan"),
                ("comment", "komentar"),
                ("review", "dibaca"),
                ("followers", "pengikut"),
            }
        )
            yield return new(
                "article." + what,
                () => Words.Say("Artikel: " + said, "Article: " + what),
                () => About("Peserta 014", article, what, "/artikel/…")
            );
    }
}
