using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Ui;
using static HeteroSpace.Foundation.Mail.Sentence;

namespace HeteroSpace.Events;

/// <summary>What the head of a household is told of a registration that is for someone else of it: by the name of who
/// comes, since "you" would be the reader.</summary>
internal static class MemberWords
{
    public static Sentence Title(Registration row, EventSetting at, int place) =>
        row.Status switch
        {
            RegistrationStatus.Pending => Say(
                $"Konfirmasikan pendaftaran {row.Name}: {at.Event.Title}",
                $"Confirm the registration of {row.Name}: {at.Event.Title}"
            ),
            RegistrationStatus.Confirmed => Say(
                $"Tiket {row.Name}: {at.Event.Title}",
                $"Ticket of {row.Name}: {at.Event.Title}"
            ),
            RegistrationStatus.Waiting => Say(
                $"{row.Name} nomor {place} di daftar tunggu: {at.Event.Title}",
                $"{row.Name} is number {place} on the waiting list: {at.Event.Title}"
            ),
            RegistrationStatus.Entered => Say(
                $"{row.Name} ikut undian: {at.Event.Title}",
                $"{row.Name} is in the draw: {at.Event.Title}"
            ),
            RegistrationStatus.Offered => Say(
                $"Ada kursi untuk {row.Name}: {at.Event.Title}",
                $"There is a seat for {row.Name}: {at.Event.Title}"
            ),
            RegistrationStatus.Expired => Say(
                $"Pendaftaran {row.Name} tidak berlaku lagi: {at.Event.Title}",
                $"The registration of {row.Name} is no longer valid: {at.Event.Title}"
            ),
            _ => Say(
                $"Pendaftaran {row.Name} dibatalkan: {at.Event.Title}",
                $"The registration of {row.Name} is cancelled: {at.Event.Title}"
            ),
        };

    /// <summary>Null where what is said to everyone is true of them too.</summary>
    public static Sentence? NextStep(Registration row, EventSetting at, int place, bool byStaff) =>
        row.Status switch
        {
            RegistrationStatus.Confirmed when row.Attend == Attend.Online => Say(
                $"{row.Name} terdaftar. Tombol untuk bergabung muncul di tiketnya 15 menit sebelum mulai.",
                $"{row.Name} is registered. The button to join appears on the ticket 15 minutes before it begins."
            ),
            RegistrationStatus.Confirmed => Say(
                $"{row.Name} terdaftar. Saat datang, tunjukkan QR di tiketnya atau sebutkan kodenya; "
                    + $"setelah sekali dibuka, tiketnya tampil juga tanpa sinyal.",
                $"{row.Name} is registered. At the door, show the QR on the ticket or say its code; "
                    + $"once opened, it shows without a network too."
            ),
            RegistrationStatus.Waiting => Say(
                $"Kursinya penuh. {row.Name} nomor {place} di daftar tunggu; begitu ada kursi, kami kabari Anda.",
                $"It is full. {row.Name} is number {place} on the waiting list; as soon as there is a seat we tell you."
            ),
            RegistrationStatus.Offered => Say(
                $"Ada kursi untuk {row.Name}. Ambil paling lambat {Until(row, at)}; "
                    + $"setelah itu kami tawarkan ke yang berikut.",
                $"There is a seat for {row.Name}. Take it by {Until(row, at)}; after that we offer it to the next."
            ),
            RegistrationStatus.Expired when row.Since is not null && row.OfferedUntil is null => Say(
                $"Acaranya sudah mulai dan kali ini tidak ada kursi yang lepas. "
                    + $"Maaf; kami berharap {row.Name} kebagian di acara berikutnya.",
                $"It has begun, and this time no seat became free. "
                    + $"We are sorry, and hope that {row.Name} gets one next time."
            ),
            RegistrationStatus.Cancelled when byStaff => Say(
                $"Petugas membatalkan pendaftaran {row.Name}. Bila ini keliru, balas pesan ini atau hubungi kami.",
                $"Our staff cancelled the registration of {row.Name}. "
                    + $"If this is a mistake, answer this message or talk to us."
            ),
            RegistrationStatus.Cancelled => Say(
                $"Pendaftaran {row.Name} dibatalkan, jadi ada tempat untuk yang lain.",
                $"The registration of {row.Name} is cancelled, which makes room for others."
            ),
            _ => null,
        };

    /// <summary>On the page that opens when the form was sent.</summary>
    public static string Thanks(Registration row, int? place) =>
        row.Status switch
        {
            RegistrationStatus.Confirmed => Words.Say(
                $"{row.Name} terdaftar. Simpan halaman ini: ini tiketnya.",
                $"{row.Name} is registered. Keep this page: it is the ticket."
            ),
            RegistrationStatus.Waiting => Words.Say(
                $"{row.Name} nomor {place} di daftar tunggu.",
                $"{row.Name} is number {place} on the waiting list."
            ),
            RegistrationStatus.Entered => Words.Say($"{row.Name} ikut undian.", $"{row.Name} is in the draw."),
            _ => Words.Say("Satu langkah lagi: konfirmasikan kontak Anda.", "One more step: confirm your contact."),
        };

    private static string Until(Registration row, EventSetting at) =>
        Words.Instant(at.Site.Site.Clock, row.OfferedUntil ?? at.Event.Starts);
}
