using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Bookings;

public sealed class BookingApiTests
{
    private static object Wish(string from = "2026-08-03T13:00:00+07:00", string to = "2026-08-03T14:00:00+07:00") =>
        new
        {
            space = "semarang/ruang-rapat-1",
            from,
            to,
            people = 4,
            purpose = "Rapat",
        };

    [Fact]
    public async Task A_booking_is_made_read_and_cancelled()
    {
        await using var app = await HeteroApp.Start();
        using var client = await app.Client(await app.Member());
        var made = await client.PostAsJsonAsync("/api/v1/bookings", Wish());
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var said = await made.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("confirmed", said.GetProperty("status").GetString());
        var code = said.GetProperty("code").GetString();
        Assert.Equal(
            "2026-08-03T13:00:00+07:00",
            (await client.GetFromJsonAsync<JsonElement>($"/api/v1/bookings/{code}")).GetProperty("from").GetString()
        );
        using var other = await app.Client(await app.Member());
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/api/v1/bookings/{code}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"/api/v1/bookings/{code}")).StatusCode);
    }

    [Fact]
    public async Task A_wrong_method_is_405_a_wrong_kind_of_body_415_and_a_wrong_address_404()
    {
        await using var app = await HeteroApp.Start();
        using var client = await app.Client(await app.Member());
        var method = await client.PutAsync("/api/v1/bookings", null);
        Assert.Equal(
            (HttpStatusCode.MethodNotAllowed, "POST"),
            (method.StatusCode, string.Join(",", method.Content.Headers.Allow))
        );
        Assert.Equal(
            HttpStatusCode.UnsupportedMediaType,
            (await client.PostAsync("/api/v1/bookings", new StringContent("x", Encoding.UTF8, "text/plain"))).StatusCode
        );
        var missing = await client.GetAsync("/api/v1/nothing");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Equal(
            "not_found",
            (await missing.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()
        );
    }

    [Fact]
    public async Task A_clash_is_409_with_alternatives_and_broken_rules_are_422_all_at_once()
    {
        await using var app = await HeteroApp.Start();
        using var client = await app.Client(await app.Member());
        await client.PostAsJsonAsync("/api/v1/bookings", Wish());
        var clash = await client.PostAsJsonAsync("/api/v1/bookings", Wish());
        Assert.Equal(HttpStatusCode.Conflict, clash.StatusCode);
        var problem = await clash.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("clash", problem.GetProperty("code").GetString());
        Assert.Equal(3, problem.GetProperty("alternatives").GetArrayLength());
        var broken = await client.PostAsJsonAsync(
            "/api/v1/bookings",
            Wish("2026-08-03T22:07:00+07:00", "2026-08-04T08:00:00+07:00")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, broken.StatusCode);
        Assert.Equal(3, (await broken.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").GetArrayLength());
    }

    [Fact]
    public async Task The_same_key_sent_many_times_books_once_and_answers_alike()
    {
        await using var app = await HeteroApp.Start();
        using var client = await app.Client(await app.Member());
        client.DefaultRequestHeaders.Add("Idempotency-Key", "kunci-1");
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(_ => client.PostAsJsonAsync("/api/v1/bookings", Wish()))
        );
        var again = await client.PostAsJsonAsync("/api/v1/bookings", Wish());
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        var bodies = await Task.WhenAll(answers.Append(again).Select(answer => answer.Content.ReadAsStringAsync()));
        Assert.Single(bodies.Distinct());
        Assert.Equal(1, await app.Read(db => db.Bookings().CountAsync()));
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (
                await client.PostAsJsonAsync(
                    "/api/v1/bookings",
                    Wish("2026-08-03T15:00:00+07:00", "2026-08-03T16:00:00+07:00")
                )
            ).StatusCode
        );
    }

    [Fact]
    public async Task A_megabyte_of_nonsense_is_refused_and_a_token_opens_no_page()
    {
        await using var app = await HeteroApp.Start();
        using var client = await app.Client(
            await app.Staff(Foundation.Security.Role.ProvincialAdministrator, null),
            "read"
        );
        Assert.EndsWith("/masuk", (await client.GetAsync("/konsol/semarang")).RequestMessage!.RequestUri!.AbsolutePath);
        using var booker = await app.Client(await app.Member());
        Assert.Equal(
            413,
            (int)
                (
                    await booker.PostAsync(
                        "/api/v1/bookings",
                        new StringContent(new string('x', 1_000_000), Encoding.UTF8, "application/json")
                    )
                ).StatusCode
        );
        booker.DefaultRequestHeaders.Authorization = new("Bearer", new string('x', 5000));
        Assert.Equal(401, (int)(await booker.GetAsync("/api/v1/bookings/HS-2222-22")).StatusCode);
    }

    public static TheoryData<string, int, string> BadBodies =>
        new()
        {
            { "", 400, "bad_json" },
            { "{", 400, "bad_json" },
            { "[]", 400, "bad_json" },
            { "null", 400, "bad_json" },
            { "{\"space\":7}", 400, "bad_json" },
            { "{\"space\":\"semarang/x\"}", 422, "unknown_space" },
            { "{\"space\":\"semarang/ruang-rapat-1\",\"from\":\"2026-08-03T13:00\"}", 422, "rules_broken" },
            {
                "{\"space\":\"semarang/ruang-rapat-1\",\"from\":\"9999-12-31T23:00:00-14:00\",\"to\":\"x\"}",
                422,
                "rules_broken"
            },
            { "{\"people\":99999999999}", 400, "bad_json" },
        };

    [Theory, MemberData(nameof(BadBodies))]
    public async Task Bad_input_is_4xx_with_a_code(string body, int status, string code)
    {
        await using var app = await HeteroApp.Start();
        using var client = await app.Client(await app.Member());
        var answer = await client.PostAsync(
            "/api/v1/bookings",
            new StringContent(body, Encoding.UTF8, "application/json")
        );
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(code, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task What_is_public_is_read_without_a_token_from_any_origin_and_the_rest_is_not()
    {
        await using var app = await HeteroApp.Start();
        using var client = await app.Client();
        client.DefaultRequestHeaders.Add("Origin", "https://lain.example.org");
        foreach (
            var address in (string[])
                [
                    "/api/v1/sites",
                    "/api/v1/spaces?site=solo",
                    "/api/v1/availability?site=solo&from=2026-08-03&to=2026-08-10&minutes=60&people=4&amenity=wifi",
                ]
        )
        {
            var answer = await client.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
            Assert.NotEqual(
                0,
                (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("items").GetArrayLength()
            );
        }
        var refused = await client.PostAsJsonAsync("/api/v1/bookings", Wish());
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(
            "unauthorized",
            (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()
        );
        using var reader = await app.Client(await app.Member(), "read");
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostAsJsonAsync("/api/v1/bookings", Wish())).StatusCode);
    }
}
