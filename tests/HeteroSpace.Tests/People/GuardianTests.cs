using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Messaging;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.People;

/// <summary>Guardians of minors, requests about data, and accounts nobody confirmed.</summary>
public sealed class GuardianTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

    [Fact]
    public async Task A_minor_books_only_when_the_guardian_agreed_by_the_link()
    {
        await using var app = await HeteroApp.Start();
        var child = await Child(app, "wali@example.org");
        var booking = await Hold(app, child);
        Assert.Equal(HoldTime.Default, booking.HeldUntil!.Value - app.Now);
        await app.WorkJobs();
        await app.Do(async services =>
            await services
                .GetRequiredService<ConfirmContact>()
                .Reached(child.Id, Contact.Stored("anak@example.org", null))
        );
        Assert.Equal(
            booking.Made + HoldTime.ForGuardian,
            await app.Read(db => db.Bookings().Select(row => row.HeldUntil).SingleAsync())
        );
        Assert.Equal(BookingStatus.Held, await Status(app, booking));
        var staff = await app.Staff(Role.FrontDesk, "semarang");
        Assert.Contains(
            "wali",
            Assert
                .IsType<ChangeAnswer.NotNow>(
                    await app.Change(change => change.ConfirmBooker(booking.Code, new(staff.AccountId, true)))
                )
                .Sentence
        );

        using var guardian = Browse.Visitor(app);
        var link = new Uri(
            Regex
                .Match(
                    app.Mails.Single(mail => mail.To.ToString().Contains("wali@")).TextBody!,
                    "https://\\S+/wali/\\S+"
                )
                .Value
        ).AbsolutePath;
        Assert.Contains("belum berusia 18 tahun", await guardian.Page(link));
        Assert.Contains("tercatat", await (await Browse.Send(guardian, link, "setuju")).Text());
        Assert.Equal(BookingStatus.Confirmed, await Status(app, booking));
        var row = await app.Read(db => db.GuardianRows().AsNoTracking().SingleAsync());
        Assert.Equal((AskGuardian.Version, true), (row.Version, row.Text!.Contains("Anak Contoh")));
        Assert.Contains("kedaluwarsa", await guardian.Page("/wali/salah"));
    }

    [Fact]
    public async Task A_guardian_without_mail_is_called_and_staff_note_the_answer()
    {
        await using var app = await HeteroApp.Start(Later);
        var child = await Child(app, "0812 0000 9911");
        await app.Do(async services =>
            await services
                .GetRequiredService<ConfirmContact>()
                .Reached(child.Id, Contact.Stored("anak@example.org", null))
        );
        var booking = await Hold(app, child);
        await app.WorkJobs();
        using var elsewhere = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "solo"));
        Assert.DoesNotContain("Wali Contoh", await elsewhere.Page("/konsol/solo/nomor"));
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        Assert.Contains("Wali Contoh", await desk.Page("/konsol/semarang/nomor"));
        await Browse.Send(desk, "/konsol/semarang/nomor", $"wali-{child.Id}");
        Assert.Equal(BookingStatus.Confirmed, await Status(app, booking));
        Assert.NotNull(await app.Read(db => db.GuardianRows().Select(row => row.By).SingleAsync()));
    }

    [Fact]
    public async Task A_guardian_who_refuses_ends_the_account_and_what_it_held()
    {
        await using var app = await HeteroApp.Start();
        var child = await Child(app, "wali@example.org");
        var booking = await Hold(app, child);
        await app.WorkJobs();
        using var guardian = Browse.Visitor(app);
        var link = new Uri(
            Regex
                .Match(
                    app.Mails.Single(mail => mail.To.ToString().Contains("wali@")).TextBody!,
                    "https://\\S+/wali/\\S+"
                )
                .Value
        ).AbsolutePath;
        Assert.Contains("sudah dihapus", await (await Browse.Send(guardian, link, "tolak")).Text());
        Assert.Equal(BookingStatus.Cancelled, await Status(app, booking));
        Assert.Empty(await app.Read(db => db.GuardianRows().ToListAsync()));
        Assert.DoesNotContain(app.Mails, mail => mail.TextBody!.Contains("Anak Contoh"));
    }

    [Fact]
    public async Task A_guardian_who_agreed_may_withdraw_at_the_desk_and_the_data_is_gone()
    {
        await using var app = await HeteroApp.Start(Later);
        var child = await Child(app, "wali@example.org");
        var booking = await Hold(app, child);
        await app.WorkJobs();
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        Assert.Contains("wali@example.org", await desk.Page("/konsol/semarang/nomor"));
        await Browse.Send(desk, "/konsol/semarang/nomor", $"wali-{child.Id}");
        Assert.Contains(
            "dihapus",
            await (await Browse.Send(desk, $"/konsol/semarang/orang/{child.Code}", "wali-menolak")).Text()
        );
        Assert.True(await Gone(app, child));
        Assert.Equal(BookingStatus.Cancelled, await Status(app, booking));
        await app.WorkJobs();
        Assert.Empty(await app.Read(db => db.PersonSites().Where(row => row.PersonId == child.Id).ToListAsync()));
        Assert.Equal(
            ["guardian.agreed", "guardian.refused", "person.erased"],
            await app.Read(db =>
                db.Audit()
                    .Where(row => row.Subject == "person:" + child.Id)
                    .OrderBy(row => row.Action)
                    .Select(row => row.Action)
                    .ToListAsync()
            )
        );
    }

    [Fact]
    public async Task Someone_who_signed_up_elsewhere_may_name_a_guardian_later()
    {
        await using var app = await HeteroApp.Start(Later);
        var child = await app.Member("Anak Contoh", PersonKind.Student);
        using var mine = await RightsTests.Browser(app, child);
        Assert.Contains(
            "kontak Anda sendiri",
            await (
                await Browse.Send(mine, "/saya/profil", "wali", ("wali", "Wali"), ("wali-kontak", child.Email!))
            ).Text()
        );
        Assert.Contains(
            "Menunggu Wali",
            await (
                await Browse.Send(mine, "/saya/profil", "wali", ("wali", "Wali"), ("wali-kontak", "wali@example.org"))
            ).Text()
        );
        await app.WorkJobs();
        Assert.Contains(app.Mails, mail => mail.To.ToString().Contains("wali@example.org"));
        Assert.True(
            await app.Read(db =>
                db.People().Where(person => person.Id == child.Id).Select(person => person.AwaitsGuardian).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task A_child_cannot_name_themselves_as_guardian()
    {
        await using var app = await HeteroApp.Start();
        var errors = await app.Do(services =>
            services
                .GetRequiredService<SignUp>()
                .Check(
                    new("Anak", "anak@example.org", "sandi-yang-panjang", PersonKind.Student)
                    {
                        GuardianName = "Wali",
                        GuardianContact = "ANAK@example.org",
                    }
                )
        );
        Assert.Contains("kontak Anda sendiri", errors[SignUp.GuardianContactField]);
        Assert.Contains(
            SignUp.GuardianContactField,
            (
                await app.Do(services =>
                    services
                        .GetRequiredService<SignUp>()
                        .Check(
                            new("Anak", "anak@example.org", "sandi-yang-panjang", PersonKind.Student)
                            {
                                GuardianName = "Wali",
                            }
                        )
                )
            ).Keys
        );
    }

    [Fact]
    public async Task A_request_about_data_is_answered_by_the_manager_within_seventy_two_hours_by_the_clock()
    {
        await using var app = await HeteroApp.Start(Later);
        var member = await app.Member("Sumarni");
        using var mine = await RightsTests.Browser(app, member);
        await Browse.Send(
            mine,
            "/saya/data/minta",
            "minta",
            ("hak", "Restrict"),
            ("lokasi", "semarang"),
            ("isi-permintaan", "Jangan pakai nomor lama saya.")
        );
        var row = await app.Read(db => db.DataRequests().AsNoTracking().SingleAsync());
        Assert.Equal(TimeSpan.FromHours(72), row.Due - row.Asked);
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync("/konsol/semarang/permintaan-data")).StatusCode);
        using var manager = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));
        Assert.Contains("Sisa 3 hari", await manager.Page("/konsol/semarang/permintaan-data"));
        await app.WorkJobs();
        Assert.Single(app.Mails, mail => mail.Subject!.Contains("Permintaan data baru"));
        Assert.DoesNotContain(app.Mails, mail => mail.Subject!.Contains("sisa kurang dari sehari"));
        app.Clock.Advance(TimeSpan.FromHours(49));
        await app.WorkJobs();
        app.Clock.Advance(TimeSpan.FromHours(2));
        await app.WorkJobs();
        Assert.Single(app.Mails, mail => mail.Subject!.Contains("sisa kurang dari sehari"));
        app.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Contains("Terlambat 2 jam", await manager.Page("/konsol/semarang/permintaan-data"));
        Assert.Contains("LAPOR!", await mine.Page("/saya/data/minta"));
        await Browse.Send(
            manager,
            "/konsol/semarang/permintaan-data",
            $"jawab-{row.Id:n}",
            ($"jawaban-{row.Id:n}", "Nomor lama sudah tidak dipakai.")
        );
        Assert.Contains("Nomor lama sudah tidak dipakai.", await mine.Page("/saya/data/minta"));
        await app.WorkJobs();
        Assert.Contains(app.Mails, mail => mail.Subject!.Contains("permintaan data"));
        Assert.Equal(
            "data.answered",
            await app.Read(db =>
                db.Audit()
                    .Where(audit => audit.Subject == "person:" + member.Id)
                    .Select(audit => audit.Action)
                    .SingleAsync()
            )
        );
    }

    [Fact]
    public async Task Accounts_nobody_confirmed_are_forgotten_after_thirty_days_and_others_stay()
    {
        await using var app = await HeteroApp.Start();
        var (never, confirmed, staff) = (
            await app.Member("Tak Pernah", confirmed: false),
            await app.Member("Anggota Lama"),
            await app.Staff(Role.FrontDesk, "semarang")
        );
        await app.Read(db =>
            db.People()
                .Where(person => person.Id == staff.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(person => person.AwaitsGuardian, true))
        );
        app.Clock.Advance(TimeSpan.FromDays(29));
        await app.WorkJobs();
        Assert.False(await Gone(app, never));
        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.WorkJobs();
        Assert.True(await Gone(app, never));
        Assert.False(await Gone(app, confirmed));
        Assert.False(await Gone(app, staff));
    }

    private static Task<bool> Gone(HeteroApp app, Person person) =>
        app.Read(db => db.People().Where(row => row.Id == person.Id).Select(row => row.Gone).SingleAsync());

    private static Task<BookingStatus> Status(HeteroApp app, Booking booking) =>
        app.Read(db => db.Bookings().Where(row => row.Id == booking.Id).Select(row => row.Status).SingleAsync());

    private static async Task<Person> Child(HeteroApp app, string guardian) =>
        (
            await app.Do(services =>
                services
                    .GetRequiredService<SignUp>()
                    .Now(
                        new("Anak Contoh", "anak@example.org", "sandi-yang-panjang", PersonKind.Student)
                        {
                            GuardianName = "Wali Contoh",
                            GuardianContact = guardian,
                        }
                    )
            )
        ).Person!;

    private static async Task<Booking> Hold(HeteroApp app, Person child)
    {
        var now = await app.Read(db => db.People().AsNoTracking().SingleAsync(person => person.Id == child.Id));
        var room = await app.Space("semarang/ruang-rapat-1");
        var hold = await app.Do(services => services.GetRequiredService<Holds>().For(now, room));
        return Assert
            .IsType<BookAnswer.Booked>(
                await app.Book(BookTests.Wish(room, now, app.Now.AddDays(2)) with { HoldFor = hold })
            )
            .Booking;
    }
}
