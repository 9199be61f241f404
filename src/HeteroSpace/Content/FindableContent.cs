using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Markdown;
using HeteroSpace.Foundation.Search;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Content;

/// <summary>Articles, as they are found by words.</summary>
internal static class FindableArticles
{
    public static readonly Findable Kind = new()
    {
        Kind = ArticleTables.Kind,
        Shelf = 6,
        Key = "artikel",
        Order = 6,
        Said = () => Words.Say("Artikel", "Articles"),
        Table = "articles",
        PublicWhen = "it.status = 'Published'",
        Watches =
        [
            new(
                "articles",
                "it.id = {row}.id",
                "status",
                "title",
                "title_en",
                "summary",
                "summary_en",
                "text",
                "text_en",
                "tags"
            ),
            new("article_authors", "it.id = {row}.article_id"),
        ],
        Public = db => db.PublicArticles().Select(row => row.Id),
        Read = Read,
        Show = Show,
    };

    private static async Task<IReadOnlyList<FindableText>> Read(AppDb db, Guid[] ids, CancellationToken stop)
    {
        var rows = await db.PublicArticles().AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(stop);
        var authors = (
            await db.ArticleAuthors()
                .AsNoTracking()
                .Where(row => ids.Contains(row.ArticleId))
                .OrderBy(row => row.Position)
                .ToListAsync(stop)
        ).ToLookup(row => row.ArticleId, row => row.Name);
        return
        [
            .. rows.Select(row => new FindableText(
                row.Id,
                row.SiteId,
                $"{row.Title} {row.TitleEn} {string.Join(' ', row.Tags)}",
                string.Join(
                    ' ',
                    [
                        row.Summary,
                        row.SummaryEn,
                        MarkdownText.Plain(row.Text),
                        MarkdownText.Plain(row.TextEn),
                        .. authors[row.Id],
                    ]
                ),
                row.Published ?? row.Made
            )),
        ];
    }

    private static async Task<IReadOnlyList<FoundThing>> Show(
        IServiceProvider services,
        Guid[] ids,
        CancellationToken stop
    )
    {
        var db = services.GetRequiredService<AppDb>();
        var texts = await db.PublicArticles().AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(stop);
        return
        [
            .. (await services.GetRequiredService<FindArticles>().Listed(ids, stop)).Join(
                texts,
                listed => listed.Id,
                row => row.Id,
                (listed, row) =>
                    new FoundThing(
                        row.Id,
                        listed.Title,
                        "/artikel/" + listed.Slug,
                        $"{Words.LongDate(listed.Day)} · {listed.By}",
                        $"{listed.Summary} {MarkdownText.Plain(row.TextHere)}"
                    )
                    {
                        Translated = listed.Translated,
                    }
            ),
        ];
    }
}

/// <summary>Episodes of the channel, as they are found by words.</summary>
internal static class FindableEpisodes
{
    public static readonly Findable Kind = new()
    {
        Kind = EpisodeTables.Kind,
        Shelf = 7,
        Key = "kanal",
        Order = 7,
        Said = () => Words.Say("Kanal: film dan obrolan", "Channel: films and talks"),
        Table = "episodes",
        PublicWhen = "it.stage = 'Published'",
        Watches =
        [
            new("episodes", "it.id = {row}.id", "stage", "title", "title_en", "summary", "summary_en", "notes", "tags"),
            new("episode_credits", "it.id = {row}.episode_id"),
        ],
        Public = db => db.PublicEpisodes().Select(row => row.Id),
        Read = Read,
        Show = Show,
    };

    private static async Task<IReadOnlyList<FindableText>> Read(AppDb db, Guid[] ids, CancellationToken stop)
    {
        var rows = await db.PublicEpisodes().AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(stop);
        var credits = (
            await db.EpisodeCredits()
                .AsNoTracking()
                .Where(row => ids.Contains(row.EpisodeId))
                .OrderBy(row => row.Position)
                .ThenBy(row => row.Id)
                .ToListAsync(stop)
        ).ToLookup(row => row.EpisodeId, row => row.Name);
        return
        [
            .. rows.Select(row => new FindableText(
                row.Id,
                row.SiteId,
                $"{row.Title} {row.TitleEn} {string.Join(' ', row.Tags)}",
                string.Join(' ', [row.Summary, row.SummaryEn, MarkdownText.Plain(row.Notes), .. credits[row.Id]]),
                row.Published ?? row.Made
            )),
        ];
    }

    private static async Task<IReadOnlyList<FoundThing>> Show(
        IServiceProvider services,
        Guid[] ids,
        CancellationToken stop
    ) =>
        [
            .. (await services.GetRequiredService<FindEpisodes>().Listed(ids, stop)).Select(row => new FoundThing(
                row.Id,
                row.Title,
                "/kanal/" + row.Slug,
                Within(row) + Words.LongDate(row.Day),
                row.Summary
            )
            {
                Translated = row.Translated,
            }),
        ];

    private static string Within(ListedEpisode row) =>
        (row.Series, row.Number) switch
        {
            (null, _) => "",
            ({ } series, { } number) => $"{series} #{number} · ",
            ({ } series, _) => $"{series} · ",
        };
}
