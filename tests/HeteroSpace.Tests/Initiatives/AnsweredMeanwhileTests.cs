using System.Net;
using HeteroSpace.Foundation.Web;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>Whoever presses what another has dealt with sees how it stands, and loses nothing they wrote.</summary>
public sealed class AnsweredMeanwhileTests
{
    [Fact]
    public async Task A_form_that_is_gone_says_so_and_shows_what_was_written()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        var world = await World.Begin(app);
        var offered = await Offered(app, world);
        var (address, correct, note) = (
            $"/komunitas/{world.Community.Slug}/keterlibatan",
            $"betul-{offered:n}",
            $"ket-{offered:n}"
        );
        using var lead = await RightsTests.Browser(app, world.Lead);
        var (stale, pressed) = (
            await Filled.Of(lead, address, correct),
            await Filled.Of(lead, address, $"benar-{offered:n}")
        );
        await Browse.Send(lead, address, correct, ($"peran-{offered:n}", "Host"), (note, "Kami tuan rumah."));
        var late = await stale.With((note, "Kami yang menyediakan tempat.")).Press(lead);
        var said = await late.Text();
        Assert.Equal(HttpStatusCode.OK, late.StatusCode);
        Assert.Contains("Ini tidak dikerjakan", said);
        Assert.Contains("Kami yang menyediakan tempat.", said);
        // Nothing was written in words: the page as it is now says enough, and no row is kept.
        var bare = await pressed.Press(lead);
        Assert.Equal(address, bare.RequestMessage!.RequestUri!.PathAndQuery);
        Assert.Contains("Ini tidak dikerjakan", await bare.Text());
        Assert.Equal(1, await app.Read(db => db.Set<KeptForm>().CountAsync()));
        Assert.Equal("Kami tuan rumah.", (await app.Read(db => db.Involvements().AsNoTracking().SingleAsync())).Note);
    }

    private static async Task<Guid> Offered(HeteroApp app, World world)
    {
        var meeting = await world.Plan(app);
        app.Clock.Advance(TimeSpan.FromDays(2));
        using var officer = await RightsTests.Browser(app, world.Officer);
        var there = await app.Read(db => db.Attendees().SingleAsync(row => row.OrganizationId == world.Community.Id));
        await Browse.Send(
            officer,
            $"/jejak/{world.Initiative.Slug}/rapat/{meeting.Id}",
            "presensi",
            ("versi", "0"),
            ("ada", $"{there.Id}")
        );
        return (await app.Read(db => db.Involvements().AsNoTracking().SingleAsync())).Id;
    }
}
