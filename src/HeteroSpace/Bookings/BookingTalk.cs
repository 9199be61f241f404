using HeteroSpace.Discussions;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>What is written about a booking, between whoever booked and the staff of its site.</summary>
public static class BookingTalk
{
    public const string Kind = "booking";

    public static SubjectKey Of(Booking booking) => new(Kind, booking.Id);

    internal static readonly ConversationSubject Subject = new(Kind, () => Words.Say("Pemesanan", "Bookings"), Read)
    {
        Ready =
        [
            new(
                "bisa",
                () => Words.Say("Bisa, silakan", "Yes, please do"),
                () =>
                    Words.Say(
                        "Bisa, silakan. Kami siapkan; sampai jumpa di lokasi.",
                        "Yes, please do. We get it ready; see you here."
                    )
            ),
            new(
                "belum",
                () => Words.Say("Belum bisa", "Not possible"),
                () =>
                    Words.Say(
                        "Maaf, yang ini belum bisa kami penuhi. Ada hal lain yang bisa kami bantu?",
                        "Sorry, we cannot do this one. Is there anything else we can help with?"
                    )
            ),
            new(
                "ubah",
                () => Words.Say("Ubah sendiri", "Change it yourself"),
                () =>
                    Words.Say(
                        "Waktu, ruang, dan jumlah orang bisa Anda ubah sendiri di halaman pemesanan ini, "
                            + "selama tempatnya masih ada.",
                        "You can change time, space and number of people yourself on the page of this booking, as long "
                            + "as there is room."
                    )
            ),
            new(
                "hubungi",
                () => Words.Say("Kami hubungi", "We get in touch"),
                () =>
                    Words.Say(
                        "Terima kasih, kami periksa dulu dan mengabari Anda di sini.",
                        "Thank you, we look into it and write to you here."
                    )
            ),
        ],
    };

    private static async Task<List<TalkedAbout>> Read(
        IServiceProvider services,
        IReadOnlyCollection<Guid> ids,
        CancellationToken stop
    )
    {
        var (db, catalogue) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<Catalogue>());
        var rows = await db.Bookings()
            .AsNoTracking()
            .Where(row => ids.Contains(row.Id))
            // Joined: the first of a question of its own would number all people to find it.
            .LeftJoin(
                db.People().Where(person => !person.Gone),
                row => row.PersonId,
                person => (Guid?)person.Id,
                (row, person) => new { Booking = row, Booker = person }
            )
            .ToListAsync(stop);
        var found = new List<TalkedAbout>();
        foreach (var row in rows)
            if (await catalogue.Space(row.Booking.SpaceId, stop) is { } at)
                found.Add(About(row.Booking, row.Booker, at));
        return found;
    }

    private static TalkedAbout About(Booking booking, Person? booker, CatalogueSpace at) =>
        new(
            Of(booking),
            booking.SiteId,
            at.Site.Slug,
            () => $"{at.Space.Name.Here} · {booking.Code}",
            "booking:" + booking.Code,
            new(booking.PersonId, booker?.Name ?? booking.Name, booker?.AccountId is not null)
            {
                Email = booking.Email,
                Phone = booking.Phone,
                Language = booking.Language,
            }
        )
        {
            About = () => Words.When(at.Site.Clock, booking.Starts, booking.Ends),
            Page = "pemesanan/" + booking.Code,
            HasThread = true,
            Theirs = "/saya/pemesanan/" + booking.Code,
            Secret = BookingNews.StatusKind,
            IsReadSignedIn = booker?.AccountId is not null,
        };
}
