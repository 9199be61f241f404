using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HeteroSpace.Foundation;

/// <summary>The description of the API as a client reads it, and what of an answer is not as it says.</summary>
internal static class ApiDocument
{
    public const string Json = "application/json",
        Problem = "application/problem+json";

    public static async Task<JsonObject> Read(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonObject>("/openapi/v1.json"))!;

    public static IEnumerable<(string Path, string Method, JsonObject Operation)> Operations(JsonObject document) =>
        document["paths"]!
            .AsObject()
            .SelectMany(path =>
                path.Value!.AsObject()
                    .Select(method => (path.Key, method.Key.ToUpperInvariant(), method.Value!.AsObject()))
            );

    public static JsonObject Operation(JsonObject document, string id) =>
        Operations(document).Single(row => (string?)row.Operation["operationId"] == id).Operation;

    public static JsonObject Resolve(JsonObject document, JsonNode schema) =>
        schema["$ref"] is { } reference
            ? document["components"]!["schemas"]![((string)reference!).Split('/')[^1]]!.AsObject()
            : schema.AsObject();

    public static JsonObject Body(JsonObject document, string id) =>
        Resolve(document, Operation(document, id)["requestBody"]!["content"]![Json]!["schema"]!);

    public static string[] Fields(JsonObject schema) =>
        [.. schema["properties"]!.AsObject().Select(field => field.Key).Order()];

    public static IEnumerable<string> References(JsonNode? node) =>
        node switch
        {
            JsonObject here => here.SelectMany(field =>
                field.Key == "$ref" ? [((string)field.Value!).Split('/')[^1]] : References(field.Value)
            ),
            JsonArray rows => rows.SelectMany(References),
            _ => [],
        };

    /// <summary>What of an answer is not as its schema says; <paramref name="open"/> for problems, which may tell
    /// more.</summary>
    public static IEnumerable<string> Wrong(JsonObject document, JsonNode of, JsonNode? value, string at, bool open)
    {
        if (of["oneOf"] is JsonArray either)
            return either.Any(one => !Wrong(document, one!, value, at, open).Any())
                ? []
                : [$"{at} is none of its kinds"];
        var schema = Resolve(document, of);
        string[] types = schema["type"] switch
        {
            JsonArray many => [.. many.Select(type => (string)type!)],
            { } one => [(string)one!],
            null => [],
        };
        var kind = value?.GetValueKind() switch
        {
            null => "null",
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.Number => "number",
            _ => "boolean",
        };
        if (types.Length > 0 && !types.Contains(kind) && !(kind == "number" && types.Contains("integer")))
            return [$"{at} is {kind}, not {string.Join(" or ", types)}"];
        return value switch
        {
            JsonArray rows => rows.SelectMany(
                (row, number) => Wrong(document, schema["items"]!, row, $"{at}[{number}]", open)
            ),
            JsonObject here => WrongFields(document, schema, here, at, open),
            _ => [],
        };
    }

    private static IEnumerable<string> WrongFields(
        JsonObject document,
        JsonObject schema,
        JsonObject here,
        string at,
        bool open
    )
    {
        var fields = schema["properties"]?.AsObject() ?? [];
        foreach (
            var name in (schema["required"]?.AsArray() ?? [])
                .Select(name => (string)name!)
                .Where(name => !here.ContainsKey(name))
        )
            yield return $"{at}.{name} is not there";
        foreach (var (name, value) in here)
            if (fields[name] is { } told)
                foreach (var wrong in Wrong(document, told, value, $"{at}.{name}", open))
                    yield return wrong;
            else if (!open)
                yield return $"{at}.{name} is not told of";
    }
}
