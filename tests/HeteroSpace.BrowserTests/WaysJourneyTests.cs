using HeteroSpace.Bookings;
using Microsoft.Playwright;

namespace HeteroSpace;

/// <summary>The ways round the pages, by thumb and by keyboard, at every width and with large letters.</summary>
public sealed class WaysJourneyTests
{
    private const string OtherWidths = "Other widths, pages and languages only in ./test --long";

    [Theory]
    [InlineData(320, true), InlineData(360, true), InlineData(768, true), InlineData(360, false)]
    public async Task The_menu_opens_under_its_button_which_stays_and_shuts_by_it_and_by_Escape(int width, bool scripts)
    {
        Assert.SkipUnless(width == 360 || LongRun.Is, OtherWidths);
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var page = await phone.Page(width, scripts);
        await page.GotoAsync("/acara");
        var button = page.Locator(".menu-all summary");
        var before = (await button.BoundingBoxAsync())!;
        await button.ClickAsync();
        await Assertions.Expect(page.Locator(".menu-all").GetByText("Daftar gratis")).ToBeVisibleAsync();
        var after = (await button.BoundingBoxAsync())!;
        Assert.Equal((before.X, before.Y, before.Width), (after.X, after.Y, after.Width));
        // A second tap at the same place shuts it again.
        await page.Mouse.ClickAsync(before.X + 20, before.Y + 20);
        await Assertions.Expect(page.Locator(".menu-all[open]")).ToHaveCountAsync(0);
        if (!scripts)
            return;
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".menu-all[open]")).ToHaveCountAsync(0);
        await Assertions.Expect(button).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData(320, "id"), InlineData(320, "en"), InlineData(360, "id"), InlineData(360, "en")]
    public async Task No_word_of_the_bar_is_cut_also_with_letters_twice_as_large(int width, string language)
    {
        Assert.SkipUnless(width == 320 && language == "id" || LongRun.Is, OtherWidths);
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var page = await phone.Page(width);
        await page.GotoAsync("/bantuan?lang=" + language);
        foreach (var letters in (string[])["100%", "200%"])
        {
            await page.EvaluateAsync($"document.documentElement.style.fontSize = '{letters}'");
            var ends = await page.EvaluateAsync<float[]>(
                "[...document.querySelectorAll('.bottom-bar span')]"
                    + ".flatMap(word => [word.getBoundingClientRect().left, word.getBoundingClientRect().right])"
            );
            Assert.Equal(10, ends.Length);
            // In order, none over the next, all on the screen.
            Assert.Equal(ends.Order(), ends);
            Assert.InRange(ends[0], 0, width);
            Assert.InRange(ends[^1], 0, width);
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        }
    }

    [Fact]
    public async Task The_header_is_whole_and_in_one_line_at_every_width_for_staff_too()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var staff = await app.Staff(Foundation.Security.Role.ProvincialAdministrator, null);
        foreach (var page in (IPage[])[await phone.Page(), await phone.SignedIn(staff.Email!)])
        foreach (var language in (string[])["id", "en"])
        {
            await page.GotoAsync("/kontak?lang=" + language);
            for (var width = 320; width <= 1280; width += 60)
            {
                await page.SetViewportSizeAsync(width, 740);
                var height = (await page.Locator(".site-header").BoundingBoxAsync())!.Height;
                Assert.True(height < 75, $"{language}, {width}: {height} high");
                Assert.True(
                    await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"),
                    $"{language}, {width}: wider than the screen"
                );
            }
        }
    }

    [Fact]
    public async Task A_refused_form_has_the_focus_on_what_is_wrong_and_skipping_goes_to_the_content()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var page = await phone.Page();
        await page.GotoAsync("/masuk");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#isi")).ToBeFocusedAsync();
        await page.FillAsync("#kontak", "siapa@example.org");
        await page.FillAsync("#sandi", "bukan-sandinya");
        await page.ClickAsync("form[data-once] button");
        await Assertions.Expect(page.Locator(".error-summary")).ToBeFocusedAsync();
        Assert.StartsWith("Periksa lagi: ", await page.TitleAsync());
    }

    [Theory]
    [InlineData("/privasi"), InlineData("/bantuan"), InlineData("/kontak")]
    public async Task Until_our_letters_have_come_the_others_take_the_same_room(string address)
    {
        Assert.SkipUnless(address == "/bantuan" || LongRun.Is, OtherWidths);
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var (with, without) = (await phone.Page(), await phone.Page());
        await without.RouteAsync("**/*.woff2", route => route.AbortAsync());
        var heights = new List<float>();
        foreach (var page in (IPage[])[with, without])
        {
            await page.GotoAsync(address);
            heights.Add((await page.Locator("main").BoundingBoxAsync())!.Height);
        }
        Assert.InRange(heights[1] / heights[0], .985f, 1.015f);
    }

    [Fact]
    public async Task A_booking_once_opened_shows_without_a_network_and_goes_with_signing_out()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app, "localhost");
        var member = await app.Member("Sumarni Tanpa Sinyal");
        var (at, starts) = (await app.Space("semarang/ruang-rapat-1"), app.Now.AddDays(1));
        var booking = Assert
            .IsType<BookAnswer.Booked>(
                await app.Book(new(at.Space.Id, starts, starts.AddHours(1), 1, "Rapat koperasi", member.Books()))
            )
            .Booking;
        var page = await phone.SignedIn(member.Email!);
        await page.GotoAsync("/saya/pemesanan/" + booking.Code);
        await Assertions.Expect(page.Locator("[data-offline]")).ToBeVisibleAsync();
        await page.Context.SetOfflineAsync(true);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".code")).ToHaveTextAsync(booking.Code);
        await Assertions.Expect(page.Locator(".qr svg")).ToBeVisibleAsync();
        // It says of when it is, also where nobody can ask.
        await Assertions.Expect(page.Locator("[data-offline]")).ToContainTextAsync("keadaan Selasa");
        await page.Context.SetOfflineAsync(false);
        await page.Locator(".more summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keluar" }).ClickAsync();
        await page.Reaches("http://*/");
        Assert.Equal(0, await page.EvaluateAsync<int>("caches.keys().then(names => names.length)"));
        await page.Context.SetOfflineAsync(true);
        await Assert.ThrowsAnyAsync<PlaywrightException>(() => page.GotoAsync("/saya/pemesanan/" + booking.Code));
    }

    [Fact]
    public async Task Without_a_network_the_house_says_so_and_keeps_nobodys_page()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app, "localhost");
        var member = await app.Member("Sumarni Tanpa Jaringan");
        var page = await phone.SignedIn(member.Email!);
        await page.EvaluateAsync(
            "navigator.serviceWorker.register('/dist/offline-worker.js', { scope: '/' })"
                + ".then(() => navigator.serviceWorker.ready).then(() => true)"
        );
        await page.GotoAsync("/saya");
        await page.Context.SetOfflineAsync(true);
        await page.GotoAsync("/saya");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Sedang tidak ada jaringan");
        await Assertions.Expect(page.Locator(".empty .icon")).ToBeVisibleAsync();
        Assert.DoesNotContain("Sumarni", await page.ContentAsync());
        var held = await page.EvaluateAsync<string>(
            "caches.open('offline-1').then(kept => kept.keys())"
                + ".then(keys => keys.map(key => new URL(key.url).pathname).join(' '))"
        );
        Assert.All(held.Split(' '), path => Assert.True(path == "/tanpa-jaringan" || path.StartsWith("/dist/"), path));
    }
}
