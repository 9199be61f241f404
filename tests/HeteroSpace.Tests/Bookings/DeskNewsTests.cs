using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>What members ask and write reaches the staff of the site.</summary>
public sealed class DeskNewsTests
{
    private const string Requests = "/konsol/semarang/permohonan";

    private static async Task<Booking> Booked(HeteroApp app, string space, Person by, int days = 3) =>
        Assert
            .IsType<BookAnswer.Booked>(
                await app.Book(
                    BookTests.Wish(await app.Space("semarang/" + space), by, app.Now.AddDays(days)) with
                    {
                        Purpose = "Rapat koperasi",
                    }
                )
            )
            .Booking;

    private static async Task Write(HttpClient member, Booking booking, string text) =>
        Assert.Contains(
            "Pesan terkirim",
            await (await Browse.Send(member, "/saya/pemesanan/" + booking.Code, "kirim-pesan", ("teks", text))).Text()
        );

    private static Task<List<Notice>> Notices(HeteroApp app, Person of) =>
        app.Read(db =>
            db.Notices().AsNoTracking().Where(row => row.PersonId == of.Id).OrderBy(row => row.At).ToListAsync()
        );

    private static int Mails(HeteroApp app, Person to) =>
        app.Mails.Count(mail => mail.To.Mailboxes.Single().Address == to.Email);

    /// <summary>The numbers at Permohonan and at Kotak masuk in the console's menu; 0 without one.</summary>
    private static async Task<int> Counted(HttpClient staff, string page = "/konsol/semarang/papan") =>
        Regex
            .Matches(
                await staff.Page(page),
                "href=\"/konsol/semarang/(?:permohonan|kotak-masuk)\"[^>]*>(?:(?!</a>).)*<span class=\"waits\">(\\d+)",
                RegexOptions.Singleline
            )
            .Sum(found => int.Parse(found.Groups[1].Value));

    /// <summary>A site with two who read what comes, and a member who has booked there.</summary>
    private static async Task<(Person Member, Person Desk, Person Manager, Booking Booking)> Site(HeteroApp app)
    {
        var (member, desk, manager) = (
            await app.Member("Peserta 021"),
            await app.Staff(Role.FrontDesk, "semarang"),
            await app.Staff(Role.SiteManager, "semarang")
        );
        var booking = await Booked(app, "ruang-rapat-1", member);
        await app.WorkJobs();
        return (member, desk, manager, booking);
    }

    private static async Task WriteTenTimes(HeteroApp app, HttpClient writer, Booking booking)
    {
        for (var number = 1; number <= 10; number++)
        {
            await Write(writer, booking, $"Bisa tambah {number} kursi?");
            await app.WorkJobs();
            app.Clock.Advance(TimeSpan.FromSeconds(20));
        }
    }

    [Fact]
    public async Task Messages_of_a_member_reach_the_staff_of_the_site_once_and_nobody_else()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var (member, desk, manager, booking) = await Site(app);
        var (elsewhere, editor) = (await app.Staff(Role.SiteManager, "solo"), await app.Staff(Role.Editor, "semarang"));
        using var writer = await RightsTests.Browser(app, member);
        await WriteTenTimes(app, writer, booking);
        foreach (var person in (Person[])[desk, manager])
        {
            var notice = Assert.Single(await Notices(app, person));
            Assert.Contains("Pesan baru", notice.Title);
            Assert.Equal($"/konsol/semarang/pemesanan/{booking.Code}#pesan", notice.Link);
            Assert.Equal(1, Mails(app, person));
        }
        foreach (var person in (Person[])[elsewhere, editor])
            Assert.Empty(await Notices(app, person));
        Assert.DoesNotContain(await Notices(app, member), notice => notice.Link.StartsWith("/konsol"));
        // What a member writes stays in the thread: links in mails are ours.
        Assert.DoesNotContain(app.Mails, mail => mail.TextBody!.Contains("kursi"));
    }

    [Fact]
    public async Task A_message_without_an_answer_is_counted_and_listed_for_all_whoever_has_read_it()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var (member, desk, manager, booking) = await Site(app);
        using var writer = await RightsTests.Browser(app, member);
        using var staff = await RightsTests.Browser(app, desk);
        using var other = await RightsTests.Browser(app, manager);
        Assert.Equal(0, await Counted(staff));
        await WriteTenTimes(app, writer, booking);
        Assert.Equal((1, 1), (await Counted(staff), await Counted(other)));
        var list = await staff.Page(Requests);
        Assert.Contains("Pesan baru", list);
        Assert.Contains(booking.Code, list);
        // Being told of it is not having read it.
        Assert.Contains("Pesan baru", await staff.Page("/saya"));
        Assert.Contains("Pesan baru", await staff.Page("/saya/kabar"));
        Assert.Equal(1, await Counted(staff));

        Assert.Contains("Bisa tambah 10 kursi?", await staff.Page("/konsol/semarang/pemesanan/" + booking.Code));
        // Opened it is read by one, and answered by none: it stays with the site.
        Assert.NotNull(Assert.Single(await Notices(app, desk)).Read);
        Assert.Equal((1, 1), (await Counted(staff), await Counted(other)));
        Assert.Contains("Pesan baru", await staff.Page(Requests));
    }

    [Fact]
    public async Task The_next_message_is_told_to_whoever_read_the_first_and_an_answer_is_everybodys()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var (member, desk, manager, booking) = await Site(app);
        using var writer = await RightsTests.Browser(app, member);
        using var staff = await RightsTests.Browser(app, desk);
        using var other = await RightsTests.Browser(app, manager);
        await WriteTenTimes(app, writer, booking);
        await staff.Page("/konsol/semarang/pemesanan/" + booking.Code);
        await Write(writer, booking, "Satu lagi");
        await app.WorkJobs();
        Assert.Equal((2, 1), (Mails(app, desk), Mails(app, manager)));
        Assert.Equal((1, 1), (await Counted(staff), await Counted(other)));
        await Browse.Send(staff, "/konsol/semarang/pemesanan/" + booking.Code, "kirim-pesan", ("teks", "Bisa."));
        Assert.Equal((0, 0), (await Counted(staff), await Counted(other)));
        Assert.DoesNotContain("Pesan baru", await other.Page(Requests));
        await app.WorkJobs();
        Assert.Equal((2, 1), (Mails(app, desk), Mails(app, manager)));
        Assert.Contains(await Notices(app, member), notice => notice.Text == "Bisa.");
    }

    /// <summary>Of two managers one wants to hear of answers in the console only.</summary>
    private static Task<int> WantsToHearOnlyHere(HeteroApp app, Person person) =>
        app.Read(async db =>
        {
            db.MessagePreferences()
                .Add(
                    new()
                    {
                        PersonId = person.Id,
                        Topic = Topic.Answers,
                        Reach = Reach.OnlyHere,
                    }
                );
            return await db.SaveChangesAsync();
        });

    [Fact]
    public async Task A_request_reaches_the_staff_of_the_site_as_each_chose()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var (desk, manager, quiet) = (
            await app.Staff(Role.FrontDesk, "semarang"),
            await app.Staff(Role.SiteManager, "semarang"),
            await app.Staff(Role.SiteManager, "semarang")
        );
        await WantsToHearOnlyHere(app, quiet);
        await app.Read(async db =>
        {
            (await db.People().SingleAsync(row => row.Id == desk.Id)).Language = "en";
            return await db.SaveChangesAsync();
        });
        var booking = await Booked(app, "kelas", await app.Member(), 8);
        Assert.Equal(BookingStatus.Requested, booking.Status);
        await app.WorkJobs();
        await app.WorkJobs();
        Assert.Equal((1, 1, 0), (Mails(app, desk), Mails(app, manager), Mails(app, quiet)));
        Assert.Contains(
            (await Notices(app, desk)).Single(notice => notice.Link.EndsWith(booking.Code)).Title,
            (string[])[$"A new request: Classroom · {booking.Code}"]
        );
        Assert.Single(
            await Notices(app, quiet),
            notice => notice.Title.StartsWith("Permohonan baru") && notice.Link.EndsWith(booking.Code)
        );
    }

    [Fact]
    public async Task Whoever_of_the_staff_asks_for_themselves_is_not_told_of_it_as_staff()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var (desk, manager) = (
            await app.Staff(Role.FrontDesk, "semarang"),
            await app.Staff(Role.SiteManager, "semarang")
        );
        var own = await Booked(app, "kelas", manager, 9);
        await app.WorkJobs();
        await app.WorkJobs();
        // What came to the manager is what comes to whoever asks.
        Assert.Equal((1, 1), (Mails(app, desk), Mails(app, manager)));
        Assert.DoesNotContain(
            await Notices(app, manager),
            notice => notice.Link.EndsWith(own.Code) && notice.Link.StartsWith("/konsol")
        );
    }

    [Fact]
    public async Task A_request_waits_for_the_staff_until_it_is_decided_and_not_until_it_is_opened()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var (manager, quiet) = (
            await app.Staff(Role.SiteManager, "semarang"),
            await app.Staff(Role.SiteManager, "semarang")
        );
        await WantsToHearOnlyHere(app, quiet);
        var booking = await Booked(app, "kelas", await app.Member(), 8);
        await Booked(app, "kelas", manager, 9);
        await app.WorkJobs();
        await app.WorkJobs();
        using var staff = await RightsTests.Browser(app, manager);
        Assert.Equal(2, await Counted(staff));
        Assert.Matches(
            "Requests ?2 waiting",
            Regex.Replace(await staff.Page("/konsol/semarang/papan?lang=en"), "<[^>]+>|\\s+(?=<)", "")
        );
        await staff.Page("/konsol/semarang/pemesanan/" + booking.Code);
        Assert.Equal(2, await Counted(staff));
        Assert.IsType<ChangeAnswer.Done>(
            await app.Change(change => change.Approve(booking.Code, new(manager.AccountId, true), null))
        );
        await app.WorkJobs();
        Assert.Equal(1, await Counted(staff));
        Assert.All(
            (await Notices(app, quiet)).Where(notice => notice.Link.EndsWith(booking.Code)),
            notice => Assert.NotNull(notice.Read)
        );
        Assert.DoesNotContain(
            await app.Read(db => db.Outbox().ToListAsync()),
            row => row.Kind.StartsWith("booking.desk-") && row.SubjectId != null
        );
    }

    [Fact]
    public async Task Without_staff_of_its_own_a_site_is_the_provinces_and_a_booking_at_once_tells_nobody()
    {
        await using var app = await HeteroApp.Start();
        var province = await app.Staff(Role.ProvincialAdministrator, null);
        var booking = await Booked(app, "kelas", await app.Member(), 8);
        await Booked(app, "ruang-rapat-1", await app.Member());
        await app.WorkJobs();
        Assert.EndsWith(booking.Code, Assert.Single(await Notices(app, province)).Link);
    }

    [Fact]
    public async Task A_message_waits_for_the_site_until_it_is_answered_or_marked_as_needing_no_answer()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var member = await app.Member("Peserta 021");
        var booking = Assert
            .IsType<BookAnswer.Booked>(
                await app.Book(
                    BookTests.Wish(await app.Space("semarang/ruang-rapat-1"), member, AtDesk.Monday.AddHours(3))
                )
            )
            .Booking;
        using var writer = await RightsTests.Browser(app, member);
        await Write(writer, booking, "Terima kasih!");
        await app.WorkJobs();
        // Whoever joined after it was told sees it too; elsewhere it is nobody's.
        using var late = await AtDesk.Browser(app, Role.FrontDesk);
        using var elsewhere = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "solo"));
        var page = "/konsol/semarang/pemesanan/" + booking.Code;
        async Task<bool> Marked() =>
            (await late.Read("/meja/semarang"))
                .QuerySelector("#" + booking.Code)!
                .TextContent.Contains("Pesan baru", StringComparison.Ordinal);
        Assert.Contains("tanpa-jawaban", await late.Page(page));
        Assert.Equal((1, true), (await Counted(late), await Marked()));
        Assert.DoesNotMatch(
            "/konsol/solo/kotak-masuk\"[^>]*>([^<]|<(?!/a>))*class=\"waits\"",
            await elsewhere.Page("/konsol/solo/papan")
        );
        Assert.False((await Browse.Send(elsewhere, page, "tanpa-jawaban")).IsSuccessStatusCode);
        Assert.Equal(1, await Counted(late));
        var marked = await Browse.Send(late, page, "tanpa-jawaban");
        Assert.True(marked.IsSuccessStatusCode);
        Assert.Contains("tidak perlu dijawab", (await marked.Read()).QuerySelector(".thread")!.TextContent);
        Assert.Equal((0, false), (await Counted(late), await Marked()));
        Assert.DoesNotContain("tanpa-jawaban", await late.Page(page));
        // The booker hears nothing of the mark; pressed twice it is one.
        await Browse.Send(late, page, "tanpa-jawaban");
        Assert.Single((await writer.Read("/saya/pemesanan/" + booking.Code)).QuerySelectorAll(".message"));
        Assert.Empty(
            await app.Read(db =>
                db.Notices()
                    .Where(row => row.PersonId == member.Id && row.Title.StartsWith("Pesan dari petugas"))
                    .ToListAsync()
            )
        );
        Assert.Equal(2, await app.Read(db => db.Set<Discussions.Message>().CountAsync()));
        // Also within the same instant the next message is a new one.
        await Write(writer, booking, "Satu lagi: bisa tambah kursi?");
        Assert.Equal((1, true), (await Counted(late), await Marked()));
        await Browse.Send(late, page, "kirim-pesan", ("teks", "Bisa."));
        Assert.Equal((0, false), (await Counted(late), await Marked()));
    }
}
