using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using Microsoft.Playwright;

namespace HeteroSpace;

/// <summary>Ctrl+K: anything is found above the page that is read, by keys alone.</summary>
public sealed class FindBoxTests
{
    [Fact]
    public async Task Ctrl_K_finds_while_it_is_typed_and_Enter_opens_the_first()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var staff = await app.Staff(Role.SiteManager, "semarang");
        var booking = await Booked(app, staff.AccountId!.Value);
        var page = await phone.SignedIn(staff.Email!);
        await page.SetViewportSizeAsync(1280, 800);
        foreach (var from in (string[])["/konsol/semarang/papan", "/meja/semarang"])
        {
            await page.GotoAsync(from);
            await page.Keyboard.PressAsync("Control+k");
            var box = page.Locator("dialog.find-box-all");
            await Assertions.Expect(box).ToBeVisibleAsync();
            await Assertions.Expect(box.Locator("[name=cari]")).ToBeFocusedAsync();
            await page.Keyboard.TypeAsync("ratna");
            await Assertions.Expect(box.GetByText("Ibu Ratna")).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("ArrowDown");
            await Assertions.Expect(box.Locator("a").First).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(box).ToBeHiddenAsync();
            Assert.EndsWith(from, page.Url);
        }
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync(" kope");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/pemesanan/" + booking.Code);
    }

    private static async Task<Booking> Booked(HeteroApp app, Guid staff)
    {
        var starts = JourneyTests.Tuesday.AddDays(1);
        var guest = new Booker(null, "Ibu Ratna", PersonKind.Public, null, "+6281200000077", "id");
        var room = (await app.Space("semarang/kelas")).Space.Id;
        var wish = new BookingRequest(room, starts, starts.AddHours(1), 1, "Rapat koperasi", guest)
        {
            Staff = new(staff, "Dibuka untuk uji"),
        };
        return Assert.IsType<BookAnswer.Booked>(await app.Book(wish)).Booking;
    }
}
