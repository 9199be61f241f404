using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace HeteroSpace;

/// <summary>The desk when the network goes: it reads on, checks in, and tells afterwards what could not be
/// done.</summary>
public sealed class DeskOfflineTests
{
    private const string Desk = "/meja/semarang";

    [Fact]
    public async Task Without_a_network_the_desk_reads_on_checks_in_and_shows_what_clashed_when_it_is_back()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app, "localhost");
        var clerk = await app.Staff(Role.FrontDesk, "semarang");
        var (comes, goes) = (
            await Booked(app, clerk, "ruang-rapat-1", "Bu Datang"),
            await Booked(app, clerk, "kelas", "Pak Batal")
        );
        var page = await phone.SignedIn(clerk.Email!, width: 1024);
        await Open(page);
        await page.Context.SetOfflineAsync(true);
        // The page itself comes from the device.
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("[data-net]")).ToContainTextAsync("Tanpa jaringan, data per 10.00");
        foreach (var booking in (Booking[])[comes, goes])
        {
            await CheckIn(page, booking).ClickAsync();
            await Assertions.Expect(page.Locator("#" + booking.Code)).ToContainTextAsync("menunggu dikirim");
        }
        // What needs the network says so, and nothing is left for an error of the browser.
        await page.FillAsync("#cari", "datang");
        await page.PressAsync("#cari", "Enter");
        await Assertions.Expect(page.Locator("[data-net]")).ToContainTextAsync("perlu jaringan");
        await page.FillAsync("#cari", "");
        await Picture(page, "tanpa");

        var other = await app.Staff(Role.FrontDesk, "semarang");
        await app.Change(change => change.Cancel(goes.Code, new(other.AccountId, true), "Pemesan menelepon"));
        await page.Context.SetOfflineAsync(false);
        var conflict = page.Locator("[data-conflict]");
        await Assertions.Expect(conflict).ToHaveCountAsync(1);
        await Assertions.Expect(conflict).ToContainTextAsync("Pak Batal");
        await Assertions.Expect(conflict).ToContainTextAsync("oleh Petugas 001");
        await Assertions
            .Expect(page.Locator("#" + comes.Code).GetByRole(AriaRole.Button, new() { Name = "Keluar" }))
            .ToBeVisibleAsync();
        await Picture(page, "kembali");
        Assert.Equal(
            (BookingStatus.CheckedIn, BookingStatus.Cancelled),
            (await Status(app, comes), await Status(app, goes))
        );
        await SignOutAsks(page);
    }

    // Refused once, and gone with all that was kept when it is answered with yes.
    private static async Task SignOutAsks(IPage page)
    {
        var asked = new List<string>();
        var leaves = false;
        page.Dialog += async (_, dialog) =>
        {
            asked.Add(dialog.Message);
            await (leaves ? dialog.AcceptAsync() : dialog.DismissAsync());
        };
        await page.Locator(".desk-account summary").ClickAsync();
        var signOut = page.Locator(".desk-account").GetByRole(AriaRole.Button, new() { Name = "Keluar" });
        await signOut.ClickAsync();
        await Assertions.Expect(page.Locator("[data-conflict]")).ToBeVisibleAsync();
        Assert.Contains("belum terkirim", Assert.Single(asked));
        leaves = true;
        await signOut.ClickAsync();
        await page.Reaches("http://*/");
        Assert.False(await page.EvaluateAsync<bool>($"caches.match('{Desk}').then(found => found !== undefined)"));
        await page.Context.SetOfflineAsync(true);
        await Assert.ThrowsAnyAsync<PlaywrightException>(() => page.GotoAsync(Desk));
    }

    private static async Task Open(IPage page)
    {
        await page.GotoAsync(Desk);
        await page.EvaluateAsync(
            """
            async () => {
              for (let tries = 0; tries < 100; tries++) {
                const cache = await caches.open("pages-2/meja/");
                if ((await cache.keys()).some(key => new URL(key.url).pathname === "/meja/semarang")) return;
                await new Promise(resolve => setTimeout(resolve, 100));
              }
              throw new Error("The page was not kept.");
            }
            """
        );
    }

    private static ILocator CheckIn(IPage page, Booking booking) =>
        page.Locator("#" + booking.Code).GetByRole(AriaRole.Button, new() { Name = "Check-in" });

    // Where somebody wants to look at it.
    private static Task Picture(IPage page, string name) =>
        Environment.GetEnvironmentVariable("HETEROSPACE_PICTURES") is { } folder
            ? page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"meja-{name}.png") })
            : Task.CompletedTask;

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
