using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Ui;
using static HeteroSpace.Foundation.Mail.Sentence;

namespace HeteroSpace.Contributions;

/// <summary>What staff are told of a pledge, in the language spoken.</summary>
internal static class OfferLetters
{
    /// <summary>To those of the site who answer offers.</summary>
    public static Letter ToStaff(string reader, PledgeSetting at, string link) =>
        Letter
            .About(Say($"Ada yang menawarkan: {at.What}", $"Someone offers: {at.What}"))
            .Greet(reader)
            .Say(
                Say(
                    $"{Giver(at)} menawarkan {at.What} untuk {at.Need.Title}. Terima, atau jelaskan bila belum bisa.",
                    $"{Giver(at)} offers {at.What} for {at.Need.Title}. Accept it, or say why it cannot be taken."
                )
            )
            .Quote(at.Pledge.Note)
            .Button(Words.Say("Lihat tawarannya", "See the pledge"), link)
            .Sign(at.Site.Site.Name);

    /// <summary>To the same: what they count on comes otherwise, or not at all.</summary>
    public static Letter OfMoved(string reader, PledgeSetting at, PledgeMoved moved, string link)
    {
        var left = at.Line.Whole(at.Pledge.Quantity - at.Pledge.Received);
        var letter =
            moved.What == PledgeMoved.Withdrawn
                ? Letter.About(Say($"Tidak jadi: {left}", $"Not coming: {left}"))
                : Letter.About(Say($"Tawaran diubah: {at.What}", $"A pledge was changed: {at.What}"));
        letter.Greet(reader);
        if (moved.What == PledgeMoved.Withdrawn)
            letter
                .Say(
                    Say(
                        $"{Giver(at)} menarik tawarannya untuk {at.Need.Title}.",
                        $"{Giver(at)} took the pledge for {at.Need.Title} back."
                    ) + Missing(at)
                )
                .Quote(at.Pledge.Reason);
        else
            letter.Say(
                Say(
                    $"{Giver(at)} mengubah tawarannya untuk {at.Need.Title}: kini {at.What}.",
                    $"{Giver(at)} changed the pledge for {at.Need.Title}: now {at.What}."
                )
                    + Comes(at)
                    + Anew(at)
            );
        return letter.Button(Words.Say("Lihat tawarannya", "See the pledge"), link).Sign(at.Site.Site.Name);
    }

    // Those in reserve may have stepped in, and a need that asks for nothing more is on no board.
    private static Sentence Missing(PledgeSetting at)
    {
        if (!at.Need.IsOpen || !at.Line.IsOpen)
            return Sentence.Nothing;
        return at.Line.Missing > 0
            ? Say(
                $"Di papan kini kurang {at.Line.Whole(at.Line.Missing)}.",
                $"The board now says that {at.Line.Whole(at.Line.Missing)} are missing."
            )
            : Say("Yang lain sudah mencukupinya.", "Others make up for it.");
    }

    private static Sentence Anew(PledgeSetting at) =>
        at.Pledge.Status == PledgeStatus.Offered
            ? Say(
                "Itu lebih banyak daripada yang diterima, jadi perlu dijawab lagi.",
                "That is more than was accepted, so it needs an answer again."
            )
            : Sentence.Nothing;

    /// <summary>To whoever may be the second: a part is there, and one has counted it.</summary>
    public static Letter OfWaiting(string reader, PledgeSetting at, string link) =>
        Letter
            .About(Say($"Menunggu hitungan kedua: {Came(at)}", $"Waits for a second count: {Came(at)}"))
            .Greet(reader)
            .Say(
                Say(
                    $"{Came(at)} untuk {at.Need.Title} sudah dihitung satu orang. Nilainya besar atau belum dinilai, "
                        + $"jadi hitung juga; baru sesudah itu tercatat.",
                    $"{Came(at)} for {at.Need.Title}: one person has counted it. Its value is high or not known, so "
                        + $"please count it as well; only then is it noted."
                )
            )
            .Button(Words.Say("Hitung", "Count"), link)
            .Sign(at.Site.Site.Name);

    // As staff read it; of whoever was forgotten no name is left.
    private static string Giver(PledgeSetting at)
    {
        var name = at.Pledge.Name == "" ? at.Pledge.ShownAs.Said() : at.Pledge.Name;
        return at.Organization is { } organization ? $"{name} ({organization})" : name;
    }

    private static Sentence Comes(PledgeSetting at) =>
        at.Pledge.ComesOn is { } day
            ? Say($"{at.Line.Kind.On()} {Words.LongDate(day)}.", $"{at.Line.Kind.On()} {Words.LongDate(day)}.")
            : Say("Harinya belum disebut.", "No day is named yet.");

    private static string Came(PledgeSetting at) => PledgeLetters.Came(at);
}
