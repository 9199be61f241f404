using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Discussions;

public static class WritingWords
{
    /// <summary>Why a message was not sent.</summary>
    public static string Said(this Writing written) =>
        written switch
        {
            Writing.TooMany => Words.Say(
                "Pesan Anda sudah banyak yang menunggu jawaban. Tunggu dulu; kami membacanya semua.",
                "Many of your messages wait for an answer. Please wait; we read all of them."
            ),
            Writing.Meanwhile => Words.Say(
                "Ada pesan baru sejak Anda membuka percakapan ini; baca dulu. Tulisan Anda masih ada.",
                "A new message came since you opened this conversation; read it first. What you wrote is kept."
            ),
            _ => Words.Say("Percakapan ini sudah ditutup.", "This conversation is closed."),
        };
}
