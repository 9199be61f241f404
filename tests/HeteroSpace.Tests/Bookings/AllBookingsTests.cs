using System.Text;
using AngleSharp.Dom;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Bookings;

/// <summary>The list of a site's bookings: found by what people know of them, decided several at once, taken
/// away as a table.</summary>
public sealed class AllBookingsTests
{
    private const string List = "/konsol/semarang/pemesanan";

    private static string[] Names(IDocument page) =>
        [.. page.QuerySelectorAll("table.bookings tbody strong").Select(name => name.TextContent)];

    private static async Task<string[]> Names(HttpClient browser, string query) =>
        Names(await browser.Read(List + "?" + query));

    private static async Task Declined(HeteroApp app, Booking booking) =>
        Assert.IsType<ChangeAnswer.Done>(
            await app.Do(house =>
                house
                    .GetRequiredService<ChangeBooking>()
                    .Decline(booking.Code, new((Guid?)null, true), "Ruangnya dipakai.")
            )
        );

    [Fact]
    public async Task It_is_found_by_state_space_kind_day_and_whatever_is_known_of_it()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var ratna = await AtDesk.Booked(app, "semarang/kelas", AtDesk.OnTuesday(9, 10));
        var asked = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(13, 14), "Bagus Prakoso");
        var late = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(15, 16), "Dewi Lestari");
        await Declined(app, late);
        using var browser = await AtDesk.Browser(app);
        Assert.Equal(["Ibu Ratna", "Bagus Prakoso"], await Names(browser, ""));
        Assert.Equal(["Bagus Prakoso"], await Names(browser, "keadaan=menunggu"));
        Assert.Equal(["Dewi Lestari"], await Names(browser, "keadaan=batal"));
        Assert.Equal(["Dewi Lestari", "Bagus Prakoso", "Ibu Ratna"], await Names(browser, "keadaan=semua"));
        Assert.Equal(["Bagus Prakoso"], await Names(browser, "cari=prakoso+BAGUS"));
        Assert.Equal(["Ibu Ratna"], await Names(browser, "cari=" + ratna.Code.ToLowerInvariant()));
        Assert.Equal(["Ibu Ratna"], await Names(browser, "cari=0812-0000-0077"));
        Assert.Equal(2, (await Names(browser, "cari=koperasi")).Length);
        Assert.Empty(await Names(browser, "cari=100%25"));
        Assert.Equal(2, (await Names(browser, "ruang=kelas")).Length);
        Assert.Empty(await Names(browser, "ruang=jenis-studio"));
        Assert.Empty(await Names(browser, "mulai=2036-08-06"));
        Assert.Equal(2, (await Names(browser, "mulai=2036-08-05&sampai=2036-08-05")).Length);
        Assert.Equal(asked.Code, (await browser.Read(List + "?keadaan=menunggu")).QuerySelector("tbody tr")!.Id);
    }

    [Fact]
    public async Task A_number_that_is_searched_for_stands_in_no_address()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        await AtDesk.Booked(app, "semarang/kelas", AtDesk.OnTuesday(9, 10));
        using var browser = await AtDesk.Browser(app);
        var found = await Browse.Send(browser, List, "saring", ("cari", "0812-0000-0077"), ("ruang", "kelas"));
        var address = found.RequestMessage!.RequestUri!.ToString();
        Assert.DoesNotContain("0077", address);
        Assert.Contains("ruang=kelas", address);
        var page = await found.Read();
        Assert.Equal(["Ibu Ratna"], Names(page));
        Assert.Equal("0812-0000-0077", page.QuerySelector("#cari")!.GetAttribute("value"));
        Assert.DoesNotContain("0077", page.QuerySelector(".console-actions")!.InnerHtml);
        var named = await Browse.Send(browser, List, "saring", ("cari", "ratna"));
        Assert.EndsWith("?cari=ratna", named.RequestMessage!.RequestUri!.ToString());
    }

    [Fact]
    public async Task Those_ticked_are_approved_each_by_itself_and_one_press_undoes_them_all()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var first = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(9, 10), "Ani");
        var second = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(11, 12), "Budi");
        var taken = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(13, 14), "Citra");
        await AtDesk.Booked(app, "semarang/kelas", AtDesk.OnTuesday(13, 15));
        using var browser = await AtDesk.Browser(app);
        var answer = await Press(browser, "setuju", first, second, taken);
        var page = await answer.Read();
        var said = page.QuerySelector(".notice")!.TextContent;
        Assert.Contains("Ani disetujui", said);
        Assert.Contains("Budi disetujui", said);
        Assert.Contains("Citra: Ruang sudah dipakai: Ibu Ratna", said);
        Assert.Equal("Urungkan 2", page.QuerySelector(".notice form button")!.TextContent);
        var undone = await Browse.Undo(browser, answer);
        Assert.Contains("2 dari 2 diurungkan", await undone.Text());
        foreach (var booking in new[] { first, second, taken })
            Assert.Equal(BookingStatus.Requested, await AtDesk.Status(app, booking));
        await app.WorkJobs();
        Assert.DoesNotContain("disetujui", string.Join(' ', await Letters(app)));
    }

    [Fact]
    public async Task A_cancelling_asks_for_a_reason_and_keeps_what_was_ticked()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var booking = await AtDesk.Booked(app, "semarang/kelas", AtDesk.OnTuesday(9, 10));
        using var browser = await AtDesk.Browser(app, Role.FrontDesk);
        var page = await (await Press(browser, "batal", booking)).Read();
        Assert.Contains("Tulis alasan", page.QuerySelector(".error-summary")!.TextContent);
        Assert.NotNull(page.QuerySelector("input[name=pilih][checked]"));
        Assert.Equal(BookingStatus.Confirmed, await AtDesk.Status(app, booking));
        await Browse.Send(
            browser,
            List,
            "putuskan",
            ("pilih", booking.Code),
            ("putusan", "batal"),
            ("alasan", "Bocor")
        );
        var now = await AtDesk.Reread(app, booking);
        Assert.Equal((BookingStatus.Cancelled, "Bocor"), (now.Status, now.Reason));
    }

    [Fact]
    public async Task The_desk_has_no_button_that_approves_and_is_refused_when_it_sends_one()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var booking = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(9, 10));
        using var browser = await AtDesk.Browser(app, Role.FrontDesk);
        Assert.Null((await browser.Read(List)).QuerySelector("button[value=setuju]"));
        await Press(browser, "setuju", booking);
        Assert.Equal(BookingStatus.Requested, await AtDesk.Status(app, booking));
        var elsewhere = await AtDesk.Booked(app, "solo/ruang-rapat", AtDesk.OnTuesday(9, 10));
        await Browse.Send(
            browser,
            List,
            "putuskan",
            ("pilih", elsewhere.Code),
            ("putusan", "batal"),
            ("alasan", "Bukan urusan kami")
        );
        Assert.Equal(BookingStatus.Confirmed, await AtDesk.Status(app, elsewhere));
    }

    [Fact]
    public async Task As_a_table_contacts_are_for_managers_and_whoever_took_it_is_noted()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        await AtDesk.Booked(app, "semarang/kelas", AtDesk.OnTuesday(9, 10));
        await AtDesk.Booked(app, "semarang/kelas", AtDesk.OnTuesday(11, 12), "=cmd|' /C calc'!A0");
        using var manager = await AtDesk.Browser(app);
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        var whole = await manager.GetStringAsync(List + ".csv?cari=ratna");
        Assert.Contains("Ibu Ratna", whole);
        Assert.Contains("0812-0000-0077", whole);
        Assert.DoesNotContain("cmd|", whole);
        Assert.Contains("05,09:00,10:00", whole);
        var names = await desk.GetStringAsync(List + ".csv");
        Assert.Contains("'=cmd|", names);
        Assert.DoesNotContain("0000-0077", names);
        var sheet = await manager.GetByteArrayAsync(List + ".xlsx");
        Assert.Equal("PK", Encoding.ASCII.GetString(sheet, 0, 2));
        var noted = await app.Read(db =>
            db.Audit().Where(row => row.Action == "bookings.exported").Select(row => row.Detail).ToListAsync()
        );
        Assert.Equal(["with names", "with names and contacts", "with names and contacts"], noted.Order());
    }

    private static Task<List<string>> Letters(HeteroApp app) =>
        app.Read(db => db.Outbox().Select(letter => letter.Subject).ToListAsync());

    private static Task<HttpResponseMessage> Press(HttpClient browser, string verb, params Booking[] ticked) =>
        Browse.Send(
            browser,
            List,
            "putuskan",
            [.. ticked.Select(booking => ("pilih", booking.Code)), ("putusan", verb)]
        );
}
