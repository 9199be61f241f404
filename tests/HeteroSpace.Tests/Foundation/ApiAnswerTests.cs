using System.Text.Json.Nodes;
using HeteroSpace.Bookings;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using static HeteroSpace.Foundation.ApiDocument;

namespace HeteroSpace.Foundation;

/// <summary>Every answer of the API, also a refusal, is one that its description tells of.</summary>
public sealed class ApiAnswerTests
{
    [Fact]
    public async Task Sites_spaces_and_free_times_are_answered_as_the_description_tells()
    {
        await using var app = await HeteroApp.Start();
        using var ask = await ApiCallers.Of(app);
        await ask.Of(ask.Visitor, "listSites", "/sites", 200);
        await ask.Of(ask.Visitor, "listSpaces", "/spaces?site=semarang", 200);
        await ask.Of(ask.Visitor, "listSpaces", "/spaces?site=nowhere", 404);
        await ask.Of(
            ask.Visitor,
            "listAvailability",
            "/availability?site=semarang&minutes=60&people=2&amenity=wifi&from=2026-08-04&to=2026-08-05",
            200
        );
        foreach (
            var wrong in (string[])
                [
                    "",
                    "?site=semarang&from=x",
                    "?site=semarang&minutes=x",
                    "?site=semarang&from=2026-08-04&to=2027-08-04",
                ]
        )
            await ask.Of(ask.Visitor, "listAvailability", "/availability" + wrong, 422);
    }

    [Fact]
    public async Task A_booking_sent_again_with_its_key_is_answered_as_the_first_time()
    {
        await using var app = await HeteroApp.Start();
        using var ask = await ApiCallers.Of(app);
        var made = await ask.Of(ask.Booker, "book", "/bookings", 201, Wanted(10), key: "satu");
        var again = await ask.Of(ask.Booker, "book", "/bookings", 201, Wanted(10), key: "satu");
        Assert.True(JsonNode.DeepEquals(made, again));
        await ask.Of(ask.Booker, "book", "/bookings", 422, Wanted(11), key: "satu");
    }

    [Fact]
    public async Task A_booking_that_cannot_be_is_refused_as_the_description_tells()
    {
        await using var app = await HeteroApp.Start();
        using var ask = await ApiCallers.Of(app);
        await ask.Of(ask.Booker, "book", "/bookings", 201, Wanted(10));
        await ask.Of(ask.Rival, "book", "/bookings", 409, Wanted(10));
        await ask.Of(ask.Rival, "book", "/bookings", 422, Wanted(3, 900));
        await ask.Of(ask.Rival, "book", "/bookings", 422, Wanted(11, space: "semarang/nowhere"));
        await ask.Of(ask.Rival, "book", "/bookings", 422, "{}");
        await ask.Of(ask.Rival, "book", "/bookings", 400, "{");
        await ask.Of(ask.Rival, "book", "/bookings", 413, new string(' ', 70_000));
        await ask.Of(ask.Rival, "book", "/bookings", 415, "space=x", "application/x-www-form-urlencoded");
        await ask.Of(ask.Visitor, "book", "/bookings", 401, Wanted(11));
        await ask.Of(ask.Reader, "book", "/bookings", 403, Wanted(11));
    }

    [Fact]
    public async Task A_booking_is_read_by_its_booker_alone()
    {
        await using var app = await HeteroApp.Start();
        using var ask = await ApiCallers.Of(app);
        var code = await Booked(ask, 10);
        await ask.Of(ask.Booker, "readBooking", "/bookings/" + code, 200);
        await ask.Of(ask.Rival, "readBooking", "/bookings/" + code, 404);
        await ask.Of(ask.Visitor, "readBooking", "/bookings/" + code, 401);
    }

    [Fact]
    public async Task A_booking_is_cancelled_by_its_booker_alone_and_not_once_it_is_over()
    {
        await using var app = await HeteroApp.Start();
        using var ask = await ApiCallers.Of(app);
        var code = await Booked(ask, 10);
        await ask.Of(ask.Visitor, "cancelBooking", "/bookings/" + code, 401);
        await ask.Of(ask.Reader, "cancelBooking", "/bookings/" + code, 403);
        await ask.Of(ask.Rival, "cancelBooking", "/bookings/" + code, 404);
        await ask.Of(ask.Booker, "cancelBooking", "/bookings/" + code, 204);
        var over = await Booked(ask, 12);
        await app.Read(db =>
            db.Bookings()
                .Where(row => row.Code == over)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, BookingStatus.Finished))
        );
        await ask.Of(ask.Booker, "cancelBooking", "/bookings/" + over, 409);
    }

    [Fact]
    public async Task Events_and_their_questions_are_answered_as_the_description_tells()
    {
        await using var app = await HeteroApp.Start();
        var of = await WithQuestion(app);
        using var ask = await ApiCallers.Of(app);
        await ask.Of(ask.Visitor, "listEvents", "/events?site=semarang&mode=online", 200);
        await ask.Of(ask.Visitor, "listEvents", "/events?site=nowhere", 404);
        foreach (var wrong in (string[])["mode=x", "from=x", "cursor=x"])
            await ask.Of(ask.Visitor, "listEvents", "/events?" + wrong, 422);
        await ask.Of(ask.Visitor, "readEvent", "/events/" + of.Slug, 200);
        await ask.Of(ask.Visitor, "readEvent", "/events/nothing", 404);
        var questions = await ask.Of(ask.Visitor, "listQuestions", $"/events/{of.Slug}/questions", 200);
        Assert.NotEmpty(questions!["items"]!.AsArray());
        await ask.Of(ask.Visitor, "listQuestions", "/events/nothing/questions", 404);
    }

    [Fact]
    public async Task Whoever_registers_gets_tickets_once_and_a_place_in_the_queue_of_a_full_event_only_on_their_word()
    {
        await using var app = await HeteroApp.Start();
        var of = await WithQuestion(app);
        var (_, full) = await Held.Event(app, Held.Plan(1) with { Title = "Kelas penuh" });
        await Held.Register(app, full);
        using var ask = await ApiCallers.Of(app);
        var (join, joinFull) = ($"/events/{of.Slug}/registrations", $"/events/{full.Slug}/registrations");
        var made = await ask.Of(ask.Booker, "register", join, 201, new { mode = "in-person" });
        Assert.NotEmpty(made!["tickets"]!.AsArray());
        await ask.Of(ask.Booker, "register", join, 409, new { mode = "in-person" });
        await ask.Of(ask.Rival, "register", joinFull, 409, new { people = 1 });
        await ask.Of(ask.Rival, "register", joinFull, 201, new { people = 1, wait = true });
        await ask.Of(ask.Visitor, "register", join, 201, Peserta021);
        await ask.Of(ask.Booker, "readRegistration", "/registrations/" + (string)made["id"]!, 200);
    }

    [Fact]
    public async Task A_registration_that_cannot_be_is_refused_as_the_description_tells()
    {
        await using var app = await HeteroApp.Start();
        var of = await WithQuestion(app);
        using var ask = await ApiCallers.Of(app);
        var join = $"/events/{of.Slug}/registrations";
        await ask.Of(ask.Visitor, "register", join, 422, new { mode = "online" });
        await ask.Of(ask.Visitor, "register", join, 422, new { mode = "x" });
        await ask.Of(ask.Visitor, "register", join, 400, "[");
        await ask.Of(ask.Visitor, "register", join, 413, new string(' ', 70_000));
        await ask.Of(ask.Visitor, "register", join, 415, "mode=x", "text/plain");
        await ask.Of(ask.Visitor, "register", "/events/nothing/registrations", 404, Peserta021);
        await ask.Of(ask.Stranger, "register", join, 401, new { mode = "online" });
        await ask.Of(ask.Reader, "register", join, 403, new { mode = "online" });
    }

    private static readonly object Peserta021 = new
    {
        mode = "online",
        name = "Peserta 021",
        email = "peserta021@example.org",
    };

    private static object Wanted(int hour, int? people = 1, string space = "semarang/ruang-rapat-1") =>
        new
        {
            space,
            from = $"2026-08-04T{hour:00}:00:00+07:00",
            to = $"2026-08-04T{hour + 1:00}:00:00+07:00",
            people,
            purpose = "Rapat",
        };

    private static async Task<string> Booked(ApiCallers ask, int hour) =>
        (string)(await ask.Of(ask.Booker, "book", "/bookings", 201, Wanted(hour)))!["code"]!;

    private static async Task<Event> WithQuestion(HeteroApp app)
    {
        var (_, of) = await Held.Event(app, Held.Plan(2, 5));
        await app.Read(async db =>
        {
            db.Add(
                new EventQuestion
                {
                    EventId = of.Id,
                    Text = "Dari mana?",
                    Choices = ["Semarang", "Solo"],
                }
            );
            return await db.SaveChangesAsync();
        });
        return of;
    }
}
