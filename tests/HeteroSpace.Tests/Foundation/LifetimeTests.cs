using System.Net;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Foundation;

/// <summary>How long each answer may be kept, by whom (RFC 9111).</summary>
public sealed class LifetimeTests
{
    private static readonly DateTime Now = HeteroApp.MondayAtTen.AddYears(10);

    [Fact]
    public async Task What_needs_a_sign_in_is_kept_nowhere()
    {
        await using var app = await HeteroApp.Start(Now);
        using var staff = await RightsTests.Browser(app, await app.Staff(Role.ProvincialAdministrator, null));
        var seen = 0;
        foreach (var address in OfSomeone(app))
        {
            using var answer = await staff.GetAsync(address);
            Assert.True(
                answer.Headers.CacheControl is { NoStore: true },
                $"{address}: {(int)answer.StatusCode} {answer.Headers.CacheControl}"
            );
            seen += answer.StatusCode == HttpStatusCode.OK ? 1 : 0;
        }
        Assert.True(seen > 40, $"only {seen} pages answered");
    }

    private static IEnumerable<string> OfSomeone(HeteroApp app) =>
        app
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(address => address.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
            .Where(address =>
                address.Metadata.GetMetadata<IAuthorizeData>() is not null
                || address.RoutePattern.RawText!.TrimStart('/').Split('/')[0] is "konsol" or "meja" or "saya"
            )
            .Select(address => "/" + address.RoutePattern.RawText!.TrimStart('/'))
            .Select(address => address.Replace("{Site}", "semarang").Replace("{site}", "semarang"))
            .Where(address => !address.Contains('{') && !address.StartsWith("/api", StringComparison.Ordinal))
            .Distinct();

    [Fact]
    public async Task What_anyone_may_read_is_private_to_who_is_signed_in_and_differs_by_cookie()
    {
        await using var app = await HeteroApp.Start(Now);
        using var visitor = Browse.Visitor(app);
        using var member = await RightsTests.Browser(app, await app.Member());
        foreach (
            var address in (string[])["/", "/acara", "/ruang", "/situs/semarang", "/komunitas", "/artikel", "/jejak"]
        )
        {
            using var mine = await member.GetAsync(address);
            Assert.True(
                mine.Headers.CacheControl is { Private: true, NoCache: true },
                $"{address}: {mine.Headers.CacheControl}"
            );
            Assert.Contains("Cookie", mine.Headers.Vary);
            for (var again = 0; again < 2; again++)
            {
                using var theirs = await visitor.GetAsync(address);
                Assert.True(theirs.Headers.CacheControl is { NoCache: true, Private: false }, address);
                Assert.Equal(1, theirs.Headers.Vary.Count(name => name == "Cookie"));
            }
        }
    }

    [Theory]
    [InlineData("/acara.ics", 900)]
    [InlineData("/acara.atom", 900)]
    [InlineData("/artikel.atom", 900)]
    [InlineData("/kanal.atom", 900)]
    [InlineData("/acara/{slug}.ics", 900)]
    [InlineData("/acara/{slug}/gambar.png", 3600)]
    [InlineData("/sitemap.xml", 3600)]
    [InlineData("/robots.txt", 3600)]
    public async Task Feeds_calendars_and_pictures_have_a_lifetime_of_their_own(string address, int seconds)
    {
        await using var app = await HeteroApp.Start(Now);
        var (_, of) = await Held.Event(
            app,
            Held.Plan() with
            {
                When = new(Now.AddDays(7), Now.AddDays(7).AddHours(2)),
            }
        );
        using var visitor = Browse.Visitor(app);
        for (var again = 0; again < 2; again++)
        {
            using var answer = await visitor.GetAsync(address.Replace("{slug}", of.Slug));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(
                (true, TimeSpan.FromSeconds(seconds)),
                (answer.Headers.CacheControl!.Public, answer.Headers.CacheControl.MaxAge)
            );
            Assert.Contains("Cookie", answer.Headers.Vary);
        }
    }

    [Fact]
    public async Task An_answer_of_the_api_to_a_token_is_private()
    {
        await using var app = await HeteroApp.Start(Now);
        using var client = await app.Client(await app.Member());
        using var answer = await client.GetAsync("/api/v1/sites");
        Assert.True(answer.Headers.CacheControl is { Private: true }, answer.Headers.CacheControl?.ToString());
        Assert.Contains("Authorization", answer.Headers.Vary);
    }
}
