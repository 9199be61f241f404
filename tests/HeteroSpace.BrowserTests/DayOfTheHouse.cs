using Microsoft.Playwright;

namespace HeteroSpace;

/// <summary>The administrator's part of the day, and the first hour of a clerk whom they invite.</summary>
internal sealed class DayOfTheHouse(DayCast cast)
{
    private const string Console = "/konsol/semarang";
    private readonly IPage _administrator = cast.Administrator;
    private IPage _newcomer = null!;

    // What waits at each: the same number as where it is done.
    public async Task BothSitesSideBySide()
    {
        await _administrator.GotoAsync(Console + "/lokasi");
        var rows = _administrator.Locator("tbody tr");
        await _administrator.Says("tbody", "Solo");
        var here = rows.Filter(new() { HasText = "Semarang" });
        var counted = (await here.Locator(".waits").AllInnerTextsAsync()).Sum(text => int.Parse(text.Split()[0]));
        await _administrator.WaitsAtToday(counted);
        // Another site by the switch, on the same page.
        await _administrator.Locator(".site-switch summary").ClickAsync();
        await _administrator.Locator(".site-switch").GetByRole(AriaRole.Link, new() { Name = "Solo" }).ClickAsync();
        await _administrator.Reaches("**/konsol/solo");
    }

    // By a link that is shown once: who takes it makes an account on the way, and comes back to it.
    public async Task AClerkIsInvited()
    {
        await _administrator.GotoAsync(Console + "/peran");
        await _administrator.SelectOptionAsync("#sebagai", "FrontDesk");
        await _administrator.Press("Buat undangan");
        var link = await _administrator.Locator("a[href*='/undangan/petugas/']").First.GetAttributeAsync("href");
        _newcomer = await cast.Devices.Page(1024);
        await _newcomer.GotoAsync(new Uri(link!).PathAndQuery);
        await _newcomer.Follow("Buat akun");
        cast.Reads();
        await _newcomer.FillAsync("#nama", "Sekar Ayu");
        await _newcomer.FillAsync("#kontak", "sekar@example.org");
        await _newcomer.Press("Buat akun");
        await _newcomer.Says("main", "Satu langkah lagi");
        await cast.App.WorkJobs();
        await _newcomer.GotoAsync(cast.LastLink("sekar@example.org", "/konfirmasi/"));
        await _newcomer.Press("Konfirmasi");
        await _newcomer.Says("main", "terkonfirmasi");
        await _newcomer.Follow("Lanjutkan yang tadi");
        await _newcomer.Press("Terima undangan");
        await _newcomer.Says(".notice-ok", "Selamat bertugas, Sekar Ayu!");
    }

    // At the desk without having been told where it is.
    public async Task TheNewClerkServes()
    {
        await _newcomer
            .Locator("main, .console-menu")
            .GetByRole(AriaRole.Link, new() { Name = "Meja depan" })
            .First.ClickAsync();
        await _newcomer.Reaches("**/meja/semarang");
        await _newcomer.FillAsync("#siapa", "Pak Joko");
        await _newcomer.Press("Masukkan sekarang");
        await _newcomer.Says(".desk-toast", "Pak Joko masuk");
        await _administrator.GotoAsync(Console + "/peran");
        await _administrator.Says("main", "Sekar Ayu");
    }

    // Who did what, of all of them.
    public async Task ReadsWhatWasDone()
    {
        await _administrator.GotoAsync(Console + "/catatan");
        var record = await _administrator.Locator(".table-list").InnerTextAsync();
        foreach (var name in (string[])["Rini Astuti", "Hendra Wijaya", "Tri Lestari", "Dian Puspita", "Sekar Ayu"])
            Assert.Contains(name, record, StringComparison.Ordinal);
        foreach (var done in (string[])["disetujui", "diterbitkan"])
            Assert.Contains(done, record, StringComparison.Ordinal);
    }
}
