using Microsoft.Playwright;

namespace HeteroSpace;

/// <summary>A Chromium the size of a cheap phone, without scripts of its own and with nothing going out.</summary>
public sealed class Phone : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly HeteroApp _app;

    private readonly string _address;

    private Phone(IPlaywright playwright, IBrowser browser, HeteroApp app, string? host) =>
        (_playwright, _browser, _app, _address) = (playwright, browser, app, host is null ? app.Address.ToString() : $"http://{host}:{app.Address.Port}/");

    /// <param name="host">The name the browser knows the app by; passkeys are bound to a name and do not take a bare number.</param>
    public static async Task<Phone> For(HeteroApp app, string? host = null)
    {
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
        }), app, host);
    }

    public async Task<IPage> Page(bool dark = false, int width = 360, bool scripts = true)
    {
        var context = await _browser.NewContextAsync(new() { BaseURL = _address, ViewportSize = new() { Width = width, Height = 740 }, ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light, JavaScriptEnabled = scripts, Locale = "id-ID" });
        context.SetDefaultTimeout(15_000);
        return await context.NewPageAsync();
    }

    /// <summary>Signs in through the form, as anyone does.</summary>
    public async Task<IPage> SignedIn(string email, int width = 360)
    {
        var page = await Page(width: width);
        await page.GotoAsync("/masuk");
        await page.FillAsync("#kontak", email);
        await page.FillAsync("#sandi", "HeteroSpace-2026");
        await page.ClickAsync("form[data-once] button");
        // The address has changed; its load event may have passed already, and is then waited for in vain.
        await page.WaitForURLAsync("**/saya", new() { WaitUntil = WaitUntilState.Commit });
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
