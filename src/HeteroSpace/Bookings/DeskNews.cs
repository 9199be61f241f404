using HeteroSpace.Discussions;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using static HeteroSpace.Foundation.Mail.Sentence;

namespace HeteroSpace.Bookings;

/// <summary>Something about a booking is to be told to the staff of its site: <c>request</c> or
/// <c>message</c>.</summary>
/// <param name="Writer">The account that did it, which need not be told.</param>
internal sealed record DeskNews(Guid BookingId, string What, Guid? Writer, DateTime At)
{
    public const string Kind = "booking-desk-news",
        Request = "request",
        Message = "message";

    public static Job Of(Booking booking, string what, Guid? writer, DateTime now) =>
        Job.Of(Kind, new DeskNews(booking.Id, what, writer, now), now);
}

/// <summary>
/// Tells the staff of a site of requests and of messages in the threads of its bookings: in their space, and as each
/// chose.
/// The words of a message stay in the thread. Messages make one notice a thread until it is opened, so that ten in a
/// row are
/// no ten mails.
/// </summary>
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
        if (news.What == DeskNews.Request && booking.Status != BookingStatus.Requested)
            return;
        var each = new OneByOne(db, log, DeskNews.Kind);
        foreach (
            var person in await DeskThreads
                .Staff(db, booking.SiteId)
                .Where(person =>
                    person.AccountId != news.Writer && (news.What == DeskNews.Message || person.Id != booking.PersonId)
                )
                .OrderBy(person => person.Id)
                .ToListAsync(stop)
        )
            await each.Do(person.Id, () => Send(person, booking, at, news, stop), stop);
        each.End();
    }

    private async Task Send(Person person, Booking booking, CatalogueSpace at, DeskNews news, CancellationToken stop)
    {
        var link = DeskThreads.Link(at.Site.Slug, booking.Code, news.What);
        var cause = $"booking:{booking.Id:n}:{news.What}:{person.Id:n}";
        // The next notice of a thread comes when the last was read, and is then another one.
        if (news.What == DeskNews.Message)
            cause +=
                ":"
                + await db.Notices()
                    .CountAsync(
                        notice => notice.PersonId == person.Id && notice.Link == link && notice.Read != null,
                        stop
                    );
        var letter = Words.In(person.Language, () => About(person.Name, booking, at, news.What, link));
        await tell.Now(
            new(
                News.IdOf(cause).ToString("n"),
                News.IdOf(cause),
                "booking.desk-" + news.What,
                Topic.Answers,
                news.At,
                letter
            )
            {
                PersonId = person.Id,
                SiteId = booking.SiteId,
                Name = person.Name,
                Email = person.Email,
                Phone = person.Phone,
                Language = person.Language,
                Link = link,
                Short = Words.In(person.Language, () => Said(booking, at, news.What)),
            },
            stop
        );
    }

    private static Sentence Said(Booking booking, CatalogueSpace at, string what) =>
        what == DeskNews.Request
            ? Say(
                $"Permohonan baru menunggu jawaban: {What(booking, at)}.",
                $"A new request waits for an answer: {What(booking, at)}."
            )
            : Say(
                $"Ada pesan baru dari pemesan: {What(booking, at)}.",
                $"There is a new message from the booker: {What(booking, at)}."
            );

    private static string What(Booking booking, CatalogueSpace at) =>
        $"{at.Space.Name.Here}, {Words.When(at.Site.Clock, booking.Starts, booking.Ends)}";

    internal static Letter About(string name, Booking booking, CatalogueSpace at, string what, string link)
    {
        var asks = what == DeskNews.Request;
        return Letter
            .About(
                asks
                    ? Say(
                        $"Permohonan baru: {at.Space.Name.Here} · {booking.Code}",
                        $"A new request: {at.Space.Name.Here} · {booking.Code}"
                    )
                    : Say(
                        $"Pesan baru: {at.Space.Name.Here} · {booking.Code}",
                        $"A new message: {at.Space.Name.Here} · {booking.Code}"
                    )
            )
            .Greet(name)
            .Say(Said(booking, at, what))
            .Button(
                asks
                    ? Words.Say("Jawab permohonan", "Answer the request")
                    : Words.Say("Buka pesan", "Open the message"),
                link
            )
            .Sign(at.Site.Name);
    }
}

/// <summary>Writes in the thread of a booking; the other side is told in the same act.</summary>
internal sealed class WriteMessage(AppDb db, Frame frame)
{
    public Task ByBooker(Booking booking, Guid account, string name, string text) =>
        frame.Do(async act =>
        {
            act.Add(await Next(act, booking, account, name, text, fromStaff: false));
            act.Tell(DeskNews.Of(booking, DeskNews.Message, account, act.Now));
        });

    /// <summary>An answer is everybody's: colleagues need not open the thread any more.</summary>
    public Task ByStaff(Booking booking, string site, Guid account, string name, string text) =>
        frame.Do(async act =>
        {
            await Answer(act, booking, site, account, name, text);
            act.Note(booking, account, "booking.answered");
            if (booking.PersonId is not { } booker)
                return;
            act.Add(
                new Notice
                {
                    Id = Guid.CreateVersion7(),
                    PersonId = booker,
                    At = act.Now,
                    Title = Words.Say("Pesan dari pengelola", "Message from the staff"),
                    Text = text,
                    Link = "/saya/pemesanan/" + booking.Code,
                }
            );
        });

    /// <summary>Thanks, for instance: it waits no more, and the booker is told nothing.</summary>
    public Task NoAnswerNeeded(Booking booking, string site, Guid account, string name) =>
        frame.Do(async act =>
        {
            if (!await DeskThreads.Unanswered(db, booking.SiteId).AnyAsync(row => row.Id == booking.Id))
                return;
            await Answer(act, booking, site, account, name, "");
            act.Note(booking, account, "booking.needs-no-answer");
        });

    private async Task Answer(Act act, Booking booking, string site, Guid account, string name, string text)
    {
        act.Add(await Next(act, booking, account, name, text, fromStaff: true));
        await DeskThreads.Done(act, booking, DeskThreads.Link(site, booking.Code, DeskNews.Message), act.Now);
    }

    // Who wrote last decides whether a thread waits: no two messages of it are of one instant.
    private async Task<Message> Next(Act act, Booking booking, Guid account, string name, string text, bool fromStaff)
    {
        var last = await db.Messages()
            .Where(row => row.SubjectKind == DeskThreads.Kind && row.SubjectId == booking.Id)
            .MaxAsync(row => (DateTime?)row.At);
        return new()
        {
            SubjectKind = DeskThreads.Kind,
            SubjectId = booking.Id,
            At = last >= act.Now ? last.Value.AddMilliseconds(1) : act.Now,
            AccountId = account,
            AuthorName = name,
            FromStaff = fromStaff,
            Text = text,
        };
    }
}

/// <summary>What waits for the staff of a site in the threads of its bookings: that of which the booker wrote last,
/// until one of them answers. Each one's own notices are read once they open it.</summary>
internal static class DeskThreads
{
    public const string Kind = "booking";
    private const string Thread = "#pesan";

    public static string Link(string site, string code, string what) =>
        $"/konsol/{site}/pemesanan/{code}{(what == DeskNews.Message ? Thread : "")}";

    /// <summary>Who looks after the bookings of a site; without any of its own it is the province's.</summary>
    public static IQueryable<Person> Staff(AppDb db, Guid site)
    {
        var own = db.RoleGrants()
            .Where(grant => grant.SiteId == site && (grant.Role == Role.FrontDesk || grant.Role == Role.SiteManager));
        var accounts = OwnOrProvinces(db, own).Select(grant => grant.AccountId);
        return db.People()
            .AsNoTracking()
            .Where(person => !person.Gone && person.AccountId != null && accounts.Contains(person.AccountId.Value));
    }

    private static IQueryable<RoleGrant> OwnOrProvinces(AppDb db, IQueryable<RoleGrant> own) =>
        db.RoleGrants()
            .Where(grant =>
                own.Any(known => known.AccountId == grant.AccountId)
                || grant.SiteId == null && grant.Role == Role.ProvincialAdministrator && !own.Any()
            );

    /// <summary>Those that someone must answer.</summary>
    public static IQueryable<Booking> Requests(AppDb db, Guid site) =>
        db.Bookings().AsNoTracking().Where(row => row.SiteId == site && row.Status == BookingStatus.Requested);

    /// <summary>Bookings whose booker wrote last. Someone without a profile here reads no answer.</summary>
    public static IQueryable<Booking> Unanswered(AppDb db, Guid site)
    {
        var messages = db.Messages().Where(row => row.SubjectKind == Kind);
        var answers = messages.Where(row => row.FromStaff);
        var written = messages
            .Where(row =>
                !row.FromStaff && !answers.Any(later => later.SubjectId == row.SubjectId && later.At >= row.At)
            )
            .Select(row => row.SubjectId);
        return db.Bookings()
            .AsNoTracking()
            .Where(row => row.SiteId == site && row.PersonId != null && written.Contains(row.Id));
    }

    /// <summary>The codes of the same.</summary>
    public static async Task<HashSet<string>> UnansweredCodes(AppDb db, Guid site, CancellationToken stop) =>
        [.. await Unanswered(db, site).Select(row => row.Code).ToListAsync(stop)];

    /// <summary>Those of them that do not wait as a request anyway.</summary>
    public static IQueryable<Booking> Written(AppDb db, Guid site) =>
        Unanswered(db, site).Where(row => row.Status != BookingStatus.Requested);

    /// <summary>The reader has the booking and its thread before them.</summary>
    public static Task Opened(Act act, Guid account, string site, Booking booking)
    {
        string[] links = [Link(site, booking.Code, DeskNews.Request), Link(site, booking.Code, DeskNews.Message)];
        var readers = act.Db.People().Where(person => person.AccountId == account);
        return act.Update(
            act.Db.Notices()
                .Where(notice =>
                    notice.Read == null
                    && links.Contains(notice.Link)
                    && readers.Any(person => person.Id == notice.PersonId)
                ),
            set => set.SetProperty(notice => notice.Read, act.Now)
        );
    }

    /// <summary>Someone of the staff has dealt with it: it waits for none of them.</summary>
    /// <param name="at">When they did.</param>
    public static Task Done(Act act, Booking booking, string link, DateTime at)
    {
        var staff = Staff(act.Db, booking.SiteId).Select(person => person.Id);
        return act.Update(
            act.Db.Notices()
                .Where(notice => notice.Read == null && notice.Link == link && staff.Contains(notice.PersonId)),
            set => set.SetProperty(notice => notice.Read, at)
        );
    }
}
