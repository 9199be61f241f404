using System.Globalization;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace HeteroSpace;

/// <summary>Two phones at the door; one of them has no network, and both let in the same ticket.</summary>
internal sealed class TwoDoors(HeteroApp app, IPage first, IPage second)
{
    public async Task LetIn(string slug)
    {
        var codes = await Codes();
        Assert.Equal(30, codes.Count);
        foreach (var door in new[] { first, second })
            await Open(door, slug);
        await KeepsThePage();
        await ScanWithoutANetwork(codes);
        await ScanBeside(codes);
        await first.Context.SetOfflineAsync(false);
        // The ticket both believed in.
        await Assertions.Expect(first.Locator("#bentrok-daftar li")).ToHaveCountAsync(1);
        await Assertions.Expect(first.Locator("#antrean")).Not.ToContainTextAsync("menunggu");
        Assert.Equal(
            (20, 1),
            await app.Read(async db =>
                (await db.Attendances().CountAsync(), await db.Scans().CountAsync(row => row.Conflict))
            )
        );
    }

    // Of all who have a seat in the room.
    private async Task<List<string>> Codes() =>
        (
            await app.Read(db =>
                db.Tickets()
                    .Where(row =>
                        !row.Returned
                        && db.Registrations()
                            .Any(known =>
                                known.Id == row.RegistrationId
                                && known.Attend == Attend.InPerson
                                && known.Status == RegistrationStatus.Confirmed
                            )
                    )
                    .Select(row => row.SealedCode)
                    .ToListAsync()
            )
        )
            .ConvertAll(app.Opened)
            .Order(StringComparer.Ordinal)
            .ToList();

    private static async Task Open(IPage door, string slug)
    {
        await door.GotoAsync("/pindai/" + slug);
        await Assertions.Expect(door.Locator("#pintu[data-ready]")).ToBeVisibleAsync();
        await Assertions.Expect(door.Locator("#antrean")).ToContainTextAsync("60 tiket");
    }

    // The page and what it needs stand on the phone, its list of names does not.
    private async Task KeepsThePage()
    {
        const string keys = "caches.open('pages-2/pindai/').then(cache => cache.keys())";
        await first.WaitForFunctionAsync(
            keys + ".then(keys => keys.some(key => key.url.includes('/pindai/')) && keys.length > 2)"
        );
        Assert.False(
            await first.EvaluateAsync<bool>(keys + ".then(keys => keys.some(key => key.url.includes('daftar')))")
        );
    }

    private async Task ScanWithoutANetwork(List<string> codes)
    {
        await first.Context.SetOfflineAsync(true);
        // The page itself comes from the phone as well.
        await first.ReloadAsync();
        await Assertions.Expect(first.Locator("#pintu[data-ready]")).ToBeVisibleAsync();
        foreach (var code in codes.Take(12))
            await Scan(first, code.ToLowerInvariant().Replace("-", " "), "Selamat datang");
        var milliseconds = await first.Locator("#pintu").GetAttributeAsync("data-milliseconds") ?? "";
        Assert.True(double.Parse(milliseconds, CultureInfo.InvariantCulture) < 100);
        await Scan(first, codes[0], "Sudah masuk");
        await Scan(first, "HT-2222-2222", "tidak ada di daftar");
        await Assertions.Expect(first.Locator("#antrean")).ToContainTextAsync("12 menunggu dikirim");
    }

    // The twelfth of the codes is let in by both; and someone of the class is looked for by name.
    private async Task ScanBeside(List<string> codes)
    {
        foreach (var code in codes.Skip(11).Take(9))
            await Scan(second, code, "Selamat datang");
        await Assertions.Expect(second.Locator("#antrean")).Not.ToContainTextAsync("menunggu");
        await second.FillAsync("#cari", "siswa");
        await Assertions.Expect(second.Locator("#hasil li").First).ToContainTextAsync("Siswa");
    }

    private static async Task Scan(IPage door, string code, string said)
    {
        await door.FillAsync("#kode", code);
        await door.PressAsync("#kode", "Enter");
        await Assertions.Expect(door.Locator("#jawaban")).ToContainTextAsync(said);
        await Assertions.Expect(door.Locator("#kode")).ToHaveValueAsync("");
    }
}
