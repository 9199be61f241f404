using AngleSharp.Dom;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Discussions;

/// <summary>What people write to staff stands in one inbox, is somebody's, and is answered the way its writer is
/// reached.</summary>
public sealed class ConversationTests
{
    private const string Inbox = "/konsol/semarang/kotak-masuk";

    private static string Thread(Booking booking) => $"{Inbox}?buka={BookingTalk.Of(booking)}";

    private static List<string> Rows(IDocument page) =>
        [.. page.QuerySelectorAll(".talk-row").Select(row => row.TextContent)];

    private static async Task<string> Link(HeteroApp app, Booking booking) =>
        (
            await app.Do(services =>
                services.GetRequiredService<SecretLinks>().Status(BookingNews.StatusKind, booking.Id).AsTask()
            )
        ).Reveal();

    private static Task<List<Outgoing>> Answers(HeteroApp app) =>
        app.Read(db =>
            db.Outbox().AsNoTracking().Where(row => row.Kind == TellOfConversations.AnsweredKind).ToListAsync()
        );

    private static async Task<IReadOnlyList<string>> Broken(HeteroApp app) =>
        [
            .. (await app.Do(services => Verify.Broken(services, alsoFiles: false))).Where(told =>
                told.Contains("conversations")
            ),
        ];

    [Fact]
    public async Task Who_has_no_account_writes_and_reads_by_the_link_and_is_answered_by_whatsapp()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var booking = await AtDesk.Booked(app, "semarang/ruang-rapat-1", AtDesk.OnTuesday(13, 14));
        using var guest = Browse.Visitor(app);
        using var staff = await AtDesk.Browser(app, Role.FrontDesk);
        var link = await Link(app, booking);
        var sent = await Browse.Send(guest, link, "kirim-pesan", ("teks", "Boleh bawa proyektor?"));
        Assert.Contains("Pesan terkirim", await sent.Text());

        Assert.Contains(Rows(await staff.Read(Inbox)), row => row.Contains("proyektor") && row.Contains("baru"));
        var thread = await staff.Read(Thread(booking));
        Assert.Contains("lewat tautan", thread.QuerySelector(".thread")!.TextContent);
        Assert.Contains("antrean WhatsApp", thread.QuerySelector("#jawab")!.TextContent);
        Assert.DoesNotContain(Rows(await staff.Read(Inbox)), row => row.Contains("baru"));
        await Browse.Send(staff, Thread(booking), "kirim-pesan", ("teks", "Boleh, colokannya di meja."));
        Assert.Empty(Rows(await staff.Read(Inbox)));
        Assert.Single(Rows(await staff.Read(Inbox + "?tampil=saya")));

        await app.WorkJobs();
        var told = Assert.Single(await Answers(app));
        Assert.Equal((Channel.WhatsApp, booking.Phone), (told.Channel, told.To));
        Assert.Contains("colokannya di meja", told.Text);
        Assert.Contains("colokannya di meja", await guest.Page(link));
        Assert.Empty(await Broken(app));
    }

    [Fact]
    public async Task A_member_is_answered_by_mail_or_as_they_chose_and_a_link_shows_others_nothing_of_it()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var booking = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(13, 14));
        using var staff = await AtDesk.Browser(app, Role.FrontDesk);
        using var visitor = Browse.Visitor(app);
        await app.Write(booking, "Bisa tambah 5 kursi?");
        var ready = await staff.Read(Thread(booking) + "&siap=bisa");
        Assert.StartsWith("Bisa, silakan.", ready.QuerySelector("#teks")!.TextContent);
        Assert.Empty(await Answers(app));
        await Browse.Send(staff, Thread(booking), "kirim-pesan", ("teks", "Bisa, 25 kursi."));
        await app.WorkJobs();
        Assert.Equal(Channel.Mail, Assert.Single(await Answers(app)).Channel);
        var page = await visitor.Page(await Link(app, booking));
        Assert.DoesNotContain("25 kursi", page);
        Assert.DoesNotContain("kirim-pesan", page);
        Assert.Contains("/saya/pemesanan/" + booking.Code, page);

        await app.Read(async db =>
        {
            db.MessagePreferences()
                .Add(
                    new()
                    {
                        PersonId = booking.PersonId!.Value,
                        Topic = Topic.Answers,
                        Reach = Reach.OnlyHere,
                    }
                );
            return await db.SaveChangesAsync();
        });
        await Browse.Send(staff, Thread(booking), "kirim-pesan", ("teks", "Satu lagi: bawa surat."));
        await app.WorkJobs();
        Assert.Single(await Answers(app));
        Assert.Equal(
            2,
            await app.Read(db =>
                db.Notices()
                    .CountAsync(row => row.PersonId == booking.PersonId && row.Title.StartsWith("Pesan dari petugas"))
            )
        );
    }

    [Fact]
    public async Task A_conversation_is_somebodys_and_the_second_who_takes_it_is_told_whose()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var booking = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(13, 14));
        var (desk, manager) = (
            await app.Staff(Role.FrontDesk, "semarang"),
            await app.Staff(Role.SiteManager, "semarang")
        );
        using var first = await RightsTests.Browser(app, desk);
        using var second = await RightsTests.Browser(app, manager);
        await app.Write(booking, "Bisa tambah 5 kursi?");
        await app.WorkJobs();
        var late = await Filled.Of(second, Thread(booking), "pegang");
        Assert.Contains(
            "Anda memegangnya",
            await (await Browse.Send(first, Thread(booking), "pegang", ("jadi", "ambil"))).Text()
        );
        Assert.Contains($"dipegang {desk.Name}", await (await late.Press(second, "jadi", "ambil")).Text());
        Assert.Single(Rows(await first.Read(Inbox + "?tampil=saya")));
        Assert.Empty(Rows(await second.Read(Inbox + "?tampil=saya")));
        // From now on it is the owner who hears of it.
        await second.GetAsync(Thread(booking));
        await first.GetAsync(Thread(booking));
        await app.Write(booking, "Halo?");
        await app.WorkJobs();
        Task<int> Told(Person person) =>
            app.Read(db => db.Notices().CountAsync(row => row.PersonId == person.Id && row.Title.StartsWith("Pesan")));
        Assert.Equal((2, 1), (await Told(desk), await Told(manager)));
        await (await Filled.Of(first, Thread(booking), "pegang")).Press(first, "jadi", "lepas");
        Assert.Empty(Rows(await first.Read(Inbox + "?tampil=saya")));
        Assert.Equal(
            ["booking.let-go", "booking.taken"],
            await app.Read(db =>
                db.Audit()
                    .Where(row => row.Subject == "booking:" + booking.Code && row.By == desk.AccountId)
                    .OrderBy(row => row.Action)
                    .Select(row => row.Action)
                    .ToListAsync()
            )
        );
    }

    [Fact]
    public async Task Of_two_who_answer_at_once_the_second_reads_first_and_loses_no_word()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var booking = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(13, 14));
        using var first = await AtDesk.Browser(app, Role.FrontDesk);
        using var second = await AtDesk.Browser(app, Role.SiteManager);
        await app.Write(booking, "Bisa tambah 5 kursi?");
        var late = await Filled.Of(second, Thread(booking), "kirim-pesan");
        await Browse.Send(first, Thread(booking), "kirim-pesan", ("teks", "Bisa."));
        var answer = await late.With(("teks", "Belum bisa.")).Press(second);
        var page = await answer.Read();
        Assert.Contains("baca dulu", page.QuerySelector(".field-error")!.TextContent);
        Assert.Equal("Belum bisa.", page.QuerySelector("#teks")!.TextContent);
        Assert.Contains(page.QuerySelectorAll(".message"), row => row.TextContent.Contains("Bisa."));
        await (await Filled.In(answer, "kirim-pesan")).Press(second);
        Assert.Equal(3, await app.Read(db => db.Messages().CountAsync()));
    }

    [Fact]
    public async Task What_others_write_is_bounded_and_a_conversation_belongs_to_its_site()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var booking = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(13, 14));
        var most = (int)Foundation.Web.HouseLimits.MessagesWaiting.Most;
        for (var number = 0; number < most; number++)
            await app.Write(booking, "Halo?");
        var more = await app.Do(services =>
            services
                .GetRequiredService<Converse>()
                .ByThem(BookingTalk.Of(booking), Writer.ByLink("Peserta 014"), "Halo?")
        );
        Assert.Equal(Writing.TooMany, more);
        Assert.Equal(most, await app.Read(db => db.Messages().CountAsync()));
        using var elsewhere = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "solo"));
        Assert.DoesNotContain(
            "Halo?",
            await elsewhere.Page($"/konsol/solo/kotak-masuk?tampil=semua&buka={BookingTalk.Of(booking)}")
        );
    }

    [Fact]
    public async Task What_a_conversation_says_of_its_messages_is_checked_and_goes_with_its_writer()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var room = await app.Space("semarang/ruang-rapat-1");
        var wish = BookTests.Wish(room, await app.Member(), AtDesk.Tuesday(13));
        var booking = Assert.IsType<BookAnswer.Booked>(await app.Book(wish)).Booking;
        using var staff = await AtDesk.Browser(app, Role.FrontDesk);
        await app.Write(booking, "Bisa tambah 5 kursi?");
        await staff.GetAsync(Thread(booking));
        Assert.Empty(await Broken(app));
        await app.Act(act =>
            act.Update(act.Db.Conversations(), set => set.SetProperty(row => row.WaitsSince, (DateTime?)null))
        );
        Assert.Single(await Broken(app));
        await app.Do(async services =>
        {
            var person = await services
                .GetRequiredService<AppDb>()
                .People()
                .AsNoTracking()
                .SingleAsync(row => row.Id == booking.PersonId);
            await services.GetRequiredService<ErasePerson>().Now(person);
            return true;
        });
        Assert.Equal(
            (0, 0, 0),
            await app.Read(async db =>
                (
                    await db.Conversations().CountAsync(),
                    await db.Messages().CountAsync(),
                    await db.ConversationsSeen().CountAsync()
                )
            )
        );
    }
}
