using System.Text.RegularExpressions;

namespace HeteroSpace;

/// <summary>A browser without scripts: cookies, and forms sent as they stand.</summary>
internal static class Browse
{
    public static HttpClient Visitor(HeteroApp app, bool follows = true) =>
        new(new HttpClientHandler { CookieContainer = new(), AllowAutoRedirect = follows })
        {
            BaseAddress = app.Address,
        };

    /// <summary>Reads the page, then sends one of its forms.</summary>
    public static async Task<HttpResponseMessage> Send(
        HttpClient client,
        string address,
        string form,
        params (string Key, string Value)[] fields
    ) =>
        await client.PostAsync(
            address,
            new FormUrlEncodedContent(
                fields
                    .Append(("_handler", form))
                    .Append(await Token(client, address))
                    .Select(field => KeyValuePair.Create(field.Item1, field.Item2))
            )
        );

    /// <summary>
    /// The same as a person does it: after half a minute of typing, with the stamp of the form as it was shown.
    /// </summary>
    public static async Task<HttpResponseMessage> Typed(
        HeteroApp app,
        HttpClient client,
        string address,
        string form,
        params (string Key, string Value)[] fields
    )
    {
        var page = await client.GetStringAsync(address);
        string Hidden(string name) =>
            System.Net.WebUtility.HtmlDecode(Regex.Match(page, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value);
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        return await client.PostAsync(
            address,
            new FormUrlEncodedContent(
                fields
                    .Append(("_handler", form))
                    .Append(("__RequestVerificationToken", Hidden("__RequestVerificationToken")))
                    .Append((Foundation.Web.TimeTrap.Field, Hidden(Foundation.Web.TimeTrap.Field)))
                    .Select(field => KeyValuePair.Create(field.Item1, field.Item2))
            )
        );
    }

    /// <summary>The same with a file.</summary>
    public static async Task<HttpResponseMessage> SendFile(
        HttpClient client,
        string address,
        string form,
        (string Field, string Name, byte[] Content) file,
        params (string Key, string Value)[] fields
    )
    {
        using var content = new MultipartFormDataContent();
        foreach (var (key, value) in fields.Append(("_handler", form)).Append(await Token(client, address)))
            content.Add(new StringContent(value), key);
        content.Add(new ByteArrayContent(file.Content), file.Field, file.Name);
        return await client.PostAsync(address, content);
    }

    /// <summary>Presses the button beside the sentence on a page that undoes what it tells of.</summary>
    public static async Task<HttpResponseMessage> Undo(HttpClient client, HttpResponseMessage page)
    {
        var form = Regex.Match(
            await page.Content.ReadAsStringAsync(),
            "<form method=\"post\" action=\"/urungkan\".*?</form>",
            RegexOptions.Singleline
        );
        Assert.True(form.Success, "Nothing on the page can be undone.");
        var fields = Regex
            .Matches(form.Value, "name=\"([^\"]+)\" value=\"([^\"]*)\"")
            .Select(field => KeyValuePair.Create(field.Groups[1].Value, field.Groups[2].Value));
        return await client.PostAsync("/urungkan", new FormUrlEncodedContent(fields));
    }

    public static async Task<string> Text(this HttpResponseMessage answer) =>
        System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    public static async Task<string> Page(this HttpClient client, string address) =>
        System.Net.WebUtility.HtmlDecode(await client.GetStringAsync(address));

    private static async Task<(string, string)> Token(HttpClient client, string address) =>
        (
            "__RequestVerificationToken",
            Regex
                .Match(
                    await (await client.GetAsync(address)).Content.ReadAsStringAsync(),
                    "__RequestVerificationToken\" value=\"([^\"]+)"
                )
                .Groups[1]
                .Value
        );
}
