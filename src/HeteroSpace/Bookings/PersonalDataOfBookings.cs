using HeteroSpace.Discussions;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>What the module stores about people.</summary>
internal static class PersonalDataOfBookings
{
    private static IQueryable<Booking> Mine(AppDb db, Subject subject) =>
        db.Bookings().Where(booking => booking.PersonId == subject.PersonId);

    public static readonly PersonalData[] All =
    [
        new()
        {
            Entity = typeof(Booking),
            What = new("pemesanan, dengan surat permohonannya", "bookings, with their letters"),
            Why = new(
                "Untuk memberi Anda ruang; pelaksanaan layanan.",
                "To give you space; performance of the service (art. 20(2)b)."
            ),
            Kept = new(
                "Nama dan kontak dua tahun setelah selesai; sisanya untuk hitungan.",
                "Name, contact and letter until two years after the end; the rest stays for our figures."
            ),
            Stays = new(
                "Bahwa ruang dipakai: ruang, waktu, jumlah orang, status. "
                    + "Tanpa nama, kontak, keperluan, dan surat: laporan layanan publik.",
                "that a space was used: space, times, number of people, status; without name, contact, "
                    + "purpose and letter (reports of a public service)"
            ),
            Read = async (db, subject, stop) =>
                [.. await Mine(db, subject).AsNoTracking().OrderBy(booking => booking.Starts).ToListAsync(stop)],
            Files = async (db, subject, stop) =>
                [
                    .. (
                        await Mine(db, subject)
                            .Where(booking => booking.LetterFile != null)
                            .Select(booking => new { booking.LetterFile, booking.LetterName })
                            .ToListAsync(stop)
                    ).Select(letter => (letter.LetterFile!, letter.LetterName ?? "surat")),
                ],
            Erase = async (act, subject) =>
            {
                var ids = Mine(act.Db, subject).Select(booking => booking.Id);
                await act.EraseConversations(BookingTalk.Kind, ids);
                await MakeNobodys(act, Mine(act.Db, subject));
            },
            Retain = async act =>
            {
                var before = act.Now.AddYears(-2);
                var old = act
                    .Db.Bookings()
                    .Where(booking => booking.Ends < before && booking.Name != ErasePerson.Nobody);
                var ids = old.Select(booking => booking.Id);
                await act.EraseConversations(BookingTalk.Kind, ids);
                await MakeNobodys(act, old);
            },
        },
        new()
        {
            Entity = typeof(BookingStep),
            What = new("langkah pemesanan", "steps of bookings"),
            Why = new(
                "Supaya jelas apa yang terjadi.",
                "So that it is clear what happened; performance of the service."
            ),
            Kept = new("Seperti pemesanannya.", "As long as the booking."),
            Stays = new("Status dan waktunya, tanpa catatan.", "status and time, without notes"),
            Read = async (db, subject, stop) =>
                [
                    .. await db.BookingSteps()
                        .AsNoTracking()
                        .Where(step => !step.Internal && Mine(db, subject).Any(booking => booking.Id == step.BookingId))
                        .OrderBy(step => step.At)
                        .Select(step => new
                        {
                            step.BookingId,
                            step.At,
                            step.Status,
                            step.Note,
                            step.WasStarts,
                            step.WasEnds,
                            step.WasPeople,
                        })
                        .ToListAsync(stop),
                ],
        },
        new()
        {
            Entity = typeof(BookingOffer),
            What = new("tawaran ruang atau waktu lain", "offers of another space or time"),
            Why = new(
                "Supaya Anda tetap dapat ruang bila yang Anda pesan tidak bisa dipakai; pelaksanaan layanan.",
                "So that you have a space when the one you booked cannot be had; performance of the service."
            ),
            Kept = new("Seperti pemesanannya.", "As long as the booking."),
            Stays = new("Ruang, waktu, dan jawabannya.", "space, times and what was answered"),
            Read = async (db, subject, stop) =>
                [
                    .. await db.BookingOffers()
                        .AsNoTracking()
                        .Where(offer => Mine(db, subject).Any(booking => booking.Id == offer.BookingId))
                        .OrderBy(offer => offer.Made)
                        .Select(offer => new
                        {
                            offer.BookingId,
                            offer.Made,
                            offer.SpaceId,
                            offer.Starts,
                            offer.Ends,
                            offer.ValidUntil,
                            offer.State,
                            offer.Answered,
                        })
                        .ToListAsync(stop),
                ],
        },
    ];

    /// <summary>Someone who leaves us: what is open is ended first, each in the ordinary way.</summary>
    public static async Task EndWhatIsOpen(IServiceProvider services, Guid person, CancellationToken stop)
    {
        var change = services.GetRequiredService<ChangeBooking>();
        var open = services.GetRequiredService<AppDb>().Bookings().Where(row => row.PersonId == person).StillOpen();
        // Staff may check someone in between reading and ending: what is open still is read anew, and nobody is
        // forgotten whose booking goes on.
        for (var tries = 0; await open.AnyAsync(stop); tries++)
        {
            if (tries == 3)
                throw new InvalidOperationException("A booking of someone who leaves could not be ended.");
            foreach (var booking in await open.AsNoTracking().ToListAsync(stop))
                if (await End(change, booking) is not ChangeAnswer.Done)
                    break;
        }
    }

    private static Task<ChangeAnswer> End(ChangeBooking change, Booking booking) =>
        booking.Status == BookingStatus.CheckedIn
            ? change.Finish(booking.Code, Changer.Itself)
            : change.Cancel(booking.Code, Changer.Itself, null);

    private static async Task MakeNobodys(Act act, IQueryable<Booking> bookings)
    {
        var ids = bookings.Select(booking => booking.Id);
        await act.Update(
            act.Db.BookingSteps().Where(step => ids.Contains(step.BookingId) && step.Note != null),
            set => set.SetProperty(step => step.Note, (string?)null)
        );
        // The name last: it says which ones are done.
        await act.Update(
            bookings,
            set =>
                set.SetProperty(booking => booking.Email, (string?)null)
                    .SetProperty(booking => booking.Phone, (string?)null)
                    .SetProperty(booking => booking.Purpose, ErasePerson.Nobody)
                    .SetProperty(booking => booking.Reason, (string?)null)
                    .SetProperty(booking => booking.OutsideHoursReason, (string?)null)
                    .SetProperty(booking => booking.LetterFile, (string?)null)
                    .SetProperty(booking => booking.LetterName, (string?)null)
                    .SetProperty(booking => booking.FoldedName, "")
                    .SetProperty(booking => booking.Name, ErasePerson.Nobody)
        );
    }
}
