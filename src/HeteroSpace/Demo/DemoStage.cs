using HeteroSpace.Events;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Initiatives;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Demo;

/// <summary>An event that comes, as it is told.</summary>
internal sealed record DemoEvent(string Title, string Summary, Sector Sector, string Story)
{
    public required TimeRange When { get; init; }

    /// <summary>Whether it stands at that time and at no other, even if every room is taken then.</summary>
    public bool AtNoOtherTime { get; init; }

    /// <summary>Slugs of the rooms that would do, the best first; none if it is held elsewhere.</summary>
    public string[] Rooms { get; init; } = [];

    /// <summary>Seats in the room; null if nobody comes there.</summary>
    public int? InPerson { get; init; }

    /// <summary>Seats at screens; null if nobody watches.</summary>
    public int? Online { get; init; }

    /// <summary>The organization that gives it.</summary>
    public Guid? By { get; init; }

    /// <summary>What else stands in its plan.</summary>
    public Func<EventPlan, EventPlan> And { get; init; } = plan => plan;
}

/// <summary>Puts events into the house as staff do: planned, with a room that is free, and published.</summary>
internal sealed class DemoStage(AppDb db, PlanEvent plan, MoveAlong along, Frame frame, Guid staff)
{
    private const string Template = "acara-bersama";

    // In the first of its rooms that is free; where none is, on the next open day, and in the end in the yard.
    public async Task<Event?> Stand(CatalogueSite site, DemoEvent told, CancellationToken stop)
    {
        var (room, time) = await Find(site, told, stop);
        var wanted = told.And(Plan(told, time, site, room));
        if (told.Rooms.Length > 0 && room is null)
            wanted = wanted with { Place = "Halaman Hetero Space " + site.Site.Name };
        if (await plan.Begin(wanted, site, Template, null, told.By, false, staff) is not { } made)
            return null;
        await plan.Publish(made, staff);
        db.ChangeTracker.Clear();
        var of = await db.Events().AsNoTracking().SingleAsync(row => row.Id == made.Id, stop);
        return of.Status == EventStatus.Published ? of : null;
    }

    /// <summary>Asked for, and not yet looked at by staff.</summary>
    public Task Propose(CatalogueSite site, DemoEvent told, string room, Guid by) =>
        plan.Begin(Plan(told, told.When, site, room), site, Template, null, told.By, true, by);

    /// <summary>Planned and not published.</summary>
    public Task Draft(CatalogueSite site, DemoEvent told, string room) =>
        plan.Begin(Plan(told, told.When, site, room), site, Template, null, told.By, false, staff);

    /// <summary>It is over: its trail goes on to its report.</summary>
    public Task Over(Event of) => frame.Do(act => along.To(act, of.InitiativeId!.Value, Phase.Report, null));

    public Task CallOff(Event of, string reason) => plan.End(of, reason, staff);

    private static EventPlan Plan(DemoEvent told, TimeRange when, CatalogueSite site, string? room) =>
        new()
        {
            Title = told.Title,
            Summary = told.Summary,
            Story = told.Story,
            Sector = told.Sector,
            When = when,
            SpaceId = site.Spaces.FirstOrDefault(space => space.Space.Slug == room)?.Space.Id,
            Place = told.InPerson is not null && room is null ? "Hetero Space " + site.Site.Name : "",
            InPerson = told.InPerson,
            IsOnline = told.Online is not null,
            Online = told.Online,
            Link = told.Online is null ? null : "https://meet.example.org/" + Foundation.Web.Slug.Of(told.Title),
            Audience = "Siapa saja, terutama UMKM",
            Tags = ["gratis", "pemula"],
        };

    private async Task<(string? Room, TimeRange Time)> Find(CatalogueSite site, DemoEvent told, CancellationToken stop)
    {
        var time = told.When;
        var days = told.AtNoOtherTime ? 0 : 14;
        for (var tries = 0; told.Rooms.Length > 0 && tries <= days; tries++)
        {
            foreach (var room in told.Rooms)
                if (
                    site.Spaces.FirstOrDefault(space => space.Space.Slug == room) is { } at
                    && at.Space.Capacity >= told.InPerson
                    && await IsFree(at, time, stop)
                )
                    return (room, time);
            time = OnNextOpenDay(site, time);
        }
        return (null, told.When);
    }

    private static TimeRange OnNextOpenDay(CatalogueSite site, TimeRange time)
    {
        var clock = site.Site.Clock;
        var next = clock.Date(time.Starts).AddDays(1);
        return DemoDays.Open(site, next, clock.Local(time.Starts).Hour, (int)time.Length.TotalHours);
    }

    private async Task<bool> IsFree(CatalogueSpace at, TimeRange time, CancellationToken stop)
    {
        var (needed, units) = (Bookings.Availability.Needed(at.Space, time), at.Units.ToArray());
        return !await db.Occupancies()
            .AnyAsync(row => units.Contains(row.UnitId) && row.Starts < needed.Ends && row.Ends > needed.Starts, stop);
    }
}
