using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace HeteroSpace.Fuzz;

/// <summary>A form as a page offers it.</summary>
internal sealed record FoundForm(Uri Address, IReadOnlyList<(string Name, string Value, string Type)> Fields);

/// <summary>One reader in one browser, and the addresses and forms that they come across.</summary>
internal sealed class Crawler : IDisposable
{
    private static readonly HtmlParser Parser = new();
    private readonly HttpClient _browser;
    private readonly Uri _home;

    public Crawler(Uri home) =>
        (_home, _browser) = (
            home,
            new(
                new HttpClientHandler
                {
                    CookieContainer = new(),
                    AllowAutoRedirect = false,
                    AutomaticDecompression = DecompressionMethods.All,
                }
            )
            {
                BaseAddress = home,
                Timeout = TimeSpan.FromSeconds(60),
            }
        );

    public List<Uri> Addresses { get; } = [];
    public List<FoundForm> Forms { get; } = [];

    public async Task SignIn(string contact)
    {
        var page = Parser.ParseDocument(await _browser.GetStringAsync("/masuk"));
        var form = page.QuerySelectorAll<IHtmlFormElement>("form")
            .First(known => known.QuerySelector("[name=sandi]") is not null);
        var fields = FieldsOf(form).ToDictionary(field => field.Name, field => field.Value);
        (fields["kontak"], fields["sandi"]) = (contact, "HeteroSpace-2026");
        var answer = await _browser.PostAsync("/masuk", new FormUrlEncodedContent(fields));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    /// <summary>Looks round from the start page: of addresses that differ in their last part alone a few.</summary>
    public async Task Look(int most, IEnumerable<string> from)
    {
        var (seen, kinds) = (new HashSet<string>(), new Dictionary<string, int>());
        var waiting = new Queue<Uri>(from.Select(path => new Uri(_home, path)));
        while (waiting.TryDequeue(out var next) && Addresses.Count < most)
        {
            if (!seen.Add(next.PathAndQuery) || !Wanted(next, kinds))
                continue;
            using var answer = await _browser.GetAsync(next);
            Addresses.Add(next);
            if (answer.Content.Headers.ContentType?.MediaType != "text/html" || answer.StatusCode != HttpStatusCode.OK)
                continue;
            var page = Parser.ParseDocument(await answer.Content.ReadAsStringAsync());
            foreach (var form in page.QuerySelectorAll<IHtmlFormElement>("form"))
                if (form.Method == "post" || form.Method == "get")
                    Keep(next, form);
            foreach (var link in page.QuerySelectorAll("a[href]"))
                if (Uri.TryCreate(next, link.GetAttribute("href"), out var to) && to.Authority == _home.Authority)
                    waiting.Enqueue(new(to.GetLeftPart(UriPartial.Query)));
        }
    }

    private static bool Wanted(Uri address, Dictionary<string, int> kinds)
    {
        var path = address.AbsolutePath;
        if (path is "/keluar")
            return false;
        var kind = string.Join('/', path.Split('/').Select((part, at) => at >= 2 && part.Length > 3 ? "*" : part));
        kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
        return kinds[kind] <= 4;
    }

    private void Keep(Uri page, IHtmlFormElement form)
    {
        if (form.Method != "post" || form.GetAttribute("action") == "/keluar")
            return;
        var to = form.GetAttribute("action") is { Length: > 0 } action ? new Uri(page, action) : page;
        Forms.Add(new(to, [.. FieldsOf(form)]));
    }

    private static IEnumerable<(string Name, string Value, string Type)> FieldsOf(IHtmlFormElement form) =>
        form.QuerySelectorAll("input[name], textarea[name], select[name], button[name]")
            .Select(field =>
                (
                    field.GetAttribute("name")!,
                    field switch
                    {
                        IHtmlTextAreaElement area => area.Value,
                        IHtmlSelectElement select => select.Value ?? "",
                        IHtmlInputElement input => input.Value ?? "",
                        _ => field.GetAttribute("value") ?? "",
                    },
                    field.GetAttribute("type") ?? field.LocalName
                )
            )
            .DistinctBy(field => field.Item1);

    public async Task<HttpStatusCode> Get(string pathAndQuery)
    {
        using var answer = await _browser.GetAsync(Here(pathAndQuery));
        await answer.Content.ReadAsByteArrayAsync();
        return answer.StatusCode;
    }

    public async Task<HttpStatusCode> Send(HttpMethod method, string path, HttpContent content)
    {
        using var request = new HttpRequestMessage(method, Here(path)) { Content = content };
        using var answer = await _browser.SendAsync(request);
        await answer.Content.ReadAsByteArrayAsync();
        return answer.StatusCode;
    }

    // Two slashes at the beginning are no other house.
    private Uri Here(string pathAndQuery) => new(_home.GetLeftPart(UriPartial.Authority) + pathAndQuery);

    public void Dispose() => _browser.Dispose();
}
