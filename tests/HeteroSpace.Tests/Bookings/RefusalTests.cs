using AngleSharp.Dom;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

/// <summary>A refusal names to staff who has the floor, and to nobody else.</summary>
public sealed class RefusalTests
{
    private const string Page = "/konsol/semarang/pesan";

    private static (string, string)[] For(string space, string from, string to, string day = "2036-08-05") =>
        [
            ("ruang", space),
            ("tanggal", day),
            ("dari", from),
            ("sampai", to),
            ("orang", "1"),
            ("nama", "Bu Kalah"),
            ("ponsel", "0812-0000-1005"),
            ("surel", ""),
            ("keperluan", "Rapat"),
            ("luar-jam", ""),
        ];

    private static async Task<IElement> Refused(HttpClient staff, (string, string)[] wish)
    {
        var page = await (await Browse.Send(staff, Page, "pesankan", wish)).Read();
        return page.QuerySelector("#bentrok") ?? throw new ArgumentException(page.Body!.TextContent);
    }

    private static string[] Links(IElement part) =>
        [.. part.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!)];

    [Fact]
    public async Task Who_books_for_someone_reads_which_booking_event_or_half_is_in_the_way()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var hall = await AtDesk.Booked(app, "semarang/ruang-acara", AtDesk.OnTuesday(15, 16), "Bu Hall");
        var (_, of) = await Held.Event(
            app,
            Held.Plan() with
            {
                When = AtDesk.OnTuesday(13, 15),
                SpaceId = (await app.Space("semarang/kelas")).Space.Id,
            }
        );
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        var half = await Refused(desk, For("ruang-acara-b", "15:30", "16:30"));
        Assert.Contains("Bu Hall", half.TextContent);
        Assert.Contains(hall.Code, half.TextContent);
        Assert.Equal([AtDesk.Of(hall)], Links(half));
        var room = await Refused(desk, For("kelas", "14:00", "16:00"));
        Assert.Contains("Kelas foto produk", room.TextContent);
        Assert.Contains("12.45–15.15 (13.00–15.00)", room.TextContent);
        // The desk may not manage events: its link leads to the page everyone may read.
        Assert.Equal(["/acara/" + of.Slug], Links(room));
        using var manager = await AtDesk.Browser(app);
        Assert.Equal(
            ["/konsol/semarang/acara/" + of.Slug],
            Links(await Refused(manager, For("kelas", "14:00", "16:00")))
        );
        Assert.False(await app.Read(db => db.Bookings().AnyAsync(row => row.Name == "Bu Kalah")));
    }

    [Fact]
    public async Task A_closure_in_the_way_is_told_with_its_hours_and_leads_to_where_it_is_opened_again()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var room = await app.Space("semarang/ruang-rapat-1");
        var closure = new Closure
        {
            SiteId = room.Site.Id,
            SpaceId = room.Space.Id,
            Starts = AtDesk.Tuesday(9),
            Ends = AtDesk.Tuesday(12),
            Reason = new("Ganti lampu"),
        };
        await app.Act(async act =>
        {
            await Floor.Close(act, act.Add(closure));
            return true;
        });
        using var manager = await AtDesk.Browser(app);
        var told = await Refused(manager, For("ruang-rapat-1", "10:00", "11:00"));
        Assert.Contains("ditutup", told.TextContent);
        Assert.Contains("Ganti lampu", told.QuerySelector(".floor-list")!.TextContent);
        Assert.Contains("09.00–12.00", told.QuerySelector(".floor-list")!.TextContent);
        Assert.Equal(["/konsol/semarang/penutupan#tutup-" + closure.Id], Links(told));
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        Assert.Empty(Links(await Refused(desk, For("ruang-rapat-1", "10:00", "11:00"))));
    }

    [Fact]
    public async Task A_walk_in_hears_of_who_is_there_now_and_not_of_who_has_left()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var first = await AtDesk.Booked(
            app,
            "semarang/ruang-rapat-2",
            new(AtDesk.Monday, AtDesk.Monday.AddMinutes(30)),
            "Pak Tadi"
        );
        await AtDesk.Booked(
            app,
            "semarang/ruang-rapat-2",
            new(AtDesk.Monday.AddMinutes(60), AtDesk.Monday.AddHours(2)),
            "Bu Nanti"
        );
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        await Browse.Send(desk, AtDesk.Page, "hadir-" + first.Code);
        app.Clock.SetUtcNow(AtDesk.Monday.AddMinutes(20));
        await Browse.Send(desk, AtDesk.Page, "selesai-" + first.Code);
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        var told = await Refused(desk, For("ruang-rapat-2", "10:15", "11:30", "2036-08-04"));
        Assert.Contains("Bu Nanti", told.TextContent);
        Assert.DoesNotContain("Pak Tadi", told.TextContent);
    }

    [Fact]
    public async Task Of_many_desks_a_few_are_named_and_the_others_counted()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var desks = await app.Space("semarang/meja-bersama");
        for (var number = 1; number <= desks.Units.Count; number++)
            await AtDesk.Booked(app, "semarang/meja-bersama", AtDesk.OnTuesday(10, 12), $"Tamu {number:00}");
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        var told = await Refused(desk, For("meja-bersama", "10:00", "11:00"));
        Assert.Equal(6, told.QuerySelectorAll("li").Length);
        Assert.Contains($"dan {desks.Units.Count - 6} lainnya", told.TextContent);
    }

    [Fact]
    public async Task The_one_that_is_pressed_is_booked()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        await AtDesk.Booked(app, "semarang/ruang-rapat-1", AtDesk.OnTuesday(10, 12));
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        using var refused = await Browse.Send(desk, Page, "pesankan", For("ruang-rapat-1", "10:00", "11:00"));
        var buttons = (await refused.Read()).QuerySelectorAll("[name=ambil]").ToList();
        var form = await Filled.In(refused, "pesankan");
        await form.Press(desk, "ambil", buttons[0].GetAttribute("value")!);
        var booked = await app.Read(db => db.Bookings().AsNoTracking().SingleAsync(row => row.Name == "Bu Kalah"));
        Assert.Equal(
            (TimeSpan.FromHours(1), true),
            (booked.Range.Length, !booked.Range.Overlaps(AtDesk.OnTuesday(10, 12)))
        );
    }

    [Fact]
    public async Task Everyone_else_learns_that_it_is_taken_and_what_is_free()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        await AtDesk.Booked(app, "semarang/ruang-rapat-1", AtDesk.OnTuesday(10, 12), "Bu Rahasia");
        var room = await app.Space("semarang/ruang-rapat-1");
        var answer = await app.Book(BookTests.Wish(room, await app.Member(), AtDesk.Tuesday(10)));
        var clash = Assert.IsType<BookAnswer.Clash>(answer);
        Assert.Null(clash.Floor);
        Assert.NotEmpty(clash.Alternatives);
        // Also a manager who books for themselves, as everyone does.
        using var manager = await AtDesk.Browser(app);
        var form = await Filled.Of(
            manager,
            "/pesan/semarang/ruang-rapat-1?tanggal=2036-08-05&jam=10:00&lama=60",
            "pesan"
        );
        var page = await (await form.With(("keperluan", "Rapat koperasi")).Press(manager)).Text();
        Assert.Contains("baru saja dipakai orang lain", page);
        Assert.Contains("Pilih ini", page);
        Assert.DoesNotContain("Bu Rahasia", page);
    }

    [Theory]
    [InlineData("ruang", "kelas")]
    [InlineData("tanggal", "2036-08-05")]
    [InlineData("dari", "22:00")]
    [InlineData("jam", "22:00")]
    [InlineData("sampai", "01:00")]
    [InlineData("sampai-tanggal", "2036-08-06")]
    [InlineData("judul", null)]
    public async Task What_is_pressed_answers_the_fields_of_its_form_and_no_others(string field, string? said)
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var night = new Alternative(await app.Space("semarang/kelas"), AtDesk.OnTuesday(22, 25));
        Assert.Equal(said, Alternative.Of(night.Sent, field));
        Assert.Null(Alternative.Of("", field));
        Assert.Null(Alternative.Of("kelas 22:00", field));
        var day = new Alternative(night.At, AtDesk.OnTuesday(13, 15));
        Assert.Equal("", Alternative.Of(day.Sent, "sampai-tanggal"));
    }
}
