using AngleSharp.Dom;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Web;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Foundation;

/// <summary>What staff did is found again: by word, kind, person and day, at their own site.</summary>
public sealed class AuditPageTests
{
    private const string Page = "/konsol/semarang/catatan";

    private static async Task<Guid> Site(HeteroApp app, string slug) =>
        (await app.Services.GetRequiredService<Catalogue>().Site(slug))!.Site.Id;

    private static Task<int> Note(HeteroApp app, Guid? by, Guid? site, string action, string subject, string? detail) =>
        app.Read(db =>
        {
            db.Audit().Add(AuditRow.Of(app.Now, by, site, action, subject, detail));
            return db.SaveChangesAsync();
        });

    private static async Task<List<string>> Rows(HttpClient client, string query = "", string page = Page) =>
        [.. (await Read(client, page + query)).QuerySelectorAll("tbody tr").Select(row => row.TextContent)];

    private static async Task<IDocument> Read(HttpClient client, string address) =>
        await (await client.GetAsync(address)).Read();

    private static async Task<(HeteroApp App, Person Manager)> Filled()
    {
        var app = await HeteroApp.Start(AtDesk.Monday);
        var manager = await app.Staff(Role.SiteManager, "semarang");
        var (here, there) = (await Site(app, "semarang"), await Site(app, "solo"));
        await Note(app, manager.AccountId, here, "booking.approved", "booking:HS-7KQ4-2M", "Surat lengkap");
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await Note(app, null, here, "event.cancelled", "event:kelas-batik", "Pemateri SAKIT");
        app.Clock.Advance(TimeSpan.FromDays(2));
        await Note(app, null, here, "enquiry.answered", "enquiry:" + Guid.CreateVersion7(), null);
        await Note(app, manager.AccountId, there, "space.changed", "space:solo/aula", "Kapasitas");
        await Note(app, null, null, "job.dropped", "job:1", "Tanpa lokasi");
        return (app, manager);
    }

    [Fact]
    public async Task It_is_found_by_word_kind_person_and_day()
    {
        var (app, manager) = await Filled();
        await using var _ = app;
        using var client = await RightsTests.Browser(app, manager);
        var all = await Rows(client);
        Assert.Equal(3, all.Count);
        Assert.Contains("Pertanyaan", all[0]);
        Assert.Contains(manager.Name, all[2]);
        Assert.Contains("disetujui", all[2]);
        Assert.Contains("Sistem", all[1]);
        Assert.Contains("HS-7KQ4-2M", Assert.Single(await Rows(client, "?cari=surat")));
        Assert.Contains("SAKIT", Assert.Single(await Rows(client, "?cari=sakit+batik")));
        Assert.Contains("kelas-batik", Assert.Single(await Rows(client, "?jenis=event")));
        Assert.Single(await Rows(client, $"?akun={manager.AccountId:n}"));
        var second = app.Now.ToString("yyyy-MM-dd");
        Assert.Single(await Rows(client, "?mulai=" + second));
        Assert.Equal(2, (await Rows(client, "?sampai=" + app.Now.AddDays(-1).ToString("yyyy-MM-dd"))).Count);
        var link = (await Read(client, Page + "?cari=surat")).QuerySelector("tbody a")!;
        Assert.Equal("/konsol/semarang/pemesanan/HS-7KQ4-2M", link.GetAttribute("href"));
    }

    [Fact]
    public async Task Another_sites_rows_are_for_the_province_alone()
    {
        var (app, manager) = await Filled();
        await using var _ = app;
        using var own = await RightsTests.Browser(app, manager);
        Assert.Equal(3, (await Rows(own, "?semua=ya")).Count);
        using var province = await RightsTests.Browser(app, await app.Staff(Role.ProvincialAdministrator, null));
        Assert.Equal(5, (await Rows(province, "?semua=ya")).Count);
        Assert.Contains("Kapasitas", Assert.Single(await Rows(province, page: "/konsol/solo/catatan")));
    }

    [Theory]
    [InlineData("?cari=%25")]
    [InlineData("?cari=%27%20or%201%3D1%20--")]
    [InlineData("?jenis=tidak-ada")]
    public async Task What_nothing_matches_says_so(string query)
    {
        var (app, manager) = await Filled();
        await using var _ = app;
        using var client = await RightsTests.Browser(app, manager);
        Assert.Empty(await Rows(client, query));
        Assert.Contains("Tidak ada catatan", (await Read(client, Page + query)).Body!.TextContent);
    }

    [Fact]
    public async Task What_cannot_be_read_is_left_out_of_the_question_and_long_lists_go_by_page()
    {
        var (app, manager) = await Filled();
        await using var _ = app;
        var here = await Site(app, "semarang");
        for (var number = 0; number < 60; number++)
            await Note(app, null, here, "space.changed", "space:semarang/aula", $"Ubah {number}");
        using var client = await RightsTests.Browser(app, manager);
        Assert.Equal(50, (await Rows(client, "?mulai=kemarin&akun=saya&hal=x&cari=" + new string('a', 5000))).Count);
        Assert.Equal(13, (await Rows(client, "?hal=2")).Count);
        var next = (await Read(client, Page + "?jenis=space")).QuerySelector("a[rel=next]")!;
        Assert.Equal(10, (await Rows(client, page: next.GetAttribute("href")!)).Count);
    }

    [Fact]
    public async Task So_much_is_asked_in_five_minutes_and_what_was_asked_stays_in_its_field()
    {
        var (app, manager) = await Filled();
        await using var _ = app;
        using var client = await RightsTests.Browser(app, manager);
        for (var number = 0; number < 60; number++)
            Assert.Single(await Rows(client, "?cari=surat"));
        var page = await Read(client, Page + "?cari=surat+lengkap");
        Assert.Contains(Allowances.Enough, page.QuerySelector("[role=status]")!.TextContent);
        Assert.Equal("surat lengkap", page.GetElementById("cari")!.GetAttribute("value"));
        Assert.Empty(page.QuerySelectorAll("tbody tr"));
        // Opening it is no question.
        Assert.Equal(3, (await Rows(client)).Count);
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Single(await Rows(client, "?cari=surat+lengkap"));
    }

    [Fact]
    public async Task Every_kind_of_thing_that_has_rows_is_named()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var subjects = app.Services.GetRequiredService<AuditSubjects>();
        string[] written =
        [
            "article",
            "booking",
            "enquiry",
            "episode",
            "event",
            "idea",
            "initiative",
            "ledger",
            "need",
        ];
        Assert.All(written, kind => Assert.NotNull(subjects.Of(kind + ":1")));
        var kinds = await app.Read(db => db.Audit().Select(row => row.Subject).ToListAsync());
        Assert.Empty(kinds.Where(kind => subjects.Of(kind) is null).Distinct());
    }
}
