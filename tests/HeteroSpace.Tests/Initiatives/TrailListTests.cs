using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using HeteroSpace.Organizations;

namespace HeteroSpace.Initiatives;

/// <summary>The list of trails tells what organizations make together; an event that nobody joined is no line of
/// it.</summary>
public sealed class TrailListTests
{
    private static async Task<IDocument> List(HeteroApp app, string query = "") =>
        new HtmlParser().ParseDocument(await Browse.Visitor(app).Page("/jejak" + query));

    private static List<string> Titles(IDocument page) =>
        [.. page.QuerySelectorAll(".trail-card h2").Select(title => title.TextContent)];

    private static async Task<Initiative> Named(HeteroApp app, string title, params string[] organizations)
    {
        var (_, initiative) = await Made.Initiative(app, title: title);
        foreach (var name in organizations)
        {
            var (_, organization) = await Made.Organization(app, name);
            Assert.True(await Made.Join(app, initiative, organization.Id));
        }
        return initiative;
    }

    [Fact]
    public async Task What_is_made_together_comes_first_and_what_nobody_joined_is_left_out()
    {
        await using var app = await HeteroApp.Start();
        await Named(app, "Bersama", "Batik Muda", "Sungai Bersih");
        await Named(app, "Sendiri", "Lensa Kota");
        await Named(app, "Belum ada siapa-siapa");
        Assert.Equal(["Bersama", "Sendiri"], Titles(await List(app)));
    }

    [Fact]
    public async Task An_event_is_in_the_list_from_the_day_on_which_someone_joins()
    {
        await using var app = await HeteroApp.Start();
        var initiative = await Named(app, "Kelas foto");
        Assert.Empty(Titles(await List(app)));
        var (_, organization) = await Made.Organization(app, "Lensa Kota");
        Assert.True(await Made.Join(app, initiative, organization.Id));
        Assert.Equal(["Kelas foto"], Titles(await List(app, "?situs=semarang")));
        // Its own page was always there.
        Assert.Contains("Kelas foto", await Browse.Visitor(app).Page($"/jejak/{initiative.Slug}"));
    }

    [Fact]
    public async Task Of_those_made_together_the_one_that_has_most_to_tell_comes_first()
    {
        await using var app = await HeteroApp.Start();
        var told = await Named(app, "Diceritakan", "Batik Muda", "Sungai Bersih");
        var officer = await app.Staff(HeteroSpace.Foundation.Security.Role.ProgramOfficer, "semarang");
        await Made.Close(app, told, officer);
        await Named(app, "Baru mulai", "Lensa Kota", "Kopi Petani", "Gim Ramah");
        var page = await List(app);
        Assert.Equal(["Diceritakan", "Baru mulai"], Titles(page));
        var first = page.QuerySelector(".trail-card")!;
        Assert.Contains("Rangkuman tahap ini", first.TextContent);
        Assert.Single(first.QuerySelectorAll(".trail-dots .done"));
        Assert.Equal(2, first.QuerySelectorAll(".mark").Length);
        Assert.Contains("Batik Muda, Sungai Bersih", first.TextContent);
        Assert.Contains("dan 1 lagi", page.QuerySelectorAll(".trail-card")[1].TextContent);
    }

    [Fact]
    public async Task An_organization_whose_page_is_not_shown_is_counted_without_its_name()
    {
        await using var app = await HeteroApp.Start();
        var initiative = await Named(app, "Bersama", "Batik Muda");
        var (_, hidden) = await Made.Organization(app, "Rahasia Dulu");
        Assert.True(await Made.Join(app, initiative, hidden.Id));
        await app.Read(async db =>
        {
            var row = db.Organizations().Single(known => known.Id == hidden.Id);
            row.Status = OrganizationStatus.Suspended;
            return await db.SaveChangesAsync();
        });
        var card = (await List(app)).QuerySelector(".trail-card")!;
        Assert.DoesNotContain("Rahasia", card.TextContent);
        Assert.Contains("dan 1 lagi", card.TextContent);
    }

    [Fact]
    public async Task The_counter_counts_what_its_list_shows()
    {
        await using var app = await HeteroApp.Start();
        await Named(app, "Bersama", "Batik Muda", "Sungai Bersih");
        await Named(app, "Belum ada siapa-siapa");
        var home = await Browse.Visitor(app).Page("/situs/semarang");
        var said = Regex.Match(home, "<a href=\"/jejak\\?situs=semarang\"><strong>(\\d+)</strong>");
        Assert.Equal(Titles(await List(app, "?situs=semarang")).Count, int.Parse(said.Groups[1].Value));
    }

    [Fact]
    public async Task Choices_keep_each_other()
    {
        await using var app = await HeteroApp.Start();
        await Named(app, "Bersama", "Batik Muda", "Sungai Bersih");
        var page = await List(app, "?situs=semarang&status=berjalan");
        Assert.Equal(["Bersama"], Titles(page));
        Assert.Equal(
            ["Sedang berjalan", "Semarang", "Semua tahun"],
            page.QuerySelectorAll(".chip[aria-current]").Select(chip => chip.TextContent)
        );
        var finished = page.QuerySelectorAll(".chip").Single(chip => chip.TextContent == "Selesai");
        Assert.Equal("/jejak?situs=semarang&status=selesai", finished.GetAttribute("href"));
        var empty = await List(app, "?situs=semarang&status=selesai");
        Assert.Contains("Tidak ada yang cocok", empty.QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(empty.QuerySelector(".empty a.btn"));
        Assert.Equal("Yang lain", empty.QuerySelector(".empty + h2")!.TextContent);
    }
}
