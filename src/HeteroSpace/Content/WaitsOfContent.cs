using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Content;

/// <summary>Articles and episodes that a second editor reads before they appear. They are read whole, on their
/// page.</summary>
internal static class WaitsOfContent
{
    public static readonly WhatWaits Articles = WhatWaits.Of(
        "artikel",
        "journal-text",
        () => Words.Say("Artikel", "Articles"),
        (db, reader) => db.ArticlesOf(reader.Site.Id, ArticleStatus.Review)
    );

    public static readonly WhatWaits Episodes = WhatWaits.Of(
        "kanal",
        "camera-video",
        () => Words.Say("Episode", "Episodes"),
        (db, reader) => db.OpenEpisodes(reader.Site.Id).Where(row => row.Stage == EpisodeStage.Review)
    );
}
