using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using HeteroSpace.Events;

namespace HeteroSpace.Foundation;

/// <summary>What HTTP itself asks of an API (RFC 9110, RFC 6750), and what programs send wrong.</summary>
[UsuallyOnce]
public sealed class ApiMannersTests
{
    public static TheoryData<string> WrongTimes =>
        [
            "12/23/2026 9:00:00 AM +07:00",
            "05/01/2027",
            "12/01/2026",
            "2026-12-01T09:00:00",
            "2026-12-01T09:00+07:00",
            "2026-12-01 09:00:00+07:00",
            "2026-12-31T23:59:60Z",
            "2026-12-01T24:00:00+07:00",
            "Tue, 01 Dec 2026 09:00:00 GMT",
        ];

    [Theory, MemberData(nameof(WrongTimes))]
    public async Task A_time_that_is_not_RFC_3339_is_refused_wherever_one_is_sent(string time)
    {
        await using var app = await HeteroApp.Start();
        using var client = await app.Client(await app.Member());
        var typed = Uri.EscapeDataString(time);
        foreach (
            var address in (string[])
                [
                    "/api/v1/events?from=" + typed,
                    "/api/v1/events?to=" + typed,
                    "/api/v1/availability?site=semarang&from=" + typed,
                    "/api/v1/availability?site=semarang&to=" + typed,
                ]
        )
        {
            var answer = await client.GetAsync(address);
            var problem = await Problem(answer);
            Assert.Equal((422, "bad_time"), ((int)answer.StatusCode, (string?)problem["code"]));
            Assert.Contains("RFC 3339", (string?)problem["detail"]);
        }
        var booked = await client.PostAsJsonAsync("/api/v1/bookings", Wish(time, time));
        var errors = (await Problem(booked))["errors"]!.AsArray();
        Assert.Equal(422, (int)booked.StatusCode);
        Assert.Equal(["from bad_time", "to bad_time"], errors.Select(one => $"{one!["field"]} {one["code"]}"));
        Assert.All(errors, one => Assert.Contains("RFC 3339", (string?)one!["message"]));
    }

    [Theory]
    [InlineData("2026-08-04t13:00:00+07:00")]
    [InlineData("2026-08-04T06:00:00z")]
    [InlineData("2026-08-04T06:00:00.000-00:00")]
    [InlineData("2026-08-04T06:00:00Z")]
    public async Task A_time_is_taken_however_the_RFC_lets_it_be_written_and_told_by_the_clock_of_the_site(string from)
    {
        await using var app = await HeteroApp.Start();
        using var client = await app.Client(await app.Member());
        var made = await client.PostAsJsonAsync("/api/v1/bookings", Wish(from, "2026-08-04T14:00:00+07:00"));
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal("2026-08-04T13:00:00+07:00", (string?)(await Problem(made))["from"]);
        Assert.Equal(
            HttpStatusCode.OK,
            (await client.GetAsync("/api/v1/events?from=" + Uri.EscapeDataString(from))).StatusCode
        );
    }

    [Fact]
    public async Task What_was_made_stands_where_the_answer_says_also_when_it_is_sent_again()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app, Held.Plan(5));
        using var client = await app.Client(await app.Member());
        client.DefaultRequestHeaders.Add("Idempotency-Key", "kunci");
        foreach (
            var (address, body) in ((string, object)[])
                [
                    ("/api/v1/bookings", Wish("2026-08-04T13:00:00+07:00", "2026-08-04T14:00:00+07:00")),
                    ($"/api/v1/events/{of.Slug}/registrations", new { people = 2 }),
                ]
        )
        {
            if (body.GetType().GetProperty("people")!.GetValue(body) is 2)
                client.DefaultRequestHeaders.Remove("Idempotency-Key");
            var made = await client.PostAsJsonAsync(address, body);
            var again = await client.PostAsJsonAsync(address, body);
            Assert.Equal(HttpStatusCode.Created, made.StatusCode);
            var at = made.Headers.Location!;
            if (again.StatusCode == HttpStatusCode.Created)
                Assert.Equal(at, again.Headers.Location);
            Assert.True(JsonNode.DeepEquals(await Problem(made), await client.GetFromJsonAsync<JsonNode>(at)));
        }
    }

    [Fact]
    public async Task A_stranger_is_told_how_to_send_a_token_and_what_is_wrong_with_theirs()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app, Held.Plan(5));
        using var visitor = await app.Client();
        Assert.Equal("Bearer realm=\"Hetero Space\"", Challenge(await visitor.GetAsync("/api/v1/bookings/HS-2222-22")));
        visitor.DefaultRequestHeaders.Authorization = new("Bearer", "hs_unknown");
        Assert.Contains("error=\"invalid_token\"", Challenge(await visitor.GetAsync("/api/v1/bookings/HS-2222-22")));
        var join = $"/api/v1/events/{of.Slug}/registrations";
        Assert.Contains("error=\"invalid_token\"", Challenge(await visitor.PostAsJsonAsync(join, new { people = 1 })));
        using var reader = await app.Client(await app.Member(), "read");
        var refused = await reader.PostAsJsonAsync(join, new { people = 1 });
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("error=\"insufficient_scope\", scope=\"book\"", Challenge(refused));
    }

    [Theory]
    [InlineData("/api/v1/bookings")]
    [InlineData("/api/v1/events/{slug}/registrations")]
    public async Task Nothing_wished_for_is_no_wish(string address)
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app, Held.Plan(5));
        using var client = await app.Client(await app.Member());
        var answer = await client.PostAsync(
            address.Replace("{slug}", of.Slug),
            new StringContent("null", Encoding.UTF8, "application/json")
        );
        Assert.Equal((400, "bad_json"), ((int)answer.StatusCode, (string?)(await Problem(answer))["code"]));
    }

    [Theory]
    [InlineData(null, "id")]
    [InlineData("en", "en")]
    [InlineData("en-GB, id;q=0.5", "en")]
    [InlineData("id;q=0.3, en;q=0.9", "en")]
    [InlineData("id-ID, en", "id")]
    [InlineData("jv, en;q=0.2", "en")]
    [InlineData("en;q=0, id", "id")]
    [InlineData("fr", "id")]
    [InlineData("*", "id")]
    [InlineData(";;q=x", "id")]
    public async Task Sentences_come_in_the_language_that_was_asked_for(string? wanted, string language)
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app, Held.Plan(1));
        await Held.Register(app, of);
        using var client = await app.Client(await app.Member());
        if (wanted is not null)
            client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", wanted);
        string[] titles =
        [
            await Title(client.GetAsync("/api/v1/nothing")),
            await Title(client.PostAsJsonAsync("/api/v1/bookings", Wish("x", "y"))),
            await Title(client.PostAsJsonAsync($"/api/v1/events/{of.Slug}/registrations", new { people = 1 })),
        ];
        string[] expected =
            language == "en"
                ? ["There is no such thing.", "This is not possible as it is.", "There are not as many seats."]
                : ["Itu tidak ada.", "Permintaan ini belum bisa.", "Kursinya tidak cukup."];
        Assert.Equal(expected, titles);
        using var answer = await client.GetAsync("/api/v1/sites");
        Assert.Equal([language], answer.Content.Headers.ContentLanguage);
        Assert.Contains("Accept-Language", answer.Headers.Vary);
    }

    [Fact]
    public async Task A_full_event_says_so_and_the_place_in_the_queue_to_a_visitor_too()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app, Held.Plan(1));
        await Held.Register(app, of);
        using var visitor = await app.Client();
        var join = $"/api/v1/events/{of.Slug}/registrations";
        object Wish(bool wait) =>
            new
            {
                mode = "in-person",
                name = "Peserta 033",
                email = "tamu33@example.org",
                wait,
            };
        var full = await visitor.PostAsJsonAsync(join, Wish(false));
        var problem = await Problem(full);
        Assert.Equal((409, "full", 1), ((int)full.StatusCode, (string?)problem["code"], (int)problem["place"]!));
        Assert.Empty(
            await app.Letters() is var letters ? letters.Where(letter => letter.Row.To == "tamu33@example.org") : []
        );
        var pending = await visitor.PostAsJsonAsync(join, Wish(true));
        Assert.Equal((201, "pending"), ((int)pending.StatusCode, (string?)(await Problem(pending))["status"]));
    }

    [Fact]
    public async Task A_page_elsewhere_reads_what_is_public_and_registers_but_never_books()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app, Held.Plan(5));
        using var page = await app.Client();
        page.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");
        foreach (
            var address in (string[])
                [
                    "/openapi/v1.json",
                    "/api/v1/sites",
                    "/api/v1/spaces?site=nowhere",
                    "/api/v1/availability?site=nowhere",
                    "/api/v1/events?mode=x",
                    "/api/v1/events/" + of.Slug,
                    $"/api/v1/events/{of.Slug}/questions",
                ]
        )
            Assert.Equal("*", Allowed(await page.GetAsync(address)));
        var join = $"/api/v1/events/{of.Slug}/registrations";
        Assert.Equal("*", Allowed(await Preflight(page, join)));
        var refused = await page.PostAsJsonAsync(join, new { mode = "x" });
        Assert.Equal("*", Allowed(refused));
        Assert.Contains("Location", string.Join(',', refused.Headers.GetValues("Access-Control-Expose-Headers")));
        Assert.Null(Allowed(await Preflight(page, "/api/v1/bookings")));
        Assert.Null(Allowed(await page.GetAsync("/api/v1/bookings/HS-2222-22")));
    }

    private static Task<HttpResponseMessage> Preflight(HttpClient page, string address)
    {
        var request = new HttpRequestMessage(HttpMethod.Options, address);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "content-type,idempotency-key");
        return page.SendAsync(request);
    }

    private static string? Allowed(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values.Single() : null;

    private static string Challenge(HttpResponseMessage answer) => string.Join(", ", answer.Headers.WwwAuthenticate);

    private static async Task<JsonNode> Problem(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonNode>())!;

    private static async Task<string> Title(Task<HttpResponseMessage> answer) =>
        (string)(await Problem(await answer))["title"]!;

    private static object Wish(string from, string to) =>
        new
        {
            space = "semarang/ruang-rapat-1",
            from,
            to,
            people = 4,
            purpose = "Rapat",
        };
}
