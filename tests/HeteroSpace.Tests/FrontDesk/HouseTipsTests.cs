using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;
using static HeteroSpace.Bookings.AtDesk;

namespace HeteroSpace.FrontDesk;

/// <summary>Who is in hears of the network and the house; nobody else does. A badge says who and where.</summary>
public sealed class HouseTipsTests
{
    private const string Secret = "kopi-pagi-2026";

    private static async Task Fill(HeteroApp app)
    {
        await app.Act(async act =>
        {
            var site = await act.Db.Set<Sites.Site>().SingleAsync(row => row.Slug == "semarang");
            (site.WifiName, site.WifiPassword) = ("Tamu", Secret);
            site.Tips = new("Musala di lantai dua.", "The prayer room is upstairs.");
            act.Forget(Sites.Catalogue.InMemory);
            return true;
        });
    }

    [Fact]
    public async Task The_network_is_told_on_a_booking_that_is_checked_in_and_nowhere_in_public()
    {
        await using var app = await HeteroApp.Start(Monday);
        await Fill(app);
        var member = await app.Member("Peserta 031");
        var at = await app.Space("semarang/ruang-rapat-1");
        var own = Assert.IsType<BookAnswer.Booked>(await app.Book(BookTests.Wish(at, member, Monday.AddMinutes(30))));
        using var browser = await RightsTests.Browser(app, member);
        var mine = "/saya/pemesanan/" + own.Booking.Code;
        Assert.DoesNotContain(Secret, await browser.Page(mine));
        using var desk = await Browser(app, Role.FrontDesk);
        await Browse.Send(desk, Page, "hadir-" + own.Booking.Code);
        var shown = await browser.Page(mine);
        Assert.Contains(Secret, shown);
        Assert.Contains("Musala di lantai dua.", shown);
        Assert.Contains("The prayer room is upstairs.", await browser.Page(mine + "?lang=en"));
        Assert.Contains(Secret, await desk.Page(Page + "?lang=id"));
        using var visitor = Browse.Visitor(app);
        foreach (
            var page in (string[])
                ["/", "/situs/semarang", "/ruang/semarang/ruang-rapat-1", "/ruang", "/kontak", "/api/v1/sites"]
        )
            Assert.DoesNotContain(Secret, await visitor.Page(page));
        await Browse.Send(desk, Page, "selesai-" + own.Booking.Code);
        Assert.DoesNotContain(Secret, await browser.Page(mine));
    }

    [Fact]
    public async Task A_manager_writes_them_on_the_page_of_the_site()
    {
        await using var app = await HeteroApp.Start(Monday);
        using var manager = await Browser(app);
        var form = (await manager.Read("/konsol/semarang/situs"))
            .QuerySelectorAll("main form :is(input, textarea, select)[name]")
            .Where(field => field.GetAttribute("type") != "checkbox" || field.HasAttribute("checked"))
            .Where(field => !field.GetAttribute("name")!.StartsWith('_'))
            .DistinctBy(field => field.GetAttribute("name"))
            .ToDictionary(
                field => field.GetAttribute("name")!,
                field =>
                    field.GetAttribute("value")
                    ?? field.QuerySelector("option[selected]")?.GetAttribute("value")
                    ?? field.TextContent
            );
        (form["wifi"], form["wifi-sandi"], form["petunjuk-id"]) = ("Tamu", Secret, "Musala di lantai dua.");
        var saved = await Browse.Send(
            manager,
            "/konsol/semarang/situs",
            "situs",
            [.. form.Select(field => (field.Key, field.Value))]
        );
        Assert.Contains("Tersimpan.", await saved.Text());
        var site = await app.Read(db => db.Set<Sites.Site>().AsNoTracking().SingleAsync(row => row.Slug == "semarang"));
        Assert.Equal(("Tamu", Secret, "Musala di lantai dua."), (site.WifiName, site.WifiPassword, site.Tips.Id));
        // The audit says that it was changed, and not to what.
        Assert.DoesNotContain(
            Secret,
            string.Join(
                '\n',
                await app.Read(db => db.Set<Foundation.Audit.AuditRow>().Select(row => row.Detail).ToListAsync())
            )
        );
    }

    [Fact]
    public async Task A_badge_says_who_and_where_on_which_day()
    {
        await using var app = await HeteroApp.Start(Monday);
        var guest = await Booked(app, "semarang/ruang-rapat-1", new(Monday, Monday.AddHours(1)), "Bu Ratna");
        using var desk = await Browser(app, Role.FrontDesk);
        await Browse.Send(desk, Page, "hadir-" + guest.Code);
        var badge = $"{Page}/lencana/{guest.Code}";
        Assert.Contains(badge, await desk.Page(Page));
        var paper = (await desk.Read(badge)).QuerySelector(".guest-badge")!.TextContent;
        foreach (var said in (string[])["Bu Ratna", "Ruang Rapat 1", "Senin, 4 Agustus 2036", "Semarang"])
            Assert.Contains(said, paper);
        Assert.DoesNotContain("0812", paper);
        using var elsewhere = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "solo"));
        Assert.Equal(
            System.Net.HttpStatusCode.NotFound,
            (await elsewhere.GetAsync(badge.Replace("semarang", "solo"))).StatusCode
        );
    }
}
