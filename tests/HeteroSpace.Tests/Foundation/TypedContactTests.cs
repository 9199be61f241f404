using HeteroSpace.Foundation.Web;
using HeteroSpace.Initiatives;

namespace HeteroSpace.Foundation;

/// <summary>A contact that someone typed and never showed to be theirs keeps its owner from nothing.</summary>
public sealed class TypedContactTests
{
    public static TheoryData<string, string, string, (string, string)[]> WithAContact =>
        new()
        {
            {
                "/daftar",
                "daftar",
                "kontak",
                [
                    ("nama", "Slamet"),
                    ("kontak", "pemilik@example.org"),
                    ("sandi", "sandi-yang-panjang-2026"),
                    ("jenis", "Public"),
                ]
            },
            {
                "/daftar",
                "daftar",
                "kontak",
                [
                    ("nama", "Slamet"),
                    ("kontak", "0812 0000 4002"),
                    ("sandi", "sandi-yang-panjang-2026"),
                    ("jenis", "Public"),
                ]
            },
            { "/lupa-sandi", "lupa", "kontak", [("kontak", "pemilik@example.org")] },
            {
                "/tanya",
                "tanya",
                "topik",
                [("situs", "semarang"), ("nama", "Slamet"), ("ponsel", "0812 0000 4003"), ("setuju", "ya")]
            },
            {
                "/gagasan/baru",
                "gagasan",
                "judul",
                [
                    ("cerita", "Untuk anak muda di RW 4."),
                    ("situs", "semarang"),
                    ("bidang", "Craft"),
                    ("nama", "Slamet"),
                    ("ponsel", "0812 0000 4004"),
                    ("berbeda", "ya"),
                ]
            },
            { "komentar", "komentar", "komentar", [("nama", "Slamet"), ("kontak", "pemilik@example.org")] },
            { "komentar", "komentar", "komentar", [("nama", "Slamet"), ("kontak", "0812 0000 4005")] },
        };

    [Theory, MemberData(nameof(WithAContact))]
    public async Task What_someone_typed_elsewhere_with_my_contact_uses_up_nothing_of_mine(
        string address,
        string form,
        string words,
        (string, string)[] fields
    )
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        if (address == "komentar")
            address =
                $"/komentar/{IdeaComments.Kind}/{(await Made.Idea(app, "Kelas membatik", await app.Member())).Id}";
        async Task<bool> Taken(int number)
        {
            using var visitor = Browse.Visitor(app);
            (string, string)[] typed = fields.Any(field => field.Item1 == words)
                ? fields
                : [.. fields, (words, $"Kelas nomor {number} untuk warga")];
            var page = await (await Browse.Typed(app, visitor, address, form, typed)).Text();
            return !page.Contains(Allowances.EnoughMails)
                && !page.Contains(Allowances.Enough)
                && !page.Contains("masih menunggu dibaca. Tunggu");
        }
        var of = 0;
        for (var number = 0; number < 15; number++)
            of += await Taken(number) ? 1 : 0;
        Assert.InRange(of, 1, 10);
        app.ComeFromElsewhere();
        Assert.True(await Taken(100));
    }

    [Fact]
    public async Task One_receiver_gets_so_many_mails_from_however_many_networks()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var of = (await app.Member()).Email!;
        var taken = 0;
        for (var network = 0; network < 5; network++)
        {
            app.ComeFromElsewhere();
            for (var number = 0; number < 11; number++)
            {
                using var visitor = Browse.Visitor(app);
                var page = await (await Browse.Send(visitor, "/lupa-sandi", "lupa", ("kontak", of))).Text();
                taken += page.Contains(Allowances.EnoughMails) ? 0 : 1;
            }
        }
        Assert.Equal(30, taken);
    }
}
