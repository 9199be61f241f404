using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using static HeteroSpace.Foundation.Mail.Sentence;

namespace HeteroSpace.Events;

/// <summary>What whoever registered is told, in the language spoken.</summary>
internal static class RegistrationLetter
{
    /// <param name="reader">Who reads it, when it is for another of their household.</param>
    public static Letter Of(
        Registration row,
        EventSetting at,
        int place,
        Proof link,
        Prospect prospect = Prospect.Seat,
        bool byStaff = false,
        IEnumerable<Proof>? tickets = null,
        string? calendar = null,
        string? reader = null
    ) =>
        Letter
            .About(Title(row, at, place), calendar)
            .Greet(reader ?? row.Name)
            .Say(
                row.Status == RegistrationStatus.Pending
                    ? PressConfirm(prospect)
                    : NextStep(row, at, place, prospect, byStaff)
            )
            .Facts(Theirs(at.Said(row.Attend)))
            .Tickets(tickets ?? [])
            .Button(Verb(row.Status), link)
            .Sign(at.Site.Site.Name);

    private static string Verb(RegistrationStatus status) =>
        status switch
        {
            RegistrationStatus.Pending => Words.Say("Konfirmasi", "Confirm"),
            RegistrationStatus.Confirmed => Words.Say("Lihat tiket", "See the ticket"),
            RegistrationStatus.Offered => Words.Say("Ambil kursi", "Take the seat"),
            RegistrationStatus.Waiting => Words.Say("Lihat giliran", "See the place"),
            _ => Words.Say("Lihat pendaftaran", "See the registration"),
        };

    private static Sentence Title(Registration row, EventSetting at, int place) =>
        row.ForId is not null ? MemberWords.Title(row, at, place) : TitleOfOwn(row, at, place);

    private static Sentence TitleOfOwn(Registration row, EventSetting at, int place) =>
        row.Status switch
        {
            RegistrationStatus.Pending => Say(
                $"Konfirmasikan pendaftaran Anda: {at.Event.Title}",
                $"Confirm your registration: {at.Event.Title}"
            ),
            RegistrationStatus.Confirmed => Say($"Tiket Anda: {at.Event.Title}", $"Your ticket: {at.Event.Title}"),
            RegistrationStatus.Waiting => Say(
                $"Daftar tunggu nomor {place}: {at.Event.Title}",
                $"Waiting list, number {place}: {at.Event.Title}"
            ),
            RegistrationStatus.Entered => Say(
                $"Anda ikut undian: {at.Event.Title}",
                $"You are in the draw: {at.Event.Title}"
            ),
            RegistrationStatus.Offered => Say(
                $"Ada kursi untuk Anda: {at.Event.Title}",
                $"There is a seat for you: {at.Event.Title}"
            ),
            RegistrationStatus.Expired => Say(
                $"Pendaftaran Anda tidak berlaku lagi: {at.Event.Title}",
                $"Your registration is no longer valid: {at.Event.Title}"
            ),
            _ => Say($"Pendaftaran dibatalkan: {at.Event.Title}", $"Registration cancelled: {at.Event.Title}"),
        };

    // For the mail alone: nowhere else is there a link to open.
    private static Sentence PressConfirm(Prospect prospect) =>
        Say("Buka tautan ini dan tekan Konfirmasi.", "Open this link and press Confirm.") + OnceConfirmed(prospect);

    /// <summary>What confirming gives. Nobody is promised a seat that is not there.</summary>
    public static Sentence OnceConfirmed(Prospect prospect) =>
        prospect switch
        {
            Prospect.Draw => Say(
                "Setelah dikonfirmasi, Anda ikut undian kursi; hasilnya kami kirim setelah diundi.",
                "Once confirmed, you are in the draw for seats; you hear the result after the draw."
            ),
            Prospect.WaitingList => Say(
                "Kursinya penuh: setelah dikonfirmasi, Anda masuk daftar tunggu; begitu ada kursi, kami kabari.",
                "It is full: once confirmed, you are on the waiting list; as soon as there is a seat we tell you."
            ),
            _ => Say(
                "Begitu dikonfirmasi, kursinya jadi milik Anda; sebelum itu belum ditahan.",
                "Once confirmed, the seat is yours; until then it is not held."
            ),
        };

    /// <summary>
    /// What is so and what comes next, for whoever reads it on a page, which says itself how a contact is confirmed.
    /// </summary>
    public static Sentence NextStep(
        Registration row,
        EventSetting at,
        int place,
        Prospect prospect = Prospect.Seat,
        bool byStaff = false
    ) =>
        (row.ForId is null ? null : MemberWords.NextStep(row, at, place, byStaff))
        ?? OfOwn(row, at, place, prospect, byStaff);

    private static Sentence OfOwn(Registration row, EventSetting at, int place, Prospect prospect, bool byStaff) =>
        row.Status switch
        {
            RegistrationStatus.Pending => Say(
                "Konfirmasikan dulu e-mail atau nomor Anda.",
                "Confirm your address or number first."
            ) + OnceConfirmed(prospect),
            RegistrationStatus.Confirmed when row.Attend == Attend.Online => Say(
                "Anda terdaftar. Tombol untuk bergabung muncul di tiket 15 menit sebelum mulai.",
                "You are registered. The button to join appears on your ticket 15 minutes before it begins."
            ),
            RegistrationStatus.Confirmed => Say(
                "Anda terdaftar. Saat datang, tunjukkan QR di tiket atau sebutkan kodenya; "
                    + "setelah sekali dibuka, tiketnya tampil juga tanpa sinyal.",
                "You are registered. When you come, show the QR on your ticket or say its code; "
                    + "once opened, it shows without a network too."
            ),
            RegistrationStatus.Waiting => Say(
                $"Kursinya penuh. Anda nomor {place} di daftar tunggu; begitu ada kursi, kami kabari.",
                $"It is full. You are number {place} on the waiting list; as soon as there is a seat we tell you."
            ),
            RegistrationStatus.Entered => Say(
                "Kursi dibagi dengan undian, bukan adu cepat. Hasilnya kami kirim setelah diundi.",
                "Seats are drawn by lot, not by speed. You hear the result after the draw."
            ),
            RegistrationStatus.Offered => Say(
                $"Ada kursi untuk Anda. "
                    + $"Ambil paling lambat {Words.Instant(at.Site.Site.Clock, row.OfferedUntil ?? at.Event.Starts)}; "
                    + $"setelah itu kami tawarkan ke yang berikut.",
                $"There is a seat for you. "
                    + $"Take it by {Words.Instant(at.Site.Site.Clock, row.OfferedUntil ?? at.Event.Starts)}; "
                    + $"after that we offer it to the next."
            ),
            _ => Over(row, byStaff),
        };

    private static Sentence Over(Registration row, bool byStaff) =>
        row.Status switch
        {
            RegistrationStatus.Expired when row.Since is not null && row.OfferedUntil is null => Say(
                "Acaranya sudah mulai dan kali ini tidak ada kursi yang lepas. "
                    + "Maaf; kami berharap Anda kebagian di acara berikutnya.",
                "It has begun, and this time no seat became free. We are sorry, and hope that you get one next time."
            ),
            RegistrationStatus.Cancelled when byStaff => Say(
                "Petugas membatalkan pendaftaran Anda. Bila ini keliru, balas pesan ini atau hubungi kami.",
                "Our staff cancelled your registration. If this is a mistake, answer this message or talk to us."
            ),
            RegistrationStatus.Expired when row.Shown is null => Say(
                "Kontaknya tidak dikonfirmasi pada waktunya, jadi pendaftaran ini tidak berlaku lagi. "
                    + "Anda bisa mendaftar lagi dari halaman acaranya.",
                "The contact was not confirmed in time, so this registration is no longer valid. "
                    + "You may register again from the page of the event."
            ),
            RegistrationStatus.Expired => Say(
                "Waktunya sudah lewat, jadi kursinya kami tawarkan ke yang lain. "
                    + "Anda bisa mendaftar lagi dari halaman acaranya.",
                "Its time has run out, so the seat went to others. You may register again from the page of the event."
            ),
            _ => Say(
                "Pendaftaran Anda dibatalkan, jadi ada tempat untuk yang lain.",
                "Your registration is cancelled, which makes room for others."
            ),
        };
}
