using AngleSharp.Dom;
using HeteroSpace.Bookings;
using HeteroSpace.Contributions;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using static HeteroSpace.Bookings.AtDesk;

namespace HeteroSpace.FrontDesk;

/// <summary>One field: whatever was typed or scanned, it knows whose it is.</summary>
public sealed class DeskSearchTests
{
    private static Task<HttpResponseMessage> Scan(HttpClient desk, string typed) =>
        Browse.Send(desk, Page, "cari", ("cari", typed));

    private static async Task<IElement> Found(HttpClient desk, string typed) =>
        (await (await Scan(desk, typed)).Read()).QuerySelector("#temuan")
        ?? throw new InvalidOperationException("Nothing came of " + typed);

    private static Task<Booking> Now(HeteroApp app, string name = "Ani Pekalongan") =>
        Booked(app, "semarang/ruang-rapat-1", new(Monday.AddMinutes(15), Monday.AddHours(2)), name);

    private static async Task<(Person Member, Booking Booking)> OfMember(HeteroApp app)
    {
        var member = await app.Member("José Wirawan");
        await app.Read(db =>
            db.People()
                .Where(row => row.Id == member.Id)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(row => row.Phone, "+6281200001012")
                        .SetProperty(row => row.PhoneEnd, "1012")
                        .SetProperty(row => row.PhoneConfirmed, true)
                )
        );
        var at = await app.Space("semarang/ruang-rapat-1");
        var wish = BookTests.Wish(at, member, Monday.AddMinutes(30));
        var made = Assert.IsType<BookAnswer.Booked>(await app.Book(wish)).Booking;
        await app.WorkJobs();
        return (member, made);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("https://hetero.example.org/meja/semarang?cari={0}")]
    public async Task A_booking_that_is_scanned_is_in_at_once_and_can_be_undone(string typed)
    {
        await using var app = await HeteroApp.Start(Monday);
        var guest = await Now(app);
        using var desk = await Browser(app, Role.FrontDesk);
        using var came = await Scan(desk, string.Format(typed, guest.Code));
        Assert.Equal(BookingStatus.CheckedIn, await Status(app, guest));
        Assert.Contains("Ani Pekalongan hadir", await came.Text());
        // The next can be scanned: no row takes the place of the field.
        Assert.Equal("", came.RequestMessage!.RequestUri!.Fragment);
        await Browse.Undo(desk, came);
        Assert.Equal(BookingStatus.Confirmed, await Status(app, guest));
        // Scanned twice, it is told and nothing is done.
        await Scan(desk, guest.Code);
        Assert.Contains("Sudah hadir", (await Found(desk, guest.Code)).TextContent);
    }

    [Fact]
    public async Task Whose_card_number_or_mail_it_is_is_in_at_once()
    {
        await using var app = await HeteroApp.Start(Monday);
        var (member, booking) = await OfMember(app);
        using var desk = await Browser(app, Role.FrontDesk);
        foreach (
            var typed in (string[])
                [
                    member.Code,
                    "/kartu/" + member.Code,
                    member.Code.Replace("-", "").ToLowerInvariant(),
                    "081200001012",
                    "0812-0000-1012",
                    "+62 812 0000 1012",
                    "https://wa.me/6281200001012",
                    member.Email!,
                ]
        )
        {
            using var came = await Scan(desk, typed);
            Assert.True(await Status(app, booking) == BookingStatus.CheckedIn, typed);
            await Browse.Undo(desk, came);
            Assert.True(await Status(app, booking) == BookingStatus.Confirmed, typed);
        }
        Assert.NotEmpty(await app.Read(db => db.PersonAccess().Where(row => row.PersonId == member.Id).ToListAsync()));
    }

    [Theory]
    [InlineData("wirawan jose")]
    [InlineData("JOSÉ")]
    [InlineData("jo wir")]
    [InlineData("1012")]
    public async Task A_name_in_any_order_and_the_end_of_a_number_wait_for_a_press(string typed)
    {
        await using var app = await HeteroApp.Start(Monday);
        var (_, booking) = await OfMember(app);
        using var desk = await Browser(app, Role.FrontDesk);
        var found = await Found(desk, typed);
        Assert.Equal(BookingStatus.Confirmed, await Status(app, booking));
        var press = found.QuerySelector("button")!;
        Assert.True(press.HasAttribute("autofocus"));
        await Browse.Send(desk, Page, "temu-" + booking.Code, ("cari", typed));
        Assert.Equal(BookingStatus.CheckedIn, await Status(app, booking));
    }

    [Fact]
    public async Task Bookings_of_other_days_are_found_by_code_and_by_name()
    {
        await using var app = await HeteroApp.Start(Monday);
        var later = await Booked(app, "semarang/kelas", OnTuesday(9, 10), "Ani Pekalongan");
        var far = await Booked(
            app,
            "semarang/kelas",
            new(Monday.AddDays(9), Monday.AddDays(9).AddHours(1)),
            "Sri Rahayu"
        );
        using var desk = await Browser(app, Role.FrontDesk);
        Assert.Contains("Ani Pekalongan", (await Found(desk, "pekalongan ani")).TextContent);
        Assert.Contains("Sri Rahayu", (await Found(desk, "rahayu")).TextContent);
        Assert.Contains("Sri Rahayu", (await Found(desk, far.Code)).TextContent);
        Assert.Contains("Check-in mulai", (await Found(desk, later.Code)).TextContent);
        // By the address of a QR or a card nothing is done without a press.
        Assert.Contains(
            later.Code,
            (await desk.Read(Page + "?cari=" + later.Code)).QuerySelector("#temuan")!.TextContent
        );
    }

    [Fact]
    public async Task A_card_that_a_phone_opened_leads_to_its_booking_at_the_desk_and_the_look_is_noted()
    {
        await using var app = await HeteroApp.Start(Monday);
        var (member, booking) = await OfMember(app);
        using var desk = await Browser(app, Role.FrontDesk);
        var link = (await desk.Read("/kartu/" + member.Code)).QuerySelector("a[href^='/meja/']")!.GetAttribute("href")!;
        var found = (await desk.Read(link)).QuerySelector("#temuan")!;
        Assert.Equal("Check-in", found.QuerySelector("button")!.TextContent);
        Assert.Equal(BookingStatus.Confirmed, await Status(app, booking));
        Assert.Equal(
            ["booking:" + booking.Code, "person:" + member.Code],
            await app.Read(db =>
                db.PersonAccess()
                    .Where(row => row.PersonId == member.Id)
                    .Select(row => row.What)
                    .OrderBy(what => what)
                    .ToListAsync()
            )
        );
    }

    [Fact]
    public async Task A_look_stands_for_an_hour_at_its_site()
    {
        await using var app = await HeteroApp.Start(Monday);
        var (member, _) = await OfMember(app);
        using var desk = await Browser(app, Role.FrontDesk);
        await Scan(desk, member.Code);
        var noted = await app.Read(db => db.PersonAccess().FirstAsync(row => row.PersonId == member.Id));
        Task<int> Left(Guid site, DateTime now) =>
            app.Read(async db =>
                (await db.NotNotedOf(noted.By, site, [(member.Id, noted.What), (member.Id, noted.What)], now)).Count
            );
        Assert.Equal(0, await Left(noted.SiteId, Monday.AddMinutes(59)));
        Assert.Equal(1, await Left(noted.SiteId, Monday.AddMinutes(61)));
        Assert.Equal(1, await Left((await app.Space("solo/ruang-rapat")).Site.Id, Monday));
    }

    [Fact]
    public async Task A_ticket_lets_in_and_a_pledge_is_opened()
    {
        await using var app = await HeteroApp.Start(Monday);
        var (_, of) = await Held.Event(app, Held.Plan() with { When = new(Monday.AddHours(1), Monday.AddHours(3)) });
        await Held.Register(app, of);
        var code = app.Opened(await app.Read(db => db.Tickets().Select(row => row.SealedCode).SingleAsync()));
        var (_, lines) = await Contributions.Asked.For(app, null, Contributions.Asked.Goods(20));
        var pledge = await Contributions.Asked.Offer(app, lines[0], 5, await app.Member("Bu Memberi"));
        using var desk = await Browser(app, Role.FrontDesk);
        Assert.Contains("masuk ke Kelas foto produk", await (await Scan(desk, code)).Text());
        Assert.Equal(1, await app.Read(db => db.Attendances().CountAsync()));
        Assert.Contains("sudah masuk", await (await Scan(desk, code)).Text());
        var found = await Found(desk, pledge.Code);
        Assert.Contains("Bu Memberi", found.TextContent);
        Assert.Equal(
            "/konsol/semarang/gotong-royong/tawaran/" + pledge.Code,
            found.QuerySelector(".desk-acts a")!.GetAttribute("href")
        );
        // The events of the day stand on the page, with their door.
        Assert.NotNull((await desk.Read(Page)).QuerySelector($".desk-main a[href='/pindai/{of.Slug}']"));
        Assert.Contains("1 dari 1 hadir", await desk.Page(Page));
        Assert.Contains("/pindai/" + of.Slug, (await Found(desk, "foto produk")).InnerHtml);
    }

    [Fact]
    public async Task Whether_a_room_is_free_is_said_now_and_at_an_hour()
    {
        await using var app = await HeteroApp.Start(Monday);
        await Booked(app, "semarang/ruang-rapat-2", new(Monday.AddHours(5), Monday.AddHours(6)), "Pak Tiga");
        using var desk = await Browser(app, Role.FrontDesk);
        Assert.Contains("kosong sekarang, sampai 15.00", (await Found(desk, "rapat 2")).TextContent);
        Assert.Contains("dipakai: Pak Tiga, 15.00–16.00", (await Found(desk, "rapat 2 15")).TextContent);
        Assert.Contains("kosong pukul 16.30", (await Found(desk, "ruang rapat 2 16.30")).TextContent);
    }

    [Theory]
    [InlineData("rapat 2 jam 3", "dipakai: Pak Tiga, 15.00–16.00")]
    [InlineData("Ruang Rapat 2 kosong jam 3?", "dipakai: Pak Tiga, 15.00–16.00")]
    [InlineData("rapat2 3", "dipakai: Pak Tiga, 15.00–16.00")]
    [InlineData("rapat 2 jam 4 sore", "kosong pukul 16.00, sampai 21.00")]
    [InlineData("pukul 11 rapat 2", "kosong pukul 11.00, sampai 15.00")]
    [InlineData("rapat 2 hari ini jam 1", "kosong pukul 13.00, sampai 15.00")]
    [InlineData("rapat 2 03.00", "lokasi tutup pukul 03.00")]
    [InlineData("rapat 2 jam 9", "kosong Sel, 5 Agu pukul 09.00, sampai 21.00")]
    [InlineData("rapat 2 besok jam 10", "kosong Sel, 5 Agu pukul 10.00, sampai 21.00")]
    [InlineData("rapat 2 besok", "Sel, 5 Agu: kosong seharian")]
    [InlineData("rapat 2 Minggu", "lokasi tutup")]
    public async Task A_room_is_asked_for_as_people_say_it(string typed, string said)
    {
        await using var app = await HeteroApp.Start(Monday);
        await Booked(app, "semarang/ruang-rapat-2", new(Monday.AddHours(5), Monday.AddHours(6)), "Pak Tiga");
        using var desk = await Browser(app, Role.FrontDesk);
        Assert.Contains(said, (await Found(desk, typed)).TextContent);
    }

    [Fact]
    public async Task Another_day_leads_to_its_list()
    {
        await using var app = await HeteroApp.Start(Monday);
        using var desk = await Browser(app, Role.FrontDesk);
        async Task<string> To(string typed) => (await Scan(desk, typed)).RequestMessage!.RequestUri!.Query;
        Assert.Equal("?hari=2036-08-05", await To("besok"));
        Assert.Equal("?hari=2036-12-03", await To("3/12"));
        Assert.Equal("?hari=2036-08-08", await To("Jumat"));
    }

    [Fact]
    public async Task Who_is_nowhere_is_offered_as_a_guest()
    {
        await using var app = await HeteroApp.Start(Monday);
        using var desk = await Browser(app, Role.FrontDesk);
        var page = await (await Scan(desk, "Ani Tidak Ada")).Read();
        Assert.Contains("Masukkan sebagai tamu", page.QuerySelector("#temuan")!.TextContent);
        Assert.Equal("Ani Tidak Ada", page.QuerySelector("#siapa")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("' or 1=1 --")]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("\u202e\u200b\u0007")]
    [InlineData("https://")]
    [InlineData("/")]
    [InlineData("99/99")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("HS-0000-00")]
    [InlineData("https://hetero.example.org/meja/semarang?cari=%E0%A4%A")]
    public async Task What_is_nothing_finds_nothing_and_breaks_nothing(string typed)
    {
        await using var app = await HeteroApp.Start(Monday);
        await Now(app);
        using var desk = await Browser(app, Role.FrontDesk);
        using var answer = await Scan(desk, typed);
        Assert.True(answer.IsSuccessStatusCode);
        var page = await answer.Read();
        Assert.Empty(page.QuerySelectorAll("#temuan article"));
        Assert.Null(page.QuerySelector("script:not([src])"));
        using var address = await desk.GetAsync(Page + "?cari=" + Uri.EscapeDataString(typed));
        Assert.True(address.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Ten_thousand_letters_are_refused_in_words()
    {
        await using var app = await HeteroApp.Start(Monday);
        using var desk = await Browser(app, Role.FrontDesk);
        using var answer = await Scan(desk, new string('a', 10_000));
        Assert.True(answer.IsSuccessStatusCode);
        Assert.NotNull((await answer.Read()).QuerySelector(".error-summary"));
    }

    [Fact]
    public async Task Another_sites_desk_finds_nothing_of_this_one()
    {
        await using var app = await HeteroApp.Start(Monday);
        var guest = await Now(app);
        using var solo = await RightsTests.Browser(app, await app.Staff(Role.FrontDesk, "solo"));
        using var answer = await Browse.Send(solo, "/meja/solo", "cari", ("cari", guest.Code));
        Assert.Empty((await answer.Read()).QuerySelectorAll("#temuan article"));
        Assert.Equal(BookingStatus.Confirmed, await Status(app, guest));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await solo.GetAsync(Page)).StatusCode);
    }
}
