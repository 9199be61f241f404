using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using static HeteroSpace.Foundation.Mail.Sentence;

namespace HeteroSpace.Contributions;

/// <summary>What givers and staff are told of a pledge, in the language spoken.</summary>
internal static class PledgeLetters
{
    /// <summary>What the first letter of a pledge tells, beside what <see cref="PledgeNews"/> names.</summary>
    public const string Confirm = "confirm",
        Made = "made";

    /// <param name="reader">Empty when nobody is to be named.</param>
    public static Letter ToGiver(PledgeSetting at, string news, string reader, Proof link)
    {
        var letter = Letter.About(Title(at, news)).Greet(reader).Say(Said(at, news));
        if (Quoted(at.Pledge, news) is { Length: > 0 } theirs)
            letter.Quote(theirs);
        return letter
            .Facts(Say($"Untuk: {at.Need.Title}", $"For: {at.Need.Title}"), Both($"{at.Pledge.Code}"))
            .Button(Verb(news), link)
            .Sign(at.Site.Site.Name, news is Made or PledgeNews.Accepted ? at.Site.Site.Address : null);
    }

    private static string? Quoted(Pledge pledge, string news) =>
        news switch
        {
            PledgeNews.Declined => pledge.Reason,
            PledgeNews.Thanked => pledge.OurWords,
            _ => null,
        };

    private static string Verb(string news) =>
        news switch
        {
            Confirm => Words.Say("Konfirmasi", "Confirm"),
            PledgeNews.Late => Words.Say("Jawab", "Answer"),
            PledgeNews.Thanked => Words.Say("Lihat ucapan terima kasih", "See the thanks"),
            _ => Words.Say("Lihat tawaran saya", "See my pledge"),
        };

    private static Sentence Title(PledgeSetting at, string news) =>
        news switch
        {
            Confirm => Say($"Konfirmasikan tawaran Anda: {at.What}", $"Confirm your pledge: {at.What}"),
            Made => Say($"Tawaran Anda kami catat: {at.What}", $"Your pledge is noted: {at.What}"),
            PledgeNews.MovedUp => Say($"Tawaran Anda kini dibutuhkan: {at.What}", $"Now it is wanted: {at.What}"),
            PledgeNews.Enough => Say($"Sudah cukup, terima kasih: {at.What}", $"It is enough, thank you: {at.What}"),
            PledgeNews.Accepted => Say($"Tawaran Anda kami terima: {at.What}", $"Your pledge is accepted: {at.What}"),
            PledgeNews.Declined => Say($"Belum dapat kami terima: {at.What}", $"We cannot take it: {at.What}"),
            PledgeNews.Received => Say($"Sudah sampai: {Came(at)}", $"It came: {Came(at)}"),
            PledgeNews.Thanked => Say($"Terima kasih: {Came(at)}", $"Thank you: {Came(at)}"),
            _ => Say($"Masih bisa? {at.What}", $"Is it still possible? {at.What}"),
        };

    private static string Came(PledgeSetting at) => at.Line.Whole(at.Part?.Quantity ?? at.Pledge.Received);

    private static Sentence Said(PledgeSetting at, string news) =>
        news switch
        {
            Confirm => Say(
                "Buka tautan ini dan tekan Konfirmasi. Sebelum itu tawaran Anda belum kami hitung. "
                    + "Bukan Anda? Abaikan saja; datanya kami hapus dalam tiga hari.",
                "Open this link and press Confirm. Until then your pledge is not counted. "
                    + "Not you? Just ignore it; we delete the data within three days."
            ),
            Made => NextStep(at),
            PledgeNews.MovedUp => Say(
                $"Ada yang tidak jadi, jadi dari tawaran Anda kini {at.Line.Amount(at.Pledge.Held)} dibutuhkan.",
                $"Another cannot bring theirs, so {at.Line.Amount(at.Pledge.Held)} of your pledge are wanted now."
            ) + Bring(at),
            PledgeNews.Enough => Say(
                "Kebutuhan ini sudah terpenuhi, jadi jangan dikirim lagi. Niat baik Anda sangat berarti; "
                    + "lihat kebutuhan lain yang masih terbuka.",
                "This need is met, so please do not send any more. Your good will means much; "
                    + "look at other needs that are still open."
            ),
            PledgeNews.Accepted => Say("Terima kasih, tawaran Anda kami terima.", "Thank you, we accept your pledge.")
                + (at.Pledge.InReserve > 0 ? Reserve(at) : Bring(at)),
            PledgeNews.Declined => Say(
                "Maaf, kali ini tawaran Anda belum dapat kami terima. Alasannya:",
                "We are sorry, this time we cannot take your pledge. The reason:"
            ),
            PledgeNews.Received => Received(at),
            PledgeNews.Thanked => Say(
                "Pemberian Anda sudah kami terima dan kami pakai. Dari kami:",
                "Your gift is here and in use. From us:"
            ),
            _ => Late(at),
        };

    private static Sentence Received(PledgeSetting at) =>
        at.Pledge.Left > 0
            ? Say(
                $"{Came(at)} sudah sampai. Terima kasih; yang {at.Line.Amount(at.Pledge.Left)} lagi kami nantikan.",
                $"{Came(at)} came. Thank you; we look forward to the other {at.Line.Amount(at.Pledge.Left)}."
            )
            : Say($"{Came(at)} sudah sampai. Terima kasih banyak.", $"{Came(at)} came. Thank you very much.");

    private static Sentence Late(PledgeSetting at) =>
        Say(
            $"Kami belum menerima {at.Line.Whole(at.Pledge.Left)} dari Anda. Masih bisa? Bila tidak jadi, tidak "
                + $"apa-apa: tekan saja Tidak jadi, supaya orang lain bisa melengkapi.",
            $"We have not received {at.Line.Whole(at.Pledge.Left)} from you yet. Is it still possible? If not, that is "
                + $"fine: just press Not any more, so that others can fill in."
        );

    /// <summary>What is so and what comes next, for whoever reads it on a page or in a letter.</summary>
    public static Sentence NextStep(PledgeSetting at) =>
        at.Pledge.Status switch
        {
            PledgeStatus.Pending => Say(
                "Konfirmasikan dulu nomor atau e-mail Anda; sebelum itu tawarannya belum dihitung.",
                "Confirm your number or address first; until then your pledge is not counted."
            ),
            PledgeStatus.Offered or PledgeStatus.Accepted when at.Pledge.InReserve > 0 => Reserve(at),
            PledgeStatus.Offered => Say(
                "Tawaran Anda kami catat. Petugas membacanya dan mengabari Anda.",
                "Your pledge is noted. Staff read it and tell you."
            ) + Bring(at),
            PledgeStatus.Accepted => Bring(at),
            PledgeStatus.Received => Say(
                "Sudah kami terima. Terima kasih banyak.",
                "We received it. Thank you very much."
            ),
            PledgeStatus.Thanked => Say(
                "Sudah kami terima dan kami pakai. Terima kasih banyak.",
                "It is here and in use. Thank you very much."
            ),
            PledgeStatus.Withdrawn => Say("Tawaran ini sudah Anda tarik.", "You took this pledge back."),
            PledgeStatus.Declined => Say(
                "Maaf, tawaran ini belum dapat kami terima.",
                "We are sorry, we cannot take this pledge."
            ),
            PledgeStatus.Released => Say(
                "Kebutuhannya sudah terpenuhi, jadi tidak perlu dikirim. Terima kasih.",
                "The need is met, so nothing has to be sent. Thank you."
            ),
        };

    private static Sentence Reserve(PledgeSetting at) =>
        at.Pledge.Held == 0
            ? Say(
                "Semua yang kurang sudah dijanjikan orang lain; tawaran Anda jadi cadangan. Jangan dikirim dulu: "
                    + "begitu ada yang batal, kami kabari.",
                "All that is missing is promised by others; yours is in reserve. Please do not send it yet: "
                    + "as soon as another cannot, we tell you."
            )
            : Say(
                $"{at.Line.Whole(at.Pledge.Held)} dibutuhkan; {at.Line.Amount(at.Pledge.InReserve)} lagi jadi "
                    + $"cadangan. Begitu ada yang batal, kami kabari.",
                $"{at.Line.Whole(at.Pledge.Held)} are wanted; the other {at.Line.Amount(at.Pledge.InReserve)} are in "
                    + $"reserve. As soon as another cannot, we tell you."
            );

    private static Sentence Bring(PledgeSetting at) =>
        at.Pledge.ComesOn is { } day
            ? Say($"Kami nantikan {Words.LongDate(day)}.", $"We look forward to it on {Words.LongDate(day)}.")
            : Say(
                $"Kami nantikan paling lambat {Words.LongDate(at.Need.By)}.",
                $"We look forward to it by {Words.LongDate(at.Need.By)}."
            );

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
    public static Letter OfMoved(string reader, PledgeSetting at, PledgeMoved moved, string link) =>
        moved.What == PledgeMoved.Withdrawn
            ? Letter
                .About(Say($"Tidak jadi: {at.What}", $"Not coming: {at.What}"))
                .Greet(reader)
                .Say(
                    Say(
                        $"{Giver(at)} menarik tawarannya untuk {at.Need.Title}. Yang kurang kembali terbuka di papan.",
                        $"{Giver(at)} took the pledge for {at.Need.Title} back. What is missing is open on the board again."
                    )
                )
                .Quote(at.Pledge.Reason)
                .Button(Words.Say("Lihat tawarannya", "See the pledge"), link)
                .Sign(at.Site.Site.Name)
            : Letter
                .About(Say($"Tawaran diubah: {at.What}", $"A pledge was changed: {at.What}"))
                .Greet(reader)
                .Say(
                    Say(
                        $"{Giver(at)} mengubah tawarannya untuk {at.Need.Title}: kini {at.What}.",
                        $"{Giver(at)} changed the pledge for {at.Need.Title}: now {at.What}."
                    ) + Comes(at)
                )
                .Button(Words.Say("Lihat tawarannya", "See the pledge"), link)
                .Sign(at.Site.Site.Name);

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
    private static string Giver(PledgeSetting at) => at.Pledge.Name == "" ? at.Pledge.ShownAs.Said() : at.Pledge.Name;

    private static Sentence Comes(PledgeSetting at) =>
        at.Pledge.ComesOn is { } day
            ? Say($"Akan diantar {Words.LongDate(day)}.", $"They bring it on {Words.LongDate(day)}.")
            : Say("Harinya belum disebut.", "No day is named yet.");

    /// <summary>How a need goes on, to those who give.</summary>
    public static Letter Told(string reader, PledgeSetting at, string text) =>
        Letter
            .About(Say($"Kabar terbaru: {at.Need.Title}", $"News: {at.Need.Title}"))
            .Greet(reader)
            .Say(Say("Kebutuhan yang Anda bantu punya kabar terbaru:", "There is news of a need that you helped with:"))
            .Quote(text)
            .Button(Words.Say("Lihat kebutuhannya", "See the need"), "/gotong-royong/" + at.Need.Slug)
            .Sign(at.Site.Site.Name);
}
