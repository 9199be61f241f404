using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Content;

/// <summary>Where the module stands in the console.</summary>
internal static class ContentMenu
{
    public static readonly ConsoleLink[] Console =
    [
        new(22, "artikel", "journal-text", ArticleTables.Desk, () => Words.Say("Artikel", "Articles")),
        new(23, "kanal", "camera-video", ArticleTables.Desk, () => Words.Say("Kanal", "Channel")),
    ];
}
