using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Content;

/// <summary>Where the module stands in menus.</summary>
internal static class ContentMenu
{
    public static readonly PublicLink[] Public =
    [
        new(MenuGroup.Read, 10, "/artikel", () => Words.Say("Artikel", "Articles"))
        {
            Typed = "artikel, berita, bacaan, blog, articles, news",
        },
        new(MenuGroup.Read, 20, "/kanal", () => Words.Say("Rumah Inspirasi", "Rumah Inspirasi channel"))
        {
            Typed = "kanal, rumah inspirasi, film, video, tonton, youtube, podcast, siniar, channel, watch",
        },
    ];

    public static readonly ConsoleLink[] Console =
    [
        new(
            ConsoleTask.Content,
            22,
            "artikel",
            "journal-text",
            ArticleTables.Desk,
            () => Words.Say("Artikel", "Articles")
        )
        {
            Waiting = [WaitsOfContent.Articles],
        },
        new(ConsoleTask.Content, 23, "kanal", "camera-video", ArticleTables.Desk, () => Words.Say("Kanal", "Channel"))
        {
            Behind = ["impor/angka-kanal"],
            Waiting = [WaitsOfContent.Episodes],
        },
    ];
}
