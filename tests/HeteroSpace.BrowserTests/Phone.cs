using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace HeteroSpace;

/// <summary>A browser the size of a cheap phone, with nothing going out.</summary>
public sealed class Phone : IAsyncDisposable
{
    private readonly IBrowser _browser;
    private readonly string _address;
    private readonly ConcurrentBag<IBrowserContext> _opened = [];
    private readonly string? _film;

    private Phone(IBrowser browser, string address, string? film = null) =>
        (_browser, _address, _film) = (browser, address, film);

    /// <param name="host">
    /// The name the browser knows the app by; passkeys are bound to a name and do not take a bare number.
    /// </param>
    public static async Task<Phone> For(HeteroApp app, string? host = null) =>
        new(await Chromium.Browser(), host is null ? app.Address.ToString() : $"http://{host}:{app.Address.Port}/");

    /// <summary>Its camera sees the film, and the house may use it.</summary>
    public static async Task<Phone> Seeing(HeteroApp app, string film) =>
        new(await Chromium.Seeing(film), app.Address.ToString(), film);

    public static async Task<Phone> At(Uri address) => new(await Chromium.Browser(), address.ToString());

    public async Task<IPage> Page(int width = 360, bool scripts = true, string locale = "id-ID")
    {
        var context = await _browser.NewContextAsync(
            new()
            {
                BaseURL = _address,
                ViewportSize = new() { Width = width, Height = 740 },
                ColorScheme = ColorScheme.Light,
                JavaScriptEnabled = scripts,
                Locale = locale,
            }
        );
        _opened.Add(context);
        context.SetDefaultTimeout(15_000);
        if (_film is not null)
            await context.GrantPermissionsAsync(["camera"]);
        return await context.NewPageAsync();
    }

    /// <summary>Signs in through the form, as anyone does.</summary>
    public async Task<IPage> SignedIn(string email, int width = 360, string locale = "id-ID")
    {
        var page = await Page(width: width, locale: locale);
        await page.GotoAsync("/masuk");
        await page.FillAsync("#kontak", email);
        await page.FillAsync("#sandi", "HeteroSpace-2026");
        await page.ClickAsync("form[data-once] button");
        await page.Reaches("**/saya");
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _opened)
            await context.CloseAsync();
        if (_film is null)
            return;
        await _browser.CloseAsync();
        File.Delete(_film);
    }
}

/// <summary>Waiting that looks, instead of listening for what may have passed already.</summary>
public static class Waiting
{
    /// <summary>
    /// Waits until the page stands at an address (<c>**</c> for anything) and is read to its end. The address and the
    /// document are asked for anew until they say so: the events of a page that was quicker than the question are
    /// waited for in vain.
    /// </summary>
    public static async Task Reaches(this IPage page, string address)
    {
        var pattern = new Regex("^" + Regex.Escape(address).Replace(@"\*\*", ".*").Replace(@"\*", "[^/]*") + "$");
        await Assertions.Expect(page).ToHaveURLAsync(pattern, new() { Timeout = 15_000 });
        for (var tries = 0; tries < 150 && !await Read(page); tries++)
            await Task.Delay(100);
    }

    // Not WaitForFunction: the house's content policy forbids the evaluation it works by.
    private static async Task<bool> Read(IPage page)
    {
        try
        {
            return await page.EvaluateAsync<string>("document.readyState") == "complete";
        }
        catch (PlaywrightException)
        {
            return false;
        }
    }
}
