using System.Diagnostics;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace HeteroSpace;

/// <summary>A scanner at the desk of a full day, in a real browser: it types the address of a booking and Enter.
/// Counted until the guest stands among those who are in, with what can be done for them there.</summary>
internal static class ScanRun
{
    private const int Warm = 5,
        Scans = 30;

    public static async Task Measure(Bench bench)
    {
        await DeskDay.Fill(bench.World);
        var codes = await Coming(bench.World);
        using var server = bench.Serve();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Rushes.Chromium(playwright);
        var context = await browser.NewContextAsync(new() { BaseURL = $"http://127.0.0.1:{server.Port}" });
        var page = await context.NewPageAsync();
        await Rushes.SignIn(page, "meja@example.org");
        await page.GotoAsync("/meja/" + DeskDay.Site);
        List<double> times = [];
        foreach (var code in codes)
            times.Add(await Scan(page, server.Port, code));
        times = [.. times.Skip(Warm).Order()];
        bench.Table.Under(
            300,
            $"{bench.Engine}: scan to green at a desk with 500 bookings of the day, in a real browser, "
                + $"{Scans} scans (p50 {times[Scans / 2]:0} ms), p95 ms",
            times[Scans * 95 / 100]
        );
    }

    private static async Task<double> Scan(IPage page, int port, string code)
    {
        // A scanner types all of it within a few milliseconds.
        await page.FillAsync("#cari", $"http://127.0.0.1:{port}/meja/{DeskDay.Site}?cari={code}");
        var watch = Stopwatch.StartNew();
        await page.PressAsync("#cari", "Enter");
        await page.WaitForSelectorAsync($"#{code} form:has(input[value='selesai-{code}'])");
        return watch.Elapsed.TotalMilliseconds;
    }

    // Desks of their own, so that they may come whenever it is measured.
    private static async Task<List<string>> Coming(World world)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var site = await db.Sites().AsNoTracking().SingleAsync(row => row.Slug == DeskDay.Site);
        var at = DeskDay.AddDesks(db, site, "meja-pindai", "Meja Pindai", Warm + Scans);
        List<string> codes = [];
        for (var seat = 0; seat < Warm + Scans; seat++)
        {
            var guest = new Booker(null, $"Tamu {seat:00}", PersonKind.Public, null, "+6281200000077", "id");
            codes.Add(DeskDay.Book(db, at, seat, DateTime.UtcNow.AddMinutes(-1), TimeSpan.FromHours(1), guest).Code);
        }
        await db.SaveChangesAsync();
        scope.ServiceProvider.GetRequiredService<Catalogue>().Forget();
        return codes;
    }
}
