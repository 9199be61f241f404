using System.Net;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Organizations;

/// <summary>Agreements with partners, and what of the register leaves the house.</summary>
public sealed class AgreementTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);
    private const string New = "/konsol/semarang/kerja-sama/baru";

    [Fact]
    public async Task An_agreement_is_written_down_renewed_and_ended_early_and_the_public_sees_it_without_its_files()
    {
        await using var app = await HeteroApp.Start(Later);
        await ImportTests.Have(app, "Kampus Contoh", "33.74");
        using var manager = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync(New)).StatusCode);

        var (from, to) = (Day(app, -700), Day(app, 20));
        var wrong = await (
            await Browse.Send(
                manager,
                New,
                "simpan",
                ("macam", "Memorandum"),
                ("tentang", "Mgg"),
                ("pihak", "Kampus Cont"),
                ("mulai", to),
                ("akhir", from)
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
        var saved = await Browse.SendFile(
            manager,
            New,
            "simpan",
            ("berkas", "mou.pdf", "%PDF-1.7 rahasia"u8.ToArray()),
            ("macam", "Memorandum"),
            ("nomor", "074/MOU"),
            ("tentang", "Magang mahasiswa"),
            ("pihak", "KAMPUS  CONTOH"),
            ("mulai", from),
            ("akhir", to)
        );
        var address = saved.RequestMessage!.RequestUri!.AbsolutePath;
        var page = await saved.Text();
        Assert.Contains("mou.pdf", page);
        Assert.Contains("Segera berakhir", page);
        var file = System
            .Text.RegularExpressions.Regex.Match(page, "href=\"(/konsol[^\"]+/berkas/[^\"]+)")
            .Groups[1]
            .Value;
        Assert.Equal("%PDF-1.7 rahasia", await manager.GetStringAsync(file));
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync(file)).StatusCode);

        using var visitor = Browse.Visitor(app);
        var list = await visitor.Page("/kerja-sama");
        Assert.Contains("Magang mahasiswa", list);
        Assert.Contains("/komunitas/kampus-contoh", list);
        Assert.DoesNotContain("mou.pdf", list);
        Assert.Contains("Magang mahasiswa", await visitor.Page("/komunitas/kampus-contoh"));

        Assert.Contains(
            "diubah orang lain",
            await (
                await Browse.Send(
                    manager,
                    address,
                    "simpan",
                    ("versi", "7"),
                    ("macam", "Memorandum"),
                    ("tentang", "Magang mahasiswa"),
                    ("pihak", "Kampus Contoh"),
                    ("mulai", from),
                    ("akhir", to)
                )
            ).Text()
        );
        var renewal = New + "?perpanjang=" + address.Split('/')[^1];
        Assert.Contains("Magang mahasiswa", await manager.Page(renewal));
        var renewed = (
            await Browse.Send(
                manager,
                renewal,
                "simpan",
                ("macam", "Cooperation"),
                ("tentang", "Magang mahasiswa"),
                ("pihak", "kampus-contoh"),
                ("mulai", Day(app, 21)),
                ("akhir", Day(app, 400))
            )
        )
            .RequestMessage!
            .RequestUri!
            .AbsolutePath;
        Assert.Contains("Diperpanjang dengan", await manager.Page(address));
        Assert.Contains(
            "diperpanjang orang lain",
            await (
                await Browse.Send(
                    manager,
                    renewal,
                    "simpan",
                    ("macam", "Cooperation"),
                    ("tentang", "Magang mahasiswa"),
                    ("pihak", "kampus-contoh"),
                    ("mulai", Day(app, 21)),
                    ("akhir", Day(app, 400))
                )
            ).Text()
        );
        Assert.Contains(
            "di antara",
            await (await Browse.Send(manager, renewed, "henti", ("versi", "0"), ("henti", Day(app, 500)))).Text()
        );
        Assert.Contains(
            "Dihentikan",
            await (await Browse.Send(manager, renewed, "henti", ("versi", "0"), ("henti", Day(app, 22)))).Text()
        );
        Assert.Contains(
            "Belum mulai",
            await (await Browse.Send(manager, renewed, "henti", ("versi", "1"), ("lanjut", "ya"))).Text()
        );
    }

    [Fact]
    public async Task Managers_and_leads_are_told_ninety_thirty_and_seven_days_before_the_end_once_each_and_not_of_what_was_renewed()
    {
        await using var app = await HeteroApp.Start(Later);
        var (partner, site) = (await ImportTests.Have(app, "Kampus Contoh", "33.74"), await ImportTests.Site(app));
        var (manager, lead) = (await app.Staff(Role.SiteManager, "semarang"), await app.Member("Dekan"));
        var today = DateOnly.FromDateTime(app.Now);
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

    [Fact]
    public async Task A_logo_is_drawn_anew_kept_while_another_field_is_put_right_and_taken_off_again()
    {
        await using var app = await HeteroApp.Start(Later);
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
        using var browser = await RightsTests.Browser(app, lead);
        const string Address = "/komunitas/batik-muda/ubah";
        (string, string)[] fields =
        [
            ("versi", "0"),
            ("nama", "Batik Muda"),
            ("jenis", "Community"),
            ("bidang", "Craft"),
            ("wilayah", "33.74"),
            ("tautan", ""),
            ("ponsel", ""),
        ];
        Assert.Contains(
            "Logo harus JPEG",
            await (
                await Browse.SendFile(
                    browser,
                    Address,
                    "ubah",
                    ("logo", "a.png", "no picture"u8.ToArray()),
                    [.. fields, ("cerita", "Kami membatik bersama setiap Sabtu.")]
                )
            ).Text()
        );
        var kept = await (
            await Browse.SendFile(
                browser,
                Address,
                "ubah",
                ("logo", "a.png", Picture()),
                [.. fields, ("cerita", "pendek")]
            )
        ).Text();
        var staged = System
            .Text.RegularExpressions.Regex.Match(kept, "name=\"logo-tersimpan\" value=\"([^\"]+)")
            .Groups[1]
            .Value;
        Assert.NotEmpty(staged);
        var page = await (
            await Browse.Send(
                browser,
                Address,
                "ubah",
                [.. fields, ("cerita", "Kami membatik bersama setiap Sabtu."), ("logo-tersimpan", staged)]
            )
        ).Text();
        var logo = System.Text.RegularExpressions.Regex.Match(page, "src=\"(/logo/[^\"]+)").Groups[1].Value;
        Assert.Equal("image/webp", (await Browse.Visitor(app).GetAsync(logo)).Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain(
            "/logo/",
            await (
                await Browse.Send(
                    browser,
                    Address,
                    "ubah",
                    [
                        ("versi", "1"),
                        .. fields[1..],
                        ("cerita", "Kami membatik bersama setiap Sabtu."),
                        ("tanpa-logo", "ya"),
                    ]
                )
            ).Text()
        );
    }

    private static string Day(HeteroApp app, int days) =>
        DateOnly.FromDateTime(app.Now).AddDays(days).ToString("yyyy-MM-dd");

    private static byte[] Picture()
    {
        using var bitmap = new SkiaSharp.SKBitmap(64, 64);
        using var data = bitmap.Encode(SkiaSharp.SKEncodedImageFormat.Png, 90);
        return data.ToArray();
    }
}
