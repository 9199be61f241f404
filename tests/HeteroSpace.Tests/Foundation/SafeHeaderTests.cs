using System.Net;
using System.Net.Http.Json;
using HeteroSpace.Foundation.Security;

namespace HeteroSpace.Foundation;

/// <summary>Every answer carries the safe headers, also the ones that say no and the ones that failed.</summary>
public sealed class SafeHeaderTests
{
    [Fact]
    public async Task Every_kind_of_answer_carries_the_safe_headers()
    {
        await using var app = await HeteroApp.Start(HeteroApp.MondayAtTen.AddYears(10));
        using var visitor = Browse.Visitor(app, follows: false);
        using var staff = await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));
        var form = new FormUrlEncodedContent([KeyValuePair.Create("_handler", "tanya")]);
        foreach (
            var (status, answer) in ((int, Task<HttpResponseMessage>)[])
                [
                    (200, visitor.GetAsync("/")),
                    (200, visitor.GetAsync("/")),
                    (200, visitor.GetAsync("/acara.ics")),
                    (200, visitor.GetAsync("/robots.txt")),
                    (200, visitor.GetAsync("/dist/app.css")),
                    (200, visitor.GetAsync("/favicon.svg")),
                    (200, visitor.GetAsync("/health/live")),
                    (200, visitor.GetAsync("/openapi/v1.json")),
                    (200, visitor.GetAsync("/api/")),
                    (200, visitor.GetAsync("/api/v1/sites")),
                    (200, staff.GetAsync("/konsol/semarang/permohonan")),
                    (302, visitor.GetAsync("/saya")),
                    (
                        302,
                        visitor.PostAsync(
                            "/bermanfaat",
                            new FormUrlEncodedContent([KeyValuePair.Create("halaman", "/")])
                        )
                    ),
                    (400, visitor.PostAsync("/tanya", form)),
                    (401, visitor.PostAsJsonAsync("/api/v1/bookings", new { })),
                    (404, visitor.GetAsync("/tidak/ada")),
                    (404, visitor.GetAsync("/x.png")),
                    (404, visitor.GetAsync("/foto/x.webp")),
                    (404, visitor.GetAsync("/api/v1/nothing")),
                    (404, staff.GetAsync("/konsol/solo/permohonan")),
                    (405, visitor.DeleteAsync("/acara")),
                    (405, visitor.DeleteAsync("/api/v1/sites")),
                    (415, visitor.PostAsync("/api/v1/events/x/registrations", new StringContent("x"))),
                ]
        )
        {
            using var got = await answer;
            Assert.Equal(
                (got.RequestMessage!.RequestUri!.PathAndQuery, status),
                (got.RequestMessage.RequestUri.PathAndQuery, (int)got.StatusCode)
            );
            IsSafe(got);
        }
    }

    [Fact]
    public async Task What_is_too_large_is_told_with_the_safe_headers()
    {
        await using var app = await HeteroApp.Start();
        // It waits for the answer before it sends so much; a second, as usual, may be too short beside other tests.
        using var handler = new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) };
        using var client = new HttpClient(handler) { BaseAddress = app.Address };
        client.DefaultRequestHeaders.ExpectContinue = true;
        foreach (var address in (string[])["/pesan/semarang/ruang-acara", "/api/v1/bookings"])
        {
            using var answer = await client.PostAsync(address, new ByteArrayContent(new byte[65_000_000]));
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
            IsSafe(answer);
        }
    }

    [Theory]
    [InlineData("/ruang/semarang/ruang-rapat-1")]
    [InlineData("/api/v1/availability?site=semarang")]
    public async Task What_fails_on_our_side_is_told_with_the_safe_headers(string address)
    {
        await using var app = await HeteroApp.Start();
        app.GoesToNobodyElse();
        await app.AlterTables("alter table occupancies rename to elsewhere");
        using var client = await app.Client();
        using var answer = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        IsSafe(answer);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    private static void IsSafe(HttpResponseMessage answer)
    {
        var at = $"{(int)answer.StatusCode} {answer.RequestMessage!.RequestUri}";
        Assert.True(
            One(answer, "Content-Security-Policy").Contains("frame-ancestors 'none'", StringComparison.Ordinal),
            at
        );
        Assert.True(One(answer, "Content-Security-Policy").StartsWith("default-src '", StringComparison.Ordinal), at);
        Assert.True(One(answer, "X-Content-Type-Options") == "nosniff", at);
        Assert.True(One(answer, "Referrer-Policy") == "strict-origin-when-cross-origin", at);
        Assert.True(One(answer, "Permissions-Policy") != "", at);
        Assert.False(answer.Headers.Contains("Server"), at);
        Assert.False(answer.Headers.Contains("X-Powered-By"), at);
    }

    private static string One(HttpResponseMessage answer, string header) =>
        answer.Headers.TryGetValues(header, out var values) ? Assert.Single(values) : "";
}
