using System.Net.Http.Json;
using System.Text.Json.Nodes;
using static HeteroSpace.Foundation.ApiDocument;

namespace HeteroSpace.Foundation;

/// <summary>The description of the API says what its addresses answer: a client made from it can do what they
/// do.</summary>
public sealed class ApiDescriptionTests
{
    private static readonly Lazy<Task<JsonObject>> Once = new(async () =>
    {
        await using var app = await HeteroApp.Start();
        using var client = await app.Client();
        return await Read(client);
    });

    [Theory]
    [InlineData("book", "for", "from", "layout", "organization", "people", "purpose", "space", "to")]
    [InlineData(
        "register",
        "accessNeed",
        "answers",
        "email",
        "for",
        "invitation",
        "mode",
        "name",
        "names",
        "people",
        "phone",
        "wait"
    )]
    public async Task Each_body_has_its_own_schema_with_its_own_fields(string id, params string[] fields) =>
        Assert.Equal(fields, Fields(Body(await Once.Value, id)));

    [Fact]
    public async Task A_body_says_which_of_its_fields_are_needed()
    {
        var document = await Once.Value;
        Assert.Equal(
            ["from", "space", "to"],
            Body(document, "book")["required"]!.AsArray().Select(name => (string)name!).Order()
        );
        Assert.Null(Body(document, "register")["required"]);
        Assert.Equal("string", (string?)Body(document, "book")["properties"]!["space"]!["type"]);
    }

    [Fact]
    public async Task A_count_is_an_integer_or_null_and_never_a_text_that_happens_to_hold_digits()
    {
        var people = Body(await Once.Value, "book")["properties"]!["people"]!;
        Assert.Equal(["integer", "null"], people["type"]!.AsArray().Select(type => (string)type!).Order());
        Assert.Null(people["pattern"]);
    }

    // Two types of one name would have had to be told apart by their whole names.
    [Fact]
    public async Task No_two_types_share_a_name() =>
        Assert.DoesNotContain(
            (await Once.Value)["components"]!["schemas"]!.AsObject(),
            schema => schema.Key.Contains("HeteroSpace_")
        );

    [Fact]
    public async Task Every_type_that_is_named_is_described()
    {
        var document = await Once.Value;
        var types = Operations(document).SelectMany(row => References(row.Operation)).Distinct().ToList();
        Assert.All(types, name => Assert.NotNull(document["components"]!["schemas"]![name]));
    }

    [Theory]
    [InlineData("listSites", "SitePageOfSiteItem")]
    [InlineData("listSpaces", "SitePageOfSpaceItem")]
    [InlineData("listAvailability", "AvailabilityPage")]
    [InlineData("listEvents", "EventPage")]
    [InlineData("listQuestions", "EventQuestionPage")]
    [InlineData("listHousehold", "HouseholdPage")]
    [InlineData("listNeeds", "NeedPage")]
    [InlineData("listLedgerRows", "LedgerPage")]
    [InlineData("listLedgerTotals", "LedgerTotalPage")]
    [InlineData("listLedgerSeals", "LedgerSealPage")]
    public async Task Each_list_has_a_page_of_its_own(string id, string page) =>
        Assert.Equal(page, References(Operation(await Once.Value, id)["responses"]!["200"]!.AsObject()).Single());

    [Fact]
    public async Task The_description_is_read_from_anywhere_and_names_a_server_that_answers()
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
    }

    [Fact]
    public async Task Each_operation_has_a_name_of_its_own()
    {
        var operations = Operations(await Once.Value).ToList();
        Assert.Equal(18, operations.Count);
        Assert.Equal(
            operations.Count,
            operations.Select(row => (string?)row.Operation["operationId"]).OfType<string>().Distinct().Count()
        );
    }

    [Theory]
    [InlineData("listAvailability", "amenity", "from", "minutes", "people", "site!", "to")]
    [InlineData("listEvents", "cursor", "from", "mode", "site", "to")]
    [InlineData("listSpaces", "site")]
    public async Task Each_operation_tells_its_parameters_and_which_are_needed(string id, params string[] query) =>
        Assert.Equal(query.Select(name => "query:" + name), Parameters(Operation(await Once.Value, id)));

    [Fact]
    public async Task A_key_is_sent_with_what_makes_something() =>
        Assert.All(
            Operations(await Once.Value),
            row => Assert.Equal(row.Method == "POST", Parameters(row.Operation).Contains("header:Idempotency-Key"))
        );

    [Fact]
    public async Task What_went_well_is_answered_in_JSON_and_what_did_not_as_a_problem() =>
        Assert.All(
            Operations(await Once.Value).SelectMany(row => row.Operation["responses"]!.AsObject()),
            response => Assert.Equal(MediaOf(response.Key), response.Value!["content"]?.AsObject().Single().Key)
        );

    [Fact]
    public async Task Nobody_is_asked_for_a_token_where_an_operation_does_not_say_so() =>
        Assert.Equal("[{}]", (await Once.Value)["security"]!.ToJsonString());

    [Fact]
    public async Task A_token_is_sent_for_bookings_and_may_be_for_a_registration() =>
        Assert.All(
            Operations(await Once.Value),
            row => Assert.Equal(TokenAt(row.Path, row.Operation), Security(row.Operation))
        );

    [Fact]
    public async Task Every_reference_leads_somewhere_and_every_schema_is_used()
    {
        var document = await Once.Value;
        var schemas = document["components"]!["schemas"]!.AsObject().Select(schema => schema.Key).Order();
        Assert.Equal(schemas, References(document).Distinct().Order());
    }

    [Fact]
    public async Task Everything_says_what_it_is()
    {
        var document = await Once.Value;
        Assert.All(Operations(document), row => Assert.True(Says(row.Operation["summary"]), row.Path));
        Assert.All(Operations(document), row => Assert.True(Says(row.Operation["description"]), row.Path));
        Assert.True(Says(document["info"]!["contact"]!["url"]) && Says(document["info"]!["license"]!["identifier"]));
        Assert.All(
            Operations(document).SelectMany(row => row.Operation["parameters"]?.AsArray() ?? []),
            parameter => Assert.True(Says(parameter!["description"]), (string?)parameter["name"])
        );
        Assert.All(
            Operations(document).SelectMany(row => row.Operation["responses"]!.AsObject()),
            answer =>
                Assert.False((string?)answer.Value!["description"] is null or "" or "OK" or "Created" or "No Content")
        );
        Assert.All(
            Operations(document).SelectMany(row => row.Operation["tags"]!.AsArray()),
            tag => Assert.Contains(document["tags"]!.AsArray(), known => (string)known!["name"]! == (string)tag!)
        );
        Assert.All(Texts(document), text => Assert.DoesNotContain('\n', text));
    }

    [Fact]
    public async Task Every_body_and_every_answer_has_an_example_that_is_as_its_schema_says()
    {
        var document = await Once.Value;
        foreach (var (_, _, operation) in Operations(document))
        {
            var id = (string)operation["operationId"]!;
            foreach (var (media, content) in Contents(operation))
            {
                var examples = content["example"] is { } one
                    ? [one]
                    : content["examples"]!.AsObject().Select(example => example.Value!["value"]!);
                foreach (var example in examples)
                    Assert.Empty(Wrong(document, content["schema"]!, example, id + " " + media, open: false));
            }
        }
    }

    // OpenAPI 3.1: for a scheme without scopes of its own the list names what the token must be allowed.
    [Theory]
    [InlineData("book", "book")]
    [InlineData("cancelBooking", "book")]
    [InlineData("moveBooking", "book")]
    [InlineData("register", "book")]
    [InlineData("readBooking", "read")]
    [InlineData("readRegistration", "read")]
    public async Task Each_operation_names_the_scope_its_token_needs(string id, string scope)
    {
        var operation = Operation(await Once.Value, id);
        var needed = operation["security"]!.AsArray().Last()!["token"]!.AsArray().Single();
        Assert.Equal(scope, (string)needed!);
        Assert.Equal(scope == "book", operation["responses"]!["403"] is not null);
        Assert.Contains(
            "`book`",
            (string)(await Once.Value)["components"]!["securitySchemes"]!["token"]!["description"]!
        );
    }

    [Fact]
    public async Task Times_and_ids_say_how_they_are_written()
    {
        var document = await Once.Value;
        var fields = document["components"]!["schemas"]!
            .AsObject()
            .SelectMany(schema => schema.Value!["properties"]!.AsObject());
        string[] times = ["from", "to", "starts", "ends", "heldUntil", "registrationOpens"];
        Assert.All(
            fields.Where(field => times.Contains(field.Key)),
            field => Assert.Equal("date-time", (string?)field.Value!["format"])
        );
        Assert.All(
            fields.Where(field => field.Key == "id"),
            field => Assert.Equal("uuid", (string?)field.Value!["format"])
        );
    }

    private static bool Says(JsonNode? text) => (string?)text is { Length: > 3 };

    private static IEnumerable<string> Texts(JsonNode? node) =>
        node switch
        {
            JsonObject here => here.SelectMany(field =>
                field.Key == "description" && field.Value is JsonValue text ? [(string)text!] : Texts(field.Value)
            ),
            JsonArray rows => rows.SelectMany(Texts),
            _ => [],
        };

    private static IEnumerable<(string Media, JsonNode Content)> Contents(JsonObject operation) =>
        operation["responses"]!
            .AsObject()
            .Select(answer => answer.Value!["content"])
            .Append(operation["requestBody"]?["content"])
            .OfType<JsonObject>()
            .SelectMany(content => content.Select(media => (media.Key, media.Value!)));

    private static string[] Parameters(JsonObject operation) =>
        [
            .. (operation["parameters"]?.AsArray() ?? [])
                .Select(parameter =>
                    $"{parameter!["in"]}:{parameter["name"]}{((bool?)parameter["required"] == true ? "!" : "")}"
                )
                .Order(),
        ];

    private static string? MediaOf(string status) =>
        status switch
        {
            "204" => null,
            ['2', ..] => Json,
            _ => Problem,
        };

    private static string[] TokenAt(string path, JsonObject operation)
    {
        if (((string[])["/api/v1/bookings", "/api/v1/registrations", "/api/v1/household"]).Any(path.StartsWith))
            return ["token"];
        return (string?)operation["operationId"] == "register" ? ["none", "token"] : [];
    }

    private static string[] Security(JsonObject operation) =>
        [
            .. (operation["security"]?.AsArray() ?? []).Select(one =>
                one!.AsObject().Select(field => field.Key).SingleOrDefault() ?? "none"
            ),
        ];
}
