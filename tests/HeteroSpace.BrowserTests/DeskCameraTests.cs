using HeteroSpace.Bookings;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace HeteroSpace;

/// <summary>The camera at the desk: what is held before it is done as a scanner would do it.</summary>
public sealed class DeskCameraTests
{
    private const string Desk = "/meja/semarang";

    [Fact]
    public async Task Who_has_booked_and_who_has_a_ticket_are_let_in_one_after_the_other()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        var clerk = await app.Staff(Role.FrontDesk, "semarang");
        var booking = await Booked(app, clerk, await app.Member("Bagus Prakoso"));
        var of = await DoorTests.Event(app, await app.Staff(Role.ProgramOfficer, "semarang"));
        var ticket = await DoorTests.Ticket(app, of, await app.Member("Citra Dewi"));
        await using var phone = await Phone.Seeing(
            app,
            Film.Of($"https://heterospace.example{Desk}?cari={booking.Code}", ticket)
        );
        var page = await Tablet(phone, clerk);
        var loaded = new List<string>();
        page.Request += (_, request) => loaded.Add(request.Url);
        await page.GotoAsync(Desk);
        await Assertions.Expect(Lens(page)).ToBeVisibleAsync();
        // Nobody carries the script that reads codes who does not open the camera.
        Assert.DoesNotContain(loaded, url => url.Contains("/dist/part-", StringComparison.Ordinal) && Reads(app, url));

        await Lens(page).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Says(page, "Bagus Prakoso hadir");
        await Assertions.Expect(page.Locator(".desk-camera video")).ToBeVisibleAsync();
        await Picture(page, "kamera");
        await Says(page, "Citra Dewi");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".desk-camera")).ToHaveCountAsync(0);
        // Closed it stays closed.
        await page.GotoAsync(Desk);
        await Assertions.Expect(Lens(page)).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".desk-camera")).ToHaveCountAsync(0);
        var now = await app.Read(db => db.Bookings().AsNoTracking().SingleAsync(row => row.Id == booking.Id));
        Assert.Equal(BookingStatus.CheckedIn, now.Status);
        Assert.Equal(1, await app.Read(db => db.Attendances().CountAsync()));
    }

    [Theory, InlineData(360), InlineData(1024)]
    public async Task A_card_held_still_is_asked_for_once_and_is_whole_in_the_field(int width)
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        var clerk = await app.Staff(Role.FrontDesk, "semarang");
        var member = await app.Member("Bagus Prakoso");
        await using var phone = await Phone.Seeing(app, Film.Of("https://heterospace.example/kartu/" + member.Code));
        var page = await Tablet(phone, clerk, width);
        var sent = 0;
        page.Request += (_, request) => sent += request.Method == "POST" && request.Url.EndsWith(Desk) ? 1 : 0;
        await page.GotoAsync(Desk);
        await Lens(page).ClickAsync();
        await Assertions.Expect(page.Locator("#temuan")).ToContainTextAsync("Bagus Prakoso");
        await Assertions.Expect(page.Locator(".desk-camera video")).ToBeVisibleAsync();
        await Task.Delay(3000);
        Assert.Equal(1, sent);
        await Picture(page, "kartu");
        // Nothing is wider than the page, and what was found is not behind the picture.
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        var found = (await page.Locator("#temuan").BoundingBoxAsync())!;
        var camera = (await page.Locator(".desk-camera").BoundingBoxAsync())!;
        Assert.True(found.Y + found.Height <= camera.Y, $"{found.Y}+{found.Height} lies behind {camera.Y}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tutup kamera" }).ClickAsync();
        await Assertions.Expect(page.Locator(".desk-camera")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("#cari")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Without_a_camera_a_sentence_says_so_and_the_field_stays()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        var clerk = await app.Staff(Role.FrontDesk, "semarang");
        var booking = await Booked(app, clerk, await app.Member("Bagus Prakoso"));
        await using var phone = await Phone.For(app);
        var page = await Tablet(phone, clerk);
        await page.GotoAsync(Desk);
        await Lens(page).ClickAsync();
        await Assertions.Expect(page.Locator(".desk-camera [role=status]")).ToContainTextAsync("ketik kodenya");
        await Assertions.Expect(page.Locator(".desk-camera video")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("#cari")).ToBeFocusedAsync();
        await Picture(page, "tanpa-kamera");
        await page.Keyboard.TypeAsync(booking.Code);
        await page.Keyboard.PressAsync("Enter");
        await Says(page, "Bagus Prakoso hadir");
    }

    // Whether it is the piece that opens the camera.
    private static bool Reads(HeteroApp app, string url)
    {
        using var client = new HttpClient();
        var script = client.GetStringAsync(new Uri(app.Address, new Uri(url).AbsolutePath)).GetAwaiter().GetResult();
        return script.Contains("getUserMedia", StringComparison.Ordinal);
    }

    private static async Task<IPage> Tablet(Phone phone, Person person, int width = 1024)
    {
        var page = await phone.SignedIn(person.Email!, width);
        await page.SetViewportSizeAsync(width, width == 1024 ? 768 : 740);
        return page;
    }

    private static ILocator Lens(IPage page) =>
        page.GetByRole(AriaRole.Button, new() { Name = "Kamera", Exact = true });

    private static Task Says(IPage page, string text) =>
        Assertions.Expect(page.Locator(".desk-toast")).ToContainTextAsync(text);

    // Where somebody wants to look at it.
    private static Task Picture(IPage page, string name) =>
        Environment.GetEnvironmentVariable("HETEROSPACE_PICTURES") is { } folder
            ? page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"meja-{name}-{page.ViewportSize!.Width}.png") })
            : Task.CompletedTask;

    private static async Task<Booking> Booked(HeteroApp app, Person clerk, Person member)
    {
        var room = (await app.Space("semarang/ruang-rapat-1")).Space.Id;
        var wish = new BookingRequest(room, app.Now, app.Now.AddHours(2), 1, "Rapat koperasi", member.Books())
        {
            Staff = new(clerk.AccountId!.Value, "Dibuka untuk uji"),
        };
        return Assert.IsType<BookAnswer.Booked>(await app.Book(wish)).Booking;
    }
}
