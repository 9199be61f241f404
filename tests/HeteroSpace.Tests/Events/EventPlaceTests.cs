using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Events;

/// <summary>Where an event is, as each of its tellers says it; and what is taken out of calendars.</summary>
public sealed class EventPlaceTests
{
    private static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

    [Fact]
    public async Task A_session_without_a_room_of_ours_is_where_the_event_is_on_every_page_and_feed()
    {
        await using var app = await HeteroApp.Start(Later);
        var of = await WithTwoMoreSessions(app);
        using var visitor = Browse.Visitor(app);
        foreach (
            var path in (string[])
                [
                    $"/acara/{of.Slug}",
                    "/acara",
                    $"/acara/{of.Slug}.ics",
                    "/acara.ics",
                    "/acara.atom",
                    $"/api/v1/events/{of.Slug}",
                    $"/acara/{of.Slug}/daftar",
                ]
        )
        {
            var text = Unfolded(await visitor.Page(path));
            Assert.Contains("Balai RW 7", text, StringComparison.Ordinal);
            // The list asks how one comes, and so names both ways.
            if (path != "/acara")
                Assert.DoesNotContain("Online", text, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(
            "Online",
            (await visitor.Page("/acara")).Split("event-list")[1],
            StringComparison.Ordinal
        );
        Assert.Equal(
            "Balai RW 7",
            Json(await visitor.Page($"/acara/{of.Slug}")).GetProperty("location").GetProperty("address").GetString()
        );
    }

    [Fact]
    public async Task Every_session_has_its_place_in_the_calendar()
    {
        await using var app = await HeteroApp.Start(Later);
        var of = await WithTwoMoreSessions(app);
        using var visitor = Browse.Visitor(app);
        var calendar = Unfolded(await visitor.Page($"/acara/{of.Slug}.ics"));
        Assert.Equal(3, Regex.Count(calendar, "^LOCATION:", RegexOptions.Multiline));
        Assert.Contains("LOCATION:Taman Indonesia Kaya", calendar, StringComparison.Ordinal);
        // In English too.
        Assert.DoesNotContain(
            "LOCATION:Online",
            await visitor.Page($"/acara/{of.Slug}.ics?lang=en"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_mail_tells_where_the_event_is_and_so_does_its_calendar()
    {
        await using var app = await HeteroApp.Start(Later);
        var of = await WithTwoMoreSessions(app);
        await Held.Register(app, of);
        await app.WorkJobs();
        Assert.NotEmpty(app.Mails);
        foreach (var mail in app.Mails)
        {
            Assert.Contains("Balai RW 7", mail.TextBody!, StringComparison.Ordinal);
            Assert.DoesNotContain("Online", mail.TextBody!, StringComparison.Ordinal);
            Assert.DoesNotContain("Online", CalendarOf(mail), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_place_is_not_lost_with_the_session_that_had_it()
    {
        await using var app = await HeteroApp.Start(Later);
        var (officer, of) = await Held.Event(app, At(app, Held.Plan() with { Place = "Balai RW 7" }));
        var first = await app.Read(db => db.EventSessions().AsNoTracking().SingleAsync());
        await Put(
            app,
            officer,
            of,
            new()
            {
                EventId = of.Id,
                Title = "Hari kedua",
                Starts = of.Starts.AddDays(1),
                Ends = of.Ends.AddDays(1),
            }
        );
        Assert.IsType<PlanAnswer.NotReady>(await Drop(app, officer, of, first.Id));
        Assert.Equal(2, await app.Read(db => db.EventSessions().CountAsync()));
    }

    [Fact]
    public async Task A_hybrid_event_is_its_place_for_who_comes_and_the_screen_online_and_an_online_one_is_online()
    {
        await using var app = await HeteroApp.Start(Later);
        var (officer, of) = await Held.Event(app, At(app, Held.Plan(10, 10) with { Place = "Balai RW 7" }));
        await Put(
            app,
            officer,
            of,
            new()
            {
                EventId = of.Id,
                Title = "Hari pembuka",
                Starts = of.Starts.AddDays(-1),
                Ends = of.Ends.AddDays(-1),
            }
        );
        var (there, screen) = (
            await Held.Register(app, of, attend: Attend.InPerson),
            await Held.Register(app, of, attend: Attend.Online)
        );
        using var visitor = Browse.Visitor(app);
        var ticket = Unfolded(await visitor.Page($"/tiket/{await Held.Secret(app, there)}/kalender.ics"));
        Assert.Equal(2, Regex.Count(ticket, "^LOCATION:Balai RW 7", RegexOptions.Multiline));
        Assert.DoesNotContain(
            "Balai RW 7",
            Unfolded(await visitor.Page($"/tiket/{await Held.Secret(app, screen)}/kalender.ics")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Balai RW 7",
            await visitor.Page("/status/" + await Held.Secret(app, there)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Online",
            await visitor.Page("/status/" + await Held.Secret(app, screen)),
            StringComparison.Ordinal
        );
        var locations = Json(await visitor.Page("/acara/" + of.Slug))
            .GetProperty("location")
            .EnumerateArray()
            .Select(place => place.GetProperty("@type").GetString())
            .ToList();
        Assert.Equal(["Place", "VirtualLocation"], locations);
        var (_, online) = await Held.Event(app, At(app, Held.Plan(null, 10)));
        Assert.Contains("LOCATION:Online", await visitor.Page($"/acara/{online.Slug}.ics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_calendar_of_an_online_ticket_leads_to_the_ticket_and_no_public_one_does()
    {
        await using var app = await HeteroApp.Start(Later);
        var (_, of) = await Held.Event(app, At(app, Held.Plan(null, 10)));
        var row = await Held.Register(app, of);
        await app.WorkJobs();
        var ticket = "https://hetero.example.org/status/" + await Held.Secret(app, row);
        using var visitor = Browse.Visitor(app);
        foreach (
            var calendar in (string[])
                [
                    Unfolded(await visitor.Page($"/tiket/{await Held.Secret(app, row)}/kalender.ics")),
                    CalendarOf(app.Mails.Single()),
                ]
        )
        {
            Assert.Contains("URL:" + ticket, calendar, StringComparison.Ordinal);
            Assert.Matches("(?m)^LOCATION:.*/status/", calendar);
            Assert.Matches("(?m)^DESCRIPTION:.*/status/", calendar);
        }
        foreach (
            var path in (string[])
                ["/acara.ics", $"/acara/{of.Slug}.ics", "/acara.atom", "/acara/" + of.Slug, "/api/v1/events"]
        )
            Assert.DoesNotContain("/status/", await visitor.Page(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_is_removed_is_told_as_cancelled_by_its_own_UID_to_whoever_is_registered()
    {
        await using var app = await HeteroApp.Start(Later);
        var removed = await RemoveSecond(app);
        var told = removed.Told.Select(CalendarOf).SelectMany(Entries).ToList();
        Assert.All(removed.Told, mail => Assert.Contains("Tidak jadi diadakan:", mail.TextBody));
        var sequence = (await Held.Now(app, removed.Of)).Sequence;
        Assert.Contains(
            told,
            entry =>
                entry.Contains($"UID:event-{removed.Second.Id:n}-{removed.Row.Id:n}@", StringComparison.Ordinal)
                && entry.Contains("STATUS:CANCELLED", StringComparison.Ordinal)
                && entry.Contains($"SEQUENCE:{sequence}", StringComparison.Ordinal)
        );
        Assert.Contains(
            told,
            entry =>
                entry.Contains($"UID:event-{removed.Third.Id:n}-{removed.Row.Id:n}@", StringComparison.Ordinal)
                && entry.Contains("STATUS:CONFIRMED", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_session_that_is_removed_is_taken_out_of_every_calendar_that_had_it()
    {
        await using var app = await HeteroApp.Start(Later);
        var removed = await RemoveSecond(app);
        using var visitor = Browse.Visitor(app);
        foreach (
            var path in (string[])
                [
                    "/acara.ics",
                    $"/acara/{removed.Of.Slug}.ics",
                    $"/tiket/{await Held.Secret(app, removed.Row)}/kalender.ics",
                ]
        )
            Assert.Contains(
                Entries(Unfolded(await visitor.Page(path))),
                entry =>
                    entry.Contains($"UID:event-{removed.Second.Id:n}", StringComparison.Ordinal)
                    && entry.Contains("STATUS:CANCELLED", StringComparison.Ordinal)
            );
        // Whoever registers afterwards never had it.
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var newcomer = await Held.Register(app, await Held.Now(app, removed.Of));
        Assert.DoesNotContain(
            removed.Second.Id.ToString("n"),
            await visitor.Page($"/tiket/{await Held.Secret(app, newcomer)}/kalender.ics"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_first_session_removed_takes_out_the_UID_that_is_no_longer_used()
    {
        await using var app = await HeteroApp.Start(Later);
        var (officer, of) = await Held.Event(app, At(app, Held.Plan()));
        var first = await app.Read(db => db.EventSessions().AsNoTracking().SingleAsync());
        var second = Session(of, 1);
        second.Place = "Balai RW 8";
        await Put(app, officer, of, second);
        Assert.IsType<PlanAnswer.Done>(await Drop(app, officer, of, first.Id));
        using var visitor = Browse.Visitor(app);
        var entries = Entries(Unfolded(await visitor.Page($"/acara/{of.Slug}.ics")));
        // What is left is told under the event's own UID, so that of the second session is the one that goes.
        Assert.Contains(
            entries,
            entry =>
                entry.Contains($"UID:event-{of.Id:n}@", StringComparison.Ordinal)
                && entry.Contains("STATUS:CONFIRMED", StringComparison.Ordinal)
        );
        Assert.Contains(
            entries,
            entry =>
                entry.Contains($"UID:event-{second.Id:n}@", StringComparison.Ordinal)
                && entry.Contains("STATUS:CANCELLED", StringComparison.Ordinal)
        );
        // Comes a second day again, it is not told as cancelled and confirmed at once.
        await Put(app, officer, of, Session(of, 3));
        entries = Entries(Unfolded(await visitor.Page($"/acara/{of.Slug}.ics")));
        Assert.Equal(entries.Count, entries.Select(entry => Regex.Match(entry, "UID:(.*)").Value).Distinct().Count());
    }

    // The first by time has no room, so whoever tells the event by its first session is caught.
    private static async Task<Event> WithTwoMoreSessions(HeteroApp app)
    {
        var (officer, of) = await Held.Event(app, At(app, Held.Plan() with { Place = "Balai RW 7" }));
        using var desk = await RightsTests.Browser(app, officer);
        await AddSession(desk, of, "Pemanasan", -1, "");
        await AddSession(desk, of, "Jalan-jalan", 1, "Taman Indonesia Kaya");
        return await Held.Now(app, of);
    }

    private static Task<HttpResponseMessage> AddSession(
        HttpClient desk,
        Event of,
        string title,
        int day,
        string place
    ) =>
        Browse.Send(
            desk,
            $"/konsol/semarang/acara/{of.Slug}",
            "sesi",
            ("judul", title),
            ("tanggal", Day(of.Starts.AddDays(day))),
            ("jam", "09:00"),
            ("sampai", "11:00"),
            ("ruang", ""),
            ("tempat", place)
        );

    private sealed record Removed(
        Event Of,
        EventSession Second,
        EventSession Third,
        Registration Row,
        List<MimeKit.MimeMessage> Told
    );

    private static async Task<Removed> RemoveSecond(HeteroApp app)
    {
        var (officer, of) = await Held.Event(app, At(app, Held.Plan()));
        var (second, third) = (Session(of, 1), Session(of, 2));
        await Put(app, officer, of, second);
        await Put(app, officer, of, third);
        var row = await Held.Register(app, await Held.Now(app, of));
        await app.WorkJobs();
        var before = app.Mails.Count;
        Assert.Equal(3, Entries(CalendarOf(app.Mails[^1])).Count);
        // Another change follows at once, before the first was told: the removed one is not forgotten over it.
        Assert.IsType<PlanAnswer.Done>(await Drop(app, officer, of, second.Id));
        await Put(
            app,
            officer,
            of,
            new()
            {
                Id = third.Id,
                EventId = of.Id,
                Title = third.Title,
                Starts = third.Starts.AddHours(1),
                Ends = third.Ends.AddHours(1),
            }
        );
        await app.WorkJobs();
        return new(of, second, third, row, [.. app.Mails.Skip(before)]);
    }

    private static EventPlan At(HeteroApp app, EventPlan plan) =>
        plan with
        {
            When = new(app.Now.AddDays(7), app.Now.AddDays(7).AddHours(2)),
        };

    private static EventSession Session(Event of, int day) =>
        new()
        {
            EventId = of.Id,
            Title = $"Hari {day + 1}",
            Starts = of.Starts.AddDays(day),
            Ends = of.Ends.AddDays(day),
        };

    private static string Day(DateTime utc) =>
        SiteClock.Of("Asia/Jakarta").Local(utc).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static JsonElement Json(string page) =>
        JsonDocument
            .Parse(Regex.Match(page, "ld\\+json\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value)
            .RootElement;

    private static async Task Put(HeteroApp app, People.Person officer, Event of, EventSession session) =>
        Assert.IsType<PlanAnswer.Done>(
            await app.Do(async services =>
                await services
                    .GetRequiredService<PlanEvent>()
                    .PutSession(await Held.Now(app, of), session, officer.AccountId!.Value)
            )
        );

    private static Task<PlanAnswer> Drop(HeteroApp app, People.Person officer, Event of, Guid session) =>
        app.Do(async services =>
            await services
                .GetRequiredService<PlanEvent>()
                .DropSession(await Held.Now(app, of), session, officer.AccountId!.Value)
        );

    // RFC 5545 3.1: long lines are folded.
    private static string Unfolded(string calendar) =>
        calendar.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n ", "", StringComparison.Ordinal);

    private static List<string> Entries(string calendar) => [.. calendar.Split("BEGIN:VEVENT").Skip(1)];

    private static string CalendarOf(MimeKit.MimeMessage mail)
    {
        var part = mail
            .BodyParts.OfType<MimeKit.MimePart>()
            .First(part => part.ContentType.IsMimeType("text", "calendar"));
        using var text = new StreamReader(part.Content!.Open());
        return Unfolded(text.ReadToEnd());
    }
}
