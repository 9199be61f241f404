using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Content;

/// <summary>Articles and episodes that a second editor reads before they appear. They are read whole, on their page;
/// whoever sent an article waits for another, unless they may publish it by themselves.</summary>
internal static class WaitsOfContent
{
    public static readonly WhatWaits Articles = WhatWaits.Of(
        "artikel",
        "journal-text",
        () => Words.Say("Artikel", "Articles"),
        (db, reader) =>
        {
            var (me, alone) = (reader.Account, reader.May(Role.SiteManager));
            return db.ArticlesOf(reader.Site.Id, ArticleStatus.Review).Where(row => alone || row.SentBy != me);
        },
        async (asked, articles) =>
        {
            var rows = await articles
                .OrderBy(row => row.Made)
                .ThenBy(row => row.Id)
                .Take(asked.Most)
                .Select(row => new
                {
                    row.Id,
                    row.Made,
                    row.Title,
                    row.Slug,
                    row.Summary,
                    row.SentBy,
                })
                .ToListAsync(asked.Stop);
            return rows.ConvertAll(row => new WaitingRow(row.Id, row.Made, row.Title, asked.Page("artikel/" + row.Slug))
            {
                About =
                    row.SentBy == asked.Reader.Account
                        ? Words.Say("Anda yang mengirimnya", "you sent it yourself")
                        : Words.Cut(row.Summary, 140),
            });
        }
    ) with
    {
        IsOwn = true,
    };

    public static readonly WhatWaits Episodes = WhatWaits.Of(
        "kanal",
        "camera-video",
        () => Words.Say("Episode", "Episodes"),
        (db, reader) => db.OpenEpisodes(reader.Site.Id).Where(row => row.Stage == EpisodeStage.Review),
        async (asked, episodes) =>
        {
            var rows = await episodes
                .OrderBy(row => row.Due == null)
                .ThenBy(row => row.Due)
                .ThenBy(row => row.Made)
                .Take(asked.Most)
                .Select(row => new
                {
                    row.Id,
                    row.Made,
                    row.Due,
                    row.Title,
                    row.Slug,
                    row.Summary,
                })
                .ToListAsync(asked.Stop);
            return rows.ConvertAll(row => new WaitingRow(row.Id, row.Made, row.Title, asked.Page("kanal/" + row.Slug))
            {
                About = Words.Cut(row.Summary, 140),
                Due = row.Due is { } day ? EndOf(asked.Clock, day) : null,
            });
        }
    );

    private static DateTime EndOf(SiteClock clock, DateOnly day) => clock.Day(day).Ends;
}
