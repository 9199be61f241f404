using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using static HeteroSpace.Foundation.ApiDocument;

namespace HeteroSpace.Foundation;

/// <summary>Who asks the API; each answer is held against the description.</summary>
internal sealed class ApiCallers : IDisposable
{
    public required HttpClient Visitor { get; init; }
    public required HttpClient Booker { get; init; }
    public required HttpClient Rival { get; init; }

    /// <summary>A token that may only read.</summary>
    public required HttpClient Reader { get; init; }

    /// <summary>A token that is none of ours.</summary>
    public required HttpClient Stranger { get; init; }
    public required JsonObject Document { get; init; }

    /// <summary>What came so far: operation, status, and the code of a refusal.</summary>
    public HashSet<(string Operation, string Status, string? Code)> Seen { get; } = [];

    public static async Task<ApiCallers> Of(HeteroApp app)
    {
        var (member, other) = (await app.Member(), await app.Member("Peserta 015"));
        var visitor = await app.Client();
        return new()
        {
            Visitor = visitor,
            Booker = await app.Client(member),
            Rival = await app.Client(other),
            Reader = await app.Client(member, "read"),
            Stranger = new()
            {
                BaseAddress = app.Address,
                DefaultRequestHeaders = { Authorization = new("Bearer", "hs_unknown") },
            },
            Document = await Read(visitor),
        };
    }

    public async Task<JsonNode?> Of(
        HttpClient client,
        string id,
        string address,
        int status,
        object? body = null,
        string type = Json,
        string? key = null
    )
    {
        var (_, method, operation) = Operations(Document).Single(row => (string?)row.Operation["operationId"] == id);
        using var request = Request(method, address, body, type, key);
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, $"{method} {address}: {answer.StatusCode} {text}");
        var told = operation["responses"]![status.ToString()];
        Assert.True(told is not null, $"{id} does not tell of {status}");
        foreach (var (header, _) in told!["headers"]?.AsObject() ?? [])
            Assert.True(answer.Headers.Contains(header), $"{id} {status} tells of {header}");
        if (status == 204)
        {
            Seen.Add((id, "204", null));
            return null;
        }
        var media = answer.Content.Headers.ContentType!.MediaType!;
        Assert.True(told["content"]?[media] is not null, $"{id} {status} is {media}");
        var said = JsonNode.Parse(text);
        Assert.Empty(Wrong(Document, told["content"]![media]!["schema"]!, said, $"{id} {status}", open: status >= 400));
        var code = status >= 400 ? (string?)said!["code"] : null;
        Assert.True(
            code is null || told["content"]![media]!["examples"]![code] is not null,
            $"{id} {status} does not tell of {code}"
        );
        Seen.Add((id, status.ToString(), code));
        return said;
    }

    private static HttpRequestMessage Request(string method, string address, object? body, string type, string? key)
    {
        var request = new HttpRequestMessage(new(method), "/api/v1" + address);
        if (body is not null)
            request.Content = new StringContent(
                body as string ?? JsonSerializer.Serialize(body, JsonSerializerOptions.Web),
                Encoding.UTF8,
                type
            );
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return request;
    }

    public void Dispose()
    {
        foreach (var client in (HttpClient[])[Visitor, Booker, Rival, Reader, Stranger])
            client.Dispose();
    }
}
