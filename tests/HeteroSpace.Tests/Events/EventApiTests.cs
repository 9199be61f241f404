using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Events;

/// <summary>Events and registrations for programs.</summary>
public sealed class EventApiTests
{
    [Fact]
    public async Task The_API_lists_events_with_their_seats_and_the_time_of_the_site()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app, Held.Plan(1));
        using var client = await app.Client(await app.Member());
        var list = await client.GetFromJsonAsync<JsonElement>("/api/v1/events?site=semarang");
        var item = list.GetProperty("items")[0];
        Assert.Equal(
            (of.Slug, 1, "in-person", "2026-08-10T13:00:00+07:00"),
            (
                item.GetProperty("slug").GetString(),
                item.GetProperty("seatsLeft").GetInt32(),
                item.GetProperty("modes")[0].GetString(),
                item.GetProperty("starts").GetString()
            )
        );
    }

    [Theory]
    [InlineData("", "0812-3456-7890"), InlineData("  ", "0812-3456-7890"), InlineData("tamu@example.org", "")]
    public async Task A_field_that_is_empty_stands_for_none_at_all(string email, string phone)
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app, Held.Plan(3));
        using var client = await app.Client();
        var made = await client.PostAsJsonAsync(
            $"/api/v1/events/{of.Slug}/registrations",
            new
            {
                mode = "in-person",
                people = 1,
                name = "Slamet",
                email,
                phone,
            }
        );
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
    }

    [Fact]
    public async Task The_API_registers_once_by_its_key_and_answers_full_with_the_place()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app, Held.Plan(1));
        using var client = await app.Client(await app.Member());
        client.DefaultRequestHeaders.Add("Idempotency-Key", "kunci-1");
        var wish = new { mode = "in-person", people = 1 };
        var made = await client.PostAsJsonAsync($"/api/v1/events/{of.Slug}/registrations", wish);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var again = await client.PostAsJsonAsync($"/api/v1/events/{of.Slug}/registrations", wish);
        Assert.Equal(await made.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        using var other = await app.Client(await app.Member());
        var full = await other.PostAsJsonAsync($"/api/v1/events/{of.Slug}/registrations", wish);
        var problem = await full.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(
            (HttpStatusCode.Conflict, "full", 1),
            (full.StatusCode, problem.GetProperty("code").GetString(), problem.GetProperty("place").GetInt32())
        );
        var waits = await other.PostAsJsonAsync(
            $"/api/v1/events/{of.Slug}/registrations",
            new
            {
                mode = "in-person",
                people = 1,
                wait = true,
            }
        );
        Assert.Equal(
            (HttpStatusCode.Created, "waiting"),
            (waits.StatusCode, (await waits.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString())
        );
    }

    [Fact]
    public async Task Who_sends_more_than_a_network_may_is_told_when_the_next_is_taken()
    {
        await using var app = await HeteroApp.Start(null, ("Limits:Registrations", "1"));
        var (_, of) = await Held.Event(app);
        using var client = await app.Client();
        async Task<HttpResponseMessage> Send(string name) =>
            await client.PostAsJsonAsync(
                $"/api/v1/events/{of.Slug}/registrations",
                new { name, email = "peserta021@example.org" }
            );
        Assert.Equal(HttpStatusCode.Created, (await Send("Satu")).StatusCode);
        using var refused = await Send("Dua");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.True(refused.Headers.RetryAfter!.Delta > TimeSpan.Zero);
    }

    [Fact]
    public async Task A_visitor_who_registers_by_the_API_gets_no_ticket_before_the_contact_is_confirmed()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app, Held.Plan(2));
        await Held.Register(app, of);
        using var visitor = await app.Client();
        var guest = await (
            await visitor.PostAsJsonAsync(
                $"/api/v1/events/{of.Slug}/registrations",
                new
                {
                    mode = "in-person",
                    people = 1,
                    name = "Peserta 033",
                    email = "tamu33@example.org",
                }
            )
        ).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(
            ("pending", 0),
            (guest.GetProperty("status").GetString(), guest.GetProperty("tickets").GetArrayLength())
        );
    }

    [Fact]
    public async Task The_API_tells_what_an_event_asks_and_takes_the_answers()
    {
        await using var app = await HeteroApp.Start();
        var of = await ThatAsks(app);
        using var client = await app.Client(await app.Member());
        var address = $"/api/v1/events/{of.Slug}";
        var question = (await client.GetFromJsonAsync<JsonElement>(address + "/questions"))
            .GetProperty("items")[0]
            .GetProperty("id")
            .GetString()!;
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await client.PostAsJsonAsync(address + "/registrations", new { people = 1 })).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.Created,
            (
                await client.PostAsJsonAsync(
                    address + "/registrations",
                    new { people = 1, answers = new Dictionary<string, string> { [question] = "Kopi" } }
                )
            ).StatusCode
        );
    }

    [Fact]
    public async Task The_API_bears_nonsense()
    {
        await using var app = await HeteroApp.Start();
        var of = await ThatAsks(app);
        var address = $"/api/v1/events/{of.Slug}";
        using var visitor = await app.Client();
        foreach (
            var body in (string[])
                [
                    """{"people":2,"names":[null],"name":"A","email":"a@example.org"}""",
                    """{"people":2147483647,"name":"A","email":"a@example.org"}""",
                    """{"mode":"in-person","people":1,"name":null,"email":null}""",
                    "null",
                    "[]",
                ]
        )
            Assert.InRange(
                (int)
                    (
                        await visitor.PostAsync(
                            address + "/registrations",
                            new StringContent(body, Encoding.UTF8, "application/json")
                        )
                    ).StatusCode,
                400,
                499
            );
        foreach (var bad in (string[])["?from=kemarin", "?cursor=x", "?site=tidak-ada", "?mode=x"])
            Assert.InRange((int)(await visitor.GetAsync("/api/v1/events" + bad)).StatusCode, 400, 499);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await visitor.PostAsJsonAsync(address + "/registrations", new { mode = "tatap-muka" })).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (
                await visitor.PostAsJsonAsync(
                    "/api/v1/events/tidak-ada/registrations",
                    new { mode = "in-person", people = 1 }
                )
            ).StatusCode
        );
    }

    private static async Task<Event> ThatAsks(HeteroApp app)
    {
        var (officer, of) = await Held.Event(app);
        await app.Do(async services =>
        {
            await services
                .GetRequiredService<EditParts>()
                .AddQuestion(
                    of,
                    new()
                    {
                        EventId = of.Id,
                        Text = "Usahanya apa?",
                        Required = true,
                    },
                    officer.AccountId!.Value
                );
            return true;
        });
        return of;
    }
}
