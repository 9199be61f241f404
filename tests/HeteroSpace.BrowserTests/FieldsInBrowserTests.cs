using HeteroSpace.Foundation.Security;
using Microsoft.Playwright;

namespace HeteroSpace;

/// <summary>What forms add to a browser's own fields, by their one script.</summary>
public sealed class FieldsInBrowserTests
{
    [Fact]
    public async Task A_day_and_a_time_are_said_in_the_page_s_language_whatever_the_browser_s()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var page = await Manager(app, phone, "en-US");
        await page.GotoAsync("/konsol/semarang/jam?lang=id");
        var day = page.Locator("#mulai-day");
        await Assertions.Expect(day).ToBeHiddenAsync();
        await page.FillAsync("#mulai", "2026-12-05");
        await Assertions.Expect(day).ToHaveTextAsync("Sabtu, 5 Desember 2026");
        await page.FillAsync("#mulai", "");
        await Assertions.Expect(day).ToBeHiddenAsync();
        await page.GotoAsync("/konsol/semarang/jam?lang=en");
        await page.FillAsync("#mulai", "2026-12-05");
        await Assertions.Expect(day).ToHaveTextAsync("Saturday, 5 December 2026");
        await page.GotoAsync("/konsol/semarang/jam/tenang?lang=id");
        await page.FillAsync("#mulai", "15:30");
        await Assertions.Expect(page.Locator("#mulai-day")).ToHaveTextAsync("pukul 15.30");
    }

    [Fact]
    public async Task Where_the_browser_counts_to_twenty_four_a_time_is_not_said_twice()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var page = await Manager(app, phone, "id-ID");
        await page.GotoAsync("/konsol/semarang/jam/tenang");
        await page.FillAsync("#mulai", "15:30");
        await Assertions.Expect(page.Locator("#mulai-day")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task What_is_wrong_in_a_folded_part_is_unfolded_by_the_press_that_it_stops()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var page = await Manager(app, phone, "id-ID");
        await page.GotoAsync("/konsol/semarang/situs");
        var fold = page.Locator("summary", new() { HasText = "Nama, alamat, nomor" });
        await Assertions.Expect(page.Locator("#nama")).ToBeHiddenAsync();
        await fold.ClickAsync();
        await page.FillAsync("#nama", "");
        await fold.ClickAsync();
        await Assertions.Expect(page.Locator("#nama")).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Simpan" }).ClickAsync();
        await Assertions.Expect(page.Locator("#nama")).ToBeFocusedAsync();
    }

    private static async Task<IPage> Manager(HeteroApp app, Phone phone, string locale)
    {
        var manager = await app.Staff(Role.SiteManager, "semarang");
        return await phone.SignedIn(manager.Email!, width: 1280, locale);
    }
}
