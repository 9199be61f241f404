using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Organizations;
using HeteroSpace.Sites;

namespace HeteroSpace.Demo;

/// <summary>Those of the nine months before today, each with the number of who came.</summary>
internal sealed class DemoPastEvents(AppDb db, DemoProgramme programme, Guid staff, DateOnly today)
{
    private readonly Random _dice = new(20210619);
    private readonly HashSet<string> _taken = [];
    private readonly HashSet<(Guid, DateOnly)> _given = [];
    private readonly DemoRooms _rooms = new(db);

    public void Add()
    {
        for (var month = 8; month >= 0; month--)
        {
            var first = new DateOnly(today.Year, today.Month, 1).AddMonths(-month);
            var length = DateTime.DaysInMonth(first.Year, first.Month);
            // Of this month only what is over.
            var days = month == 0 ? today.Day - 1 : length;
            for (var number = 0; number < InMonth(first.Month) * days / length; number++)
                Add(first.AddDays(_dice.Next(days)));
        }
    }

    // Fewer at the turn of the year; the peaks are February, July, August and September.
    private static int InMonth(int month) =>
        month switch
        {
            2 or 7 or 8 or 9 => 20,
            12 or 1 => 9,
            _ => 14,
        };

    // The dice fall in the order of the lines, so that the world of a day stays the same one.
    private void Add(DateOnly day)
    {
        var theme = DemoThemes.All[programme.Given % DemoThemes.All.Length];
        var edition = programme.Edition(theme);
        var site = programme.Place(theme, _dice.Next(10));
        var when = Open(site, day, theme.Evening ? 18 : _dice.Next(9, 16), theme.Evening ? 18 : 10);
        var way = _dice.Next(100);
        var by = Free(_dice.Next(3) == 0 ? null : programme.GivenBy(theme), site.Site.Clock.Date(when.Starts));
        var online = theme.Online && way >= 25;
        var of = Made(theme, edition, site, when, by, online ? 110 : 30);
        db.Events().Add(of);
        Seat(of, site, inPerson: !online || way >= 70, online);
        if (by is not null)
            Tell(of, by);
    }

    // Nobody gives two on one day; the second is then one of the house's own.
    private Organization? Free(Organization? by, DateOnly day) =>
        by is not null && _given.Add((by.Id, day)) ? by : null;

    // The next open day may be today, or later: then the one before.
    private TimeRange Open(CatalogueSite site, DateOnly day, int hour, int hourOfDayBefore)
    {
        var when = DemoDays.Open(site, day, hour, 2);
        return site.Site.Clock.Date(when.Starts) < today
            ? when
            : DemoDays.Open(site, today.AddDays(-1), hourOfDayBefore, 2, -1);
    }

    private Event Made(DemoTheme theme, int edition, CatalogueSite site, TimeRange when, Organization? by, int most)
    {
        var title = $"{theme.Title}: {theme.Editions[edition]}";
        return new()
        {
            SiteId = site.Site.Id,
            OrganizationId = by?.Id,
            Slug = Free(title),
            Title = title,
            Summary = theme.SummaryOf(edition),
            Story = theme.StoryOf(edition),
            Sector = theme.Sector,
            SignLanguage = theme.SignLanguage,
            Status = EventStatus.Published,
            Published = when.Starts.AddDays(-14),
            Starts = when.Starts,
            Ends = when.Ends,
            LocalDate = site.Site.Clock.Date(when.Starts),
            By = staff,
            Made = when.Starts.AddDays(-20),
            Reminded = when.Starts,
            Thanked = when.Starts,
            // Side by side as many as a room holds; more at screens.
            CameBefore = _dice.Next(9, most),
        };
    }

    private string Free(string title)
    {
        for (var number = 1; ; number++)
            if (Foundation.Web.Slug.Of(title) + (number == 1 ? "" : "-" + number) is var slug && _taken.Add(slug))
                return slug;
    }

    private void Seat(Event of, CatalogueSite site, bool inPerson, bool online)
    {
        var room = inPerson ? _rooms.Hold(site, of) : null;
        db.EventSessions()
            .Add(
                new()
                {
                    EventId = of.Id,
                    Starts = of.Starts,
                    Ends = of.Ends,
                    SpaceId = room?.Id,
                    Place = inPerson && room is null ? "Hetero Space " + site.Site.Name : "",
                }
            );
        if (inPerson)
            db.SeatPools().Add(new() { EventId = of.Id, Attend = Attend.InPerson });
        if (online)
            db.SeatPools().Add(new() { EventId = of.Id, Attend = Attend.Online });
    }

    private void Tell(Event of, Organization by) =>
        db.Activities()
            .Add(
                new()
                {
                    OrganizationId = by.Id,
                    At = of.Starts,
                    Ends = of.Ends,
                    Kind = "event",
                    SourceId = of.Id,
                    SiteId = of.SiteId,
                    Title = of.Title,
                    Link = "/acara/" + of.Slug,
                }
            );
}
