using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Sites;

/// <summary>Quiet times are mentioned where a chosen time touches them, and forbid nothing.</summary>
public sealed class QuietTimesTests
{
    private const string Page = "/konsol/semarang/jam/tenang",
        Said = "Jumat 11.30–13.00: waktu salat Jumat; ruang tetap bisa dipakai.";

    private static Task<HttpResponseMessage> Add(HttpClient manager, params (string Key, string Value)[] other)
    {
        var form = new Dictionary<string, string>
        {
            ["hari"] = "5",
            ["mulai"] = "11:30",
            ["sampai"] = "13:00",
            ["untuk"] = "waktu salat Jumat",
        };
        foreach (var (key, value) in other)
            form[key] = value;
        return Browse.Send(manager, Page, "tenang", [.. form.Select(field => (field.Key, field.Value))]);
    }

    // Friday 8 August 2036.
    private static string Form(string hour) => $"/pesan/semarang/ruang-rapat-1?tanggal=2036-08-08&jam={hour}&lama=60";

    [Fact]
    public async Task The_booking_form_mentions_one_that_its_time_touches_and_books_all_the_same()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var visitor = Browse.Visitor(app);
        Assert.DoesNotContain("quiet-mention", await visitor.Page(Form("12:00")));
        using var manager = await AtDesk.Browser(app);
        Assert.Contains(Said, await (await Add(manager)).Text());
        Assert.Contains(Said, await visitor.Page(Form("12:00")));
        Assert.Contains(Said, await visitor.Page(Form("11:00")));
        Assert.DoesNotContain("quiet-mention", await visitor.Page(Form("13:00")));
        Assert.DoesNotContain("quiet-mention", await visitor.Page(Form("12:00").Replace("08-08", "08-07")));
        var noon = AtDesk.Tuesday(12 + 3 * 24);
        Assert.IsType<BookAnswer.Booked>(
            await app.Book(BookTests.Wish(await app.Space("semarang/ruang-rapat-1"), await app.Member(), noon))
        );
    }

    [Fact]
    public async Task The_walk_in_form_and_that_of_an_event_mention_it_too()
    {
        await using var app = await HeteroApp.Start(AtDesk.Tuesday(12 + 3 * 24));
        using var manager = await AtDesk.Browser(app);
        await Add(manager);
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        // It begins now, at twelve on Friday.
        Assert.Contains(Said, await desk.Page("/konsol/semarang/pesan"));
        const string form = "/konsol/semarang/acara/baru";
        Assert.Contains(Said, await manager.Page(form));
        var other = await Browse.Send(
            manager,
            form,
            "acara",
            ("judul", "Kelas"),
            ("tanggal", "2036-08-15"),
            ("jam", "13:00"),
            ("sampai", "15:00")
        );
        Assert.DoesNotContain("quiet-mention", await other.Text());
        var touching = await Browse.Send(
            manager,
            form,
            "acara",
            ("judul", "Kelas"),
            ("tanggal", "2036-08-15"),
            ("jam", "10:00"),
            ("sampai", "12:00")
        );
        Assert.Contains(Said, await touching.Text());
        app.Clock.Advance(TimeSpan.FromHours(2));
        Assert.DoesNotContain("quiet-mention", await desk.Page("/konsol/semarang/pesan"));
    }

    [Fact]
    public async Task One_of_every_day_is_added_and_taken_away_and_both_are_noted()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var manager = await AtDesk.Browser(app);
        await Add(
            manager,
            ("hari", "semua"),
            ("mulai", "17:45"),
            ("sampai", "18:15"),
            ("untuk", "waktu salat Magrib.")
        );
        using var visitor = Browse.Visitor(app);
        var said = "Setiap hari 17.45–18.15: waktu salat Magrib; ruang";
        Assert.Contains(said, await visitor.Page(Form("18:00")));
        var one = await app.Read(db => db.QuietTimes().SingleAsync());
        await Browse.Send(manager, Page, "hapus-" + one.Id);
        Assert.Equal(0, await app.Read(db => db.QuietTimes().CountAsync()));
        Assert.DoesNotContain(said, await visitor.Page(Form("18:00")));
        Assert.Equal(
            ["hours.quiet", "hours.quiet-removed"],
            await app.Read(db => db.Set<Foundation.Audit.AuditRow>().Select(row => row.Action).Order().ToListAsync())
        );
    }

    [Fact]
    public async Task What_cannot_be_is_told_at_its_field_and_refused_by_the_database()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var manager = await AtDesk.Browser(app);
        foreach (
            var (field, value) in ((string, string)[])
                [("mulai", ""), ("sampai", "11:30"), ("sampai", "10:00"), ("untuk", " "), ("hari", "9"), ("hari", "")]
        )
        {
            var page = await (await Add(manager, (field, value))).Read();
            Assert.True(page.QuerySelector($"#{field}-error") is not null, field + value);
        }
        var site = (await app.Space("semarang/ruang-rapat-1")).Site.Id;
        await Assert.ThrowsAsync<DbUpdateException>(() =>
            app.Act(act =>
                Task.FromResult(
                    act.Add(
                        new QuietTime
                        {
                            SiteId = site,
                            Starts = new(13, 0),
                            Ends = new(12, 0),
                            Name = new("terbalik"),
                        }
                    )
                )
            )
        );
        Assert.Equal(0, await app.Read(db => db.QuietTimes().CountAsync()));
    }
}
