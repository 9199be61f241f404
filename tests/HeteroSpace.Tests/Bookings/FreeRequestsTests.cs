using AngleSharp.Dom;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using static HeteroSpace.Bookings.AtDesk;

namespace HeteroSpace.Bookings;

/// <summary>One press ticks all requests that nothing speaks against, and all of them can be approved.</summary>
public sealed class FreeRequestsTests
{
    private const string Class = "semarang/kelas",
        Desks = "semarang/meja-bersama",
        Today = "/konsol/semarang?jenis=permohonan",
        List = "/konsol/semarang/pemesanan?keadaan=menunggu";

    private static string[] Ticked(IDocument page) =>
        [
            .. page.QuerySelectorAll("input[name=pilih][checked]")
                .Select(box => box.GetAttribute("aria-label")!.Split(' ', 2)[1].Split([',', '·'])[0].Trim())
                .Order(),
        ];

    private static async Task<Booking> Asked(HeteroApp app, string space, TimeRange range, string name)
    {
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        return await AtDesk.Asked(app, space, range, name);
    }

    // By the link that stands above them.
    private static async Task<IDocument> Tick(HttpClient browser, string address)
    {
        var link = (await browser.Read(address)).QuerySelector("p.tick-free a")!.GetAttribute("href")!;
        return await browser.Read(link.Split('#')[0]);
    }

    // Ani and Citra can have theirs; Budi asked after Ani, Dewi's is taken, and Eko are too many.
    private static async Task Ask(HeteroApp app)
    {
        await Asked(app, Class, OnTuesday(9, 10), "Ani");
        await Asked(app, Class, OnTuesday(9, 11), "Budi");
        await Asked(app, Class, OnTuesday(16, 17), "Citra");
        await Asked(app, Class, OnTuesday(13, 14), "Dewi");
        var many = await Asked(app, Class, OnTuesday(18, 19), "Eko");
        await app.Read(db =>
            db.Bookings()
                .Where(row => row.Id == many.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.People, 999))
        );
        await AtDesk.Booked(app, Class, OnTuesday(13, 15));
    }

    [Theory]
    [InlineData(Today)]
    [InlineData(List)]
    public async Task All_that_are_free_are_ticked_and_of_two_who_want_the_same_the_first(string address)
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        await Ask(app);
        using var browser = await AtDesk.Browser(app);
        Assert.Empty(Ticked(await browser.Read(address)));
        var page = await Tick(browser, address);
        Assert.Equal(["Ani", "Citra"], Ticked(page));
        var said = page.QuerySelector("#dicentang")!;
        Assert.StartsWith("2 dicentang.", said.TextContent.Trim());
        Assert.Equal("status", said.GetAttribute("role"));
        // Enter in a box of the form presses its first button, which decides nothing.
        var form = page.QuerySelector("form:has([name=pilih])")!;
        Assert.True(form.QuerySelector("button")!.HasAttribute("disabled"));
    }

    [Fact]
    public async Task What_is_ticked_so_is_approved_whole_and_then_nothing_is_free()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        await Ask(app);
        using var browser = await AtDesk.Browser(app);
        var page = await Tick(browser, Today);
        var boxes = page.QuerySelectorAll("[name=pilih][checked]").Select(box => ("pilih", box.GetAttribute("value")!));
        var answer = await Browse.Send(browser, Today, "putuskan", [.. boxes, ("putusan", "banyak")]);
        Assert.Contains("Urungkan 2", (await answer.Read()).QuerySelector(".undo-bar")!.TextContent);
        var left = await app.Read(db =>
            db.Bookings().Where(row => row.Status == BookingStatus.Requested).Select(row => row.Name).ToListAsync()
        );
        Assert.Equal(["Budi", "Dewi", "Eko"], left.Order());
        page = await Tick(browser, List);
        Assert.Empty(Ticked(page));
        Assert.StartsWith("Tidak ada yang bebas", page.QuerySelector("#dicentang")!.TextContent.Trim());
    }

    [Fact]
    public async Task Of_desks_as_many_are_ticked_as_are_free()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        await app.Read(db =>
            db.Spaces()
                .Where(space => space.Slug == "meja-bersama")
                .ExecuteUpdateAsync(set => set.SetProperty(space => space.Approval, Approval.ByStaff))
        );
        app.Clock.Advance(TimeSpan.FromSeconds(11));
        var desks = (await app.Space(Desks)).Units.Count;
        for (var taken = 2; taken < desks; taken++)
            await AtDesk.Booked(app, Desks, OnTuesday(13, 15), $"Sudah duduk {taken}");
        foreach (var name in (string[])["Ani", "Budi", "Citra"])
            await Asked(app, Desks, OnTuesday(13, 15), name);
        using var browser = await AtDesk.Browser(app);
        Assert.Equal(["Ani", "Budi"], Ticked(await Tick(browser, List)));
    }

    [Fact]
    public async Task Whoever_may_not_decide_is_offered_no_tick()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        await Ask(app);
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        Assert.Null((await desk.Read(List)).QuerySelector(".tick-free"));
        Assert.Empty(Ticked(await desk.Read(List + "&centang=bebas")));
    }
}
