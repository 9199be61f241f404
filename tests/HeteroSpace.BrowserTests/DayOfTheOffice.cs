using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace HeteroSpace;

/// <summary>The manager's part of the day.</summary>
internal sealed class DayOfTheOffice(DayCast cast)
{
    private const string Console = "/konsol/semarang";
    private readonly IPage _manager = cast.Manager;

    public async Task CancelsForOneWhoCalled()
    {
        await _manager.GotoAsync(Console + "/pemesanan?cari=darto");
        await _manager.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Pak Darto" }).First.ClickAsync();
        await _manager.FillAsync("#alasan-batal", "Menelepon: anaknya sakit");
        await _manager.Press("Batalkan dan beri tahu pemesan");
        await _manager.Says(".status", "Dibatalkan");
    }

    // What waits besides: an idea and a comment. Two requests are ticked, approved, taken back and approved again.
    public async Task DecidesSeveralAtOnceAndTakesThemBack()
    {
        await _manager.WaitsAtToday(5);
        await ApproveTwo();
        await _manager.Locator(".undo-bar").GetByRole(AriaRole.Button, new() { Name = "Urungkan 2" }).ClickAsync();
        await Assertions.Expect(Row("Citra Dewi")).ToBeVisibleAsync();
        await _manager.WaitsAtToday(5);
        await ApproveTwo();
        await _manager.WaitsAtToday(3);
    }

    private async Task ApproveTwo()
    {
        foreach (var name in (string[])["Citra Dewi", "Dedi Kurnia"])
            await Row(name).GetByRole(AriaRole.Checkbox).CheckAsync();
        await _manager.Press("Setujui 2");
        await _manager.Says(".undo-bar", "Citra Dewi");
        await _manager.Says(".undo-bar", "Dedi Kurnia");
    }

    // By keys: the first of them in hand and approved.
    public async Task DecidesTheLastByKeys()
    {
        await _manager.GotoAsync(Console + "?jenis=permohonan");
        await Assertions.Expect(_manager.Locator(".queue-row")).ToHaveCountAsync(1);
        await _manager.Keyboard.PressAsync("j");
        await _manager.Keyboard.PressAsync("s");
        await _manager.Says(".undo-bar", "Endah Rahayu disetujui");
        await _manager.Says(".today-queue .empty", "2 lainnya menunggu");
        await _manager.GotoAsync(Console + "/permohonan");
        await _manager.Says("main .empty", "Tidak ada permohonan yang menunggu");
    }

    public async Task FindsAnything()
    {
        await _manager.GotoAsync(Console);
        await _manager.Keyboard.PressAsync("Control+k");
        await _manager.Keyboard.TypeAsync("citra");
        await _manager.Says("dialog.find-box-all", "Terkonfirmasi");
        await _manager.Keyboard.PressAsync("Escape");
    }

    public async Task ClosesARoomWithOffers()
    {
        var day = $"{JourneyTests.Tuesday:yyyy-MM-dd}";
        await _manager.GotoAsync(Console + "/penutupan");
        await _manager.SelectOptionAsync("#ruang", new SelectOptionValue { Label = "Ruang Rapat 1" });
        await _manager.FillAsync("#mulai", day + "T14:00");
        await _manager.FillAsync("#sampai", day + "T17:00");
        await _manager.FillAsync("#alasan", "AC diperbaiki");
        await _manager.GetByRole(AriaRole.Button, new() { Name = "Tutup", Exact = true }).ClickAsync();
        await _manager.Says("#kena", cast.InTheAfternoon.Name);
        await _manager.Press("Tutup dan kirim 1");
        await Assertions.Expect(_manager.GetByRole(AriaRole.Status).First).ToBeVisibleAsync();
        await cast.App.WorkJobs();
    }

    // By the link that came by mail.
    public async Task TheOfferIsTaken()
    {
        var phone = await cast.Devices.Page();
        await phone.GotoAsync(cast.LastLink(cast.Bagus.Email!, "/status/"));
        await phone.Press("Terima");
        await phone.Says("main", "Ruang Rapat 2");
        var now = await cast.App.Read(db =>
            db.Bookings().AsNoTracking().SingleAsync(row => row.Id == cast.InTheAfternoon.Id)
        );
        Assert.Equal(cast.OfRatna.SpaceId, now.SpaceId);
        Assert.Equal(cast.Bagus.Id, now.PersonId);
    }

    // The booking, then where it goes.
    public async Task MovesABookingByTwoPresses()
    {
        await _manager.GotoAsync(Console + "/papan");
        await _manager.Locator("#r-ruang-rapat-2 a.bd-block").Filter(new() { HasText = "Bu Sari" }).ClickAsync();
        await _manager.Locator("button.bd-target[aria-label^='Pindah ke Ruang Rapat 1, 19.00']").ClickAsync();
        await _manager.Says(".notice-ok", "Dipindah: Bu Sari ke Ruang Rapat 1");
        await _manager.Says("#r-ruang-rapat-1", "Bu Sari");
    }

    // The board, the desk and the house agree at the end of the day.
    public Task NothingIsLeft() => _manager.WaitsAtToday(0);

    private ILocator Row(string name) =>
        _manager
            .Locator(".queue-row")
            .Filter(new() { Has = _manager.Locator(".queue-name", new() { HasText = name }) });
}
