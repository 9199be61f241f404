using HeteroSpace.Bookings;
using HeteroSpace.Content;
using HeteroSpace.Discussions;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace HeteroSpace;

/// <summary>Who has to do with a day, each with a device of their own, and what was so the evening before.</summary>
internal sealed class DayCast
{
    /// <summary>Five to nine at the site.</summary>
    public static readonly DateTime Morning = JourneyTests.Tuesday.AddHours(-1).AddMinutes(-5);

    private DayCast(HeteroApp app, Phone devices) => (App, Devices) = (app, devices);

    public HeteroApp App { get; }
    public Phone Devices { get; }

    // Tablets of staff, and the phone of a community's lead.
    public IPage Clerk { get; private set; } = null!;
    public IPage Manager { get; private set; } = null!;
    public IPage Officer { get; private set; } = null!;
    public IPage Editor { get; private set; } = null!;
    public IPage Administrator { get; private set; } = null!;
    public IPage Lead { get; private set; } = null!;

    public Person Bagus { get; private set; } = null!;
    public Booking OfRatna { get; private set; } = null!;
    public Booking OfBagus { get; private set; } = null!;
    public Booking OfWening { get; private set; } = null!;
    public Booking OfDarto { get; private set; } = null!;
    public Booking InTheAfternoon { get; private set; } = null!;
    public Booking OfSari { get; private set; } = null!;
    public string Idea { get; private set; } = "";
    public string Article { get; private set; } = "";

    public static async Task<DayCast> In(HeteroApp app, Phone devices)
    {
        var cast = new DayCast(app, devices);
        var clerk = await cast.Staff("Rini Astuti", Role.FrontDesk, "semarang");
        var manager = await cast.Staff("Hendra Wijaya", Role.SiteManager, "semarang");
        cast.Clerk = await cast.Tablet(clerk);
        cast.Manager = await cast.Tablet(manager);
        cast.Officer = await cast.Tablet(await cast.Staff("Tri Lestari", Role.ProgramOfficer, "semarang"));
        cast.Editor = await cast.Tablet(await cast.Staff("Dian Puspita", Role.Editor, "semarang"));
        cast.Administrator = await cast.Tablet(
            await cast.Staff("Agung Nugroho", Role.ProvincialAdministrator, site: null)
        );
        cast.Lead = await devices.SignedIn((await cast.Community()).Email!);
        await cast.BookedYesterday(clerk);
        await cast.WrittenYesterday(manager.AccountId!.Value);
        return cast;
    }

    /// <summary>It is that time at the site.</summary>
    public void Is(int hour, int minute) =>
        App.Clock.SetUtcNow(new(JourneyTests.Tuesday.Date.AddHours(hour - 7).AddMinutes(minute), TimeSpan.Zero));

    // A form that is sent in the moment it was shown is a program's.
    public void Reads() => App.Clock.Advance(TimeSpan.FromSeconds(20));

    /// <summary>The last link of that kind that someone was sent by mail.</summary>
    public string LastLink(string email, string kind) =>
        App
            .Mails.Where(mail => mail.To.ToString().Contains(email, StringComparison.Ordinal))
            .SelectMany(mail => (mail.TextBody ?? "").Split('\n'))
            .Select(line => line.Trim())
            .Where(line => line.StartsWith("http", StringComparison.Ordinal))
            .Select(line => new Uri(line).PathAndQuery)
            .Last(path => path.StartsWith(kind, StringComparison.Ordinal));

    private async Task<IPage> Tablet(Person person)
    {
        var page = await Devices.SignedIn(person.Email!, 1024);
        await page.SetViewportSizeAsync(1024, 768);
        return page;
    }

    private async Task<Person> Staff(string name, Role role, string? site)
    {
        var person = await App.Member(name);
        await App.Read(async db =>
        {
            Guid? at = site is null
                ? null
                : await db.Sites().Where(row => row.Slug == site).Select(row => row.Id).SingleAsync();
            db.RoleGrants().Add(new(person.AccountId!.Value, role, at));
            return await db.SaveChangesAsync();
        });
        return person;
    }

    private async Task<Person> Community()
    {
        var lead = await App.Member("Wulan Sari");
        var organization = new Organization
        {
            Name = "Komunitas Jualan Contoh",
            Slug = "komunitas-jualan-contoh",
            RegionCode = "33.74",
            SiteId = (await App.Space("semarang/kelas")).Site.Id,
            Status = OrganizationStatus.Verified,
            Registered = App.Now,
        };
        await App.Read(db =>
        {
            db.AddRange(
                organization,
                new OrganizationMember
                {
                    OrganizationId = organization.Id,
                    PersonId = lead.Id,
                    Role = OrganizationRole.Lead,
                    Since = App.Now,
                }
            );
            return db.SaveChangesAsync();
        });
        return lead;
    }

    private async Task BookedYesterday(Person clerk)
    {
        Bagus = await App.Member("Bagus Prakoso");
        OfRatna = await Booked("ruang-rapat-2", Guest("Ibu Ratna"), 9, clerk);
        OfBagus = await Booked("ruang-rapat-1", Bagus.Books(), 9, clerk);
        OfWening = await Booked("kelas", Guest("Bu Wening"), 9, clerk);
        OfDarto = await Booked("ruang-acara", Guest("Pak Darto"), 9, clerk);
        InTheAfternoon = await Booked("ruang-rapat-1", Bagus.Books(), 15, clerk);
        OfSari = await Booked("ruang-rapat-2", Guest("Bu Sari"), 18, clerk);
        foreach (var (name, hour) in ((string, int)[])[("Citra Dewi", 11), ("Dedi Kurnia", 14), ("Endah Rahayu", 17)])
            await Asked(await App.Member(name), hour);
    }

    private static Booker Guest(string name) => new(null, name, PersonKind.Public, null, "+6281200000077", "id");

    private async Task<Booking> Booked(string room, Booker booker, int hour, Person staff) =>
        await Book(await Wish(room, hour, booker) with { Staff = new(staff.AccountId!.Value, "Dibuka untuk uji") });

    private async Task Asked(Person person, int hour) => await Book(await Wish("kelas", hour, person.Books()));

    private async Task<BookingRequest> Wish(string room, int hour, Booker booker)
    {
        var starts = JourneyTests.Tuesday.AddHours(hour - 10);
        var space = (await App.Space("semarang/" + room)).Space.Id;
        return new(space, starts, starts.AddHours(1), 2, "Rapat koperasi", booker);
    }

    private async Task<Booking> Book(BookingRequest wish) =>
        Assert.IsType<BookAnswer.Booked>(await App.Book(wish)).Booking;

    // An idea from a phone, and an article under which someone has written; nobody has read either.
    private Task<int> WrittenYesterday(Guid by) =>
        App.Do(async services =>
        {
            var (db, edit) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<EditArticle>());
            await FirstTemplates.Put(db, services.GetRequiredService<Frame>());
            var site = (await services.GetRequiredService<Catalogue>().Site("semarang"))!.Site;
            const string wanted = "Kelas menjahit di sore hari";
            const string told = "Banyak ibu di sini baru bisa datang sesudah pukul tiga.";
            var wish = new IdeaWish(
                site.Id,
                wanted,
                told,
                nameof(Sector.Food),
                "Ibu Yanti",
                "081234500001",
                null,
                null,
                null
            );
            Idea = (await services.GetRequiredService<PostIdea>().Now(wish))!.Slug;
            var begun = await edit.Begin(TheArticle, site, by);
            var sent = (ArticleAnswer.Done)await edit.Send(begun, by);
            var shown = ((ArticleAnswer.Done)await edit.Publish(sent.Article, null, true, by)).Article;
            Article = shown.Slug;
            db.Add(
                new Comment
                {
                    SubjectKind = ArticleTables.Kind,
                    SubjectId = shown.Id,
                    SiteId = site.Id,
                    At = App.Now,
                    Name = "Pembaca Pagi",
                    Text = "Di mana kelas kemasan berikutnya?",
                    Status = CommentStatus.Waiting,
                }
            );
            return await db.SaveChangesAsync();
        });

    private static ArticlePlan TheArticle =>
        new()
        {
            Title = "Belajar mengemas dari pasar",
            Summary = "Tiga usaha kecil bercerita.",
            Text = DayOfAnArticle.Text,
            Sector = Sector.Food,
            Authors = ["Hendra Wijaya"],
        };
}

/// <summary>What people press and read, wherever they are.</summary>
internal static class DayPages
{
    public static Task Press(this IPage page, string button) =>
        page.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();

    public static Task Follow(this IPage page, string link) =>
        page.GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();

    public static Task Says(this IPage page, string where, string text) =>
        Assertions.Expect(page.Locator(where).First).ToContainTextAsync(text);

    /// <summary>"Hari ini" is opened, and what its head, its chips and the menu count is one number.</summary>
    public static async Task WaitsAtToday(this IPage page, int count, string site = "semarang")
    {
        await page.GotoAsync("/konsol/" + site);
        await Assertions
            .Expect(page.Locator(".today-head h1"))
            .ToHaveTextAsync(count == 0 ? "Hari ini" : $"{count} menunggu Anda");
        var today = page.Locator($".console-menu a[href='/konsol/{site}'] .waits");
        var chips = page.Locator(".today-queue .chip:not(:first-child) .chip-count");
        if (count == 0)
        {
            await Assertions.Expect(today).ToHaveCountAsync(0);
            await Assertions.Expect(chips).ToHaveCountAsync(0);
            return;
        }
        await Assertions.Expect(today.First).ToContainTextAsync($"{count} ");
        Assert.Equal(count, (await chips.AllInnerTextsAsync()).Sum(int.Parse));
        Assert.Equal(count, await page.Locator(".queue-row").CountAsync());
    }
}
