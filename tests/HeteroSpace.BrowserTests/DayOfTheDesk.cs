using HeteroSpace.Bookings;
using Microsoft.Playwright;

namespace HeteroSpace;

/// <summary>The front desk's part of the day.</summary>
internal sealed class DayOfTheDesk(DayCast cast)
{
    private const string Desk = "/meja/semarang";
    private readonly IPage _clerk = cast.Clerk;

    // Whoever signed in stands in their own space, and finds the desk there.
    public async Task BeginsFromOwnSpace()
    {
        await _clerk.GotoAsync("/saya");
        await _clerk.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Meja depan" }).ClickAsync();
        await _clerk.Reaches("**" + Desk);
    }

    // One by the row, one by the code of the booking.
    public async Task ChecksInTheFirst()
    {
        await Row("Ibu Ratna").GetByRole(AriaRole.Button, new() { Name = "Check-in" }).ClickAsync();
        await Says("Ibu Ratna");
        await _clerk.FillAsync("#cari", $"https://heterospace.example{Desk}?cari={cast.OfBagus.Code}");
        await _clerk.Keyboard.PressAsync("Enter");
        await Says("Bagus Prakoso");
        await IsKept("selesai-" + cast.OfBagus.Code);
    }

    // The page comes from the device; who stands in the queue is let in all the same.
    public async Task LosesTheNetwork()
    {
        await _clerk.Context.SetOfflineAsync(true);
        await _clerk.ReloadAsync();
        await _clerk.Says("[data-net]", "Tanpa jaringan, data per 08.55");
        foreach (var booking in (Booking[])[cast.OfWening, cast.OfDarto])
        {
            await Acts(booking, "Check-in").ClickAsync();
            await _clerk.Says("#" + booking.Code, "menunggu dikirim");
        }
    }

    // One came while a colleague wrote that he does not: it is said who did what, and stays until it was seen to.
    public async Task HearsOfItWithTheNetwork()
    {
        await _clerk.Context.SetOfflineAsync(false);
        var conflict = _clerk.Locator("[data-conflict]");
        await Assertions.Expect(conflict).ToHaveCountAsync(1);
        await Assertions.Expect(conflict).ToContainTextAsync("Pak Darto");
        await Assertions.Expect(conflict).ToContainTextAsync("oleh Hendra Wijaya");
        await Assertions.Expect(Acts(cast.OfWening, "Keluar")).ToBeVisibleAsync();
        await conflict.GetByRole(AriaRole.Button, new() { Name = "Sudah diurus" }).ClickAsync();
        await Assertions.Expect(conflict).ToHaveCountAsync(0);
    }

    // The house opens at nine; who has not booked comes in from then on.
    public async Task LetsInWhoHasNotBooked()
    {
        cast.Is(9, 2);
        await _clerk.GotoAsync(Desk);
        await _clerk.FillAsync("#siapa", "Ibu Sri");
        await _clerk.Press("Masukkan sekarang");
        await Says("Ibu Sri masuk");
        await Assertions.Expect(_clerk.Locator(".desk-row").Filter(new() { HasText = "Keluar" })).ToHaveCountAsync(4);
    }

    // As it is asked, and with the tab that leads to the board and back.
    public async Task AnswersTheTelephone()
    {
        await _clerk.FillAsync("#cari", "rapat 2 jam 3");
        await _clerk.Keyboard.PressAsync("Enter");
        await _clerk.Says("#temuan", "Ruang Rapat 2");
        await _clerk.Says("#temuan", "kosong pukul 15.00, sampai 18.00");
        await _clerk.Locator("#temuan").GetByRole(AriaRole.Link, new() { Name = "Papan" }).ClickAsync();
        await _clerk.Says("#r-ruang-rapat-2", "Bu Sari");
        await _clerk
            .Locator(".console-menu")
            .GetByRole(AriaRole.Link, new() { Name = "Meja depan" })
            .First.ClickAsync();
        await _clerk.Reaches("**" + Desk);
    }

    // Who has no mail is told from the telephone of the site, one after the other.
    public async Task SendsByHand()
    {
        await _clerk.GotoAsync("/konsol/semarang/kabar");
        var sent = _clerk.GetByRole(AriaRole.Button, new() { Name = "Sudah dikirim" });
        Assert.NotEqual(0, await sent.CountAsync());
        while (await sent.CountAsync() is > 0 and var left)
        {
            await sent.First.ClickAsync();
            await Assertions.Expect(sent).ToHaveCountAsync(left - 1);
        }
    }

    public async Task HandsOn()
    {
        await cast.Manager.GotoAsync(Desk + "/serah-terima");
        await cast.Manager.Press("Pakai daftar awal");
        await _clerk.GotoAsync(Desk + "/serah-terima");
        await _clerk.FillAsync("#catat", "Kunci kelas di laci kedua.");
        await _clerk.Press("Tempel");
        await _clerk.Says(".shift-note", "laci kedua");
        var open = _clerk.Locator("#daftar-Closing ~ .check-lines li:not(.done) button");
        while (await open.CountAsync() is > 0 and var left)
        {
            await open.First.ClickAsync();
            await Assertions.Expect(open).ToHaveCountAsync(left - 1);
        }
        await _clerk.GotoAsync(Desk);
        await _clerk.Says(".shift-part", "laci kedua");
    }

    // --- what stands at the desk ------------------------------------------------------------------------------

    private ILocator Row(string name) => _clerk.Locator(".desk-row").Filter(new() { HasText = name }).First;

    private ILocator Acts(Booking booking, string button) =>
        _clerk.Locator("#" + booking.Code).GetByRole(AriaRole.Button, new() { Name = button });

    private Task Says(string text) => _clerk.Says(".desk-toast, .desk-list .notice", text);

    // The page as it stands now is on the device.
    private async Task IsKept(string holds)
    {
        const string kept = "caches.match('/meja/semarang').then(page => page ? page.text() : '')";
        for (var tries = 0; !(await _clerk.EvaluateAsync<string>(kept)).Contains(holds); tries++)
        {
            Assert.True(tries < 150, "The page was not kept.");
            await Task.Delay(100);
        }
    }
}
