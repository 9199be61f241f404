using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Messaging;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>Tells a booker of a step, by mail and in their space: a job written with the step, done after its commit.</summary>
internal sealed class BookingNews(AppDb db, Catalogue catalogue, Mailer mailer, PublicUrl address)
{
    public const string Kind = "booking-news";
    public sealed record Payload(Guid BookingId, Guid StepId);

    public static Job Of(Booking booking, BookingStep step) => Job.Of(Kind, new Payload(booking.Id, step.Id), step.At);

    public async Task Tell(Payload payload, CancellationToken stop)
    {
        var booking = await db.Bookings().AsNoTracking().SingleOrDefaultAsync(row => row.Id == payload.BookingId, stop);
        var step = await db.BookingSteps().AsNoTracking().SingleOrDefaultAsync(row => row.Id == payload.StepId, stop);
        if (booking is null || step is not { Status: { } status, Internal: false } || await catalogue.Space(booking.SpaceId, stop) is not { } at) return;
        var (title, text) = Words.In(booking.Language, () => (Title(status, at), Text(booking, step, status, at)));
        await Notify(booking, step, title, text, stop);
        // The booker was there when they came and left; a mail about it would only be noise.
        if (booking.Email is null || status is BookingStatus.CheckedIn or BookingStatus.Finished) return;
        var calendar = Words.In(booking.Language, () => BookingCalendar.Of(booking, at, address));
        await mailer.Send(new(booking.Email, $"{title} · {booking.Code}", text, calendar), stop);
    }

    private async Task Notify(Booking booking, BookingStep step, string title, string text, CancellationToken stop)
    {
        if (booking.PersonId is not { } person || await db.Notices().AnyAsync(notice => notice.Id == step.Id, stop)) return;
        db.Notices().Add(new() { Id = step.Id, PersonId = person, At = step.At, Title = title, Text = text.Split("\n\n")[1], Link = "/saya/pemesanan/" + booking.Code });
        await db.SaveChangesAsync(stop);
    }

    /// <summary>The same news as a message that staff send by WhatsApp to someone without e-mail.</summary>
    public static string AsMessage(Booking booking, CatalogueSpace at) => Words.In(booking.Language, () =>
        $"{Words.Say("Halo", "Hello")} {booking.Name}. {NextStep(booking.Status, at)}{(booking.Reason is { Length: > 0 } reason ? $" ({reason})" : "")}\n\n{What(booking, at)}\n\nHetero Space {at.Site.Name}");

    private static string What(Booking booking, CatalogueSpace at) =>
        $"{at.Space.Name.Here}, Hetero Space {at.Site.Name}\n{Words.When(at.Site.Clock, booking.Starts, booking.Ends)}\n{Words.Say("Kode", "Code")}: {booking.Code}";

    private static string Title(BookingStatus status, CatalogueSpace at) => status switch
    {
        BookingStatus.Held => Words.Say($"{at.Space.Name.Here} ditahan untuk Anda", $"{at.Space.Name.Here} is on hold for you"),
        BookingStatus.Requested => Words.Say($"Permohonan {at.Space.Name.Here} kami terima", $"We received your request for {at.Space.Name.Here}"),
        BookingStatus.Confirmed => Words.Say($"{at.Space.Name.Here} siap untuk Anda", $"{at.Space.Name.Here} is yours"),
        BookingStatus.CheckedIn => Words.Say("Selamat datang", "Welcome"),
        BookingStatus.Finished => Words.Say("Terima kasih sudah datang", "Thank you for coming"),
        BookingStatus.Declined => Words.Say($"Permohonan {at.Space.Name.Here} belum bisa disetujui", $"Your request for {at.Space.Name.Here} could not be approved"),
        BookingStatus.Cancelled => Words.Say($"Pemesanan {at.Space.Name.Here} dibatalkan", $"Your booking of {at.Space.Name.Here} is cancelled"),
        BookingStatus.NoShow => Words.Say($"Pemesanan {at.Space.Name.Here} dilepas", $"Your booking of {at.Space.Name.Here} was released"),
        BookingStatus.Expired => Words.Say($"Waktu tahan {at.Space.Name.Here} habis", $"Your hold on {at.Space.Name.Here} ran out"),
    };

    private string Text(Booking booking, BookingStep step, BookingStatus status, CatalogueSpace at)
    {
        var why = step.Note is { Length: > 0 } && status is (BookingStatus.Declined or BookingStatus.Cancelled or BookingStatus.Confirmed)
            ? "\n\n" + Words.Say("Catatan pengelola: ", "Note from the staff: ") + step.Note : "";
        return $"{Words.Say("Halo", "Hello")} {booking.Name},\n\n{NextStep(status, at)}{why}\n\n{What(booking, at)}\n\n{address.Of("/saya/pemesanan/" + booking.Code)}\n\nHetero Space {at.Site.Name}\n{at.Site.Address}";
    }

    private static string NextStep(BookingStatus status, CatalogueSpace at) => status switch
    {
        BookingStatus.Held => Words.Say("Ruang kami tahan 15 menit. Konfirmasikan e-mail atau nomor Anda agar pemesanan jadi.", "We hold the space for 15 minutes. Confirm your e-mail or number to make it yours."),
        BookingStatus.Requested => Words.Say("Permohonan Anda sudah kami terima. Pengelola menjawab paling lambat dua hari kerja.", "We have your request. The staff answer within two working days."),
        BookingStatus.Confirmed => Words.Say($"Pemesanan Anda jadi. Saat tiba, pindai QR di lokasi atau sebut kode Anda di meja depan. Tanpa check-in, ruang dilepas {at.Site.GraceMinutes} menit setelah jam mulai.",
            $"Your booking stands. When you arrive, scan the QR on site or give your code at the front desk. Without check-in the space is released {at.Site.GraceMinutes} minutes after the start."),
        BookingStatus.CheckedIn => Words.Say("Anda sudah check-in. Selamat berkarya!", "You are checked in. Enjoy your time!"),
        BookingStatus.Finished => Words.Say("Sampai jumpa lagi.", "See you again."),
        BookingStatus.Declined => Words.Say("Maaf, permohonan ini belum bisa kami setujui. Anda bisa memilih waktu atau ruang lain.", "We are sorry, we cannot approve this request. You may choose another time or space."),
        BookingStatus.Cancelled => Words.Say("Pemesanan ini sudah dibatalkan dan ruangnya bebas kembali. Anda bisa memesan waktu lain.", "This booking is cancelled and its space is free again. You may book another time."),
        BookingStatus.NoShow => Words.Say($"Sampai {at.Site.GraceMinutes} menit setelah jam mulai belum ada check-in, jadi ruang kami buka untuk yang lain. Pesan lagi bila masih perlu.",
            $"There was no check-in within {at.Site.GraceMinutes} minutes of the start, so we opened the space to others. Book again if you still need it."),
        BookingStatus.Expired => Words.Say("Kontak belum dikonfirmasi, jadi ruang kami buka kembali. Yang Anda tulis masih ada: buka tautan ini untuk memesan lagi.", "The contact was not confirmed, so the space is open again. What you wrote is kept: open this link to book again."),
    };
}
