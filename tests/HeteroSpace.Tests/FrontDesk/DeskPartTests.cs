using AngleSharp.Dom;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Web;
using HeteroSpace.FrontDesk.Desk;
using static HeteroSpace.Bookings.AtDesk;

namespace HeteroSpace.FrontDesk;

/// <summary>The script of the desk asks for a part of its page: what it puts in place, and no more.</summary>
public sealed class DeskPartTests
{
    private static async Task<HttpClient> Desk(HeteroApp app, string part)
    {
        var desk = await Browser(app, Role.FrontDesk);
        desk.DefaultRequestHeaders.Add(PagePart.Header, part);
        return desk;
    }

    private static Task<Booking> Booking(HeteroApp app, string name, double hours) =>
        Booked(app, "semarang/ruang-rapat-1", new(Monday.AddHours(hours), Monday.AddHours(hours + 1)), name);

    [Fact]
    public async Task What_was_looked_for_comes_alone_and_what_was_scanned_brings_the_guests()
    {
        await using var app = await HeteroApp.Start(Monday);
        var guest = await Booking(app, "Ani Pekalongan", 0.25);
        using var desk = await Browser(app, Role.FrontDesk);
        var form = await Filled.Of(desk, Page, "cari");
        desk.DefaultRequestHeaders.Add(PagePart.Header, "temuan");
        async Task<IDocument> Scan(string typed) => await (await form.With(("cari", typed)).Press(desk)).Read();
        var named = await Scan("pekalongan ani");
        Assert.NotNull(named.QuerySelector("#temuan form"));
        Assert.Null(named.QuerySelector(".desk-groups, .desk-side, .desk-top"));
        var scanned = await Scan(guest.Code);
        Assert.Equal(BookingStatus.CheckedIn, await Status(app, guest));
        Assert.Null(scanned.QuerySelector("#temuan, .desk-side, .desk-top"));
        Assert.NotNull(scanned.QuerySelector($"#{guest.Code} form"));
        Assert.Contains("Ani Pekalongan hadir", scanned.QuerySelector(".desk-toast")!.TextContent);
        Assert.NotNull(scanned.QuerySelector(".desk-toast form"));
    }

    [Fact]
    public async Task Of_what_was_done_one_row_comes_with_how_many_stand_in_each_group()
    {
        await using var app = await HeteroApp.Start(Monday);
        var first = await Booking(app, "Ani Pekalongan", 0.25);
        var kelas = await Booked(
            app,
            "semarang/kelas",
            new(Monday.AddHours(0.25), Monday.AddHours(2)),
            "Budi Pekalongan"
        );
        using var desk = await Browser(app, Role.FrontDesk);
        var scan = await Filled.Of(desk, Page, "cari");
        var press = await Filled.Of(desk, Page, "hadir-" + kelas.Code);
        desk.DefaultRequestHeaders.Add(PagePart.Header, "temuan");
        var scanned = await (await scan.With(("cari", first.Code)).Press(desk)).Read();
        Assert.Equal("", scanned.GetElementById(first.Code)!.GetAttribute("data-after"));
        Assert.Null(scanned.GetElementById(kelas.Code));
        Assert.Null(scanned.GetElementById("tamu"));
        Assert.Equal("1", Count(scanned, GuestGroup.Expected));
        Assert.Equal("1", Count(scanned, GuestGroup.Inside));
        // Of the others what tells whether they were changed.
        Assert.Equal($"{kelas.Code}.{kelas.Version}", Signs(scanned, GuestGroup.Expected));
        desk.DefaultRequestHeaders.Remove(PagePart.Header);
        desk.DefaultRequestHeaders.Add(PagePart.Header, "tamu");
        // Who stays longer stands after them.
        var answer = await press.Press(desk);
        var pressed = await answer.Read();
        Assert.Equal(first.Code, pressed.GetElementById(kelas.Code)!.GetAttribute("data-after"));
        Assert.Equal("2", Count(pressed, GuestGroup.Inside));
        // Who leaves: what is free comes too.
        var left = await (await (await Filled.In(answer, "selesai-" + kelas.Code)).Press(desk)).Read();
        Assert.Equal("1", Count(left, GuestGroup.Done));
        Assert.Null(left.GetElementById(first.Code));
        Assert.NotNull(left.GetElementById("tamu"));
    }

    [Fact]
    public async Task A_row_that_is_not_of_the_day_brings_all_of_them()
    {
        await using var app = await HeteroApp.Start(Monday);
        var guest = await Booking(app, "Ani Pekalongan", 0.25);
        using var desk = await Desk(app, "tamu");
        var all = await (await desk.GetAsync($"{Page}?baris=HS-0000-00")).Read();
        Assert.NotNull(all.GetElementById(guest.Code));
        Assert.Null(all.QuerySelector("[data-after]"));
    }

    private static string? Signs(IDocument page, GuestGroup group) =>
        page.QuerySelector($".desk-groups [data-of={group}]")!.GetAttribute("data-signs");

    private static string Count(IDocument page, GuestGroup group) =>
        page.QuerySelector($".desk-groups [data-of={group}] .desk-count")!.TextContent;

    [Fact]
    public async Task What_is_folded_is_counted_or_comes_whole_when_it_is_open()
    {
        await using var app = await HeteroApp.Start(Monday);
        await Booking(app, "Ani Pekalongan", 0.25);
        var later = await Booking(app, "Budi Nanti", 5);
        using var few = await Desk(app, "tamu");
        var counted = await (await few.GetAsync(Page)).Read();
        Assert.Null(counted.GetElementById(later.Code));
        Assert.Contains("Budi Nanti", counted.QuerySelector("section.desk-groups")!.TextContent);
        using var all = await Desk(app, "tamu-semua");
        var open = await (await all.GetAsync(Page)).Read();
        Assert.NotNull(open.GetElementById(later.Code));
        // Of another day there is no part: what came is seen to be another page.
        var tomorrow = await (await few.GetAsync($"{Page}?hari={Monday.AddDays(1):yyyy-MM-dd}")).Read();
        Assert.NotNull(tomorrow.QuerySelector(".desk-day"));
    }

    [Fact]
    public async Task A_part_is_for_no_one_who_may_not_read_the_page()
    {
        await using var app = await HeteroApp.Start(Monday);
        var guest = await Booking(app, "Ani Pekalongan", 0.25);
        using var other = await Browser(app, Role.Editor);
        other.DefaultRequestHeaders.Add(PagePart.Header, "tamu");
        var answer = await other.GetAsync(Page);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain(guest.Name, await answer.Text());
        using var visitor = Browse.Visitor(app, follows: false);
        visitor.DefaultRequestHeaders.Add(PagePart.Header, "tamu");
        Assert.Equal(System.Net.HttpStatusCode.Redirect, (await visitor.GetAsync(Page)).StatusCode);
    }
}
