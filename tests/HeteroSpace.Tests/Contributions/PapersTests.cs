using System.Net;
using HeteroSpace.Contributions.Papers;
using HeteroSpace.Foundation;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Contributions;

/// <summary>What is printed of a gift: the record of handing over, the letter, the card and stickers.</summary>
public sealed class PapersTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);
    private const string Secretive = "Sumarni Rahasia";

    [Fact]
    public async Task Seven_laptops_and_later_thirteen_have_a_record_each_and_no_part_stands_in_two()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var pledge = await Given(app, 7, 20, "Kampus Contoh");
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        var address = "/konsol/semarang/gotong-royong/serah-terima/" + pledge.Code;
        // Nothing is handed over before it came.
        var early = await (await Make(desk, address, "2036-08-02")).Text();
        Assert.Contains("Yang terakhir sampai Minggu, 3 Agustus 2036", early);
        Assert.Contains("001/BAST/SEMARANG/2036", await (await Make(desk, address)).Text());
        Assert.Equal(ReceiveAnswer.Counted, await Asked.Comes(app, pledge.Id, 13, Guid.CreateVersion7()));
        Assert.Contains("002/BAST/SEMARANG/2036", await (await Make(desk, address)).Text());
        // Nothing came since: there is nothing to make one of.
        Assert.Null(await Number(app, pledge.Id));
        var records = await app.Read(db => db.Handovers().AsNoTracking().OrderBy(row => row.Number).ToListAsync());
        var (first, second) = (await Pdf(desk, records[0]), await Pdf(desk, records[1]));
        foreach (
            var said in (string[])
                [
                    "001/BAST/SEMARANG/2036",
                    "Minggu, tanggal tiga bulan Agustus tahun dua ribu tiga puluh enam",
                    "Dewi Lestari, Wakil Rektor",
                    "Kepala Seksi",
                    "7 buah",
                    "Demikian berita acara",
                ]
        )
            Assert.Contains(said, Unbroken(first));
        Assert.DoesNotContain("13 buah", Unbroken(first));
        Assert.Contains("13 buah", Unbroken(second));
        // Seven of twenty that are worth 1,000, with what that stands on.
        Assert.Contains("Rp350", first);
        Assert.Contains("Dasar nilai: Taksiran, Taksiran pengelola", Unbroken(first));
    }

    [Fact]
    public async Task Numbers_have_no_gap_however_many_are_made_at_once()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var pledges = new List<Pledge>();
        for (var number = 1; number <= 8; number++)
            pledges.Add(await Given(app, 1, 1, $"Pemberi {number}"));
        // Two presses each: one makes it, the other finds nothing left.
        var made = await Task.WhenAll(pledges.Concat(pledges).Select(pledge => Number(app, pledge.Id)));
        Assert.Equal(Enumerable.Range(1, 8), made.OfType<int>().Order());
        Assert.Equal(8, made.Count(number => number is null));
    }

    [Fact]
    public async Task The_signed_paper_comes_back_and_is_opened_by_staff_alone()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var pledge = await Given(app, 3, 3, "Kampus Contoh");
        Assert.Equal(1, await Number(app, pledge.Id));
        var record = await app.Read(db => db.Handovers().AsNoTracking().SingleAsync());
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        using var elsewhere = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "solo"));
        var address = "/konsol/semarang/gotong-royong/serah-terima/" + pledge.Code;
        var form = $"tanda-{record.Id:n}";
        Assert.Contains("Pilih berkasnya", await (await Browse.Send(desk, address, form, ("versi", "0"))).Text());
        var late = await Filled.Of(desk, address, form);
        var kept = await Browse.SendFile(
            desk,
            address,
            form,
            ($"berkas-{record.Id:n}", "bast.pdf", "%PDF-1.7 bertanda tangan"u8.ToArray()),
            ("versi", "0")
        );
        Assert.Contains("bast.pdf", await kept.Text());
        var file = $"/konsol/semarang/gotong-royong/serah-terima/{record.Id}/bertanda-tangan";
        Assert.Equal("%PDF-1.7 bertanda tangan", await desk.GetStringAsync(file));
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(file)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(address)).StatusCode);
        // What is signed bears its names for good, and is not replaced.
        var page = await desk.Page(address);
        Assert.DoesNotContain("pihak-", page);
        Assert.DoesNotContain(form, page);
        // Whoever had the page open before hears that it is there.
        Assert.Contains("sudah tersimpan (bast.pdf) dan tidak diganti", await (await late.Press(desk)).Text());
        Assert.False(
            await Asked.With<MakeHandover, bool>(
                app,
                async make =>
                    await make.PutSigned(
                        await app.Read(db => db.Handovers().AsNoTracking().SingleAsync()),
                        ("aa.pdf", "lain.pdf"),
                        Guid.CreateVersion7()
                    )
            )
        );
        Assert.Equal("%PDF-1.7 bertanda tangan", await desk.GetStringAsync(file));
    }

    [Fact]
    public async Task A_signed_paper_that_was_photographed_says_nothing_of_where_and_by_which_camera()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var pledge = await Given(app, 3, 3, "Kampus Contoh");
        Assert.Equal(1, await Number(app, pledge.Id));
        var record = await app.Read(db => db.Handovers().AsNoTracking().SingleAsync());
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        var photo = PictureTests.WithExif(PictureTests.Photo(600, 400, SkiaSharp.SKEncodedImageFormat.Jpeg));
        var kept = await Browse.SendFile(
            desk,
            "/konsol/semarang/gotong-royong/serah-terima/" + pledge.Code,
            $"tanda-{record.Id:n}",
            ($"berkas-{record.Id:n}", "foto bast.jpeg", photo),
            ("versi", "0")
        );
        Assert.Contains("foto bast.jpg", await kept.Text());
        var file = await desk.GetByteArrayAsync(
            $"/konsol/semarang/gotong-royong/serah-terima/{record.Id}/bertanda-tangan"
        );
        Assert.Equal([0xFF, 0xD8, 0xFF], file[..3]);
        Assert.True(photo.AsSpan().IndexOf("RAHASIA"u8) > 0 && file.AsSpan().IndexOf("RAHASIA"u8) < 0);
    }

    [Fact]
    public async Task What_stands_of_a_record_is_summed_without_what_was_taken_back_since()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var pledge = await Given(app, 7, 20, await app.Member("Kampus Contoh"), value: 1000);
        Assert.Equal(ReceiveAnswer.Counted, await Asked.Comes(app, pledge.Id, 13, Guid.CreateVersion7()));
        Assert.Equal(1, await Number(app, pledge.Id));
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        var record = await app.Read(db => db.Handovers().AsNoTracking().SingleAsync());
        Assert.Contains("Jumlah yang berlaku: 20 buah, Rp1.000.", Unbroken(await Pdf(desk, record)));
        foreach (
            var (part, says) in ((int, string)[])[(2, "berlaku: 7 buah, Rp350."), (1, "Tidak ada lagi yang berlaku.")]
        )
        {
            var receipt = await app.Read(db => db.GiftReceipts().AsNoTracking().SingleAsync(row => row.Part == part));
            Assert.True(
                await Asked.With<ReceiveGift, bool>(
                    app,
                    gift => gift.TakeBack(receipt, "Salah hitung", Guid.CreateVersion7())
                )
            );
            var text = Unbroken(await Pdf(desk, record));
            Assert.Contains(says, text);
            Assert.Contains("(dibatalkan: Salah hitung)", text);
        }
    }

    [Fact]
    public async Task Who_is_not_named_stands_on_no_paper_and_no_page()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var pledge = await Given(app, 5, 5, Secretive, GiverShown.HambaAllah);
        await Thank(app, pledge.Id, "Terima kasih banyak.");
        var room = await app.Space("semarang/kelas");
        Assert.True(
            await Asked.With<UseGift, bool>(
                app,
                use => use.PutInUse(pledge.Id, room.Space.Id, new(2036, 8, 3), Guid.CreateVersion7())
            )
        );
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        foreach (
            var paper in (string[])
                [
                    $"/gotong-royong/terima-kasih/{pledge.Code}.pdf",
                    $"/gotong-royong/terima-kasih/{pledge.Code}/kartu.pdf",
                    $"/konsol/semarang/gotong-royong/stiker/{pledge.Code}.pdf",
                ]
        )
        {
            var answer = await desk.GetAsync(paper);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain("Sumarni", $"{answer.Content.Headers}");
            var text = PdfText.Of(await answer.Content.ReadAsByteArrayAsync());
            Assert.Contains("Hamba Allah", text);
            Assert.DoesNotContain("Sumarni", text);
        }
        using var visitor = Browse.Visitor(app);
        foreach (
            var page in (string[])
                [
                    $"/hadiah/{pledge.Code}",
                    $"/hadiah/{pledge.Code}/acara",
                    $"/hadiah/{pledge.Code}/periksa",
                    "/gotong-royong/terima-kasih",
                    "/ruang/semarang/kelas",
                ]
        )
            Assert.DoesNotContain("Sumarni", await visitor.Page(page));
        Assert.Contains("Hamba Allah", await visitor.Page("/gotong-royong/terima-kasih"));
        Assert.Contains("5 buah kursi lipat", await visitor.Page("/ruang/semarang/kelas"));
    }

    [Fact]
    public async Task A_letter_is_opened_by_staff_by_who_gave_and_by_a_signed_link_and_a_code_alone_opens_nothing()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var giver = await app.Member("Kampus Contoh");
        var pledge = await Given(app, 5, 5, giver);
        using var theirs = await RightsTests.Browser(app, giver);
        using var other = await RightsTests.Browser(app, await app.Member("Orang Lain"));
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        using var solo = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "solo"));
        using var visitor = Browse.Visitor(app);
        var (letter, card) = await app.Do(async services =>
        {
            var links = services.GetRequiredService<SecretLinks>();
            return (
                (await ThanksLinks.Letter(links, pledge.Id)).Reveal(),
                (await ThanksLinks.Card(links, pledge.Id)).Reveal()
            );
        });
        foreach (var paper in (string[])[".pdf", "/kartu.pdf"])
        {
            var address = "/gotong-royong/terima-kasih/" + pledge.Code + paper;
            foreach (var client in (HttpClient[])[theirs, desk])
                Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(address)).StatusCode);
            foreach (var client in (HttpClient[])[other, solo, visitor])
                Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address)).StatusCode);
        }
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(letter)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(card)).StatusCode);
        var bent = letter.Replace(letter[^8], letter[^8] == 'A' ? 'B' : 'A');
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(bent)).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await theirs.GetAsync($"/konsol/semarang/gotong-royong/stiker/{pledge.Code}.pdf")).StatusCode
        );
    }

    [Fact]
    public async Task A_letter_says_a_value_with_its_basis_and_of_what_is_not_valued_no_rupiah()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        using var desk = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20));
        var pledge = await Asked.Offer(app, lines[0], 20, await app.Member("Kampus Contoh"));
        await Asked.Comes(app, pledge.Id, 7, Guid.CreateVersion7());
        Assert.Equal(ReceiveAnswer.Counted, await Asked.Second(app, pledge.Id, 1, 7, Guid.CreateVersion7()));
        var plain = await Letter();
        Assert.DoesNotContain("Rp", plain);
        Assert.Contains("7 buah kursi lipat", plain);
        Assert.Contains("Minggu, 3 Agustus 2036", plain);
        await GiftTests.Value(app, pledge.Id, 2_000_000);
        await Thank(app, pledge.Id, "Kelas pagi kini duduk semua.");
        await Asked.With<SettlePledge, bool>(app, settle => settle.Answer(pledge.Id, "Semoga berguna."));
        var valued = await Letter();
        foreach (
            var said in (string[])
                ["Rp700.000", "Taksiran: Taksiran pengelola", "Kelas pagi kini duduk semua.", "Semoga berguna."]
        )
            Assert.Contains(said, valued);

        async Task<string> Letter() =>
            Unbroken(PdfText.Of(await desk.GetByteArrayAsync($"/gotong-royong/terima-kasih/{pledge.Code}.pdf")));
    }

    [Theory]
    [InlineData(11, "sebelas")]
    [InlineData(17, "tujuh belas")]
    [InlineData(31, "tiga puluh satu")]
    [InlineData(100, "seratus")]
    [InlineData(2026, "dua ribu dua puluh enam")]
    [InlineData(1945, "seribu sembilan ratus empat puluh lima")]
    public void Numbers_are_said_in_words(int number, string said) => Assert.Equal(said, SpelledOut.Number(number));

    internal static async Task<Pledge> Given(
        HeteroApp app,
        long came,
        long promised,
        string name,
        GiverShown shown = GiverShown.Named
    ) => await Given(app, came, promised, await app.Member(name), shown);

    /// <summary>Chairs that came: of a value that one of staff may see alone, or not valued and seen by two.</summary>
    internal static async Task<Pledge> Given(
        HeteroApp app,
        long came,
        long promised,
        Person giver,
        GiverShown shown = GiverShown.Named,
        Guid? organization = null,
        long? value = null
    )
    {
        var (_, lines) = await Asked.For(app, null, Asked.Goods(promised));
        var pledge = await Asked.Offer(app, lines[0], promised, giver, organization, shown);
        if (value is not null)
            await GiftTests.Value(app, pledge.Id, value);
        var answer = await Asked.Comes(app, pledge.Id, came, Guid.CreateVersion7());
        if (answer == ReceiveAnswer.WaitsForSecond)
            answer = await Asked.Second(app, pledge.Id, 1, came, Guid.CreateVersion7());
        Assert.Equal(ReceiveAnswer.Counted, answer);
        // What comes later is valued, or two would have to see it.
        if (value is null && came < promised)
            await GiftTests.Value(app, pledge.Id, 1000);
        return await Asked.Pledge(app, pledge.Id);
    }

    internal static async Task Thank(HeteroApp app, Guid id, string words)
    {
        var seen = await Asked.Pledge(app, id);
        Assert.True(
            await Asked.With<SettlePledge, bool>(app, settle => settle.Thank(seen, words, true, Guid.CreateVersion7()))
        );
    }

    private static Task<int?> Number(HeteroApp app, Guid pledge) =>
        Asked.With<MakeHandover, int?>(
            app,
            async make =>
                (await make.Make(pledge, new("Pemberi", "Penerima", new(2036, 8, 3)), Guid.CreateVersion7()))?.Number
        );

    private static Task<HttpResponseMessage> Make(HttpClient desk, string address, string day = "2036-08-03") =>
        Browse.Send(
            desk,
            address,
            "buat",
            ("pemberi", "Dewi Lestari, Wakil Rektor Kampus Contoh"),
            ("penerima", "Sri Wahyuni, NIP 19800101 200501 2 001, Kepala Seksi"),
            ("hari", day)
        );

    private static async Task<string> Pdf(HttpClient desk, Handover record)
    {
        var answer = await desk.GetAsync($"/konsol/semarang/gotong-royong/serah-terima/{record.Id}/berita-acara.pdf");
        Assert.Contains("BAST-SEMARANG-2036.pdf", $"{answer.Content.Headers.ContentDisposition}");
        return PdfText.Of(await answer.Content.ReadAsByteArrayAsync());
    }

    // Lines end where the paper does.
    private static string Unbroken(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
