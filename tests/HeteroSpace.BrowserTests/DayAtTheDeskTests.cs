using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace HeteroSpace;

/// <summary>One day of a site on a tablet, from the queue at 08.55 to the closing list, by those who run it.</summary>
public sealed class DayAtTheDeskTests
{
    private static readonly DateTime Morning = JourneyTests.Tuesday.AddHours(-1).AddMinutes(-5);

    [Fact]
    public async Task From_the_queue_in_the_morning_to_the_closing_list()
    {
        await using var app = await HeteroApp.Start(Morning);
        await using var tablet = await Phone.For(app);
        var staff = await app.Staff(Role.FrontDesk, "semarang");
        var clerk = await Tablet(tablet, staff);
        var manager = await Tablet(tablet, await app.Staff(Role.SiteManager, "semarang"));
        var bagus = await app.Member("Bagus Prakoso");
        var booked = await Booked(app, "ruang-rapat-1", bagus.Books(), 9, staff);
        await Booked(app, "ruang-rapat-2", Guest("Ibu Ratna"), 9, staff);
        var afternoon = await Booked(app, "ruang-rapat-1", bagus.Books(), 15, staff);
        await Asked(app, await app.Member("Citra Dewi"), 13);

        await TheQueue(app, clerk, booked);
        await OnTheTelephone(clerk);
        await WhatWaits(manager);
        await ARoomIsClosed(app, manager, afternoon);
        await TheBookerTakesTheOffer(app, tablet, bagus, afternoon);
        await HandsOn(clerk, manager);
        await WhatWasDone(manager);
    }

    // One by the row, one by the code of the booking, one who has not booked.
    private static async Task TheQueue(HeteroApp app, IPage clerk, Booking booked)
    {
        await clerk.GotoAsync("/meja/semarang");
        await Row(clerk, "Ibu Ratna").GetByRole(AriaRole.Button, new() { Name = "Check-in" }).ClickAsync();
        await Says(clerk, "Ibu Ratna");
        await clerk.FillAsync("#cari", "https://heterospace.example/meja/semarang?cari=" + booked.Code);
        await clerk.Keyboard.PressAsync("Enter");
        await Says(clerk, "Bagus Prakoso");
        // The house opens at nine; who has not booked comes in from then on.
        app.Clock.Advance(TimeSpan.FromMinutes(7));
        await clerk.GotoAsync("/meja/semarang");
        await clerk.FillAsync("#siapa", "Ibu Sri");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "Masukkan sekarang" }).ClickAsync();
        await Says(clerk, "Ibu Sri masuk");
        var inside = clerk.Locator(".desk-row").Filter(new() { HasText = "Keluar" });
        await Assertions.Expect(inside).ToHaveCountAsync(3);
    }

    private static async Task OnTheTelephone(IPage clerk)
    {
        await clerk.FillAsync("#cari", "rapat 2 15");
        await clerk.Keyboard.PressAsync("Enter");
        await Assertions.Expect(clerk.Locator("#temuan")).ToContainTextAsync("Ruang Rapat 2");
        await Assertions.Expect(clerk.Locator("#temuan")).ToContainTextAsync("osong");
    }

    // By keys: the first row is taken in hand and approved.
    private static async Task WhatWaits(IPage manager)
    {
        await manager.GotoAsync("/konsol/semarang");
        await Assertions.Expect(manager.Locator(".queue-row")).ToContainTextAsync(["Citra Dewi"]);
        await manager.Keyboard.PressAsync("j");
        await manager.Keyboard.PressAsync("s");
        await Assertions.Expect(manager.Locator(".undo-bar")).ToContainTextAsync("Citra Dewi disetujui");
        await manager.Keyboard.PressAsync("Control+k");
        await manager.Keyboard.TypeAsync("citra");
        await Assertions.Expect(manager.Locator("dialog.find-box-all")).ToContainTextAsync("Terkonfirmasi");
        await manager.Keyboard.PressAsync("Escape");
    }

    private static async Task ARoomIsClosed(HeteroApp app, IPage manager, Booking hit)
    {
        var day = $"{JourneyTests.Tuesday:yyyy-MM-dd}";
        await manager.GotoAsync("/konsol/semarang/penutupan");
        await manager.SelectOptionAsync("#ruang", new SelectOptionValue { Label = "Ruang Rapat 1" });
        await manager.FillAsync("#mulai", day + "T14:00");
        await manager.FillAsync("#sampai", day + "T17:00");
        await manager.FillAsync("#alasan", "AC diperbaiki");
        await manager.GetByRole(AriaRole.Button, new() { Name = "Tutup", Exact = true }).ClickAsync();
        await Assertions.Expect(manager.Locator("#kena")).ToContainTextAsync(hit.Name);
        await manager.GetByRole(AriaRole.Button, new() { Name = "Tutup dan kirim 1" }).ClickAsync();
        await Assertions.Expect(manager.GetByRole(AriaRole.Status).First).ToBeVisibleAsync();
        await app.WorkJobs();
    }

    private static async Task TheBookerTakesTheOffer(HeteroApp app, Phone phone, Person booker, Booking hit)
    {
        var link = app
            .Mails.SelectMany(mail => (mail.TextBody ?? "").Split('\n'))
            .Select(line => line.Trim())
            .Last(line => line.Contains("/status/", StringComparison.Ordinal));
        var page = await phone.Page();
        await page.GotoAsync(new Uri(link).PathAndQuery);
        await page.GetByRole(AriaRole.Button, new() { Name = "Terima" }).First.ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Ruang Rapat 2");
        var now = await app.Read(db => db.Bookings().AsNoTracking().SingleAsync(row => row.Id == hit.Id));
        Assert.NotEqual(hit.SpaceId, now.SpaceId);
        Assert.Equal(booker.Id, now.PersonId);
    }

    private static async Task HandsOn(IPage clerk, IPage manager)
    {
        await manager.GotoAsync("/meja/semarang/serah-terima");
        await manager.GetByRole(AriaRole.Button, new() { Name = "Pakai daftar awal" }).ClickAsync();
        await clerk.GotoAsync("/meja/semarang/serah-terima");
        await clerk.FillAsync("#catat", "Kunci kelas di laci kedua.");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "Tempel" }).ClickAsync();
        await Assertions.Expect(clerk.Locator(".shift-note")).ToContainTextAsync("laci kedua");
        while (
            await clerk.Locator("#daftar-Closing ~ .check-lines li:not(.done) button").CountAsync() is > 0 and var left
        )
        {
            await clerk.Locator("#daftar-Closing ~ .check-lines li:not(.done) button").First.ClickAsync();
            await Assertions
                .Expect(clerk.Locator("#daftar-Closing ~ .check-lines li:not(.done) button"))
                .ToHaveCountAsync(left - 1);
        }
        await clerk.GotoAsync("/meja/semarang");
        await Assertions.Expect(clerk.Locator(".shift-part")).ToContainTextAsync("laci kedua");
    }

    private static async Task WhatWasDone(IPage manager)
    {
        await manager.GotoAsync("/konsol/semarang/catatan");
        await Assertions.Expect(manager.Locator(".table-list")).ToContainTextAsync("disetujui");
    }

    // --- who and what -----------------------------------------------------------------------------------------

    private static async Task<IPage> Tablet(Phone phone, Person person)
    {
        var page = await phone.SignedIn(person.Email!, 1024);
        await page.SetViewportSizeAsync(1024, 768);
        return page;
    }

    private static ILocator Row(IPage page, string name) =>
        page.Locator(".desk-row").Filter(new() { HasText = name }).First;

    private static Task Says(IPage page, string text) =>
        Assertions.Expect(page.Locator(".desk-toast, .desk-list .notice").First).ToContainTextAsync(text);

    private static Booker Guest(string name) => new(null, name, PersonKind.Public, null, "+6281200000077", "id");

    private static async Task<Booking> Booked(HeteroApp app, string space, Booker booker, int hour, Person staff)
    {
        var starts = JourneyTests.Tuesday.AddHours(hour - 10);
        var room = (await app.Space("semarang/" + space)).Space.Id;
        var wish = new BookingRequest(room, starts, starts.AddHours(1), 2, "Rapat koperasi", booker)
        {
            Staff = new(staff.AccountId!.Value, "Dibuka untuk uji"),
        };
        return Assert.IsType<BookAnswer.Booked>(await app.Book(wish)).Booking;
    }

    private static async Task Asked(HeteroApp app, Person person, int hour)
    {
        var starts = JourneyTests.Tuesday.AddHours(hour - 10);
        var room = (await app.Space("semarang/kelas")).Space.Id;
        var wish = new BookingRequest(room, starts, starts.AddHours(1), 2, "Kelas kemasan", person.Books())
        {
            LetterFile = "-",
        };
        Assert.IsType<BookAnswer.Booked>(await app.Book(wish));
    }
}
