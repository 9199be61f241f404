using HeteroSpace.Bookings;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Sites;

/// <summary>Whoever closes a space sees before and after whom it meets.</summary>
public sealed class ClosureTests
{
    private const string Page = "/konsol/semarang/penutupan";

    private static (string, string)[] Form(string space, string from, string to, params (string, string)[] more) =>
        [
            ("ruang", space),
            ("mulai", "2036-08-05T" + from),
            ("sampai", "2036-08-05T" + to),
            ("alasan", "Listrik padam"),
            .. more,
        ];

    private static Task<int> Closures(HeteroApp app) => app.Read(db => db.Closures().CountAsync());

    private static async Task<(string, string)> Seen(HttpResponseMessage answer) =>
        ("dilihat", (await answer.Read()).QuerySelector("[name=dilihat]")?.GetAttribute("value") ?? "");

    /// <summary>On Tuesday an event, a booking and a request in the classroom, and others on other floor and another
    /// day.</summary>
    private static async Task<(Event Event, Booking Booking, Booking Request)> Tuesday(HeteroApp app)
    {
        var (_, of) = await Held.Event(
            app,
            Held.Plan() with
            {
                When = AtDesk.OnTuesday(13, 15),
                SpaceId = (await app.Space("semarang/kelas")).Space.Id,
            }
        );
        var booking = await AtDesk.Booked(app, "semarang/kelas", AtDesk.OnTuesday(17, 18));
        var request = await AtDesk.Asked(app, "semarang/kelas", AtDesk.OnTuesday(19, 20));
        await AtDesk.Booked(app, "semarang/ruang-rapat-1", AtDesk.OnTuesday(10, 11), "Ruang lain");
        await AtDesk.Booked(
            app,
            "semarang/kelas",
            new(AtDesk.Tuesday(13).AddDays(1), AtDesk.Tuesday(14).AddDays(1)),
            "Hari lain"
        );
        return (of, booking, request);
    }

    [Fact]
    public async Task Who_is_hit_is_asked_before_by_name_time_and_link_and_only_of_that_floor()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var (of, booking, request) = await Tuesday(app);
        using var manager = await AtDesk.Browser(app);
        using var asked = await Browse.Send(manager, Page, "tutup", Form("kelas", "08:00", "21:00"));
        var question = await asked.Text();
        Assert.Equal(0, await Closures(app));
        foreach (
            var named in (string[])
                [
                    "Kelas foto produk",
                    "12.45–15.15",
                    "/konsol/semarang/acara/" + of.Slug,
                    "Ibu Ratna",
                    "/konsol/semarang/pemesanan/" + booking.Code,
                    "Peserta 014",
                    "/konsol/semarang/pemesanan/" + request.Code,
                ]
        )
            Assert.Contains(named, question);
        Assert.DoesNotContain("Ruang lain", question);
        Assert.DoesNotContain("Hari lain", question);
        Assert.Contains("value=\"2036-08-05T21:00\"", question);
        Assert.Contains("value=\"Listrik padam\"", question);
    }

    [Fact]
    public async Task Who_was_hit_is_listed_after_and_found_again_later_in_both_languages()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        var (_, booking, request) = await Tuesday(app);
        using var manager = await AtDesk.Browser(app);
        using var asked = await Browse.Send(manager, Page, "tutup", Form("kelas", "08:00", "21:00"));
        var done = await (
            await Browse.Send(manager, Page, "tutup", Form("kelas", "08:00", "21:00", await Seen(asked)))
        ).Text();
        Assert.Equal(1, await Closures(app));
        Assert.Contains("2 pemesanan atau acara", done);
        // Found again on a later day, by whoever opens the page.
        var later = await manager.Page(Page + "?lang=en");
        foreach (
            var named in (string[])
                [
                    "2 bookings or events",
                    "1 waiting",
                    "Kelas foto produk",
                    "/konsol/semarang/pemesanan/" + booking.Code,
                    "/konsol/semarang/pemesanan/" + request.Code,
                ]
        )
            Assert.Contains(named, later);
        Assert.DoesNotContain("Ruang lain", later);
    }

    [Fact]
    public async Task A_closure_that_meets_nobody_is_done_at_once_and_one_that_meets_someone_new_asks_again()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var manager = await AtDesk.Browser(app);
        Assert.Contains(
            "Tertutup.",
            await (await Browse.Send(manager, Page, "tutup", Form("ruang-rapat-2", "08:00", "21:00"))).Text()
        );
        Assert.Equal(1, await Closures(app));
        await AtDesk.Booked(app, "semarang/ruang-acara", AtDesk.OnTuesday(10, 12), "Bu Hall");
        using var asked = await Browse.Send(manager, Page, "tutup", Form("ruang-acara-a", "08:00", "21:00"));
        Assert.Contains("Bu Hall", await asked.Text());
        var seen = await Seen(asked);
        await AtDesk.Booked(app, "semarang/ruang-acara-a", AtDesk.OnTuesday(15, 16), "Baru datang");
        using var again = await Browse.Send(manager, Page, "tutup", Form("ruang-acara-a", "08:00", "21:00", seen));
        Assert.Contains("Baru datang", await again.Text());
        Assert.Equal(1, await Closures(app));
        await Browse.Send(manager, Page, "tutup", Form("ruang-acara-a", "08:00", "21:00", await Seen(again)));
        Assert.Equal(2, await Closures(app));
        // The other half stays open, and the whole site counts each once.
        Assert.Equal(
            0,
            await app.Read(async db =>
                await db.Occupancies()
                    .CountAsync(row =>
                        row.HolderKind == HolderKind.Closure
                        && row.UnitId
                            == db.SpaceUnits()
                                .Single(cover =>
                                    cover.SpaceId == db.Spaces().Single(space => space.Slug == "ruang-acara-b").Id
                                )
                                .UnitId
                    )
            )
        );
        var all = await (await Browse.Send(manager, Page, "tutup", Form("", "08:00", "21:00"))).Text();
        Assert.Contains("2 pemesanan atau acara", all);
    }

    [Fact]
    public async Task A_time_that_cannot_be_read_or_a_reason_without_end_is_refused_at_the_field()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var manager = await AtDesk.Browser(app);
        foreach (
            var (field, value) in ((string, string)[])
                [
                    ("mulai", "besok"),
                    ("mulai", "9999-12-31T23:59"),
                    ("mulai", "0001-01-01T00:00"),
                    ("sampai", "0001-01-01T00:00"),
                    ("sampai", "9999-12-31T23:59"),
                    ("alasan", new('a', 5000)),
                    ("ruang", "tidak-ada"),
                ]
        )
        {
            var answer = await Browse.Send(
                manager,
                Page,
                "tutup",
                [.. Form("ruang-rapat-2", "08:00", "21:00").Where(known => known.Item1 != field), (field, value)]
            );
            Assert.True(answer.IsSuccessStatusCode, field + " " + value[..4]);
            Assert.NotNull((await answer.Read()).QuerySelector(".error-summary"));
        }
        Assert.Equal(0, await Closures(app));
    }
}
