using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace HeteroSpace.Content;

/// <summary>What tests of content stand on: editors, and an article or an episode as far as it is needed.</summary>
internal static class Written
{
    /// <summary>
    /// Cookies end by the client's own clock, so that of a test with someone signed in stands well ahead of it.
    /// </summary>
    public static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);
    public const string Text =
        "Pada suatu pagi di pasar, seorang pembuat keripik menata ulang kemasannya. "
        + "Ia memilih kertas yang lebih tebal, menulis tanggal buatnya, dan menempelkan nomor yang bisa dihubungi. "
        + "Minggu berikutnya tiga toko meminta contoh.";

    public static async Task<Site> Site(HeteroApp app, string slug = "semarang") =>
        (await app.Do(services => services.GetRequiredService<Catalogue>().Site(slug).AsTask()))!.Site;

    public static ArticlePlan Plan(string title = "Belajar mengemas dari pasar", string text = Text) =>
        new()
        {
            Title = title,
            Summary = "Tiga usaha kecil bercerita tentang kemasannya.",
            Text = text,
            Sector = Sector.Food,
            Tags = ["kemasan", "umkm"],
            Authors = ["Peserta 014"],
        };

    public static Task<Article> Draft(HeteroApp app, ArticlePlan? plan = null, Guid? by = null) =>
        app.Do(async services =>
            await services
                .GetRequiredService<EditArticle>()
                .Begin(plan ?? Plan(), await Site(app), by ?? Guid.CreateVersion7())
        );

    public static async Task<Article> Published(HeteroApp app, ArticlePlan? plan = null, Guid? by = null)
    {
        var draft = await Draft(app, plan, by);
        var sent = Assert.IsType<ArticleAnswer.Done>(
            await app.Do(services => services.GetRequiredService<EditArticle>().Send(draft, by ?? draft.By))
        );
        return Assert
            .IsType<ArticleAnswer.Done>(
                await app.Do(services =>
                    services.GetRequiredService<EditArticle>().Publish(sent.Article, null, false, Guid.CreateVersion7())
                )
            )
            .Article;
    }

    public static Task<Article> Now(HeteroApp app, Article seen) =>
        app.Read(db => db.Articles().AsNoTracking().SingleAsync(row => row.Id == seen.Id));

    public static Task<Episode> Now(HeteroApp app, Episode seen) =>
        app.Read(db => db.Episodes().AsNoTracking().SingleAsync(row => row.Id == seen.Id));

    public static async Task<(Person Editor, HttpClient Browser)> Editor(HeteroApp app)
    {
        var editor = await app.Staff(Role.Editor, "semarang");
        return (editor, await RightsTests.Browser(app, editor));
    }

    public static FormFile File(byte[] content) =>
        new(new MemoryStream(content), 0, content.Length, "gambar", "gambar.jpg");

    public static byte[] Photo(int width, int height, SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.Teal);
        using var data = bitmap.Encode(format, 85);
        return data.ToArray();
    }
}
