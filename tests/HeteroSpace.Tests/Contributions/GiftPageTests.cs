using System.Net;
using HeteroSpace.Billing;
using HeteroSpace.Events;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>The page of a gift: what it is used for, its rows in the ledger, and whether the seal holds.</summary>
public sealed class GiftPageTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

    [Fact]
    public async Task Events_are_counted_while_it_stood_there_each_once_and_each_figure_opens_its_records()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var pledge = await PapersTests.Given(app, 20, 20, "Kampus Contoh");
        var (room, other) = (await app.Space("semarang/kelas"), await app.Space("semarang/ruang-rapat-1"));
        await Put(app, pledge, room.Space.Id, new(2036, 8, 4));
        await Put(app, pledge, other.Space.Id, new(2036, 8, 4));
        await Event(app, "Sebelumnya", 2, 100, room.Space.Id);
        await Event(app, "Kelas batik", 5, 30, room.Space.Id);
        await Event(app, "Di dua ruang", 6, 12, room.Space.Id, other.Space.Id);
        await Event(app, "Di tempat lain", 6, 500, (await app.Space("semarang/meja-bersama")).Space.Id);
        await Event(app, "Dibatalkan", 7, 500, EventStatus.Cancelled, room.Space.Id);
        await Event(app, "Rancangan", 7, 500, EventStatus.Draft, room.Space.Id);
        await Event(app, "Nanti", 60, 500, room.Space.Id);
        app.Clock.Advance(TimeSpan.FromDays(7));
        await Out(app, pledge, other.Space.Id, new(2036, 8, 7));
        await Event(app, "Sesudahnya", 8, 500, other.Space.Id);
        using var visitor = Browse.Visitor(app);
        var page = await visitor.Page("/hadiah/" + pledge.Code.ToLowerInvariant());
        Assert.Contains("Kampus Contoh", page);
        Assert.Matches("<strong>2</strong>\\s*acara, <strong>42</strong>\\s*peserta", page);
        Assert.Contains($"href=\"/hadiah/{pledge.Code}/acara\"", page);
        var records = await visitor.Page($"/hadiah/{pledge.Code}/acara");
        Assert.Contains("2 acara, 42 peserta", records);
        foreach (var title in (string[])["Kelas batik", "Di dua ruang"])
            Assert.Contains(title, records);
        foreach (
            var title in (string[])["Sebelumnya", "Di tempat lain", "Dibatalkan", "Rancangan", "Nanti", "Sesudahnya"]
        )
            Assert.DoesNotContain(title, records);
        // Its space tells of it, the one where it is no longer does not.
        Assert.Contains("20 buah kursi lipat", await visitor.Page("/ruang/semarang/kelas"));
        Assert.DoesNotContain("kursi lipat", await visitor.Page("/ruang/semarang/ruang-rapat-1"));
    }

    [Fact]
    public async Task What_stands_in_half_of_a_hall_is_used_in_the_whole_of_it_and_not_in_the_other_half()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var pledge = await PapersTests.Given(app, 20, 20, "Kampus Contoh");
        await Put(app, pledge, (await app.Space("semarang/ruang-acara-a")).Space.Id, new(2036, 8, 4));
        await Event(app, "Pameran", 5, 200, (await app.Space("semarang/ruang-acara")).Space.Id);
        await Event(app, "Kelas sebelah", 5, 30, (await app.Space("semarang/ruang-acara-b")).Space.Id);
        app.Clock.Advance(TimeSpan.FromDays(7));
        using var visitor = Browse.Visitor(app);
        Assert.Matches(
            "<strong>1</strong>\\s*acara, <strong>200</strong>\\s*peserta",
            await visitor.Page("/hadiah/" + pledge.Code)
        );
    }

    [Fact]
    public async Task A_gift_is_put_to_use_in_the_console_once_and_taken_out_and_comes_back()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var pledge = await PapersTests.Given(app, 20, 20, "Kampus Contoh");
        var room = (await app.Space("semarang/kelas")).Space.Id;
        using var desk = await RightsTests.Browser(
            app,
            await app.Staff(Foundation.Security.Role.FrontDesk, "semarang")
        );
        var address = "/konsol/semarang/gotong-royong/dipakai/" + pledge.Code;
        (string, string)[] there = [("ruang", "kelas"), ("mulai", "2036-08-03")];
        Assert.Contains("Tercatat", await (await Browse.Send(desk, address, "taruh", there)).Text());
        Assert.Contains("sudah tercatat", await (await Browse.Send(desk, address, "taruh", there)).Text());
        app.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Contains(
            "Tersimpan",
            await (await Browse.Send(desk, address, $"lepas-{room:n}", ($"akhir-{room:n}", "2036-08-04"))).Text()
        );
        Assert.Contains(
            "Tercatat",
            await (await Browse.Send(desk, address, "taruh", ("ruang", "kelas"), ("mulai", "2036-08-05"))).Text()
        );
        Assert.Contains("Tersimpan", await (await Browse.Send(desk, address, $"hapus-{room:n}")).Text());
        var rows = await app.Read(db => db.GiftsInUse().AsNoTracking().ToListAsync());
        Assert.Equal(new DateOnly(2036, 8, 4), Assert.Single(rows).Until);
    }

    [Fact]
    public async Task A_code_shows_its_rows_and_that_the_seal_holds_until_a_row_is_bent()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var giver = await app.Member("Kampus Contoh");
        var pledge = await PapersTests.Given(app, 20, 20, giver, value: 1_500_000);
        using var visitor = Browse.Visitor(app);
        var address = $"/hadiah/{pledge.Code}/periksa";
        var open = await visitor.Page(address);
        Assert.Contains("Rp1.500.000", open);
        Assert.Contains("belum ditutup", open);
        app.Clock.Advance(TimeSpan.FromDays(40));
        await Posted.Seal(app);
        var seal = await app.Read(db => db.LedgerSeals().AsNoTracking().FirstAsync());
        var closed = await visitor.Page(address);
        Assert.Contains("Segelnya utuh", closed);
        Assert.Contains(CheckedMonth.ShortOf(seal.Hash), closed);
        // The card bears the same.
        using var theirs = await RightsTests.Browser(app, giver);
        var card = Foundation.PdfText.Of(
            await theirs.GetByteArrayAsync($"/gotong-royong/terima-kasih/{pledge.Code}/kartu.pdf")
        );
        Assert.Contains(CheckedMonth.ShortOf(seal.Hash), card);
        Assert.Contains(pledge.Code, card);
        await Posted.Bend(app, "update ledger_rows set amount = 1500001");
        Assert.False((await Checked(app, seal)).Holds);
        // For who is signed in no page is kept, and a check no longer than half a minute.
        app.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Contains("Segelnya tidak cocok", await theirs.Page(address));
        await Posted.Bend(app, "update ledger_rows set amount = 1500000");
        Assert.True((await Checked(app, seal)).Holds);
    }

    [Fact]
    public async Task A_sticker_leads_to_its_gift_also_when_the_site_is_closed_as_long_as_the_ledger_has_its_rows()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var valued = await PapersTests.Given(app, 20, 20, await app.Member("Satu Contoh"), value: 1_500_000);
        await Put(app, valued, (await app.Space("semarang/kelas")).Space.Id, new(2036, 8, 3));
        await app.Read(db =>
            db.Sites()
                .Where(site => site.Slug == "semarang")
                .ExecuteUpdateAsync(set => set.SetProperty(site => site.Published, false))
        );
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        using var visitor = Browse.Visitor(app);
        var book = await visitor.Page("/gotong-royong/buku?situs=semarang");
        Assert.Contains($"href=\"/hadiah/{valued.Code}\"", book);
        foreach (var part in (string[])["", "/acara", "/periksa"])
        {
            var page = await visitor.Page($"/hadiah/{valued.Code}{part}");
            Assert.DoesNotMatch("href=\"/(situs|ruang)/semarang", page);
            Assert.DoesNotMatch("href=\"/gotong-royong/perlengkapan", page + book);
        }
    }

    private static async Task<CheckedMonth> Checked(HeteroApp app, LedgerSeal seal) =>
        await app.Read(db => CheckSeal.Of(db, seal.SiteId, seal.Month));

    [Fact]
    public async Task What_was_wrong_is_taken_back_in_the_open_and_leaves_the_record_of_who_gave()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var (lead, campus) = await Made.Organization(app, "Kampus Contoh", OrganizationKind.Academic);
        var pledge = await PapersTests.Given(app, 20, 20, lead, GiverShown.Named, campus.Id, 1_500_000);
        using var visitor = Browse.Visitor(app);
        var page = await visitor.Page("/komunitas/kampus-contoh");
        Assert.Contains("Yang diberikan", page);
        Assert.Equal(2, page.Split($"href=\"/hadiah/{pledge.Code}\"").Length - 1);
        Assert.Contains("Memberi", page);
        var receipt = await Asked.Receipt(app, pledge.Id);
        Assert.True(
            await Asked.With<ReceiveGift, bool>(
                app,
                gift => gift.TakeBack(receipt, "Kursinya milik tetangga.", Guid.CreateVersion7())
            )
        );
        Assert.DoesNotContain(pledge.Code, await visitor.Page("/komunitas/kampus-contoh"));
        var told = await visitor.Page("/hadiah/" + pledge.Code);
        Assert.Contains("Catatan ini dibatalkan", told);
        Assert.Contains("Kursinya milik tetangga.", told);
        var rows = await visitor.Page($"/hadiah/{pledge.Code}/periksa");
        Assert.Contains("−Rp1.500.000", rows);
        Assert.Contains("Dibatalkan seluruhnya", rows);
    }

    [Fact]
    public async Task The_wall_tells_public_thanks_the_latest_first_and_no_others()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var first = await PapersTests.Given(app, 1, 1, "Satu Contoh", GiverShown.OrangBaik);
        var second = await PapersTests.Given(app, 5, 5, "Dua Contoh");
        var quiet = await PapersTests.Given(app, 2, 2, "Tiga Contoh");
        await PapersTests.Thank(app, first.Id, "Kata pertama.");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await PapersTests.Thank(app, second.Id, "Kata kedua.");
        using var visitor = Browse.Visitor(app);
        var wall = await visitor.Page("/gotong-royong/terima-kasih?situs=semarang");
        Assert.True(
            wall.IndexOf("Kata kedua.", StringComparison.Ordinal)
                < wall.IndexOf("Kata pertama.", StringComparison.Ordinal)
        );
        Assert.Contains("Dua Contoh", wall);
        Assert.DoesNotContain("Satu Contoh", wall);
        Assert.DoesNotContain(quiet.Code, wall);
        Assert.DoesNotContain("Kata kedua.", await visitor.Page("/gotong-royong/terima-kasih?situs=solo"));
    }

    [Fact]
    public async Task Thanks_tell_what_stands_once_a_part_was_taken_back()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var pledge = await PapersTests.Given(app, 7, 20, "Dua Contoh");
        Assert.Equal(ReceiveAnswer.Counted, await Asked.Comes(app, pledge.Id, 13, Guid.CreateVersion7()));
        await PapersTests.Thank(app, pledge.Id, "20 buah kursi lipat tiba. 120 buah lain menyusul; dua puluh berguna!");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var wrong = await Asked.Receipt(app, pledge.Id, 2);
        await Asked.With<ReceiveGift, bool>(
            app,
            gift => gift.TakeBack(wrong, "Milik tetangga.", Guid.CreateVersion7())
        );
        using var visitor = Browse.Visitor(app);
        using var desk = await RightsTests.Browser(
            app,
            await app.Staff(Foundation.Security.Role.FrontDesk, "semarang")
        );
        var letter = Foundation.PdfText.Of(
            await desk.GetByteArrayAsync($"/gotong-royong/terima-kasih/{pledge.Code}.pdf")
        );
        string[] told =
        [
            await visitor.Page("/gotong-royong/terima-kasih?situs=semarang"),
            await visitor.Page("/hadiah/" + pledge.Code),
            string.Join(' ', letter.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
        ];
        foreach (var page in told)
        {
            Assert.Contains("7 buah kursi lipat tiba. 120 buah lain", page);
            Assert.Contains("Dikoreksi sesudahnya: 7 buah kursi lipat.", page);
        }
        var card = Foundation.PdfText.Of(
            await desk.GetByteArrayAsync($"/gotong-royong/terima-kasih/{pledge.Code}/kartu.pdf")
        );
        Assert.Contains("7 buah kursi lipat", card);
        Assert.DoesNotContain("dua puluh", card);
    }

    [Fact]
    public async Task A_code_is_typed_as_people_type_it_and_one_that_is_none_is_not_found()
    {
        await using var app = await HeteroApp.Start(Later, Asked.NobodyTwice);
        var pledge = await PapersTests.Given(app, 1, 1, "Kampus Contoh");
        using var visitor = Browse.Visitor(app);
        var typed = pledge.Code.Replace("-", "").ToLowerInvariant();
        Assert.Contains("1 buah kursi lipat", await visitor.Page("/hadiah?kode=" + typed));
        Assert.Contains("enam huruf", await visitor.Page("/hadiah?kode=GR-1"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/hadiah/GR-2222-22")).StatusCode);
        Assert.Contains("salah ketik", await (await visitor.GetAsync("/hadiah?kode=GR-2222-22")).Text());
        // Of what has not come no more is told than that the code is one.
        var (_, lines) = await Asked.For(app, null, Asked.Goods(5));
        var offered = await Asked.Offer(app, lines[0], 5, await app.Member("Pemberi"));
        foreach (var part in (string[])["", "/acara", "/periksa"])
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/hadiah/{offered.Code}{part}")).StatusCode);
        var known = await (await visitor.GetAsync("/hadiah?kode=" + offered.Code)).Text();
        Assert.Contains("Kode ini kami kenal, tetapi belum ada yang sampai", known);
        Assert.DoesNotContain("kursi", known);
        Assert.DoesNotContain("Pemberi", known);
    }

    private static async Task Put(HeteroApp app, Pledge pledge, Guid space, DateOnly from) =>
        Assert.True(
            await Asked.With<UseGift, bool>(app, use => use.PutInUse(pledge.Id, space, from, Guid.CreateVersion7()))
        );

    private static async Task Out(HeteroApp app, Pledge pledge, Guid space, DateOnly last)
    {
        var row = await app.Read(db =>
            db.GiftsInUse().AsNoTracking().SingleAsync(row => row.PledgeId == pledge.Id && row.SpaceId == space)
        );
        Assert.True(await Asked.With<UseGift, bool>(app, use => use.TakeOutOfUse(row, last, Guid.CreateVersion7())));
    }

    private static Task<int> Event(HeteroApp app, string title, int day, int came, params Guid[] spaces) =>
        Event(app, title, day, came, EventStatus.Published, spaces);

    // As it was held before and brought in: how many came is known, and in which rooms it was.
    private static Task<int> Event(
        HeteroApp app,
        string title,
        int day,
        int came,
        EventStatus status,
        params Guid[] spaces
    ) =>
        app.Read(async db =>
        {
            var starts = new DateTime(2036, 8, 1, 3, 0, 0, DateTimeKind.Utc).AddDays(day - 1);
            var of = new Event
            {
                SiteId = (await app.Space("semarang/kelas")).Site.Id,
                Slug = HeteroSpace.Foundation.Web.Slug.Of(title),
                Title = title,
                Status = status,
                Published = status == EventStatus.Draft ? null : starts,
                Made = starts.AddDays(-7),
                Starts = starts,
                Ends = starts.AddHours(2),
                LocalDate = new DateOnly(2036, 8, 1).AddDays(day - 1),
                CameBefore = came,
            };
            db.Add(of);
            foreach (var space in spaces)
                db.Add(
                    new EventSession
                    {
                        EventId = of.Id,
                        SpaceId = space,
                        Starts = starts,
                        Ends = starts.AddHours(2),
                    }
                );
            return await db.SaveChangesAsync();
        });
}
