using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Import;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Organizations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace HeteroSpace;

/// <summary>Every page at the width of a cheap phone, light and dark. axe takes a second a page, most of it its own script; run beside the journeys the two starve each other on two cores.</summary>
[Collection("browser")]
public sealed class LookTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task Axe_finds_nothing_and_nothing_is_wider_than_the_phone(bool dark)
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await using var phone = await Phone.For(app);
        var visitor = await phone.Page(dark);
        foreach (var path in (string[])["/", "/situs/solo", "/ruang", "/ruang/semarang/ruang-rapat-1", $"/pesan/semarang/ruang-acara?tanggal={JourneyTests.Tuesday.AddDays(3):yyyy-MM-dd}&jam=10:00&lama=60", "/masuk", "/daftar", "/tanya?dari=/situs/solo&situs=solo", "/komunitas", "/mitra?aktif=1", "/komunitas/daftar", "/kerja-sama", "/angka", "/tidak-ada"]) await Look(visitor, path, dark);
        var context = visitor.Context;
        var (manager, member) = (await app.Staff(Role.ProvincialAdministrator, null), await app.Member());
        var site = (await app.Space("semarang/kelas")).Site.Id;
        var community = (await app.Do(services => services.GetRequiredService<RegisterOrganization>().Now(new("Komunitas Batik Muda", "Community", "Craft", "33.74", "Kami belajar membatik bersama setiap hari Sabtu.", "@batikmuda", "0812 0000 3001"), site, manager.Id)))!;
        var (mapping, import) = (await Upload(app, site, false), await Upload(app, site, true));
        await app.Do(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            foreach (var name in (string[])["Kopi Pagi", "Kopi Pagi Kita"]) db.Add(new Organization { Name = name, Slug = OrganizationName.Slug(name), RegionCode = "33.74", SiteId = site, Status = OrganizationStatus.Verified, Registered = app.Now });
            return await db.SaveChangesAsync();
        });
        await visitor.GotoAsync("/masuk");
        await visitor.FillAsync("#kontak", manager.Email!);
        await visitor.FillAsync("#sandi", "HeteroSpace-2026");
        await visitor.ClickAsync("form[data-once] button");
        foreach (var path in (string[])["/saya", "/saya/profil", "/saya/token", "/konsol", "/konsol/semarang", "/konsol/semarang/papan", "/konsol/semarang/pesan", "/meja/semarang", "/konsol/semarang/situs", "/konsol/semarang/ruang", "/konsol/semarang/ruang/kelas", "/konsol/semarang/penutupan", "/konsol/semarang/libur", "/konsol/semarang/peran", "/konsol/semarang/nomor", "/saya/kabar", "/saya/data", "/saya/data/hapus", "/saya/data/minta", "/saya/kartu", "/saya/komunitas", "/saya/keamanan", "/saya/profil/usaha", "/saya/profil/ukuran", "/konsol/semarang/orang", "/konsol/semarang/verifikasi", "/konsol/semarang/permintaan-data", "/konsol/semarang/pertanyaan", "/konsol/semarang/kabar", "/konsol/semarang/kabar/contoh", $"/kartu/{manager.Code}", $"/konsol/semarang/orang/{member.Code}", "/konsol/semarang/organisasi", $"/konsol/semarang/organisasi/{community.Slug}", $"/komunitas/{community.Slug}", $"/komunitas/{community.Slug}/ubah", $"/komunitas/{community.Slug}/orang", "/konsol/semarang/kembar", "/konsol/semarang/organisasi/kopi-pagi/gabung?dengan=kopi-pagi-kita", "/komunitas/kopi-pagi/klaim", "/konsol/semarang/impor/komunitas", $"/konsol/semarang/impor/komunitas/{mapping}", $"/konsol/semarang/impor/komunitas/{import}", $"/konsol/semarang/impor/komunitas/{import}?lihat=Wrong", "/konsol/semarang/kerja-sama", "/konsol/semarang/kerja-sama/baru"]) await Look(visitor, path, dark);
    }

    private static Task<Guid> Upload(HeteroApp app, Guid site, bool check) => app.Do(async services =>
    {
        var work = services.GetRequiredService<ImportWork>();
        var import = await work.Take(work.Target("komunitas")!, site, null, "register.csv", Demo.DemoRegister.Csv(8, 6, 3));
        if (check && await work.Map(import, import.HeaderRow, import.Sources)) await work.Check(import.Id);
        return import.Id;
    });

    // In the dark only the colours differ; axe takes a second a page for all of it.
    private static readonly AxeRunOptions Colours = new() { RunOnly = new() { Type = "rule", Values = ["color-contrast"] } };

    private static async Task Look(IPage page, string path, bool dark)
    {
        await page.GotoAsync(path);
        var found = await page.RunAxe(dark ? Colours : null);
        Assert.True(found.Violations.Length == 0, $"{path}: " + string.Join("; ", found.Violations.Select(violation => $"{violation.Id} {violation.Nodes[0].Html}")));
        var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(width <= 360, $"{path} is {width} px wide");
    }
}
