using System.Net.Http.Json;
using AngleSharp.Dom;
using static HeteroSpace.Bookings.FindingSpace;

namespace HeteroSpace.Bookings;

/// <summary>What staff closed is told as closed, and never as taken. Now is Monday 3 August 2026, 10.00
/// WIB.</summary>
public sealed class ClosedTimesTests
{
    /// <summary>Semarang is painted on Thursday; on Friday one room has its lamps changed from noon to three.</summary>
    private static async Task<HeteroApp> Closed()
    {
        var app = await HeteroApp.Start();
        var room = await app.Space("semarang/ruang-rapat-1");
        await Close(app, room.Site, null, Hours(room, new(2026, 8, 6), 0, 24), "Pengecatan gedung");
        await Close(app, room.Site, room, Hours(room, new(2026, 8, 7), 12, 15), "Ganti lampu");
        return app;
    }

    [Fact]
    public async Task A_space_on_a_day_on_which_its_site_is_closed_says_so_and_why_and_leads_to_the_next()
    {
        await using var app = await Closed();
        using var visitor = Browse.Visitor(app);
        var page = Page(await visitor.GetStringAsync("/ruang/semarang/ruang-rapat-1?tanggal=2026-08-06"));
        Assert.Empty(page.QuerySelectorAll(".slots s"));
        Assert.DoesNotContain("sudah dipakai", Chosen(page).TextContent);
        Assert.Matches(
            "ditutup pada Kamis, 6 Agustus 2026.*Pengecatan gedung",
            page.QuerySelector(".empty")!.TextContent
        );
        Assert.Contains("tanggal=2026-08-07", page.QuerySelector(".empty a.btn")!.GetAttribute("href"));
        var strips = page.QuerySelectorAll(".day-block").Select(block => block.GetAttribute("title")).Distinct();
        Assert.Equal(["Tutup: Pengecatan gedung"], strips);
    }

    [Fact]
    public async Task Some_closed_hours_of_a_space_are_told_before_the_grid_that_has_the_rest()
    {
        await using var app = await Closed();
        using var visitor = Browse.Visitor(app);
        var part = Page(await visitor.GetStringAsync("/ruang/semarang/ruang-rapat-1?tanggal=2026-08-07"));
        Assert.Empty(part.QuerySelectorAll(".slots s"));
        Assert.NotEmpty(part.QuerySelectorAll(".slots a.slot"));
        var html = Chosen(part).InnerHtml;
        Assert.Contains("12.00–15.00: Ganti lampu", html);
        Assert.True(
            html.IndexOf("Ganti lampu", StringComparison.Ordinal)
                < html.IndexOf("class=\"slots\"", StringComparison.Ordinal)
        );
        var own = part.QuerySelectorAll(".day-row")
            .First(row => row.TextContent.Contains("Ruang Rapat 1", StringComparison.Ordinal));
        Assert.Contains("Tutup: Ganti lampu", own.InnerHtml);
        Assert.DoesNotContain("Terisi", own.InnerHtml);
    }

    [Fact]
    public async Task The_search_tells_day_and_reason_of_a_closed_site()
    {
        await using var app = await Closed();
        using var visitor = Browse.Visitor(app);
        var search = (await Empty(visitor, "/ruang?situs=semarang&tanggal=2026-08-06")).TextContent;
        Assert.Contains("Semarang ditutup pada Kamis, 6 Agustus 2026: Pengecatan gedung", search);
    }

    [Fact]
    public async Task The_booking_form_tells_why_it_is_closed_and_offers_another_time()
    {
        await using var app = await Closed();
        using var visitor = Browse.Visitor(app);
        var form = await (
            await Browse.Typed(
                app,
                visitor,
                "/pesan/semarang/ruang-rapat-1",
                "pesan",
                ("tanggal", "2026-08-06"),
                ("jam", "09:00"),
                ("lama", "60"),
                ("orang", "1"),
                ("keperluan", "Rapat"),
                ("nama", "Slamet"),
                ("kontak", "slamet@example.org"),
                ("sandi", "sandi-yang-panjang"),
                ("jenis", "Public")
            )
        ).Text();
        Assert.Contains("Pengecatan gedung", form);
        Assert.DoesNotContain("dipakai orang lain", form);
        Assert.Contains("Pilih ini", form);
    }

    [Fact]
    public async Task A_program_is_told_why_it_is_closed_and_not_that_someone_has_it()
    {
        await using var app = await Closed();
        using var program = await app.Client(await app.Member());
        var answer = await program.PostAsJsonAsync(
            "/api/v1/bookings",
            new
            {
                space = "semarang/ruang-rapat-1",
                from = "2026-08-07T13:00:00+07:00",
                to = "2026-08-07T14:00:00+07:00",
                people = 1,
                purpose = "Rapat",
            }
        );
        var problem = await answer.Content.ReadAsStringAsync();
        Assert.Equal(409, (int)answer.StatusCode);
        Assert.Contains("\"clash\"", problem);
        Assert.Contains("Ganti lampu", problem);
        Assert.DoesNotContain("Someone else", problem);
    }
}
