using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using HeteroSpace.Sites;
using static HeteroSpace.Foundation.Mail.Sentence;

namespace HeteroSpace.Bookings;

/// <summary>The words in which a booker is told of a step.</summary>
internal static class BookingLetter
{
    public static Sentence TakenBack(CatalogueSpace at) =>
        Say(
            $"Jawaban tadi kami tarik; permohonan {at.Space.Name.Here} menunggu lagi",
            $"We take back our answer; your request for {at.Space.Name.Here} waits again"
        );

    public static Sentence WaitsAgain(CatalogueSpace at) =>
        Say(
            $"{TakenBack(at)}. Pengelola menjawab paling lambat dua hari kerja.",
            $"{TakenBack(at)}. The staff answer within two working days."
        );

    /// <summary>The title of what tells that it was moved.</summary>
    public static Sentence Moved(Booking booking, CatalogueSpace at) =>
        (
            booking.Status == BookingStatus.Requested
                ? Say($"Permohonan {at.Space.Name.Here} dipindah", $"Your request for {at.Space.Name.Here} was moved")
                : Say($"Pemesanan {at.Space.Name.Here} dipindah", $"Your booking of {at.Space.Name.Here} was moved")
        ).For(booking.ForId, booking.Name);

    /// <summary>Where it was; where it is now stands among its facts.</summary>
    public static Sentence MovedFrom(Booking booking, MovedFrom before) =>
        Say($"Semula: {before.Said(booking)}.", $"Before: {before.Said(booking)}.")
        + Say(
            "Yang berlaku sekarang tertulis di bawah. Tidak cocok? Ubah atau batalkan lewat tautan ini.",
            "What holds now is written below. Does it not suit you? Change or cancel it by this link."
        );

    /// <summary>The same news for WhatsApp, short, with the link that needs no sign-in.</summary>
    public static Letter ForWhatsApp(
        Booking booking,
        Sentence next,
        BookingStatus status,
        string? note,
        CatalogueSpace at,
        Proof link,
        string? reader = null,
        Sentence? about = null
    ) =>
        Letter
            .About(about ?? Title(status, at))
            .Say(Say($"Halo {reader ?? booking.Name}.", $"Hello {reader ?? booking.Name}.") + next)
            .Quote(Noted(status) ? note : null)
            .Facts(What(booking, at))
            .Button(Words.Say("Lihat, konfirmasi, atau batalkan", "See, confirm or cancel"), link)
            .Sign(at.Site.Name);

    private static bool Noted(BookingStatus status) =>
        status
            is BookingStatus.Declined
                or BookingStatus.Cancelled
                or BookingStatus.Confirmed
                or BookingStatus.Requested;

    private static Sentence[] What(Booking booking, CatalogueSpace at) =>
        [
            WhoseItIs.Line(booking.ForId, booking.Name),
            Both($"{at.Space.Name.Here}, Hetero Space {at.Site.Name}"),
            Both($"{Words.When(at.Site.Clock, booking.Starts, booking.Ends)}"),
            Say($"Kode: {booking.Code}", $"Code: {booking.Code}"),
        ];

    /// <summary>The title of what the booker reads: of another of their household by that one's name.</summary>
    public static Sentence Title(Booking booking, BookingStatus status, CatalogueSpace at) =>
        booking.ForId is not null && status == BookingStatus.Confirmed
            ? Say(
                $"{at.Space.Name.Here} siap untuk {booking.Name}",
                $"{at.Space.Name.Here} is booked for {booking.Name}"
            )
            : Title(status, at).For(booking.ForId, booking.Name);

    public static Sentence Title(BookingStatus status, CatalogueSpace at) =>
        status switch
        {
            BookingStatus.Held => Say(
                $"{at.Space.Name.Here} ditahan untuk Anda",
                $"{at.Space.Name.Here} is on hold for you"
            ),
            BookingStatus.Requested => Say(
                $"Permohonan {at.Space.Name.Here} kami terima",
                $"We received your request for {at.Space.Name.Here}"
            ),
            BookingStatus.Confirmed => Say($"{at.Space.Name.Here} siap untuk Anda", $"{at.Space.Name.Here} is yours"),
            BookingStatus.CheckedIn => Say("Selamat datang", "Welcome"),
            BookingStatus.Finished => Say("Terima kasih sudah datang", "Thank you for coming"),
            BookingStatus.Declined => Say(
                $"Permohonan {at.Space.Name.Here} belum bisa disetujui",
                $"Your request for {at.Space.Name.Here} could not be approved"
            ),
            BookingStatus.Cancelled => Say(
                $"Pemesanan {at.Space.Name.Here} dibatalkan",
                $"Your booking of {at.Space.Name.Here} is cancelled"
            ),
            BookingStatus.NoShow => Say(
                $"Pemesanan {at.Space.Name.Here} dilepas",
                $"Your booking of {at.Space.Name.Here} was released"
            ),
            BookingStatus.Expired => Say(
                $"Waktu tahan {at.Space.Name.Here} habis",
                $"Your hold on {at.Space.Name.Here} ran out"
            ),
        };

    /// <param name="reader">Who reads it, when it is for another of their household.</param>
    public static Letter Of(
        Booking booking,
        Sentence about,
        Sentence next,
        BookingStatus status,
        string? note,
        CatalogueSpace at,
        Proof link,
        string? calendar = null,
        string? reader = null
    )
    {
        var letter = Letter.About(Both($"{about} · {booking.Code}"), calendar).Greet(reader ?? booking.Name).Say(next);
        if (note is { Length: > 0 } && Noted(status))
            letter.Say(Say("Catatan pengelola:", "Note from the staff:")).Quote(note);
        letter.Facts(What(booking, at)).Button(Verb(status), link);
        if (status == BookingStatus.Held)
            letter.Say(NotYou);
        return letter.Sign(at.Site.Name, at.Site.Address);
    }

    // It may be the first that comes to an address, which somebody else may have typed.
    private static Sentence NotYou =>
        Say(
            "Bila Anda tidak memesan, abaikan saja surat ini; tempatnya lepas sendiri.",
            "If you did not book, ignore this mail; the hold will expire."
        );

    private static string Verb(BookingStatus status) =>
        status switch
        {
            BookingStatus.Held => Words.Say("Lihat dan konfirmasi", "See and confirm"),
            BookingStatus.Requested => Words.Say("Lihat permohonan", "See your request"),
            BookingStatus.Expired => Words.Say("Pesan lagi", "Book again"),
            _ => Words.Say("Lihat pemesanan", "See your booking"),
        };

    /// <summary>Of a wish for which no floor is held.</summary>
    public static Sentence WishNoted =>
        Say(
            "Permohonan Anda kami catat, tanpa menahan ruangnya. Begitu nomor Anda dikonfirmasi dan ruangnya masih "
                + "kosong, pemesanannya jadi.",
            "We have noted your request, without holding the space. Once your number is confirmed and the space is "
                + "still free, it is yours."
        );

    public static Sentence NextStep(Booking booking, BookingStatus status, CatalogueSpace at, bool minor) =>
        status switch
        {
            BookingStatus.Requested when booking.AwaitsContact => WishNoted,
            // Who walked in is there already and need not be told how to arrive.
            BookingStatus.Confirmed when booking.Status == BookingStatus.CheckedIn => NextStep(
                booking,
                BookingStatus.CheckedIn,
                at,
                minor
            ),
            BookingStatus.Held or BookingStatus.Expired when minor => NextStepOfMinor(booking, status, at),
            BookingStatus.Held => HeldUntil(booking, at)
                + Say(
                    "Konfirmasikan e-mail atau nomor Anda sebelum itu agar pemesanan jadi.",
                    "Confirm your e-mail or number before that to make it yours."
                ),
            BookingStatus.Requested => Say(
                "Permohonan Anda sudah kami terima. Pengelola menjawab paling lambat dua hari kerja.",
                "We have your request. Our staff will answer within two working days."
            ),
            BookingStatus.Confirmed => Say(
                $"Pemesanan Anda jadi. Saat tiba, tunjukkan atau sebutkan kode ini di meja depan, "
                    + $"atau pindai QR di lokasi. "
                    + $"Tanpa check-in, tempatnya dilepas {at.Site.GraceMinutes} menit setelah jam mulai.",
                $"Your booking is confirmed. When you arrive, show or say this code at the front desk, "
                    + $"or scan the QR there. "
                    + $"If you have not checked in {at.Site.GraceMinutes} minutes after the start, we release it."
            ),
            BookingStatus.CheckedIn when booking.ForId is not null => Say(
                $"{booking.Name} sudah check-in. Selamat berkarya!",
                $"{booking.Name} is checked in. Have a good time!"
            ),
            BookingStatus.CheckedIn => Say(
                "Anda sudah check-in. Selamat berkarya!",
                "You are checked in. Enjoy your time!"
            ),
            BookingStatus.Finished => Say("Sampai jumpa lagi.", "See you again."),
            BookingStatus.Declined => Say(
                "Maaf, permohonan ini belum bisa kami setujui. Anda bisa memilih waktu atau ruang lain.",
                "We are sorry, we cannot approve this request. You may choose another time or space."
            ),
            BookingStatus.Cancelled => Say(
                "Pemesanan ini sudah dibatalkan dan ruangnya bebas kembali. Anda bisa memesan waktu lain.",
                "This booking is cancelled and its space is free again. You may book another time."
            ),
            BookingStatus.NoShow => Say(
                $"Sampai {at.Site.GraceMinutes} menit setelah jam mulai belum ada check-in, "
                    + $"jadi ruang kami buka untuk yang lain. Pesan lagi bila masih perlu.",
                $"There was no check-in within {at.Site.GraceMinutes} minutes of the start, "
                    + $"so we opened the space to others. Book again if you still need it."
            ),
            BookingStatus.Expired => Say(
                "Kontak belum dikonfirmasi, jadi ruang kami buka kembali. Waktu dan keperluan yang Anda tulis "
                    + "masih ada: buka tautan ini untuk memesan lagi.",
                "The contact was not confirmed, so the space is open again. The time and the purpose you wrote are "
                    + "kept: open this link to book again."
            ),
        };

    // Someone under 18 has done their part once the contact is shown; what is missing is the guardian's word.
    private static Sentence NextStepOfMinor(Booking booking, BookingStatus status, CatalogueSpace at) =>
        status == BookingStatus.Held
            ? HeldUntil(booking, at)
                + Say(
                    "Sebelum itu konfirmasikan kontak Anda, dan minta orang tua atau wali menjawab kami; setelah itu "
                        + "pemesanan Anda jadi.",
                    "Confirm your contact before that, and ask your parent or guardian to answer us; then it is yours."
                )
            : Say(
                "Orang tua atau wali Anda belum menjawab, jadi ruang kami buka kembali. "
                    + "Pesan lagi setelah mereka setuju.",
                "Your parent or guardian has not answered, so the space is open again. "
                    + "Book again when they have agreed."
            );

    // One hold has one time, and every place tells this one; it is over when the booking has gone on meanwhile.
    private static Sentence HeldUntil(Booking booking, CatalogueSpace at) =>
        booking.HeldUntil is not { } until
            ? Say("Tempatnya kami tahan untuk Anda.", "We hold the place for you.")
            : Say(
                $"Tempatnya kami tahan sampai {Words.Instant(at.Site.Clock, until)}.",
                $"We hold the space until {Words.Instant(at.Site.Clock, until)}."
            );
}
