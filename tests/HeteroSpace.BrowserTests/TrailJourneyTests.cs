using System.Globalization;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace HeteroSpace;

/// <summary>One trail from the idea of a member over what a community promised and the event it became to the report
/// with that event's figures: no second initiative, and all of it in one list.</summary>
public sealed class TrailJourneyTests
{
    private const string Slug = "kelas-memotret-dagangan",
        Trail = "/jejak/" + Slug,
        Manage = "/konsol/semarang/inisiatif/" + Slug,
        Event = "/konsol/semarang/acara/" + Slug;

    [Fact]
    public async Task An_idea_becomes_an_event_and_its_figures_close_the_report_of_the_same_trail()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        await app.Do(async services =>
        {
            await FirstTemplates.Put(services.GetRequiredService<AppDb>(), services.GetRequiredService<Frame>());
            return true;
        });
        var member = await phone.SignedIn((await app.Member("Anggota Contoh")).Email!);
        var lead = await phone.SignedIn((await Community(app)).Email!);
        var officer = await phone.SignedIn((await app.Staff(Role.ProgramOfficer, "semarang")).Email!, 1280);
        var starts = app.Now.AddDays(3);

        await GiveTheIdea(member);
        await AnswerByBeginning(officer);
        await AcceptFromTheirOwnSpace(lead);
        await Close(officer, "Gagasannya diterima, satu komunitas ikut.");
        await PlanTogether(lead);
        await Close(officer, "Satu rapat, tempat dan hari disepakati.");
        await Promise(lead);
        await Close(officer, "Satu komitmen.");
        await WriteTheEvent(officer, starts);
        await Register(app, phone);
        app.Clock.SetUtcNow(new(starts.AddMinutes(-10), TimeSpan.Zero));
        await LetIn(app, officer);
        app.Clock.SetUtcNow(new(starts.AddHours(3), TimeSpan.Zero));
        await app.WorkJobs();
        await CloseTheDelivery(officer);
        await Report(lead, officer);
        await SeeAllOfItInOneList(await phone.Page());
        Assert.Equal(1, await app.Read(db => db.Initiatives().CountAsync()));
        Assert.Empty(await app.Do(services => Verify.Broken(services)));
    }

    private static async Task GiveTheIdea(IPage member)
    {
        await member.GotoAsync("/gagasan/baru");
        await member.FillAsync("#judul", "Kelas memotret dagangan");
        await member.FillAsync("#cerita", "Kami berjualan dengan foto yang gelap. Satu sore sudah menolong.");
        await member.SelectOptionAsync("#bidang", "PhotoFilm");
        await Press(member, "Kirim");
        await member.Reaches("**/gagasan/" + Slug);
    }

    private static async Task AnswerByBeginning(IPage officer)
    {
        await officer.GotoAsync("/konsol/semarang/gagasan/" + Slug);
        await officer.FillAsync("#karena", "Kami kerjakan bersama; rapat pertama pekan ini.");
        await officer.SelectOptionAsync("#pola", "acara-bersama");
        await Press(officer, "Jawab");
        await officer.Reaches("**" + Manage);
        await officer.FillAsync("#organisasi", "Komunitas Foto Contoh");
        await Press(officer, "Undang");
        await Said(officer, "Komunitas Foto Contoh diundang");
        // It is found where one looks for what is under way, although nobody joined yet.
        await officer.GotoAsync("/konsol/semarang/inisiatif");
        await Assertions.Expect(officer.Locator(".inbox-item")).ToContainTextAsync("Kelas memotret dagangan");
    }

    private static async Task AcceptFromTheirOwnSpace(IPage lead)
    {
        await lead.GotoAsync("/saya");
        await Assertions.Expect(lead.GetByText("Komunitas Foto Contoh diundang ikut").First).ToBeVisibleAsync();
        await lead.Locator($"main a[href='{Trail}']").First.ClickAsync();
        await lead.Reaches("**" + Trail);
        await Press(lead, "Ya, kami ikut");
        await Said(lead, "ikut");
    }

    private static async Task PlanTogether(IPage lead)
    {
        await lead.GotoAsync(Trail + "/rapat/baru");
        await lead.FillAsync("#judul", "Rapat pertama");
        await lead.FillAsync("#tanggal", JourneyTests.Tuesday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await lead.FillAsync("#dari", "07:00");
        await lead.FillAsync("#sampai", "08:00");
        await lead.FillAsync("#tempat", "Balai RW 4");
        await Press(lead, "Undang semua yang ikut");
        await lead.Locator(".presence", new() { HasText = "Komunitas Foto Contoh" })
            .Locator("input[type=checkbox]")
            .CheckAsync();
        await Press(lead, "Simpan kehadiran");
        await lead.GetByRole(AriaRole.Link, new() { Name = "Tulis notulen" }).ClickAsync();
        await lead.FillAsync("#notulen", "Tempat dan hari **disepakati**.");
        await Press(lead, "Simpan", exact: true);
        await Press(lead, "Tampilkan notulen untuk semua");
        await Said(lead, "Tersimpan");
        // What they did waits in their own space to be confirmed.
        await lead.GotoAsync("/saya");
        await lead.Locator("main a[href$='/keterlibatan']").ClickAsync();
        await lead.Reaches("**/komunitas/komunitas-foto-contoh/keterlibatan");
        while (await lead.GetByRole(AriaRole.Button, new() { Name = "Benar", Exact = true }).CountAsync() > 0)
            await Press(lead, "Benar", exact: true);
        await lead.GotoAsync("/saya");
        await Assertions.Expect(lead.Locator("main a[href$='/keterlibatan']")).ToHaveCountAsync(0);
    }

    private static async Task Promise(IPage lead)
    {
        await lead.GotoAsync(Trail + "/kerja");
        await lead.FillAsync("#isi-komitmen", "Dua pengajar dan lampu");
        await Press(lead, "Catat komitmen");
        await Said(lead, "Komitmen tercatat");
    }

    // From the initiative itself: the same trail goes on.
    private static async Task WriteTheEvent(IPage officer, DateTime starts)
    {
        var local = starts.AddHours(7);
        await officer.GotoAsync(Manage);
        await officer.GetByRole(AriaRole.Link, new() { Name = "Tulis acara" }).ClickAsync();
        await Assertions.Expect(officer.GetByText("Bagian dari Kelas memotret dagangan")).ToBeVisibleAsync();
        await officer.FillAsync("#judul", "Kelas memotret dagangan");
        await officer.FillAsync("#ringkas", "Satu sore memotret dagangan sendiri dengan ponsel.");
        await officer.SelectOptionAsync("#bidang", "PhotoFilm");
        await officer.FillAsync("#tanggal", local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await officer.FillAsync("#jam", local.ToString("HH:mm", CultureInfo.InvariantCulture));
        await officer.FillAsync("#sampai", local.AddHours(2).ToString("HH:mm", CultureInfo.InvariantCulture));
        await officer.SelectOptionAsync("#ruang", "kelas");
        await officer.FillAsync("#kursi", "20");
        await Press(officer, "Simpan", exact: true);
        await officer.Reaches("**" + Event);
        await Press(officer, "Terbitkan", exact: true);
        await Said(officer, "Terbit");
        // The initiative leads to it, and nobody is asked to write it a second time unseen.
        await officer.GotoAsync(Manage);
        await Assertions
            .Expect(officer.Locator("section", new() { Has = officer.Locator("#bagian-acara") }))
            .ToContainTextAsync("Kelas memotret dagangan");
    }

    private static async Task Register(HeteroApp app, Phone phone)
    {
        foreach (var number in Enumerable.Range(1, 3))
        {
            var page = await phone.SignedIn((await app.Member($"Peserta {number:000}")).Email!);
            await page.GotoAsync(Trail);
            await page.GetByRole(AriaRole.Link, new() { Name = "Kelas memotret dagangan" }).First.ClickAsync();
            await page.Reaches("**/acara/" + Slug);
            await page.GotoAsync($"/acara/{Slug}/daftar");
            // A form that is sent in the moment it was shown is a program's.
            app.Clock.Advance(TimeSpan.FromSeconds(5));
            await Press(page, "Daftar", exact: true);
            await Assertions.Expect(page.Locator(".ticket .code")).ToContainTextAsync("HT-");
        }
    }

    private static async Task LetIn(HeteroApp app, IPage officer)
    {
        var codes = (
            await app.Read(db =>
                db.Tickets().OrderBy(row => row.Id).Take(2).Select(row => row.SealedCode).ToListAsync()
            )
        ).ConvertAll(app.Opened);
        await officer.GotoAsync("/pindai/" + Slug);
        await Assertions.Expect(officer.Locator("#pintu[data-ready]")).ToBeVisibleAsync();
        foreach (var code in codes)
        {
            await officer.FillAsync("#kode", code);
            await officer.PressAsync("#kode", "Enter");
            await Assertions.Expect(officer.Locator("#jawaban")).ToContainTextAsync("Selamat datang");
        }
        await Assertions.Expect(officer.Locator("#antrean")).Not.ToContainTextAsync("menunggu");
    }

    // The draft has what the event came to; staff press.
    private static async Task CloseTheDelivery(IPage officer)
    {
        await officer.GotoAsync(Manage);
        await Assertions.Expect(officer.GetByText("Acaranya sudah selesai. Tutup tahap ini")).ToBeVisibleAsync();
        await Assertions.Expect(officer.Locator("#rangkuman")).ToHaveValueAsync(Figures);
        await Press(officer, "Tutup, lanjut");
        await Said(officer, "Tahap ditutup");
    }

    private static readonly System.Text.RegularExpressions.Regex Figures = new("2 orang hadir dari 3 yang terdaftar");

    private static async Task Report(IPage lead, IPage officer)
    {
        await lead.GotoAsync(Trail + "/kerja");
        await lead.Locator("details", new() { HasText = "Tambah hasil" }).Locator("summary").First.ClickAsync();
        await lead.FillAsync("#hasil", "Album foto dagangan bersama");
        await lead.FillAsync("#penanggung", "Sari");
        await Press(lead, "Tambah", exact: true);
        await Said(lead, "Hasil dicatat");

        await officer.GotoAsync(Manage);
        var attendance = officer.Locator(".duties li", new() { HasText = "Daftar hadir" });
        await Assertions.Expect(attendance).ToContainTextAsync("2 orang hadir");
        await officer.GetByRole(AriaRole.Link, new() { Name = "Laporan acara" }).ClickAsync();
        await officer.Reaches("**" + Event + "/laporan");
        await Assertions.Expect(officer.Locator(".counters")).ToContainTextAsync("2hadir");
        await officer.GotoAsync(Manage);
        await officer.GetByText("Kirim ucapan terima kasih").ClickAsync();
        await officer.FillAsync("#ucapan", "Terima kasih, dagangan kami kelihatan sekarang.");
        await Press(officer, "Kirim", exact: true);
        await Said(officer, "Terima kasih dikirim");
        await Assertions.Expect(officer.Locator("#rangkuman")).ToHaveValueAsync(Figures);
        await Press(officer, "Tutup, lanjut");
        await Said(officer, "Tahap ditutup");
    }

    private static async Task SeeAllOfItInOneList(IPage visitor)
    {
        await visitor.GotoAsync(Trail);
        var story = visitor.Locator(".trail");
        // The last first.
        foreach (
            var (phase, told) in ((string, string)[])
                [
                    ("Laporan", "1 hasil"),
                    ("Pelaksanaan", "2 orang hadir dari 3 yang terdaftar"),
                    ("Komitmen", "1 komitmen"),
                    ("Rencana bersama", "Rapat pertama"),
                    ("Gagasan", "Kelas memotret dagangan"),
                ]
        )
            await Assertions
                .Expect(
                    story
                        .Locator("> li", new() { Has = visitor.Locator("h3", new() { HasTextString = phase }) })
                        .Locator(".trail-items")
                )
                .ToContainTextAsync(told);
        Assert.True(await visitor.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 360);
        await story.GetByRole(AriaRole.Link, new() { Name = "Kelas memotret dagangan" }).Last.ClickAsync();
        await visitor.Reaches("**/gagasan/" + Slug);
    }

    private static async Task Close(IPage officer, string summary)
    {
        await officer.GotoAsync(Manage);
        await officer.FillAsync("#rangkuman", summary);
        await Press(officer, "Tutup, lanjut");
        await Said(officer, "Tahap ditutup");
    }

    private static Task Press(IPage page, string button, bool exact = false) =>
        page.GetByRole(AriaRole.Button, new() { Name = button, Exact = exact }).First.ClickAsync();

    private static Task Said(IPage page, string text) =>
        Assertions.Expect(page.Locator(".notice-ok").First).ToContainTextAsync(text);

    private static async Task<Person> Community(HeteroApp app)
    {
        var lead = await app.Member("Pengurus Komunitas");
        var site = (await app.Space("semarang/kelas")).Site.Id;
        await app.Read(db =>
        {
            var organization = new Organization
            {
                Name = "Komunitas Foto Contoh",
                Slug = "komunitas-foto-contoh",
                Kind = OrganizationKind.Community,
                RegionCode = "33.74",
                SiteId = site,
                Status = OrganizationStatus.Verified,
                Registered = app.Now,
            };
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
