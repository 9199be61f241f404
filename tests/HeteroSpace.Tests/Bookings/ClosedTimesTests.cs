using System.Net.Http.Json;
using AngleSharp.Dom;
using static HeteroSpace.Bookings.FindingSpace;

namespace HeteroSpace.Bookings;

/// <summary>What staff closed is told as closed, and never as taken. Now is Monday 3 August 2026, 10.00
/// WIB.</summary>
public sealed class ClosedTimesTests
{
    [Fact]
    public async Task What_staff_closed_is_told_as_closed_with_reason_and_day_wherever_it_is_told()
    {
        await using var app = await HeteroApp.Start();
        using var visitor = Browse.Visitor(app);
        var (room, person) = (await app.Space("semarang/ruang-rapat-1"), await app.Member());
        await Close(app, room.Site, null, Hours(room, new(2026, 8, 6), 0, 24), "Pengecatan gedung");
        await Close(app, room.Site, room, Hours(room, new(2026, 8, 7), 12, 15), "Ganti lampu");

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

        // Some hours of one space: told before the grid, which has the rest.
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

        var search = (await Empty(visitor, "/ruang?situs=semarang&tanggal=2026-08-06")).TextContent;
        Assert.Contains("Semarang ditutup pada Kamis, 6 Agustus 2026: Pengecatan gedung", search);

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
        using var program = await app.Client(person);
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
