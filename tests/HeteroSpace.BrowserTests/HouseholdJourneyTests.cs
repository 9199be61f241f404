using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace HeteroSpace;

/// <summary>One phone for a household: a mother books for her son, the desk meets him by name, and whoever takes the
/// phone next finds nothing of hers on it.</summary>
public sealed class HouseholdJourneyTests
{
    // Without scripts the same forms are sent in HouseholdTests.
    [Fact]
    public async Task A_mother_books_for_her_son_the_desk_lets_him_in_and_the_phone_goes_on_to_the_next()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var mother = await app.Member("Ibu Contoh");
        var desk = await phone.SignedIn((await app.Staff(Role.FrontDesk, "semarang")).Email!, 1280);
        var page = await phone.Page();
        await SignIn(page, mother.Email!);

        var booking = await BookForHerSon(page);
        await desk.GotoAsync("/konsol/semarang/pemesanan/" + booking.Split('/')[^1]);
        await Assertions.Expect(desk.Locator(".facts").First).ToContainTextAsync("Bayu Contoh");
        await Assertions.Expect(desk.GetByRole(AriaRole.Link, new() { Name = "Ibu Contoh" })).ToBeVisibleAsync();

        await page.GotoAsync("/saya/keluarga");
        await Assertions.Expect(page.GetByText("Bayu Contoh").First).ToBeVisibleAsync();
        await LeaveThePhone(page);
        Assert.Equal(
            1,
            await app.Read(db => db.Households().CountAsync(row => row.HeadId == mother.Id && row.IsMinor))
        );
    }

    private static async Task SignIn(IPage page, string email)
    {
        await page.GotoAsync("/masuk");
        await page.FillAsync("#kontak", email);
        await page.FillAsync("#sandi", "HeteroSpace-2026");
        await page.ClickAsync("form[data-once] button");
        await page.Reaches("**/saya");
    }

    // Open, press: as many steps as for herself; the fields are there when they are wanted.
    private static async Task<string> BookForHerSon(IPage page)
    {
        await page.GotoAsync("/ruang?situs=semarang&jenis=meeting-room&lama=60&orang=1");
        await page.GetByRole(AriaRole.Link, new() { Name = "11.00" }).First.ClickAsync();
        await page.FillAsync("#keperluan", "Belajar bersama");
        await Assertions.Expect(page.Locator("#anggota-nama")).ToBeHiddenAsync();
        await page.SelectOptionAsync("#untuk", Household.Another);
        await page.FillAsync("#anggota-nama", "Bayu Contoh");
        await page.SelectOptionAsync("#anggota-jenis", nameof(PersonKind.Student));
        await page.FillAsync("#anggota-lahir", $"{JourneyTests.Tuesday.Year - 10}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pesan tempat", Exact = true }).ClickAsync();
        // A child needs the word of a guardian; nothing that was typed is gone.
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("orang tua atau walinya");
        await Assertions.Expect(page.Locator("#anggota-nama")).ToHaveValueAsync("Bayu Contoh");
        await page.CheckAsync("#anggota-wali");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pesan tempat", Exact = true }).ClickAsync();
        await page.Reaches("**/saya/pemesanan/HS-*");
        await Assertions.Expect(page.GetByText("Untuk Bayu Contoh")).ToBeVisibleAsync();
        return page.Url;
    }

    // From the form of whoever takes the phone next: out, and on at the same form, as nobody.
    private static async Task LeaveThePhone(IPage page)
    {
        await page.GotoAsync("/pesan/semarang/ruang-rapat-1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bukan saya" }).ClickAsync();
        await page.Reaches("**/pesan/semarang/ruang-rapat-1");
        await Assertions.Expect(page.GetByText("Atas nama siapa?")).ToBeVisibleAsync();
        await page.GotoAsync("/saya/keluarga");
        await page.Reaches("**/masuk**");
    }
}
