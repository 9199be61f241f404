using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Messaging;

namespace HeteroSpace.Discussions;

/// <summary>The letters of conversations with a made-up one, for the console.</summary>
internal static class SamplesOfConversations
{
    public static readonly Sample[] All =
    [
        new(
            TellOfConversations.AskedKind,
            () => Words.Say("Petugas: pesan baru", "Staff: a new message"),
            () => TellOfConversations.AskedLetter("Petugas 001", MadeUp)
        ),
        new(
            TellOfConversations.AnsweredKind,
            () => Words.Say("Jawaban pesan", "An answer to a message"),
            () =>
                TellOfConversations.AnsweredLetter(
                    new() { AuthorName = "Petugas 001", Text = Words.Say("Bisa, silakan.", "Yes, please do.") },
                    MadeUp,
                    "Semarang",
                    (letter, verb) => letter.Button(verb, Proof.Of("/status/…"))
                )
        ),
    ];

    private static TalkedAbout MadeUp =>
        new(
            new("booking", Guid.Empty),
            Guid.Empty,
            "semarang",
            () => Words.Say("Ruang Rapat 1", "Meeting Room 1") + " · HS-7KQ4-2M",
            "booking:HS-7KQ4-2M",
            new(null, "Peserta 014", false)
        );
}
