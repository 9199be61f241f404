using HeteroSpace.Foundation.Ui;
using static HeteroSpace.Foundation.Ui.Words;

namespace HeteroSpace.Initiatives;

/// <summary>What people ask about ideas.</summary>
internal static class InitiativesHelp
{
    public static readonly HelpEntry[] All =
    [
        new(
            HelpTopic.Together,
            30,
            "gagasan",
            () => Say("Saya punya gagasan. Dibaca tidak?", "I have an idea. Will anyone read it?"),
            () =>
                Say(
                    $"Dibaca, dan kami usahakan terjawab dalam {IdeaAnswers.Clock.Within()}, di halaman untuk semua. "
                        + "Kalau kami terlambat, itu pun terlihat.",
                    $"Yes, and we aim to answer within {IdeaAnswers.Clock.Within()}, where everyone can read it. If "
                        + "we are late, that is shown too."
                )
        )
        {
            Way = ("/gagasan/baru", () => Say("Tulis gagasan", "Post an idea")),
        },
    ];
}
