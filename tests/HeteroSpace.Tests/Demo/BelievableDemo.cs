using HeteroSpace.Content;
using HeteroSpace.Events;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Demo;

/// <summary>What makes the demo look like a place that is lived in, around whichever day it is made.</summary>
internal static class BelievableDemo
{
    // Around today: what was, what comes, and what is now when the house is open.
    public static void Around(DemoTests.World world, List<Event> events)
    {
        var shown = events.Where(of => of.Status == EventStatus.Published).ToList();
        var (past, coming) = (
            shown.Where(of => of.Ends <= world.Now).ToList(),
            shown.Where(of => of.Starts > world.Now).ToList()
        );
        Assert.InRange(past.Count, 80, 150);
        Assert.InRange(coming.Count, 30, 45);
        Assert.True(past.Max(of => of.Starts) > world.Now.AddDays(-10));
        Assert.Contains(past, of => of.Title == "Klinik NIB sore");
        Assert.Contains(events, of => of.Status == EventStatus.Cancelled);
        Assert.Contains(events, of => of.Status == EventStatus.Proposed);
        Assert.Contains(shown, of => of.Slug == "kelas-foto-produk");
        Assert.Equal(
            world.Now.ToString("HH:mm") is "05:10" or "16:40",
            shown.Any(of => of.Starts <= world.Now && of.Ends > world.Now)
        );
        // The days to come are not empty: some every week, the week end among them.
        for (var week = 0; week < 2; week++)
            Assert.InRange(
                coming.Count(of =>
                    of.Starts > world.Now.AddDays(7 * week) && of.Starts < world.Now.AddDays(7 * week + 7)
                ),
                4,
                14
            );
        foreach (var day in (DayOfWeek[])[DayOfWeek.Saturday, DayOfWeek.Sunday])
            Assert.Contains(coming, of => of.LocalDate.DayOfWeek == day && of.Starts < world.Now.AddDays(8));
    }

    // Hybrid, with seats on both sides, and there is still something of it to come for.
    public static async Task Tonight(DemoTests.World world, List<Event> events)
    {
        var tonight = events.Single(of => of.Title == DemoTonight.Title);
        Assert.True(tonight.Ends > world.Now && tonight.Status == EventStatus.Published);
        var pools = await world.Read(db =>
            db.SeatPools().AsNoTracking().Where(pool => pool.EventId == tonight.Id).ToListAsync()
        );
        Assert.Equal([Attend.InPerson, Attend.Online], pools.Select(pool => pool.Attend).Order());
        Assert.All(pools, pool => Assert.InRange(pool.Taken, 10, pool.Quota!.Value - 5));
    }

    // Each has a guest with a community, a story of its own, and no button to a film that is not there.
    public static async Task Episodes(DemoTests.World world)
    {
        var shown = await world.Read(db =>
            db.Episodes().AsNoTracking().Where(row => row.Stage == EpisodeStage.Published).ToListAsync()
        );
        Assert.True(shown.Count >= 8, $"{shown.Count}");
        Assert.Equal(shown.Count, shown.Select(row => row.Title.Split(' ')[0]).Distinct().Count());
        var credits = await world.Read(db => db.EpisodeCredits().AsNoTracking().ToListAsync());
        Assert.All(
            shown,
            row =>
            {
                Assert.True(row.Notes.Split("\n\n").Length >= 5, row.Title);
                Assert.InRange(row.Seconds!.Value, 600, 2400);
                Assert.NotEmpty(row.Tags);
                Assert.Contains(credits, credit => credit.EpisodeId == row.Id && credit.OrganizationId is not null);
                Assert.True(row.Published > world.Now.AddDays(-80), row.Title);
            }
        );
        Assert.Empty(
            await world.Read(db =>
                db.EpisodeOutlets()
                    .Where(row => row.Address != null && row.Address.Contains("example.org"))
                    .ToListAsync()
            )
        );
    }

    // What is said in one place is so in the others; and each ease that an event may offer is offered by one.
    public static async Task Agrees(DemoTests.World world, List<Event> events)
    {
        var market = events.Single(of => of.Slug == "pasar-batik-sungai");
        Assert.Equal(DayOfWeek.Sunday, market.LocalDate.DayOfWeek);
        Assert.NotEqual("", market.Thanks);
        var delivered = await world.Read(db =>
            db.InitiativePhases()
                .SingleAsync(row => row.InitiativeId == market.InitiativeId && row.Phase == Phase.Deliver)
        );
        Assert.InRange(market.Starts, delivered.Opened!.Value, delivered.Closed!.Value);
        Assert.Contains(
            Foundation.Ui.Words.In("id", () => Foundation.Ui.Words.LongDate(market.LocalDate)),
            delivered.Summary
        );
        var coming = events.Where(of => of.Starts > world.Now && of.Status == EventStatus.Published).ToList();
        Assert.Contains(coming, of => of.SignLanguage);
        Assert.Contains(events, of => of.Captions && of.Ends > world.Now);
        Assert.Contains(events, of => of.Thanks != "" && of.Ends > world.Now.AddDays(-14));
        foreach (
            var names in new[]
            {
                await world.Read(db => db.People().Select(row => row.Name).ToListAsync()),
                await world.Read(db => db.EpisodeCredits().Select(row => row.Name).ToListAsync()),
                await world.Read(db => db.ArticleAuthors().Select(row => row.Name).ToListAsync()),
            }
        )
            Assert.All(names, name => Assert.DoesNotMatch("[0-9]", name));
        var late = world.Now - Idea.AnsweredWithin;
        Assert.InRange(
            await world.Read(db =>
                db.Ideas()
                    .CountAsync(row =>
                        (row.Status == IdeaStatus.Open || row.Status == IdeaStatus.Waiting) && row.Posted < late
                    )
            ),
            1,
            2
        );
    }

    // What is made by hand or side by side is not offered on a screen; who gives it is at home where its name says.
    public static async Task Believable(DemoTests.World world, List<Event> events)
    {
        var online = await world.Read(db =>
            db.SeatPools().Where(pool => pool.Attend == Attend.Online).Select(pool => pool.EventId).ToListAsync()
        );
        Assert.Contains(events, of => online.Contains(of.Id));
        foreach (var theme in DemoThemes.All.Where(theme => !theme.Online))
            Assert.DoesNotContain(events, of => of.Title.StartsWith(theme.Title) && online.Contains(of.Id));
        var at = await world.Read(db => db.Organizations().ToDictionaryAsync(row => row.Name, row => row.RegionCode));
        // The home page shows what many made, however many events stand beside it.
        Assert.Equal("pasar-batik-sungai", (await world.Read(db => ToldTrail.MadeByMost(db)))!.Slug);
        Assert.Equal("33.74", at["Kampus Contoh Semarang"]);
        Assert.Equal("33.02", at["Politeknik Contoh Banyumas"]);
        var kinds = await world.Read(db =>
            db.Organizations()
                .Where(row => row.Status == OrganizationStatus.Verified)
                .Select(row => row.Kind)
                .ToListAsync()
        );
        foreach (
            var kind in (OrganizationKind[])
                [
                    OrganizationKind.Government,
                    OrganizationKind.Academic,
                    OrganizationKind.Business,
                    OrganizationKind.Community,
                    OrganizationKind.Media,
                ]
        )
            Assert.Contains(kind, kinds);
    }
}
