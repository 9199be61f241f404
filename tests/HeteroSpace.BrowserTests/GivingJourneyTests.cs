using HeteroSpace.Contributions;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace HeteroSpace;

/// <summary>Gotong royong on phones: from a need written from a template to its row in the public ledger.</summary>
public sealed class GivingJourneyTests
{
    [Fact]
    public async Task A_need_is_written_promised_without_an_account_counted_by_two_thanked_and_read_in_the_ledger()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var manager = await phone.SignedIn((await app.Staff(Role.SiteManager, "semarang")).Email!);
        var desk = await phone.SignedIn((await app.Staff(Role.FrontDesk, "semarang")).Email!);
        await Publish(manager);
        var visitor = await phone.Page();
        await Promise(app, visitor);
        var pledge = await Shown(app);
        await Receive(manager, desk, pledge);
        await ValueAndThank(manager, pledge);
        await ReadTheLedger(visitor);
        Assert.Empty(await app.Do(services => Verify.Broken(services)));
    }

    private static async Task Publish(IPage manager)
    {
        await manager.GotoAsync("/konsol/semarang/gotong-royong/baru");
        await manager.GetByRole(AriaRole.Link, new() { Name = "Meja dan kursi" }).ClickAsync();
        await manager.SelectOptionAsync("#dasar", nameof(NeedBasis.LimitedCircle));
        await manager.FillAsync("#dasar-isi", "mitra Hetero Space Semarang");
        await Press(manager, "Terbitkan");
        await Said(manager);
    }

    // Whoever has no account and does not want to be named: two fields and one choice.
    private static async Task Promise(HeteroApp app, IPage visitor)
    {
        await visitor.GotoAsync("/gotong-royong");
        await visitor.GetByRole(AriaRole.Link, new() { Name = "Meja dan kursi" }).First.ClickAsync();
        await visitor.GetByRole(AriaRole.Link, new() { Name = "Saya bisa bantu" }).First.ClickAsync();
        await visitor.FillAsync("#nama", "Banyu Contoh");
        await visitor.FillAsync("#kontak", "0812 0000 7001");
        await visitor.FillAsync("#jumlah", "8");
        await visitor.GetByText("Hamba Allah").First.ClickAsync();
        // Nobody fills a form in no time.
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        await visitor.Locator("form[data-once] button.btn-primary").First.ClickAsync();
        await Assertions.Expect(visitor.Locator("p.code")).ToBeVisibleAsync();
    }

    private static async Task<Pledge> Shown(HeteroApp app)
    {
        var pledge = await app.Read(db => db.Pledges().AsNoTracking().SingleAsync());
        Assert.Equal((PledgeStatus.Pending, GiverShown.HambaAllah), (pledge.Status, pledge.ShownAs));
        Assert.True(await app.Do(services => services.GetRequiredService<MakePledge>().Show(pledge.Id)));
        return pledge;
    }

    // Not valued counts as above: two have to see it, and the second counts again.
    private static async Task Receive(IPage manager, IPage desk, Pledge pledge)
    {
        await manager.GotoAsync(Console(pledge));
        await Press(manager, "Terima tawarannya");
        await Said(manager);
        await Press(manager, "Catat", exact: true);
        await Said(manager);
        await desk.GotoAsync(Console(pledge));
        await desk.Locator("input[name^='hitungan']").FillAsync("8");
        await Press(desk, "Simpan hitungan");
        await Said(desk);
    }

    private static async Task ValueAndThank(IPage manager, Pledge pledge)
    {
        await manager.GotoAsync(Console(pledge));
        await manager.GetByText("Nilai dalam rupiah").ClickAsync();
        await manager.FillAsync("#nilai", "1200000");
        await manager.SelectOptionAsync("#dasar", nameof(ValueBasis.Estimate));
        await manager.FillAsync("#dasar-isi", "taksiran pengelola");
        await Press(manager, "Simpan nilai");
        await Said(manager);
        await manager.FillAsync("#ucapan", "Delapan kursi ini dipakai tiap pagi.");
        await manager.CheckAsync("input[name=terbuka]");
        await Press(manager, "Ucapkan");
        await Said(manager);
    }

    private static async Task ReadTheLedger(IPage visitor)
    {
        await visitor.GotoAsync("/gotong-royong/buku");
        var text = await visitor.InnerTextAsync("main");
        Assert.Contains("Rp1.200.000", text);
        Assert.Contains("Hamba Allah", text);
        Assert.DoesNotContain("Banyu Contoh", await visitor.ContentAsync());
        await visitor.GotoAsync("/gotong-royong/terima-kasih");
        Assert.Contains("Delapan kursi ini dipakai tiap pagi.", await visitor.InnerTextAsync("main"));
        Assert.DoesNotContain("Banyu Contoh", await visitor.ContentAsync());
    }

    private static string Console(Pledge pledge) => $"/konsol/semarang/gotong-royong/tawaran/{pledge.Code}";

    private static Task Press(IPage page, string button, bool exact = false) =>
        page.GetByRole(AriaRole.Button, new() { Name = button, Exact = exact }).First.ClickAsync();

    private static Task Said(IPage page) => Assertions.Expect(page.Locator(".notice-ok").First).ToBeVisibleAsync();
}
