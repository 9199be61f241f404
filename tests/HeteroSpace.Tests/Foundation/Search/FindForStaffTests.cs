using HeteroSpace.Bookings;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Web;

namespace HeteroSpace.Foundation.Search;

/// <summary>Staff find anything they may see at their site by one field, and nothing else.</summary>
public sealed class FindForStaffTests
{
    private const string Page = "/konsol/semarang/cari";

    private static async Task<string> Found(HttpClient browser, string words)
    {
        var answer = await Browse.Send(browser, Page, "temukan", ("cari", words));
        Assert.EndsWith(Page, answer.RequestMessage!.RequestUri!.ToString());
        return (await answer.Read()).QuerySelector("#hasil")!.TextContent;
    }

    [Fact]
    public async Task A_manager_finds_bookings_people_events_communities_and_pages_by_what_they_know()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var booking = await AtDesk.Booked(app, "semarang/kelas", AtDesk.OnTuesday(9, 10));
        var asked = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(13, 14), "Bagus Prakoso");
        await Held.Event(app, published: false);
        await app.WorkJobs();
        using var browser = await AtDesk.Browser(app);
        Assert.Contains("Ibu Ratna", await Found(browser, booking.Code));
        Assert.Contains("Ibu Ratna", await Found(browser, "0812 0000 0077"));
        var bagus = await Found(browser, "prakoso bagus");
        Assert.Contains(asked.Code, bagus);
        Assert.Contains("Orang", bagus);
        Assert.Matches("Kelas foto produk\\s+Konsep", await Found(browser, "PRODUK foto"));
        Assert.Contains("Penutupan", await Found(browser, "tutup"));
        Assert.Contains("Ruang Kelas", await Found(browser, "kelas"));
        Assert.Contains("Tidak ada yang cocok", await Found(browser, "100%"));
        Assert.DoesNotContain("Ibu Ratna", await Found(browser, "_"));
    }

    [Fact]
    public async Task Nothing_is_found_behind_a_page_that_its_reader_may_not_open_nor_of_another_site()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var booking = await AtDesk.Booked(app, "semarang/kelas", AtDesk.OnTuesday(9, 10));
        var elsewhere = await AtDesk.Booked(app, "solo/ruang-rapat", AtDesk.OnTuesday(9, 10), "Pak Broto");
        using var editor = await AtDesk.Browser(app, Role.Editor);
        Assert.DoesNotContain("Ibu Ratna", await Found(editor, booking.Code));
        Assert.DoesNotContain("Penutupan", await Found(editor, "penutupan"));
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        Assert.Contains("Ibu Ratna", await Found(desk, "ratna"));
        Assert.DoesNotContain("Broto", await Found(desk, "broto"));
        Assert.DoesNotContain("Broto", await Found(desk, elsewhere.Code));
        Assert.DoesNotContain("Catatan perubahan", await Found(desk, "catatan"));
        Assert.Equal(404, (int)(await desk.GetAsync("/konsol/solo/cari")).StatusCode);
    }

    [Fact]
    public async Task So_much_is_looked_for_in_five_minutes_and_what_was_typed_stays()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday, ("Limits:StaffSearches", "3"));
        await AtDesk.Booked(app, "semarang/kelas", AtDesk.OnTuesday(9, 10));
        using var browser = await AtDesk.Browser(app);
        for (var number = 0; number < 3; number++)
            Assert.Contains("Ibu Ratna", await Found(browser, "ratna"));
        var page = await (await Browse.Send(browser, Page, "temukan", ("cari", "ibu ratna"))).Read();
        Assert.Contains(Allowances.Enough, page.QuerySelector("#hasil [data-wait]")!.TextContent);
        Assert.Equal("ibu ratna", page.GetElementById("cari")!.GetAttribute("value"));
        Assert.DoesNotContain("Ibu Ratna", page.QuerySelector("#hasil")!.TextContent);
        using var other = await AtDesk.Browser(app, Role.FrontDesk);
        Assert.Contains("Ibu Ratna", await Found(other, "ratna"));
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Contains("Ibu Ratna", await Found(browser, "ibu ratna"));
    }
}
