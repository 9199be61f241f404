using HeteroSpace.Discussions;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using static HeteroSpace.Foundation.Mail.Sentence;

namespace HeteroSpace.Bookings;

/// <summary>A request is to be told to the staff of its site.</summary>
/// <param name="Writer">The account that asks, which need not be told.</param>
internal sealed record DeskNews(Guid BookingId, Guid? Writer, DateTime At)
{
    public const string Kind = "booking-desk-news";

    public static Job Of(Booking booking, Guid? writer, DateTime now) =>
        Job.Of(Kind, new DeskNews(booking.Id, writer, now), now);
}

/// <summary>Tells the staff of a site of requests: in their space, and as each chose.</summary>
internal sealed class TellDesk(AppDb db, Catalogue catalogue, Tell tell, ILogger<TellDesk> log)
{
    public async Task Now(DeskNews news, CancellationToken stop)
    {
        if (
            await db.Bookings().AsNoTracking().SingleOrDefaultAsync(row => row.Id == news.BookingId, stop)
                is not { } booking
            || await catalogue.Space(booking.SpaceId, stop) is not { } at
        )
            return;
        // Decided while the job waited: nothing is asked of anyone any more.
        if (booking.Status != BookingStatus.Requested)
            return;
        var each = new OneByOne(db, log, DeskNews.Kind);
        foreach (
            var person in await DeskStaff
                .Of(db, booking.SiteId)
                .Where(person => person.AccountId != news.Writer && person.Id != booking.PersonId)
                .OrderBy(person => person.Id)
                .ToListAsync(stop)
        )
            await each.Do(person.Id, () => Send(person, booking, at, news, stop), stop);
        each.End();
    }

    private async Task Send(Person person, Booking booking, CatalogueSpace at, DeskNews news, CancellationToken stop)
    {
        var link = DeskThreads.Link(at.Site.Slug, booking.Code);
        var cause = News.IdOf($"booking:{booking.Id:n}:request:{person.Id:n}");
        var letter = Words.In(person.Language, () => About(person.Name, booking, at, link));
        await tell.Now(
            new(cause.ToString("n"), cause, "booking.desk-request", Topic.Answers, news.At, letter)
            {
                PersonId = person.Id,
                SiteId = booking.SiteId,
                Name = person.Name,
                Email = person.Email,
                Phone = person.Phone,
                Language = person.Language,
                Link = link,
                Short = Words.In(person.Language, () => (string)Said(booking, at)),
            },
            stop
        );
    }

    private static Sentence Said(Booking booking, CatalogueSpace at) =>
        Say(
            $"Permohonan baru menunggu jawaban: {What(booking, at)}.",
            $"A new request waits for an answer: {What(booking, at)}."
        );

    private static string What(Booking booking, CatalogueSpace at) =>
        $"{at.Space.Name.Here}, {Words.When(at.Site.Clock, booking.Starts, booking.Ends)}";

    internal static Letter About(string name, Booking booking, CatalogueSpace at, string link) =>
        Letter
            .About(
                Say(
                    $"Permohonan baru: {at.Space.Name.Here} · {booking.Code}",
                    $"A new request: {at.Space.Name.Here} · {booking.Code}"
                )
            )
            .Greet(name)
            .Say(Said(booking, at))
            .Button(Words.Say("Jawab permohonan", "Answer the request"), link)
            .Sign(at.Site.Name);
}

/// <summary>What waits for the staff of a site in its bookings: requests, and what bookers wrote last
/// (<see cref="BookingTalk"/>).</summary>
internal static class DeskThreads
{
    public static string Link(string site, string code) => $"/konsol/{site}/pemesanan/{code}";

    /// <summary>Those that staff must answer.</summary>
    public static IQueryable<Booking> Requests(AppDb db, Guid site, DateTime now) =>
        db.Bookings().AsNoTracking().Where(row => row.SiteId == site).WaitForStaff(db, now);

    /// <summary>Those whose bookers must answer what staff offered.</summary>
    public static IQueryable<Booking> Offered(AppDb db, Guid site, DateTime now) =>
        db.Bookings().AsNoTracking().Where(row => row.SiteId == site).WaitForBooker(db, now);

    /// <summary>Bookings whose booker wrote last.</summary>
    public static IQueryable<Booking> Unanswered(AppDb db, Guid site)
    {
        var waiting = db.Waiting(BookingTalk.Kind).Select(talk => talk.SubjectId);
        return db.Bookings().AsNoTracking().Where(row => row.SiteId == site && waiting.Contains(row.Id));
    }

    /// <summary>The codes of the same.</summary>
    public static async Task<HashSet<string>> UnansweredCodes(AppDb db, Guid site, CancellationToken stop) =>
        [.. await Unanswered(db, site).Select(row => row.Code).ToListAsync(stop)];

    /// <summary>Those of them that do not wait as a request anyway.</summary>
    public static IQueryable<Booking> Written(AppDb db, Guid site) =>
        Unanswered(db, site).Where(row => row.Status != BookingStatus.Requested);

    /// <summary>The reader has the booking and its messages before them.</summary>
    public static async Task Opened(Act act, Guid account, TalkedAbout about, string link) =>
        await Converse.Opened(act, await act.Db.Conversation(about.Key), account, link, about.Thread, about.Inbox);
}
