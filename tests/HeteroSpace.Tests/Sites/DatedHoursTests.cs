using System.Text.Json;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Sites;

/// <summary>A manager gives some days hours of their own: everything obeys them, whoever is met is named before, and it
/// can be undone.</summary>
public sealed class DatedHoursTests
{
    private const string Page = "/konsol/semarang/jam",
        SitePage = "/konsol/semarang/situs";

    // Tuesday 5 to Monday 11 August 2036: 10.00–15.00, on Friday until 11.30, on the weekend closed.
    internal static (string, string)[] Form(params (string Key, string Value)[] other)
    {
        var form = new Dictionary<string, string>
        {
            ["judul"] = "Jam pameran",
            ["judul-en"] = "Fair hours",
            ["mulai"] = "2036-08-05",
            ["sampai"] = "2036-08-11",
            ["jam-1"] = "10.00-15.00",
            ["jam-2"] = "10-15",
            ["jam-3"] = "10-15",
            ["jam-4"] = "10-15",
            ["jam-5"] = "10-11.30",
            ["jam-6"] = "",
            ["jam-0"] = "",
        };
        foreach (var (key, value) in other)
            form[key] = value;
        return [.. form.Select(field => (field.Key, field.Value))];
    }

    internal static Task<List<DatedHours>> Stored(HeteroApp app) =>
        app.Read(db => db.DatedHours().AsNoTracking().OrderBy(row => row.FirstDay).ToListAsync());

    private static async Task<HttpClient> WithHours(HeteroApp app)
    {
        var manager = await AtDesk.Browser(app);
        var answer = await Browse.Send(manager, Page, "jam", Form());
        Assert.Contains("Tersimpan. Jam ini sudah berlaku", await answer.Text());
        return manager;
    }

    private static async Task<BookAnswer> Book(HeteroApp app, DateTime starts) =>
        await app.Book(BookTests.Wish(await app.Space("semarang/ruang-rapat-1"), await app.Member(), starts));

    [Fact]
    public async Task What_is_saved_is_shown_on_the_site_and_where_it_is_found()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var visitor = Browse.Visitor(app);
        Assert.DoesNotContain("Jam pameran", await visitor.Page("/situs/semarang"));
        using var manager = await WithHours(app);
        var one = Assert.Single(await Stored(app));
        Assert.Equal(("Jam pameran", "Fair hours"), (one.Name.Id, one.Name.En));
        // A day before its first.
        var site = await visitor.Page("/situs/semarang");
        Assert.Contains("Jam pameran 5–11 Agu", site);
        Assert.Contains("Sen–Kam 10.00–15.00; Jum 10.00–11.30", site);
        Assert.DoesNotContain("Biasanya", site);
        var console = await manager.Page(Page);
        Assert.Contains("Selasa, 5 Agustus 2036 – Senin, 11 Agustus 2036", console);
        // The usual hours are not among them on the page of the site, which names what comes.
        var week = await manager.Read(SitePage);
        Assert.Contains("09.00-21.00", week.QuerySelector("#jam-1")!.GetAttribute("value"));
        Assert.Contains("Jam pameran 5–11 Agu", week.QuerySelector("[aria-labelledby=jam-berikut]")!.TextContent);
        app.Clock.Advance(TimeSpan.FromDays(1));
        var during = await visitor.Page("/situs/semarang?lang=en");
        Assert.Contains("Fair hours 5–11 Aug", during);
        Assert.Contains("Usually: Mon–Sat 09:00–21:00", during);
        Assert.Contains("10:00–15:00 WIB (Fair hours)", during);
        Assert.Contains("Fair hours 5–11 Aug", await visitor.Page("/kontak?lang=en"));
        app.Clock.Advance(TimeSpan.FromDays(7));
        Assert.DoesNotContain("Fair hours", await visitor.Page("/situs/semarang?lang=en"));
    }

    [Fact]
    public async Task The_rest_of_the_site_s_page_is_folded_until_something_is_wrong()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var manager = await AtDesk.Browser(app);
        const string folds = "form:has(#jam-1) details";
        var page = await manager.Read(SitePage);
        Assert.NotEmpty(page.QuerySelectorAll(folds));
        Assert.Empty(page.QuerySelectorAll(folds + "[open]"));
        var form = await Filled.Of(manager, SitePage, "situs");
        var told = await (await form.With(("tenggang", "-1")).Press(manager)).Read();
        Assert.NotNull(told.QuerySelector("details[open] #tenggang-error"));
        Assert.Empty(told.QuerySelectorAll(folds + ":not([open])"));
    }

    [Fact]
    public async Task Thirty_one_days_before_the_site_says_nothing_of_them_yet()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var visitor = Browse.Visitor(app);
        using var manager = await AtDesk.Browser(app);
        await Browse.Send(manager, Page, "jam", Form(("mulai", "2036-09-04"), ("sampai", "2036-09-04")));
        Assert.DoesNotContain("Jam pameran", await visitor.Page("/situs/semarang"));
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains("Jam pameran 4 Sep", await visitor.Page("/situs/semarang"));
    }

    [Fact]
    public async Task A_booking_outside_them_is_refused_by_name_with_the_nearest_that_is_free()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        Assert.IsType<BookAnswer.Booked>(await Book(app, AtDesk.Tuesday(19)));
        using var manager = await AtDesk.Browser(app);
        // Whom it meets is asked before, and stands all the same.
        var asked = await Browse.Send(manager, Page, "jam", Form());
        Assert.Contains("Belum tersimpan. Di luar jam baru: 1 pemesanan atau acara.", await asked.Text());
        Assert.Contains("Peserta 014", await asked.Text());
        Assert.Empty(await Stored(app));
        var seen = (await asked.Read()).QuerySelector("[name=dilihat]")!.GetAttribute("value")!;
        await Browse.Send(manager, Page, "jam", Form(("dilihat", seen)));
        Assert.Single(await Stored(app));
        var broken = Assert.IsType<BookAnswer.Broken>(await Book(app, AtDesk.Tuesday(15)));
        var told = Assert.Single(broken.Rules);
        Assert.Equal("outside_hours", told.Code);
        Assert.Equal(
            "Pada Selasa, 5 Agustus 2036 Semarang buka pukul 10.00–15.00 WIB (Jam pameran). "
                + "Yang terdekat dan kosong: Selasa, 5 Agustus 2036, 14.00 WIB.",
            told.Sentence
        );
        // On Saturday it is closed for them.
        var saturday = Assert.IsType<BookAnswer.Broken>(await Book(app, AtDesk.Tuesday(10 + 4 * 24)));
        Assert.StartsWith(
            "Semarang tutup pada Sabtu, 9 Agustus 2036 (Jam pameran). Buka lagi Senin, 11 Agustus 2036, 10.00 WIB.",
            Assert.Single(saturday.Rules).Sentence
        );
        Assert.IsType<BookAnswer.Booked>(await Book(app, AtDesk.Tuesday(14)));
        // The day after the last the usual hours hold again.
        Assert.IsType<BookAnswer.Booked>(await Book(app, AtDesk.Tuesday(19 + 7 * 24)));
    }

    [Fact]
    public async Task Search_day_view_and_programs_obey_them()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var visitor = Browse.Visitor(app);
        const string evening = "/ruang?situs=semarang&tanggal=2036-08-05&jam=19:00&lama=60&orang=2";
        Assert.Contains("/pesan/semarang/ruang-rapat-1", await visitor.Page(evening));
        using var manager = await WithHours(app);
        Assert.DoesNotContain(
            "/pesan/semarang/ruang-rapat-1?tanggal=2036-08-05&amp;jam=19",
            await visitor.Page(evening)
        );
        var day = await visitor.Page("/ruang/semarang/ruang-rapat-1?tanggal=2036-08-09");
        Assert.Contains("tutup pada Sabtu, 9 Agustus 2036 (Jam pameran)", day);
        var free = JsonDocument.Parse(
            await visitor.GetStringAsync(
                "/api/v1/availability?site=semarang&from=2036-08-05T00:00:00%2B07:00&to=2036-08-06T00:00:00%2B07:00"
            )
        );
        var stretch = free.RootElement.GetProperty("items")[0].GetProperty("free")[0];
        Assert.Equal("2036-08-05T15:00:00+07:00", stretch.GetProperty("to").GetString());
    }

    [Fact]
    public async Task Two_on_one_day_are_refused_with_the_name_of_the_other_by_the_page_and_by_the_database()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var manager = await WithHours(app);
        var answer = await Browse.Send(
            manager,
            Page,
            "jam",
            Form(("judul", "Jam lain"), ("mulai", "2036-08-11"), ("sampai", "2036-08-20"))
        );
        Assert.Contains("Bertemu Jam pameran (5–11 Agu). Pilih hari lain", await answer.Text());
        var one = Assert.Single(await Stored(app));
        await Browse.Send(manager, Page, "jam", Form(("mulai", "2036-08-12"), ("sampai", "2036-08-12")));
        Assert.Equal(2, (await Stored(app)).Count);
        foreach (var (first, last) in ((int, int)[])[(11, 11), (1, 31), (5, 6), (20, 19)])
            await Assert.ThrowsAsync<DbUpdateException>(() =>
                app.Act(act =>
                    Task.FromResult(
                        act.Add(
                            new DatedHours
                            {
                                SiteId = one.SiteId,
                                Name = new("Lain"),
                                FirstDay = new(2036, 8, first),
                                LastDay = new(2036, 8, last),
                            }
                        )
                    )
                )
            );
        Assert.Equal(2, (await Stored(app)).Count);
    }

    [Fact]
    public async Task Of_two_who_make_the_same_days_at_once_one_does()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var one = await AtDesk.Browser(app);
        using var other = await AtDesk.Browser(app);
        var answers = await Task.WhenAll(
            Browse.Send(one, Page, "jam", Form()),
            Browse.Send(other, Page, "jam", Form(("judul", "Jam lain")))
        );
        Assert.All(answers, answer => Assert.True(answer.IsSuccessStatusCode));
        Assert.Single(await Stored(app));
        Assert.Equal(5, await app.Read(db => db.OpeningHours().CountAsync(row => row.DatedId != null)));
    }

    [Fact]
    public async Task What_cannot_be_is_told_at_its_field_with_what_was_typed_kept()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var manager = await AtDesk.Browser(app);
        foreach (
            var (field, value) in ((string, string)[])
                [
                    ("judul", " "),
                    ("mulai", "kapan"),
                    ("mulai", ""),
                    ("sampai", "2036-08-04"),
                    ("sampai", "2037-12-31"),
                    ("jam-1", "9 pagi"),
                    ("jam-5", "25-26"),
                ]
        )
        {
            var page = await (await Browse.Send(manager, Page, "jam", Form((field, value)))).Read();
            Assert.True(page.QuerySelector($"#{field}-error") is not null, field + " " + value);
            Assert.Equal(value.Trim(), page.QuerySelector("#" + field)!.GetAttribute("value")!.Trim());
        }
        Assert.Empty(await Stored(app));
    }

    [Fact]
    public async Task They_are_changed_removed_and_each_is_undone_and_noted()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var manager = await AtDesk.Browser(app);
        var made = await Browse.Send(manager, Page, "jam", Form());
        Assert.Contains("Diurungkan.", await (await Browse.Undo(manager, made)).Text());
        Assert.Empty(await Stored(app));
        Assert.Equal(0, await app.Read(db => db.OpeningHours().CountAsync(row => row.DatedId != null)));
        await Browse.Send(manager, Page, "jam", Form());
        var one = Assert.Single(await Stored(app));
        var changed = await Browse.Send(
            manager,
            $"{Page}/{one.Id}",
            "jam",
            Form(("sampai", "2036-08-12"), ("jam-5", "tutup"), ("versi", "0"))
        );
        Assert.Contains("Tersimpan.", await changed.Text());
        Assert.Equal(new(2036, 8, 12), Assert.Single(await Stored(app)).LastDay);
        Assert.Equal(4, await app.Read(db => db.OpeningHours().CountAsync(row => row.DatedId == one.Id)));
        // Whoever opened it before hears of it and writes over nothing.
        var late = await Browse.Send(manager, $"{Page}/{one.Id}", "jam", Form(("judul", "Lama"), ("versi", "0")));
        Assert.Contains("Isian Anda masih ada", await late.Text());
        Assert.Contains("Diurungkan.", await (await Browse.Undo(manager, changed)).Text());
        Assert.Equal(new(2036, 8, 11), Assert.Single(await Stored(app)).LastDay);
        Assert.Equal(5, await app.Read(db => db.OpeningHours().CountAsync(row => row.DatedId == one.Id)));
        var version = Assert.Single(await Stored(app)).Version;
        var removed = await Browse.Send(manager, Page, $"hapus-{one.Id}", ("versi", $"{version}"));
        Assert.Contains("Jam mingguan berlaku lagi.", await removed.Text());
        Assert.Empty(await Stored(app));
        Assert.Contains("Diurungkan.", await (await Browse.Undo(manager, removed)).Text());
        Assert.Equal(one.Id, Assert.Single(await Stored(app)).Id);
        var noted = await app.Read(db =>
            db.Audit().Where(row => row.Action.StartsWith("hours.dated")).OrderBy(row => row.Id).ToListAsync()
        );
        Assert.Equal(4, noted.Count(row => row.Action == "hours.dated"));
        Assert.Equal(3, noted.Count(row => row.Action == "hours.dated-undone"));
        Assert.All(noted, row => Assert.StartsWith("hours:", row.Subject));
        Assert.Contains("2036-08-12", noted.Select(row => row.Detail).Aggregate("", (all, one) => all + one));
    }

    [Fact]
    public async Task What_stands_only_in_them_is_named_before_they_are_removed()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var manager = await AtDesk.Browser(app);
        await Browse.Send(manager, Page, "jam", Form(("jam-0", "10-15")));
        var one = Assert.Single(await Stored(app));
        // Sunday, on which the house is closed otherwise.
        Assert.IsType<BookAnswer.Booked>(await Book(app, AtDesk.Tuesday(10 + 5 * 24)));
        var asked = await Browse.Send(manager, Page, $"hapus-{one.Id}", ("versi", "0"));
        Assert.Contains("Belum dihapus. Di luar jam mingguan: 1 pemesanan", await asked.Text());
        Assert.Contains("Peserta 014", await asked.Text());
        Assert.Single(await Stored(app));
        var seen = (await asked.Read()).QuerySelector("[name=dilihat]")!.GetAttribute("value")!;
        await Browse.Send(manager, Page, $"hapus-{one.Id}", ("versi", "0"), ("dilihat", seen));
        Assert.Empty(await Stored(app));
    }

    [Fact]
    public async Task Another_site_and_the_desk_change_nothing_of_it()
    {
        await using var app = await HeteroApp.Start(AtDesk.Monday);
        using var manager = await WithHours(app);
        var one = Assert.Single(await Stored(app));
        using var desk = await AtDesk.Browser(app, Role.FrontDesk);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await desk.GetAsync(Page)).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await desk.GetAsync($"{Page}/{one.Id}")).StatusCode);
        using var province = await RightsTests.Browser(app, await app.Staff(Role.ProvincialAdministrator, null));
        // Of another site it is not there.
        Assert.Equal(
            System.Net.HttpStatusCode.NotFound,
            (await province.GetAsync($"/konsol/solo/jam/{one.Id}")).StatusCode
        );
        var solo = await app.Space("solo/ruang-rapat");
        Assert.Null(solo.Opening.DatedOn(new(2036, 8, 5)));
    }
}
