using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Initiatives;

/// <summary>Where the module stands in the console and in "my space".</summary>
internal static class InitiativeMenu
{
    public static readonly ConsoleLink[] Console =
    [
        new(14, "gagasan", "lightbulb", IdeaWords.Desk, () => Words.Say("Gagasan", "Ideas")),
        new(18, "inisiatif", "signpost-2", InitiativeTables.Desk, () => Words.Say("Inisiatif", "Initiatives")),
    ];

    public static readonly MineLink Mine = new(27, "/saya/gagasan", () => Words.Say("Gagasan", "Ideas"));
}
