using System.Globalization;
using AngleSharp.Dom;
using HeteroSpace.Bookings;
using HeteroSpace.Discussions;
using HeteroSpace.Enquiries;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Portal;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.FrontDesk;

/// <summary>What waits stands in one list, by what was promised, and is decided in its row.</summary>
public sealed class TodayTests
{
    private const string Page = "/konsol/semarang";

    private static List<IElement> Rows(IDocument page) => [.. page.QuerySelectorAll(".queue-row")];

    private static IElement Row(IDocument page, string name) =>
        Assert.Single(Rows(page), row => row.QuerySelector(".queue-what")!.TextContent.Contains(name));

    private static string Left(IElement row) => row.QuerySelector(".queue-time strong")!.TextContent.Trim();

    private static string Verdict(IElement row) => row.QuerySelector(".verdict")?.TextContent.Trim() ?? "";

    private static string Button(IElement row, string said) =>
        Assert
            .Single(row.QuerySelectorAll("button"), button => button.TextContent.Trim().StartsWith(said))
            .GetAttribute("value")!;

    private static Dictionary<string, int> Chips(IDocument page) =>
        page.QuerySelectorAll(".chips a")
            .ToDictionary(
                chip => chip.GetAttribute("href")!.Split("jenis=")[^1],
                chip => int.Parse(chip.QuerySelector(".chip-count")!.TextContent, CultureInfo.InvariantCulture)
            );

    private static Task<HttpResponseMessage> Press(HttpClient browser, string button, string page = Page) =>
        Browse.Send(browser, page, "putuskan", ("putusan", button));

    private static Task<bool> Ask(HeteroApp app, params (string Name, double DaysAgo)[] asked) =>
        AskAt(app, "semarang", asked);

    private static Task<bool> AskAt(HeteroApp app, string site, params (string Name, double DaysAgo)[] asked) =>
        app.Act(async act =>
        {
            var id = await act.Db.Sites().Where(row => row.Slug == site).Select(row => row.Id).SingleAsync();
            act.AddAll(
                asked.Select(
                    (one, number) =>
                        new Enquiry
                        {
                            SiteId = id,
                            Name = one.Name,
                            Phone = $"+628121{number:D7}",
                            Topic = "Kelas batik",
                            Asked = AtDesk.Monday.AddDays(-one.DaysAgo),
                        }
                )
            );
            return true;
        });

    // --- what stands there ------------------------------------------------------------------------------------

    [Fact]
    public async Task Each_kind_stands_there_with_the_number_of_the_menu()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var browser = await RightsTests.Browser(app, await app.Staff(Role.ProvincialAdministrator, null));
        Assert.Contains("Tidak ada yang menunggu", (await browser.Read(Page)).QuerySelector("main")!.TextContent);
        await WaitingCountTests.MakeAll(app);
        var page = await browser.Read(Page + "?semua=1");
        var menu = ConsoleMenuTests.Waiting(page);
        var chips = Chips(page);
        Assert.Equal(menu[Page], chips["/konsol/semarang"]);
        Assert.Equal(menu[Page], Rows(page).Count);
        Assert.Equal(menu[Page], chips.Where(chip => chip.Key != "/konsol/semarang").Sum(chip => chip.Value));
        Assert.Equal(menu["/konsol/semarang/kabar"], chips["kabar"] + chips["tidak-sampai"]);
        Assert.Equal(menu["/konsol/semarang/organisasi"], chips["organisasi"] + chips["klaim"]);
        foreach (var (kind, count) in chips.Where(chip => chip.Key != "/konsol/semarang"))
            Assert.True(Rows(await browser.Read($"{Page}?jenis={kind}")).Count == count, kind);
        foreach (var link in Rows(page).Select(row => row.QuerySelector(".queue-name a")!.GetAttribute("href")!))
            Assert.True((await browser.GetAsync(link)).IsSuccessStatusCode, link);
    }

    [Theory]
    [InlineData(Role.FrontDesk, "pesan pertanyaan komentar verifikasi organisasi klaim kabar tidak-sampai kerusakan")]
    [InlineData(Role.Editor, "artikel kanal")]
    [InlineData(Role.ProgramOfficer, "gagasan usulan")]
    public async Task Each_sees_only_what_they_may_open(Role role, string kinds)
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        await WaitingCountTests.MakeAll(app);
        using var browser = await RightsTests.Browser(app, await app.Staff(role, "semarang"));
        var seen = Chips(await browser.Read(Page)).Keys.Where(key => key != "/konsol/semarang");
        Assert.Equal(kinds.Split(' ').Order(), seen.Order());
    }

    [Fact]
    public async Task What_is_overdue_comes_first_and_time_left_is_said()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        await Ask(app, ("Ibu Baru", 0.5), ("Ibu Lama", 3.5), ("Ibu Tua", 5), ("Ibu Tengah", 2));
        using var browser = await AtDesk.Browser(app, Role.FrontDesk);
        var page = await browser.Read(Page);
        Assert.Equal(["Lewat 48 jam", "Lewat 12 jam", "Sisa 24 jam", "Sisa 60 jam"], Rows(page).Select(Left));
        Assert.Contains("2 lewat batas", page.QuerySelector(".today-head")!.TextContent);
        app.Clock.Advance(TimeSpan.FromMinutes(90));
        Assert.Equal("Sisa 22 jam", Left(Row(await browser.Read(Page), "Ibu Tengah")));
    }

    [Fact]
    public async Task A_queue_of_two_hundred_stays_short_and_quick()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        await Ask(
            app,
            [.. Enumerable.Range(1, 200).Select(n => ($"Penanya {n:000} " + new string('n', 48), n / 100.0))]
        );
        using var browser = await AtDesk.Browser(app, Role.FrontDesk);
        await browser.Read(Page);
        using var queries = await WaitingCountTests.Counter(app);
        var page = await browser.Read(Page);
        Assert.InRange(queries.Take().Count, 3, 14);
        Assert.Equal(12, Rows(page).Count);
        Assert.Contains("Penanya 200", Rows(page)[0].TextContent);
        Assert.Contains("188 lagi", page.QuerySelector(".queue-more a")!.TextContent);
        Assert.Equal(100, Rows(await browser.Read(Page + "?semua=1")).Count);
    }

    [Fact]
    public async Task The_house_stands_beside_it()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        await AtDesk.Booked(app, "semarang/ruang-rapat-1", new(AtDesk.Monday, AtDesk.Monday.AddHours(2)));
        await AtDesk.Booked(app, "semarang/kelas", new(AtDesk.Monday.AddHours(4), AtDesk.Monday.AddHours(5)));
        using var browser = await AtDesk.Browser(app, Role.FrontDesk);
        var house = (await browser.Read(Page)).QuerySelector(".today-house")!;
        string Line(string name) =>
            house.QuerySelectorAll(".line").First(line => line.TextContent.Contains(name)).TextContent;
        Assert.Contains("dipakai s.d. 12.", Line("Ruang Rapat 1"));
        // People, where the desk counts bookings.
        Assert.Equal("0 orang", house.QuerySelector("#di-dalam .figure")!.TextContent.Trim());
        Assert.Matches(@"kosong s\.d\. 1[34]\.", Line("Kelas"));
    }

    // --- decided in the row -----------------------------------------------------------------------------------

    /// <summary>The last of a kind was decided; nobody is told that the day's work is done.</summary>
    [Fact]
    public async Task Where_one_kind_is_done_the_others_are_one_press_away()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        await Ask(app, ("Ibu Sri", 1));
        using var browser = await AtDesk.Browser(app);
        var empty = (await browser.Read(Page + "?jenis=permohonan")).QuerySelector(".today-queue .empty")!;
        Assert.DoesNotContain("Tidak ada yang menunggu", empty.TextContent);
        Assert.Equal("1 lainnya menunggu", empty.QuerySelector($"a[href='{Page}']")!.TextContent);
    }

    /// <summary>Whoever opens one and may not decide it reads who does.</summary>
    [Fact]
    public async Task A_request_says_to_the_front_desk_who_decides_it()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var page = AtDesk.Of(await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(13, 14)));
        using var clerk = await AtDesk.Browser(app, Role.FrontDesk);
        Assert.Contains("Diputuskan pengelola", await clerk.Page(page));
        using var manager = await AtDesk.Browser(app);
        Assert.DoesNotContain("Diputuskan pengelola", await manager.Page(page));
    }

    [Fact]
    public async Task A_request_is_approved_in_its_row_and_comes_back_when_that_is_undone()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var request = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(13, 14));
        using var browser = await AtDesk.Browser(app);
        var row = Row(await browser.Read(Page), "Peserta 014");
        Assert.StartsWith("Kosong, muat", Verdict(row));
        var answer = await Press(browser, Button(row, "Setujui"));
        Assert.Equal(BookingStatus.Confirmed, await AtDesk.Status(app, request));
        var after = await answer.Read();
        Assert.Empty(Rows(after));
        Assert.Contains("Peserta 014 disetujui", after.QuerySelector(".undo-bar")!.TextContent);
        await Browse.Undo(browser, answer);
        Assert.Equal(BookingStatus.Requested, await AtDesk.Status(app, request));
        Assert.Single(Rows(await browser.Read(Page)));
    }

    [Fact]
    public async Task A_ready_reason_is_sent_by_its_button_and_the_next_row_is_gone_to()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var first = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(13, 14));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(15, 16), "Peserta 015");
        using var browser = await AtDesk.Browser(app);
        var answer = await Press(browser, Button(Row(await browser.Read(Page), "Peserta 014"), "Surat belum ada"));
        Assert.EndsWith($"#tunggu-{second.Id:n}", answer.RequestMessage!.RequestUri!.ToString());
        var declined = await AtDesk.Reread(app, first);
        Assert.Equal(BookingStatus.Declined, declined.Status);
        Assert.Contains("melampirkan suratnya", declined.Reason);
    }

    [Fact]
    public async Task Where_the_floor_is_taken_no_button_says_yes_and_one_pressed_before_is_refused_by_name()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var request = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(13, 14));
        using var browser = await AtDesk.Browser(app);
        var before = Button(Row(await browser.Read(Page), "Peserta 014"), "Setujui");
        await AtDesk.Booked(app, "semarang/kelas", AtDesk.OnTuesday(13, 15));
        var row = Row(await browser.Read(Page), "Peserta 014");
        Assert.Contains("Bentrok: Ibu Ratna", Verdict(row));
        Assert.DoesNotContain("Setujui", row.TextContent);
        Assert.StartsWith("Tawarkan", row.QuerySelector("[data-act=main]")!.TextContent.Trim());
        Assert.Contains("Ibu Ratna", await (await Press(browser, before)).Text());
        Assert.Equal(BookingStatus.Requested, await AtDesk.Status(app, request));
    }

    [Fact]
    public async Task Several_are_approved_at_once_and_one_sentence_names_each()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var first = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(9, 10));
        var second = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(11, 12), "Peserta 015");
        // Both want the same: of them one is told that it was too late.
        var third = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(11, 12), "Peserta 016");
        using var browser = await AtDesk.Browser(app);
        var page = await browser.Read(Page);
        var picks = page.QuerySelectorAll(".queue [name=pilih]").Select(box => ("pilih", box.GetAttribute("value")!));
        var answer = await Browse.Send(browser, Page, "putuskan", [.. picks, ("putusan", "banyak")]);
        var said = (await answer.Read()).QuerySelector(".undo-bar")!.TextContent;
        Assert.Contains("Urungkan 2", said);
        Assert.Contains("Peserta 014 disetujui", said);
        Assert.Contains("Ruang sudah dipakai", said);
        Assert.Equal(BookingStatus.Confirmed, await AtDesk.Status(app, first));
        BookingStatus[] both = [await AtDesk.Status(app, second), await AtDesk.Status(app, third)];
        Assert.Equal([BookingStatus.Requested, BookingStatus.Confirmed], both.Order());
    }

    [Fact]
    public async Task The_second_of_two_hears_who_was_first()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(13, 14));
        using var first = await AtDesk.Browser(app);
        using var second = await AtDesk.Browser(app);
        var row = Row(await second.Read(Page), "Peserta 014");
        var open = await Filled.Of(second, Page, "putuskan");
        await Press(first, Button(row, "Setujui"));
        var late = await (await open.Press(second, "putusan", Button(row, "Surat belum ada"))).Read();
        Assert.Contains("disetujui", late.QuerySelector(".error-summary")!.TextContent);
        Assert.Empty(Rows(late));
    }

    [Fact]
    public async Task Whoever_may_not_decide_has_no_button_for_it_and_is_refused()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var request = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(13, 14));
        using var manager = await AtDesk.Browser(app);
        var yes = Button(Row(await manager.Read(Page), "Peserta 014"), "Setujui");
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        Assert.DoesNotContain("Setujui", (await desk.Read(Page)).QuerySelector("main")!.TextContent);
        Assert.Contains("error-summary", await (await Press(desk, yes)).Text());
        // Of another site, where something else waits.
        await AskAt(app, "solo", ("Ibu Tanya", 1));
        using var elsewhere = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "solo"));
        Assert.Contains("error-summary", await (await Press(elsewhere, yes, "/konsol/solo")).Text());
        Assert.Equal(BookingStatus.Requested, await AtDesk.Status(app, request));
    }

    [Fact]
    public async Task What_one_press_settles_is_settled_in_the_row_for_other_kinds_too()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        await WaitingCountTests.MakeAll(app);
        using var browser = await RightsTests.Browser(app, await app.Staff(Role.ProvincialAdministrator, null));
        foreach (
            var (kind, button) in new[]
            {
                ("komentar", "Biarkan tampil"),
                ("komentar", "Tampilkan"),
                ("gagasan", "Tampilkan"),
                ("kabar", "Sudah dikirim"),
                ("tidak-sampai", "Tidak perlu lagi"),
                ("pekerjaan", "Coba lagi"),
            }
        )
        {
            var address = $"{Page}?jenis={kind}";
            var page = await browser.Read(address);
            var before = Chips(page)["/konsol/semarang"];
            var row = Rows(page).First(row => row.TextContent.Contains(button));
            var answer = await (await Press(browser, Button(row, button), address)).Read();
            Assert.True(answer.QuerySelector(".undo-bar .notice") is not null, kind);
            // An idea that is shown waits for its answer then.
            Assert.Equal(before - (kind == "gagasan" ? 0 : 1), Chips(await browser.Read(Page))["/konsol/semarang"]);
        }
    }

    [Fact]
    public async Task A_message_is_listed_with_its_words_and_may_be_said_to_need_no_answer()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var booking = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(13, 14));
        using var browser = await AtDesk.Browser(app);
        await Press(browser, Button(Row(await browser.Read(Page), "Peserta 014"), "Setujui"));
        await app.Write(booking, "Bisa tambah 5 kursi?");
        var row = Row(await browser.Read(Page), "Bisa tambah 5 kursi?");
        Assert.Contains(booking.Code, row.TextContent);
        await Press(browser, Button(row, "Tak perlu dijawab"));
        Assert.Empty(Rows(await browser.Read(Page)));
        // An answer that stands ready is one press; its reader hears of it.
        await app.Write(booking, "Jadi 6 kursi?");
        var said = await (
            await Press(browser, Button(Row(await browser.Read(Page), "Jadi 6"), "Bisa, silakan"))
        ).Text();
        Assert.Contains("Jawaban untuk Peserta 014 dikirim", said);
        Assert.Empty(Rows(await browser.Read(Page)));
        await app.WorkJobs();
        Assert.Contains(
            await app.Read(db => db.Outbox().ToListAsync()),
            row => row.Kind == "talk.answered" && row.Text.Contains("Bisa, silakan.")
        );
    }
}
