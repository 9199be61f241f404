using HeteroSpace.Foundation.Ui;
using HeteroSpace.Messaging;
using HeteroSpace.Sites;

namespace HeteroSpace.Bookings;

/// <summary>The letters of the module with a made-up booking, for the console.</summary>
internal static class SamplesOfBookings
{
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
                    return (
                        $"{BookingLetter.Title(status, at)} · {booking.Code}",
                        BookingLetter.Text(
                            booking,
                            BookingLetter.NextStep(booking, status, at, false),
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
                    BookingNews.Again,
                    () => Words.Say("Jawaban ditarik", "Answer taken back"),
                    () =>
                    {
                        var (booking, at) = MadeUp(BookingStatus.Requested);
                        return (
                            $"{BookingLetter.TakenBack(at)} · {booking.Code}",
                            BookingLetter.Text(
                                booking,
                                BookingLetter.WaitsAgain(at),
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
    public static IEnumerable<Sample> ForStaff =>
        [
            new(
                "booking.desk-request",
                () => Words.Say("Petugas: permohonan baru", "Staff: a new request"),
                () => ToldStaff(DeskNews.Request)
            ),
            new(
                "booking.desk-message",
                () => Words.Say("Petugas: pesan baru", "Staff: a new message"),
                () => ToldStaff(DeskNews.Message)
            ),
        ];

    private static (string Subject, string Text) ToldStaff(string what)
    {
        var (booking, at) = MadeUp(BookingStatus.Requested);
        return TellDesk.Letter("Petugas 001", booking, at, what, "https://example.org/konsol/…");
    }
}
