using HeteroSpace.Content;
using HeteroSpace.Discussions;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace;

/// <summary>
/// An article with a picture, a film, a thread and a neighbour; a draft; a series with an episode that is shown and one
/// that is being made.
/// </summary>
internal sealed class ArticlesToLookAt(HeteroApp app, IServiceProvider services, CatalogueSite site, Guid by)
{
    private readonly AppDb _db = services.GetRequiredService<AppDb>();

    public static Task<(string Article, string Draft, string Episode, Guid Comment)> In(
        HeteroApp app,
        Person manager
    ) =>
        app.Do(async services =>
        {
            var site = (await services.GetRequiredService<Catalogue>().Site("semarang"))!;
            var make = new ArticlesToLookAt(app, services, site, manager.AccountId!.Value);
            var (article, draft) = await make.Articles();
            return (article.Slug, draft.Slug, await make.Channel(), await make.Thread(article));
        });

    private async Task<(Article Shown, Article Draft)> Articles()
    {
        var (edit, picture) = (services.GetRequiredService<EditArticle>(), await Picture());
        var shown = new List<Article>();
        foreach (var title in (string[])["Belajar mengemas dari pasar", "Kemasan dan pasar"])
        {
            var begun = await edit.Begin(Plan(title, picture), site.Site, by);
            var sent = (ArticleAnswer.Done)await edit.Send(begun, by);
            shown.Add(((ArticleAnswer.Done)await edit.Publish(sent.Article, null, true, by)).Article);
        }
        return (shown[0], await edit.Begin(new() { Title = "Belum jadi" }, site.Site, by));
    }

    private static ArticlePlan Plan(string title, ContentPicture picture) =>
        new()
        {
            Title = title,
            Summary = "Tiga usaha kecil bercerita.",
            Text =
                "## Pagi di pasar\n\n"
                + "Seorang pembuat keripik menata ulang kemasannya, menulis tanggal buatnya, "
                + "dan menempelkan nomor yang "
                + "bisa dihubungi. Minggu berikutnya tiga toko meminta contoh.\n\n> Kemasan adalah salam pertama.\n\n"
                + KeepPictures.Markdown(picture)
                + "\n\nhttps://youtu.be/dQw4w9WgXcQ\n\n"
                + "| bahan | harga |\n| --- | --- |\n| kertas | 500 |\n\n- satu\n- dua\n",
            Sector = Sector.Food,
            Tags = ["kemasan"],
            Authors = ["Peserta 014"],
            CoverId = picture.Id,
        };

    private async Task<ContentPicture> Picture()
    {
        using var bitmap = new SkiaSharp.SKBitmap(1200, 800);
        bitmap.Erase(SkiaSharp.SKColors.Teal);
        using var data = bitmap.Encode(SkiaSharp.SKEncodedImageFormat.Jpeg, 80);
        var file = new Microsoft.AspNetCore.Http.FormFile(data.AsStream(), 0, data.Size, "gambar", "gambar.jpg");
        var keep = services.GetRequiredService<KeepPictures>();
        return (await keep.Keep(file, "Keripik di rak toko", site.Site.Id, by)).Picture!;
    }

    private async Task<Guid> Thread(Article article)
    {
        var top = Comment(article, "Peserta 001", "Bagus.", app.Now);
        top.Reports = 1;
        var (answer, withdrawn) = (
            Comment(article, "Peserta 002", "Setuju.", app.Now.AddMinutes(1), top),
            Comment(article, "Peserta 003", "", app.Now.AddMinutes(1), top)
        );
        withdrawn.Status = CommentStatus.Withdrawn;
        _db.AddRange(
            top,
            answer,
            withdrawn,
            new CommentReport
            {
                CommentId = top.Id,
                At = app.Now.AddMinutes(1),
                Reason = ReportReason.Insult,
                Note = "Kasar.",
            }
        );
        await _db.SaveChangesAsync();
        return top.Id;
    }

    private Comment Comment(Article article, string name, string text, DateTime at, Comment? answers = null) =>
        new()
        {
            SubjectKind = ArticleTables.Kind,
            SubjectId = article.Id,
            SiteId = site.Site.Id,
            At = at,
            ShownAt = at,
            Name = name,
            Text = text,
            Status = CommentStatus.Shown,
            ParentId = answers?.Id,
            AnswersId = answers?.Id,
        };

    private async Task<string> Channel()
    {
        var make = services.GetRequiredService<MakeEpisode>();
        var episode = await make.Begin(Episode(await Series()), site.Site, by, "yt:contoh", EpisodeStage.Review);
        await services
            .GetRequiredService<EditEpisodeParts>()
            .AddCredit(
                episode,
                new()
                {
                    EpisodeId = episode.Id,
                    Name = "Peserta 003",
                    Part = "Pembawa acara",
                },
                by
            );
        _db.Add(
            new EpisodeFigure
            {
                EpisodeId = episode.Id,
                Outlet = Outlet.YouTube,
                Day = SiteClock.House.Date(app.Now),
                Views = 1204,
                Likes = 30,
            }
        );
        await _db.SaveChangesAsync();
        await make.Publish(episode, true, by);
        var due = SiteClock.House.Date(app.Now.AddDays(2));
        await make.Begin(
            new()
            {
                Title = "Sehari bersama pengurus koperasi",
                Owner = by,
                Due = due,
            },
            site.Site,
            by
        );
        return episode.Slug;
    }

    private async Task<Series> Series()
    {
        var series = new Series
        {
            SiteId = site.Site.Id,
            Slug = "obrolan",
            Name = new("Obrolan"),
            About = new("Dua puluh menit."),
            Made = app.Now,
        };
        _db.AddRange(
            series,
            new ChannelFeed
            {
                SiteId = site.Site.Id,
                Address = "https://www.youtube.com/feeds/videos.xml?channel_id=UC0123456789012345678901",
                By = by,
                Made = app.Now,
                Read = app.Now,
                Problem = "Tidak ada jawaban.",
            }
        );
        await _db.SaveChangesAsync();
        return series;
    }

    private static EpisodePlan Episode(Series series) =>
        new()
        {
            Title = "Dari dapur ke rak toko",
            Summary = "Obrolan.",
            Notes = "## Isi\n\n- 00.00 Pembuka",
            SeriesId = series.Id,
            Seconds = 1194,
            Tags = ["obrolan"],
            Outlets = { [Outlet.YouTube] = "https://youtu.be/dQw4w9WgXcQ", [Outlet.Podcast] = "https://example.org/1" },
        };
}
