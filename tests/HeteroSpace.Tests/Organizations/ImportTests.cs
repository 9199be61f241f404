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

    // 150 communities, 12 wrong rows and 6 likely twins among them.
    private static readonly byte[] Messy = DemoRegister.Csv(150, 12, 6);

    private static async Task<HttpClient> Manager(HeteroApp app) =>
        await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));

    private static async Task<HttpClient> Desk(HeteroApp app) =>
        await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));

    private static async Task<string> Uploaded(HttpClient manager, byte[] file, string name = "register.csv") =>
        (await Upload(manager, name, file)).RequestMessage!.RequestUri!.AbsolutePath;

    private static async Task<string> Choose(HttpClient manager, string import, params string[] sources) =>
        await (await Browse.Send(manager, import, "kolom", [("judul", "3"), .. Sources(sources)])).Text();

    // The table that was kept by hand, uploaded, with its columns chosen and its rows looked at.
    private static async Task<string> Checked(HeteroApp app, HttpClient manager, string name = "register.csv")
    {
        var import = await Uploaded(manager, Messy, name);
        Assert.Contains(
            "http-equiv=\"refresh\"",
            await Choose(manager, import, "#1", "#2", "#3", "#4", "#5", "#6", "#7")
        );
        await app.WorkJobs();
        return import;
    }

    private static async Task<string> Press(
        HttpClient manager,
        string import,
        string form,
        params (string, string)[] fields
    ) => await (await Browse.Send(manager, import, form, fields)).Text();

    // All twins are left as they are, and wrong rows are left out.
    private static async Task Written(HeteroApp app, HttpClient manager, string import)
    {
        await Press(manager, import, "semua", ("putaran", "1"), ("pilihan", "Leave"));
        await Press(manager, import, "tulis", ("putaran", "1"), ("tanpa", "ya"));
        await app.WorkJobs();
    }

    [Fact]
    public async Task Columns_are_guessed_and_those_that_are_missing_or_chosen_twice_are_told()
    {
        await using var app = await HeteroApp.Start(Later);
        using var manager = await Manager(app);
        var page = await Upload(manager, "register.csv", Messy);
        var import = page.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.Contains("value=\"#1\" selected", await page.Content.ReadAsStringAsync());
        Assert.Contains("Pilih kolomnya", await Choose(manager, import, "", "#2", "#3", "#4", "#5", "#6", "#7"));
        Assert.Contains("sudah dipakai", await Choose(manager, import, "#1", "#2", "#3", "#4", "#4", "#6", "#7"));
    }

    [Fact]
    public async Task Rows_are_counted_as_new_likely_the_same_and_wrong_and_what_is_wrong_is_said()
    {
        await using var app = await HeteroApp.Start(Later);
        using var manager = await Manager(app);
        var import = await Checked(app, manager);
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
    }

    [Fact]
    public async Task Nothing_is_written_before_every_twin_is_decided_and_wrong_rows_are_left_out_on_purpose()
    {
        await using var app = await HeteroApp.Start(Later);
        using var manager = await Manager(app);
        var import = await Checked(app, manager);
        Assert.Contains(
            "dipilih ulang sejak",
            await Press(manager, import, "tulis", ("putaran", "0"), ("tanpa", "ya"))
        );
        Assert.Contains(
            "6 baris belum diputuskan",
            await Press(manager, import, "tulis", ("putaran", "1"), ("tanpa", "ya"))
        );
        var twins = await Twins(manager, import);
        Assert.Equal(6, twins.Count);
        Assert.Contains(
            "Keputusan tersimpan",
            await Press(manager, import, "putus", ("putaran", "1"), ("baris-" + twins[0], "Take"))
        );
        await Press(manager, import, "semua", ("putaran", "1"), ("pilihan", "Leave"));
        Assert.Contains("Ada baris yang salah", await Press(manager, import, "tulis", ("putaran", "1")));
        Assert.Equal(0, await app.Read(db => db.Organizations().CountAsync()));
    }

    [Fact]
    public async Task What_was_decided_on_one_page_is_kept_as_a_whole()
    {
        await using var app = await HeteroApp.Start(Later);
        using var manager = await Manager(app);
        var numbers = (await Twins(manager, await Checked(app, manager))).Select(int.Parse).ToList();
        await Foundation.Broken.Refuse(app, "import_rows", $"new.number = {numbers[1]}");
        var (import, choices) = (await app.Read(db => db.Imports().SingleAsync()), new[] { Choice.Take, Choice.Leave });
        var decided = numbers.Take(2).Zip(choices).ToLookup(pair => pair.Second, pair => pair.First);
        await Assert.ThrowsAnyAsync<Exception>(() =>
            app.Do(async services =>
            {
                await services.GetRequiredService<ImportWork>().Choose(import, decided);
                return true;
            })
        );
        Assert.All(await app.Read(db => db.ImportRows().ToListAsync()), row => Assert.Equal(Choice.Open, row.Choice));
    }

    // The numbers of the rows that are likely one with another.
    private static async Task<List<string>> Twins(HttpClient manager, string import) =>
        [
            .. Regex
                .Matches(await manager.Page(import), "name=\"baris-(\\d+)\" value=\"Leave\"")
                .Select(match => match.Groups[1].Value),
        ];

    [Fact]
    public async Task What_was_decided_is_written_whole_reported_to_managers_and_in_the_audit()
    {
        await using var app = await HeteroApp.Start(Later);
        using var manager = await Manager(app);
        var import = await Checked(app, manager);
        var twins = await Twins(manager, import);
        await Press(manager, import, "putus", ("putaran", "1"), ("baris-" + twins[0], "Take"));
        await Written(app, manager, import);
        Assert.Contains("Unduh laporan", await manager.Page(import));
        Assert.Equal(
            151,
            await app.Read(db => db.Organizations().CountAsync(row => row.Status == OrganizationStatus.Verified))
        );
        Assert.Contains("151 komunitas", await Browse.Visitor(app).Page("/komunitas"));
        var report = await manager.GetStringAsync(import + "/laporan.csv");
        Assert.Equal(150 + 12 + 6 + 1, report.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("dibulatkan", report);
        Assert.Single(await app.Read(db => db.Audit().Where(row => row.Action == "import.done").ToListAsync()));
    }

    [Fact]
    public async Task An_import_and_its_report_are_not_for_the_desk()
    {
        await using var app = await HeteroApp.Start(Later);
        using var manager = await Manager(app);
        using var desk = await Desk(app);
        var import = await Checked(app, manager);
        await Written(app, manager, import);
        foreach (var closed in (string[])[Address, import + "/laporan.csv"])
            Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync(closed)).StatusCode);
    }

    [Fact]
    public async Task The_same_table_again_changes_nothing()
    {
        await using var app = await HeteroApp.Start(Later);
        using var manager = await Manager(app);
        var first = await Checked(app, manager);
        var twins = await Twins(manager, first);
        await Press(manager, first, "putus", ("putaran", "1"), ("baris-" + twins[0], "Take"));
        await Written(app, manager, first);
        var before = await Register(app);
        var second = await Checked(app, manager, "register lagi.csv");
        Assert.Matches("Sudah ada <strong>156</strong>", await manager.Page(second));
        await Press(manager, second, "tulis", ("putaran", "1"), ("tanpa", "ya"));
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
                    var import = await work.Take(work.Target("komunitas")!, site, null, FileName.Read("a.csv"), file);
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
            var import = await work.Take(work.Target("communities")!, site, null, FileName.Read("a.csv"), file);
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
