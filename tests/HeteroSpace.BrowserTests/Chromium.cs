using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(HeteroSpace.Chromium))]

namespace HeteroSpace;

/// <summary>One browser for all tests. Each phone is a context of its own: nothing is kept for another.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> Started = new(Start);

    internal static async Task<IBrowser> Browser() => (await Started.Value).Browser;

    /// <summary>Another one, whose camera sees the film (<see cref="Film"/>); it belongs to who asked for it.</summary>
    internal static async Task<IBrowser> Seeing(string film) =>
        await Open(
            (await Started.Value).Driver,
            "--use-fake-device-for-media-stream",
            "--use-file-for-fake-video-capture=" + film
        );

    private static async Task<(IPlaywright, IBrowser)> Start()
    {
        // As long as for an address: another test may be at work beside this one.
        Assertions.SetDefaultExpectTimeout(15_000);
        var driver = await Playwright.CreateAsync();
        return (driver, await Open(driver));
    }

    private static Task<IBrowser> Open(IPlaywright driver, params string[] more) =>
        driver.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = "/usr/bin/chromium",
                Args =
                [
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    .. more,
                ],
            }
        );

    public async ValueTask DisposeAsync()
    {
        if (!Started.IsValueCreated)
            return;
        var (driver, browser) = await Started.Value;
        await browser.DisposeAsync();
        driver.Dispose();
    }
}
