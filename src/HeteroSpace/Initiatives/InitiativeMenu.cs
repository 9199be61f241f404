using HeteroSpace.Foundation.Search;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Initiatives;

/// <summary>Where the module stands in the console and in "my space".</summary>
internal static class InitiativeMenu
{
    public static readonly ConsoleLink[] Console =
    [
        new(ConsoleTask.Events, 14, "gagasan", "lightbulb", IdeaWords.Desk, () => Words.Say("Gagasan", "Ideas"))
        {
            Waiting = [WaitsOfIdeas.Unanswered],
        },
        new(
            ConsoleTask.Events,
            18,
            "inisiatif",
            "signpost-2",
            InitiativeTables.Desk,
            () => Words.Say("Inisiatif", "Initiatives")
        )
        {
            Behind = ["pola"],
        },
    ];

    public static readonly PublicLink[] Public =
    [
        new(MenuGroup.Join, 30, "/gagasan", () => Words.Say("Gagasan warga", "Ideas"))
        {
            Typed = "gagasan, ide warga, ideas",
            About = () =>
                Words.Say(
                    "Tulis apa yang Anda harapkan ada di sini. Setiap gagasan kami jawab, terbuka untuk semua.",
                    "Tell us what you would like to see here. Our answers are public."
                ),
        },
        new(MenuGroup.Join, 40, "/jejak", () => Words.Say("Dibuat bersama", "Made together"))
        {
            Typed = "jejak, inisiatif, proyek, dibuat bersama, trails, initiatives, projects",
            About = () =>
                Words.Say(
                    "Dari gagasan sampai selesai: siapa ikut, kapan, dan apa hasilnya.",
                    "From the first idea to the last step: who joined in, when, and what came of it."
                ),
        },
    ];

    public static readonly FindablePage Findable = new(
        "/gagasan/baru",
        () => Words.Say("Tulis gagasan", "Post an idea"),
        () => Words.Say("Dalam dua menit. Kami menjawabnya, terbuka.", "In two minutes. We answer it in public."),
        "tulis gagasan, punya gagasan, punya ide, usul, saran, kritik, aspirasi, post idea, have idea, "
            + "suggestion, suggest, feedback"
    );

    public static readonly MineLink Mine = new(27, "/saya/gagasan", () => Words.Say("Gagasan", "Ideas"));
}
