using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>Templates: shared by all sites, copied and changed by one.</summary>
public sealed class TemplateTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

    [Fact]
    public async Task A_template_is_copied_changed_and_offered_to_its_own_site_only_and_what_runs_stays()
    {
        await using var app = await HeteroApp.Start(Later);
        var (_, running) = await Made.Initiative(app);
        using var manager = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));
        var shared = await app.Read(db => db.InitiativeTemplates().SingleAsync(row => row.Slug == "acara-bersama"));
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
        var copied = await Browse.Send(manager, "/konsol/semarang/pola", $"salin-{shared.Id:n}");
        var page = copied.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.Equal("/konsol/semarang/pola/acara-bersama-semarang", page);
        (string, string)[] fields =
        [
            ("versi", "0"),
            ("nama", "Acara kampung"),
            ("tentang", "Untuk acara di kampung."),
            .. Enumerable.Range(0, 6).Select(at => ($"tahap-{at}", $"Tahap {at}")),
            ("boleh-0", "Propose"),
            ("boleh-0", "Meet"),
            ("butir-0", "partners | Warga ikut | | menahan\nIzin RT sudah ada"),
        ];
        Assert.Contains(
            "tidak terbaca",
            await (await Browse.Send(manager, page, "pola", [.. fields, ("butir-1", "a | b | c | d | e")])).Text()
        );
        Assert.Contains("Tersimpan", await (await Browse.Send(manager, page, "pola", fields)).Text());
        Assert.Contains("baru saja diubah", await (await Browse.Send(manager, page, "pola", fields)).Text());
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
        using var solo = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "solo"));
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
