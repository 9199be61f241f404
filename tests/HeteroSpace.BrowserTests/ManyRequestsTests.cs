using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace HeteroSpace;

/// <summary>
/// Thirty-four requests have come over a long weekend. A manager who sees the console for the first time has decided
/// all of them before the coffee is cold: what is free in one go, what clashes by offering the nearest, the rest by a
/// ready reason.
/// </summary>
public sealed class ManyRequestsTests
{
    private const string Class = "semarang/kelas";

    // Free, taken by staff after they were asked for, asked for by somebody before.
    private const int Free = 22,
        Taken = 6,
        Late = 6;

    // Of the hand alone; a tap each for what is decided by itself is five seconds and one.
    private static readonly TimeSpan Bearable = TimeSpan.FromMinutes(2.5);

    [Fact]
    public async Task Thirty_four_are_decided_in_one_go()
    {
        await using var app = await HeteroApp.Start(JourneyTests.Tuesday);
        await AllAsk(app);
        await using var phone = await Phone.For(app);
        var page = await phone.SignedIn((await app.Staff(Role.SiteManager, "semarang")).Email!, 1024);
        var hand = new Hand(page);
        await page.GotoAsync("/konsol/semarang");
        await hand.Sees("34 menunggu Anda");
        await hand.Follow("Centang semua yang bebas");
        await hand.Sees($"{Free} dicentang.");
        await hand.Press($"Setujui {Free}");
        await hand.Sees($"Juga {Free - 2} lainnya.");
        await hand.Sees($"{Taken + Late} menunggu Anda");
        await OffersAndReasons(hand);
        await hand.Sees("Tidak ada yang menunggu.");
        TestContext.Current.TestOutputHelper?.WriteLine(hand.ToString());
        Assert.True(hand.Took < Bearable, hand.ToString());
        Assert.Equal((Free, Taken, Late), await app.Read(Decided));
    }

    // Whoever asked first is offered the nearest; who asked after somebody reads that an event has the room.
    private static async Task OffersAndReasons(Hand hand)
    {
        for (var left = Taken + Late; left > 0; left--)
        {
            var row = hand.Page.Locator(".queue-row").First;
            if ((await row.InnerTextAsync()).Contains("Pak Dulu", StringComparison.Ordinal))
            {
                await hand.Tap(row.GetByRole(AriaRole.Button, new() { Name = "Tawarkan" }));
                await Assertions.Expect(hand.Page.Locator(".undo-bar")).ToContainTextAsync("ditawari");
            }
            else
            {
                await hand.Tap(row.GetByText("Belum bisa"));
                await hand.Tap(row.GetByRole(AriaRole.Button, new() { Name = "Dipakai acara lain" }));
                await Assertions.Expect(hand.Page.Locator(".undo-bar")).ToContainTextAsync("belum bisa");
            }
            await Assertions.Expect(hand.Page.Locator(".queue-row")).ToHaveCountAsync(left - 1);
        }
    }

    private static async Task<(int, int, int)> Decided(AppDb db) =>
        (
            await db.Bookings()
                .CountAsync(row => row.Status == BookingStatus.Confirmed && row.Purpose == "Rapat koperasi"),
            await db.BookingOffers().Open().CountAsync(),
            await db.Bookings().CountAsync(row => row.Status == BookingStatus.Declined)
        );

    // --- what they ask for ------------------------------------------------------------------------------------

    private static async Task AllAsk(HeteroApp app)
    {
        var hours = await Hours(app);
        for (var number = 0; number < Free + Taken; number++)
            await Ask(app, number, hours[number]);
        for (var number = 0; number < Late; number++)
            await Ask(app, Free + Taken + number, hours[number]);
        var clerk = await app.Staff(Role.FrontDesk, "semarang");
        var guest = new Booker(null, "Pak Dulu", PersonKind.Public, "dulu@example.org", null, "id");
        foreach (var hour in hours[Free..])
            await Book(
                app,
                await Wish(app, hour, guest, "Dipakai dulu") with
                {
                    Staff = new(clerk.AccountId!.Value, "Dibuka untuk uji"),
                }
            );
        await app.WorkJobs();
    }

    private static async Task Ask(HeteroApp app, int number, DateTime hour)
    {
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var member = await app.Member($"Peserta {number + 100}");
        await Book(app, await Wish(app, hour, member.Books(), "Rapat koperasi"));
    }

    private static async Task<BookingRequest> Wish(HeteroApp app, DateTime hour, Booker booker, string purpose) =>
        new((await app.Space(Class)).Space.Id, hour, hour.AddHours(1), 2, purpose, booker);

    private static async Task Book(HeteroApp app, BookingRequest wish) =>
        Assert.IsType<BookAnswer.Booked>(await app.Book(wish));

    // Of days on which the site is open; holidays come where they come.
    private static Task<List<DateTime>> Hours(HeteroApp app) =>
        app.Do(async services =>
        {
            var site = (await services.GetRequiredService<Catalogue>().Site("semarang"))!;
            return Enumerable
                .Range(1, 30)
                .Select(day => JourneyTests.Tuesday.AddDays(day))
                .Where(day => site.Opening.Touching(site.Site.Clock.Date(day)).Count > 0)
                .SelectMany(day => new[] { -1, 1, 3, 5 }.Select(hour => day.AddHours(hour)))
                .Take(Free + Taken)
                .ToList();
        });
}
