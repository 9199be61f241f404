using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Messaging;
using HeteroSpace.Sites;

namespace HeteroSpace.Bookings;

/// <summary>The letters of the module with a made-up booking, for the console.</summary>
internal static class SamplesOfBookings
{
    public static IEnumerable<Sample> All => [.. ForBookers, .. OfOffers, ForStaff];

    /// <summary>Every template with a made-up booking, for the console.</summary>
    public static IEnumerable<Sample> ForBookers =>
        Enum.GetValues<BookingStatus>()
            .Where(status => status is not (BookingStatus.CheckedIn or BookingStatus.Finished))
            .Select(status => new Sample(
                "booking." + status.Key(),
                () => status.Said(),
                () =>
                {
                    var (booking, at) = MadeUp(status);
                    return BookingLetter.Of(
                        booking,
                        BookingLetter.Title(status, at),
                        BookingLetter.NextStep(booking, status, at, false),
                        status,
                        status == BookingStatus.Declined
                            ? Words.Say("Aula sedang diperbaiki.", "The hall is being repaired.")
                            : null,
                        at,
                        Link
                    );
                }
            ))
            .Append(
                new(
                    BookingNews.Again,
                    () => Words.Say("Jawaban ditarik", "Answer taken back"),
                    () =>
                    {
                        var (booking, at) = MadeUp(BookingStatus.Requested);
                        return BookingLetter.Of(
                            booking,
                            BookingLetter.TakenBack(at),
                            BookingLetter.WaitsAgain(at),
                            BookingStatus.Requested,
                            null,
                            at,
                            Link
                        );
                    }
                )
            );

    private static Proof Link => Proof.Of("/status/…");

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

    /// <summary>What is offered instead, with the same booking.</summary>
    public static IEnumerable<Sample> OfOffers =>
        [
            new(
                OfferNews.Made,
                () => Words.Say("Tawaran ruang atau waktu lain", "An offer of another space or time"),
                () => Offered(OfferNews.Made)
            ),
            new(
                OfferNews.Waits,
                () => Words.Say("Tawaran menunggu jawaban", "An offer waits for an answer"),
                () => Offered(OfferNews.Waits)
            ),
        ];

    private static Letter Offered(string what)
    {
        var (booking, at) = MadeUp(BookingStatus.Confirmed);
        var to = booking.Place with { Starts = booking.Starts.AddHours(3), Ends = booking.Ends.AddHours(3) };
        var offer = BookingOffer.Of(booking, to, Guid.Empty, booking.Made, Guid.Empty);
        var closed = Words.Say("Listrik padam.", "The power is off.");
        return OfferLetter.Of(booking, offer, new(at, at, Link, booking.Name, closed), what);
    }

    /// <summary>What staff are told, with the same booking.</summary>
    public static Sample ForStaff =>
        new(
            "booking.desk-request",
            () => Words.Say("Petugas: permohonan baru", "Staff: a new request"),
            () =>
            {
                var (booking, at) = MadeUp(BookingStatus.Requested);
                return TellDesk.About("Petugas 001", booking, at, "/konsol/…");
            }
        );
}
