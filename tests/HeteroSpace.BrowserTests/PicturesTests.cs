using Microsoft.Playwright;

namespace HeteroSpace;

/// <summary>
/// Takes the pictures of README and docs/pictures.md from a demo that runs: with <c>HETEROSPACE_PICTURES_OF</c> its
/// address and with <c>HETEROSPACE_PICTURES_TO</c> their folder; <c>scripts/pictures</c> sets both.
/// </summary>
public sealed class PicturesTests
{
    private static readonly (string Name, string Path)[] OnAPhone =
    [
        ("home", "/"),
        ("events", "/acara"),
        ("event", "/acara/kelas-foto-produk"),
        ("spaces", "/ruang"),
        ("site", "/situs/semarang"),
        ("trail", "/jejak/pasar-batik-sungai"),
        ("communities", "/komunitas"),
        ("book", "/pesan/semarang/meja-bersama"),
    ];

    [Fact]
    public async Task The_demo_is_photographed()
    {
        if (Environment.GetEnvironmentVariable("HETEROSPACE_PICTURES_OF") is not { Length: > 0 } demo)
        {
            Assert.Skip("Only by scripts/pictures");
            return;
        }
        var browser = await Chromium.Browser();
        await using var phone = await browser.NewContextAsync(Of(demo, 360, 740));
        var page = await phone.NewPageAsync();
        foreach (var (name, path) in OnAPhone)
            await Take(page, path, name);
        await using var desk = await browser.NewContextAsync(Of(demo, 1280, 800));
        page = await desk.NewPageAsync();
        await page.GotoAsync("/masuk");
        await page.FillAsync("#kontak", "meja@example.org");
        await page.FillAsync("#sandi", "HeteroSpace-2026");
        await page.ClickAsync("form[data-once] button");
        await page.Reaches("**/saya");
        await Take(page, "/meja/semarang", "desk");
    }

    private static BrowserNewContextOptions Of(string demo, int width, int height) =>
        new()
        {
            BaseURL = demo,
            ViewportSize = new() { Width = width, Height = height },
            Locale = "id-ID",
        };

    private static async Task Take(IPage page, string path, string name)
    {
        await page.GotoAsync(path);
        await page.ScreenshotAsync(
            new()
            {
                Path = Path.Combine(Environment.GetEnvironmentVariable("HETEROSPACE_PICTURES_TO")!, name + ".jpg"),
                Type = ScreenshotType.Jpeg,
                Quality = 72,
            }
        );
    }
}
