using System.Net.Http.Json;
using HeteroSpace.Bookings;
using HeteroSpace.Content;
using HeteroSpace.Discussions;
using HeteroSpace.Enquiries;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Initiatives;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.People;

/// <summary>A name is one line without addresses, wherever a person gives one.</summary>
public sealed class PersonNameTests
{
    private const string Link = "Menang hadiah https://hadiah.example.net/klaim",
        Lines = "pelanggan\n\nAnda menang\n\nSalam";

    public static TheoryData<string> Real =>
        [
            "Hj. Siti Ma'rifah, S.Pd.I.",
            "Ani Angkatan 1998 2002",
            "Paguyuban Alumni 1998/2002",
            "M.Ali",
            "RA.Kartini",
            "Slamet",
            "Dr.dr.Budi",
            "R.Ay. Sosroningrat",
            "Budi, S.H., M.H.",
            "Rina S.E., M.M.",
            "Dewi.SE",
            "Andi.MT",
            "A.Md.Kom Joko",
            "Prof. Dr. H.M.Yusuf, S.Si., M.Si.",
            "moh.yusuf",
            "abd.rahman",
            "Nguyễn Văn Ánh",
            "محمد بن عبد الله",
            "山田太郎",
            "ꦱꦸꦥꦂꦠ",
            "O'Brien-Smith",
            "Peserta 014",
            "<b>Budi</b>",
            "Ni Made I.A.P. Dewi",
            "Lc., M.A.",
            "Budi S.H./Ani",
            "Ani & Beni",
            "Ach.Id",
            "Moh.Ai Rosidi",
            "Hj.Me",
            "Siti.Aminah",
            "RA.De Wit",
            "A",
            "Ñ",
            "M.Yoga",
            "Aditya.Yoga",
            "Budi: Santoso",
            "M.Ali/Budi",
            "Muh.Ilham.S.Kom",
            "I Gusti Ngurah Rai",
            "AKBP.Dewi",
            "Agus.S.Kom.M.Kom",
            "A.A. Maramis",
            "Nn.Me",
            "Bp.Ai",
            "Angkatan 2026/2027 Budi",
            "Siti, S.H., RT 03 RW 05",
            "siti.sh",
            "budi.st",
            "BUDI.SE",
            "SITI.MM",
            "AHMAD.SH.MH",
            "RATNA.YOGA",
            "Gacor.Law",
            "M.KIM",
        ];

    [Theory, MemberData(nameof(Real))]
    public void Real_names_pass_as_they_are(string name) => Assert.Equal(name, PersonName.Read(name)?.Value);

    public static TheoryData<string> Bad =>
        [
            Link,
            Lines,
            "",
            "   ",
            ".",
            "-",
            "\u200B",
            "\u200B\u2060\uFEFF",
            "\u3164",
            "evil.example",
            "HADIAH.COM",
            "www.hadiah",
            "http:hadiah",
            "bit.ly/x",
            "t.me/slot",
            "wa.me/628120000",
            "//hadiah.example/x",
            "budi@example.org",
            "hadiah.co.id",
            "hadiah\u200B.example/klaim",
            "hadiah．com",
            "hadiah。com",
            "ｈａｄｉａｈ.com",
            "http\u200B://x",
            "10.0.0.1",
            "xn--hadiah-1a",
            "Budi\r\nhttps://x.example",
            "Budi\u2028Santoso",
            "Budi\u0085Santoso",
            "judi.slot/daftar",
            "hadiah.id",
            "Hadiah.Id",
            "HADIAH.ID",
            "evil.com",
            "Slot.Bet",
            "Mr.Bet",
            "ach.id",
            "Ach.Id/x",
            "Ach.Id:80",
            "Ach.Id.Co",
            "www.Ach.Id",
            "x@Ach.Id",
            "Moh.Com",
            "Ach.Id Moh.Id",
            "ｈadiah．id",
            "hadiah.i\u200Bd",
            "hadiah.com:8080/x",
            "javascript:alert(1)",
            "Budi mailto:x",
            "TEL:112",
            "data:text/html,x",
            "ftp:hadiah",
            "tel:+6281234567890",
            "Klik whatsapp://send",
            "WhatsApp:6281",
            "sms:99",
            "bonus.lat",
            "Menang Besar.Zip",
            "klaim.support",
            "hadiah.autos",
            "v.gd/klaim",
            "youtu.be",
            "Klik linktr.ee",
            @"\\hadiah\klaim",
            "Menang 10 juta WA 081234567890",
            "Budi 0812-3456-7890",
            "Budi 0812/3456/7890",
            "Budi 0812_3456_7890",
            "Budi 0812 · 3456 · 7890",
            "Budi 0812, 3456, 7890",
            "Budi 0812—3456—7890",
            "Gacor.vn",
            "GACOR.vn bonus",
            "Menang88.fm",
            "Hub +62 812 3456 7890",
            "Budi ０８１２３４５６７８９０",
            "gacor.vn",
            "hadiah.es",
            "klaim di hadiah.fm",
            "menang-besar.art",
            "gacor77.wtf",
            "GACOR.VN",
            "MENANG88.SK",
            "klaim di hadiah.bz",
            "hadiah.mn",
            "menang.cl",
            "BONUS.PLAY",
            "menang-besar.vegas",
            "hadiah.tokyo",
            new string('a', 121),
        ];

    [Theory, MemberData(nameof(Bad))]
    public void What_is_no_name_is_refused_with_a_sentence(string name)
    {
        Assert.Null(PersonName.Read(name));
        Assert.NotEmpty(PersonName.Problem(name)!);
    }

    [Theory]
    [InlineData("a"), InlineData("a."), InlineData("@"), InlineData("a@"), InlineData("-"), InlineData("0 ")]
    public void What_is_far_too_long_is_refused_at_once(string mark)
    {
        var name = string.Concat(Enumerable.Repeat(mark, 60_000 / mark.Length));
        var before = Work.OfThisThread();
        Assert.NotNull(PersonName.Problem(name));
        Assert.InRange(Work.OfThisThread() - before, 0, 200);
    }

    [Fact]
    public void What_cannot_be_seen_is_left_out()
    {
        Assert.Equal("Budi Santoso", PersonName.Read("  Bu\u200Bdi\t \u202ASantoso\u202C\u0007 ")?.Value);
        Assert.Equal("Budi", PersonName.Read("Budi\n")?.Value);
        Assert.Equal("André", PersonName.Read("Andre\u0301")?.Value);
        var covering = string.Concat(Enumerable.Repeat("\u0301", 100));
        Assert.Equal("Bú" + covering[..6] + "di", PersonName.Read("Bu" + covering + "di")?.Value);
    }

    // Every form in which a visitor gives a name: its address, its name, and the rest of its fields.
    private static IEnumerable<(string Address, string Form, (string, string)[] Fields)> FormsOfVisitors(
        string name,
        Guid article
    )
    {
        (string, string)[] account =
        [
            ("nama", "Anak"),
            ("kontak", "anak@example.org"),
            ("sandi", "sandi-yang-panjang"),
            ("jenis", "Public"),
        ];
        yield return ("/daftar", "daftar", [.. account[1..], ("nama", name)]);
        yield return ("/daftar", "daftar", [.. account, ("wali", name), ("wali-kontak", "wali@example.org")]);
        yield return (
            "/komunitas/daftar",
            "daftar",
            [
                ("nama", "Komunitas Uji Nama"),
                ("saya-nama", name),
                ("saya-kontak", "saya@example.org"),
                ("saya-sandi", "sandi-yang-panjang"),
                ("situs", "semarang"),
            ]
        );
        yield return (
            "/pesan/semarang/ruang-rapat-1",
            "pesan",
            [.. account[1..], ("nama", name), ("orang", "2"), ("keperluan", "Rapat")]
        );
        foreach (var form in FormsOfReaders(name, article))
            yield return form;
    }

    // Those that leave words of somebody: an enquiry, an idea, a comment.
    private static IEnumerable<(string Address, string Form, (string, string)[] Fields)> FormsOfReaders(
        string name,
        Guid article
    )
    {
        yield return (
            "/tanya?situs=semarang",
            "tanya",
            [("situs", "semarang"), ("nama", name), ("ponsel", "081200001777"), ("topik", "Kelas?"), ("setuju", "ya")]
        );
        yield return (
            "/gagasan/baru",
            "gagasan",
            [
                ("judul", "Kelas batik sungai"),
                ("cerita", "Untuk anak muda di RW 4."),
                ("situs", "semarang"),
                ("bidang", "Craft"),
                ("nama", name),
                ("ponsel", "081200004001"),
            ]
        );
        yield return (
            $"/komentar/{ArticleTables.Kind}/{article}",
            "komentar",
            [("nama", name), ("kontak", "tamu@example.org"), ("komentar", "Terima kasih banyak.")]
        );
    }

    [Fact]
    public async Task Forms_of_visitors_refuse_it_say_why_and_keep_what_was_typed()
    {
        await using var app = await HeteroApp.Start(Content.Written.Later);
        var article = await Content.Written.Published(app);
        using var visitor = Browse.Visitor(app);
        foreach (var name in (string[])[Link, Lines])
        foreach (var (address, form, fields) in FormsOfVisitors(name, article.Id))
        {
            var typed = name.Split('\n')[0];
            var page = await (await Browse.Typed(app, visitor, address, form, fields)).Text();
            Assert.True(page.Contains("Tulis nama", StringComparison.Ordinal), $"{address} {form}: {typed}");
            Assert.True(page.Contains(typed, StringComparison.Ordinal), $"{address} keeps what was typed");
        }
        Assert.Empty(
            await app.Read(db =>
                db.People().Where(person => person.Email != null && !person.EmailConfirmed).ToListAsync()
            )
        );
        Assert.Empty(await app.Read(db => db.Enquiries().ToListAsync()));
        Assert.Empty(await app.Read(db => db.Ideas().ToListAsync()));
        Assert.Empty(await app.Read(db => db.Comments().ToListAsync()));
    }

    [Fact]
    public async Task Forms_of_members_and_staff_refuse_it_too()
    {
        await using var app = await HeteroApp.Start(Content.Written.Later);
        var person = await app.Member("Slamet");
        using var member = await RightsTests.Browser(app, person);
        using var manager = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));
        foreach (var name in (string[])[Link, Lines])
        {
            Assert.Contains(
                "Tulis nama",
                await (
                    await Browse.Send(
                        member,
                        "/saya/profil",
                        "profil",
                        ("nama", name),
                        ("jenis", "Public"),
                        ("bahasa", "id")
                    )
                ).Text()
            );
            Assert.Contains(
                "Tulis nama",
                await (
                    await Browse.Send(
                        member,
                        "/saya/profil",
                        "wali",
                        ("wali", name),
                        ("wali-kontak", "wali@example.org")
                    )
                ).Text()
            );
            var desk = await (
                await Browse.Send(
                    manager,
                    "/konsol/semarang/pesan",
                    "pesankan",
                    ("ruang", "ruang-rapat-1"),
                    ("nama", name),
                    ("ponsel", "081200001777"),
                    ("tanggal", "2036-08-05"),
                    ("dari", "10:00"),
                    ("sampai", "11:00"),
                    ("orang", "2"),
                    ("keperluan", "Rapat")
                )
            ).Text();
            Assert.Contains("Tulis nama", desk);
        }
        Assert.Equal(
            "Slamet",
            await app.Read(db => db.People().Where(row => row.Id == person.Id).Select(row => row.Name).SingleAsync())
        );
        Assert.Empty(await app.Read(db => db.GuardianRows().ToListAsync()));
        Assert.Empty(await app.Read(db => db.Bookings().ToListAsync()));
    }

    [Fact]
    public async Task Registrations_of_the_page_the_program_and_the_door_refuse_it_for_everyone_named()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app);
        foreach (var name in (string[])[Link, Lines, "hadiah.example", "\u200B"])
        {
            Assert.Contains(
                "nama",
                Assert
                    .IsType<RegisterAnswer.Broken>(
                        await Held.Try(app, new(of, null, 1, null, name, "tamu@example.org"))
                    )
                    .Errors.Keys
            );
            Assert.Contains(
                "nama",
                Assert
                    .IsType<RegisterAnswer.Broken>(
                        await Held.Try(app, new(of, null, 1, null, name, "") { ByStaff = Guid.CreateVersion7() })
                    )
                    .Errors.Keys
            );
            Assert.Contains(
                "nama-lain",
                Assert
                    .IsType<RegisterAnswer.Broken>(
                        await Held.Try(app, new(of, null, 2, null, "Slamet", "tamu@example.org") { Names = [name] })
                    )
                    .Errors.Keys.DefaultIfEmpty("nama-lain")
            );
            using var client = await app.Client();
            var answer = await client.PostAsJsonAsync(
                $"/api/v1/events/{of.Slug}/registrations",
                new
                {
                    mode = "in-person",
                    name,
                    email = "tamu@example.org",
                }
            );
            Assert.Equal(422, (int)answer.StatusCode);
        }
        Assert.Empty(await app.Read(db => db.Registrations().ToListAsync()));
        Assert.NotNull(Certify.Problem(Link));
        Assert.NotNull(Certify.Problem("a.example"));
    }
}
