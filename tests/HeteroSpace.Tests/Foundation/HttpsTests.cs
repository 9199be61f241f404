using System.Net;
using System.Text.RegularExpressions;
using HeteroSpace.People;
using Microsoft.Extensions.Hosting;

namespace HeteroSpace.Foundation;

/// <summary>Where the product is known by an https address (setting PublicUrl): its name, its cookies, strict
/// transport.</summary>
public sealed class HttpsTests
{
    private const string Own = "hetero.example.org";
    private static readonly DateTime Now = TimeProvider.System.GetUtcNow().UtcDateTime;

    [Theory]
    [InlineData("hetero.example.org", 200)]
    [InlineData("HETERO.example.org:443", 200)]
    [InlineData("localhost:5080", 200)]
    [InlineData("127.0.0.1", 200)]
    [InlineData("[::1]:5080", 200)]
    [InlineData("evil.example", 400)]
    [InlineData("hetero.example.org.evil.example", 400)]
    [InlineData("evil.hetero.example.org", 400)]
    [InlineData("localhost.evil.example", 400)]
    [InlineData("10.0.0.7", 400)]
    public async Task The_product_answers_by_its_own_name_only(string host, int status)
    {
        await using var app = await HeteroApp.Start();
        using var client = Client(app, host);
        foreach (var address in (string[])["/acara", "/api/v1/sites", "/dist/app.css"])
            Assert.Equal((address, status), (address, (int)(await client.GetAsync(address)).StatusCode));
        // A watch over the process asks by whatever address it knows.
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);
        if (status == 400)
            Assert.DoesNotContain(host, await (await client.GetAsync("/saya")).Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("hetero.example.org", "https://hetero.example.org/")]
    [InlineData("hetero.example.org:443", "https://hetero.example.org/")]
    [InlineData("HETERO.example.org:1234", "https://hetero.example.org/")]
    [InlineData("localhost:5080", "http://localhost:5080/")]
    public async Task It_leads_on_under_its_own_address_whatever_scheme_and_port_were_asked(string host, string begins)
    {
        await using var app = await HeteroApp.Start();
        using var answer = await Client(app, host).GetAsync("/saya");
        Assert.StartsWith(begins, answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_developers_machine_any_name_goes_and_cookies_are_plain()
    {
        await using var app = await HeteroApp.Start(Now, ("PublicUrl", ""));
        using var client = Client(app, "box.lan:5080");
        using var answer = await client.GetAsync("/masuk?lang=en");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
        Assert.All(
            answer.Headers.GetValues("Set-Cookie"),
            cookie =>
                Assert.False(cookie.StartsWith("__", StringComparison.Ordinal) || cookie.Contains("secure"), cookie)
        );
    }

    [Fact]
    public async Task Strict_transport_is_asked_for_by_the_public_name_for_a_year()
    {
        await using var app = await HeteroApp.Start();
        foreach (var address in (string[])["/acara", "/tidak/ada", "/api/v1/nothing", "/dist/app.css"])
        {
            using var answer = await Client(app, Own).GetAsync(address);
            Assert.Equal("max-age=31536000", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
            using var near = await Client(app, "localhost").GetAsync(address);
            Assert.False(near.Headers.Contains("Strict-Transport-Security"));
        }
    }

    [Fact]
    public async Task Every_cookie_is_bound_to_the_host_and_to_TLS()
    {
        await using var app = await HeteroApp.Start(Now);
        var person = await app.Member();
        var jar = new Jar(Client(app, Own));
        await jar.Get("/acara?lang=en");
        await jar.Post("/bermanfaat", ("halaman", "/acara"));
        await SignIn(jar, person);
        Assert.Contains(person.Name, await jar.Get("/saya/profil"));
        Assert.Equal(
            ["__Host-hs-form", "__Host-hs-lang", "__Host-hs-said", "__Host-hs-session", "__Host-hs-useful"],
            jar.Seen.Select(cookie => cookie.Split('=')[0]).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.All(
            jar.Seen,
            cookie =>
            {
                Assert.Contains("; path=/", cookie);
                Assert.Matches("; path=/(;|$)", cookie);
                Assert.Contains("; secure", cookie);
                Assert.Contains("; httponly", cookie);
                Assert.DoesNotContain("domain=", cookie);
            }
        );
    }

    [Fact]
    public async Task Whoever_leaves_leaves_no_page_and_no_store_in_the_browser()
    {
        await using var app = await HeteroApp.Start(Now);
        var jar = new Jar(Client(app, Own));
        await SignIn(jar, await app.Member());
        var page = await jar.Get("/saya");
        Assert.True(jar.Last.CacheControl!.NoStore);
        await jar.Post("/keluar", ("__RequestVerificationToken", Token(page)));
        Assert.Equal("\"cache\", \"storage\"", Assert.Single(jar.Last.GetValues("Clear-Site-Data")));
        Assert.Equal("", jar.Kept["__Host-hs-session"]);
    }

    [Fact]
    public async Task A_cookie_that_a_neighbour_set_is_not_ours()
    {
        await using var app = await HeteroApp.Start(Now);
        var person = await app.Member();
        var jar = new Jar(Client(app, Own));
        await SignIn(jar, person);
        var session = jar.Kept["__Host-hs-session"];
        using var client = Client(app, Own);
        client.DefaultRequestHeaders.Add("Cookie", $"hs-session={session}; hs-lang=en");
        using var answer = await client.GetAsync("/saya");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("<html lang=\"id\"", await client.GetStringAsync("/acara"));
    }

    [Theory]
    [InlineData("#Akun%20Anda%20diblokir.%20Telepon%200800")]
    [InlineData("CfDJ8AAAA")]
    [InlineData("#")]
    public async Task Words_that_we_did_not_seal_are_never_shown_as_ours(string value)
    {
        await using var app = await HeteroApp.Start(Now);
        using var client = Client(app, "localhost");
        client.DefaultRequestHeaders.Add("Cookie", "hs-said=" + value);
        using var answer = await client.GetAsync("/masuk");
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.DoesNotContain("diblokir", page);
        Assert.Contains(
            answer.Headers.GetValues("Set-Cookie"),
            cookie => cookie.StartsWith("hs-said=;", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Behind_a_proxy_what_it_says_of_the_visitor_counts()
    {
        await using var app = await BehindAProxy();
        // One that passes its own name on: TLS alone says that someone came from outside.
        using var client = Client(app, "localhost:5080");
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "2001:db8::7");
        using var answer = await client.GetAsync("/masuk?lang=en");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.Contains("Strict-Transport-Security"));
        Assert.All(
            answer.Headers.GetValues("Set-Cookie"),
            cookie => Assert.True(cookie.StartsWith("__Host-", StringComparison.Ordinal), cookie)
        );
        // And one that passes on the name only.
        using var named = await Client(app, Own).GetAsync("/masuk?lang=en");
        Assert.All(
            named.Headers.GetValues("Set-Cookie"),
            cookie => Assert.True(cookie.StartsWith("__Host-", StringComparison.Ordinal), cookie)
        );
    }

    [Fact]
    public async Task Behind_a_proxy_a_network_of_IPv6_is_counted_as_one()
    {
        await using var app = await BehindAProxy(("Limits:Presses", "3"));
        async Task<bool> Counted(string from, string page)
        {
            using var client = Client(app, Own);
            client.DefaultRequestHeaders.Add("X-Forwarded-For", from);
            using var answer = await client.PostAsync(
                "/bermanfaat",
                new FormUrlEncodedContent([KeyValuePair.Create("halaman", page)])
            );
            return answer.Headers.GetValues("Set-Cookie").Any(cookie => cookie.Contains("hs-useful"));
        }
        var counted = 0;
        for (var number = 0; number < 12; number++)
            if (await Counted($"2001:db8:1:2::{number:x}", $"/acara?hal={number}"))
                counted++;
        Assert.InRange(counted, 3, 5);
        Assert.True(await Counted("2001:db8:1:3::1", "/acara"));
    }

    // The framework reads this one from the environment alone, as it puts the app together.
    private static async Task<HeteroApp> BehindAProxy(params (string, string)[] settings)
    {
        const string setting = "ASPNETCORE_FORWARDEDHEADERS_ENABLED";
        Environment.SetEnvironmentVariable(setting, "true");
        try
        {
            return await HeteroApp.Start(Now, [("PublicUrl", "https://" + Own), .. settings]);
        }
        finally
        {
            Environment.SetEnvironmentVariable(setting, null);
        }
    }

    [Theory]
    [InlineData("http://hetero.example.org", null, null, null, 4)]
    [InlineData("", null, null, null, 4)]
    [InlineData("https://hetero.example.org", null, null, null, 3)]
    [InlineData("https://hetero.example.org", "sebuah rahasia yang cukup panjang untuk ini", null, null, 2)]
    [InlineData("https://hetero.example.org", "sebuah rahasia yang cukup panjang untuk ini", "/backups", null, 1)]
    [InlineData("https://hetero.example.org", "sebuah rahasia yang cukup panjang untuk ini", "/backups", "smtp", 0)]
    public async Task What_a_published_product_lacks_is_said_at_the_start(
        string url,
        string? key,
        string? backups,
        string? mail,
        int warnings
    )
    {
        foreach (var (environment, said) in ((string, int)[])[("Production", warnings), ("Development", 0)])
        {
            await using var app = Start.Build(
                [],
                builder =>
                {
                    builder.Environment.EnvironmentName = environment;
                    builder.Configuration["PublicUrl"] = url;
                    builder.Configuration["DataProtection:Key"] = key;
                    builder.Configuration["Backup:Folder"] = backups;
                    builder.Configuration["Mail:Host"] = mail;
                    builder.Configuration["Jobs:Work"] = "false";
                }
            );
            Assert.Equal(
                said,
                Welcome.Warnings(app).Count(line => line.StartsWith("WARNING: ", StringComparison.Ordinal))
            );
        }
    }

    private static async Task SignIn(Jar jar, Person person)
    {
        var form = await jar.Get("/masuk");
        await jar.Post(
            "/masuk",
            ("_handler", "masuk"),
            ("__RequestVerificationToken", Token(form)),
            ("kontak", person.Email!),
            ("sandi", "HeteroSpace-2026")
        );
    }

    private static string Token(string page) =>
        Regex.Match(page, "__RequestVerificationToken\" value=\"([^\"]+)").Groups[1].Value;

    private static HttpClient Client(HeteroApp app, string host)
    {
        var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = app.Address,
        };
        client.DefaultRequestHeaders.Host = host;
        return client;
    }

    /// <summary>A browser behind TLS, as far as its cookies go.</summary>
    private sealed class Jar(HttpClient client)
    {
        public Dictionary<string, string> Kept { get; } = [];
        public List<string> Seen { get; } = [];
        public System.Net.Http.Headers.HttpResponseHeaders Last { get; private set; } = null!;

        public Task<string> Get(string address) => Send(new(HttpMethod.Get, address));

        public Task<string> Post(string address, params (string Key, string Value)[] fields) =>
            Send(
                new(HttpMethod.Post, address)
                {
                    Content = new FormUrlEncodedContent(
                        fields.Select(field => KeyValuePair.Create(field.Key, field.Value))
                    ),
                }
            );

        private async Task<string> Send(HttpRequestMessage request)
        {
            if (Kept.Count > 0)
                request.Headers.Add("Cookie", string.Join("; ", Kept.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            using var answer = await client.SendAsync(request);
            Last = answer.Headers;
            if (answer.Headers.TryGetValues("Set-Cookie", out var set))
                foreach (var cookie in set)
                {
                    Seen.Add(cookie);
                    Kept[cookie.Split('=')[0]] = cookie.Split(';')[0].Split('=', 2)[1];
                }
            return await answer.Content.ReadAsStringAsync();
        }
    }
}
