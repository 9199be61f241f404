using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace HeteroSpace;

/// <summary>The channel of Rumah Inspirasi, on phones: an episode from the idea over the studio to what everyone
/// sees.</summary>
public sealed class EpisodeJourneyTests
{
    [Fact]
    public async Task An_episode_goes_from_the_idea_over_script_and_studio_to_the_public_and_its_community_took_part()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var (maker, colleague) = (await app.Staff(Role.Editor, "semarang"), await app.Staff(Role.Editor, "semarang"));
        var (lead, trail) = await Trail(app);
        var page = await phone.SignedIn(maker.Email!);

        await Think(page);
        await Script(page, trail);
        await TakeTheStudio(app, maker.AccountId!.Value);
        await BookTheNearestFreeTime(page);
        await SeeItInTheCalendar(app, page, maker);
        await Credit(page, "Peserta 003", "Pembawa acara", "");
        await Credit(page, "Pengurus Batik", "Tamu", "Komunitas Batik Muda");
        await TickAll(page);
        await CutAndSend(page);
        await Publish(await phone.SignedIn(colleague.Email!), new Uri(page.Url).AbsolutePath);
        await Watch(await phone.Page());

        // The community says that it took part.
        var community = await phone.SignedIn(lead.Email!);
        await community.GotoAsync("/komunitas/komunitas-batik-muda/keterlibatan");
        await Assertions.Expect(community.Locator("main")).ToContainTextAsync("Episode: Dari dapur ke rak toko");
    }

    private static DateTime Day => JourneyTests.Tuesday.AddDays(7);

    private static async Task Think(IPage page)
    {
        await page.GotoAsync("/konsol/semarang/kanal");
        await page.FillAsync("#judul", "Dari dapur ke rak toko");
        await page.FillAsync("#ringkas", "Obrolan tentang langkah pertama.");
        await Press(page, "Simpan ide");
        await Said(page, "Ide tersimpan");
    }

    private static async Task Script(IPage page, Initiative trail)
    {
        await Press(page, "Lanjut ke Naskah");
        await page.FillAsync("#naskah", "Pembuka: perkenalan. Lalu: langkah pertama.");
        await page.SelectOptionAsync("#jejak", trail.Slug);
        await page.SelectOptionAsync("#pemegang", new SelectOptionValue { Index = 1 });
        await page.FillAsync(
            "#tenggat",
            JourneyTests.Tuesday.AddDays(14).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
        );
        await Press(page, "Simpan", true);
        await Said(page, "Tersimpan");
        await Press(page, "Lanjut ke Rekam");
    }

    // Somebody else has the studio then.
    private static async Task TakeTheStudio(HeteroApp app, Guid by)
    {
        var studio = await app.Space("solo/studio-foto");
        var taken = new TimeRange(
            studio.Site.Clock.Utc(SiteClock.DayOf(Day), new(13, 0)),
            studio.Site.Clock.Utc(SiteClock.DayOf(Day), new(15, 0))
        );
        Assert.IsType<Bookings.BookAnswer.Booked>(
            await app.Book(
                new(
                    studio.Space.Id,
                    taken.Starts,
                    taken.Ends,
                    2,
                    "Foto produk",
                    new(null, "Peserta 014", PersonKind.Umkm, "a@example.org", null, "id")
                )
                {
                    Staff = new(by, null),
                }
            )
        );
    }

    private static async Task BookTheNearestFreeTime(IPage page)
    {
        await page.SelectOptionAsync("#studio", "solo/studio-foto");
        await page.FillAsync(
            "#rekam-tanggal",
            Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
        );
        await page.FillAsync("#rekam-dari", "13:30");
        await page.FillAsync("#rekam-sampai", "14:30");
        await Press(page, "Pesan studio", true);
        await Assertions.Expect(page.Locator(".alternatives")).ToBeVisibleAsync();
        await page.Locator(".alternatives button").First.ClickAsync();
        await Said(page, "HS-");
    }

    private static async Task SeeItInTheCalendar(HeteroApp app, IPage page, Person maker)
    {
        var booking = await app.Read(db =>
            db.Set<Bookings.Booking>().AsNoTracking().SingleAsync(row => row.PersonId == maker.Id)
        );
        await page.GotoAsync($"/konsol/semarang/kanal/kalender?bulan={booking.LocalDate:yyyy-MM}");
        await Assertions.Expect(page.Locator(".desk-list")).ToContainTextAsync("Rekam");
        await page.GetByRole(AriaRole.Link, new() { Name = "Dari dapur ke rak toko" }).Last.ClickAsync();
    }

    private static async Task Credit(IPage page, string name, string part, string of)
    {
        if (!await page.Locator("#kredit-nama").IsVisibleAsync())
            await page.Locator("section", new() { HasText = "Pembuat dan yang tampil" })
                .Locator("summary")
                .ClickAsync();
        await page.FillAsync("#kredit-nama", name);
        await page.FillAsync("#kredit-bagian", part);
        await page.FillAsync("#kredit-dari", of);
        await page.Locator("#kredit-dari").PressAsync("Enter");
        await Said(page, "Ditambahkan");
    }

    private static async Task TickAll(IPage page)
    {
        while (await page.GetByRole(AriaRole.Button, new() { Name = ": selesai" }).CountAsync() is > 0 and var open)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = ": selesai" }).First.ClickAsync();
            await Assertions
                .Expect(page.GetByRole(AriaRole.Button, new() { Name = ": selesai" }))
                .ToHaveCountAsync(open - 1);
        }
    }

    private static async Task CutAndSend(IPage page)
    {
        await Press(page, "Lanjut ke Sunting");
        await page.FillAsync("#tautan-YouTube", "https://youtu.be/dQw4w9WgXcQ?si=abc");
        await page.FillAsync("#durasi", "19:54");
        await Press(page, "Simpan", true);
        await Said(page, "Tersimpan");
        await Press(page, "Kirim untuk ditonton");
        await Said(page, "Terkirim untuk ditonton");
        await Assertions.Expect(page.Locator(".act-box")).ToContainTextAsync("yang mengirim tidak menayangkan sendiri");
    }

    private static async Task Publish(IPage colleague, string address)
    {
        await colleague.GotoAsync(address);
        await Press(colleague, "Tayangkan");
        await Said(colleague, "Tayang");
    }

    // Everyone sees it; YouTube is asked once it is pressed, and not before.
    private static async Task Watch(IPage visitor)
    {
        var asked = 0;
        await visitor.Context.RouteAsync(
            "https://www.youtube-nocookie.com/**",
            route =>
            {
                asked++;
                return route.FulfillAsync(new() { Body = "film", ContentType = "text/html" });
            }
        );
        await visitor.GotoAsync("/kanal");
        await visitor.GetByRole(AriaRole.Link, new() { Name = "Dari dapur ke rak toko" }).ClickAsync();
        await Assertions.Expect(visitor.Locator("main")).ToContainTextAsync("Komunitas Batik Muda");
        Assert.Equal(0, asked);
        await visitor.GetByRole(AriaRole.Link, new() { Name = "Putar di sini" }).ClickAsync();
        await Assertions
            .Expect(visitor.Locator("iframe"))
            .ToHaveAttributeAsync("src", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1");
        await Assertions.Expect(visitor.FrameLocator("iframe").Locator("body")).ToHaveTextAsync("film");
        Assert.Equal(1, asked);
    }

    private static Task Press(IPage page, string button, bool exact = false) =>
        page.GetByRole(AriaRole.Button, new() { Name = button, Exact = exact }).First.ClickAsync();

    private static Task Said(IPage page, string text) =>
        Assertions.Expect(page.Locator(".notice-ok").First).ToContainTextAsync(text);

    private static async Task<(Person Lead, Initiative Trail)> Trail(HeteroApp app)
    {
        var (lead, officer, site) = (
            await app.Member("Pengurus Batik"),
            await app.Staff(Role.ProgramOfficer, "semarang"),
            (await app.Space("semarang/kelas")).Site.Id
        );
        return (
            lead,
            await app.Do(async services =>
            {
                var db = services.GetRequiredService<AppDb>();
                var organization = new Organization
                {
                    Name = "Komunitas Batik Muda",
                    Slug = "komunitas-batik-muda",
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
                await db.SaveChangesAsync();
                await FirstTemplates.Put(db, services.GetRequiredService<Frame>());
                return (
                    await services
                        .GetRequiredService<StartInitiative>()
                        .Now(
                            new(site, "acara-bersama", "Pasar batik", "Pasar satu hari.", null, null, true),
                            officer.AccountId!.Value
                        )
                )!;
            })
        );
    }
}
