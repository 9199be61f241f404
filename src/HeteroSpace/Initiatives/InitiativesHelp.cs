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
                    $"Dibaca, dan dijawab dalam {IdeaAnswers.Clock.Within()}, di halaman yang bisa dibaca semua orang. "
                        + "Kalau kami terlambat, itu pun terlihat.",
                    $"Yes, and answered within {IdeaAnswers.Clock.Within()}, on a page that all can read. If we are "
                        + "late, that shows too."
                )
        )
        {
            Way = ("/gagasan/baru", () => Say("Tulis gagasan", "Post an idea")),
        },
    ];
}
