using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>Tells a booker of a step: a job written with the step, done after its commit.</summary>
internal sealed class BookingNews(AppDb db, Catalogue catalogue, Tell tell, SecretLinks links, PublicUrl address)
{
    public const string Kind = "booking-news";

    public sealed record Payload(Guid BookingId, Guid StepId);

    public static Job Of(Booking booking, BookingStep step) => Job.Of(Kind, new Payload(booking.Id, step.Id), step.At);

    public async Task Tell(Payload payload, CancellationToken stop)
    {
        var booking = await db.Bookings().AsNoTracking().SingleOrDefaultAsync(row => row.Id == payload.BookingId, stop);
        var step = await db.BookingSteps().AsNoTracking().SingleOrDefaultAsync(row => row.Id == payload.StepId, stop);
        // Its booker was deleted meanwhile: nobody is left to tell.
        if (
            booking is null
            || booking.Name == People.ErasePerson.Nobody
            || step is not { Status: { } status, Internal: false }
            || await catalogue.Space(booking.SpaceId, stop) is not { } at
        )
            return;
        if (booking.PersonId is { } booker)
            await db.KnowAt(booker, booking.SiteId, stop);
        await TellStaff(booking, status, step, at.Site.Slug, stop);
        var link = await links.Status(StatusKind, booking.Id);
        var minor = await db.People().AnyAsync(person => person.Id == booking.PersonId && person.AwaitsGuardian, stop);
        var note = await IsOfStaff(step, booking, stop) ? step.Note : null;
        await tell.Now(Words.In(booking.Language, () => Of(booking, step, note, status, at, link, minor)), stop);
    }

    // What whoever booked wrote themselves is not written back: it would leave in our name, to an address they may
    // have made up.
    private async Task<bool> IsOfStaff(BookingStep step, Booking booking, CancellationToken stop) =>
        step.By is { } by
        && !await db.People().AnyAsync(person => person.Id == booking.PersonId && person.AccountId == by, stop);

    // A request asks something of the staff, until one of them has decided.
    private async Task TellStaff(
        Booking booking,
        BookingStatus status,
        BookingStep step,
        string site,
        CancellationToken stop
    )
    {
        if (status == BookingStatus.Requested)
        {
            db.Jobs().Add(DeskNews.Of(booking, DeskNews.Request, step.By, step.At));
            await db.SaveChangesAsync(stop);
        }
        else if (
            status
            is BookingStatus.Confirmed
                or BookingStatus.Declined
                or BookingStatus.Cancelled
                or BookingStatus.Expired
        )
            await DeskThreads.Done(db, booking, DeskThreads.Link(site, booking.Code, DeskNews.Request), step.At, stop);
    }

    public const char StatusKind = 'b';

    private const string Again = "booking.waits-again";

    private News Of(
        Booking booking,
        BookingStep step,
        string? staffNote,
        BookingStatus status,
        CatalogueSpace at,
        string link,
        bool minor
    )
    {
        // Only an answer that was taken back leaves a note with a request; its sentence says what the note would.
        var again = status == BookingStatus.Requested && step.Note is not null;
        var (kind, title, next, note) = again
            ? (Again, TakenBack(at), WaitsAgain(at), null)
            : ("booking." + status.Key(), Title(status, at), NextStep(booking, status, at, minor), staffNote);
        return new(
            "step:" + step.Id,
            step.Id,
            kind,
            Topic.Bookings,
            step.At,
            $"{title} · {booking.Code}",
            Text(booking, next, status, note, at, link)
        )
        {
            PersonId = booking.PersonId,
            SiteId = booking.SiteId,
            SubjectId = booking.Id,
            Name = booking.Name,
            Email = booking.Email,
            Phone = booking.Phone,
            Language = booking.Language,
            Short = next,
            Link = "/saya/pemesanan/" + booking.Code,
            Calendar = BookingCalendar.Of(booking, at, address),
            WhatsApp = ForWhatsApp(booking, next, status, note, at, link),
            // The booker was there when they came and left; a message about it would only be noise.
            Quiet = status is BookingStatus.CheckedIn or BookingStatus.Finished,
        };
    }

    private static string TakenBack(CatalogueSpace at) =>
        Words.Say(
            $"Jawaban tadi kami tarik; permohonan {at.Space.Name.Here} menunggu lagi",
            $"We take back our answer; your request for {at.Space.Name.Here} waits again"
        );

    private static string WaitsAgain(CatalogueSpace at) =>
        TakenBack(at)
        + ". "
        + Words.Say("Pengelola menjawab paling lambat dua hari kerja.", "The staff answer within two working days.");

    /// <summary>The same news for WhatsApp, short, with the link that needs no sign-in.</summary>
    private static string ForWhatsApp(
        Booking booking,
        string next,
        BookingStatus status,
        string? note,
        CatalogueSpace at,
        string link
    ) =>
        $"{Words.Say("Halo", "Hello")} {booking.Name}. {next}{(note is { Length: > 0 } && Noted(status) ? $" ({note})" : "")}\n\n{What(booking, at)}\n\n{Words.Say("Lihat, konfirmasi, atau batalkan", "See, confirm or cancel")}:\n{link}\n\nHetero Space {at.Site.Name}";

    private static bool Noted(BookingStatus status) =>
        status is BookingStatus.Declined or BookingStatus.Cancelled or BookingStatus.Confirmed;

    /// <summary>Every template with a made-up booking, for the console.</summary>
    public static IEnumerable<Sample> Samples =>
        Enum.GetValues<BookingStatus>()
            .Where(status => status is not (BookingStatus.CheckedIn or BookingStatus.Finished))
            .Select(status => new Sample(
                "booking." + status.Key(),
                () => status.Said(),
                () =>
                {
                    var (booking, at) = MadeUp(status);
                    return (
                        $"{Title(status, at)} · {booking.Code}",
                        Text(
                            booking,
                            NextStep(booking, status, at, false),
                            status,
                            status == BookingStatus.Declined
                                ? Words.Say("Aula sedang diperbaiki.", "The hall is being repaired.")
                                : null,
                            at,
                            "https://example.org/status/…"
                        )
                    );
                }
            ))
            .Append(
                new(
                    Again,
                    () => Words.Say("Jawaban ditarik", "Answer taken back"),
                    () =>
                    {
                        var (booking, at) = MadeUp(BookingStatus.Requested);
                        return (
                            $"{TakenBack(at)} · {booking.Code}",
                            Text(
                                booking,
                                WaitsAgain(at),
                                BookingStatus.Requested,
                                null,
                                at,
                                "https://example.org/status/…"
                            )
                        );
                    }
                )
            );

    private static (Booking Booking, CatalogueSpace At) MadeUp(BookingStatus status)
    {
        var at = new CatalogueSpace(
            new()
            {
                Name = "Semarang",
                Address = "Jl. Setiabudi 192",
                Slug = "semarang",
            },
            new(Foundation.Time.SiteClock.Of("Asia/Jakarta"), [], new Dictionary<DateOnly, Holiday>(), false),
            new() { Name = new("Ruang Rapat 1", "Meeting Room 1") },
            []
        );
        var starts = new DateTime(2027, 2, 2, 3, 0, 0, DateTimeKind.Utc);
        var booking = Booking.Of(
            new(
                Guid.Empty,
                starts,
                starts.AddHours(2),
                4,
                "Rapat koperasi",
                new(null, "Peserta 014", People.PersonKind.Umkm, "peserta014@example.org", null, "id")
            ),
            at,
            starts.AddDays(-3),
            status == BookingStatus.Held ? HoldTime.Default : null
        );
        return (booking, at);
    }

    /// <summary>What staff are told, with the same booking.</summary>
    public static IEnumerable<Sample> SamplesForStaff =>
        [
            new(
                "booking.desk-request",
                () => Words.Say("Petugas: permohonan baru", "Staff: a new request"),
                () => ForStaff(DeskNews.Request)
            ),
            new(
                "booking.desk-message",
                () => Words.Say("Petugas: pesan baru", "Staff: a new message"),
                () => ForStaff(DeskNews.Message)
            ),
        ];

    private static (string Subject, string Text) ForStaff(string what)
    {
        var (booking, at) = MadeUp(BookingStatus.Requested);
        return TellDesk.Letter("Petugas 001", booking, at, what, "https://example.org/konsol/…");
    }

    private static string What(Booking booking, CatalogueSpace at) =>
        $"{at.Space.Name.Here}, Hetero Space {at.Site.Name}\n{Words.When(at.Site.Clock, booking.Starts, booking.Ends)}\n{Words.Say("Kode", "Code")}: {booking.Code}";

    private static string Title(BookingStatus status, CatalogueSpace at) =>
        status switch
        {
            BookingStatus.Held => Words.Say(
                $"{at.Space.Name.Here} ditahan untuk Anda",
                $"{at.Space.Name.Here} is on hold for you"
            ),
            BookingStatus.Requested => Words.Say(
                $"Permohonan {at.Space.Name.Here} kami terima",
                $"We received your request for {at.Space.Name.Here}"
            ),
            BookingStatus.Confirmed => Words.Say(
                $"{at.Space.Name.Here} siap untuk Anda",
                $"{at.Space.Name.Here} is yours"
            ),
            BookingStatus.CheckedIn => Words.Say("Selamat datang", "Welcome"),
            BookingStatus.Finished => Words.Say("Terima kasih sudah datang", "Thank you for coming"),
            BookingStatus.Declined => Words.Say(
                $"Permohonan {at.Space.Name.Here} belum bisa disetujui",
                $"Your request for {at.Space.Name.Here} could not be approved"
            ),
            BookingStatus.Cancelled => Words.Say(
                $"Pemesanan {at.Space.Name.Here} dibatalkan",
                $"Your booking of {at.Space.Name.Here} is cancelled"
            ),
            BookingStatus.NoShow => Words.Say(
                $"Pemesanan {at.Space.Name.Here} dilepas",
                $"Your booking of {at.Space.Name.Here} was released"
            ),
            BookingStatus.Expired => Words.Say(
                $"Waktu tahan {at.Space.Name.Here} habis",
                $"Your hold on {at.Space.Name.Here} ran out"
            ),
        };

    private static string Text(
        Booking booking,
        string next,
        BookingStatus status,
        string? note,
        CatalogueSpace at,
        string link
    )
    {
        var why =
            note is { Length: > 0 } && Noted(status)
                ? "\n\n" + Words.Say("Catatan pengelola: ", "Note from the staff: ") + note
                : "";
        return $"{Words.Say("Halo", "Hello")} {booking.Name},\n\n{next}{why}\n\n{What(booking, at)}\n\n{link}\n\nHetero Space {at.Site.Name}\n{at.Site.Address}";
    }

    // Someone under 18 has done their part once the contact is shown; what is missing is the guardian's word.
    private static string NextStep(Booking booking, BookingStatus status, CatalogueSpace at, bool minor) =>
        status switch
        {
            // Who walked in is there already and need not be told how to arrive.
            BookingStatus.Confirmed when booking.Status == BookingStatus.CheckedIn => NextStep(
                booking,
                BookingStatus.CheckedIn,
                at,
                minor
            ),
            BookingStatus.Held when minor => HeldUntil(booking, at)
                + " "
                + Words.Say(
                    "Konfirmasikan kontakmu sebelum itu, dan minta orang tua atau walimu menjawab kami; setelah itu "
                        + "pemesananmu jadi.",
                    "Confirm your contact before that, and ask your parent or guardian to answer us; then it is yours."
                ),
            BookingStatus.Expired when minor => Words.Say(
                "Orang tua atau walimu belum menjawab, jadi ruang kami buka kembali. Pesan lagi setelah mereka setuju.",
                "Your parent or guardian has not answered, so the space is open again. Book again when they have agreed."
            ),
            BookingStatus.Held => HeldUntil(booking, at)
                + " "
                + Words.Say(
                    "Konfirmasikan e-mail atau nomor Anda sebelum itu agar pemesanan jadi.",
                    "Confirm your e-mail or number before that to make it yours."
                ),
            BookingStatus.Requested => Words.Say(
                "Permohonan Anda sudah kami terima. Pengelola menjawab paling lambat dua hari kerja.",
                "We have your request. The staff answer within two working days."
            ),
            BookingStatus.Confirmed => Words.Say(
                $"Pemesanan Anda jadi. Saat tiba, pindai QR di lokasi atau sebut kode Anda di meja depan. Tanpa check-in, ruang dilepas {at.Site.GraceMinutes} menit setelah jam mulai.",
                $"Your booking stands. When you arrive, scan the QR on site or give your code at the front desk. Without check-in the space is released {at.Site.GraceMinutes} minutes after the start."
            ),
            BookingStatus.CheckedIn => Words.Say(
                "Anda sudah check-in. Selamat berkarya!",
                "You are checked in. Enjoy your time!"
            ),
            BookingStatus.Finished => Words.Say("Sampai jumpa lagi.", "See you again."),
            BookingStatus.Declined => Words.Say(
                "Maaf, permohonan ini belum bisa kami setujui. Anda bisa memilih waktu atau ruang lain.",
                "We are sorry, we cannot approve this request. You may choose another time or space."
            ),
            BookingStatus.Cancelled => Words.Say(
                "Pemesanan ini sudah dibatalkan dan ruangnya bebas kembali. Anda bisa memesan waktu lain.",
                "This booking is cancelled and its space is free again. You may book another time."
            ),
            BookingStatus.NoShow => Words.Say(
                $"Sampai {at.Site.GraceMinutes} menit setelah jam mulai belum ada check-in, jadi ruang kami buka untuk yang lain. Pesan lagi bila masih perlu.",
                $"There was no check-in within {at.Site.GraceMinutes} minutes of the start, so we opened the space to others. Book again if you still need it."
            ),
            BookingStatus.Expired => Words.Say(
                "Kontak belum dikonfirmasi, jadi ruang kami buka kembali. Waktu dan keperluan yang Anda tulis "
                    + "masih ada: buka tautan ini untuk memesan lagi.",
                "The contact was not confirmed, so the space is open again. The time and the purpose you wrote are "
                    + "kept: open this link to book again."
            ),
        };

    // One hold has one time, and every place tells this one; it is over when the booking has gone on meanwhile.
    private static string HeldUntil(Booking booking, CatalogueSpace at) =>
        booking.HeldUntil is not { } until
            ? Words.Say("Ruang kami tahan untuk Anda.", "We hold the space for you.")
            : Words.Say(
                $"Ruang kami tahan sampai {Words.Instant(at.Site.Clock, until)}.",
                $"We hold the space until {Words.Instant(at.Site.Clock, until)}."
            );
}
