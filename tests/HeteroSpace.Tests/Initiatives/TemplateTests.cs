using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>Templates: shared by all sites, copied and changed by one.</summary>
public sealed class TemplateTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

    private static readonly (string, string)[] Fields =
    [
        ("versi", "0"),
        ("nama", "Acara kampung"),
        ("tentang", "Untuk acara di kampung."),
        .. Enumerable.Range(0, 6).Select(at => ($"tahap-{at}", $"Tahap {at}")),
        ("boleh-0", "Propose"),
        ("boleh-0", "Meet"),
        ("butir-0", "partners | Warga ikut | | menahan\nIzin RT sudah ada"),
    ];

    private static async Task<HttpClient> Manager(HeteroApp app, string site = "semarang") =>
        await RightsTests.Browser(app, await app.Staff(Role.SiteManager, site));

    private static Task<Template> Shared(HeteroApp app) =>
        app.Read(db => db.InitiativeTemplates().SingleAsync(row => row.Slug == "acara-bersama"));

    // The page on which the copy is changed.
    private static async Task<string> Copy(HeteroApp app, HttpClient manager)
    {
        var shared = await Shared(app);
        var copied = await Browse.Send(manager, "/konsol/semarang/pola", $"salin-{shared.Id:n}");
        var page = copied.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.Equal("/konsol/semarang/pola/acara-bersama-semarang", page);
        return page;
    }

    [Fact]
    public async Task That_of_all_sites_is_copied_before_one_of_them_changes_it()
    {
        await using var app = await HeteroApp.Start(Later);
        await Made.Initiative(app);
        using var manager = await Manager(app);
        var shared = await Shared(app);
        Assert.Contains("Salin dulu", await manager.Page("/konsol/semarang/pola/acara-bersama"));
        await Browse.Send(
            manager,
            "/konsol/semarang/pola/acara-bersama",
            "pola",
            ("versi", "0"),
            ("nama", "Dibajak"),
            ("tentang", "Dibajak")
        );
        Assert.Equal(
            "Acara bersama",
            await app.Read(db =>
                db.InitiativeTemplates().Where(row => row.Id == shared.Id).Select(row => row.Name.Id).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task A_copy_is_changed_by_one_at_a_time_and_only_by_what_can_be_read()
    {
        await using var app = await HeteroApp.Start(Later);
        await Made.Initiative(app);
        using var manager = await Manager(app);
        var page = await Copy(app, manager);
        Assert.Contains(
            "tidak terbaca",
            await (await Browse.Send(manager, page, "pola", [.. Fields, ("butir-1", "a | b | c | d | e")])).Text()
        );
        Assert.Contains("Tersimpan", await (await Browse.Send(manager, page, "pola", Fields)).Text());
        Assert.Contains("menimpanya", await (await Browse.Send(manager, page, "pola", Fields)).Text());
        var copy = await app.Read(db =>
            db.InitiativeTemplates().SingleAsync(row => row.Slug == "acara-bersama-semarang")
        );
        Assert.Equal(
            [("partners", true), ("checklist", false)],
            await app.Read(async db =>
                (
                    await db.TemplateDuties()
                        .Where(row => row.TemplateId == copy.Id)
                        .OrderBy(row => row.Line)
                        .ToListAsync()
                ).Select(row => (row.Kind, row.Gate))
            )
        );
        Assert.Equal(
            Acts.Propose | Acts.Meet,
            await app.Read(db =>
                db.TemplatePhases()
                    .Where(row => row.TemplateId == copy.Id && row.Position == 0)
                    .Select(row => row.Allows)
                    .SingleAsync()
            )
        );
    }

    [Fact]
    public async Task A_copy_is_offered_to_its_own_site_only_and_what_runs_stays()
    {
        await using var app = await HeteroApp.Start(Later);
        var (_, running) = await Made.Initiative(app);
        using var manager = await Manager(app);
        Assert.Contains(
            "Tersimpan",
            await (await Browse.Send(manager, await Copy(app, manager), "pola", Fields)).Text()
        );
        using var solo = await Manager(app, "solo");
        Assert.DoesNotContain("Acara kampung", await solo.Page("/konsol/solo/pola"));
        Assert.Contains(
            "Gagasan",
            await app.Read(db =>
                db.InitiativePhases()
                    .Where(row => row.InitiativeId == running.Id && row.Position == 0)
                    .Select(row => row.Name.Id)
                    .SingleAsync()
            )
        );
    }
}
