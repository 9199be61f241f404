using AngleSharp.Dom;
using HeteroSpace.Bookings;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Messaging;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.FrontDesk;

/// <summary>Closing lists who is hit, each with an offer chosen already; one press closes and sends, and what is left
/// is chased.</summary>
public sealed class CloseTests
{
    private const string Page = "/konsol/semarang/penutupan",
        One = "semarang/ruang-rapat-1";

    private static string Asked(string space) => $"{Page}?ruang={space}&mulai=2036-08-05T08:00&sampai=2036-08-05T21:00";

    private static List<IElement> Hits(IDocument page) => [.. page.QuerySelectorAll(".hit")];

    private static (string, string)[] Form(IDocument page, string how, string space = "ruang-rapat-1") =>
        [
            ("ruang", space),
            ("mulai", "2036-08-05T08:00"),
            ("sampai", "2036-08-05T21:00"),
            ("alasan", "Listrik padam"),
            ("cara", how),
            ("dilihat", page.QuerySelector("[name=dilihat]")!.GetAttribute("value")!),
            .. page.QuerySelectorAll(".hit select")
                .Select(select =>
                    (
                        select.GetAttribute("name")!,
                        (select.QuerySelector("option[selected]") ?? select.QuerySelector("option"))!.GetAttribute(
                            "value"
                        )!
                    )
                ),
        ];

    private static Task<List<BookingOffer>> Offers(HeteroApp app) =>
        app.Read(db => db.BookingOffers().AsNoTracking().OrderBy(offer => offer.Id).ToListAsync());

    private static Task<ChangeAnswer> Accept(HeteroApp app, BookingOffer offer) =>
        app.Do(services => services.GetRequiredService<OfferPlace>().Accept(offer.Id, Changer.ByLink));

    private static async Task Keep(HeteroApp app)
    {
        await app.Do(async services =>
        {
            await services.GetRequiredService<KeepOffers>().Once();
            return true;
        });
        await app.WorkJobs();
    }

    /// <summary>Two bookings and a request; the closure is pressed and all are sent an offer.</summary>
    private static async Task<(HttpClient Manager, Booking First, Booking Second)> Closed(HeteroApp app)
    {
        var first = await AtDesk.Booked(app, One, AtDesk.OnTuesday(9, 10), "Ibu Satu");
        var second = await AtDesk.Booked(app, One, AtDesk.OnTuesday(13, 14), "Pak Dua");
        await app.WorkJobs();
        var manager = await AtDesk.Browser(app);
        var page = await manager.Read(Asked("ruang-rapat-1"));
        var done = await (await Browse.Send(manager, Page, "tutup", Form(page, "kirim"))).Text();
        Assert.Contains("Tertutup. 2 dikirim.", done);
        await app.WorkJobs();
        return (manager, first, second);
    }

    [Fact]
    public async Task Who_is_hit_stands_there_before_it_is_pressed_with_an_offer_chosen_and_how_they_hear_of_it()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        await AtDesk.Booked(app, "semarang/kelas", AtDesk.OnTuesday(17, 18));
        await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(19, 20));
        var (_, of) = await Held.Event(
            app,
            Held.Plan() with
            {
                When = AtDesk.OnTuesday(13, 15),
                SpaceId = (await app.Space("semarang/kelas")).Space.Id,
            }
        );
        using var manager = await AtDesk.Browser(app);
        var page = await manager.Read(Asked("kelas"));
        Assert.Contains("3 terkena", page.QuerySelector("#kena h2")!.TextContent);
        Assert.Contains("1 pemesanan · 1 permohonan · 1 acara", page.QuerySelector("#kena")!.TextContent);
        Assert.Equal(3, Hits(page).Count);
        Assert.Contains(Hits(page), hit => hit.TextContent.Contains("lewat WhatsApp"));
        var send = page.QuerySelector("button[name=cara][value=kirim]")!.TextContent.Trim();
        Assert.Equal($"Tutup dan kirim {page.QuerySelectorAll(".hit select").Length}", send);
        Assert.Equal(0, await app.Read(db => db.Closures().CountAsync()));
        // Both languages.
        Assert.Contains("3 are hit", await manager.Page(Asked("kelas") + "&lang=en"));
    }

    [Fact]
    public async Task One_press_closes_and_sends_to_different_places_and_who_takes_it_moves()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var (manager, first, _) = await Closed(app);
        using (manager)
        {
            Assert.Equal(1, await app.Read(db => db.Closures().CountAsync()));
            var offers = await Offers(app);
            Assert.Equal(2, offers.Count);
            Assert.All(offers, offer => Assert.NotEqual(offer.WasSpaceId, offer.SpaceId));
            Assert.Equal(2, (await app.Letters()).Count(letter => letter.Row.Kind == OfferNews.Made));
            Assert.Contains((await app.Letters()), letter => letter.Whole.Contains("Listrik padam"));
            Assert.IsType<ChangeAnswer.Done>(await Accept(app, offers.Single(offer => offer.BookingId == first.Id)));
            Assert.Contains("2 tawaran: 1 menunggu · 1 diterima", await manager.Page(Page));
            // The floor that it left is closed.
            var free = await app.Do(async services =>
                (
                    await Availability.ReadFor(
                        services.GetRequiredService<Foundation.Db.AppDb>(),
                        await app.Space(One),
                        first.Range
                    )
                ).UnitsFor(await app.Space(One), first.Range)
            );
            Assert.Null(free);
        }
    }

    [Fact]
    public async Task No_two_are_offered_the_same_place()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        await AtDesk.Booked(app, "semarang/ruang-acara-a", AtDesk.OnTuesday(9, 11), "Ibu Satu");
        await AtDesk.Booked(app, "semarang/ruang-acara-b", AtDesk.OnTuesday(9, 11), "Pak Dua");
        using var manager = await AtDesk.Browser(app);
        var page = await manager.Read(Asked("ruang-acara"));
        var chosen = page.QuerySelectorAll(".hit select option:first-child")
            .Select(option => option.GetAttribute("value"))
            .ToList();
        Assert.Equal(2, chosen.Count);
        Assert.Equal(2, chosen.Distinct().Count());
    }

    [Fact]
    public async Task Without_a_word_nobody_is_told_and_what_was_not_chosen_is_not_sent()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        await AtDesk.Booked(app, One, AtDesk.OnTuesday(9, 10), "Ibu Satu");
        using var manager = await AtDesk.Browser(app);
        var page = await manager.Read(Asked("ruang-rapat-1"));
        await Browse.Send(manager, Page, "tutup", Form(page, "diam"));
        Assert.Empty(await Offers(app));
        await Browse.Send(
            manager,
            Page,
            "tutup",
            [.. Form(page, "kirim").Select(field => field.Item1.StartsWith("tawar-") ? (field.Item1, "-") : field)]
        );
        Assert.Empty(await Offers(app));
        Assert.Equal(2, await app.Read(db => db.Closures().CountAsync()));
    }

    [Fact]
    public async Task One_that_cannot_be_sent_holds_up_none_of_the_others()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        await AtDesk.Booked(app, One, AtDesk.OnTuesday(9, 10), "Ibu Satu");
        await AtDesk.Booked(app, One, AtDesk.OnTuesday(13, 14), "Pak Dua");
        using var manager = await AtDesk.Browser(app);
        var page = await manager.Read(Asked("ruang-rapat-1"));
        var form = Form(page, "kirim");
        var taken = form.First(field => field.Item1.StartsWith("tawar-"));
        var slug = taken.Item2.Split(' ')[0];
        await AtDesk.Booked(app, "semarang/" + slug, AtDesk.OnTuesday(9, 10), "Bu Cepat");
        var done = await (await Browse.Send(manager, Page, "tutup", form)).Text();
        Assert.Contains("1 dikirim.", done);
        Assert.Contains("Belum bisa: Ibu Satu", done);
        Assert.Single(await Offers(app));
    }

    [Fact]
    public async Task Who_does_not_answer_is_asked_again_and_then_waits_under_today()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var (manager, first, second) = await Closed(app);
        using (manager)
        {
            Assert.DoesNotContain("Terkena penutupan", await manager.Page("/konsol/semarang"));
            var offer = (await Offers(app)).Single(row => row.BookingId == second.Id);
            Assert.Equal(second.Starts, offer.ValidUntil);
            await Accept(app, (await Offers(app)).Single(row => row.BookingId == first.Id));
            app.Clock.SetUtcNow(offer.RemindAt.AddMinutes(1));
            await Keep(app);
            await Keep(app);
            Assert.Single(await app.Letters(), letter => letter.Row.Kind == OfferNews.Waits);
            using var again = await AtDesk.Browser(app);
            var today = await again.Read("/konsol/semarang");
            var row = Assert.Single(
                today.QuerySelectorAll(".queue-row"),
                one => one.TextContent.Contains("tawaran belum dijawab")
            );
            Assert.Contains("Pak Dua", row.TextContent);
            await Browse.Send(
                again,
                "/konsol/semarang",
                "putuskan",
                ("putusan", row.QuerySelector("button[name=putusan]")!.GetAttribute("value")!)
            );
            Assert.Equal(BookingStatus.Cancelled, await AtDesk.Status(app, second));
        }
    }

    [Fact]
    public async Task Opened_again_it_says_how_many_go_back_and_they_do_where_it_is_free()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var (manager, first, second) = await Closed(app);
        using (manager)
        {
            await Accept(app, (await Offers(app)).Single(row => row.BookingId == first.Id));
            await app.WorkJobs();
            var page = await manager.Read(Page);
            var asks = page.QuerySelector("article[id^=tutup-] details:last-of-type")!.TextContent;
            Assert.Contains("1 yang sudah pindah kembali", asks);
            Assert.Contains("1 tawaran yang belum dijawab ditarik", asks);
            var closure = await app.Read(db => db.Closures().SingleAsync());
            var done = await (await Browse.Send(manager, Page, "buka-" + closure.Id)).Text();
            Assert.Contains("1 kembali ke tempat semula", done);
            Assert.Equal(first.Place, (await AtDesk.Reread(app, first)).Place);
            Assert.Equal(second.Place, (await AtDesk.Reread(app, second)).Place);
            Assert.DoesNotContain(await Offers(app), offer => offer.State == OfferState.Open);
            await app.WorkJobs();
            Assert.Contains(
                await app.Letters(),
                letter => letter.Row.Kind == BookingNews.MovedKind && letter.Whole.Contains("dibuka kembali")
            );
            Assert.DoesNotContain(
                await app.Do(services => Verify.Broken(services, alsoFiles: false)),
                line => line.Contains("offer")
            );
        }
    }

    [Fact]
    public async Task Declined_what_stands_in_the_closed_time_is_given_up()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var (manager, first, _) = await Closed(app);
        manager.Dispose();
        using var booker = Browse.Visitor(app);
        var link = (
            await app.Do(services =>
                services.GetRequiredService<SecretLinks>().Status(BookingNews.StatusKind, first.Id).AsTask()
            )
        ).Reveal();
        Assert.Contains("tutup pada waktu itu", await booker.Page(link));
        await Browse.Send(booker, link, "tolak-tawaran");
        Assert.Equal(BookingStatus.Cancelled, await AtDesk.Status(app, first));
    }

    [Fact]
    public async Task An_event_moves_to_the_other_room_at_once_and_its_people_hear_once()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var (_, of) = await Held.Event(
            app,
            Held.Plan() with
            {
                When = AtDesk.OnTuesday(13, 15),
                SpaceId = (await app.Space("semarang/kelas")).Space.Id,
            }
        );
        using var manager = await AtDesk.Browser(app);
        var page = await manager.Read(Asked("kelas"));
        var room = Assert
            .Single(Hits(page))
            .QuerySelectorAll("option")
            .First(option => option.TextContent.Contains("Pindah ke Ruang"));
        (string, string)[] form =
        [
            .. Form(page, "kirim", "kelas")
                .Select(field => field.Item1.StartsWith("tawar-") ? (field.Item1, room.GetAttribute("value")!) : field),
        ];
        Assert.Contains("1 dikirim.", await (await Browse.Send(manager, Page, "tutup", form)).Text());
        var at = await app.Space("semarang/" + room.GetAttribute("value"));
        Assert.Equal(
            at.Space.Id,
            await app.Read(db =>
                db.EventSessions().Where(row => row.EventId == of.Id).Select(row => row.SpaceId).SingleAsync()
            )
        );
    }
}
