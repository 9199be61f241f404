using HeteroSpace.Bookings;
using HeteroSpace.Events;

namespace HeteroSpace.Sites;

/// <summary>What closes a space is said once, and it is what has its floor.</summary>
public sealed class ClosingTests
{
    private static Closure Closed(CatalogueSite site, CatalogueSpace? space, int day) =>
        new()
        {
            SiteId = site.Site.Id,
            SpaceId = space?.Space.Id,
            Starts = AtDesk.Tuesday(9).AddDays(day),
            Ends = AtDesk.Tuesday(18).AddDays(day),
            Reason = new("Listrik padam"),
        };

    [Fact]
    public async Task A_space_is_closed_with_another_just_when_nothing_of_it_is_left_to_be_had()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var site = await Held.Site(app);
        var (day, closed) = (0, new List<(string Closed, string With)>());
        // Each space on a day of its own, then the whole site.
        foreach (var space in site.Spaces.Append(null))
        {
            var closure = Closed(site, space, day++);
            await app.Act(async act =>
            {
                await Floor.Close(act, act.Add(closure));
                return true;
            });
            var stored = Assert.Single(
                await app.Read(db => Closing.Touching(db, [site.Site.Id], Closing.Of(site, closure).Range))
            );
            var taken = await app.Read(db => Availability.Read(db, site.Site.Id, stored.Range));
            foreach (var other in site.Spaces)
            {
                var isGone = taken.FreeUnits(other, stored.Range) == 0;
                var names = $"{other.Space.Slug} with {space?.Space.Slug ?? "all"}";
                Assert.True(isGone == stored.Closes(other), names);
                Assert.True(isGone == Closing.Of(site, closure).Closes(other), names);
                if (isGone && space is not null && other != space)
                    closed.Add((space.Space.Slug, other.Space.Slug));
            }
            Assert.Equal(
                space is null ? site.Spaces.SelectMany(known => known.Units).Distinct().Order() : space.Units.Order(),
                stored.Part(site).Units.Order()
            );
        }
        // Of all pairs these: the hall with either half, and each half with the hall.
        Assert.Equal(
            [
                ("ruang-acara", "ruang-acara-a"),
                ("ruang-acara", "ruang-acara-b"),
                ("ruang-acara-a", "ruang-acara"),
                ("ruang-acara-b", "ruang-acara"),
            ],
            closed.Order()
        );
    }

    [Fact]
    public async Task A_desk_area_is_closed_with_all_of_its_desks_and_not_with_some()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var site = await Held.Site(app);
        var desks = site.Spaces.Single(space => space.Space.Slug == "meja-bersama");
        var corner = desks with
        {
            Space = new() { SiteId = site.Site.Id },
            Units = [.. desks.Units.Take(3)],
        };
        site = site with { Spaces = [.. site.Spaces, corner] };
        Assert.False(Closing.Of(site, Closed(site, corner, 0)).Closes(desks));
        Assert.True(Closing.Of(site, Closed(site, desks, 0)).Closes(corner));
        var elsewhere = await app.Space("solo/ruang-rapat");
        Assert.False(Closing.Of(site, Closed(site, null, 0)).Closes(elsewhere));
    }
}
