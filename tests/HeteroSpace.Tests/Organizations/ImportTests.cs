using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using HeteroSpace.Demo;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Import;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Organizations;

/// <summary>The register comes in from tables that were kept by hand.</summary>
public sealed class ImportTests
{
    private const string Address = "/konsol/semarang/impor/komunitas";
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

    [Theory]
    [
        InlineData("081234567890", "+6281234567890"),
        InlineData("81234567890", "+6281234567890"),
        InlineData("6281234567890", "+6281234567890"),
        InlineData("+62 812-3456-7890", "+6281234567890"),
        InlineData("'081234567890", "+6281234567890"),
        InlineData("81234567890.0", "+6281234567890"),
        InlineData("81234567890,00", "+6281234567890"),
        InlineData("81,234,567,890", "+6281234567890"),
        InlineData("81.234.567.890", "+6281234567890"),
        InlineData("0812.3456.7890", "+6281234567890"),
        InlineData("WA: 0812 3456 7890", "+6281234567890"),
        InlineData("(024) 354-1234", "+62243541234"),
        InlineData("-", null),
        InlineData("", null),
        InlineData("0", null)
    ]
    public void A_number_is_recognised_in_the_shapes_of_spreadsheets(string cell, string? number) =>
        Assert.Equal((number, SheetPhoneProblem.None), SheetPhone.Read(cell));

    [Theory]
    [
        InlineData("8,12E+10", SheetPhoneProblem.Mangled),
        InlineData("8.12345E+10", SheetPhoneProblem.Mangled),
        InlineData("81200000000", SheetPhoneProblem.Mangled),
        InlineData("6,28123E+12", SheetPhoneProblem.Mangled),
        InlineData("81234600000.0", SheetPhoneProblem.Mangled),
        InlineData("0812-3456-7890 / 0813-1111-2222", SheetPhoneProblem.Several),
        InlineData("0812 3456 7890, 0813 1111 2222", SheetPhoneProblem.Several),
        InlineData("tanya Pak Budi", SheetPhoneProblem.NoNumber),
        InlineData("0812", SheetPhoneProblem.NoNumber),
        InlineData("08123456789012345678", SheetPhoneProblem.NoNumber),
        InlineData("7460123", SheetPhoneProblem.NoNumber),
        InlineData("(024) 8310555-56", SheetPhoneProblem.Several),
        InlineData("00812345678901", SheetPhoneProblem.NoNumber),
        InlineData("0062243541234", SheetPhoneProblem.NoNumber),
        InlineData("2023-05-12", SheetPhoneProblem.NoNumber),
        InlineData("1. 0811234567", SheetPhoneProblem.NoNumber),
        InlineData("+6281230000000", SheetPhoneProblem.Mangled),
        InlineData("81230000000.000", SheetPhoneProblem.Mangled)
    ]
    public void What_a_spreadsheet_rounded_is_refused_and_never_guessed(string cell, SheetPhoneProblem problem) =>
        Assert.Equal((null, problem), SheetPhone.Read(cell));

    [Fact]
    public async Task A_messy_register_is_imported_with_its_wrong_rows_told_and_its_twins_decided_and_the_same_file_again_changes_nothing()
    {
        await using var app = await HeteroApp.Start(Later);
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync(Address)).StatusCode);
        using var manager = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));
        var file = DemoRegister.Csv(150, 12, 6);

        var page = await Upload(manager, "register.csv", file);
        var import = page.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.Contains("value=\"#1\" selected", await page.Content.ReadAsStringAsync());
        Assert.Contains(
            "Pilih kolomnya",
            await (
                await Browse.Send(
                    manager,
                    import,
                    "kolom",
                    [("judul", "3"), .. Sources("", "#2", "#3", "#4", "#5", "#6", "#7")]
                )
            ).Text()
        );
        Assert.Contains(
            "sudah dipakai",
            await (
                await Browse.Send(
                    manager,
                    import,
                    "kolom",
                    [("judul", "3"), .. Sources("#1", "#2", "#3", "#4", "#4", "#6", "#7")]
                )
            ).Text()
        );
        var running = await (
            await Browse.Send(
                manager,
                import,
                "kolom",
                [("judul", "3"), .. Sources("#1", "#2", "#3", "#4", "#5", "#6", "#7")]
            )
        ).Text();
        Assert.Contains("http-equiv=\"refresh\"", running);
        await app.WorkJobs();

        var found = await manager.Page(import);
        Assert.Matches("Baru <strong>150</strong>", found);
        Assert.Matches("Mungkin sama <strong>6</strong>", found);
        Assert.Matches("Ada yang salah <strong>12</strong>", found);
        var wrong = await manager.Page(import + "?lihat=Wrong");
        foreach (
            var sentence in (string[])
                [
                    "Yang mana: Kabupaten Semarang, Kota Semarang?",
                    "dibulatkan oleh aplikasi tabel",
                    "Tidak kami kenal",
                    "Tulis nama lengkapnya",
                    "Bukan nama kabupaten",
                    "Lebih dari satu nomor",
                ]
        )
            Assert.Contains(sentence, wrong);

        Assert.Contains(
            "dipilih ulang sejak",
            await (await Browse.Send(manager, import, "tulis", ("putaran", "0"), ("tanpa", "ya"))).Text()
        );
        Assert.Contains(
            "6 baris belum diputuskan",
            await (await Browse.Send(manager, import, "tulis", ("putaran", "1"), ("tanpa", "ya"))).Text()
        );
        var numbers = Regex
            .Matches(found, "name=\"baris-(\\d+)\" value=\"Leave\"")
            .Select(match => match.Groups[1].Value)
            .ToList();
        Assert.Equal(6, numbers.Count);
        Assert.Contains(
            "Keputusan tersimpan",
            await (
                await Browse.Send(manager, import, "putus", ("putaran", "1"), ("baris-" + numbers[0], "Take"))
            ).Text()
        );
        await Browse.Send(manager, import, "semua", ("putaran", "1"), ("pilihan", "Leave"));
        Assert.Contains(
            "Ada baris yang salah",
            await (await Browse.Send(manager, import, "tulis", ("putaran", "1"))).Text()
        );
        Assert.Equal(0, await app.Read(db => db.Organizations().CountAsync()));
        await Browse.Send(manager, import, "tulis", ("putaran", "1"), ("tanpa", "ya"));
        await app.WorkJobs();
        Assert.Contains("Unduh laporan", await manager.Page(import));
        Assert.Equal(
            151,
            await app.Read(db => db.Organizations().CountAsync(row => row.Status == OrganizationStatus.Verified))
        );
        Assert.Contains("151 komunitas", await Browse.Visitor(app).Page("/komunitas"));

        var report = await manager.GetStringAsync(import + "/laporan.csv");
        Assert.Equal(150 + 12 + 6 + 1, report.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("dibulatkan", report);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync(import + "/laporan.csv")).StatusCode);
        Assert.Single(await app.Read(db => db.Audit().Where(row => row.Action == "import.done").ToListAsync()));

        var before = await Register(app);
        var second = (await Upload(manager, "register lagi.csv", file)).RequestMessage!.RequestUri!.AbsolutePath;
        await Browse.Send(
            manager,
            second,
            "kolom",
            [("judul", "3"), .. Sources("#1", "#2", "#3", "#4", "#5", "#6", "#7")]
        );
        await app.WorkJobs();
        Assert.Matches("Sudah ada <strong>156</strong>", await manager.Page(second));
        await Browse.Send(manager, second, "tulis", ("putaran", "1"), ("tanpa", "ya"));
        await app.WorkJobs();
        Assert.Equal(before, await Register(app));
    }

    [Fact]
    public async Task Likely_twins_are_found_by_name_number_link_and_likeness_in_a_region_and_what_is_empty_is_filled()
    {
        await using var app = await HeteroApp.Start(Later);
        var manager = await app.Staff(Role.SiteManager, "semarang");
        var known = await Have(
            app,
            "Komunitas Batik Muda",
            "33.74",
            "+6281200003001",
            "https://instagram.com/batikmuda"
        );
        using var browser = await RightsTests.Browser(app, manager);
        var import = (
            await Upload(
                browser,
                "a.csv",
                Encoding.UTF8.GetBytes(
                    """
                    nama,jenis,bidang,kota,deskripsi,instagram,no hp
                    BATIK-MUDA,komunitas,kriya,Kota Tegal,,,
                    Kelompok Perajin,komunitas,kriya,Kota Tegal,,,62812-0000-3001
                    Rumah Canting,komunitas,kriya,Kota Tegal,,www.instagram.com/batikmuda/,
                    Batik Mudah,komunitas,kriya,Kota Semarang,Kami belajar membatik.,batikmuda.id,
                    Batik Mudah,komunitas,kriya,Kota Tegal,,,
                    Batik Muda Semarang,komunitas,kriya,3374,,,
                    Sepatu Lokal,komunitas,fesyen,Kota Semarang,,,
                    """
                )
            )
        ).RequestMessage!.RequestUri!.AbsolutePath;
        await Browse.Send(
            browser,
            import,
            "kolom",
            [("judul", "1"), .. Sources("#0", "#1", "#2", "#3", "#4", "#5", "#6")]
        );
        await app.WorkJobs();
        var rows = await app.Read(db => db.ImportRows().OrderBy(row => row.Number).ToListAsync());
        Assert.Equal(
            ["SameName", "SamePhone", "SameLink", "SimilarName", null, "SimilarName", null],
            rows.Select(row => row.Why)
        );
        Assert.All(rows.Where(row => row.Why is not null), row => Assert.Equal(known, row.MatchId));

        await Browse.Send(browser, import, "putus", ("putaran", "1"), ("baris-5", "Fill"));
        await Browse.Send(browser, import, "semua", ("putaran", "1"), ("pilihan", "Leave"));
        await Browse.Send(browser, import, "tulis", ("putaran", "1"));
        await app.WorkJobs();
        var filled = await app.Read(db => db.Organizations().SingleAsync(row => row.Id == known));
        Assert.Equal(
            ("Komunitas Batik Muda", "Kami belajar membatik.", "+6281200003001"),
            (filled.Name, filled.Story, filled.Phone)
        );
        Assert.Equal(["https://instagram.com/batikmuda", "https://batikmuda.id/"], filled.Links);
        Assert.Equal(3, await app.Read(db => db.Organizations().CountAsync()));
    }

    [Fact]
    public async Task Two_imports_of_one_file_that_run_at_once_write_it_once()
    {
        await using var app = await HeteroApp.Start(Later);
        var (file, site) = (DemoRegister.Csv(60, 0, 0), await Site(app));
        var imports = new List<Import>();
        for (var number = 0; number < 3; number++)
            imports.Add(
                await app.Do(async services =>
                {
                    var work = services.GetRequiredService<ImportWork>();
                    var import = await work.Take(work.Target("komunitas")!, site, null, "a.csv", file);
                    await work.Map(import, import.HeaderRow, import.Sources, byJob: false);
                    import.Round++;
                    await work.Check(import.Id);
                    Assert.True(await work.Begin(import, false, byJob: false));
                    return import;
                })
            );
        await Task.WhenAll(
            imports.Select(import =>
                app.Do(async services =>
                {
                    await services.GetRequiredService<ImportWork>().Write(import.Id);
                    return true;
                })
            )
        );
        Assert.Equal(60, await app.Read(db => db.Organizations().CountAsync()));
        Assert.Equal(
            [ImportStatus.Done, ImportStatus.Failed, ImportStatus.Failed],
            (await app.Read(db => db.Imports().Select(row => row.Status).ToListAsync())).Order()
        );
        Assert.Equal(
            ["again", "again"],
            await app.Read(db =>
                db.Imports().Where(row => row.Status == ImportStatus.Failed).Select(row => row.Problem).ToListAsync()
            )
        );
    }

    [Fact]
    public async Task What_is_no_table_is_refused_in_words_and_an_import_can_be_given_up()
    {
        await using var app = await HeteroApp.Start(Later);
        using var manager = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));
        Assert.Contains("Ini bukan tabel", await (await Upload(manager, "a.csv", "%PDF-1.7"u8.ToArray())).Text());
        Assert.Contains("Pilih berkasnya dulu", await (await Browse.Send(manager, Address, "unggah")).Text());
        var import = (await Upload(manager, "a.csv", DemoRegister.Csv(5, 0, 0)))
            .RequestMessage!
            .RequestUri!
            .AbsolutePath;
        Assert.Contains("dibatalkan", await (await Browse.Send(manager, import, "batal")).Text());
        var dropped = await app.Read(db => db.Imports().SingleAsync());
        Assert.Equal((null, ImportStatus.Dropped), (dropped.File, dropped.Status));
        Assert.Empty(Directory.GetFiles(Path.Combine(app.Folder, "files"), "*.csv", SearchOption.AllDirectories));
        using var elsewhere = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "solo"));
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(import)).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await elsewhere.GetAsync(import.Replace("semarang", "solo"))).StatusCode
        );
    }

    [Fact]
    public async Task What_stood_in_the_rows_is_forgotten_after_thirty_days_and_the_file_is_still_known()
    {
        await using var app = await HeteroApp.Start(Later);
        var site = await Site(app);
        await Import(app, site, DemoRegister.Csv(20, 2, 0));
        app.Clock.Advance(TimeSpan.FromDays(31));
        await app.WorkJobs();
        Assert.All(await app.Read(db => db.ImportRows().ToListAsync()), row => Assert.Empty(row.Values));
        await Import(app, site, DemoRegister.Csv(20, 2, 0));
        Assert.Equal(20, await app.Read(db => db.Organizations().CountAsync()));
    }

    internal static Task<Import> Import(HeteroApp app, Guid site, byte[] file) =>
        app.Do(async services =>
        {
            var work = services.GetRequiredService<ImportWork>();
            var import = await work.Take(work.Target("communities")!, site, null, "a.csv", file);
            await work.Map(import, import.HeaderRow, import.Sources, byJob: false);
            import.Round++;
            await work.Check(import.Id);
            await work.ChooseRest(import, Choice.Leave);
            Assert.True(await work.Begin(import, true, byJob: false));
            await work.Write(import.Id);
            return import;
        });

    internal static Task<Guid> Site(HeteroApp app, string slug = "semarang") =>
        app.Read(db => db.Sites().Where(site => site.Slug == slug).Select(site => site.Id).SingleAsync());

    internal static Task<Guid> Have(
        HeteroApp app,
        string name,
        string region,
        string? phone = null,
        string? link = null,
        OrganizationStatus status = OrganizationStatus.Verified
    ) =>
        app.Do(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            var organization = new Organization
            {
                Name = name,
                Slug = OrganizationName.Slug(name),
                RegionCode = region,
                SiteId = await db.Sites().Where(site => site.Slug == "semarang").Select(site => site.Id).SingleAsync(),
                Phone = phone,
                Links = link is null ? [] : [link],
                Status = status,
                Registered = app.Now,
            };
            db.Organizations().Add(organization);
            await db.SaveChangesAsync();
            return organization.Id;
        });

    private static Task<List<string>> Register(HeteroApp app) =>
        app.Read(db =>
            db.Organizations().OrderBy(row => row.Slug).Select(row => row.Slug + row.Name + row.Version).ToListAsync()
        );

    private static Task<HttpResponseMessage> Upload(HttpClient client, string name, byte[] content) =>
        Browse.SendFile(client, Address, "unggah", ("berkas", name, content));

    private static (string, string)[] Sources(params string[] sources) =>
        [
            .. ((string[])["nama", "jenis", "bidang", "wilayah", "cerita", "tautan", "ponsel"])
                .Select(key => "kolom-" + key)
                .Zip(sources),
        ];
}
