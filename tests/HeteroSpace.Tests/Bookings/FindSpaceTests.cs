using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Search;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static HeteroSpace.Bookings.FindingSpace;

namespace HeteroSpace.Bookings;

/// <summary>Where nothing can be chosen the page says why, and when there is something. Now is Monday 3 August 2026,
/// 10.00 WIB; the horizon ends on Sunday 1 November.</summary>
public sealed class FindSpaceTests
{
    // What is asked, what is said, and where the button leads.
    private static readonly (string Asked, string[] Said, string Next)[] OneSite =
    [
        ("situs=semarang&tanggal=2026-08-17", ["tutup", "Proklamasi Kemerdekaan"], "tanggal=2026-08-18"),
        ("situs=semarang&tanggal=2026-08-09", ["tutup", "Minggu"], "tanggal=2026-08-10"),
        ("situs=semarang&tanggal=2026-08-01", ["sudah lewat"], "tanggal=2026-08-03"),
        ("situs=semarang&tanggal=2026-08-01&jam=09:00", ["sudah lewat"], "tanggal=2026-08-03"),
        ("situs=semarang&tanggal=2027-08-20", ["Minggu, 1 November 2026"], "tanggal=2026-08-03"),
        ("situs=semarang&tanggal=2026-08-04&jenis=hall", ["paling lambat 2 hari sebelumnya"], "tanggal=2026-08-05"),
        ("situs=semarang&tanggal=2026-08-04&jam=23:00", ["buka pukul 09.00–21.00"], "tanggal=2026-08-04"),
        ("situs=semarang&tanggal=2026-08-04&jam=20:30&lama=60", ["buka pukul 09.00–21.00"], "tanggal=2026-08-04"),
        ("situs=semarang&tanggal=2026-08-03&jam=09:00&jenis=meeting-room", ["sudah lewat"], "tanggal=2026-08-03"),
        ("situs=semarang&tanggal=2026-08-04&jam=10:07&jenis=meeting-room", ["berjarak 30 menit"], "tanggal=2026-08-04"),
        (
            "situs=semarang&tanggal=2026-08-04&orang=500",
            ["paling banyak 100 orang", "Panggung Luar", "300"],
            "orang=300"
        ),
        ("situs=semarang&tanggal=2026-08-04&orang=200", ["paling banyak 100 orang", "lokasi lain"], "orang=200"),
        ("tanggal=2026-08-04&orang=500", ["paling banyak 300 orang", "Panggung Luar"], "orang=300"),
        ("situs=semarang&tanggal=2026-08-04&jenis=studio", ["lokasi lain"], "jenis=studio"),
        ("tanggal=2026-08-04&jenis=meeting-room&fasilitas=stage", ["fasilitas"], "jenis=meeting-room"),
        ("situs=semarang&tanggal=2026-08-04&jenis=meeting-room&lama=480", ["paling lama 4 jam"], "lama=240"),
        ("situs=tidak-ada&tanggal=2026-08-04", ["Lokasi itu tidak ada"], "tanggal=2026-08-04"),
    ];

    [Fact]
    public async Task Spaces_are_found_by_words_and_where_none_has_them_it_says_so()
    {
        await using var app = await HeteroApp.Start();
        await app.Do(async services =>
        {
            await services.GetRequiredService<SettleSearch>().All(services.GetRequiredService<AppDb>());
            return true;
        });
        using var visitor = Browse.Visitor(app);
        var studios = await visitor.Page("/ruang?tanggal=2026-08-04&cari=studio foto");
        Assert.Contains("Studio Foto", studios);
        Assert.DoesNotContain("Ruang Rapat 1", studios);
        Assert.Contains("“studio foto”", studios);
        // Its chips keep the words.
        Assert.Contains("cari=studio%20foto", studios);
        var none = await visitor.Page("/ruang?tanggal=2026-08-04&cari=helikopter");
        Assert.Contains("Tidak ada ruang dengan kata “helikopter”.", none);
        Assert.Contains("/cari?kata=helikopter", none);
        var tooMany = await visitor.Page("/ruang?tanggal=2026-08-04&cari=studio&orang=90");
        Assert.Contains("Ruang dengan kata “studio”", tooMany);
    }

    [Fact]
    public async Task All_day_is_from_opening_to_closing_where_so_long_a_stay_may_be_had()
    {
        await using var app = await HeteroApp.Start();
        using var visitor = Browse.Visitor(app);
        // Open 09.00-21.00: a desk may be had for twelve hours, a meeting room for four.
        var tuesday = await visitor.Page("/ruang?situs=semarang&tanggal=2026-08-04&lama=seharian");
        Assert.Contains("seharian", tuesday, StringComparison.Ordinal);
        Assert.Contains(
            "/pesan/semarang/meja-bersama?tanggal=2026-08-04&jam=09:00&lama=720",
            tuesday,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("/pesan/semarang/ruang-rapat-1?", tuesday, StringComparison.Ordinal);
        Assert.Contains("Selasa, 4 Agustus 2026</p>", tuesday, StringComparison.Ordinal);
        // It is ten on Monday: what is left of the day; at an hour of the evening nothing is a day any more.
        Assert.Contains(
            "tanggal=2026-08-03&jam=10:00&lama=660",
            await visitor.Page("/ruang?situs=semarang&tanggal=2026-08-03&lama=seharian"),
            StringComparison.Ordinal
        );
        var late = await visitor.Page("/ruang?situs=semarang&tanggal=2026-08-04&jam=19:00&lama=seharian");
        Assert.Contains("Jam terdekat yang masih kosong", late, StringComparison.Ordinal);
        Assert.Contains("jam=09:00&lama=720", late, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_answer_says_why_and_leads_to_the_first_that_there_is()
    {
        await using var app = await HeteroApp.Start();
        using var visitor = Browse.Visitor(app);
        foreach (var (asked, said, next) in OneSite)
        {
            var empty = await Empty(visitor, "/ruang?" + asked);
            Assert.All(
                said,
                words =>
                    Assert.True(
                        empty.TextContent.Contains(words, StringComparison.Ordinal),
                        $"{asked}: {empty.TextContent}"
                    )
            );
            Assert.DoesNotContain("Tidak ada ruang yang cocok", empty.TextContent);
            var links = empty.QuerySelectorAll("a[href^='/ruang']").Select(link => link.GetAttribute("href")!).ToList();
            Assert.True(
                links.Exists(link => link.Contains(next, StringComparison.Ordinal)),
                $"{asked}: {string.Join(' ', links)}"
            );
            NeverIntoThePast(links);
            // Where the button leads, something can be chosen.
            var there = Page(
                await visitor.GetStringAsync(links.First(link => link.Contains(next, StringComparison.Ordinal)))
            );
            Assert.True(there.QuerySelectorAll(".slots a.slot").Length > 0, $"{asked} → {string.Join(' ', links)}");
            Assert.NotEqual(empty.TextContent, (await Empty(visitor, $"/ruang?{asked}&lang=en")).TextContent);
            await visitor.GetAsync("/ruang?lang=id");
        }
    }

    [Fact]
    public async Task What_is_closed_or_really_taken_is_told_apart_and_each_site_says_its_own_reason()
    {
        await using var app = await HeteroApp.Start();
        using var visitor = Browse.Visitor(app);
        var (studio, room) = (await app.Space("solo/studio-foto"), await app.Space("semarang/ruang-rapat-1"));
        await Take(app, studio, new(2026, 8, 8), 9, 20);
        await Shut(app, room, new(2026, 8, 6), "Pengecatan");
        foreach (var other in new[] { "semarang/ruang-rapat-2" })
            await Take(app, await app.Space(other), new(2026, 8, 6), 9, 21);

        // A Saturday: the studio in Solo is taken all day, Banyumas is closed, Semarang has none.
        var empty = await Empty(visitor, "/ruang?tanggal=2026-08-08&jenis=studio");
        Assert.Matches("Solo.*(terisi|dipakai)", empty.TextContent.ReplaceLineEndings(" "));
        Assert.Matches("Banyumas.*tutup", empty.TextContent.ReplaceLineEndings(" "));
        Assert.Contains("tanggal=2026-08-10", empty.InnerHtml);

        // Of two rooms one is being painted, the other is taken.
        var both = (await Empty(visitor, "/ruang?situs=semarang&tanggal=2026-08-06&jenis=meeting-room")).TextContent;
        Assert.Contains("terisi", both);
        await Take(app, await app.Space("solo/ruang-rapat"), new(2026, 8, 6), 9, 10);
        await Shut(app, await app.Space("solo/area-gim"), new(2026, 8, 6), "Turnamen tertutup");
        Assert.Contains(
            "Turnamen tertutup",
            (await Empty(visitor, "/ruang?situs=solo&tanggal=2026-08-06&jenis=gaming")).TextContent
        );
        // An hour that is taken: the nearest of the day are below, as before.
        var near = Page(
            await visitor.GetStringAsync("/ruang?situs=solo&tanggal=2026-08-06&jam=09:00&jenis=meeting-room")
        );
        Assert.NotEmpty(near.QuerySelectorAll(".slots a.slot"));
        Assert.Contains("terisi", near.QuerySelector(".empty")!.TextContent);
    }

    [Fact]
    public async Task On_a_saturday_evening_the_search_opens_on_the_next_day_that_is_open()
    {
        await using var app = await HeteroApp.Start(new DateTime(2026, 8, 8, 14, 30, 0, DateTimeKind.Utc));
        using var visitor = Browse.Visitor(app);
        var page = Page(await visitor.GetStringAsync("/ruang"));
        Assert.Equal("2026-08-10", page.QuerySelector("#tanggal")!.GetAttribute("value"));
        Assert.NotEmpty(page.QuerySelectorAll(".slots a.slot"));
    }

    [Fact]
    public async Task Too_many_people_for_a_kind_are_offered_all_kinds_when_those_hold_enough()
    {
        await using var app = await HeteroApp.Start();
        using var visitor = Browse.Visitor(app);
        async Task<(string Said, string Next)> Told(string asked)
        {
            var empty = await Empty(visitor, "/ruang?tanggal=2026-08-05&" + asked);
            var next = empty.QuerySelector("a.btn")!.GetAttribute("href")!;
            Assert.NotEmpty(Page(await visitor.GetStringAsync(next)).QuerySelectorAll(".slots a.slot"));
            return (empty.TextContent, next);
        }
        var (said, next) = await Told("situs=semarang&jenis=meeting-room&orang=60");
        Assert.Contains("Ruang seperti itu di Semarang muat paling banyak", said);
        Assert.Contains("Semua jenis ruang: sampai 100 orang", said);
        Assert.Contains("orang=60", next);
        Assert.DoesNotContain("jenis=", next);
        (said, next) = await Told("jenis=meeting-room&fasilitas=projector&orang=250");
        Assert.Contains("300 orang", said);
        Assert.DoesNotContain("fasilitas=", next);
        // No kind holds so many: fewer people.
        (said, next) = await Told("jenis=meeting-room&orang=5000");
        Assert.Contains("Ruang seperti itu", said);
        Assert.DoesNotContain("orang=5000", next);
    }

    [Fact]
    public async Task What_is_so_at_every_site_is_said_once_and_what_is_left_out_is_counted()
    {
        await using var app = await HeteroApp.Start();
        await app.Do(async services =>
        {
            var db = services.GetRequiredService<Foundation.Db.AppDb>();
            await db.Sites().ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosedOnHolidays, true));
            services.GetRequiredService<Catalogue>().Forget();
            return true;
        });
        using var visitor = Browse.Visitor(app);
        async Task<List<string>> Sentences(string asked) =>
            [
                .. (await Empty(visitor, "/ruang?" + asked))
                    .QuerySelectorAll("p")
                    .Where(row => row.QuerySelector("a") is null)
                    .Select(row => row.TextContent),
            ];
        Assert.Equal(
            ["Semua lokasi tutup pada Senin, 17 Agustus 2026 (Proklamasi Kemerdekaan)."],
            await Sentences("tanggal=2026-08-17")
        );
        Assert.StartsWith(
            "Semua lokasi tutup pada Minggu, 9 Agustus 2026",
            Assert.Single(await Sentences("tanggal=2026-08-09"))
        );
        Assert.StartsWith(
            "Every site is closed on Sunday",
            Assert.Single(await Sentences("tanggal=2026-08-09&lang=en"))
        );
        await visitor.GetAsync("/ruang?lang=id");
        // Thirty more without a space: named as far as one reads, and counted.
        await app.Do(async services =>
        {
            var db = services.GetRequiredService<Foundation.Db.AppDb>();
            foreach (var number in Enumerable.Range(1, 30))
                db.Add(
                    new Site
                    {
                        Slug = $"contoh-{number}",
                        Name = $"Contoh {number}",
                        Address = "Jl. Contoh",
                        Published = true,
                    }
                );
            await db.SaveChangesAsync();
            services.GetRequiredService<Catalogue>().Forget();
            await services
                .GetRequiredService<Microsoft.AspNetCore.OutputCaching.IOutputCacheStore>()
                .EvictByTagAsync(Foundation.Web.PublicPages.Tag, default);
            return true;
        });
        var many = await Sentences("tanggal=2026-08-17");
        Assert.InRange(many.Count, 2, 12);
        Assert.Contains("lokasi lain", string.Join(' ', many));
    }

    [Fact]
    public async Task The_last_day_tells_its_hour_and_a_date_that_cannot_be_read_says_so()
    {
        // Tuesday, so that the last day is a Monday.
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddDays(1));
        using var visitor = Browse.Visitor(app);
        Assert.Contains(
            "sampai Senin, 2 November 2026, 10.00 WIB",
            (await Empty(visitor, "/ruang?situs=semarang&tanggal=2026-11-02&jam=15:00")).TextContent
        );
        Assert.Contains(
            "sampai Senin, 2 November 2026, 10.00 WIB",
            Chosen(Page(await visitor.GetStringAsync("/ruang/semarang/ruang-rapat-1?tanggal=2026-11-02"))).TextContent
        );
        foreach (var address in new[] { "/ruang", "/ruang/semarang/ruang-rapat-1" })
        foreach (var day in new[] { "besok", "2026-02-31", "31/12/2026", "2300-01-01" })
        {
            var page = Page(await visitor.GetStringAsync($"{address}?tanggal={Uri.EscapeDataString(day)}"));
            Assert.Contains("tidak bisa dibaca", page.QuerySelector("#tanggal-error")?.TextContent ?? "");
            Assert.Null(
                Page(await visitor.GetStringAsync($"{address}?tanggal=2026-08-05")).QuerySelector("#tanggal-error")
            );
        }
    }
}
