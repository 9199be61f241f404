using HeteroSpace.Foundation.Ui;
using HeteroSpace.Messaging;

namespace HeteroSpace.Initiatives;

/// <summary>The letters of the module with a made-up idea and initiative, for the console.</summary>
internal static class SamplesOfInitiatives
{
    private static readonly Initiative Market = new() { Title = "Pasar Batik Sungai", Stopped = "Sungai meluap." };

    public static IEnumerable<Sample> All => [.. OfIdeas, .. OfSteps, .. OfMeetings, Invited, Offered, Thanks];

    private static string Answer =>
        Words.Say("Kami rapat dengan kampus hari Kamis.", "We meet with the campus on Thursday.");

    private static IEnumerable<Sample> OfIdeas =>
        [
            OfIdea("shown", IdeaStatus.Open),
            OfIdea("hidden", IdeaStatus.Hidden),
            OfIdea("answered", IdeaStatus.TakenUp),
            OfIdea("answered", IdeaStatus.NotNow),
        ];

    private static Sample OfIdea(string what, IdeaStatus status) =>
        new(
            $"idea.{what}.{status.ToString().ToLowerInvariant()}",
            () => Words.Say("Gagasan: ", "Idea: ") + status.Said(),
            () =>
                InitiativeLetters.OfIdea(
                    "Peserta 014",
                    "Kelas batik di tepi sungai",
                    what,
                    status,
                    Answer,
                    (parts, verb) => parts.Button(verb, "/gagasan/kelas-batik")
                )
        );

    private static IEnumerable<Sample> OfSteps =>
        ((string[])["phase", "finished", "stopped", "published"]).Select(what => new Sample(
            "initiative." + what,
            () => Words.Say("Inisiatif: ", "Initiative: ") + what,
            () =>
                InitiativeLetters.OfStep(
                    "Peserta 014",
                    Market,
                    new(Market.Id, what, Market.Id, 0, default),
                    new() { Name = new("Gagasan", "Idea") },
                    new() { Name = new("Rencana bersama", "Co-planning"), Position = 1 },
                    null,
                    null,
                    "/jejak/pasar-batik-sungai"
                )
        ));

    private static IEnumerable<Sample> OfMeetings =>
        ((string[])["planned", "changed", "cancelled", "minutes"]).Select(what => new Sample(
            "meeting." + what,
            () => Words.Say("Rapat: ", "Meeting: ") + what,
            () =>
                InitiativeLetters.OfMeeting(
                    "Peserta 014",
                    Market.Title,
                    new() { Title = Words.Say("Rapat pertama", "First meeting"), Place = "Ruang Rapat 1" },
                    what,
                    Words.Say("Kamis, 4 Februari 2027, 13.00–15.00 WIB", "Thursday, 4 February 2027, 13:00–15:00 WIB"),
                    "/jejak/…"
                )
        ));

    private static Sample Invited =>
        new(
            "initiative.invited",
            () => Words.Say("Undangan ikut", "Invitation to take part"),
            () => InitiativeLetters.OfInvitation("Peserta 014", "Komunitas Batik Muda Contoh", Market.Title, "/jejak/…")
        );

    private static Sample Offered =>
        new(
            "involvement.offered",
            () => Words.Say("Benarkan keterlibatan", "Confirm involvement"),
            () => InitiativeLetters.OfOffer("Peserta 014", "Komunitas Batik Muda Contoh", Market.Title, "/komunitas/…")
        );

    private static Sample Thanks =>
        new(
            "initiative.thanks",
            () => Words.Say("Terima kasih", "Thanks"),
            () =>
                InitiativeLetters.OfThanks(
                    "Peserta 014",
                    Market.Title,
                    Words.Say(
                        "Berkat kalian seratus perajin bertemu pembeli.",
                        "Thanks to you a hundred makers met buyers."
                    ),
                    "/jejak/…"
                )
        );
}
