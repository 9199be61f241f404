using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Sites;

/// <summary>A site tells who comes that the power is off: in one line, where people look, for as long as it is
/// so.</summary>
public sealed class NoticesTests
{
    private const string Page = "/konsol/semarang/pengumuman",
        Today = "/konsol/semarang",
        Said = "Listrik padam, buka 13.00";

    private static Task<HttpResponseMessage> Tell(HttpClient staff, string page = Today, string text = Said) =>
        Browse.Send(staff, page, "umumkan", ("umumkan", text));

    private static Task<List<SiteNotice>> Stored(HeteroApp app) =>
        app.Read(db => db.SiteNotices().AsNoTracking().OrderBy(row => row.Starts).ToListAsync());

    [Fact]
    public async Task One_line_stands_on_the_site_its_spaces_and_the_search_until_the_hour_it_names()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var visitor = Browse.Visitor(app);
        string[] pages = ["/situs/semarang", "/ruang/semarang/ruang-rapat-1", "/ruang?situs=semarang"];
        foreach (var page in pages)
            Assert.DoesNotContain(Said, await visitor.Page(page));
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        var told = await (await Tell(desk)).Text();
        Assert.Contains("Diumumkan sampai 13.00.", told);
        foreach (var page in pages)
            Assert.Contains(Said, await visitor.Page(page));
        Assert.DoesNotContain(Said, await visitor.Page("/situs/solo"));
        Assert.Contains(Said, await desk.Page("/meja/semarang"));
        // The door opens at one: what was kept for everyone goes with the hour.
        app.Clock.Advance(TimeSpan.FromHours(3));
        foreach (var page in pages)
            Assert.DoesNotContain(Said, await visitor.Page(page));
        Assert.Contains(Said, (await desk.Read(Page)).QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task Without_an_hour_it_stands_until_the_site_closes()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        Assert.Contains("Diumumkan sampai 21.00.", await (await Tell(desk, "/meja/semarang", "Air mati")).Text());
        var one = Assert.Single(await Stored(app));
        Assert.Equal(AtDesk.Monday.AddHours(11), one.Ends);
    }

    [Fact]
    public async Task One_of_a_space_and_of_later_begins_and_ends_by_the_clock_on_kept_pages()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        await Browse.Send(
            desk,
            Page,
            "pengumuman",
            ("kabar", "AC diperbaiki"),
            ("isi-en", "The cooling is being mended"),
            ("ruang", "ruang-rapat-1"),
            ("mulai", "2036-08-04T11:00"),
            ("sampai", "2036-08-04T12:00")
        );
        using var visitor = Browse.Visitor(app);
        Assert.DoesNotContain("AC diperbaiki", await visitor.Page("/situs/semarang"));
        app.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Contains("Ruang Rapat 1: AC diperbaiki", await visitor.Page("/situs/semarang"));
        Assert.Contains("The cooling is being mended", await visitor.Page("/ruang/semarang/ruang-rapat-1?lang=en"));
        Assert.DoesNotContain("AC diperbaiki", await visitor.Page("/ruang/semarang/ruang-rapat-2?lang=id"));
        app.Clock.Advance(TimeSpan.FromHours(1));
        Assert.DoesNotContain("AC diperbaiki", await visitor.Page("/situs/semarang"));
    }

    [Fact]
    public async Task It_is_changed_ended_and_brought_back_and_the_second_of_two_hears_of_the_first()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        await Tell(desk);
        var one = Assert.Single(await Stored(app));
        var changed = await Browse.Send(
            desk,
            $"{Page}?ubah={one.Id}",
            "pengumuman",
            ("versi", "0"),
            ("kabar", "Listrik padam, buka 14.00"),
            ("sampai", "2036-08-04T14:00")
        );
        Assert.Contains("Tersimpan: sampai 14.00.", await changed.Text());
        using var visitor = Browse.Visitor(app);
        Assert.Contains("buka 14.00", await visitor.Page("/situs/semarang"));
        var ended = await Browse.Send(desk, Today, "akhiri-" + one.Id);
        Assert.DoesNotContain("buka 14.00", await visitor.Page("/situs/semarang"));
        await Browse.Undo(desk, ended);
        Assert.Contains("buka 14.00", await visitor.Page("/situs/semarang"));
        Assert.Equal(
            ["notice.changed", "notice.published", "notice.stopped", "notice.undone"],
            await app.Read(db => db.Audit().Select(row => row.Action).Order().ToListAsync())
        );
    }

    [Fact]
    public async Task What_was_only_just_told_can_be_taken_back_whole()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        await Browse.Undo(desk, await Tell(desk));
        Assert.Empty(await Stored(app));
    }

    [Fact]
    public async Task Editors_read_it_and_cannot_write_and_what_cannot_be_is_told_at_its_field()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var editor = await AtDesk.Browser(app, Role.Editor);
        Assert.DoesNotContain("name=\"umumkan\"", await editor.Page(Today));
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        foreach (
            var (field, value) in ((string, string)[])
                [("kabar", " "), ("sampai", "2036-08-04T09:00"), ("sampai", "besok"), ("ruang", "tidak-ada")]
        )
        {
            var form = new Dictionary<string, string> { ["kabar"] = Said, [field] = value };
            var page = await Browse.Send(desk, Page, "pengumuman", [.. form.Select(row => (row.Key, row.Value))]);
            Assert.True((await page.Read()).QuerySelector($"#{field}-error, #{field}.is-invalid") is not null, field);
        }
        Assert.Empty(await Stored(app));
    }
}
