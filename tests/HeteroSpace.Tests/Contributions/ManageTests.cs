using System.Globalization;
using System.Net;
using HeteroSpace.Billing;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Initiatives;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>Staff write needs, answer offers and count what comes, through their pages.</summary>
public sealed class ManageTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);
    private const string Desk = "/konsol/semarang/gotong-royong",
        New = Desk + "/baru",
        Offers = Desk + "/tawaran";

    private static async Task<HttpClient> Officer(HeteroApp app) =>
        await RightsTests.Browser(app, await app.Staff(Role.ProgramOfficer, "semarang"));

    private static async Task<HttpClient> Counter(HeteroApp app) =>
        await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "semarang"));

    private static string PathOf(HttpResponseMessage answer) => answer.RequestMessage!.RequestUri!.AbsolutePath;

    private static string Of(Pledge pledge) => $"{Offers}/{pledge.Code}";

    private static (string, string)[] Basis => [("dasar", "LimitedCircle"), ("dasar-isi", "mitra Hetero Space")];

    // As someone notes it on the page of the offer.
    private static async Task<string> Comes(HttpClient reader, Pledge pledge, string count)
    {
        var form = await Filled.Of(reader, Of(pledge), "datang");
        return await (await form.With(("jumlah", count)).Press(reader)).Text();
    }

    private static async Task<string> Counts(HeteroApp app, HttpClient reader, Pledge pledge, string count)
    {
        var id = (await Asked.Receipt(app, pledge.Id)).Id.ToString("n");
        var form = await Filled.Of(reader, Of(pledge), "hitung-" + id);
        return await (await form.With(("hitungan-" + id, count)).Press(reader)).Text();
    }

    [Fact]
    public async Task From_a_template_to_what_everyone_reads_is_one_form_and_can_be_undone()
    {
        await using var app = await HeteroApp.Start(Later);
        using var officer = await Officer(app);
        var choices = await officer.Page(New);
        foreach (
            var title in (string[])["Perlengkapan kelas", "Meja dan kursi", "Konsumsi rapat", "Kerja bakti Minggu"]
        )
            Assert.Contains(title, choices);
        var form = await Filled.Of(officer, New + "?pola=meja-kursi", "kebutuhan");
        Assert.Equal(("kursi lipat", "20", "buah"), (form["apa-1"], form["jumlah-1"], form["satuan-1"]));
        var answer = await form.With(Basis).Press(officer, "terbit", "ya");
        Assert.Equal(Desk + "/meja-dan-kursi", PathOf(answer));
        Assert.Contains("terbit. Bagikan supaya orang tahu.", await answer.Text());
        var need = await app.Read(db => db.Needs().AsNoTracking().SingleAsync());
        Assert.Equal((NeedStatus.Published, NeedBasis.LimitedCircle), (need.Status, need.Basis));
        Assert.Equal([20, 5], (await Asked.LinesOf(app, need.Id)).Select(line => line.Needed));
        Assert.Contains("Diurungkan.", await (await Browse.Undo(officer, answer)).Text());
        Assert.Equal(NeedStatus.Draft, (await app.Read(db => db.Needs().AsNoTracking().SingleAsync())).Status);
    }

    [Fact]
    public async Task Lines_are_added_and_taken_away_without_scripts_and_what_was_typed_stays()
    {
        await using var app = await HeteroApp.Start(Later);
        using var officer = await Officer(app);
        var form = await Filled.Of(officer, New + "?pola=kerja-bakti", "kebutuhan");
        // The day of a slot is a coming Sunday.
        Assert.Equal(DayOfWeek.Sunday, DateOnly.Parse(form["hari-1"], CultureInfo.InvariantCulture).DayOfWeek);
        Assert.DoesNotContain("dasar", form.Names);
        var more = await Filled.In(
            await form.With(("judul", "Kerja bakti akbar")).Press(officer, "tambah", "ya"),
            "kebutuhan"
        );
        Assert.Equal(("1,2", "Kerja bakti akbar"), (more["baris"], more["judul"]));
        var typed = more.With(("apa-2", "gerobak"), ("jumlah-2", "1.000"), ("satuan-2", "buah"));
        var less = await Filled.In(await typed.Press(officer, "buang", "1"), "kebutuhan");
        Assert.Equal(("2", "gerobak"), (less["baris"], less["apa-2"]));
        Assert.Contains("Tersimpan sebagai rancangan", await (await less.Press(officer, "simpan", "ya")).Text());
        var line = await app.Read(db => db.NeedLines().AsNoTracking().SingleAsync());
        Assert.Equal((GiftKind.Goods, "gerobak", 1000), (line.Kind, line.What, line.Needed));
    }

    [Fact]
    public async Task Nothing_is_published_without_a_line_or_without_the_right_to_ask_and_each_is_said_at_its_field()
    {
        await using var app = await HeteroApp.Start(Later);
        using var officer = await Officer(app);
        var form = await Filled.Of(officer, New + "?pola=kelas", "kebutuhan");
        Assert.Contains("Pilih dasarnya", await (await form.Press(officer, "terbit", "ya")).Text());
        var permit = form.With(("dasar", "Permit"), ("dasar-isi", "izin dari dinas"));
        Assert.Contains("Tulis nomor izinnya", await (await permit.Press(officer, "terbit", "ya")).Text());
        var none = form.With(("baris", "")).With(Basis);
        Assert.Contains("paling sedikit satu", await (await none.Press(officer, "terbit", "ya")).Text());
        Assert.Equal(0, await app.Read(db => db.Needs().CountAsync()));
        // A draft may lack both; its page says what is missing.
        var saved = await form.Press(officer, "simpan", "ya");
        Assert.Contains("hanya boleh diminta dengan dasar", await saved.Text());
        var refused = await (await Filled.In(saved, "terbit")).Press(officer);
        Assert.Contains("hanya boleh diminta dengan dasar", await refused.Text());
        Assert.Equal(NeedStatus.Draft, (await app.Read(db => db.Needs().AsNoTracking().SingleAsync())).Status);
    }

    [Fact]
    public async Task What_a_sister_site_received_is_what_a_need_begins_from()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20, "laptop"));
        var (lead, campus) = await Made.Organization(app, "Kampus Contoh", Organizations.OrganizationKind.Academic);
        var pledge = await Asked.Offer(app, lines[0], 20, lead, campus.Id);
        await Asked.With<ReceiveGift, bool>(
            app,
            gift => gift.SetValue(pledge, 100, ValueBasis.Estimate, "Petugas", Guid.CreateVersion7())
        );
        Assert.Equal(ReceiveAnswer.Counted, await Asked.Comes(app, pledge.Id, 7, Guid.CreateVersion7()));
        using var solo = await RightsTests.Browser(app, await app.Staff(Role.ProgramOfficer, "solo"));
        Assert.Contains("7 buah laptop", await solo.Page("/konsol/solo/gotong-royong/baru"));
        var page = await solo.Page("/konsol/solo/gotong-royong/baru?resep=semarang");
        Assert.Contains("7 buah laptop: Akademisi", page);
        // What kinds gave, and nobody by name.
        Assert.DoesNotContain("Kampus Contoh", page);
    }

    [Fact]
    public async Task Two_count_a_part_neither_of_them_the_giver_and_another_quantity_voids_the_first()
    {
        await using var app = await HeteroApp.Start(Later);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20, "laptop"));
        var giver = await app.Staff(Role.FrontDesk, "semarang");
        var pledge = await Asked.Offer(app, lines[0], 20, giver);
        using var own = await RightsTests.Browser(app, giver);
        using var officer = await Officer(app);
        using var counter = await Counter(app);
        var mine = await own.Page(Of(pledge));
        Assert.Contains("orang lain yang menghitung", mine);
        Assert.DoesNotContain("Catat yang datang", mine);
        Assert.Contains("orang kedua", await Comes(officer, pledge, "7"));
        var menu = await counter.Page(Desk);
        Assert.Contains("1 bagian menunggu hitungan kedua", menu);
        Assert.Contains("Anda sudah menghitungnya", await Counts(app, officer, pledge, "7"));
        Assert.Contains("hitungan pertama (7 buah) gugur", await Counts(app, counter, pledge, "6"));
        Assert.Contains("6 buah laptop tercatat dan dihitung", await Counts(app, officer, pledge, "6"));
        Assert.Equal(6, (await Asked.Line(app, lines[0].Id)).Received);
        Assert.Contains("belum dinilai", await officer.Page(Of(pledge)));
    }

    [Fact]
    public async Task A_day_to_come_is_refused_and_one_before_the_offer_asked_about_and_what_was_typed_stays()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20));
        var pledge = await Asked.Offer(app, lines[0], 20, await app.Member("Pemberi"));
        using var officer = await Officer(app);
        var form = await Filled.Of(officer, Of(pledge), "datang");
        (string, string)[] wrong = [("2036-08-02", "baru dibuat Minggu, 3 Agustus 2036"), ("2036-08-04", "belum tiba")];
        foreach (var (day, said) in wrong)
        {
            var page = await (
                await form.With(("jumlah", "7"), ("hari", day), ("keadaan", "goyang")).Press(officer)
            ).Text();
            Assert.Contains(said, page);
            Assert.Contains("goyang", page);
            Assert.Contains("value=\"7\"", page);
        }
        await form.With(("jumlah", "7"), ("hari", "2036-08-02"), ("lebih-dulu", "ya")).Press(officer);
        Assert.Equal([new(2036, 8, 2)], await app.Read(db => db.GiftReceipts().Select(row => row.Came).ToListAsync()));
    }

    [Fact]
    public async Task A_value_has_its_basis_and_not_valued_is_not_nothing()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20));
        var pledge = await Asked.Offer(app, lines[0], 20, await app.Member("Pemberi"));
        using var officer = await Officer(app);
        var form = await Filled.Of(officer, Of(pledge), "nilai");
        var old = await Filled.Of(officer, Of(pledge), "nilai");
        var wrong = await (await form.With(("nilai", "1,5")).Press(officer)).Text();
        Assert.Contains("angka utuh", wrong);
        Assert.Contains("pilih dasarnya", wrong);
        var valued = form.With(("nilai", "Rp1.000.001"), ("dasar", "PriceList"), ("dasar-isi", "Katalog 2036"));
        Assert.Contains("Dinilai Rp1.000.001.", await (await valued.Press(officer)).Text());
        Assert.Contains("tercatat dan dihitung", await Comes(officer, pledge, "7"));
        Assert.Equal([350_000], (await Posted.Rows(app)).Select(row => row.Amount));
        // Who looked before it came writes over nothing.
        var late = old.With(("nilai", "5"), ("dasar", "Estimate"), ("dasar-isi", "Petugas"));
        Assert.Contains("lihat bedanya", await (await late.Press(officer)).Text());
        var page = await Filled.Of(officer, Of(pledge), "nilai");
        Assert.Contains("belum dinilai", await (await page.Press(officer, "kosongkan", "ya")).Text());
        Assert.Null((await Asked.Pledge(app, pledge.Id)).Value);
        Assert.Equal(2, (await Posted.Rows(app)).Count);
    }

    [Fact]
    public async Task A_part_that_was_a_mistake_is_taken_back_with_a_reason_and_its_giver_is_thanked_for_the_rest()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var (_, lines) = await Asked.For(app, null, new LineWish(GiftKind.Money, "sewa panggung", 500_000, "rupiah"));
        var pledge = await Asked.Offer(app, lines[0], 500_000, await app.Member("Pemberi"));
        using var officer = await Officer(app);
        Assert.Contains("Rp200.000 tercatat", await Comes(officer, pledge, "200.000"));
        var form = "salah-" + (await Asked.Receipt(app, pledge.Id)).Id.ToString("n");
        var asked = await Filled.Of(officer, Of(pledge), form);
        Assert.Contains("Tulis apa yang salah", await (await asked.Press(officer)).Text());
        var because = form.Replace("salah", "sebab");
        var back = await (await asked.With((because, "Salah rekening")).Press(officer)).Text();
        Assert.Contains("Dibatalkan: Salah rekening", back);
        Assert.Equal(0, (await Asked.Line(app, lines[0].Id)).Received);
        Assert.Contains("Rp300.000 tercatat", await Comes(officer, pledge, "300000"));
        var thanks = await Filled.Of(officer, Of(pledge), "terima-kasih");
        Assert.Contains("Rp300.000 sudah kami terima", thanks["ucapan"]);
        Assert.Contains("tersimpan", await (await thanks.Press(officer, "terbuka", "ya")).Text());
        Assert.True((await Asked.Pledge(app, pledge.Id)).ThankedInPublic);
    }

    [Fact]
    public async Task An_offer_is_answered_in_its_row_the_row_says_so_and_it_can_be_undone()
    {
        await using var app = await HeteroApp.Start(Later);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20));
        var pledge = await Asked.Offer(app, lines[0], 20, await app.Member("Bu Sri"));
        using var officer = await Officer(app);
        var accept = await (await Filled.Of(officer, Offers, $"terima-{pledge.Id:n}")).Press(officer);
        Assert.Contains("Bu Sri: tawarannya diterima.", await accept.Text());
        await Browse.Undo(officer, accept);
        Assert.Equal(PledgeStatus.Offered, (await Asked.Pledge(app, pledge.Id)).Status);
        var form = await Filled.Of(officer, Offers, $"tolak-{pledge.Id:n}");
        Assert.Contains("Pilih alasannya", await (await form.Press(officer)).Text());
        var declined = await form.Press(officer, "alasan", "tempat");
        Assert.Contains("Belum ada tempat untuk menyimpannya", await declined.Text());
        Assert.Equal(20, (await Asked.Line(app, lines[0].Id)).Missing);
        await Browse.Undo(officer, declined);
        var again = await Asked.Pledge(app, pledge.Id);
        Assert.Equal((PledgeStatus.Offered, 20, ""), (again.Status, again.Held, again.Reason));
        Assert.Equal(0, await app.Read(db => db.Jobs().CountAsync(job => job.Kind == PledgeNews.Job)));
    }

    [Fact]
    public async Task Several_are_answered_at_once_and_who_comes_second_hears_who_was_first()
    {
        await using var app = await HeteroApp.Start(Later);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(30), Asked.Goods(5, "meja"));
        var first = await Asked.Offer(app, lines[0], 10, await app.Member("Satu"));
        var second = await Asked.Offer(app, lines[0], 10, await app.Member("Dua"));
        var third = await Asked.Offer(app, lines[1], 5, await app.Member("Tiga"));
        using var officer = await Officer(app);
        using var other = await Officer(app);
        var open = await Filled.Of(other, Offers, $"terima-{first.Id:n}");
        var many = await Filled.Of(officer, Offers, "banyak");
        var late = await Filled.Of(officer, Offers, "banyak");
        Assert.Contains("Tandai dulu", await (await many.Press(officer, "terima", "ya")).Text());
        var marked = many.With(("pilih", first.Id.ToString()), ("pilih", second.Id.ToString()));
        Assert.Contains("2 tawaran diterima.", await (await marked.Press(officer, "terima", "ya")).Text());
        Assert.Equal(20, (await Asked.Line(app, lines[0].Id)).Promised);
        Assert.Contains("Sudah diterima oleh", await (await open.Press(other)).Text());
        var mixed = late.With(("pilih", first.Id.ToString()), ("pilih", third.Id.ToString()));
        var said = await (await mixed.Press(officer, "terima", "ya")).Text();
        Assert.Contains("1 tawaran diterima. 1 sudah diputuskan orang lain", said);
    }

    [Fact]
    public async Task A_line_is_changed_closed_and_opened_again_and_the_second_of_two_hears_of_the_first()
    {
        await using var app = await HeteroApp.Start(Later);
        var (need, lines) = await Asked.For(app, null, Asked.Goods(20), Asked.Goods(4, "meja"));
        var (page, id) = ($"{Desk}/{need.Slug}", lines[0].Id.ToString("n"));
        using var officer = await Officer(app);
        var old = await Filled.Of(officer, page, "ubah-" + id);
        var form = await Filled.Of(officer, page, "ubah-" + id);
        var saved = await form.With(("jumlah-" + id, "25")).Press(officer);
        Assert.Contains("Tersimpan.", await saved.Text());
        Assert.Equal(25, (await Asked.Line(app, lines[0].Id)).Needed);
        Assert.Contains("Sudah diubah", await (await old.With(("jumlah-" + id, "9")).Press(officer)).Text());
        Assert.Equal(25, (await Asked.Line(app, lines[0].Id)).Needed);
        var close = await Filled.Of(officer, page, "cukup-" + id);
        Assert.Contains("Dinyatakan cukup", await (await close.Press(officer, "cukup-" + id, "ya")).Text());
        Assert.False((await Asked.Line(app, lines[0].Id)).IsOpen);
        var reopen = await Filled.Of(officer, page, "cukup-" + id);
        Assert.Contains("Dibuka lagi", await (await reopen.Press(officer, "cukup-" + id, "tidak")).Text());
        var other = lines[1].Id.ToString("n");
        var gone = await (await Filled.Of(officer, page, "hapus-" + other)).Press(officer);
        Assert.Contains("meja: baris dihapus.", await gone.Text());
        var last = await (await Filled.Of(officer, page, "hapus-" + id)).Press(officer);
        Assert.Contains("paling sedikit satu baris", await last.Text());
    }

    [Fact]
    public async Task News_says_how_many_hear_it_and_closing_can_be_undone()
    {
        await using var app = await HeteroApp.Start(Later);
        var (need, lines) = await Asked.For(app, null, Asked.Goods(20));
        var giver = await app.Member("Bu Sri");
        await Asked.Offer(app, lines[0], 2, giver);
        await Asked.Offer(app, lines[0], 3, giver);
        var page = $"{Desk}/{need.Slug}";
        using var officer = await Officer(app);
        Assert.Contains("1 orang yang memberi atau berjanji dikabari", await officer.Page(page));
        var news = await Filled.Of(officer, page, "kabar");
        var told = await news.With(("kabar", "Sudah separuh jalan.")).Press(officer);
        Assert.Contains("Sudah separuh jalan.", await told.Text());
        Assert.Equal(1, await app.Read(db => db.Jobs().CountAsync(job => job.Kind == NeedTold.Job)));
        var closed = await (await Filled.Of(officer, page, "tutup")).Press(officer);
        Assert.Contains("ditutup.", await closed.Text());
        await Browse.Undo(officer, closed);
        Assert.True((await app.Read(db => db.Needs().AsNoTracking().SingleAsync())).IsOpen);
        Assert.Contains("Riwayat", await officer.Page(page));
    }

    [Fact]
    public async Task A_need_is_changed_and_the_second_of_two_hears_of_the_first()
    {
        await using var app = await HeteroApp.Start(Later);
        var (need, _) = await Asked.For(app, null, Asked.Goods(20));
        var page = $"{Desk}/{need.Slug}/ubah";
        using var officer = await Officer(app);
        var form = await Filled.Of(officer, page, "ubah");
        var old = await Filled.Of(officer, page, "ubah");
        Assert.Contains("Tersimpan.", await (await form.With(("judul", "Kursi kelas")).Press(officer)).Text());
        Assert.Contains("Sudah diubah", await (await old.With(("judul", "Lain lagi")).Press(officer)).Text());
        var bare = (await Filled.Of(officer, page, "ubah")).With(("dasar", "None"));
        Assert.Contains("Pilih dasarnya", await (await bare.Press(officer)).Text());
        Assert.Equal("Kursi kelas", (await app.Read(db => db.Needs().AsNoTracking().SingleAsync())).Title);
    }

    [Fact]
    public async Task A_photo_and_a_document_of_what_came_are_for_staff_of_its_site()
    {
        await using var app = await HeteroApp.Start(Later);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20));
        var pledge = await Asked.Offer(app, lines[0], 20, await app.Member("Bu Sri"));
        using var officer = await Officer(app);
        using var solo = await RightsTests.Browser(app, await app.Staff(Role.ProgramOfficer, "solo"));
        await Browse.SendFile(
            officer,
            Of(pledge),
            "datang",
            ("berkas", "surat-jalan.pdf", "%PDF-1.7 rahasia"u8.ToArray()),
            ("jumlah", "5"),
            ("hari", "2036-08-03")
        );
        var stored = (await Asked.Receipt(app, pledge.Id)).Document;
        Assert.Contains("surat-jalan.pdf", await officer.Page(Of(pledge)));
        Assert.Equal("%PDF-1.7 rahasia", await officer.GetStringAsync($"{Desk}/berkas/{stored}"));
        foreach (var site in (string[])["semarang", "solo"])
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await solo.GetAsync($"/konsol/{site}/gotong-royong/berkas/{stored}")).StatusCode
            );
    }

    [Fact]
    public async Task Staff_of_another_site_see_nothing_and_the_front_desk_counts_and_does_not_decide()
    {
        await using var app = await HeteroApp.Start(Later);
        var (need, lines) = await Asked.For(app, null, Asked.Goods(20));
        var pledge = await Asked.Offer(app, lines[0], 20, await app.Member("Bu Sri"));
        using var solo = await RightsTests.Browser(app, await app.Staff(Role.ProgramOfficer, "solo"));
        foreach (var page in (string[])[$"{Desk}/{need.Slug}", Of(pledge), Offers + ".csv"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await solo.GetAsync(page)).StatusCode);
            var there = await solo.GetAsync(page.Replace("semarang", "solo"));
            Assert.DoesNotContain("Bu Sri", await there.Text());
        }
        using var counter = await Counter(app);
        Assert.DoesNotContain("Terima tawarannya", await counter.Page(Offers));
        await Browse.Send(counter, Of(pledge), $"terima-{pledge.Id:n}");
        Assert.Equal(PledgeStatus.Offered, (await Asked.Pledge(app, pledge.Id)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await counter.GetAsync($"{Desk}/{need.Slug}")).StatusCode);
    }

    [Fact]
    public async Task The_table_names_givers_for_who_manages_the_site_and_that_is_noted()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var (_, lines) = await Asked.For(app, null, Asked.Goods(20));
        var pledge = await Asked.Offer(app, lines[0], 20, await app.Member("Bu Sri"), shown: GiverShown.HambaAllah);
        await Asked.Comes(app, pledge.Id, 7, Guid.CreateVersion7());
        using var officer = await Officer(app);
        using var manager = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));
        var plain = await officer.GetStringAsync(Offers + ".csv");
        Assert.Contains($"{pledge.Code},Perlengkapan kelas,Barang,kursi lipat,buah,20", plain);
        Assert.Contains(",Hamba Allah,1,7,2036-08-03,baik,menunggu hitungan kedua,", plain);
        Assert.DoesNotContain("Bu Sri", plain);
        Assert.Contains("Bu Sri", await manager.GetStringAsync(Offers + ".csv"));
        Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync(Offers + ".xlsx")).StatusCode);
        Assert.Equal(
            2,
            await app.Read(db =>
                db.Set<Foundation.Audit.AuditRow>().CountAsync(row => row.Action == "pledges.exported")
            )
        );
    }
}
