using AngleSharp.Dom;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Privacy;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;
using static HeteroSpace.Bookings.AtDesk;

namespace HeteroSpace.FrontDesk;

/// <summary>What one shift leaves to the next: notes, things that were found, the lists of opening and
/// closing.</summary>
public sealed class HandOverTests
{
    private const string Lists = Page + "/serah-terima",
        Today = "/konsol/semarang";

    private static async Task<List<CheckLine>> Lines(HeteroApp app) =>
        [
            .. (await app.Read(db => db.CheckLines().AsNoTracking().ToListAsync()))
                .OrderBy(row => row.List)
                .ThenBy(row => row.Position),
        ];

    private static Task<HttpResponseMessage> Tick(
        HttpClient desk,
        CheckLine line,
        string at = Lists,
        string on = "1"
    ) => Browse.Send(desk, at, "centang-" + line.Id, ("centang", on));

    private static async Task<HttpClient> WithLists(HeteroApp app)
    {
        using var manager = await Browser(app);
        await Browse.Send(manager, Lists, "mulai-daftar");
        return await Browser(app, Role.FrontDesk);
    }

    [Fact]
    public async Task A_note_is_pinned_until_one_marks_it_and_the_other_hears()
    {
        await using var app = await HeteroApp.Start(Monday);
        using var morning = await Browser(app, Role.FrontDesk);
        await Browse.Send(morning, Page, "catat", ("catat", "Kunci lemari di laci kedua."));
        app.Clock.Advance(TimeSpan.FromHours(5));
        using var evening = await Browser(app, Role.FrontDesk);
        foreach (var page in (string[])[Page, Lists])
            Assert.Contains("Kunci lemari di laci kedua.", await evening.Page(page));
        var note = await app.Read(db => db.ShiftNotes().AsNoTracking().SingleAsync());
        var done = await Browse.Send(evening, Page, "sudah-" + note.Id);
        Assert.Contains("Catatan selesai.", await done.Text());
        Assert.DoesNotContain("laci kedua", await morning.Page(Page));
        var late = await Browse.Send(morning, Page, "sudah-" + note.Id);
        Assert.Contains("error-summary", await late.Text());
        Assert.NotNull((await app.Read(db => db.ShiftNotes().AsNoTracking().SingleAsync())).DoneBy);
        await Browse.Undo(evening, done);
        Assert.Contains("laci kedua", await morning.Page(Page));
        Assert.Contains("Tulis catatannya.", await (await Browse.Send(morning, Page, "catat", ("catat", " "))).Text());
    }

    [Fact]
    public async Task A_thing_that_was_found_is_given_back_to_whom_is_noted()
    {
        await using var app = await HeteroApp.Start(Monday);
        using var desk = await Browser(app, Role.FrontDesk);
        var photo = PictureTests.WithExif(PictureTests.Photo(800, 600, SKEncodedImageFormat.Jpeg));
        await Browse.SendFile(
            desk,
            Lists,
            "temuan",
            ("foto", "IMG_2.jpg", photo),
            ("barang", "Dompet cokelat"),
            ("letak", "Meja bersama")
        );
        var thing = await app.Read(db => db.FoundThings().AsNoTracking().SingleAsync());
        var address = $"/konsol/semarang/temuan/{thing.Id}/foto";
        Assert.Contains(address, await desk.Page(Lists));
        Assert.Contains("1 barang temuan", await desk.Page(Page));
        Assert.True((await desk.GetAsync(address)).IsSuccessStatusCode);
        using var elsewhere = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "solo"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await elsewhere.GetAsync(address)).StatusCode);
        var form = "serahkan-" + thing.Id;
        Assert.Contains("Tulis kepada siapa.", await (await Browse.Send(desk, Lists, form, ("versi", "0"))).Text());
        var given = await Browse.Send(desk, Lists, form, ("versi", "0"), ("kepada-" + thing.Id, "Bu Ani, tahu isinya"));
        Assert.Contains("Dompet cokelat diserahkan.", await given.Text());
        Assert.Contains("Bu Ani, tahu isinya", await desk.Page(Lists));
        Assert.DoesNotContain("barang temuan", await desk.Page(Page));
        var late = await Browse.Send(desk, Lists, form, ("versi", "0"), ("kepada-" + thing.Id, "Pak Budi"));
        Assert.Contains("error-summary", await late.Text());
        app.Clock.Advance(TimeSpan.FromDays(91));
        await app.Do(async services =>
        {
            await PrivacyRegister.Retain(
                services.GetRequiredService<Foundation.Db.AppDb>(),
                services.GetRequiredService<Frame>(),
                services.GetServices<PersonalData>(),
                default
            );
            return 0;
        });
        var kept = await app.Read(db => db.FoundThings().AsNoTracking().SingleAsync());
        Assert.Equal(("Dompet cokelat", null, null), (kept.Thing, kept.GivenTo, kept.Photo));
    }

    [Fact]
    public async Task The_lists_are_ticked_by_whom_and_when_and_a_manager_changes_them()
    {
        await using var app = await HeteroApp.Start(Monday);
        using var desk = await WithLists(app);
        var lines = await Lines(app);
        Assert.Contains("Buka 0/5 · Tutup 0/6", await desk.Page(Page));
        await Tick(desk, lines[0]);
        // A second press, by another, changes nothing.
        await Tick(desk, lines[0]);
        Assert.Contains("Buka 1/5 · Tutup 0/6", await desk.Page(Page));
        var row = (await desk.Read(Lists)).GetElementById("baris-" + lines[0].Id)!;
        Assert.Contains("10.00", row.TextContent);
        await Tick(desk, lines[0], on: "0");
        Assert.Contains("Buka 0/5", await desk.Page(Page));
        Assert.DoesNotContain("tambah-baris", await desk.Page(Lists));
        using var manager = await Browser(app);
        await Browse.Send(manager, Lists, "tambah-baris", ("daftar", "Closing"), ("baris", "Siram tanaman"));
        await Browse.Send(manager, Lists, "hapus-" + lines[0].Id);
        Assert.Contains("Buka 0/4 · Tutup 0/7", await desk.Page(Page));
        Assert.Contains("Siram tanaman", await desk.Page(Lists));
        Assert.Contains("Tulis apa yang", await (await Browse.Send(manager, Lists, "tambah-baris")).Text());
    }

    [Fact]
    public async Task A_closing_list_that_was_not_finished_waits_the_next_morning()
    {
        await using var app = await HeteroApp.Start(Monday);
        using var desk = await WithLists(app);
        var closing = (await Lines(app)).FindAll(line => line.List == CheckList.Closing);
        foreach (var line in closing.Skip(2))
            await Tick(desk, line);
        Assert.DoesNotContain("Daftar tutup kemarin", await desk.Page(Today));
        app.Clock.Advance(TimeSpan.FromHours(22));
        var row = Assert.Single((await desk.Read(Today)).QuerySelectorAll(".queue-row"));
        Assert.Contains("Daftar tutup kemarin belum selesai", row.TextContent);
        Assert.Contains("2 belum: " + closing[0].Text, row.TextContent);
        Assert.Equal(Lists + "?hari=2036-08-04", row.QuerySelector(".queue-name a")!.GetAttribute("href"));
        await Tick(desk, closing[0], Lists + "?hari=2036-08-04");
        Assert.Contains("1 belum: " + closing[1].Text, await desk.Page(Today));
        var button = (await desk.Read(Today)).QuerySelector(".queue-row button[name=putusan]")!.GetAttribute("value")!;
        var done = await Browse.Send(desk, Today, "putuskan", ("putusan", button));
        Assert.Contains("Daftar tutup kemarin sudah lengkap.", await done.Text());
        Assert.Empty((await desk.Read(Today)).QuerySelectorAll(".queue-row"));
        var ticks = await app.Read(db => db.CheckTicks().AsNoTracking().ToListAsync());
        Assert.Equal((6, new DateOnly(2036, 8, 4)), (ticks.Count, ticks.Max(tick => tick.Day)));
    }

    [Fact]
    public async Task After_a_day_on_which_the_site_was_closed_nothing_waits()
    {
        // Sunday.
        await using var app = await HeteroApp.Start(Monday.AddDays(-1));
        using var desk = await WithLists(app);
        app.Clock.Advance(TimeSpan.FromHours(24));
        Assert.DoesNotContain("Daftar tutup kemarin", await desk.Page(Today));
    }
}
