using HeteroSpace.Content;
using HeteroSpace.Foundation.Db;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Discussions;

/// <summary>Advertising is read by staff first, whichever letters it wears; what people write here is not.</summary>
public sealed class LookAlikeTests
{
    [Theory]
    [
        InlineData("𝐒𝐋𝐎𝐓 𝐆𝐀𝐂𝐎𝐑 𝟖𝟖 𝐌𝐀𝐗𝐖𝐈𝐍"),
        InlineData("Sl0t g4c0r m4xw1n"),
        InlineData("s l o t  g a c o r"),
        InlineData("s l o t g a c o r"),
        InlineData("s.l.o.t g-a-c-o-r"),
        InlineData("sl ot ga cor"),
        InlineData("SlotGacor88 paling jp"),
        InlineData("ѕӏоt gасоr"),
        InlineData("ＳＬＯＴ ＧＡＣＯＲ"),
        InlineData("ⓢⓛⓞⓣ ⓖⓐⓒⓞⓡ"),
        InlineData("🅂🄻🄾🅃 🄶🄰🄲🄾🅁"),
        InlineData("🅢🅛🅞🅣 🅖🅐🅒🅞🅡"),
        InlineData("🇸🇱🇴🇹 🇬🇦🇨🇴🇷"),
        InlineData("ѕʟᴏᴛ ɢᴀᴄᴏʀ"),
        InlineData("sl\u200Bot ga\u200Bcor"),
        InlineData("s̶l̶o̶t̶ g̶a̶c̶o̶r̶"),
        InlineData("sĺōť ǧáćöř"),
        InlineData("slooot gacoorrr"),
        InlineData("SLΟΤ GΑCΟR"),
        InlineData("slot gаcor"),
        InlineData("$lot g@cor"),
        InlineData("t0g3l hari ini"),
        InlineData("jud1 online"),
        InlineData("𝓽𝓸𝓰𝓮𝓵"),
        InlineData("p1nj0l"),
        InlineData("v1agra"),
        InlineData("օոӏіոе саѕіոо"),
        InlineData("ᔕᒪOT GᗩᑕOᖇ"),
        InlineData("丂ㄥㄖㄒ Ꮆ卂匚ㄖ尺"),
        InlineData("ꌗ꒒ꂦ꓄ ꍌꍏꉓꂦꋪ"),
        InlineData("ɹoɔɐƃ ʇols"),
        InlineData("\u202Erocag tols"),
        InlineData("ᛋᛚᛟᛏ ᚷᚨᚲᛟᚱ"),
        InlineData("ᔕᒪOT ᘜᗩᑕOᖇ"),
        InlineData("₴ⱠØ₮ ₲₳₵ØⱤ"),
        InlineData("ʇols ɹoɔɐƃ"),
        InlineData("MAXVVIN hari ini"),
        InlineData("rnaxwin"),
        InlineData("gac¤r")
    ]
    public void Advertising_in_look_alike_letters_is_read_first(string text) =>
        Assert.InRange(SpamScore.Of(text, 0).Score, SpamScore.ToBeRead, 100);

    [Theory]
    [
        InlineData("Matur nuwun, kelasipun sae sanget. Kapan wonten malih?"),
        InlineData("Kula badhe ndherek kelas batik minggu ngajeng."),
        InlineData("ꦩꦠꦸꦂꦤꦸꦮꦸꦤ꧀ ꦥꦏ꧀"),
        InlineData("Burung saya gacor sejak ikut kelas ini, hehe."),
        InlineData("Acara jam 13.00–15.00 di RW 4, kuota 25 orang, Rp50.000."),
        InlineData("𝓑𝓪𝓽𝓲𝓴 𝓼𝓮𝓶𝓪𝓻𝓪𝓷𝓰𝓪𝓷 bagus sekali"),
        InlineData("Terima kasih!!! Kerennn bangettt"),
        InlineData("B A T I K itu warisan"),
        InlineData("Pembesaran foto produknya jelas, dana cairan pupuk juga dibahas."),
        InlineData("Sebelum investasi, pastikan izinnya dulu."),
        InlineData("P3K dan 4 orang panitia, Covid19, K3, S1, D3, mp3"),
        InlineData("Спасибо, очень интересно!"),
        InlineData("Ευχαριστώ πολύ"),
        InlineData("Café, José, Nguyễn, Łódź"),
        InlineData("谢谢，课程很好"),
        InlineData("ありがとうございます"),
        InlineData("شكرا جزيلا"),
        InlineData("ขอบคุณมาก"),
        InlineData("山口先生の講座はとても良かったです"),
        InlineData("Harganya ₩5.000 atau ₱200, dibaca /kɔpi/ ya")
    ]
    public void What_people_write_is_not_held_back(string text) =>
        Assert.InRange(SpamScore.Of(text, 0).Score, 0, SpamScore.ToBeRead - 1);

    [Theory]
    [
        InlineData("SLOT GACOR MAXWIN 88", true),
        InlineData("Sl0t G4c0r", true),
        InlineData("Budi Santoso", false),
        InlineData("Judika Sihotang", false),
        InlineData("Warni Purwanti", false)
    ]
    public void A_name_that_advertises_is_read_first_whatever_it_says(string name, bool first) =>
        Assert.Equal(first, SpamScore.Of("Terima kasih, kelasnya bagus.", 0, name).Score >= SpamScore.ToBeRead);

    [Fact]
    public async Task A_comment_waits_whose_writer_is_called_like_an_advertisement()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var article = await Written.Published(app);
        using var member = await RightsTests.Browser(app, await app.Member("SLOT GACOR MAXWIN 88"));
        var write = $"/komentar/{ArticleTables.Kind}/{article.Id}";
        await Browse.Typed(app, member, write, "komentar", ("komentar", "Terima kasih, kelasnya bagus."));
        Assert.Equal(CommentStatus.Waiting, (await app.Read(db => db.Comments().SingleAsync())).Status);
    }

    [Fact]
    public void No_sentence_of_the_demo_and_of_the_interface_looks_disguised()
    {
        var texts = Texts().ToList();
        Assert.InRange(texts.Count, 1500, int.MaxValue);
        Assert.DoesNotContain(texts, text => SpamScore.Of(text, 0).Signs.Contains("disguised"));
    }

    // All texts of the house, which are of many hands and in both languages.
    private static IEnumerable<string> Texts()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "HeteroSpace.slnx")))
            root = Path.GetDirectoryName(root)!;
        return Directory
            .EnumerateFiles(Path.Combine(root, "src/HeteroSpace"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/") && !path.Contains("/Migrations/") && !path.EndsWith("SpamScore.cs"))
            .SelectMany(path =>
                CSharpSyntaxTree
                    .ParseText(File.ReadAllText(path))
                    .GetRoot()
                    .DescendantNodes()
                    .OfType<LiteralExpressionSyntax>()
            )
            .Select(literal => literal.Token.ValueText)
            .Where(text => text.Length > 20 && text.Contains(' '));
    }

    [Fact]
    public async Task A_comment_that_shows_nothing_is_empty_and_a_disguised_one_of_a_member_waits()
    {
        await using var app = await HeteroApp.Start(Written.Later);
        var article = await Written.Published(app);
        using var member = await RightsTests.Browser(app, await app.Member());
        var write = $"/komentar/{ArticleTables.Kind}/{article.Id}";
        foreach (var nothing in (string[])["\u200B\u200B", "\u3164\u2800", " \uFEFF\n\u2060 "])
            Assert.Contains(
                "Tulis komentar Anda",
                await (await Browse.Typed(app, member, write, "komentar", ("komentar", nothing))).Text()
            );
        Assert.Empty(await app.Read(db => db.Comments().ToListAsync()));
        await Browse.Typed(app, member, write, "komentar", ("komentar", "Sl0t g4c0r m4xw1n"));
        var comment = await app.Read(db => db.Comments().SingleAsync());
        Assert.Equal(CommentStatus.Waiting, comment.Status);
        Assert.Contains("disguised", comment.Signs);
    }
}
