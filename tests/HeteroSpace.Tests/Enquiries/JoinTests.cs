using HeteroSpace.Content;
using HeteroSpace.Discussions;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Initiatives;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Enquiries;

/// <summary>Whoever only knows a number, an address or the words of another gets nothing of theirs.</summary>
public sealed class JoinTests
{
    private static (string, string)[] Question(string topic) =>
        [("situs", "semarang"), ("nama", "Sumarni"), ("ponsel", "081200001777"), ("topik", topic), ("setuju", "ya")];

    private static string Path(HttpResponseMessage answer) => answer.RequestMessage!.RequestUri!.AbsolutePath;

    [Fact]
    public async Task A_number_opens_nobodys_question()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var first = Browse.Visitor(app);
        using var other = Browse.Visitor(app);
        var made = await Browse.Send(first, "/tanya", "tanya", Question("Rahasia: usaha saya bangkrut"));
        Assert.StartsWith("/status/e", Path(made));
        foreach (var topic in (string[])["hai", "Rahasia: usaha saya bangkrut"])
        {
            var joined = await Browse.Send(other, "/tanya", "tanya", Question(topic));
            var page = await joined.Text();
            Assert.Equal("/tanya", Path(joined));
            Assert.Contains("Terima kasih", page);
            Assert.DoesNotContain("/status/", page);
            Assert.DoesNotContain("bangkrut", page);
        }
        // Who made it finds it again in the same browser, without what was asked elsewhere; staff see both.
        var again = await Browse.Send(first, "/tanya", "tanya", Question("Lalu bagaimana?"));
        Assert.Equal(Path(made), Path(again));
        var status = await again.Text();
        Assert.Contains("Lalu bagaimana?", status);
        Assert.DoesNotContain(">hai<", status);
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        var enquiry = await app.Read(db => db.Enquiries().AsNoTracking().SingleAsync());
        Assert.Equal(2, enquiry.AskedAgain);
        Assert.Contains("hai", await desk.Page("/konsol/semarang/pertanyaan/" + enquiry.Id));
        // Someone signed in finds their own from any browser.
        var person = await app.Member();
        using var here = await RightsTests.Browser(app, person);
        using var there = await RightsTests.Browser(app, person);
        (string, string)[] mine =
        [
            ("situs", "semarang"),
            ("nama", "Slamet"),
            ("ponsel", "081200001999"),
            ("topik", "Satu"),
            ("setuju", "ya"),
        ];
        Assert.Equal(
            Path(await Browse.Send(here, "/tanya", "tanya", mine)),
            Path(await Browse.Send(there, "/tanya", "tanya", mine))
        );
    }

    [Fact]
    public async Task Whoever_named_a_number_first_withdraws_their_own_words_only()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var first = Browse.Visitor(app);
        using var owner = Browse.Visitor(app);
        var link = Path(await Browse.Send(first, "/tanya", "tanya", Question("pura-pura")));
        foreach (var topic in (string[])["Bagaimana mengurus NIB?", "Dan sertifikat halal?"])
            await Browse.Send(owner, "/tanya", "tanya", Question(topic));
        await Browse.Send(first, link, "tarik");
        var rows = await app.Read(db => db.Enquiries().AsNoTracking().OrderBy(row => row.Status).ToListAsync());
        Assert.Equal([EnquiryStatus.Open, EnquiryStatus.Withdrawn], rows.Select(row => row.Status));
        Assert.Equal(("Bagaimana mengurus NIB?", 1), (rows[0].Topic, rows[0].AskedAgain));
        Assert.NotNull(rows[0].Phone);
        Assert.Null(rows[1].Phone);
        Assert.Contains(
            await app.Read(db => db.EnquirySteps().Where(step => step.EnquiryId == rows[0].Id).ToListAsync()),
            step => step.Note == "Dan sertifikat halal?"
        );
        var page = await first.Page(link);
        Assert.DoesNotContain("NIB", page);
        Assert.Contains("Nomor ini masih kami simpan", page);
    }

    [Fact]
    public async Task A_question_that_was_dealt_with_is_withdrawn_beside_an_open_one_of_its_number()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var first = Browse.Visitor(app);
        using var other = Browse.Visitor(app);
        var link = Path(await Browse.Send(first, "/tanya", "tanya", Question("Yang pertama")));
        await Browse.Send(other, "/tanya", "tanya", Question("Dari tempat lain"));
        var staff = await app.Staff(Role.FrontDesk, "semarang");
        var id = await app.Read(db => db.Enquiries().Select(row => row.Id).SingleAsync());
        Assert.True(
            await app.Do(services =>
                services.GetRequiredService<FollowUp>().Answer(id, staff.AccountId!.Value, Outcome.Unreachable, null)
            )
        );
        await Browse.Send(other, "/tanya", "tanya", Question("Sekali lagi"));
        Assert.Contains("sudah dihapus", await (await Browse.Send(first, link, "tarik")).Text());
        Assert.Equal(
            [EnquiryStatus.Open, EnquiryStatus.Withdrawn],
            await app.Read(db => db.Enquiries().OrderBy(row => row.Status).Select(row => row.Status).ToListAsync())
        );
    }

    [Fact]
    public async Task The_same_words_open_nobodys_idea_and_nobodys_comment()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var article = await Written.Published(app);
        using var first = Browse.Visitor(app);
        using var other = Browse.Visitor(app);
        (string, string)[] idea =
        [
            ("judul", "Kelas batik di tepi sungai"),
            ("cerita", "Untuk anak muda RW 4, butuh tempat dan kain."),
            ("situs", "semarang"),
            ("bidang", "Craft"),
            ("nama", "Peserta 014"),
            ("ponsel", "081200004001"),
            ("berbeda", "ya"),
        ];
        var write = $"/komentar/{ArticleTables.Kind}/{article.Id}";
        foreach (
            var (address, form, typed) in new (string, string, (string, string)[])[]
            {
                ("/gagasan/baru", "gagasan", idea),
                (
                    write,
                    "komentar",
                    [("nama", "Tamu"), ("kontak", "tamu@example.org"), ("komentar", "Boleh versi bahasa Jawa?")]
                ),
                (
                    write,
                    "komentar",
                    [("nama", "Tamu"), ("kontak", "081200004005"), ("komentar", "Terima kasih, jelas sekali.")]
                ),
            }
        )
        {
            var made = await Browse.Typed(app, first, address, form, typed);
            Assert.StartsWith("/status/", Path(made));
            var joined = await Browse.Typed(app, other, address, form, typed);
            var page = await joined.Text();
            Assert.DoesNotContain("/status/", Path(joined));
            Assert.DoesNotContain("/status/", page);
            Assert.Contains("Terima kasih", page);
            Assert.Equal(Path(made), Path(await Browse.Typed(app, first, address, form, typed)));
        }
        Assert.Equal(1, await app.Read(db => db.Ideas().CountAsync()));
        Assert.Equal(2, await app.Read(db => db.Comments().CountAsync()));
    }
}
