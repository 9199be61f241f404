using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using HeteroSpace.Events;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;

namespace HeteroSpace.Portal;

/// <summary>What someone hears who goes through a page by its headings, its lists or its links.</summary>
public sealed class HeardPagesTests
{
    [Fact]
    public async Task Headings_descend_by_one_no_list_is_empty_and_no_row_has_an_empty_cell()
    {
        await using var app = await HeteroApp.Start();
        var (_, initiator) = await Made.Organization(app, "Komunitas Batik Muda");
        var (_, trail) = await Made.Initiative(app, initiator: initiator.Id, title: "Pasar Batik Sungai");
        var day = HeteroApp.MondayAtTen.AddDays(3);
        var (_, held) = await Held.Event(app, Held.Plan() with { When = new(day, day.AddHours(1)) });
        var (need, _) = await Contributions.Asked.For(app, null, Contributions.Asked.Goods(20));
        using var visitor = Browse.Visitor(app);
        var steps = In(await visitor.Page("/jejak/" + trail.Slug)).QuerySelectorAll(".phase-steps li");
        Assert.All(steps, step => Assert.Matches("(selesai|sekarang|belum mulai)$", Said(step)));
        foreach (
            var path in (string[])
                [
                    "/",
                    "/situs/semarang",
                    "/ruang",
                    "/jejak/" + trail.Slug,
                    "/acara",
                    "/acara/" + held.Slug,
                    "/angka",
                    "/jawaban",
                    "/komunitas",
                    "/gotong-royong",
                    "/gotong-royong/" + need.Slug,
                    "/panggilan",
                ]
        )
        {
            var main = In(await visitor.Page(path));
            var levels = main.QuerySelectorAll("h1, h2, h3, h4").Select(title => title.LocalName[1] - '0').ToList();
            Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, path));
            Assert.All(main.QuerySelectorAll("ul, ol, dl"), list => Assert.True(list.ChildElementCount > 0, path));
            Assert.All(
                main.QuerySelectorAll("td, th, p:not([hidden])"),
                cell => Assert.True(cell.TextContent.Trim() != "", path)
            );
        }
    }

    [Fact]
    public async Task An_event_is_a_part_of_what_its_list_is_headed_by_and_its_page_has_heads_of_its_own()
    {
        await using var app = await HeteroApp.Start();
        var day = HeteroApp.MondayAtTen.AddDays(3);
        var (_, held) = await Held.Event(
            app,
            Held.Plan() with
            {
                Title = "Kelas lusa",
                When = new(day, day.AddHours(1)),
                Story = "Kita mulai dari nol.\n\n# Yang dibawa\n\n- Ponsel",
            }
        );
        using var visitor = Browse.Visitor(app);
        var site = In(await visitor.Page("/situs/semarang"));
        Assert.Equal("h3", site.QuerySelector($"a[href='/acara/{held.Slug}']")!.ParentElement!.LocalName);
        Assert.Equal(
            ["Kelas lusa", "Kapan, di mana, untuk siapa", "Tentang acara ini", "Yang dibawa"],
            In(await visitor.Page("/acara/" + held.Slug))
                .QuerySelectorAll("h1, h2, h3")
                .Take(4)
                .Select(title => title.TextContent)
        );
    }

    [Fact]
    public async Task No_two_ways_to_a_site_are_called_alike_and_what_is_chosen_says_so()
    {
        await using var app = await HeteroApp.Start();
        using var visitor = Browse.Visitor(app);
        foreach (var path in (string[])["/", "/kontak"])
        {
            var ways = In(await visitor.Page(path)).QuerySelectorAll(".place-ways a").Select(Said).ToList();
            Assert.True(ways.Count > 3);
            Assert.True(ways.Count == ways.Distinct().Count(), path);
        }
        var week = In(await visitor.Page("/situs/semarang")).QuerySelectorAll(".week-hours [aria-current]");
        Assert.Equal("Sen", Assert.Single(week).TextContent);
        Assert.Contains("sebelum berangkat: WhatsApp", Said(In(await visitor.Page("/situs/semarang"))));
    }

    private static IElement In(string page) => new HtmlParser().ParseDocument(page).QuerySelector("main")!;

    // As it is heard: white space is one space.
    private static string Said(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
