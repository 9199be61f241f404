using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using HeteroSpace.Sites;

namespace HeteroSpace;

/// <summary>Someone who booked a thousand times, each with two steps, a mail and a notice.</summary>
internal static class BusyPerson
{
    public static async Task<Guid> Add(AppDb db, CatalogueSpace at, DateTime last)
    {
        var person = new Person
        {
            Name = "Peserta seribu",
            Email = "seribu@example.org",
            EmailConfirmed = true,
            Since = DateTime.UtcNow,
        };
        db.Add(person);
        for (var number = 0; number < 1000; number++)
            Book(db, at, person, last.AddDays(-number));
        await db.SaveChangesAsync();
        return person.Id;
    }

    private static void Book(AppDb db, CatalogueSpace at, Person person, DateTime starts)
    {
        var made = starts.AddDays(-2);
        var wanted = new BookingRequest(at.Space.Id, starts, starts.AddHours(2), 4, "Rapat koperasi", person.Books());
        var booking = Booking.Of(wanted, at, made, null);
        var confirmed = Step(booking, made, BookingStatus.Confirmed);
        db.AddRange(
            booking,
            confirmed,
            Step(booking, starts, BookingStatus.Finished),
            Told(person, confirmed),
            Sent(person, confirmed)
        );
    }

    private static BookingStep Step(Booking booking, DateTime at, BookingStatus status) =>
        new()
        {
            BookingId = booking.Id,
            At = at,
            Status = status,
        };

    private static Notice Told(Person person, BookingStep step) =>
        new()
        {
            Id = step.Id,
            PersonId = person.Id,
            At = step.At,
            Title = "Ruang siap",
            Text = "Pemesanan Anda jadi.",
            Link = "/saya",
        };

    private static Outgoing Sent(Person person, BookingStep step)
    {
        var row = new Outgoing
        {
            Cause = "step:" + step.Id,
            Kind = "booking.confirmed",
            PersonId = person.Id,
            To = person.Email!,
            Name = person.Name,
            At = step.At,
            Due = step.At,
            Status = OutgoingStatus.Sent,
        };
        // It left, so nothing of it lies sealed any more.
        var letter = Letter.About(Sentence.Both($"Ruang siap")).Quote(new string('x', 600));
        row.Say(letter, [], LetterText.Open(letter, ""));
        row.Sealed = null;
        return row;
    }
}
