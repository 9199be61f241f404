using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HeteroSpace.Bookings;
using HeteroSpace.Events;
using HeteroSpace.Events.Api;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation;

/// <summary>The description of the API says what its addresses answer: a client made from it can do what they
/// do.</summary>
public sealed class ApiDescriptionTests
{
    private const string Json = "application/json",
        Problem = "application/problem+json";

    private static async Task<JsonObject> Read(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonObject>("/openapi/v1.json"))!;

    private static IEnumerable<(string Path, string Method, JsonObject Operation)> Operations(JsonObject document) =>
        document["paths"]!
            .AsObject()
            .SelectMany(path =>
                path.Value!.AsObject()
                    .Select(method => (path.Key, method.Key.ToUpperInvariant(), method.Value!.AsObject()))
            );

    private static JsonObject Operation(JsonObject document, string id) =>
        Operations(document).Single(row => (string?)row.Operation["operationId"] == id).Operation;

    private static JsonObject Resolve(JsonObject document, JsonNode schema) =>
        schema["$ref"] is { } reference
            ? document["components"]!["schemas"]![((string)reference!).Split('/')[^1]]!.AsObject()
            : schema.AsObject();

    private static JsonObject Body(JsonObject document, string id) =>
        Resolve(document, Operation(document, id)["requestBody"]!["content"]![Json]!["schema"]!);

    private static string[] Fields(JsonObject schema) =>
        [.. schema["properties"]!.AsObject().Select(field => field.Key).Order()];

    [Fact]
    public async Task Each_body_has_its_own_schema_with_its_own_fields_and_no_two_types_share_one()
    {
        await using var app = await HeteroApp.Start();
        using var client = await app.Client();
        var document = await Read(client);
        Assert.Equal(
            ["from", "layout", "organization", "people", "purpose", "space", "to"],
            Fields(Body(document, "book"))
        );
        Assert.Equal(
            ["answers", "email", "invitation", "mode", "name", "names", "people", "phone", "wait"],
            Fields(Body(document, "register"))
        );
        Assert.Equal(
            ["from", "space", "to"],
            Body(document, "book")["required"]!.AsArray().Select(name => (string)name!).Order()
        );
        Assert.Null(Body(document, "register")["required"]);
        Assert.Equal("string", (string?)Body(document, "book")["properties"]!["space"]!["type"]);
        // An integer, or null; never a text that happens to hold digits.
        var people = Body(document, "book")["properties"]!["people"]!;
        Assert.Equal(["integer", "null"], people["type"]!.AsArray().Select(type => (string)type!).Order());
        Assert.Null(people["pattern"]);
        // Two types of one name would have had to be told apart by their whole names.
        Assert.DoesNotContain(
            document["components"]!["schemas"]!.AsObject(),
            schema => schema.Key.Contains("HeteroSpace_")
        );
        var types = Operations(document).SelectMany(row => References(row.Operation)).Distinct().ToList();
        Assert.All(types, name => Assert.NotNull(document["components"]!["schemas"]![name]));
        foreach (
            var (id, page) in ((string, string)[])
                [
                    ("listSites", "SitePageOfSiteItem"),
                    ("listSpaces", "SitePageOfSpaceItem"),
                    ("listAvailability", "AvailabilityPage"),
                    ("listEvents", "EventPage"),
                ]
        )
            Assert.Equal(page, References(Operation(document, id)["responses"]!["200"]!.AsObject()).Single());
    }

    private static IEnumerable<string> References(JsonNode? node) =>
        node switch
        {
            JsonObject here => here.SelectMany(field =>
                field.Key == "$ref" ? [((string)field.Value!).Split('/')[^1]] : References(field.Value)
            ),
            JsonArray rows => rows.SelectMany(References),
            _ => [],
        };

    [Fact]
    public async Task Each_operation_has_a_name_its_parameters_and_says_where_a_token_or_a_key_is_sent()
    {
        await using var app = await HeteroApp.Start();
        using var client = await app.Client();
        client.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");
        using var answer = await client.GetAsync("/openapi/v1.json");
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        var document = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        var server = (string)document["servers"]![0]!["url"]!;
        Assert.False(server.EndsWith('/'));
        Assert.Equal(200, (int)(await client.GetAsync(server + "/api/v1/sites")).StatusCode);

        var operations = Operations(document).ToList();
        Assert.Equal(10, operations.Count);
        Assert.Equal(
            operations.Count,
            operations.Select(row => (string?)row.Operation["operationId"]).OfType<string>().Distinct().Count()
        );
        string[] Parameters(string id) =>
            [
                .. (Operation(document, id)["parameters"]?.AsArray() ?? [])
                    .Select(parameter =>
                        $"{parameter!["in"]}:{parameter["name"]}{((bool?)parameter["required"] == true ? "!" : "")}"
                    )
                    .Order(),
            ];
        Assert.Equal(
            ["query:amenity", "query:from", "query:minutes", "query:people", "query:site!", "query:to"],
            Parameters("listAvailability")
        );
        Assert.Equal(["query:cursor", "query:from", "query:mode", "query:site", "query:to"], Parameters("listEvents"));
        Assert.Equal(["query:site"], Parameters("listSpaces"));
        foreach (var (path, method, operation) in operations)
        {
            var id = (string)operation["operationId"]!;
            Assert.Equal(method == "POST", Parameters(id).Contains("header:Idempotency-Key"));
            Assert.All(
                operation["responses"]!.AsObject(),
                response =>
                    Assert.Equal(
                        response.Key == "204" ? null
                            : response.Key[0] == '2' ? Json
                            : Problem,
                        response.Value!["content"]?.AsObject().Single().Key
                    )
            );
            var security =
                operation["security"]
                    ?.AsArray()
                    .Select(one => one!.AsObject().Select(field => field.Key).SingleOrDefault() ?? "none")
                    .ToArray()
                ?? [];
            Assert.Equal(
                path.Contains("/bookings") ? ["token"]
                    : id == "register" ? ["none", "token"]
                    : (string[])[],
                security
            );
        }
    }

    [Fact]
    public async Task Every_answer_is_one_that_the_description_tells_of()
    {
        await using var app = await HeteroApp.Start();
        var (officer, of) = await Held.Event(app, Held.Plan(2, 5));
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
        var (_, full) = await Held.Event(app, Held.Plan(1) with { Title = "Kelas penuh" });
        await Held.Register(app, full);
        var (member, other) = (await app.Member(), await app.Member("Peserta 015"));
        using var visitor = await app.Client();
        using var booker = await app.Client(member);
        using var rival = await app.Client(other);
        using var reader = await app.Client(member, "read");
        using var stranger = new HttpClient
        {
            BaseAddress = app.Address,
            DefaultRequestHeaders = { Authorization = new("Bearer", "hs_unknown") },
        };
        var document = await Read(visitor);

        async Task<JsonNode?> Ask(
            HttpClient client,
            string id,
            string address,
            int status,
            object? body = null,
            string type = Json,
            string? key = null
        )
        {
            var (_, method, operation) = Operations(document)
                .Single(row => (string?)row.Operation["operationId"] == id);
            using var request = new HttpRequestMessage(new(method), "/api/v1" + address);
            if (body is not null)
                request.Content = new StringContent(
                    body as string ?? JsonSerializer.Serialize(body, JsonSerializerOptions.Web),
                    Encoding.UTF8,
                    type
                );
            if (key is not null)
                request.Headers.Add("Idempotency-Key", key);
            using var answer = await client.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True((int)answer.StatusCode == status, $"{method} {address}: {answer.StatusCode} {text}");
            var told = operation["responses"]![status.ToString()];
            Assert.True(told is not null, $"{id} does not tell of {status}");
            if (status == 204)
                return null;
            var media = answer.Content.Headers.ContentType!.MediaType!;
            Assert.True(told!["content"]?[media] is not null, $"{id} {status} is {media}");
            var said = JsonNode.Parse(text);
            Assert.Empty(
                Wrong(document, told["content"]![media]!["schema"]!, said, $"{id} {status}", open: status >= 400)
            );
            return said;
        }

        await Ask(visitor, "listSites", "/sites", 200);
        await Ask(visitor, "listSpaces", "/spaces?site=semarang", 200);
        await Ask(visitor, "listSpaces", "/spaces?site=nowhere", 404);
        await Ask(
            visitor,
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
            await Ask(visitor, "listAvailability", "/availability" + wrong, 422);

        object Wanted(int hour, int? people = 1, string space = "semarang/ruang-rapat-1") =>
            new
            {
                space,
                from = $"2026-08-04T{hour:00}:00:00+07:00",
                to = $"2026-08-04T{hour + 1:00}:00:00+07:00",
                people,
                purpose = "Rapat",
            };
        var made = await Ask(booker, "book", "/bookings", 201, Wanted(10), key: "satu");
        Assert.True(JsonNode.DeepEquals(made, await Ask(booker, "book", "/bookings", 201, Wanted(10), key: "satu")));
        await Ask(booker, "book", "/bookings", 422, Wanted(11), key: "satu");
        await Ask(rival, "book", "/bookings", 409, Wanted(10));
        await Ask(rival, "book", "/bookings", 422, Wanted(3, 900));
        await Ask(rival, "book", "/bookings", 422, Wanted(11, space: "semarang/nowhere"));
        await Ask(rival, "book", "/bookings", 422, "{}");
        await Ask(rival, "book", "/bookings", 400, "{");
        await Ask(rival, "book", "/bookings", 413, new string(' ', 70_000));
        await Ask(rival, "book", "/bookings", 415, "space=x", "application/x-www-form-urlencoded");
        await Ask(visitor, "book", "/bookings", 401, Wanted(11));
        await Ask(reader, "book", "/bookings", 403, Wanted(11));
        var code = (string)made!["code"]!;
        await Ask(booker, "readBooking", "/bookings/" + code, 200);
        await Ask(rival, "readBooking", "/bookings/" + code, 404);
        await Ask(visitor, "readBooking", "/bookings/" + code, 401);
        await Ask(visitor, "cancelBooking", "/bookings/" + code, 401);
        await Ask(reader, "cancelBooking", "/bookings/" + code, 403);
        await Ask(rival, "cancelBooking", "/bookings/" + code, 404);
        await Ask(booker, "cancelBooking", "/bookings/" + code, 204);
        var over = (string)(await Ask(booker, "book", "/bookings", 201, Wanted(12)))!["code"]!;
        await app.Read(db =>
            db.Bookings()
                .Where(row => row.Code == over)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, BookingStatus.Finished))
        );
        await Ask(booker, "cancelBooking", "/bookings/" + over, 409);

        await Ask(visitor, "listEvents", "/events?site=semarang&mode=online", 200);
        await Ask(visitor, "listEvents", "/events?site=nowhere", 404);
        foreach (var wrong in (string[])["mode=x", "from=x", "cursor=x"])
            await Ask(visitor, "listEvents", "/events?" + wrong, 422);
        await Ask(visitor, "readEvent", "/events/" + of.Slug, 200);
        await Ask(visitor, "readEvent", "/events/nothing", 404);
        Assert.NotEmpty((await Ask(visitor, "listQuestions", $"/events/{of.Slug}/questions", 200))!.AsArray());
        await Ask(visitor, "listQuestions", "/events/nothing/questions", 404);
        var join = $"/events/{of.Slug}/registrations";
        Assert.NotEmpty((await Ask(booker, "register", join, 201, new { mode = "in-person" }))!["tickets"]!.AsArray());
        await Ask(booker, "register", join, 409, new { mode = "in-person" });
        await Ask(rival, "register", $"/events/{full.Slug}/registrations", 409, new { people = 1 });
        await Ask(rival, "register", $"/events/{full.Slug}/registrations", 201, new { people = 1, wait = true });
        await Ask(
            visitor,
            "register",
            join,
            201,
            new
            {
                mode = "online",
                name = "Peserta 021",
                email = "peserta021@example.org",
            }
        );
        await Ask(visitor, "register", join, 422, new { mode = "online" });
        await Ask(visitor, "register", join, 422, new { mode = "x" });
        await Ask(visitor, "register", join, 400, "[");
        await Ask(visitor, "register", join, 413, new string(' ', 70_000));
        await Ask(visitor, "register", join, 415, "mode=x", "text/plain");
        await Ask(
            visitor,
            "register",
            "/events/nothing/registrations",
            404,
            new
            {
                mode = "online",
                name = "Peserta 021",
                email = "peserta021@example.org",
            }
        );
        await Ask(stranger, "register", join, 401, new { mode = "online" });
        await Ask(reader, "register", join, 403, new { mode = "online" });
    }

    /// <summary>What of an answer is not as its schema says; <paramref name="open"/> for problems, which may tell
    /// more.</summary>
    private static IEnumerable<string> Wrong(JsonObject document, JsonNode of, JsonNode? value, string at, bool open)
    {
        if (of["oneOf"] is JsonArray either)
            return either.Any(one => !Wrong(document, one!, value, at, open).Any())
                ? []
                : [$"{at} is none of its kinds"];
        var schema = Resolve(document, of);
        string[] types = schema["type"] switch
        {
            JsonArray many => [.. many.Select(type => (string)type!)],
            { } one => [(string)one!],
            null => [],
        };
        var kind = value?.GetValueKind() switch
        {
            null => "null",
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.Number => "number",
            _ => "boolean",
        };
        if (types.Length > 0 && !types.Contains(kind) && !(kind == "number" && types.Contains("integer")))
            return [$"{at} is {kind}, not {string.Join(" or ", types)}"];
        return value switch
        {
            JsonArray rows => rows.SelectMany(
                (row, number) => Wrong(document, schema["items"]!, row, $"{at}[{number}]", open)
            ),
            JsonObject here => WrongFields(document, schema, here, at, open),
            _ => [],
        };
    }

    private static IEnumerable<string> WrongFields(
        JsonObject document,
        JsonObject schema,
        JsonObject here,
        string at,
        bool open
    )
    {
        var fields = schema["properties"]?.AsObject() ?? [];
        foreach (
            var name in (schema["required"]?.AsArray() ?? [])
                .Select(name => (string)name!)
                .Where(name => !here.ContainsKey(name))
        )
            yield return $"{at}.{name} is not there";
        foreach (var (name, value) in here)
            if (fields[name] is { } told)
                foreach (var wrong in Wrong(document, told, value, $"{at}.{name}", open))
                    yield return wrong;
            else if (!open)
                yield return $"{at}.{name} is not told of";
    }
}
