using HeteroSpace.Foundation.Time;

namespace HeteroSpace.Events;

/// <summary>The list of events: by days, by one tap, and why a day is empty.</summary>
public sealed class EventListTests
{
    // 10.00 WIB on a Monday.
    private static readonly DateTime Now = HeteroApp.MondayAtTen;

    private static Task<(People.Person, Event Event)> Held(
        HeteroApp app,
        string title,
        DateTime starts,
        int seats = 30
    ) => Events.Held.Event(app, Events.Held.Plan(seats) with { Title = title, When = new(starts, starts.AddHours(2)) });

    private static async Task<string> List(HeteroApp app, string query = "")
    {
        using var visitor = Browse.Visitor(app);
        return await visitor.Page("/acara" + query);
    }

    private static void InOrder(string page, params string[] said)
    {
        var at = 0;
        foreach (var one in said)
        {
            var found = page.IndexOf(one, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"\"{one}\" does not stand where it should");
            at = found;
        }
    }

    [Fact]
    public async Task What_is_to_come_stands_under_its_day()
    {
        await using var app = await HeteroApp.Start(Now);
        await Held(app, "Kelas lusa", Now.AddDays(2));
        await Held(app, "Kelas besok", Now.AddDays(1));
        await Held(app, "Kelas siang ini", Now.AddHours(3));
        InOrder(
            await List(app),
            "Hari ini, Senin, 3 Agustus 2026",
            "Kelas siang ini",
            "Besok, Selasa, 4 Agustus 2026",
            "Kelas besok",
            "Rabu, 5 Agustus 2026",
            "Kelas lusa"
        );
    }

    [Theory]
    [InlineData("ini", "Kelas siang ini")]
    [InlineData("besok", "Kelas besok")]
    [InlineData("pekan", "Kelas Sabtu")]
    public async Task One_tap_shows_a_day_and_no_other(string day, string shown)
    {
        await using var app = await HeteroApp.Start(Now);
        await Held(app, "Kelas siang ini", Now.AddHours(3));
        await Held(app, "Kelas besok", Now.AddDays(1));
        await Held(app, "Kelas Sabtu", Now.AddDays(5));
        await Held(app, "Kelas Senin depan", Now.AddDays(7));
        var page = await List(app, "?hari=" + day);
        foreach (var title in (string[])["Kelas siang ini", "Kelas besok", "Kelas Sabtu", "Kelas Senin depan"])
            Assert.Equal(title == shown, page.Contains(title, StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_a_Sunday_the_weekend_is_what_is_left_of_it()
    {
        await using var app = await HeteroApp.Start(Now.AddDays(5));
        await Held(app, "Kelas Sabtu depan", Now.AddDays(12));
        await Held(app, "Kelas Minggu", Now.AddDays(6));
        app.Clock.Advance(TimeSpan.FromHours(20));
        var page = await List(app, "?hari=pekan");
        Assert.Contains("Kelas Minggu", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Kelas Sabtu depan", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_day_says_why_and_what_comes_next()
    {
        await using var app = await HeteroApp.Start(Now.AddDays(6));
        await Held(app, "Kelas Senin", Now.AddDays(7).AddHours(1));
        var page = await List(app, "?hari=ini&situs=semarang");
        InOrder(
            page,
            "Tidak ada acara pada Minggu, 9 Agustus 2026.",
            "Semarang tutup pada hari itu",
            "Yang berikutnya",
            "Kelas Senin"
        );
    }

    [Fact]
    public async Task Seats_are_told_only_when_they_are_few()
    {
        await using var app = await HeteroApp.Start(Now);
        await Held(app, "Kelas lapang", Now.AddDays(1), ListedEvent.Few + 1);
        Assert.DoesNotContain("kursi lagi", await List(app), StringComparison.Ordinal);
        await Held(app, "Kelas kecil", Now.AddDays(2), ListedEvent.Few);
        Assert.Contains("10 kursi lagi", await List(app, "?situs=semarang"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_runs_is_on_now_and_what_ran_over_midnight_is_of_today()
    {
        await using var app = await HeteroApp.Start(Now);
        var night = new TimeRange(Now.AddHours(9), Now.AddHours(20));
        await Events.Held.Event(app, Events.Held.Plan(30) with { Title = "Malam kode", When = night });
        app.Clock.Advance(TimeSpan.FromHours(16));
        var page = await List(app, "?hari=ini");
        InOrder(page, "Hari ini, Selasa, 4 Agustus 2026", "Malam kode", "Sedang berlangsung");
    }

    [Fact]
    public async Task Who_is_registered_finds_their_ticket_on_the_page_of_the_event_and_nobody_else_does()
    {
        await using var app = await HeteroApp.Start(Now.AddYears(10));
        var (_, of) = await Held(app, "Kelas foto", Now.AddYears(10).AddDays(2));
        var member = await app.Member();
        await Events.Held.Register(app, of, person: member);
        using var mine = await RightsTests.Browser(app, member);
        using var other = await RightsTests.Browser(app, await app.Member("Peserta 015"));
        using var visitor = Browse.Visitor(app);
        var page = await mine.Page("/acara/" + of.Slug);
        InOrder(page, "Anda terdaftar", "href=\"/status/");
        Assert.DoesNotContain($"href=\"/acara/{of.Slug}/daftar\"", page, StringComparison.Ordinal);
        foreach (var one in (HttpClient[])[other, visitor])
        {
            page = await one.Page("/acara/" + of.Slug);
            Assert.DoesNotContain("Anda terdaftar", page, StringComparison.Ordinal);
            Assert.Contains($"href=\"/acara/{of.Slug}/daftar\"", page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("?hari=kapan")]
    [InlineData("?hari=ini&hari=besok")]
    [InlineData("?tanggal=2026-13-45&hal=-5&bulan=x")]
    [InlineData("?tampil=kalender&bulan=9999-99")]
    public async Task Whatever_the_address_says_there_is_a_list(string query)
    {
        await using var app = await HeteroApp.Start(Now);
        Assert.Contains("<h1", await List(app, query), StringComparison.Ordinal);
    }
}
