using System.Net;
using System.Text.RegularExpressions;
using HeteroSpace.Demo;

namespace HeteroSpace;

/// <summary>Someone of the demo with a browser: signed in, and able to send the forms of pages.</summary>
internal sealed class Browser : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _client;

    private Browser(int port) =>
        _client = new(new HttpClientHandler { CookieContainer = _cookies })
        {
            BaseAddress = new($"http://127.0.0.1:{port}"),
            Timeout = TimeSpan.FromMinutes(5),
        };

    public string Cookie =>
        string.Join("; ", _cookies.GetCookies(_client.BaseAddress!).Select(known => $"{known.Name}={known.Value}"));

    public void Dispose() => _client.Dispose();

    public static async Task<Browser> SignIn(int port, string email)
    {
        var browser = new Browser(port);
        await browser.Send("/masuk", "masuk", ("kontak", email), ("sandi", DemoData.Password));
        return browser;
    }

    public Task<string> Page(string path) => _client.GetStringAsync(path);

    public async Task<string> Token(string path) =>
        Regex.Match(await Page(path), "__RequestVerificationToken\" value=\"([^\"]+)").Groups[1].Value;

    /// <summary>Where the answer stands after redirections.</summary>
    public async Task<string> Send(string path, string form, params (string Key, string Value)[] fields) =>
        await Post(path, new FormUrlEncodedContent(await All(path, form, fields)));

    public async Task<string> SendFile(string path, string form, string field, string name, byte[] file)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (key, value) in await All(path, form, []))
            content.Add(new StringContent(value), key);
        content.Add(new ByteArrayContent(file), field, name);
        return await Post(path, content);
    }

    /// <summary>A picture as the editor's script sends it; the token stands in the page at <paramref
    /// name="from"/>.</summary>
    public async Task<int> Upload(string path, string from, byte[] picture, string shows)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(await Token(from)), "__RequestVerificationToken" },
            { new StringContent(shows), "tampak" },
            { new ByteArrayContent(picture), "gambar", "foto.jpg" },
        };
        using var answer = await _client.PostAsync(path, content);
        return (int)answer.StatusCode;
    }

    private async Task<List<KeyValuePair<string, string>>> All(
        string path,
        string form,
        (string Key, string Value)[] fields
    ) =>
        [
            new("_handler", form),
            new("__RequestVerificationToken", await Token(path)),
            .. fields.Select(field => KeyValuePair.Create(field.Key, field.Value)),
        ];

    private async Task<string> Post(string path, HttpContent content)
    {
        using var answer = await _client.PostAsync(path, content);
        answer.EnsureSuccessStatusCode();
        return answer.RequestMessage!.RequestUri!.AbsolutePath;
    }
}
