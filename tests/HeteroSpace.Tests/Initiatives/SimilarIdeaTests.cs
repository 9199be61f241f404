using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>Ideas that say nearly the same are found before they are posted again.</summary>
public sealed class SimilarIdeaTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

    [Fact]
    public async Task What_was_said_before_is_offered_once_and_then_let_through()
    {
        await using var app = await HeteroApp.Start(Later);
        var person = await app.Member();
        await Made.Idea(app, "Kelas foto produk dengan ponsel", person);
        using var member = await RightsTests.Browser(app, await app.Member("Lain"));
        (string, string)[] typed =
        [
            ("judul", "Kelas foto produk pakai ponsel"),
            ("cerita", "Supaya foto jualan lebih terang."),
            ("situs", "semarang"),
            ("bidang", "PhotoFilm"),
        ];
        var asked = await Browse.Send(member, "/gagasan/baru", "gagasan", typed);
        Assert.Contains("/gagasan/kelas-foto-produk-dengan-ponsel", await asked.Text());
        Assert.Equal(1, await app.Read(db => db.Ideas().CountAsync()));
        await Browse.Send(member, "/gagasan/baru", "gagasan", [.. typed, ("berbeda", "ya")]);
        Assert.Equal(2, await app.Read(db => db.Ideas().CountAsync()));
        Assert.Contains(
            "kelas-foto-produk-dengan-ponsel",
            await member.GetStringAsync("/gagasan/mirip?judul=kls%20foto%20produk%20hp")
        );
        Assert.Equal("[]", await member.GetStringAsync("/gagasan/mirip?judul=%00"));
    }

    [Theory]
    [
        InlineData("kelas foto produk", "Kelas foto produk dengan ponsel", true),
        InlineData("Kelas kemas produk", "Kelas kemasan produk UMKM", true),
        InlineData("pasr kopi petni", "Pasar kopi petani", true),
        InlineData("Perpustakaan alat", "Pojok menyusui di lantai dua", false),
        InlineData("Kelas menari", "Kelas foto produk dengan ponsel", false)
    ]
    public void Titles_that_say_nearly_the_same_are_found(string typed, string there, bool alike) =>
        Assert.Equal(
            alike,
            new SimilarTexts([
                (there, ""),
                ("Malam gim lokal setiap bulan", ""),
                ("Jam buka sampai malam", ""),
                ("Peta jajanan kampung", ""),
                ("Kelas bahasa isyarat", ""),
            ])
                .Of(typed, 3)
                .Any(found => found.At == 0)
        );

    [Fact]
    public void The_very_same_title_is_always_the_most_similar() =>
        Gen.String[Gen.Char["abcdefghij "], 6, 40]
            .Array[3, 30]
            .Sample(
                titles =>
                {
                    var similar = new SimilarTexts([.. titles.Select(title => (title, ""))]);
                    foreach (
                        var title in titles.Where(title => Foundation.Web.Slug.Letters(title, ' ').Trim().Length > 3)
                    )
                        Assert.Contains(
                            similar.Of(title, 1),
                            found => titles[found.At].Trim() == title.Trim() || found.Likeness >= 0.99f
                        );
                },
                iter: LongRun.Or(200, 10_000)
            );
}
