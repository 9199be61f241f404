using System.Net;
using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Security;
using HeteroSpace.People;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace.Foundation;

/// <summary>What is no id, no code and no link is answered by an ordinary sentence, wherever it stands.</summary>
[UsuallyOnce]
public sealed class MalformedTests
{
    private static readonly string[] NoIds =
    [
        "x",
        "-1",
        "0",
        "00000000-0000-0000-0000-000000000000",
        "99999999999999999999",
        "٣٤",
        "%00",
        "a%0Ab",
        "..%5C..%5Capi",
        "CfDJ8AAAA",
        new('b', 3000),
    ];

    [Theory]
    [InlineData("")]
    [InlineData("akun=&kode=")]
    [InlineData("akun=x&kode=x")]
    [InlineData("akun=00000000-0000-0000-0000-000000000000&kode=x")]
    [InlineData("akun=%00&kode=%00")]
    [InlineData("akun=99999999999999999999&kode=CfDJ8")]
    [InlineData("kode=x")]
    public async Task A_link_of_a_password_that_is_none_is_too_old(string asked)
    {
        await using var app = await HeteroApp.Start();
        using var visitor = Browse.Visitor(app);
        var answer = await Browse.Send(visitor, "/sandi-baru?" + asked, "sandi", ("sandi", "sandi yang panjang"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("sudah dipakai atau kedaluwarsa", await answer.Text());
    }

    [Fact]
    public async Task No_address_fails_over_what_is_no_id()
    {
        await using var app = await HeteroApp.Start(ConfirmationTests.Later);
        using var admin = await RightsTests.Browser(app, await app.Staff(Role.ProvincialAdministrator, null));
        var routes = app
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.Parameters.Count > 0)
            .Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/'))
            .Distinct()
            .ToList();
        Assert.InRange(routes.Count, 100, 1000);
        var failed = new List<string>();
        foreach (var route in routes)
        foreach (var nonsense in NoIds)
        foreach (
            var address in (HashSet<string>)[Filled(route, "semarang", nonsense), Filled(route, nonsense, nonsense)]
        )
        {
            var answer = await admin.GetAsync(address);
            if ((int)answer.StatusCode >= 500)
                failed.Add($"{(int)answer.StatusCode} {address}");
        }
        Assert.Empty(failed);
    }

    /// <summary>Every form of the plain pages, with nonsense in what people cannot type.</summary>
    [Fact]
    public async Task No_form_fails_over_what_is_no_id()
    {
        await using var app = await HeteroApp.Start(
            ConfirmationTests.Later,
            ("Limits:Newcomers", "9999"),
            ("Limits:Mails", "9999"),
            ("Limits:Passwords", "9999"),
            ("Limits:Questions", "9999"),
            ("Limits:Presses", "9999")
        );
        using var admin = await RightsTests.Browser(app, await app.Staff(Role.ProvincialAdministrator, null));
        using var visitor = Browse.Visitor(app);
        var (failed, forms) = (new List<string>(), 0);
        foreach (var page in Pages(app))
        foreach (var client in (HttpClient[])[visitor, admin])
        {
            var html = await (await client.GetAsync(page)).Text();
            foreach (Match form in Regex.Matches(html, "<form[^>]*method=\"post\".*?</form>", RegexOptions.Singleline))
            foreach (var nonsense in (string[])["x", "٣٤", "-1", "99999999999999999999"])
            {
                forms++;
                using var fields = new FormUrlEncodedContent(Fields(form.Value, nonsense));
                var answer = await client.PostAsync(Target(form.Value, page), fields);
                if ((int)answer.StatusCode >= 500)
                    failed.Add($"{(int)answer.StatusCode} {page} {nonsense}");
            }
        }
        Assert.InRange(forms, 100, 100_000);
        Assert.Empty(failed.Distinct());
    }

    private static IEnumerable<string> Pages(HeteroApp app) =>
        app
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/'))
            .Where(route => !Regex.IsMatch(route, "\\{(?!Site)"))
            .Where(route => !route.EndsWith("/keluar", StringComparison.Ordinal))
            .Select(route => route.Replace("{Site}", "semarang", StringComparison.OrdinalIgnoreCase))
            .Append("/ruang/semarang/ruang-rapat-1")
            .Append("/pesan/semarang/ruang-rapat-1")
            .Append("/situs/semarang")
            .Distinct()
            .Order();

    private static string Target(string form, string page) =>
        Regex.Match(form, "^<form[^>]*action=\"([^\"]+)\"") is { Success: true } told
            ? WebUtility.HtmlDecode(told.Groups[1].Value)
            : page;

    // The token and the name of the form stay, or nothing would be reached.
    private static IEnumerable<KeyValuePair<string, string>> Fields(string form, string nonsense) =>
        Regex
            .Matches(form, "<(input|select|textarea|button)[^>]*?name=\"([^\"]+)\"[^>]*?(?:value=\"([^\"]*)\")?[^>]*>")
            .Select(field =>
            {
                var (name, value) = (field.Groups[2].Value, WebUtility.HtmlDecode(field.Groups[3].Value));
                var stays = name is "_handler" or "__RequestVerificationToken";
                return KeyValuePair.Create(name, stays ? value : nonsense);
            })
            .DistinctBy(field => field.Key);

    private static string Filled(string route, string site, string nonsense) =>
        Regex.Replace(
            route,
            "\\{\\*?([A-Za-z]+)[^}]*\\}",
            found => found.Groups[1].Value.Equals("site", StringComparison.OrdinalIgnoreCase) ? site : nonsense
        );
}
