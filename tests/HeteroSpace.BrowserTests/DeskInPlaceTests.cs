using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace HeteroSpace;

/// <summary>What is pressed, typed or scanned at the desk happens where it stands: the page stays.</summary>
public sealed class DeskInPlaceTests
{
    private const string Desk = "/meja/semarang";

    [Fact]
    public async Task The_next_is_scanned_while_the_one_before_is_still_on_its_way()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var clerk = await app.Staff(Role.FrontDesk, "semarang");
        var (first, second) = (
            await Booked(app, clerk, "ruang-rapat-1", "Bu Pertama"),
            await Booked(app, clerk, "kelas", "Pak Kedua")
        );
        var page = await Open(phone, clerk);
        await page.RouteAsync(
            "**" + Desk,
            async route =>
            {
                if (route.Request.Method == "POST")
                    await Task.Delay(700);
                await route.ContinueAsync();
            }
        );
        foreach (var booking in (Booking[])[first, second])
        {
            // As a scanner does: its letters, then Enter, into whatever has the focus.
            await page.Keyboard.TypeAsync("https://heterospace.example/meja/semarang?cari=" + booking.Code);
            await page.Keyboard.PressAsync("Enter");
        }
        await Says(page, "Pak Kedua hadir");
        foreach (var booking in (Booking[])[first, second])
        {
            await Assertions.Expect(Row(page, booking)).ToContainTextAsync("Keluar");
            Assert.Equal(BookingStatus.CheckedIn, await Status(app, booking));
        }
        await Assertions.Expect(page.Locator("#cari")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#cari")).ToHaveValueAsync("");
        await Stayed(page);
    }

    [Fact]
    public async Task A_row_is_pressed_in_its_place_and_taken_back()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var clerk = await app.Staff(Role.FrontDesk, "semarang");
        var booking = await Booked(app, clerk, "ruang-rapat-1", "Bu Datang");
        var page = await Open(phone, clerk);
        await Row(page, booking).GetByRole(AriaRole.Button, new() { Name = "Check-in" }).ClickAsync();
        await Says(page, "Bu Datang hadir");
        // Who works by keys goes on from the row.
        await Assertions.Expect(Row(page, booking).Locator("button").First).ToBeFocusedAsync();
        await Row(page, booking).GetByRole(AriaRole.Button, new() { Name = "1 jam" }).ClickAsync();
        await Says(page, "sampai");
        await Stayed(page);
        await page.Locator(".desk-toast").GetByRole(AriaRole.Button, new() { Name = "Urungkan" }).ClickAsync();
        await Assertions.Expect(page.Locator(".desk-toast")).ToContainTextAsync("Diurungkan");
        Assert.Equal(BookingStatus.CheckedIn, await Status(app, booking));
    }

    [Fact]
    public async Task A_row_goes_where_it_stands_now_and_what_another_desk_did_follows()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var clerk = await app.Staff(Role.FrontDesk, "semarang");
        var (first, second, third) = (
            await Booked(app, clerk, "ruang-rapat-1", "Bu Pertama"),
            await Booked(app, clerk, "kelas", "Pak Kedua"),
            await Booked(app, clerk, "ruang-rapat-2", "Bu Ketiga")
        );
        await app.Change(change => change.CheckIn(first.Code, new(clerk.AccountId, true)));
        var page = await Open(phone, clerk);
        var inside = page.Locator("[data-of=Inside] .desk-count");
        await Assertions.Expect(inside).ToHaveTextAsync("1");
        await Press(page, second, "Check-in");
        await Says(page, "Pak Kedua hadir");
        await Assertions.Expect(inside).ToHaveTextAsync("2");
        await Assertions.Expect(page.Locator("[data-of=Expected] .desk-count")).ToHaveTextAsync("1");
        // At another desk someone comes in, which this page has not seen.
        await app.Change(change => change.CheckIn(third.Code, new(clerk.AccountId, true)));
        await Assertions.Expect(Row(page, third)).ToContainTextAsync("Check-in");
        await Press(page, first, "Keluar");
        await Says(page, "Bu Pertama selesai");
        await Assertions.Expect(inside).ToHaveTextAsync("2");
        await Assertions.Expect(Row(page, third)).ToContainTextAsync("Keluar");
        // Its room can be had at once.
        await Assertions.Expect(page.Locator("#tamu input[value='ruang-rapat-1']")).ToHaveCountAsync(1);
        await Stayed(page);
    }

    private static Task Press(IPage page, Booking booking, string button) =>
        Row(page, booking).GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();

    [Fact]
    public async Task What_a_colleague_did_before_is_told_in_the_row()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var clerk = await app.Staff(Role.FrontDesk, "semarang");
        var booking = await Booked(app, clerk, "ruang-rapat-1", "Pak Batal");
        var page = await Open(phone, clerk);
        var other = await app.Staff(Role.FrontDesk, "semarang");
        await app.Change(change => change.Cancel(booking.Code, new(other.AccountId, true), "Pemesan menelepon"));
        await Row(page, booking).GetByRole(AriaRole.Button, new() { Name = "Check-in" }).ClickAsync();
        await Assertions.Expect(page.Locator("section.desk-groups")).ToContainTextAsync("oleh Petugas 001");
        await Stayed(page);
    }

    [Fact]
    public async Task Who_is_not_found_stands_in_the_field_for_guests()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var clerk = await app.Staff(Role.FrontDesk, "semarang");
        var booking = await Booked(app, clerk, "ruang-rapat-1", "Bu Datang");
        var page = await Open(phone, clerk);
        await page.FillAsync("#cari", "Tamu Baru");
        await page.PressAsync("#cari", "Enter");
        await Assertions.Expect(page.Locator("#temuan")).ToContainTextAsync("Tidak ada");
        await Assertions.Expect(page.Locator("#siapa")).ToHaveValueAsync("Tamu Baru");
        // Found: Enter once more does what is most likely meant.
        await page.FillAsync("#cari", "datang");
        await page.PressAsync("#cari", "Enter");
        await Assertions.Expect(page.Locator("#temuan button").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Says(page, "Bu Datang hadir");
        await Assertions.Expect(page.Locator("#temuan")).ToHaveCountAsync(0);
        Assert.Equal(BookingStatus.CheckedIn, await Status(app, booking));
        await Stayed(page);
    }

    [Fact]
    public async Task A_press_that_nothing_answers_is_kept_and_sent()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app, "localhost");
        var clerk = await app.Staff(Role.FrontDesk, "semarang");
        var booking = await Booked(app, clerk, "ruang-rapat-1", "Bu Datang");
        var page = await Open(phone, clerk);
        // The network goes in this moment, before anyone has noticed.
        await page.RouteAsync(
            "**/*",
            route =>
                route.Request.Method == "POST" || route.Request.Url.Contains("/health/")
                    ? route.AbortAsync()
                    : route.ContinueAsync()
        );
        await Row(page, booking).GetByRole(AriaRole.Button, new() { Name = "Check-in" }).ClickAsync();
        await Assertions.Expect(Row(page, booking)).ToContainTextAsync("menunggu dikirim");
        await page.UnrouteAllAsync();
        await Assertions
            .Expect(Row(page, booking).GetByRole(AriaRole.Button, new() { Name = "Keluar" }))
            .ToBeVisibleAsync(new() { Timeout = 30_000 });
        Assert.Equal(BookingStatus.CheckedIn, await Status(app, booking));
    }

    [Fact]
    public async Task A_row_that_is_put_in_anew_while_it_is_pressed_is_kept_when_the_network_goes()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app, "localhost");
        var clerk = await app.Staff(Role.FrontDesk, "semarang");
        var (first, second, third) = (
            await Booked(app, clerk, "ruang-rapat-1", "Bu Pertama"),
            await Booked(app, clerk, "kelas", "Pak Kedua"),
            await Booked(app, clerk, "ruang-rapat-2", "Bu Ketiga")
        );
        var page = await Open(phone, clerk);
        // Another desk does something, so that all rows follow the answer to the first press.
        await app.Change(change => change.CheckIn(third.Code, new(clerk.AccountId, true)));
        var (sent, follows) = (0, new TaskCompletionSource());
        await page.RouteAsync(
            "**/*",
            async route =>
            {
                var (asked, isPress) = (route.Request, route.Request.Method == "POST");
                if (isPress && Interlocked.Increment(ref sent) > 1 || sent > 1 && asked.Url.Contains("/health/"))
                {
                    await route.AbortAsync();
                    return;
                }
                if (!isPress && asked.Headers.ContainsKey("x-page-part") && !asked.Url.Contains("baris="))
                {
                    follows.TrySetResult();
                    await Task.Delay(1000);
                }
                await route.ContinueAsync();
            }
        );
        await Press(page, first, "Check-in");
        await follows.Task.WaitAsync(TimeSpan.FromSeconds(15));
        await Press(page, second, "Check-in");
        await Assertions.Expect(Row(page, second)).ToContainTextAsync("menunggu dikirim");
        Assert.Equal(
            (BookingStatus.CheckedIn, BookingStatus.Confirmed),
            (await Status(app, first), await Status(app, second))
        );
        await page.UnrouteAllAsync();
        await Assertions
            .Expect(Row(page, second).GetByRole(AriaRole.Button, new() { Name = "Keluar" }))
            .ToBeVisibleAsync(new() { Timeout = 30_000 });
        Assert.Equal(BookingStatus.CheckedIn, await Status(app, second));
    }

    [Fact]
    public async Task Who_works_by_keys_goes_on_where_a_row_was_that_is_folded_now()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var clerk = await app.Staff(Role.FrontDesk, "semarang");
        var (first, second) = (
            await Booked(app, clerk, "ruang-rapat-1", "Bu Pertama"),
            await Booked(app, clerk, "kelas", "Pak Kedua")
        );
        foreach (var booking in (Booking[])[first, second])
            await app.Change(change => change.CheckIn(booking.Code, new(clerk.AccountId, true)));
        var page = await Open(phone, clerk);
        await Row(page, first).GetByRole(AriaRole.Button, new() { Name = "Keluar" }).PressAsync("Enter");
        await Says(page, "Bu Pertama selesai");
        await Assertions.Expect(Row(page, second).Locator("form button").First).ToBeFocusedAsync();
    }

    // --- who and what -----------------------------------------------------------------------------------------

    private static async Task<IPage> Open(Phone phone, Person clerk)
    {
        var page = await phone.SignedIn(clerk.Email!, width: 1024);
        await page.GotoAsync(Desk);
        await page.EvaluateAsync("window.stands = true");
        return page;
    }

    private static async Task Stayed(IPage page) =>
        Assert.True(await page.EvaluateAsync<bool>("window.stands === true"));

    private static ILocator Row(IPage page, Booking booking) => page.Locator("#" + booking.Code);

    private static Task Says(IPage page, string text) =>
        Assertions.Expect(page.Locator(".desk-toast")).ToContainTextAsync(text);

    private static Task<BookingStatus> Status(HeteroApp app, Booking booking) =>
        app.Read(db => db.Bookings().Where(row => row.Id == booking.Id).Select(row => row.Status).SingleAsync());

    private static async Task<Booking> Booked(HeteroApp app, Person clerk, string room, string name)
    {
        var guest = new Booker(null, name, PersonKind.Public, null, "+6281200000077", "id");
        var space = (await app.Space("semarang/" + room)).Space.Id;
        var wish = new BookingRequest(space, app.Now, app.Now.AddHours(2), 1, "Rapat koperasi", guest)
        {
            Staff = new(clerk.AccountId!.Value, "Dibuka untuk uji"),
        };
        return Assert.IsType<BookAnswer.Booked>(await app.Book(wish)).Booking;
    }
}
