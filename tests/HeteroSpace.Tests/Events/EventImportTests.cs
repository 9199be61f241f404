using System.Globalization;
using System.Text;
using AngleSharp.Html.Parser;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Import;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Tables;
using HeteroSpace.Initiatives;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Events;

/// <summary>Events that were held before come in from tables, through the form that people press.</summary>
public sealed class EventImportTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);
    private const string Heads = "Judul,Tanggal,Mulai,Selesai,Bidang,Peserta\n";

    [Fact]
    public async Task Past_events_come_in_through_the_form_as_a_browser_sends_it()
    {
        await using var app = await HeteroApp.Start(Later);
        using var manager = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));
        var import = await Upload(manager, "acara", Heads + "Kelas Kemasan Contoh,31/01/2020,09:00,11:00,Kuliner,45\n");
        var checking = await (await Filled.Of(manager, import, "kolom")).Press(manager);
        Assert.DoesNotContain("Pilih dari daftar", await checking.Text());
        await app.WorkJobs();
        Assert.Matches("Baru <strong>1</strong>", await manager.Page(import));
        await (await Filled.Of(manager, import, "tulis")).Press(manager);
        await app.WorkJobs();
        var came = await app.Read(db => db.Events().AsNoTracking().SingleAsync());
        Assert.Equal(("Kelas Kemasan Contoh", 45), (came.Title, came.CameBefore));
    }

    [Fact]
    public async Task No_column_of_any_import_collides_with_a_field_of_the_form_and_no_id_stands_twice()
    {
        await using var app = await HeteroApp.Start(Later);
        using var manager = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));
        foreach (var target in app.Services.GetServices<IImportTarget>())
        {
            // Every column of the target stands in the file, and two rows of headings to choose from.
            var heads = string.Join(',', target.Columns.Select(column => column.Headings[0]));
            var import = await Upload(
                manager,
                target.Name,
                $"Rekap\n{heads}\n{string.Join(',', target.Columns.Select(_ => "x"))}\n"
            );
            var form = await Filled.Of(manager, import, "kolom");
            Assert.Equal(form.Names.Distinct(), form.Names);
            var page = new HtmlParser().ParseDocument(await manager.GetStringAsync(import));
            var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
            Assert.Equal(ids.Distinct(), ids);
            Assert.All(page.QuerySelectorAll("label[for]"), label => Assert.Contains(label.GetAttribute("for")!, ids));
            await form.Press(manager);
            await app.WorkJobs();
            Assert.Equal(
                ImportStatus.Checked,
                await app.Read(db =>
                    db.Imports().OrderByDescending(row => row.Id).Select(row => row.Status).FirstAsync()
                )
            );
        }
    }

    // What is typed in a cell, and how many that are; null is refused at the cell with a reason.
    private static readonly (string Cell, int? Came)[] Numbers =
    [
        ("45", 45),
        ("45.0", 45),
        ("45,0", 45),
        ("45.00", 45),
        ("12.5", null),
        ("12,5", null),
        ("1.200", 1200),
        ("1,200", 1200),
        ("1 200", 1200),
        ("1\u00a0200", 1200),
        ("10.000,00", 10_000),
        ("10,000.00", 10_000),
        ("1.200,5", null),
        ("0.500", null),
        ("0,5", null),
        ("1.2", null),
        ("1.20", null),
        ("12.34", null),
        ("1200.0", 1200),
        ("12.34.567", null),
        ("1.200.00", null),
        ("45 orang", 45),
        ("1.200 orang", 1200),
        ("2 ribu", null),
        ("1,2 rb", null),
        ("1.5K", null),
        ("30 40", null),
        ("30-40", null),
        ("-45", null),
        ("4e1", null),
        ("empat puluh", null),
        ("99.999", 99_999),
        ("100.001", null),
        ("99999999999999999999", null),
        ("", null),
    ];

    [Fact]
    public async Task How_many_came_is_never_ten_or_a_thousand_times_as_many()
    {
        await using var app = await HeteroApp.Start();
        var table =
            Heads
            + string.Concat(
                Numbers
                    .Index()
                    .Select(row => $"Acara {row.Index:000},31/01/2020,09:00,11:00,Kuliner,\"{row.Item.Cell}\"\n")
            );
        var rows = await Import(app, Encoding.UTF8.GetBytes(table));
        foreach (var (at, (cell, came)) in Numbers.Index())
        {
            var row = rows.Single(row => row.Number == at + 2);
            var written = await app.Read(db =>
                db.Events().AsNoTracking().SingleOrDefaultAsync(of => of.Title == $"Acara {at:000}")
            );
            Assert.True(written?.CameBefore == came, $"\"{cell}\" became {written?.CameBefore.ToString() ?? "wrong"}");
            // A number nobody gave is no mistake; one that cannot be read is, and says why.
            Assert.True(row.Finding == Finding.Wrong == (came is null && cell != ""), cell);
        }
        var target = app.Services.GetServices<IImportTarget>().Single(known => known.Name == "acara");
        Assert.Contains("bulat", target.Problems(Values("09:00", "12.5"))["peserta"]);
        Assert.Contains("100.000", target.Problems(Values("09:00", "100.001"))["peserta"]);
    }

    [Fact]
    public async Task Cells_that_a_spreadsheet_holds_as_numbers_and_times_keep_their_value()
    {
        await using var app = await HeteroApp.Start();
        // 1.2 and 1.234 are numbers with a fraction, 0.375 as a time is 09.00, 43861 as a date is 31 January 2020.
        var rows = await Import(
            app,
            Foundation.Workbook.Of(
                ["Judul", "Tanggal", "Mulai", "Selesai", "Bidang", "Peserta"],
                ["Acara utuh", "d:43861", "t:0.375", "t:0.45833333333333331", "Kuliner", "n:1200"],
                ["Acara nol", "d:43861", "t:0.5625", "t:0.625", "Kuliner", "n:45.0"],
                ["Acara pecahan", "d:43861", "t:0.375", "", "Kuliner", "n:1.234"],
                ["Acara desimal", "d:43861", "t:0.375", "", "Kuliner", "n:12.5"]
            )
        );
        Assert.Equal([Finding.New, Finding.New, Finding.Wrong, Finding.Wrong], rows.Select(row => row.Finding));
        var events = await app.Read(db => db.Events().AsNoTracking().OrderBy(row => row.Starts).ToListAsync());
        Assert.Equal(
            [(1200, "02:00", "04:00"), (45, "06:30", "08:00")],
            events.Select(row =>
                (
                    row.CameBefore ?? 0,
                    row.Starts.ToString("HH:mm", CultureInfo.InvariantCulture),
                    row.Ends.ToString("HH:mm", CultureInfo.InvariantCulture)
                )
            )
        );
    }

    // Begins, ends, and from when to when that is in WIB; null is refused.
    private static readonly (string From, string To, string? When)[] Times =
    [
        ("09.00", "11.00", "09:00-11:00"),
        ("9:00", "", "09:00-11:00"),
        ("09.00 WIB", "12.00 WIB", "09:00-12:00"),
        ("09.00-12.00", "", "09:00-12:00"),
        ("09.00 - selesai", "", "09:00-11:00"),
        ("pukul 09.00", "", "09:00-11:00"),
        ("09:00:00", "", "09:00-11:00"),
        ("1:00 PM", "3:30 PM", "13:00-15:30"),
        ("1.00 pm", "", "13:00-15:00"),
        ("1:00PM", "", "13:00-15:00"),
        ("1:00 p.m.", "", "13:00-15:00"),
        ("12:00 AM", "1:00 AM", "00:00-01:00"),
        ("12:30 PM", "", "12:30-14:30"),
        ("11:00 AM", "1:00 PM", "11:00-13:00"),
        ("22:00", "01:00", "22:00-01:00"),
        ("13:00", "11:00", null),
        ("09:00", "09:00", null),
        ("07.00 malam", "", null),
        ("4.00 sore", "", null),
        ("19.00 malam", "", "19:00-21:00"),
        ("09.00 pagi", "", "09:00-11:00"),
        ("25:00", "", null),
        ("13:00 AM", "", null),
        ("1-3 PM", "", null),
        ("pagi", "", null),
    ];

    [Fact]
    public async Task An_afternoon_never_becomes_a_morning()
    {
        await using var app = await HeteroApp.Start();
        var rows = await Import(
            app,
            Encoding.UTF8.GetBytes(
                Heads
                    + string.Concat(
                        Times
                            .Index()
                            .Select(row =>
                                $"Acara {row.Index:000},31/01/2020,{row.Item.From},{row.Item.To},Kuliner,45\n"
                            )
                    )
            )
        );
        foreach (var (at, (from, to, when)) in Times.Index())
        {
            Assert.True(
                rows.Single(row => row.Number == at + 2).Finding == Finding.Wrong == when is null,
                $"{from} {to}"
            );
            var written = await app.Read(db =>
                db.Events().AsNoTracking().SingleOrDefaultAsync(of => of.Title == $"Acara {at:000}")
            );
            Assert.Equal(
                when,
                written is null
                    ? null
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"{written.Starts.AddHours(7):HH:mm}-{written.Ends.AddHours(7):HH:mm}"
                    )
            );
        }
    }

    [Fact]
    public async Task Waktu_beside_a_date_is_the_time()
    {
        await using var app = await HeteroApp.Start(Later);
        await Import(
            app,
            [
                .. "Judul,Tanggal,Waktu,Bidang\n"u8,
                .. "Kelas satu,31/01/2020,13.00-15.00,Kuliner\n"u8,
                .. "Kelas tiga,31/01/2020,nanti,Kuliner\n"u8,
            ]
        );
        await Import(app, "Judul,Waktu,Bidang\nKelas dua,31/01/2020,Kuliner\n"u8.ToArray());
        await Import(
            app,
            Foundation.Workbook.Of(
                ["Judul", "Tanggal Acara", "Waktu Pelaksanaan", "Bidang"],
                ["Kelas empat", "d:43861", "t:0.5625", "Kuliner"]
            )
        );
        var written = await app.Read(db => db.Events().AsNoTracking().OrderBy(row => row.Title).ToListAsync());
        Assert.Equal(
            [("Kelas dua", "09:00-11:00"), ("Kelas empat", "13:30-15:30"), ("Kelas satu", "13:00-15:00")],
            written.Select(row =>
                (
                    row.Title,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{row.Starts.AddHours(7):HH:mm}-{row.Ends.AddHours(7):HH:mm}"
                    )
                )
            )
        );
    }

    [Fact]
    public async Task A_column_that_nobody_takes_is_told_on_the_page()
    {
        await using var app = await HeteroApp.Start(Later);
        using var manager = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));
        var page = await manager.Page(
            await Upload(manager, "acara", "Judul,Hari,Waktu,Bidang,Catatan\nKelas lima,Senin,,Kuliner,x\n")
        );
        Assert.Contains("Kolom tidak dipakai: Hari, Catatan", page);
    }

    [Fact]
    public async Task A_table_that_comes_in_twice_is_written_once_with_the_number_of_who_came()
    {
        await using var app = await HeteroApp.Start();
        var (_, organization) = await Made.Organization(app, "Komunitas Batik Contoh");
        const string table =
            "Nama Kegiatan,Tanggal,Jam,Bidang,Cara,Penyelenggara,Peserta\n"
            + "Webinar pasar daring,31/1/2020,09.00,kuliner,webinar,Komunitas Batik Contoh,120\n"
            + "Kelas batik,2 Februari 2020,,batik,luring,,35\n";
        var site = await Made.Site(app);
        await app.Do(async services =>
        {
            var (work, db) = (services.GetRequiredService<ImportWork>(), services.GetRequiredService<AppDb>());
            var target = work.Target("events")!;
            for (var again = 0; again < 2; again++)
            {
                var import = await work.Take(
                    target,
                    site,
                    null,
                    FileName.Read("acara.csv"),
                    Encoding.UTF8.GetBytes(table)
                );
                await work.Map(import, import.HeaderRow, import.Sources, byJob: false);
                import.Round++;
                await work.Check(import.Id);
                await work.ChooseRest(import, Choice.Leave);
                Assert.True(await work.Begin(import, false, byJob: false));
                await work.Write(import.Id);
            }
            return true;
        });
        var events = await app.Read(db => db.Events().AsNoTracking().OrderBy(row => row.Starts).ToListAsync());
        Assert.Equal(["Webinar pasar daring", "Kelas batik"], events.Select(row => row.Title));
        Assert.Equal((120, organization.Id), (events[0].CameBefore, events[0].OrganizationId));
        Assert.Equal(
            Attend.Online,
            (
                await app.Read(db => db.SeatPools().AsNoTracking().SingleAsync(pool => pool.EventId == events[0].Id))
            ).Attend
        );
        using var visitor = Browse.Visitor(app);
        Assert.Contains("Webinar pasar daring", await visitor.Page("/acara?tampil=lewat"), StringComparison.Ordinal);
        Assert.Contains("155", await visitor.Page("/"), StringComparison.Ordinal);
        await app.WorkJobs();
        Assert.Empty(app.Mails);
    }

    [Fact]
    public async Task A_way_of_attending_that_is_not_known_is_refused_at_its_cell()
    {
        await using var app = await HeteroApp.Start(Later);
        var target = app.Services.GetServices<IImportTarget>().Single(known => known.Name == "acara");
        string[] Row(string way) => ["Acara", "31/01/2020", "09:00", "", "Kuliner", way, "", "", "", ""];
        foreach (
            var way in new[]
            {
                "",
                "luring",
                "Daring",
                "bauran",
                "hybrid",
                "offline",
                "Tatap muka",
                "online (Zoom)",
                "Luring dan daring",
                "In person",
                "Bauran (luring dan daring)",
            }
        )
            Assert.False(target.Problems(Row(way)).ContainsKey("cara"), way);
        foreach (var way in new[] { "telepati", "x", "ya" })
            Assert.Contains("luring", target.Problems(Row(way))["cara"]);
        // What kind of event it was is not how one attended: such a column is left, and told.
        var rows = await Import(
            app,
            "Judul,Tanggal,Bidang,Jenis\nKelas satu,31/01/2020,Kuliner,Lokakarya\n"u8.ToArray()
        );
        Assert.Equal(Finding.New, rows.Single().Finding);
        Assert.Contains("PM", target.Problems(Values("1 siang", "1"))["jam"]);
    }

    private static string[] Values(string from, string came) =>
        ["Acara", "31/01/2020", from, "", "Kuliner", "", "", "", came, ""];

    private static async Task<List<ImportRow>> Import(HeteroApp app, byte[] file)
    {
        var site = await Made.Site(app);
        return await app.Do(async services =>
        {
            var (work, db) = (services.GetRequiredService<ImportWork>(), services.GetRequiredService<AppDb>());
            var import = await work.Take(work.Target("events")!, site, null, FileName.Read("acara.csv"), file);
            await work.Map(import, import.HeaderRow, import.Sources, byJob: false);
            import.Round++;
            await work.Check(import.Id);
            await work.ChooseRest(import, Choice.Leave);
            Assert.True(await work.Begin(import, true, byJob: false));
            await work.Write(import.Id);
            return await db.ImportRows()
                .AsNoTracking()
                .Where(row => row.ImportId == import.Id)
                .OrderBy(row => row.Number)
                .ToListAsync();
        });
    }

    private static async Task<string> Upload(HttpClient client, string target, string table) =>
        (
            await Browse.SendFile(
                client,
                "/konsol/semarang/impor/" + target,
                "unggah",
                ("berkas", "a.csv", Encoding.UTF8.GetBytes(table))
            )
        )
            .RequestMessage!
            .RequestUri!
            .AbsolutePath;
}
