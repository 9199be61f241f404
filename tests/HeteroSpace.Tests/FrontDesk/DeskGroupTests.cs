using AngleSharp.Dom;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using Microsoft.EntityFrameworkCore;
using static HeteroSpace.Bookings.AtDesk;

namespace HeteroSpace.FrontDesk;

/// <summary>The groups of the desk's day by the clock, and who stays longer.</summary>
public sealed class DeskGroupTests
{
    private const string Meeting = "semarang/ruang-rapat-1",
        Other = "semarang/ruang-rapat-2",
        Desks = "semarang/meja-bersama";

    private static TimeRange FromNow(double from, double to) => new(Monday.AddHours(from), Monday.AddHours(to));

    /// <summary>The rows of each group as they stand, by the words of its heading.</summary>
    private static Dictionary<string, string[]> Groups(IDocument page)
    {
        var groups = new Dictionary<string, List<string>>();
        foreach (var part in page.QuerySelectorAll(".desk-groups .desk-part, .desk-groups .desk-row"))
            if (part.ClassList.Contains("desk-part"))
                groups[part.ChildNodes.OfType<IText>().First(text => text.Data.Trim() != "").Data.Trim()] = [];
            else
                groups.Last().Value.Add(part.Id!);
        return groups.ToDictionary(group => group.Key, group => group.Value.ToArray());
    }

    [Fact]
    public async Task A_guest_goes_from_group_to_group_by_the_clock()
    {
        await using var app = await HeteroApp.Start(Monday);
        var guest = await Booked(app, Meeting, FromNow(2, 4), "Bu Siang");
        using var desk = await Browser(app, Role.FrontDesk);
        async Task<string> GroupAt(double hours)
        {
            app.Clock.SetUtcNow(Monday.AddHours(hours));
            return Groups(await desk.Read(Page)).Single(group => group.Value.Contains(guest.Code)).Key;
        }
        Assert.Equal("Nanti", await GroupAt(1));
        Assert.Equal("Ditunggu sekarang", await GroupAt(1.5));
        Assert.Equal("Ditunggu sekarang", await GroupAt(2));
        Assert.Equal("Terlambat, telepon", await GroupAt(2.1));
        await Browse.Send(desk, Page, "hadir-" + guest.Code);
        Assert.Equal("Di dalam", await GroupAt(3));
        await Browse.Send(desk, Page, "selesai-" + guest.Code);
        Assert.Equal("Selesai", await GroupAt(3.1));
    }

    [Fact]
    public async Task A_row_says_what_is_left_and_who_is_late_can_be_called()
    {
        await using var app = await HeteroApp.Start(Monday);
        var late = await Booked(app, Meeting, FromNow(0, 2), "Bu Telat");
        var seated = await Booked(app, Desks, FromNow(0, 1.5), "Pak Duduk");
        using var desk = await Browser(app, Role.FrontDesk);
        await Browse.Send(desk, Page, "hadir-" + seated.Code);
        app.Clock.SetUtcNow(Monday.AddMinutes(12));
        var page = await desk.Read(Page);
        var row = page.QuerySelector("#" + late.Code)!;
        Assert.Contains("lepas 10.15", row.TextContent);
        Assert.Contains("12 menit", row.TextContent);
        Assert.StartsWith(
            "https://wa.me/6281200000077?text=Halo%20Bu%20Telat",
            row.QuerySelector("a[href^='https://wa.me']")!.GetAttribute("href")
        );
        Assert.Equal("tel:+6281200000077", row.QuerySelector("a[href^='tel:']")!.GetAttribute("href"));
        var inside = page.QuerySelector("#" + seated.Code)!.TextContent;
        Assert.Contains("s.d. 11.30", inside);
        Assert.Contains("1½ jam lagi", inside);
        // Desks are told by their own name.
        Assert.Matches(@"\bMeja (bersama )?\d+", inside);
    }

    [Fact]
    public async Task Another_day_is_shown_whole_with_the_way_back()
    {
        await using var app = await HeteroApp.Start(Monday);
        var guest = await Booked(app, Meeting, OnTuesday(13, 14), "Bu Besok");
        using var desk = await Browser(app, Role.FrontDesk);
        Assert.Null((await desk.Read(Page)).GetElementById(guest.Code));
        var other = await desk.Read(Page + "?hari=2036-08-05");
        Assert.Equal([guest.Code], Groups(other)["Nanti"]);
        Assert.True(other.QuerySelector(".desk-fold")!.HasAttribute("open"));
        Assert.NotNull(other.QuerySelector($".desk-day a[href='{Page}']"));
    }

    [Fact]
    public async Task Who_is_in_stays_an_hour_longer_with_one_press_and_it_can_be_undone()
    {
        await using var app = await HeteroApp.Start(Monday);
        var guest = await Booked(app, Meeting, FromNow(0, 1), "Bu Lama");
        using var desk = await Browser(app, Role.FrontDesk);
        await Browse.Send(desk, Page, "hadir-" + guest.Code);
        app.Clock.SetUtcNow(Monday.AddMinutes(30));
        using var longer = await Press(desk, "tambah-" + guest.Code);
        Assert.Contains("Bu Lama sampai 12.00", await longer.Text());
        Assert.Equal(Monday.AddHours(2), (await Reread(app, guest)).Ends);
        await Browse.Undo(desk, longer);
        Assert.Equal(
            (BookingStatus.CheckedIn, Monday.AddHours(1)),
            ((await Reread(app, guest)).Status, (await Reread(app, guest)).Ends)
        );
    }

    [Fact]
    public async Task An_hour_that_another_holds_is_refused_by_name_and_what_is_left_is_offered()
    {
        await using var app = await HeteroApp.Start(Monday);
        var guest = await Booked(app, Other, FromNow(0, 1), "Bu Lama");
        await Booked(app, Other, FromNow(1.5, 3), "Pak Berikut");
        using var desk = await Browser(app, Role.FrontDesk);
        await Browse.Send(desk, Page, "hadir-" + guest.Code);
        using var refused = await Press(desk, "tambah-" + guest.Code);
        var page = await refused.Read();
        var told = page.QuerySelector(".desk-groups .error-summary")!.TextContent;
        Assert.Contains("Bu Lama", told);
        Assert.Contains("Pak Berikut", told);
        var offer = page.QuerySelector($"#{guest.Code} button[name='sampai']")!;
        Assert.Contains("11.30", offer.TextContent);
        Assert.Equal(Monday.AddHours(1), (await Reread(app, guest)).Ends);
        await Press(desk, "tambah-" + guest.Code, ("sampai", offer.GetAttribute("value")!));
        Assert.Equal(Monday.AddHours(1.5), (await Reread(app, guest)).Ends);
    }

    [Fact]
    public async Task Of_two_desks_that_press_at_once_one_gives_the_hour_and_the_other_hears_who()
    {
        await using var app = await HeteroApp.Start(Monday);
        var guest = await Booked(app, Meeting, FromNow(0, 1), "Bu Lama");
        using var first = await Browser(app, Role.FrontDesk);
        using var second = await Browser(app, Role.FrontDesk);
        await Browse.Send(first, Page, "hadir-" + guest.Code);
        var seen = ("versi", (await Reread(app, guest)).Version.ToString());
        await Browse.Send(first, Page, "tambah-" + guest.Code, seen);
        using var late = await Browse.Send(second, Page, "tambah-" + guest.Code, seen);
        Assert.Contains("Petugas 001", (await late.Read()).QuerySelector(".error-summary")!.TextContent);
        Assert.Equal(Monday.AddHours(2), (await Reread(app, guest)).Ends);
    }

    // With the version that the row shows.
    private static async Task<HttpResponseMessage> Press(HttpClient desk, string form, params (string, string)[] more)
    {
        var row = (await desk.Read(Page)).GetElementById(form[(form.IndexOf('-') + 1)..])!;
        return await Browse.Send(
            desk,
            Page,
            form,
            [("versi", row.QuerySelector("input[name='versi']")!.GetAttribute("value")!), .. more]
        );
    }

    [Fact]
    public async Task Two_hundred_guests_with_long_names_are_one_page_with_few_questions()
    {
        await using var app = await HeteroApp.Start(Monday);
        await Many(app, 200, Monday.AddHours(1));
        using var desk = await Browser(app, Role.FrontDesk);
        var page = await desk.GetStringAsync(Page);
        Assert.Equal(200, (await desk.Read(Page)).QuerySelectorAll(".desk-groups .desk-row").Length);
        Assert.InRange(page.Length, 1, 600_000);
    }

    [Fact]
    public async Task What_is_pressed_is_answered_wherever_its_row_is_by_now()
    {
        await using var app = await HeteroApp.Start(Monday);
        var all = await Many(app, 202, Monday.AddMinutes(15));
        using var desk = await Browser(app, Role.FrontDesk);
        var (shown, hidden) = (all[^1], all[^2]);
        await app.Read(db =>
            db.Bookings()
                .Where(row => row.Code != shown.Code)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, BookingStatus.CheckedIn))
        );
        using var came = await Browse.Send(desk, Page, "hadir-" + shown.Code);
        Assert.Equal(BookingStatus.CheckedIn, await Status(app, shown));
        var rows = (await came.Read()).QuerySelectorAll(".desk-groups .desk-row");
        Assert.Equal(200, rows.Length);
        Assert.DoesNotContain(rows, row => row.Id == hidden.Code);
        // The page was open since before the others came.
        using var left = await Browse.Send(desk, Page, "selesai-" + hidden.Code);
        Assert.Equal(BookingStatus.Finished, await Status(app, hidden));
    }

    [Fact]
    public async Task Who_looks_for_someone_reads_what_was_found_and_who_is_expected()
    {
        await using var app = await HeteroApp.Start(Monday);
        await Many(app, 3, Monday.AddHours(2));
        var guest = await Booked(app, "semarang/ruang-rapat-1", new(Monday.AddMinutes(15), Monday.AddHours(2)));
        using var desk = await Browser(app, Role.FrontDesk);
        using var answer = await Browse.Send(desk, Page, "cari", ("cari", "ratna"));
        var page = await answer.Read();
        Assert.NotEmpty(page.QuerySelectorAll("#temuan .desk-row"));
        Assert.Equal([guest.Code], page.QuerySelectorAll(".desk-groups .desk-row").Select(row => row.Id!));
        var later = page.QuerySelector($".desk-groups h2 a[href='{Page}']");
        Assert.Equal("Nanti", later?.TextContent);
        Assert.Contains("3", later!.ParentElement!.TextContent);
    }

    private static async Task<List<Booking>> Many(HeteroApp app, int count, DateTime starts)
    {
        var at = await app.Space(Desks);
        var name = string.Join(' ', Enumerable.Repeat("Wirawan", 7)) + " Abc";
        var guest = new Booker(null, name, People.PersonKind.Public, null, null, "id");
        return await app.Read<List<Booking>>(async db =>
        {
            List<Booking> made =
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(_ =>
                        Booking.Of(new(at.Space.Id, starts, starts.AddHours(1), 1, "", guest), at, Monday, null)
                    ),
            ];
            db.AddRange(made);
            await db.SaveChangesAsync();
            return [.. made.OrderBy(row => row.Id)];
        });
    }
}
