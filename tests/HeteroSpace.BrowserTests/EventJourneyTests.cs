using System.Globalization;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace HeteroSpace;

/// <summary>A hybrid event on phones, from the proposal of a community to the certificate, with a door that loses its
/// network.</summary>
public sealed class EventJourneyTests
{
    private const string Slug = "kelas-jualan-bersama",
        Address = "/acara/" + Slug,
        Manage = "/konsol/semarang/acara/" + Slug;

    [Fact]
    public async Task A_hybrid_event_is_proposed_filled_waited_for_let_in_without_a_network_certified_and_reported()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        await app.Do(async services =>
        {
            await FirstTemplates.Put(services.GetRequiredService<AppDb>(), services.GetRequiredService<Frame>());
            return true;
        });
        var (lead, officer, helper) = (
            await phone.SignedIn((await Community(app)).Email!),
            await phone.SignedIn((await app.Staff(Role.ProgramOfficer, "semarang")).Email!),
            await app.Member("Sukarelawan 001")
        );
        var starts = app.Now.AddDays(3);

        await Propose(lead, starts);
        await Confirm(app, officer, helper);
        var people = await Register(app, phone);
        await WaitAndTake(app, phone, people);
        app.Clock.SetUtcNow(new(starts.AddMinutes(-10), TimeSpan.Zero));
        await new TwoDoors(app, officer, await phone.SignedIn(helper.Email!)).LetIn(Slug);
        await SettleTheClash(officer);
        await JoinOnline(app, phone, people.Online);
        app.Clock.SetUtcNow(new(starts.AddHours(3), TimeSpan.Zero));
        await app.WorkJobs();
        await TellAndCertify(app, phone);
        await Report(app, officer);
        Assert.Empty(await app.Do(services => Verify.Broken(services)));
    }

    private static async Task Propose(IPage lead, DateTime starts)
    {
        var local = starts.AddHours(7);
        await lead.GotoAsync("/acara/usulkan?situs=semarang");
        await lead.FillAsync("#judul", "Kelas jualan bersama");
        await lead.FillAsync("#ringkas", "Dari foto sampai pesanan pertama, di ruang dan dari layar.");
        await lead.SelectOptionAsync("#bidang", "Digital");
        await lead.CheckAsync("#sertifikat");
        await lead.FillAsync("#tanggal", local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await lead.FillAsync("#jam", local.ToString("HH:mm", CultureInfo.InvariantCulture));
        await lead.FillAsync("#sampai", local.AddHours(2).ToString("HH:mm", CultureInfo.InvariantCulture));
        await lead.SelectOptionAsync("#ruang", "ruang-acara");
        await lead.FillAsync("#kursi", "30");
        await lead.CheckAsync("#daring");
        await lead.FillAsync("#layar", "30");
        await lead.FillAsync("#tautan", "https://meet.example.org/jualan");
        await Press(lead, "Kirim usulan");
        await Said(lead, "Usulan terkirim");
    }

    private static async Task Confirm(HeteroApp app, IPage officer, Person helper)
    {
        await officer.GotoAsync("/konsol/semarang/acara?status=usulan");
        await officer.GetByRole(AriaRole.Link, new() { Name = "Kelas jualan bersama" }).ClickAsync();
        await Press(officer, "Setujui dan terbitkan");
        await Said(officer, "Terbit");
        var hall = await app.Space("semarang/ruang-acara");
        Assert.Equal(
            hall.Units.Count,
            await app.Read(db => db.Occupancies().CountAsync(row => row.HolderKind == HolderKind.Event))
        );
        await officer.GetByText("Petugas pintu").ClickAsync();
        await officer.FillAsync("#kartu", helper.Code);
        await officer
            .Locator("form", new() { Has = officer.Locator("#kartu") })
            .GetByRole(AriaRole.Button)
            .ClickAsync();
        await Said(officer, "bisa memindai tiket");
    }

    // Two on their phones, one of them without an account; a class by its teacher's list; the others at once.
    private static async Task<(List<Person> InPerson, List<Person> Online)> Register(HeteroApp app, Phone phone)
    {
        var first = await app.Member("Peserta 001");
        await RegisterSignedIn(app, await phone.SignedIn(first.Email!));
        await RegisterAsGuest(app, await phone.Page());
        await RegisterAClass(app, phone);
        var (inPerson, online) = (new List<Person> { first }, new List<Person>());
        for (var number = 0; number < 10; number++)
        {
            inPerson.Add(await app.Member($"Peserta {number + 10:000}"));
            await Seat(app, inPerson[^1], Attend.InPerson);
        }
        for (var number = 0; number < 30; number++)
        {
            online.Add(await app.Member($"Peserta {number + 50:000}"));
            await Seat(app, online[^1], Attend.Online);
        }
        Assert.Equal((30, 30), (await Taken(app, Attend.InPerson), await Taken(app, Attend.Online)));
        return (inPerson, online);
    }

    private static Task<int> Taken(HeteroApp app, Attend attend) =>
        app.Read(db => db.SeatPools().Where(pool => pool.Attend == attend).Select(pool => pool.Taken).SingleAsync());

    private static async Task RegisterSignedIn(HeteroApp app, IPage signedIn)
    {
        await signedIn.GotoAsync(Address + "/daftar");
        await Sleep(app);
        await signedIn.CheckAsync("#cara-in-person");
        await Press(signedIn, "Daftar", exact: true);
        await Assertions.Expect(signedIn.GetByText("Simpan halaman ini")).ToBeVisibleAsync();
        await Assertions.Expect(signedIn.Locator(".ticket .code")).ToContainTextAsync("HT-");
    }

    private static async Task RegisterAsGuest(HeteroApp app, IPage guest)
    {
        await guest.GotoAsync(Address);
        await guest.GetByRole(AriaRole.Link, new() { Name = "Daftar", Exact = true }).ClickAsync();
        await guest.Reaches("**/daftar");
        await Sleep(app);
        await guest.CheckAsync("#cara-in-person");
        await guest.FillAsync("#nama", "Peserta Tamu");
        await guest.FillAsync("#kontak", "tamu@example.org");
        await Press(guest, "Daftar", exact: true);
        await Assertions.Expect(guest.GetByText("Satu langkah lagi")).ToBeVisibleAsync();
        await app.WorkJobs();
        var link = System
            .Text.RegularExpressions.Regex.Match(
                app.Mails.Last(mail => mail.To.ToString().Contains("tamu@example.org")).TextBody!,
                @"/status/\S+"
            )
            .Value;
        await guest.GotoAsync(link);
        await Press(guest, "Konfirmasi pendaftaran saya");
        await Assertions.Expect(guest.GetByText("Ini tiket Anda")).ToBeVisibleAsync();
    }

    private static async Task RegisterAClass(HeteroApp app, Phone phone)
    {
        var teacher = await app.Member("Guru Contoh");
        await app.Read(db =>
            db.People()
                .Where(row => row.Id == teacher.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Verified, true))
        );
        var class_ = await phone.SignedIn(teacher.Email!);
        await class_.GotoAsync(Address + "/daftar");
        await Sleep(app);
        await class_.CheckAsync("#cara-in-person");
        await class_.GetByText("Datang dengan orang lain?").ClickAsync();
        await class_.FillAsync("#orang", "18");
        await class_.FillAsync(
            "#nama-lain",
            string.Join('\n', Enumerable.Range(1, 17).Select(number => $"Siswa {number:00}"))
        );
        await Press(class_, "Daftar", exact: true);
        await Assertions.Expect(class_.Locator(".ticket")).ToHaveCountAsync(18);
    }

    // Full: the next one waits, someone gives a seat back with one press, and it moves.
    private static async Task WaitAndTake(
        HeteroApp app,
        Phone phone,
        (List<Person> InPerson, List<Person> Online) people
    )
    {
        var late = await phone.SignedIn((await app.Member("Peserta Telat")).Email!);
        await late.GotoAsync(Address + "/daftar");
        await Sleep(app);
        await late.CheckAsync("#cara-in-person");
        // Said before it is pressed.
        await Assertions.Expect(late.GetByText("Kursinya penuh.")).ToBeVisibleAsync();
        await Press(late, "Masuk daftar tunggu");
        await Assertions.Expect(late.GetByText("Anda nomor 1 di daftar tunggu.").First).ToBeVisibleAsync();
        var leaver = await phone.SignedIn(people.InPerson[1].Email!);
        await leaver.GotoAsync("/saya/tiket");
        await leaver.GetByRole(AriaRole.Link, new() { Name = "Kelas jualan bersama" }).ClickAsync();
        await leaver.GetByText("Tidak jadi datang?").ClickAsync();
        await Press(leaver, "Batalkan pendaftaran");
        await Assertions.Expect(leaver.GetByText("Pendaftaran dibatalkan").First).ToBeVisibleAsync();
        await app.WorkJobs();
        await late.GotoAsync("/saya/tiket");
        await late.GetByRole(AriaRole.Link, new() { Name = "Ambil kursinya" }).ClickAsync();
        await Press(late, "Ambil kursinya");
        await Assertions.Expect(late.Locator(".ticket .code")).ToContainTextAsync("HT-");
        // Once opened it stands on the phone: no network, and still the ticket.
        await Assertions.Expect(late.Locator("[data-offline]")).ToBeVisibleAsync();
        var code = await late.Locator(".ticket .code").InnerTextAsync();
        await late.Context.SetOfflineAsync(true);
        await late.ReloadAsync();
        await Assertions.Expect(late.Locator(".ticket .code")).ToContainTextAsync(code);
        await late.Context.SetOfflineAsync(false);
    }

    private static async Task SettleTheClash(IPage officer)
    {
        await officer.GotoAsync(Manage + "/hadir");
        await Assertions.Expect(officer.GetByText("dipakai di dua perangkat")).ToBeVisibleAsync();
        await Press(officer, "Sudah dilihat");
        await Said(officer, "sudah dilihat");
    }

    private static async Task JoinOnline(HeteroApp app, Phone phone, List<Person> online)
    {
        var watcher = await phone.SignedIn(online[0].Email!);
        await watcher.Context.RouteAsync(
            "https://meet.example.org/**",
            route => route.FulfillAsync(new() { Body = "Anda di ruang daring" })
        );
        await watcher.GotoAsync("/saya/tiket");
        await watcher.GetByRole(AriaRole.Link, new() { Name = "Kelas jualan bersama" }).ClickAsync();
        await watcher.GetByRole(AriaRole.Button, new() { Name = "Gabung sekarang" }).ClickAsync();
        await watcher.Reaches("https://meet.example.org/jualan");
        Assert.Equal(1, await app.Read(db => db.Attendances().CountAsync(row => row.By == AttendedBy.Online)));
    }

    private static async Task TellAndCertify(HeteroApp app, Phone phone)
    {
        var (email, code) = await app.Read(async db =>
        {
            var ticket = await db.Tickets()
                .Where(row =>
                    row.Number == 1
                    && db.Attendances().Any(there => there.TicketId == row.Id)
                    && db.Registrations()
                        .Any(known => known.Id == row.RegistrationId && known.People == 1 && known.PersonId != null)
                )
                .OrderBy(row => row.Id)
                .FirstAsync();
            return (
                (await db.Registrations().SingleAsync(row => row.Id == ticket.RegistrationId)).Email!,
                app.Opened(ticket.SealedCode)
            );
        });
        Assert.Contains(
            app.Mails,
            mail => mail.Subject!.StartsWith("Terima kasih sudah ikut") && mail.To.ToString().Contains(email)
        );
        var there = await phone.SignedIn(email);
        await there.GotoAsync("/saya/tiket");
        await there.GetByRole(AriaRole.Link, new() { Name = "Kelas jualan bersama" }).ClickAsync();
        await there.CheckAsync("#guna-5");
        await there.FillAsync("#terbaik", "Praktik memotret.");
        await Press(there, "Kirim", exact: true);
        await Assertions.Expect(there.GetByText("Pendapat Anda membantu")).ToBeVisibleAsync();
        await there.FillAsync("#nama-1", "Nama Lengkap, S.Kom.");
        await Press(there, "Nama sudah benar");
        await Assertions.Expect(there.GetByText("Sertifikat Anda terbit")).ToBeVisibleAsync();
        var certificate = await there.GetByRole(AriaRole.Link, new() { Name = "HC-" }).InnerTextAsync();
        var visitor = await phone.Page(scripts: false);
        await visitor.GotoAsync("/sertifikat/" + certificate);
        await Assertions.Expect(visitor.GetByText("Sertifikat ini benar")).ToBeVisibleAsync();
        await Assertions
            .Expect(visitor.GetByRole(AriaRole.Heading, new() { Name = "Nama Lengkap, S.Kom." }))
            .ToBeVisibleAsync();
        Assert.DoesNotContain(code, await visitor.ContentAsync());
    }

    private static async Task Report(HeteroApp app, IPage officer)
    {
        await officer.GotoAsync(Manage + "/laporan");
        await Assertions.Expect(officer.Locator(".counters")).ToContainTextAsync("60");
        await Assertions.Expect(officer.Locator(".counters")).ToContainTextAsync("21");
        await Assertions.Expect(officer.GetByText("Praktik memotret.")).ToBeVisibleAsync();
        // What happened here fills the trail of its initiative: the community gave it.
        var of = await app.Read(db => db.Events().AsNoTracking().SingleAsync());
        Assert.Equal(
            InvolvementRole.Organizer,
            (
                await app.Read(db =>
                    db.Involvements()
                        .AsNoTracking()
                        .SingleAsync(row => row.InitiativeId == of.InitiativeId && row.SourceId == of.Id)
                )
            ).Role
        );
    }

    // A form that is sent in the moment it was shown is a program's; the app's clock stands until it is moved.
    private static Task Sleep(HeteroApp app)
    {
        app.Clock.Advance(TimeSpan.FromSeconds(5));
        return Task.CompletedTask;
    }

    private static async Task Seat(HeteroApp app, Person person, Attend attend)
    {
        var of = await app.Read(db => db.Events().AsNoTracking().SingleAsync());
        Assert.IsType<RegisterAnswer.Registered>(
            await app.Do(services => services.GetRequiredService<Register>().Now(new(of, attend, 1, person, "", "")))
        );
    }

    private static Task Press(IPage page, string button, bool exact = false) =>
        page.GetByRole(AriaRole.Button, new() { Name = button, Exact = exact }).First.ClickAsync();

    private static Task Said(IPage page, string text) =>
        Assertions.Expect(page.Locator(".notice-ok").First).ToContainTextAsync(text);

    private static async Task<Person> Community(HeteroApp app)
    {
        var lead = await app.Member("Pengurus Komunitas");
        var site = (await app.Space("semarang/kelas")).Site.Id;
        var organization = new Organization
        {
            Name = "Komunitas Jualan Contoh",
            Slug = "komunitas-jualan-contoh",
            RegionCode = "33.74",
            SiteId = site,
            Status = OrganizationStatus.Verified,
            Registered = app.Now,
        };
        await app.Read(db =>
        {
            db.AddRange(
                organization,
                new OrganizationMember
                {
                    OrganizationId = organization.Id,
                    PersonId = lead.Id,
                    Role = OrganizationRole.Lead,
                    Since = app.Now,
                }
            );
            return db.SaveChangesAsync();
        });
        return lead;
    }
}
