using HeteroSpace.Foundation.Security;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>The steps of a booking say to staff who did each.</summary>
public sealed class WhoDidItTests
{
    [Fact]
    public async Task Staff_read_who_did_each_step_and_its_booker_does_not()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var booking = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(13, 14), "Peserta 021");
        using var manager = await AtDesk.Browser(app);
        await Browse.Send(manager, AtDesk.Of(booking), "setuju", ("catatan", ""));
        Assert.Equal(BookingStatus.Confirmed, await AtDesk.Status(app, booking));
        var staff = await manager.Read(AtDesk.Of(booking));
        var steps = staff.QuerySelectorAll(".steps li .hint").Select(step => step.TextContent).ToList();
        // By whoever asked for it, whose name stands above.
        Assert.EndsWith("WIB", steps[0]);
        Assert.EndsWith("Petugas 001", steps[^1]);
        var booker = await app.Read(db => db.Set<People.Person>().SingleAsync(row => row.Id == booking.PersonId));
        Assert.Equal(
            $"/konsol/semarang/orang/{booker.Code}",
            staff.QuerySelectorAll("dd a").Single(link => link.TextContent == "Peserta 021").GetAttribute("href")
        );
        using var own = await RightsTests.Browser(app, booker);
        Assert.DoesNotContain("Petugas 001", await own.Page("/saya/pemesanan/" + booking.Code));
    }
}
