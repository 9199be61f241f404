using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Portal;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static HeteroSpace.Bookings.AtDesk;

namespace HeteroSpace.Bookings;

/// <summary>For whom a request waits: whoever may decide it, until its booker has an offer to answer.</summary>
public sealed class WaitingRequestsTests
{
    private const string Class = "semarang/kelas",
        Today = "/konsol/semarang",
        Requests = "/konsol/semarang/permohonan",
        List = "/konsol/semarang/pemesanan";

    private static async Task<Changer> Manager(HeteroApp app) =>
        new((await app.Staff(Role.SiteManager, "semarang")).AccountId, true);

    private static async Task<BookingOffer> Offered(HeteroApp app, Booking request, TimeRange to)
    {
        var (by, at) = (await Manager(app), await app.Space(Class));
        var place = new BookingPlace(at.Space.Id, to.Starts, to.Ends, request.People);
        Assert.IsType<ChangeAnswer.Done>(
            await app.Do(house => house.GetRequiredService<OfferPlace>().Make(request.Code, request.Version, by, place))
        );
        return await app.Read(db =>
            db.BookingOffers().AsNoTracking().Open().SingleAsync(row => row.BookingId == request.Id)
        );
    }

    /// <summary>How many the menu, the queue and the list of requests say, in this order.</summary>
    private static async Task<(int Menu, int Queue, int Listed)> Waits(HttpClient browser)
    {
        var page = await browser.Read(Requests);
        var offered = page.QuerySelectorAll("section .inbox-item").Length;
        return (
            ConsoleMenuTests.Waiting(page).GetValueOrDefault(Requests),
            (await browser.Read(Today + "?jenis=permohonan")).QuerySelectorAll(".queue-row").Length,
            page.QuerySelectorAll("main .inbox-item").Length - offered
        );
    }

    [Fact]
    public async Task One_that_was_offered_another_time_waits_for_its_booker_and_for_staff_again_when_that_is_over()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var far = new TimeRange(Tuesday(13).AddDays(7), Tuesday(14).AddDays(7));
        var asked = await AtDesk.Asked(app, Class, far);
        using var manager = await AtDesk.Browser(app);
        Assert.Equal((1, 1, 1), await Waits(manager));
        var offer = await Offered(app, asked, new(far.Starts.AddHours(2), far.Ends.AddHours(2)));
        Assert.Equal((0, 0, 0), await Waits(manager));
        var page = await manager.Read(Requests);
        var row = Assert.Single(page.QuerySelectorAll("section[aria-labelledby=ditawarkan] .inbox-item"));
        Assert.Contains("Ditawarkan, menunggu pemesan", row.QuerySelector(".status")!.TextContent);
        Assert.Contains("15.00", row.TextContent);
        Assert.Empty((await manager.Read(List + "?keadaan=menunggu")).QuerySelectorAll("table.bookings tbody tr"));
        var listed = (await manager.Read(List + "?keadaan=ditawarkan")).QuerySelector("table.bookings tbody tr")!;
        Assert.Equal(asked.Code, listed.Id);
        Assert.Contains("Ditawarkan, menunggu pemesan", listed.TextContent);
        // Nobody has answered, and no job has run yet.
        app.Clock.SetUtcNow(offer.ValidUntil.AddSeconds(11));
        Assert.Equal((1, 1, 1), await Waits(manager));
        Assert.Empty((await manager.Read(List + "?keadaan=ditawarkan")).QuerySelectorAll("table.bookings tbody tr"));
    }

    [Fact]
    public async Task One_whose_offer_was_taken_back_waits_for_staff_at_once()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var asked = await AtDesk.Asked(app, Class, OnTuesday(13, 14));
        using var manager = await AtDesk.Browser(app);
        await Offered(app, asked, OnTuesday(15, 16));
        Assert.Equal((0, 0, 0), await Waits(manager));
        await Browse.Send(manager, AtDesk.Of(asked), "tarik-tawaran");
        Assert.Equal((1, 1, 1), await Waits(manager));
    }

    /// <summary>The desk reads of it, and for whom it waits.</summary>
    [Fact]
    public async Task One_is_counted_for_those_who_may_decide_it()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        await AtDesk.Asked(app, Class, OnTuesday(13, 14));
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        var page = await desk.Read(Today);
        Assert.Empty(ConsoleMenuTests.Waiting(page));
        Assert.Empty(page.QuerySelectorAll(".queue-row"));
        var told = page.QuerySelector($".today-queue .hint a[href='{Requests}']")!.ParentElement!;
        Assert.Matches(@"Permohonan:\s+1 menunggu pengelola ruang", told.TextContent);
        Assert.Equal((0, 0, 1), await Waits(desk));
        Assert.Contains("Diputuskan pengelola", (await desk.Read(Requests)).QuerySelector("main")!.TextContent);
        using var manager = await AtDesk.Browser(app);
        Assert.Equal((1, 1, 1), await Waits(manager));
        Assert.Null((await manager.Read(Today)).QuerySelector($".today-queue .hint a[href='{Requests}']"));
        Assert.DoesNotContain("Diputuskan", (await manager.Read(Requests)).QuerySelector("main")!.TextContent);
    }
}
