using HeteroSpace.Billing;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using static HeteroSpace.Foundation.Mail.Sentence;

namespace HeteroSpace.Contributions;

/// <summary>What givers are told of a pledge, in the language spoken.</summary>
internal static class PledgeLetters
{
    /// <summary>What the first letter of a pledge tells, beside what <see cref="PledgeNews"/> names.</summary>
    public const string Confirm = "confirm",
        Made = "made";

    /// <param name="reader">Empty when nobody is to be named.</param>
    public static Letter ToGiver(PledgeSetting at, string news, string reader, Proof link)
    {
        var letter = Letter.About(Title(at, news)).Greet(reader).Say(Said(at, news));
        if (Quoted(at, news) is { Length: > 0 } theirs)
            letter.Quote(theirs);
        return letter
            .Facts(Say($"Untuk: {at.Need.Title}", $"For: {at.Need.Title}"), Both($"{at.Pledge.Code}"))
            .Button(Verb(news), link)
            .Sign(at.Site.Site.Name, news is Made or PledgeNews.Accepted ? at.Site.Site.Address : null);
    }

    private static string? Quoted(PledgeSetting at, string news) =>
        news switch
        {
            PledgeNews.Declined => at.Pledge.Reason,
            PledgeNews.Thanked => at.Pledge.OurWords,
            PledgeNews.TakenBack => at.Part?.TakenBackBecause,
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
            PledgeNews.MovedUp => Say(
                $"Tawaran Anda kini dibutuhkan: {at.Line.Whole(at.Pledge.Held)}",
                $"Now it is wanted: {at.Line.Whole(at.Pledge.Held)}"
            ),
            PledgeNews.InReserve => Say($"Kini jadi cadangan: {at.What}", $"Now in reserve: {at.What}"),
            PledgeNews.TakenBack => Say($"Catatan kami keliru: {Came(at)}", $"We noted it by mistake: {Came(at)}"),
            PledgeNews.Enough when IsMet(at) => Say(
                $"Sudah cukup, terima kasih: {at.What}",
                $"It is enough, thank you: {at.What}"
            ),
            PledgeNews.Closed => Say(
                $"Cadangan tidak dicari lagi, terima kasih: {Rest(at)}",
                $"Reserve no longer sought, thank you: {Rest(at)}"
            ),
            PledgeNews.Enough or PledgeNews.Over => Say(
                $"Tidak dicari lagi, terima kasih: {at.What}",
                $"No longer sought, thank you: {at.What}"
            ),
            PledgeNews.Accepted => Say($"Tawaran Anda kami terima: {at.What}", $"Your pledge is accepted: {at.What}"),
            PledgeNews.Declined => Say($"Belum dapat kami terima: {at.What}", $"We cannot take it: {at.What}"),
            PledgeNews.Recounted => Say($"Kami hitung lagi: {Came(at)}", $"We counted again: {Came(at)}"),
            PledgeNews.Received when IsHands(at) => Say(
                $"Terima kasih sudah datang: {Came(at)}",
                $"Thank you for coming: {Came(at)}"
            ),
            PledgeNews.Received when at.Line.Kind == GiftKind.Service => Say(
                $"Sudah dikerjakan: {Came(at)}",
                $"It is done: {Came(at)}"
            ),
            PledgeNews.Received when at.Line.Kind == GiftKind.Venue => Say(
                $"Terima kasih atas tempatnya: {Came(at)}",
                $"Thank you for the place: {Came(at)}"
            ),
            PledgeNews.Received => Say($"Sudah sampai: {Came(at)}", $"It came: {Came(at)}"),
            PledgeNews.Thanked => Say($"Terima kasih: {Came(at)}", $"Thank you: {Came(at)}"),
            _ => Say($"Masih bisa? {at.What}", $"Is it still possible? {at.What}"),
        };

    internal static string Came(PledgeSetting at) => at.Line.Whole(at.Part?.Quantity ?? at.Pledge.Received);

    private static bool IsHands(PledgeSetting at) => at.Line.Kind == GiftKind.Labour;

    // Else staff stopped it, or its time is over.
    private static bool IsMet(PledgeSetting at) => at.Line.Received >= at.Line.Needed;

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
                $"Dari tawaran Anda kini {at.Line.Amount(at.Pledge.Held)} dibutuhkan.",
                $"Of your pledge {at.Line.Amount(at.Pledge.Held)} are wanted now."
            ) + Bring(at),
            PledgeNews.InReserve => Say(
                "Yang masih terbuka untuk tawaran Anda kini lebih sedikit.",
                "Less is open to your pledge by now."
            ) + Reserve(at),
            PledgeNews.TakenBack => Say(
                $"Kami pernah mencatat {Came(at)} dari Anda {at.Line.Kind.IsHere()}. Catatan itu kami batalkan:",
                $"We had noted {Came(at)} of yours: {at.Line.Kind.IsHere()}. We took that note back:"
            ),
            PledgeNews.Recounted => Say(
                $"Kami pernah mengabarkan {at.Line.Amount(at.Part?.Told ?? 0)}; setelah dihitung lagi yang benar "
                    + $"{Came(at)}. Maaf, dan terima kasih.",
                $"We had told you {at.Line.Amount(at.Part?.Told ?? 0)}; counted again it is {Came(at)}. "
                    + $"We are sorry, and thank you."
            ),
            PledgeNews.Enough => NotNeeded(at) + Others,
            PledgeNews.Closed when at.Pledge.Stands => LeftOver(at),
            PledgeNews.Closed => Say(
                $"Kebutuhan ini sudah kami tutup. {Rest(at)} masih cadangan, jadi {at.Line.Kind.NeedNot()}.",
                $"We have closed this need. {Rest(at)} were still in reserve, so {at.Line.Kind.NeedNot()}."
            ) + Others,
            PledgeNews.Over => Say(
                "Waktunya sudah lama lewat, jadi tidak perlu lagi. Tidak apa-apa.",
                "Its time is long over, so it is not needed any more. That is fine."
            ) + Others,
            PledgeNews.Accepted => Say("Terima kasih, tawaran Anda kami terima.", "Thank you, we accept your pledge.")
                + (at.Pledge.InReserve > 0 ? Reserve(at) : Bring(at)),
            PledgeNews.Declined => Say(
                "Maaf, kali ini tawaran Anda belum dapat kami terima. Alasannya:",
                "We are sorry, this time we cannot take your pledge. The reason:"
            ),
            PledgeNews.Received => Received(at),
            PledgeNews.Thanked => Here(at) + Say("Dari kami:", "From us:"),
            _ => Late(at),
        };

    private static Sentence Others =>
        Say(
            "Niat baik Anda sangat berarti; lihat kebutuhan lain yang masih terbuka.",
            "Your good will means much; look at other needs that are still open."
        );

    private static Sentence NotNeeded(PledgeSetting at) =>
        IsMet(at)
            ? Say(
                $"Kebutuhan ini sudah terpenuhi, jadi {at.Line.Kind.NoMore()}. Terima kasih.",
                $"This need is met, so {at.Line.Kind.NoMore()}. Thank you."
            )
            : Say(
                $"Tidak dicari lagi, jadi {at.Line.Kind.NeedNot()}. Terima kasih.",
                $"It is no longer sought, so {at.Line.Kind.NeedNot()}. Thank you."
            );

    private static Sentence Here(PledgeSetting at) =>
        IsHands(at)
            ? Say("Terima kasih sudah datang.", "Thank you for coming.")
            : Say($"{at.Line.Kind.Used()} Terima kasih banyak.", $"{at.Line.Kind.Used()} Thank you very much.");

    // What is only in reserve is not looked forward to.
    private static Sentence Received(PledgeSetting at)
    {
        var came = IsHands(at)
            ? Say($"{Came(at)}: kami catat. Terima kasih sudah datang.", $"{Came(at)}: noted. Thank you for coming.")
            : Say(
                $"{Came(at)} {at.Line.Kind.IsHere()}. Terima kasih banyak.",
                $"{Came(at)}: {at.Line.Kind.IsHere()}. Thank you very much."
            );
        if (at.Pledge.Held > 0)
            came += Say(
                $"Yang {at.Line.Amount(at.Pledge.Held)} lagi kami nantikan.",
                $"We look forward to the other {at.Line.Amount(at.Pledge.Held)}."
            );
        return at.Pledge.InReserve > 0
            ? came
                + Say(
                    $"{at.Line.Amount(at.Pledge.InReserve)} jadi cadangan. {at.Line.Kind.NotYet()}.",
                    $"{at.Line.Amount(at.Pledge.InReserve)} are in reserve. {at.Line.Kind.NotYet()}."
                )
            : came;
    }

    /// <summary>What did not come in its time, and what there is to say to it; a slot does not come again.</summary>
    public static Sentence Late(PledgeSetting at)
    {
        if (at.Slot is { } slot && IsHands(at))
            return Say(
                $"Kami belum mencatat kedatangan Anda, {slot}. Anda sudah datang? Beri tahu petugas. Bila tidak jadi, "
                    + $"tidak apa-apa: tekan saja Tidak jadi.",
                $"We have not noted that you came, {slot}. Were you there? Please tell our staff. If not, that is "
                    + $"fine: just press Not any more."
            );
        return IsHands(at)
            ? Say(
                $"Kami belum mencatat kedatangan {at.Line.Whole(at.Pledge.Held)}. Masih bisa? Bila tidak jadi, tidak "
                    + $"apa-apa: tekan saja Tidak jadi, supaya orang lain bisa ikut.",
                $"We have not noted that {at.Line.Whole(at.Pledge.Held)} came. Is it still possible? If not, that is "
                    + $"fine: just press Not any more, so that others can join."
            )
            : Say(
                $"Kami belum mencatat {at.Line.Whole(at.Pledge.Held)} dari Anda. Masih bisa? Bila tidak jadi, tidak "
                    + $"apa-apa: tekan saja Tidak jadi, supaya orang lain bisa melengkapi.",
                $"We have not noted {at.Line.Whole(at.Pledge.Held)} from you yet. Is it still possible? If not, "
                    + $"that is fine: just press Not any more, so that others can fill in."
            );
    }

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
            PledgeStatus.Received when at.Line.Kind is GiftKind.Money or GiftKind.Goods or GiftKind.Food => Say(
                "Sudah kami terima. Terima kasih banyak.",
                "We received it. Thank you very much."
            ),
            PledgeStatus.Received or PledgeStatus.Thanked => Here(at),
            PledgeStatus.Withdrawn => Say("Tawaran ini sudah Anda tarik.", "You took this pledge back."),
            PledgeStatus.Declined => Say(
                "Maaf, tawaran ini belum dapat kami terima.",
                "We are sorry, we cannot take this pledge."
            ),
            PledgeStatus.Released => NotNeeded(at),
        };

    // Also of what came in part.
    private static string Rest(PledgeSetting at) =>
        at.Line.Whole(at.Pledge.Stands ? at.Pledge.InReserve : at.Pledge.Quantity - at.Pledge.Received);

    // Once the need is closed nobody waits for what is in reserve.
    private static Sentence LeftOver(PledgeSetting at)
    {
        var rest = at.Line.Amount(at.Pledge.InReserve);
        var over = Say(
            $"Kebutuhan ini sudah kami tutup: {rest} yang jadi cadangan {at.Line.Kind.NeedNot()}. Terima kasih.",
            $"We have closed this need: {rest} were in reserve, and {at.Line.Kind.NeedNot()}. Thank you."
        );
        return at.Pledge.Held == 0
            ? over
            : Say(
                $"{at.Line.Whole(at.Pledge.Held)} dari Anda tetap dibutuhkan.",
                $"{at.Line.Whole(at.Pledge.Held)} of yours are still wanted."
            )
                + Bring(at)
                + over;
    }

    private static Sentence Reserve(PledgeSetting at)
    {
        if (at.IsLeftOver)
            return LeftOver(at);
        return at.Pledge.Held == 0
            ? Say(
                $"Semua yang kurang sudah dijanjikan orang lain; tawaran Anda jadi cadangan. "
                    + $"{at.Line.Kind.NotYet()}: begitu ada yang batal, kami kabari.",
                $"All that is missing is promised by others; yours is in reserve. {at.Line.Kind.NotYet()}: "
                    + $"as soon as another cannot, we tell you."
            )
            : Say(
                $"{at.Line.Whole(at.Pledge.Held)} dibutuhkan; {at.Line.Amount(at.Pledge.InReserve)} lagi jadi "
                    + $"cadangan. Begitu ada yang batal, kami kabari.",
                $"{at.Line.Whole(at.Pledge.Held)} are wanted; the other {at.Line.Amount(at.Pledge.InReserve)} are in "
                    + $"reserve. As soon as another cannot, we tell you."
            ) + Bring(at);
    }

    // Of a slot also where it is, and what to bring along.
    private static Sentence Bring(PledgeSetting at)
    {
        if (at.Slot is { } slot)
            return Say(
                    $"Sampai jumpa {slot}, di Hetero Space {at.Site.Site.Name}, {at.Site.Site.Address}.",
                    $"See you on {slot}, at Hetero Space {at.Site.Site.Name}, {at.Site.Site.Address}."
                )
                + (at.Line.Bring == "" ? Sentence.Nothing : Say($"Bawa: {at.Line.Bring}.", $"Bring: {at.Line.Bring}."));
        return at.Pledge.ComesOn is { } day
            ? Say($"Kami nantikan {Words.LongDate(day)}.", $"We look forward to it on {Words.LongDate(day)}.")
            : Say(
                $"Kami nantikan paling lambat {Words.LongDate(at.Need.By)}.",
                $"We look forward to it by {Words.LongDate(at.Need.By)}."
            );
    }

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
