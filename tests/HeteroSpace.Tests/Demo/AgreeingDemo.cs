using HeteroSpace.Content;
using HeteroSpace.Contributions;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Initiatives;
using HeteroSpace.Messaging;
using HeteroSpace.Organizations;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Demo;

/// <summary>What two pages of the demo tell of one thing they tell alike: dates, seats, and who was there.</summary>
internal static class AgreeingDemo
{
    public static async Task Everywhere(DemoTests.World world, List<Event> events)
    {
        await Trails(world);
        await Market(world, events.Single(of => of.Slug == "pasar-batik-sungai"));
        await Seats(world);
        await Told(world);
        await Came(world, events);
        await Gifts(world);
        OneStage(events);
    }

    // Those who gave what stands in a room read what it was used for, as at least two of Semarang do.
    private static async Task Gifts(DemoTests.World world)
    {
        var used = await world.Do(async services =>
        {
            var rows = await services.GetRequiredService<AppDb>().GiftsInUse().AsNoTracking().ToListAsync();
            var all = new List<IReadOnlyList<GiftUsed>>();
            foreach (var row in rows)
                all.Add(await GiftUsePart.All(services, ReceivedGift.Places([row], SiteClock.House), default));
            return all;
        });
        Assert.All(used, events => Assert.NotEmpty(events));
        Assert.True(used.Count(events => events.Count >= 8 && events.Sum(of => of.People) >= 100) >= 2);
    }

    // The number of who came leads to a list, whose numbers add up to it: also while an event runs.
    private static async Task Came(DemoTests.World world, List<Event> events)
    {
        var over = events.FindAll(of => of.Status == EventStatus.Published && of.Ends <= world.Now);
        var (counted, listed) = await world.Do(async services =>
        {
            var rows = await services.GetRequiredService<FindEvents>().Listed(over);
            return (await EventCounters.All[1].Count(services, null, default), rows.Sum(row => (long)row.Came));
        });
        Assert.Equal(listed, counted);
    }

    // Nobody plays at two places in one hour.
    private static void OneStage(List<Event> events)
    {
        var given = events.FindAll(of => of.OrganizationId is not null && of.CameBefore is not null);
        Assert.Equal(given.Count, given.DistinctBy(of => (of.OrganizationId, of.Starts)).Count());
    }

    // What shows that someone took part lies in the phase that it shows, and nobody joined before or long after it.
    private static async Task Trails(DemoTests.World world)
    {
        var phases = await world.Read(db => db.InitiativePhases().AsNoTracking().ToListAsync());
        var parts = await world.Read(db => db.Involvements().AsNoTracking().ToListAsync());
        foreach (var part in parts)
            Assert.Contains(
                phases,
                phase =>
                    phase.InitiativeId == part.InitiativeId
                    && phase.Phase == part.Phase
                    && phase.Opened <= part.At
                    && part.At <= (phase.Closed ?? world.Now)
            );
        var seats = await world.Read(db =>
            db.Partners().AsNoTracking().Where(row => row.Status == PartnerStatus.Joined).ToListAsync()
        );
        var told = await world.Read(db =>
            db.Activities().AsNoTracking().Where(row => row.Kind == InitiativeActivity.Kind).ToListAsync()
        );
        foreach (var seat in seats)
        {
            var first = parts.Where(part => Of(seat, part)).Min(part => (DateTime?)part.At);
            if (first is not null && seat.Role != InvolvementRole.Initiator)
                Assert.Equal(first, seat.Answered);
            Assert.All(
                told.Where(row => row.SourceId == seat.InitiativeId && row.OrganizationId == seat.OrganizationId),
                row => Assert.Equal(seat.Answered, row.At)
            );
        }
    }

    private static bool Of(Partner seat, Involvement part) =>
        part.InitiativeId == seat.InitiativeId && part.OrganizationId == seat.OrganizationId;

    // The river was cleaned before the market, and nothing of the market was done after it.
    private static async Task Market(DemoTests.World world, Event market)
    {
        var clock = HeteroSpace.Foundation.Time.SiteClock.House;
        var tasks = await world.Read(db =>
            db.WorkTasks().AsNoTracking().Where(row => row.InitiativeId == market.InitiativeId).ToListAsync()
        );
        var kept = await world.Read(db =>
            db.Commitments().AsNoTracking().Where(row => row.InitiativeId == market.InitiativeId).ToListAsync()
        );
        Assert.All(tasks, task => Assert.True(task.Done <= market.Ends, task.Title));
        Assert.All(kept, one => Assert.True(one.Settled <= market.Ends, one.Text));
        var cleaned = market.LocalDate.AddDays(-14);
        Assert.Equal(cleaned, clock.Date(tasks.Single(task => task.Title.Contains("sungai")).Done!.Value));
        Assert.Equal(cleaned, clock.Date(kept.Single(one => one.Text.Contains("sungai")).Settled!.Value));
        Assert.Equal(
            cleaned,
            clock.Date(kept.Single(one => one.Text.Contains("relawan") && one.Text.Contains("Kopi")).Settled!.Value)
        );
        var episodes = await world.Read(db =>
            db.Involvements()
                .Where(row => row.Evidence == EpisodeTables.Kind)
                .Join(db.Episodes(), row => row.SourceId, of => of.Id, (row, of) => new { row.At, of.Published })
                .ToListAsync()
        );
        Assert.NotEmpty(episodes);
        Assert.All(episodes, row => Assert.Equal(row.Published, row.At));
    }

    // Nobody is given a seat in a room that does not hold it, nor led from an article to an event that is full.
    private static async Task Seats(DemoTests.World world)
    {
        var rooms = await world.Read(db =>
            db.EventSessions()
                .Where(session => session.SpaceId != null)
                .Join(
                    db.Spaces(),
                    row => row.SpaceId,
                    space => space.Id,
                    (row, space) => new { row.EventId, space.Capacity }
                )
                .ToListAsync()
        );
        var pools = await world.Read(db => db.SeatPools().AsNoTracking().ToListAsync());
        foreach (var room in rooms)
            Assert.All(
                pools.Where(pool =>
                    pool.EventId == room.EventId && pool is { Attend: Attend.InPerson, Quota: not null }
                ),
                pool => Assert.True(pool.Quota <= room.Capacity, $"{pool.Quota} seats in a room of {room.Capacity}")
            );
        var leads = await world.Read(db =>
            db.Articles().Where(row => row.EventId != null).Select(row => row.EventId!.Value).ToListAsync()
        );
        Assert.NotEmpty(leads);
        Assert.All(leads, of => Assert.Contains(pools, pool => pool.EventId == of && pool.Taken < pool.Quota));
    }

    // Nobody is told of a world that is made up, and whoever agreed something with the house was known to it.
    private static async Task Told(DemoTests.World world)
    {
        string[] kinds = [PartnerInvited.Job, InitiativeNewsJob.Job];
        Assert.Empty(await world.Read(db => db.Set<Job>().Where(job => kinds.Contains(job.Kind)).ToListAsync()));
        Assert.Empty(await world.Read(db => db.Notices().ToListAsync()));
        var agreed = await world.Read(db =>
            db.AgreementParties()
                .Join(
                    db.Agreements(),
                    row => row.AgreementId,
                    of => of.Id,
                    (row, of) => new { row.OrganizationId, of.Made }
                )
                .Join(
                    db.Organizations(),
                    row => row.OrganizationId,
                    of => of.Id,
                    (row, of) => new { row.Made, of.Registered }
                )
                .ToListAsync()
        );
        Assert.NotEmpty(agreed);
        Assert.All(agreed, row => Assert.True(row.Registered <= row.Made));
    }
}
