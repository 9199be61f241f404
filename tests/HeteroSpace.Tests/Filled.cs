using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace HeteroSpace;

/// <summary>
/// A form of a page as a browser without scripts sends it: every field that stands in it, also one that stands there
/// twice.
/// </summary>
internal sealed class Filled
{
    private readonly string _address;
    private readonly List<(string Name, string Value)> _fields;

    private Filled(string address, List<(string, string)> fields) => (_address, _fields) = (address, fields);

    public static async Task<Filled> Of(HttpClient client, string address, string handler) =>
        In(
            await client.GetAsync(address) is { IsSuccessStatusCode: true } page
                ? page
                : throw new ArgumentException(address),
            await client.GetStringAsync(address),
            handler
        );

    /// <summary>The form on the page that an answer is, as after an attempt that was refused.</summary>
    public static async Task<Filled> In(HttpResponseMessage answer, string handler) =>
        In(answer, await answer.Content.ReadAsStringAsync(), handler);

    private static Filled In(HttpResponseMessage answer, string html, string handler)
    {
        var form = new HtmlParser()
            .ParseDocument(html)
            .QuerySelectorAll("form")
            .First(form => form.QuerySelector($"input[name=_handler][value='{handler}']") is not null);
        var fields = form.QuerySelectorAll("input, textarea, select")
            .Where(IsSent)
            .Select(field => (field.GetAttribute("name")!, Value(field)))
            .ToList();
        return new(answer.RequestMessage!.RequestUri!.PathAndQuery, fields);
    }

    public IReadOnlyList<string> Names => [.. _fields.Select(pair => pair.Name)];
    public string this[string name] => _fields.First(pair => pair.Name == name).Value;

    public Filled With(params (string Name, string Value)[] typed) =>
        new(_address, [.. _fields.Where(field => !typed.Any(other => other.Name == field.Name)), .. typed]);

    public async Task<HttpResponseMessage> Press(HttpClient client, string? button = null, string value = "")
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, text) in button is null ? _fields : [.. _fields, (button, value)])
            content.Add(new StringContent(text), name);
        return await client.PostAsync(_address, content);
    }

    private static bool IsSent(IElement field) =>
        field.GetAttribute("name") is { Length: > 0 }
        && field.GetAttribute("type") is var type
        && type is not ("file" or "submit")
        && (type is not ("checkbox" or "radio") || field.HasAttribute("checked"));

    private static string Value(IElement field) =>
        field.LocalName switch
        {
            "select" => (field.QuerySelector("option[selected]") ?? field.QuerySelector("option"))?.GetAttribute(
                "value"
            ) ?? "",
            "textarea" => field.TextContent,
            _ => field.GetAttribute("value") ?? (field.GetAttribute("type") == "checkbox" ? "on" : ""),
        };
}
