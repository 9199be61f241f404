using System.Text.Json.Nodes;
using HeteroSpace.Bookings;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static HeteroSpace.Foundation.ApiDocument;

namespace HeteroSpace.Foundation;

/// <summary>
/// One walk through every operation, until each answer and each code that the description tells of has come, and none
/// that it does not tell of.
/// </summary>
public sealed class ApiWalkTests
{
    // Needs two requests with one key at the same instant, of which the second sees neither answer nor seat.
    private static readonly string[] ByChanceAlone = ["idempotency_key_in_use"];

    [Fact]
    public async Task Every_answer_and_every_code_that_is_told_of_comes()
    {
        await using var app = await HeteroApp.Start(null, ("Limits:Registrations", "40"));
        using var ask = await ApiCallers.Of(app);
        await Places(ask);
        await Giving(ask);
        await Bookings(app, ask);
        await Events(app, ask);
        await WithoutProfile(app, ask);
        await TooMany(app, ask);
        var told = Operations(ask.Document).SelectMany(row => Told(row.Operation)).ToHashSet();
        told.ExceptWith(told.Where(answer => ByChanceAlone.Contains(answer.Code)).ToList());
        Assert.Equal(told.Order(), ask.Seen.Order());
    }

    private static IEnumerable<(string Operation, string Status, string? Code)> Told(JsonObject operation) =>
        operation["responses"]!
            .AsObject()
            .SelectMany(answer =>
                (
                    answer.Value!["content"]?[Problem]?["examples"]?.AsObject().Select(code => (string?)code.Key)
                    ?? [null]
                ).Select(code => ((string)operation["operationId"]!, answer.Key, code))
            );

    private static async Task Places(ApiCallers ask)
    {
        await ask.Of(ask.Visitor, "listSites", "/sites", 200);
        await ask.Of(ask.Visitor, "search", "/search?q=semarang", 200);
        await ask.Of(ask.Visitor, "search", "/search?q=semarang&kind=x", 404);
        await ask.Of(ask.Visitor, "listSpaces", "/spaces", 200);
        await ask.Of(ask.Visitor, "listSpaces", "/spaces?site=nowhere", 404);
        await ask.Of(ask.Visitor, "listAvailability", "/availability?site=semarang&amenity=wifi", 200);
        foreach (
            var wrong in (string[])
                ["site=nowhere", "site=semarang&to=x", "site=semarang&people=0", "site=semarang&to=2020-01-01"]
        )
            await ask.Of(ask.Visitor, "listAvailability", "/availability?" + wrong, 422);
    }

    private static async Task Giving(ApiCallers ask)
    {
        await ask.Of(ask.Visitor, "listNeeds", "/needs?site=semarang", 200);
        await ask.Of(ask.Visitor, "listNeeds", "/needs?site=nowhere", 404);
        await ask.Of(ask.Visitor, "listNeeds", "/needs?cursor=x", 422);
        await ask.Of(ask.Visitor, "listLedgerRows", "/ledger?site=semarang&month=2026-08", 200);
        await ask.Of(ask.Visitor, "listLedgerRows", "/ledger", 404);
        await ask.Of(ask.Visitor, "listLedgerRows", "/ledger?site=semarang&month=x", 422);
        await ask.Of(ask.Visitor, "listLedgerRows", "/ledger?site=semarang&cursor=x", 422);
        await ask.Of(ask.Visitor, "listLedgerTotals", "/ledger/totals?year=2026", 200);
        await ask.Of(ask.Visitor, "listLedgerTotals", "/ledger/totals?site=nowhere", 404);
        await ask.Of(ask.Visitor, "listLedgerTotals", "/ledger/totals?year=x", 422);
        await ask.Of(ask.Visitor, "listLedgerSeals", "/ledger/seals?site=semarang", 200);
        await ask.Of(ask.Visitor, "listLedgerSeals", "/ledger/seals?site=nowhere", 404);
    }

    private static async Task Bookings(HeteroApp app, ApiCallers ask)
    {
        await ask.Of(ask.Booker, "book", "/bookings", 201, Wanted(10), key: "satu");
        await ask.Of(ask.Booker, "book", "/bookings", 422, Wanted(11), key: "satu");
        await ask.Of(ask.Rival, "book", "/bookings", 409, Wanted(10));
        await ask.Of(ask.Rival, "book", "/bookings", 422, Wanted(3, 900));
        await ask.Of(ask.Rival, "book", "/bookings", 422, Wanted(11, space: "semarang/nowhere"));
        await Nonsense(ask, ask.Booker, "book", "/bookings");
        await ask.Of(ask.Visitor, "book", "/bookings", 401, Wanted(11));
        await ask.Of(ask.Reader, "book", "/bookings", 403, Wanted(11));

        await ask.Of(ask.Reader, "listHousehold", "/household", 200);
        await ask.Of(ask.Visitor, "listHousehold", "/household", 401);

        var code = (string)(await ask.Of(ask.Booker, "book", "/bookings", 201, Wanted(12)))!["code"]!;
        var one = "/bookings/" + code;
        await ask.Of(ask.Reader, "readBooking", one, 200);
        await ask.Of(ask.Rival, "readBooking", one, 404);
        await ask.Of(ask.Visitor, "readBooking", one, 401);
        await Moves(ask, one);
        await ask.Of(ask.Visitor, "cancelBooking", one, 401);
        await ask.Of(ask.Reader, "cancelBooking", one, 403);
        await ask.Of(ask.Rival, "cancelBooking", one, 404);
        await ask.Of(ask.Booker, "cancelBooking", one, 204);
        await app.Read(db =>
            db.Bookings()
                .Where(row => row.Code == code)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, BookingStatus.Finished))
        );
        await ask.Of(ask.Booker, "cancelBooking", one, 409);
    }

    // At ten someone else is there; twelve is where it is.
    private static async Task Moves(ApiCallers ask, string one)
    {
        await ask.Of(ask.Visitor, "moveBooking", one, 401, new { people = 2 });
        await ask.Of(ask.Reader, "moveBooking", one, 403, new { people = 2 });
        await ask.Of(ask.Rival, "moveBooking", one, 404, new { people = 2 });
        await ask.Of(ask.Booker, "moveBooking", one, 400, "{");
        await ask.Of(ask.Booker, "moveBooking", one, 413, new string(' ', 70_000));
        await ask.Of(ask.Booker, "moveBooking", one, 415, "a=b", "application/x-www-form-urlencoded");
        await ask.Of(ask.Booker, "moveBooking", one, 422, new { space = "semarang/nowhere" });
        await ask.Of(ask.Booker, "moveBooking", one, 422, new { from = "besok" });
        await ask.Of(ask.Booker, "moveBooking", one, 409, Times(10));
        for (var moved = 1; moved <= 6; moved++)
            await ask.Of(ask.Booker, "moveBooking", one, 200, new { people = 1 + moved % 2 });
        await ask.Of(ask.Booker, "moveBooking", one, 200, new { people = 1 });
        await ask.Of(ask.Booker, "moveBooking", one, 409, new { people = 2 });
    }

    private static async Task Events(HeteroApp app, ApiCallers ask)
    {
        var (_, of) = await Held.Event(app, Held.Plan(1, 5));
        var join = $"/events/{of.Slug}/registrations";
        await ask.Of(ask.Visitor, "listEvents", "/events?site=semarang&mode=online", 200);
        await ask.Of(ask.Visitor, "listEvents", "/events?site=nowhere", 404);
        foreach (var wrong in (string[])["mode=x", "from=x", "cursor=x"])
            await ask.Of(ask.Visitor, "listEvents", "/events?" + wrong, 422);
        await ask.Of(ask.Visitor, "readEvent", "/events/" + of.Slug, 200);
        await ask.Of(ask.Visitor, "readEvent", "/events/nothing", 404);
        await ask.Of(ask.Visitor, "listQuestions", $"/events/{of.Slug}/questions", 200);
        await ask.Of(ask.Visitor, "listQuestions", "/events/nothing/questions", 404);

        var made = await ask.Of(ask.Booker, "register", join, 201, new { mode = "in-person" }, key: "dua");
        await ask.Of(ask.Booker, "register", join, 422, new { mode = "online" }, key: "dua");
        await ask.Of(ask.Booker, "register", join, 409, new { mode = "in-person" });
        await ask.Of(ask.Rival, "register", join, 409, new { mode = "in-person" });
        await ask.Of(ask.Visitor, "register", join, 422, new { mode = "x" });
        await ask.Of(ask.Visitor, "register", join, 422, new { mode = "online" });
        await ask.Of(ask.Visitor, "register", "/events/nothing/registrations", 404, new { mode = "online" });
        await Nonsense(ask, ask.Visitor, "register", join);
        await ask.Of(ask.Stranger, "register", join, 401, new { mode = "online" });
        await ask.Of(ask.Reader, "register", join, 403, new { mode = "online" });
        for (var times = 0; times < RegistrationRules.MostPending; times++)
            await ask.Of(ask.Visitor, "register", join, 201, Peserta021);
        await ask.Of(ask.Visitor, "register", join, 429, Peserta021);

        var one = "/registrations/" + (string)made!["id"]!;
        await ask.Of(ask.Reader, "readRegistration", one, 200);
        await ask.Of(ask.Rival, "readRegistration", one, 404);
        await ask.Of(ask.Rival, "readRegistration", "/registrations/x", 404);
        await ask.Of(ask.Visitor, "readRegistration", one, 401);

        var (_, over) = await Held.Event(app, Held.Plan(5) with { Title = "Kelas yang batal" });
        await app.Read(db =>
            db.Events()
                .Where(row => row.Id == over.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, EventStatus.Cancelled))
        );
        await ask.Of(ask.Rival, "register", $"/events/{over.Slug}/registrations", 409, new { mode = "in-person" });
    }

    private static async Task Nonsense(ApiCallers ask, HttpClient client, string id, string address)
    {
        foreach (var body in (string[])["", "{", "[]", "null", "7"])
            await ask.Of(client, id, address, 400, body);
        await ask.Of(client, id, address, 400, "{}", key: new string('k', 201));
        await ask.Of(client, id, address, 413, new string(' ', 70_000));
        await ask.Of(client, id, address, 415, "a=b", "application/x-www-form-urlencoded");
    }

    private static async Task WithoutProfile(HeteroApp app, ApiCallers ask)
    {
        var account = new Account { UserName = "tanpa@example.org", Email = "tanpa@example.org" };
        var (token, text) = ApiToken.New(account.Id, "test", "book", app.Now);
        await app.Do(async services =>
        {
            await services.GetRequiredService<UserManager<Account>>().CreateAsync(account, "HeteroSpace-2026");
            var db = services.GetRequiredService<AppDb>();
            db.ApiTokens().Add(token);
            return await db.SaveChangesAsync();
        });
        using var nobody = new HttpClient { BaseAddress = app.Address };
        nobody.DefaultRequestHeaders.Authorization = new("Bearer", text);
        await ask.Of(nobody, "book", "/bookings", 403, Wanted(13));
        await ask.Of(nobody, "listHousehold", "/household", 403);
        var slug = await app.Read(db =>
            db.Events().Where(row => row.Status == EventStatus.Published).Select(row => row.Slug).FirstAsync()
        );
        await ask.Of(nobody, "register", $"/events/{slug}/registrations", 403, new { mode = "online" });
    }

    private static async Task TooMany(HeteroApp app, ApiCallers ask)
    {
        for (var times = 0; times < 40; times++)
            await ask.Visitor.PostAsync("/api/v1/events/nothing/registrations", new StringContent("{", null, Json));
        await ask.Of(ask.Visitor, "register", "/events/nothing/registrations", 429, "{}");
    }

    private static readonly object Peserta021 = new
    {
        mode = "online",
        name = "Peserta 021",
        email = "peserta021@example.org",
    };

    private static object Times(int hour) =>
        new { from = $"2026-08-04T{hour:00}:00:00+07:00", to = $"2026-08-04T{hour + 1:00}:00:00+07:00" };

    private static object Wanted(int hour, int people = 1, string space = "semarang/ruang-rapat-1") =>
        new
        {
            space,
            from = $"2026-08-04T{hour:00}:00:00+07:00",
            to = $"2026-08-04T{hour + 1:00}:00:00+07:00",
            people,
            purpose = "Rapat",
        };
}
