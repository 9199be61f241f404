using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>Tells a booker of a step: a job written with the step, done after its commit.</summary>
internal sealed class BookingNews(
    AppDb db,
    Catalogue catalogue,
    Tell tell,
    SecretLinks links,
    PublicUrl address,
    Frame frame
)
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
            await frame.Do(act => act.KnowAt(booker, booking.SiteId));
        var link = await links.Status(StatusKind, booking.Id);
        var before =
            step.Was is { } was && await catalogue.Space(was.SpaceId, stop) is { } then
                ? new MovedFrom(was, then)
                : null;
        var minor = await db.People().AnyAsync(person => person.Id == booking.PersonId && person.AwaitsGuardian, stop);
        var note = await IsOfStaff(step, booking, stop) ? step.Note : null;
        var reader = await db.ReaderOf(booking.ForId, booking.PersonId, stop);
        await frame.Do(async act =>
        {
            if (step.Was is null || status == BookingStatus.Confirmed)
                await TellStaff(act, booking, status, step, at.Site.Slug);
            await tell.Now(
                Words.In(booking.Language, () => Of(booking, step, note, status, at, link, minor, reader, before)),
                stop
            );
        });
    }

    // What whoever booked wrote themselves is not written back: it would leave in our name, to an address they may
    // have made up.
    private async Task<bool> IsOfStaff(BookingStep step, Booking booking, CancellationToken stop) =>
        step.By is { } by
        && !await db.People().AnyAsync(person => person.Id == booking.PersonId && person.AccountId == by, stop);

    // A request asks something of the staff, until one of them has decided.
    private static async Task TellStaff(Act act, Booking booking, BookingStatus status, BookingStep step, string site)
    {
        // Who has yet to show who they are asks nothing of anyone.
        if (status == BookingStatus.Requested && booking.AwaitsContact)
            return;
        if (status == BookingStatus.Requested)
            act.Tell(DeskNews.Of(booking, step.By, step.At));
        else if (
            status
            is BookingStatus.Confirmed
                or BookingStatus.Declined
                or BookingStatus.Cancelled
                or BookingStatus.Expired
        )
            await Discussions.DeskStaff.HaveDealtWith(act, DeskThreads.Link(site, booking.Code));
    }

    public const char StatusKind = 'b';

    public const string Again = "booking.waits-again",
        Wish = "booking.wish",
        MovedKind = "booking.moved";

    /// <summary>Those whose link shows that the contact it came to is the booker's.</summary>
    public static readonly string[] ThatProve = ["booking.held", Wish];

    private News Of(
        Booking booking,
        BookingStep step,
        string? staffNote,
        BookingStatus status,
        CatalogueSpace at,
        Proof link,
        bool minor,
        string? reader,
        MovedFrom? before
    )
    {
        var said = Said(booking, step, staffNote, status, at, minor, before);
        var (title, next, note) = (said.Title, said.Next, said.Note);
        return new(
            "step:" + step.Id,
            step.Id,
            said.Kind ?? KindOf(booking, status),
            Topic.Bookings,
            step.At,
            BookingLetter.Of(
                booking,
                title,
                next,
                status,
                note,
                at,
                link,
                BookingCalendar.Of(booking, at, address),
                reader
            )
        )
        {
            PersonId = booking.PersonId,
            SiteId = booking.SiteId,
            SubjectId = booking.Id,
            Name = reader ?? booking.Name,
            Email = booking.Email,
            Phone = booking.Phone,
            Language = booking.Language,
            Short = next,
            Link = "/saya/pemesanan/" + booking.Code,
            WhatsApp = BookingLetter.ForWhatsApp(
                booking,
                next,
                status,
                note,
                at,
                link,
                reader,
                said.Kind is null ? null : title
            ),
            // The booker was there when they came and left; a message about it would only be noise.
            Quiet = status is BookingStatus.CheckedIn or BookingStatus.Finished,
        };
    }

    /// <param name="Kind">Null where the status tells it.</param>
    private readonly record struct Told(Sentence Title, Sentence Next, string? Note, string? Kind);

    private static Told Said(
        Booking booking,
        BookingStep step,
        string? staffNote,
        BookingStatus status,
        CatalogueSpace at,
        bool minor,
        MovedFrom? before
    )
    {
        if (before is not null)
            return new(
                BookingLetter.Moved(booking, at),
                BookingLetter.MovedFrom(booking, before),
                staffNote,
                MovedKind
            );
        // Only an answer that was taken back leaves a note with a request; its sentence says what the note would.
        if (status == BookingStatus.Requested && step.Note is not null)
            return new(
                BookingLetter.TakenBack(at).For(booking.ForId, booking.Name),
                BookingLetter.WaitsAgain(at),
                null,
                Again
            );
        return new(
            BookingLetter.Title(booking, status, at),
            BookingLetter.NextStep(booking, status, at, minor),
            staffNote,
            null
        );
    }

    private static string KindOf(Booking booking, BookingStatus status) =>
        status == BookingStatus.Requested && booking.AwaitsContact ? Wish : "booking." + status.Key();
}
