using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Messaging;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>Whoever registered hears where they stand now.</summary>
/// <param name="Status">At the time of writing; when it is another by the time
/// it is told, a later word tells more.</param>
/// <param name="ByStaff">Somebody else did it, so they must hear.</param>
public sealed record RegistrationNews(
    Guid RegistrationId,
    RegistrationStatus Status,
    int Version,
    DateTime At,
    bool ByStaff = false
)
{
    public const string Job = "registration-news";

    public static Job Of(Registration row, DateTime at, bool byStaff = false) =>
        Foundation.Jobs.Job.Of(Job, new RegistrationNews(row.Id, row.Status, row.Version, at, byStaff), at);
}

/// <summary>
/// All concerned hear of an event: <c>proposed</c> (its site's staff), <c>published</c>, <c>declined</c> (the leads of
/// whose it is, and those who follow it), <c>changed</c>, <c>cancelled</c> (everyone registered), <c>reminder</c>,
/// <c>thanks</c> (who has a seat, who was there).
/// </summary>
public sealed record EventNews(Guid EventId, string What, int Sequence, DateTime At)
{
    public const string Job = "event-news";

    public static Job Of(Event row, string what, DateTime at) =>
        Foundation.Jobs.Job.Of(Job, new EventNews(row.Id, what, row.Sequence, at), at);
}

/// <summary>Tells people of events and of their places in them, each once and in their language.</summary>
internal sealed class TellOfEvents(
    AppDb db,
    Tell tell,
    Catalogue catalogue,
    SecretLinks links,
    PublicUrl address,
    ILogger<TellOfEvents> log
)
{
    /// <summary>
    /// Of the link that opens a ticket, and of the one that shows that a contact is theirs;
    /// only the second goes by mail alone.
    /// </summary>
    public const char TicketLink = 't',
        ConfirmLink = 'k';

    public async Task OfRegistration(RegistrationNews news, CancellationToken stop)
    {
        var row = await db.Registrations()
            .AsNoTracking()
            .SingleOrDefaultAsync(known => known.Id == news.RegistrationId, stop);
        if (
            row is null
            || row.Name == ErasePerson.Nobody
            || row.Status != news.Status
            || await Around(row.EventId, stop) is not { } at
        )
            return;
        // That it is cancelled they know already.
        if (at.Event.Status != EventStatus.Published && row.Status != RegistrationStatus.Confirmed)
            return;
        if (row.PersonId is { } person)
            await db.KnowAt(person, at.Event.SiteId, stop);
        // Whoever has only a number shows it by sending a code from it; nobody is written to who has not.
        if (row.Status == RegistrationStatus.Pending && row.Email is null)
            return;
        var pending = row.Status == RegistrationStatus.Pending;
        var (ticket, prospect) = (await links.Status(TicketLink, row.Id), await db.ProspectOf(row, at.Event, stop));
        var link = pending ? await links.Status(ConfirmLink, row.Id) : ticket;
        var place = row.Status == RegistrationStatus.Waiting ? await db.PlaceOf(row, stop) : 0;
        var codes =
            row.Status == RegistrationStatus.Confirmed
                ? await db.Tickets()
                    .Where(ticket => ticket.RegistrationId == row.Id && !ticket.Returned)
                    .OrderBy(ticket => ticket.Number)
                    .Select(ticket => ticket.Code)
                    .ToListAsync(stop)
                : [];
        var (title, text) = Words.In(row.Language, () => OfRegistration(row, at, place, link, prospect, news.ByStaff));
        var cause = $"registration:{row.Id:n}:{news.Status}:{news.Version}";
        await tell.Now(
            new(cause, News.IdOf(cause), "registration." + row.Status.Key(), Topic.Events, news.At, title, text)
            {
                PersonId = row.PersonId,
                SiteId = at.Event.SiteId,
                SubjectId = row.Id,
                Name = row.Name,
                Email = row.Email,
                Language = row.Language,
                Link = "/saya/tiket",
                // The link that confirms an address shows nothing when it goes anywhere else.
                Phone = pending ? null : row.Phone,
                Short = Words.In(row.Language, () => NextStep(row, at, place, prospect, news.ByStaff)),
                Calendar =
                    row.HoldsSeats || row.Status == RegistrationStatus.Cancelled && row.Shown is not null
                        ? Entry(at, news.At, new(row, ticket))
                        : null,
                Codes = codes.Count > 0 ? string.Join('\n', codes) : null,
                // They have just pressed it themselves, or it was never more than a try.
                Quiet =
                    row.Status == RegistrationStatus.Cancelled && !news.ByStaff
                    || row.Status == RegistrationStatus.Expired && row.Shown is null,
            },
            stop
        );
    }

    public async Task OfEvent(EventNews news, CancellationToken stop)
    {
        if (await Around(news.EventId, stop) is not { } at)
            return;
        switch (news.What)
        {
            // A later change tells more than this one.
            case "changed" when at.Event.Sequence == news.Sequence && at.Event.Status == EventStatus.Published:
                await ToRegistered(at, news, stop);
                break;
            case "reminder" when at.Event.Status == EventStatus.Published && at.Event.Starts > news.At:
                await ToRegistered(at, news, stop);
                break;
            case "thanks":
                await ToRegistered(at, news, stop);
                break;
            case "cancelled":
                await ToRegistered(at, news, stop);
                await ToItsPeople(at, news, stop);
                break;
            case "published":
                await ToItsPeople(at, news, stop);
                await ToFollowers(at, news, stop);
                break;
            case "declined":
                await ToItsPeople(at, news, stop);
                break;
            case "proposed":
                await ToStaff(at, news, stop);
                break;
        }
    }

    private async Task ToRegistered(EventSetting at, EventNews news, CancellationToken stop)
    {
        // In portions, so that an event of thousands does not stand in memory; told twice, each hears it once.
        var after = Guid.Empty;
        while (true)
        {
            var last = after;
            var rows = await Audience(at.Event, news.What)
                .AsNoTracking()
                .Where(row => row.Id > last)
                .OrderBy(row => row.Id)
                .Take(500)
                .ToListAsync(stop);
            if (rows.Count == 0)
                return;
            foreach (var row in rows)
            {
                var (link, cause) = (
                    await links.Status(TicketLink, row.Id),
                    $"event:{at.Event.Id:n}:{news.What}:{news.Sequence}:{row.Id:n}"
                );
                var (title, text) = Words.In(row.Language, () => OfEvent(row.Name, at, news.What, link, news.At));
                await tell.Now(
                    new(
                        News.IdOf(cause).ToString("n"),
                        News.IdOf(cause),
                        "event." + news.What,
                        Topic.Events,
                        news.At,
                        title,
                        text
                    )
                    {
                        PersonId = row.PersonId,
                        SiteId = at.Event.SiteId,
                        SubjectId = row.Id,
                        Name = row.Name,
                        Email = row.Email,
                        Phone = row.Phone,
                        Language = row.Language,
                        Short = title,
                        Link = "/saya/tiket",
                        Calendar = news.What is "reminder" or "thanks" ? null : Entry(at, news.At, new(row, link)),
                    },
                    stop
                );
            }
            after = rows[^1].Id;
        }
    }

    private IQueryable<Registration> Audience(Event of, string what)
    {
        var standing = db.Standing(of.Id).Where(row => row.Name != ErasePerson.Nobody);
        var seated = standing.Where(row => row.Status == RegistrationStatus.Confirmed);
        return what switch
        {
            "reminder" => seated,
            "thanks" => seated.Where(row =>
                db.Tickets()
                    .Any(ticket =>
                        ticket.RegistrationId == row.Id && db.Attendances().Any(came => came.TicketId == ticket.Id)
                    )
            ),
            _ => standing,
        };
    }

    // A mail without its calendar is better than none.
    private string? Entry(EventSetting at, DateTime now, CalendarOwner owner) =>
        Fence.Of(() => EventCalendar.Of(at, address, now, owner), log, at.Event.Slug);

    private async Task ToItsPeople(EventSetting at, EventNews news, CancellationToken stop)
    {
        if (at.Event.OrganizationId is not { } organization)
            return;
        foreach (var person in await LeadsOf(organization).OrderBy(person => person.Id).ToListAsync(stop))
            await Send(
                person,
                at,
                news,
                Topic.Initiatives,
                at.Event.IsPublic ? "/acara/" + at.Event.Slug : "/saya/acara",
                stop
            );
    }

    // Those who asked to hear of the community, where they chose to hear news.
    private async Task ToFollowers(EventSetting at, EventNews news, CancellationToken stop)
    {
        if (at.Event.OrganizationId is not { } organization)
            return;
        foreach (var person in await FollowersOf(organization).OrderBy(person => person.Id).ToListAsync(stop))
            await Send(person, at, news, Topic.News, "/acara/" + at.Event.Slug, stop);
    }

    private async Task ToStaff(EventSetting at, EventNews news, CancellationToken stop)
    {
        foreach (var person in await StaffOf(at.Event.SiteId).OrderBy(person => person.Id).ToListAsync(stop))
            await Send(person, at, news, Topic.Answers, $"/konsol/{at.Site.Site.Slug}/acara/{at.Event.Slug}", stop);
    }

    private IQueryable<Person> LeadsOf(Guid organization) =>
        db.People()
            .AsNoTracking()
            .Where(person =>
                !person.Gone
                && db.MembersOf(organization).Any(row => row.PersonId == person.Id && row.Role == OrganizationRole.Lead)
            );

    private IQueryable<Person> FollowersOf(Guid organization) =>
        db.People()
            .AsNoTracking()
            .Where(person =>
                !person.Gone
                && db.Followers()
                    .Any(row => row.PersonId == person.Id && db.Merged(organization).Contains(row.OrganizationId))
            );

    private IQueryable<Person> StaffOf(Guid site) =>
        db.People()
            .AsNoTracking()
            .Where(person =>
                !person.Gone
                && person.AccountId != null
                && db.RoleGrants()
                    .Any(grant =>
                        grant.AccountId == person.AccountId
                        && grant.SiteId == site
                        && (grant.Role == EventTables.Desk || grant.Role == Role.SiteManager)
                    )
            );

    private Task Send(Person person, EventSetting at, EventNews news, Topic topic, string link, CancellationToken stop)
    {
        var cause = $"event:{at.Event.Id:n}:{news.What}:{news.Sequence}:{topic}:{person.Id:n}";
        var (title, text) = Words.In(person.Language, () => OfEvent(person.Name, at, news.What, address.Of(link)));
        return tell.Now(
            new(News.IdOf(cause).ToString("n"), News.IdOf(cause), "event." + news.What, topic, news.At, title, text)
            {
                PersonId = person.Id,
                SiteId = at.Event.SiteId,
                SubjectId = at.Event.Id,
                Name = person.Name,
                Email = person.Email,
                Phone = person.Phone,
                Language = person.Language,
                Short = title,
                Link = link,
            },
            stop
        );
    }

    private async Task<EventSetting?> Around(Guid id, CancellationToken stop) =>
        await db.Events().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, stop) is { } of
        && await catalogue.Site(of.SiteId, stop) is { } site
            ? new(
                of,
                site,
                await db.EventSessions()
                    .AsNoTracking()
                    .Where(row => row.EventId == id)
                    .OrderBy(row => row.Starts)
                    .ToListAsync(stop)
            )
            {
                Ways = await db.SeatPools()
                    .Where(pool => pool.EventId == id && pool.Code == null)
                    .OrderBy(pool => pool.Attend)
                    .Select(pool => pool.Attend)
                    .ToListAsync(stop),
                Removed = await RemovedEntry.Of(db, of, stop),
            }
            : null;

    internal static (string Subject, string Text) OfRegistration(
        Registration row,
        EventSetting at,
        int place,
        string link,
        Prospect prospect = Prospect.Seat,
        bool byStaff = false
    )
    {
        var next =
            row.Status == RegistrationStatus.Pending
                ? PressConfirm(prospect)
                : NextStep(row, at, place, prospect, byStaff);
        var title = row.Status switch
        {
            RegistrationStatus.Pending => Words.Say(
                $"Konfirmasikan pendaftaran Anda: {at.Event.Title}",
                $"Confirm your registration: {at.Event.Title}"
            ),
            RegistrationStatus.Confirmed => Words.Say(
                $"Tiket Anda: {at.Event.Title}",
                $"Your ticket: {at.Event.Title}"
            ),
            RegistrationStatus.Waiting => Words.Say(
                $"Daftar tunggu nomor {place}: {at.Event.Title}",
                $"Waiting list, number {place}: {at.Event.Title}"
            ),
            RegistrationStatus.Entered => Words.Say(
                $"Anda ikut undian: {at.Event.Title}",
                $"You are in the draw: {at.Event.Title}"
            ),
            RegistrationStatus.Offered => Words.Say(
                $"Ada kursi untuk Anda: {at.Event.Title}",
                $"There is a seat for you: {at.Event.Title}"
            ),
            RegistrationStatus.Expired => Words.Say(
                $"Pendaftaran Anda tidak berlaku lagi: {at.Event.Title}",
                $"Your registration is no longer valid: {at.Event.Title}"
            ),
            _ => Words.Say($"Pendaftaran dibatalkan: {at.Event.Title}", $"Registration cancelled: {at.Event.Title}"),
        };
        return (
            Words.Cut(title, 250),
            $"{Words.Say("Halo", "Hello")} {row.Name},\n\n{next}\n\n{at.Said(row.Attend)}\n\n{link}\n\n"
                + $"Hetero Space {at.Site.Site.Name}"
        );
    }

    // For the mail alone: nowhere else is there a link to open.
    private static string PressConfirm(Prospect prospect) =>
        Words.Say("Buka tautan ini dan tekan Konfirmasi.", "Open this link and press Confirm.")
        + " "
        + OnceConfirmed(prospect);

    /// <summary>What confirming gives. Nobody is promised a seat that is not there.</summary>
    internal static string OnceConfirmed(Prospect prospect) =>
        prospect switch
        {
            Prospect.Draw => Words.Say(
                "Setelah dikonfirmasi, Anda ikut undian kursi; hasilnya kami kirim setelah diundi.",
                "Once confirmed, you are in the draw for seats; you hear the result after the draw."
            ),
            Prospect.WaitingList => Words.Say(
                "Kursinya penuh: setelah dikonfirmasi, Anda masuk daftar tunggu; begitu ada kursi, kami kabari.",
                "It is full: once confirmed, you stand on the waiting list; as soon as there is a seat we tell you."
            ),
            _ => Words.Say(
                "Setelah dikonfirmasi, kursinya jadi milik Anda, selama masih ada.",
                "Once confirmed, the seat is yours, as long as there is one."
            ),
        };

    /// <summary>
    /// What is so and what comes next, for whoever reads it on a page, which says itself how a contact is confirmed.
    /// </summary>
    internal static string NextStep(
        Registration row,
        EventSetting at,
        int place,
        Prospect prospect = Prospect.Seat,
        bool byStaff = false
    ) =>
        row.Status switch
        {
            RegistrationStatus.Pending => Words.Say(
                "Konfirmasikan dulu e-mail atau nomor Anda.",
                "Confirm your address or number first."
            )
                + " "
                + OnceConfirmed(prospect),
            RegistrationStatus.Confirmed when row.Attend == Attend.Online => Words.Say(
                "Anda terdaftar. Tombol untuk bergabung muncul di tiket 15 menit sebelum mulai.",
                "You are registered. The button to join appears on your ticket 15 minutes before it begins."
            ),
            RegistrationStatus.Confirmed => Words.Say(
                "Anda terdaftar. Tunjukkan QR di tiket saat datang; "
                    + "setelah sekali dibuka, tiketnya tampil juga tanpa sinyal.",
                "You are registered. Show the QR on your ticket when you come; "
                    + "once opened, it shows without a network too."
            ),
            RegistrationStatus.Waiting => Words.Say(
                $"Kursinya penuh. Anda nomor {place} di daftar tunggu; begitu ada kursi, kami kabari.",
                $"It is full. You are number {place} on the waiting list; as soon as there is a seat we tell you."
            ),
            RegistrationStatus.Entered => Words.Say(
                "Kursi dibagi dengan undian, bukan adu cepat. Hasilnya kami kirim setelah diundi.",
                "Seats are drawn by lot, not by speed. You hear the result after the draw."
            ),
            RegistrationStatus.Offered => Words.Say(
                "Ada kursi untuk Anda. "
                    + $"Ambil paling lambat {Words.Instant(at.Site.Site.Clock, row.OfferedUntil ?? at.Event.Starts)}; "
                    + "setelah itu kami tawarkan ke yang berikut.",
                "There is a seat for you. "
                    + $"Take it by {Words.Instant(at.Site.Site.Clock, row.OfferedUntil ?? at.Event.Starts)}; "
                    + "after that we offer it to the next."
            ),
            RegistrationStatus.Expired when row.Since is not null && row.OfferedUntil is null => Words.Say(
                "Acaranya sudah mulai dan kali ini tidak ada kursi yang lepas. "
                    + "Maaf; kami berharap Anda kebagian di acara berikutnya.",
                "It has begun, and this time no seat became free. We are sorry, and hope that you get one next time."
            ),
            RegistrationStatus.Cancelled when byStaff => Words.Say(
                "Petugas membatalkan pendaftaran Anda. Bila ini keliru, balas pesan ini atau hubungi kami.",
                "Our staff cancelled your registration. If this is a mistake, answer this message or talk to us."
            ),
            RegistrationStatus.Expired when row.Shown is null => Words.Say(
                "Kontaknya tidak dikonfirmasi pada waktunya, jadi pendaftaran ini tidak berlaku lagi. "
                    + "Anda bisa mendaftar lagi dari halaman acaranya.",
                "The contact was not confirmed in time, so this registration is no longer valid. "
                    + "You may register again from the page of the event."
            ),
            RegistrationStatus.Expired => Words.Say(
                "Waktunya sudah lewat, jadi kursinya kami tawarkan ke yang lain. "
                    + "Anda bisa mendaftar lagi dari halaman acaranya.",
                "Its time has run out, so the seat went to others. You may register again from the page of the event."
            ),
            _ => Words.Say(
                "Pendaftaran Anda dibatalkan, dan kursinya untuk yang lain. Terima kasih sudah memberi tahu.",
                "Your registration is cancelled and the seat goes to others. Thank you for telling us."
            ),
        };

    internal static (string Subject, string Text) OfEvent(
        string name,
        EventSetting at,
        string what,
        string link,
        DateTime? changed = null
    )
    {
        var of = at.Event;
        var (title, text) = what switch
        {
            "changed" => (
                Words.Say($"Ada perubahan: {of.Title}", $"A change: {of.Title}"),
                Words.Say(
                    "waktu, ruang, atau tautan acara ini berubah. Pendaftaran Anda tetap berlaku; "
                        + "bila jadi tidak bisa, batalkan dari tiket supaya kursinya untuk yang lain."
                        + $"\n\n{at.Said(null)}",
                    "the time, room or link of this event has changed. Your registration stands; "
                        + "if you can no longer come, cancel it from your ticket so that others get the seat."
                        + $"\n\n{at.Said(null)}"
                )
            ),
            "reminder" => (
                Words.Say($"Besok: {of.Title}", $"Tomorrow: {of.Title}"),
                Words.Say(
                    "acaranya sebentar lagi. Tiket Anda ada di tautan di bawah. "
                        + "Tidak jadi datang? Batalkan dari sana, supaya kursinya untuk yang menunggu."
                        + $"\n\n{at.Said(null)}",
                    "it is soon. Your ticket is behind the link below. "
                        + "You cannot come? Cancel there, so that someone who waits gets the seat."
                        + $"\n\n{at.Said(null)}"
                )
            ),
            "thanks" => (
                Words.Say($"Terima kasih sudah ikut: {of.Title}", $"Thank you for coming: {of.Title}"),
                Words.Say(
                    "terima kasih sudah ikut. Tiga pertanyaan singkat menunggu di tautan di bawah"
                        + $"{(of.Certificates ? ", juga sertifikat Anda" : "")}.",
                    "thank you for taking part. Three short questions wait behind the link below"
                        + $"{(of.Certificates ? ", and your certificate" : "")}."
                )
            ),
            "cancelled" => (
                Words.Say($"Dibatalkan: {of.Title}", $"Cancelled: {of.Title}"),
                Words.Say(
                    $"acara ini dibatalkan.\n\n{of.Reason}\n\n{at.Said(null)}",
                    $"this event is cancelled.\n\n{of.Reason}\n\n{at.Said(null)}"
                )
            ),
            "declined" => (
                Words.Say($"Belum bisa diterima: {of.Title}", $"Not possible as it is: {of.Title}"),
                Words.Say(
                    $"usulan acara ini belum bisa kami terima.\n\n{of.Reason}",
                    $"we cannot take this proposal as it is.\n\n{of.Reason}"
                )
            ),
            "proposed" => (
                Words.Say($"Usulan acara: {of.Title}", $"An event is proposed: {of.Title}"),
                Words.Say(
                    $"sebuah usulan acara menunggu jawaban.\n\n{at.Said(null)}",
                    $"a proposed event waits for an answer.\n\n{at.Said(null)}"
                )
            ),
            _ => (
                Words.Say($"Acara terbit: {of.Title}", $"An event is published: {of.Title}"),
                Words.Say(
                    $"acara ini terbit dan pendaftarannya bisa dibagikan.\n\n{of.Summary}\n\n{at.Said(null)}",
                    $"this event is published, and its registration can be shared.\n\n{of.Summary}\n\n{at.Said(null)}"
                )
            ),
        };
        var gone = what == "changed" && changed is { } moment ? GoneSaid(at, moment) : "";
        return (
            Words.Cut(title, 250),
            $"{Words.Say("Halo", "Hello")} {name},\n\n{text}{gone}\n\n{link}\n\nHetero Space {at.Site.Site.Name}"
        );
    }

    // What was taken out is said in words, too: not everyone has a calendar that takes it out for them.
    private static string GoneSaid(EventSetting at, DateTime changed)
    {
        // Of the day before too: a second change may have come before the first was told.
        var gone = at
            .Removed.Where(removed =>
                removed.At > changed.AddDays(-1) && at.Sessions.All(session => session.Starts != removed.Range.Starts)
            )
            .OrderBy(removed => removed.Range.Starts)
            .Take(10)
            .Select(removed => Words.When(at.Site.Site.Clock, removed.Range.Starts, removed.Range.Ends))
            .ToList();
        if (gone.Count == 0)
            return "";
        return $"\n\n{Words.Say("Tidak jadi diadakan:", "Will not take place:")}\n{string.Join('\n', gone)}";
    }

    /// <summary>Every template with a made-up event, for the console.</summary>
    public static IEnumerable<Sample> Samples()
    {
        var starts = new DateTime(2027, 2, 4, 6, 0, 0, DateTimeKind.Utc);
        var of = new Event
        {
            Title = "Kelas foto produk",
            Summary = "Belajar memotret produk dengan ponsel.",
            Starts = starts,
            Ends = starts.AddHours(2),
            Reason = "Narasumber berhalangan.",
            Status = EventStatus.Published,
            Published = starts,
        };
        var site = new CatalogueSite(
            new()
            {
                Name = "Semarang",
                Address = "Jl. Setiabudi 192",
                Slug = "semarang",
            },
            new(Foundation.Time.SiteClock.Of("Asia/Jakarta"), [], new Dictionary<DateOnly, Holiday>(), false),
            [],
            []
        );
        var at = new EventSetting(
            of,
            site,
            [
                new()
                {
                    EventId = of.Id,
                    Starts = of.Starts,
                    Ends = of.Ends,
                    Place = "Aula",
                },
            ]
        )
        {
            Ways = [Attend.InPerson],
        };
        foreach (
            var status in Enum.GetValues<RegistrationStatus>().Where(status => status != RegistrationStatus.Cancelled)
        )
            yield return new(
                "registration." + status.Key(),
                () => Words.Say("Pendaftaran: ", "Registration: ") + status.Said(),
                () =>
                    OfRegistration(
                        new()
                        {
                            Name = "Peserta 014",
                            Status = status,
                            OfferedUntil = starts.AddDays(-1),
                        },
                        at,
                        3,
                        "https://example.org/status/…"
                    )
            );
        foreach (
            var what in (string[])["proposed", "published", "declined", "changed", "cancelled", "reminder", "thanks"]
        )
            yield return new(
                "event." + what,
                () => Words.Say("Acara: ", "Event: ") + what,
                () => OfEvent("Peserta 014", at, what, "https://example.org/acara/kelas-foto-produk")
            );
    }
}
