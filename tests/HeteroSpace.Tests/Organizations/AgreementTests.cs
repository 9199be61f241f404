using System.Net;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Tables;
using HeteroSpace.Foundation.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Organizations;

/// <summary>Agreements with partners, and what of the register leaves the house.</summary>
[UsuallyOnce]
public sealed class AgreementTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);
    private const string New = "/konsol/semarang/kerja-sama/baru";

    // A partner to sign with, and the manager who writes it down.
    private static async Task<HttpClient> Manager(HeteroApp app)
    {
        await ImportTests.Have(app, "Kampus Contoh", "33.74");
        return await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));
    }

    private static async Task<HttpClient> Desk(HeteroApp app) =>
        await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));

    private static (string, string)[] Fields(string kind, string parties, string from, string to) =>
        [("macam", kind), ("tentang", "Magang mahasiswa"), ("pihak", parties), ("mulai", from), ("akhir", to)];

    // One in force that ends in twenty days, with its file.
    private static Task<HttpResponseMessage> Write(HeteroApp app, HttpClient manager) =>
        Browse.SendFile(
            manager,
            New,
            "simpan",
            ("berkas", "mou.pdf", "%PDF-1.7 rahasia"u8.ToArray()),
            [("nomor", "074/MOU"), .. Fields("Memorandum", "KAMPUS  CONTOH", Day(app, -700), Day(app, 20))]
        );

    private static string AddressOf(HttpResponseMessage answer) => answer.RequestMessage!.RequestUri!.AbsolutePath;

    private static Task<HttpResponseMessage> Renew(HeteroApp app, HttpClient manager, string address) =>
        Browse.Send(
            manager,
            RenewalOf(address),
            "simpan",
            Fields("Cooperation", "kampus-contoh", Day(app, 21), Day(app, 400))
        );

    private static string RenewalOf(string address) => New + "?perpanjang=" + address.Split('/')[^1];

    [Fact]
    public async Task What_is_wrong_with_an_agreement_is_told_and_what_was_typed_stays()
    {
        await using var app = await HeteroApp.Start(Later);
        using var manager = await Manager(app);
        var wrong = await (
            await Browse.Send(
                manager,
                New,
                "simpan",
                ("macam", "Memorandum"),
                ("tentang", "Mgg"),
                ("pihak", "Kampus Cont"),
                ("mulai", Day(app, 20)),
                ("akhir", Day(app, -700))
            )
        ).Text();
        foreach (
            var sentence in (string[])
                [
                    "Tulis tentang apa",
                    "belum terdaftar dan terverifikasi",
                    "Maksudnya: Kampus Contoh?",
                    "mendahului hari pertama",
                ]
        )
            Assert.Contains(sentence, wrong);
        Assert.Contains("Kampus Cont</textarea>", wrong);
    }

    [Fact]
    public async Task An_agreement_and_its_files_are_for_managers()
    {
        await using var app = await HeteroApp.Start(Later);
        using var manager = await Manager(app);
        using var desk = await Desk(app);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync(New)).StatusCode);
        var page = await (await Write(app, manager)).Text();
        Assert.Contains("mou.pdf", page);
        Assert.Contains("Segera berakhir", page);
        var file = System
            .Text.RegularExpressions.Regex.Match(page, "href=\"(/konsol[^\"]+/berkas/[^\"]+)")
            .Groups[1]
            .Value;
        Assert.Equal("%PDF-1.7 rahasia", await manager.GetStringAsync(file));
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync(file)).StatusCode);
    }

    [Fact]
    public async Task The_public_sees_an_agreement_without_its_files()
    {
        await using var app = await HeteroApp.Start(Later);
        using var manager = await Manager(app);
        await Write(app, manager);
        using var visitor = Browse.Visitor(app);
        var list = await visitor.Page("/kerja-sama");
        Assert.Contains("Magang mahasiswa", list);
        Assert.Contains("/komunitas/kampus-contoh", list);
        // Who has no logo has a mark.
        Assert.Matches("<svg class=\"mark\"[^>]*>.*KA</tspan>", list);
        Assert.DoesNotContain("mou.pdf", list);
        Assert.Contains("Magang mahasiswa", await visitor.Page("/komunitas/kampus-contoh"));
    }

    [Fact]
    public async Task An_agreement_that_changed_meanwhile_is_not_written_over()
    {
        await using var app = await HeteroApp.Start(Later);
        using var manager = await Manager(app);
        var address = AddressOf(await Write(app, manager));
        var old = await Browse.Send(
            manager,
            address,
            "simpan",
            [("versi", "7"), .. Fields("Memorandum", "Kampus Contoh", Day(app, -700), Day(app, 20))]
        );
        Assert.Contains("Sudah berubah sesudah Anda membukanya.", await old.Text());
    }

    [Fact]
    public async Task An_agreement_is_renewed_once()
    {
        await using var app = await HeteroApp.Start(Later);
        using var manager = await Manager(app);
        var address = AddressOf(await Write(app, manager));
        Assert.Contains("Magang mahasiswa", await manager.Page(RenewalOf(address)));
        await Renew(app, manager, address);
        Assert.Contains("Diperpanjang dengan", await manager.Page(address));
        Assert.Contains("diperpanjang orang lain", await (await Renew(app, manager, address)).Text());
    }

    [Fact]
    public async Task An_agreement_is_ended_early_within_its_days_and_may_go_on_again()
    {
        await using var app = await HeteroApp.Start(Later);
        using var manager = await Manager(app);
        var renewed = AddressOf(await Renew(app, manager, AddressOf(await Write(app, manager))));
        async Task<string> End(string version, (string, string) how) =>
            await (await Browse.Send(manager, renewed, "henti", ("versi", version), how)).Text();
        Assert.Contains("di antara", await End("0", ("henti", Day(app, 500))));
        Assert.Contains("Dihentikan", await End("0", ("henti", Day(app, 22))));
        Assert.Contains("Belum mulai", await End("1", ("lanjut", "ya")));
    }

    [Fact]
    public async Task Managers_and_leads_are_told_90_30_and_7_days_before_the_end_and_not_of_what_was_renewed()
    {
        await using var app = await HeteroApp.Start(Later);
        var (partner, site) = (await ImportTests.Have(app, "Kampus Contoh", "33.74"), await ImportTests.Site(app));
        var (manager, lead) = (await app.Staff(Role.SiteManager, "semarang"), await app.Member("Dekan"));
        var today = SiteClock.House.Date(app.Now);
        Agreement Until(int days, Guid? renews = null) =>
            new()
            {
                SiteId = site,
                Subject = $"Sampai {days}",
                Starts = today.AddDays(-300),
                Ends = today.AddDays(days),
                RenewsId = renews,
                Made = app.Now,
            };
        var (told, over) = (Until(91), Until(40));
        await app.Do(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            db.AddRange(
                told,
                over,
                Until(400, over.Id),
                new AgreementParty { AgreementId = told.Id, OrganizationId = partner },
                new OrganizationMember
                {
                    OrganizationId = partner,
                    PersonId = lead.Id,
                    Role = OrganizationRole.Lead,
                    Since = app.Now,
                }
            );
            return await db.SaveChangesAsync();
        });
        var days = new List<int>();
        for (var day = 91; day >= -1; day--)
        {
            await app.WorkJobs();
            if (app.Mails.Count(mail => mail.To.Mailboxes.Single().Address == manager.Email) > days.Count)
                days.Add(day);
            app.Clock.Advance(TimeSpan.FromDays(1));
        }
        Assert.Equal([90, 30, 7], days);
        Assert.Equal(3, app.Mails.Count(mail => mail.To.Mailboxes.Single().Address == lead.Email));
        Assert.All(
            app.Mails.Where(mail => mail.Subject!.Contains("berakhir")),
            mail => Assert.Contains("Sampai 91", mail.TextBody)
        );
    }

    [Fact]
    public async Task The_register_leaves_as_staff_see_it_with_numbers_for_managers_only_and_that_is_noted()
    {
        await using var app = await HeteroApp.Start(Later);
        var organization = await ImportTests.Have(app, "=HYPERLINK(\"x\") Batik", "33.74", "+6281200003001");
        var lead = await app.Member("Ketua Batik");
        await app.Do(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            db.AddRange(
                new OrganizationMember
                {
                    OrganizationId = organization,
                    PersonId = lead.Id,
                    Role = OrganizationRole.Lead,
                    Since = app.Now,
                },
                new Activity
                {
                    OrganizationId = organization,
                    At = app.Now.AddDays(-3),
                    Kind = "booking",
                    SourceId = Guid.CreateVersion7(),
                    Title = "Ruang",
                }
            );
            return await db.SaveChangesAsync();
        });
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        using var manager = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));
        using var elsewhere = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "solo"));
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync("/konsol/semarang/organisasi.csv")).StatusCode);
        foreach (var format in (string[])["csv", "xlsx"])
        {
            var (seen, all) = (
                Sheet.Read(await desk.GetByteArrayAsync("/konsol/semarang/organisasi." + format)),
                Sheet.Read(await manager.GetByteArrayAsync("/konsol/semarang/organisasi." + format))
            );
            Assert.Equal(2, seen.Count);
            Assert.Equal("=HYPERLINK(\"x\") Batik", seen[1].Cells[0]);
            if (format == "csv")
                Assert.Contains("'=HYPERLINK", await desk.GetStringAsync("/konsol/semarang/organisasi.csv"));
            Assert.DoesNotContain(
                seen.SelectMany(row => row.Cells),
                cell => cell.Contains("0812") || cell.Contains("Ketua")
            );
            Assert.Equal(["0812-0000-3001", "Ketua Batik"], all[1].Cells[^2..]);
            Assert.Equal("1", all[1].Cells[8]);
        }
        Assert.Equal(
            2,
            await app.Read(db =>
                db.Set<Foundation.Audit.AuditRow>().CountAsync(row => row.Action == "organizations.exported")
            )
        );
    }

    private const string Edit = "/komunitas/batik-muda/ubah";
    private static readonly (string, string)[] BatikMuda =
    [
        ("nama", "Batik Muda"),
        ("jenis", "Community"),
        ("bidang", "Craft"),
        ("wilayah", "33.74"),
        ("tautan", ""),
        ("ponsel", ""),
    ];
    private static readonly (string, string) Story = ("cerita", "Kami membatik bersama setiap Sabtu.");

    // The browser of who leads Batik Muda.
    private static async Task<HttpClient> Lead(HeteroApp app)
    {
        var (organization, lead) = (await ImportTests.Have(app, "Batik Muda", "33.74"), await app.Member("Ketua"));
        await app.Do(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            db.Add(
                new OrganizationMember
                {
                    OrganizationId = organization,
                    PersonId = lead.Id,
                    Role = OrganizationRole.Lead,
                    Since = app.Now,
                }
            );
            return await db.SaveChangesAsync();
        });
        return await RightsTests.Browser(app, lead);
    }

    private static async Task<string> Send(HttpClient lead, byte[] logo, (string, string) story) =>
        await (
            await Browse.SendFile(lead, Edit, "ubah", ("logo", "a.png", logo), [("versi", "0"), .. BatikMuda, story])
        ).Text();

    [Fact]
    public async Task What_is_no_picture_is_no_logo()
    {
        await using var app = await HeteroApp.Start(Later);
        using var lead = await Lead(app);
        Assert.Contains("Logo harus JPEG", await Send(lead, "no picture"u8.ToArray(), Story));
    }

    [Fact]
    public async Task A_logo_is_drawn_anew_kept_while_another_field_is_put_right_and_taken_off_again()
    {
        await using var app = await HeteroApp.Start(Later);
        using var lead = await Lead(app);
        var kept = await Send(lead, Picture(), ("cerita", "pendek"));
        var staged = System
            .Text.RegularExpressions.Regex.Match(kept, "name=\"logo-tersimpan\" value=\"([^\"]+)")
            .Groups[1]
            .Value;
        Assert.NotEmpty(staged);
        async Task<string> Change(string version, (string, string) logo) =>
            await (await Browse.Send(lead, Edit, "ubah", [("versi", version), .. BatikMuda, Story, logo])).Text();
        var page = await Change("0", ("logo-tersimpan", staged));
        var logo = System.Text.RegularExpressions.Regex.Match(page, "src=\"(/logo/[^\"]+)").Groups[1].Value;
        Assert.Equal("image/webp", (await Browse.Visitor(app).GetAsync(logo)).Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("/logo/", await Change("1", ("tanpa-logo", "ya")));
    }

    private static string Day(HeteroApp app, int days) =>
        SiteClock.House.Date(app.Now).AddDays(days).ToString("yyyy-MM-dd");

    private static byte[] Picture()
    {
        using var bitmap = new SkiaSharp.SKBitmap(64, 64);
        using var data = bitmap.Encode(SkiaSharp.SKEncodedImageFormat.Png, 90);
        return data.ToArray();
    }
}
