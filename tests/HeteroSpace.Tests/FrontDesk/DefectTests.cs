using AngleSharp.Dom;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;
using static HeteroSpace.Bookings.AtDesk;

namespace HeteroSpace.FrontDesk;

/// <summary>
/// Whoever stands in a room says that something is broken; it waits with the staff, stands beside the room, and who
/// asked hears once that it is mended.
/// </summary>
public sealed class DefectTests
{
    private const string Room = "/lapor/semarang/ruang-rapat-1",
        Console = "/konsol/semarang/kerusakan",
        Today = "/konsol/semarang";

    private static Task<HttpResponseMessage> Report(HttpClient visitor, params (string Key, string Value)[] other)
    {
        var form = new Dictionary<string, string> { ["apa"] = "Projector", ["cerita"] = "Gambarnya hilang." };
        foreach (var (key, value) in other)
            form[key] = value;
        return Browse.Send(visitor, Room, "lapor", [.. form.Select(field => (field.Key, field.Value))]);
    }

    private static Task<List<Defect>> Stored(HeteroApp app) =>
        app.Read(db => db.Defects().AsNoTracking().OrderBy(row => row.At).ToListAsync());

    private static List<IElement> Rows(IDocument page) => [.. page.QuerySelectorAll(".queue-row")];

    private static async Task<HttpResponseMessage> Press(HttpClient desk, string said)
    {
        var button = Rows(await desk.Read(Today))
            .SelectMany(row => row.QuerySelectorAll("button"))
            .Last(one => one.TextContent.Trim().StartsWith(said, StringComparison.Ordinal));
        return await Browse.Send(desk, Today, "putuskan", ("putusan", button.GetAttribute("value")!));
    }

    private static Task<List<string>> Told(HeteroApp app) =>
        app.Read(db => db.Outbox().Where(row => row.Kind == "defect.mended").Select(row => row.To).ToListAsync());

    [Fact]
    public async Task A_report_waits_stands_beside_the_room_and_is_told_once_when_mended()
    {
        await using var app = await HeteroApp.Start(Monday);
        using var visitor = Browse.Visitor(app);
        var thanks = await (await Report(visitor, ("kabari", "pelapor@example.org"))).Text();
        Assert.Contains("Terima kasih! Laporan ini sudah ada di meja petugas.", thanks);
        Assert.Contains("Sudah dilaporkan: proyektor rusak", thanks);
        Assert.DoesNotContain("pelapor@", thanks);
        await Booked(app, "semarang/ruang-rapat-1", new(Monday.AddHours(1), Monday.AddHours(2)));
        using var desk = await Browser(app, Role.FrontDesk);
        var row = Assert.Single(Rows(await desk.Read(Today)));
        Assert.Contains("Ruang Rapat 1: proyektor rusak", row.TextContent);
        Assert.Contains("Gambarnya hilang.", row.TextContent);
        foreach (var page in (string[])["/meja/semarang", "/konsol/semarang/papan"])
            Assert.Contains("proyektor rusak", await desk.Page(page));
        // Whoever walks in is not given it unwarned.
        Assert.NotNull((await desk.Read("/meja/semarang")).QuerySelector(".walk-in .trouble"));
        using var manager = await Browser(app);
        Assert.Contains("proyektor rusak", await manager.Page("/konsol/semarang/ruang/ruang-rapat-1"));
        Assert.DoesNotContain("rusak", await visitor.Page("/ruang/semarang/ruang-rapat-1"));

        Assert.Contains("dikerjakan", await (await Press(desk, "Dikerjakan")).Text());
        Assert.Contains("Sedang dikerjakan.", await visitor.Page(Room));
        var mended = await Press(desk, "Sudah beres");
        Assert.Contains("Ruang Rapat 1: proyektor rusak: sudah beres.", await mended.Text());
        // Who thinks better of it within two minutes tells nobody.
        await Browse.Undo(desk, mended);
        Assert.Equal(DefectStatus.Working, Assert.Single(await Stored(app)).Status);
        await app.WorkJobs();
        Assert.Empty(await Told(app));
        await Press(desk, "Sudah beres");
        await app.WorkJobs();
        Assert.Equal(["pelapor@example.org"], await Told(app));
        Assert.DoesNotContain("rusak", Below(await visitor.Page(Room)));
        // Opened and mended once more it is not told again.
        var one = Assert.Single(await Stored(app));
        await Browse.Send(desk, Console, "buka-" + one.Id, ("versi", $"{one.Version}"));
        await Press(desk, "Sudah beres");
        await app.WorkJobs();
        Assert.Single(await Told(app));
    }

    // The question of the page itself asks what is broken.
    private static string Below(string page) => page[page.IndexOf("class=\"lead\"", StringComparison.Ordinal)..];

    [Fact]
    public async Task Two_of_the_same_within_a_day_are_joined_and_both_hear()
    {
        await using var app = await HeteroApp.Start(Monday);
        using var visitor = Browse.Visitor(app);
        await Report(visitor, ("kabari", "satu@example.org"));
        using var desk = await Browser(app, Role.FrontDesk);
        Assert.DoesNotContain("Gabung dengan", await desk.Page(Today));
        app.Clock.Advance(TimeSpan.FromHours(2));
        await Report(visitor, ("apa", "Cooling"));
        Assert.DoesNotContain("Gabung dengan", await desk.Page(Today));
        await Report(visitor, ("kabari", "0812 0000 1234"));
        Assert.Equal(3, Rows(await desk.Read(Today)).Count);
        await Press(desk, "Gabung dengan 10.00");
        var rows = Rows(await desk.Read(Today));
        Assert.Equal(2, rows.Count);
        Assert.Contains("2 laporan", rows[0].TextContent);
        var first = (await Stored(app))[0];
        await Browse.Send(desk, Console, "tangani-" + first.Id, ("versi", $"{first.Version}"), ("apa", "beres"));
        await app.WorkJobs();
        Assert.Equal(["+6281200001234", "satu@example.org"], (await Told(app)).Order());
    }

    [Fact]
    public async Task After_a_day_it_is_another()
    {
        await using var app = await HeteroApp.Start(Monday);
        using var visitor = Browse.Visitor(app);
        await Report(visitor);
        app.Clock.Advance(TimeSpan.FromHours(25));
        await Report(visitor);
        using var desk = await Browser(app, Role.FrontDesk);
        Assert.DoesNotContain("Gabung dengan", await desk.Page(Today));
    }

    [Fact]
    public async Task Of_two_who_mend_it_the_second_hears_of_the_first_and_a_colleague_can_be_given_it()
    {
        await using var app = await HeteroApp.Start(Monday);
        using var visitor = Browse.Visitor(app);
        await Report(visitor);
        using var desk = await Browser(app, Role.FrontDesk);
        var one = Assert.Single(await Stored(app));
        var manager = await app.Staff(Role.SiteManager, "semarang");
        var given = await Browse.Send(
            desk,
            Console,
            "tangani-" + one.Id,
            ("versi", "0"),
            ("apa", "dikerjakan"),
            ("petugas-" + one.Id, manager.AccountId.ToString()!)
        );
        Assert.Contains("dikerjakan " + manager.Name, await given.Text());
        Assert.Equal(manager.AccountId, Assert.Single(await Stored(app)).Owner);
        var late = await Browse.Send(desk, Console, "tangani-" + one.Id, ("versi", "0"), ("apa", "beres"));
        Assert.Contains("error-summary", await late.Text());
        Assert.Equal(DefectStatus.Working, Assert.Single(await Stored(app)).Status);
        using var elsewhere = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "solo"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await elsewhere.GetAsync(Console)).StatusCode);
    }

    [Fact]
    public async Task A_photo_is_drawn_anew_and_read_by_staff_of_the_site_alone()
    {
        await using var app = await HeteroApp.Start(Monday);
        using var visitor = Browse.Visitor(app);
        var jpeg = PictureTests.WithExif(PictureTests.Photo(800, 600, SKEncodedImageFormat.Jpeg));
        await Browse.SendFile(visitor, Room, "lapor", ("foto", "IMG_1.jpg", jpeg), ("apa", "Light"));
        var one = Assert.Single(await Stored(app));
        Assert.EndsWith(".jpg", one.Photo, StringComparison.Ordinal);
        var address = $"{Console}/{one.Id}/foto";
        using var desk = await Browser(app, Role.FrontDesk);
        var shown = await desk.GetAsync(address);
        Assert.Equal("image/jpeg", shown.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain(
            "Exif",
            System.Text.Encoding.Latin1.GetString(await shown.Content.ReadAsByteArrayAsync())
        );
        Assert.Contains(address, await desk.Page(Console));
        using var elsewhere = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "solo"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await elsewhere.GetAsync(address)).StatusCode);
        var refused = await Browse.SendFile(
            visitor,
            Room,
            "lapor",
            ("foto", "x.jpg", "MZ"u8.ToArray()),
            ("apa", "Light")
        );
        Assert.NotNull((await refused.Read()).QuerySelector("#foto-error"));
        Assert.Single(await Stored(app));
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_a_program_hears_thanks_and_a_hundred_are_enough()
    {
        await using var app = await HeteroApp.Start(Monday);
        using var visitor = Browse.Visitor(app);
        Assert.Contains("Pilih salah satu.", await (await Report(visitor, ("apa", "Rocket"))).Text());
        Assert.Contains(
            "Ceritakan apa yang rusak.",
            await (await Report(visitor, ("apa", "Other"), ("cerita", " "))).Text()
        );
        Assert.Contains("Tulis e-mail atau nomor", await (await Report(visitor, ("kabari", "bukan kontak"))).Text());
        Assert.Contains("Terima kasih!", await (await Report(visitor, ("laman", "https://example.org"))).Text());
        Assert.Empty(await Stored(app));
        var at = await app.Space("semarang/ruang-rapat-1");
        await app.Act(act =>
        {
            act.AddAll(
                Enumerable
                    .Range(0, 100)
                    .Select(_ => new Defect
                    {
                        SiteId = at.Site.Id,
                        SpaceId = at.Space.Id,
                        At = Monday,
                    })
            );
            return Task.FromResult(true);
        });
        Assert.Contains("Sudah banyak laporan", await (await Report(visitor)).Text());
    }

    [Fact]
    public async Task Contact_and_photo_go_thirty_days_after_and_all_that_was_written_after_a_year()
    {
        await using var app = await HeteroApp.Start(Monday);
        using var visitor = Browse.Visitor(app);
        await Report(visitor, ("kabari", "pelapor@example.org"));
        using var desk = await Browser(app, Role.FrontDesk);
        await Press(desk, "Sudah beres");
        foreach (
            var (days, email, text) in ((int, string?, string)[])
                [(29, "pelapor@example.org", "Gambarnya hilang."), (2, null, "Gambarnya hilang."), (340, null, "")]
        )
        {
            app.Clock.Advance(TimeSpan.FromDays(days));
            await Retain(app);
            var one = Assert.Single(await Stored(app));
            Assert.Equal((email, text), (one.Email, one.Text));
        }
    }

    private static Task<int> Retain(HeteroApp app) =>
        app.Do(async services =>
        {
            await PrivacyRegister.Retain(
                services.GetRequiredService<Foundation.Db.AppDb>(),
                services.GetRequiredService<Frame>(),
                services.GetServices<PersonalData>(),
                default
            );
            return 0;
        });

    [Fact]
    public async Task The_sheet_to_hang_up_has_a_code_for_the_entrance_and_for_each_room()
    {
        await using var app = await HeteroApp.Start(Monday);
        using var desk = await Browser(app, Role.FrontDesk);
        var sheet = await desk.Read("/meja/semarang/qr");
        var rooms = await app.Read(db => db.Set<Sites.Space>().CountAsync(row => row.Published));
        Assert.Contains("/lapor/semarang/ruang-rapat-1", sheet.Body!.TextContent);
        Assert.InRange(sheet.QuerySelectorAll(".poster-card svg").Length, 2, rooms + 1);
        Assert.Contains("href=\"/meja/semarang/qr\"", await desk.Page("/meja/semarang"));
    }
}
