using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Web;

/// <summary>
/// A POST of the API as it came: its body within bounds, and what an <c>Idempotency-Key</c> remembers of it.
/// </summary>
/// <typeparam name="T">What the body should hold.</typeparam>
/// <param name="Key">Empty when none was sent.</param>
/// <param name="Under">The address under which what is made stands.</param>
public sealed record ApiPost<T>(T Wish, Guid Owner, string Key, string Hash, MadeUnder Under, Seals Seals)
    where T : class
{
    /// <summary>What this key was answered before; null when it is new.</summary>
    public async Task<IResult?> Before(AppDb db, CancellationToken stop) =>
        Key == ""
            ? null
            : await db.RememberedAnswers()
                .AsNoTracking()
                .SingleOrDefaultAsync(answer => answer.Owner == Owner && answer.Key == Key, stop) switch
            {
                null => null,
                var known when known.RequestHash == Hash && Seals.Open(known.Sealed) is { } said => new MadeAnswer(
                    Encoding.UTF8.GetString(said),
                    known.Status,
                    Under
                ),
                // What was answered to this key can no longer be read.
                var known when known.RequestHash == Hash => Problems.Of(ProblemKinds.KeyInUse),
                _ => Problems.Of(ProblemKinds.KeyReused),
            };

    /// <summary>201, to the letter as the same request will be answered again.</summary>
    public IResult Made<TAnswer>(TAnswer said) =>
        new MadeAnswer(JsonSerializer.Serialize(said, JsonSerializerOptions.Web), StatusCodes.Status201Created, Under);

    /// <summary>The row by which the same request gets the same answer again; written with the change.</summary>
    public RememberedAnswer Remember<TAnswer>(int status, TAnswer said, DateTime now) =>
        new()
        {
            Owner = Owner,
            Key = Key,
            RequestHash = Hash,
            Status = status,
            At = now,
            Sealed = Seals.Close(JsonSerializer.SerializeToUtf8Bytes(said, JsonSerializerOptions.Web)),
        };
}

/// <summary>Where something that was made stands.</summary>
/// <param name="Address">With a slash at its end.</param>
/// <param name="Field">Of the answer: what comes after the slash.</param>
public sealed record MadeUnder(string Address, string Field);

/// <summary>Something was made, and stands at <c>Location</c> (RFC 9110, 15.3.2).</summary>
internal sealed class MadeAnswer(string body, int status, MadeUnder under) : IResult
{
    public Task ExecuteAsync(HttpContext http)
    {
        using var said = JsonDocument.Parse(body);
        http.Response.Headers.Location =
            under.Address + Uri.EscapeDataString(said.RootElement.GetProperty(under.Field).GetString() ?? "");
        return Results.Text(body, "application/json; charset=utf-8", statusCode: status).ExecuteAsync(http);
    }
}

/// <summary>Reads what is posted to the API.</summary>
public static class ApiPosts
{
    private const int MostCharacters = 64 * 1024;

    /// <summary>
    /// Reads a request, or gives the answer that it gets at once: too large, not JSON, or one that was answered before.
    /// </summary>
    /// <param name="owner">Whose key it is: the account, or for a visitor an id made from what the wish says of
    /// them.</param>
    /// <param name="under">Where what it makes will stand.</param>
    /// <param name="expected">What to send, for who sent something else.</param>
    public static async Task<(ApiPost<T>? Post, IResult? Answer)> Read<T>(
        HttpContext http,
        AppDb db,
        Func<T, Guid> owner,
        MadeUnder under,
        string expected,
        CancellationToken stop
    )
        where T : class
    {
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length > 200)
            return (null, Problems.Of(ProblemKinds.KeyTooLong));
        var (body, wish, refusal) = await Sent<T>(http.Request, expected, stop);
        if (wish is null)
            return (null, refusal);
        var post = new ApiPost<T>(
            wish,
            owner(wish),
            key,
            RememberedAnswer.Hash("POST", http.Request.Path, body),
            under,
            http.RequestServices.GetRequiredService<Seals>()
        );
        return await post.Before(db, stop) is { } before ? (null, before) : (post, null);
    }

    /// <summary>Reads a request that may come twice and does the same then, or gives the answer it gets at
    /// once.</summary>
    /// <inheritdoc cref="Read"/>
    public static async Task<(T? Wish, IResult? Answer)> Wished<T>(
        HttpContext http,
        string expected,
        CancellationToken stop
    )
        where T : class
    {
        var (_, wish, refusal) = await Sent<T>(http.Request, expected, stop);
        return (wish, refusal);
    }

    private static async Task<(string Body, T? Wish, IResult? Refusal)> Sent<T>(
        HttpRequest request,
        string expected,
        CancellationToken stop
    )
        where T : class
    {
        if (await Body(request, stop) is not { } body)
            return ("", null, Problems.Of(ProblemKinds.TooLarge, Words.Say("Paling besar 64 KB.", "At most 64 KB.")));
        if (body.Contains("\\u0000", StringComparison.Ordinal) || body.Contains('\0'))
            return (body, null, Problems.Of(ProblemKinds.BadJson, NoZero));
        return Understood<T>(body) is { } wish
            ? (body, wish, null)
            : (body, null, Problems.Of(ProblemKinds.BadJson, expected));
    }

    private static string NoZero => Words.Say("Tidak boleh ada huruf U+0000.", "No text may hold the letter U+0000.");

    // Nothing wished for (null) is no wish either.
    private static T? Understood<T>(string body)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>An owner for a visitor, who has no account: what they call themselves.</summary>
    public static Guid OwnerOf(string contact) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes("visitor:" + contact)).AsSpan(0, 16));

    private static async Task<string?> Body(HttpRequest request, CancellationToken stop)
    {
        if (request.ContentLength > MostCharacters)
            return null;
        using var reader = new StreamReader(request.Body);
        var text = new char[MostCharacters + 1];
        var read = await reader.ReadBlockAsync(text, stop);
        return read > MostCharacters ? null : new(text, 0, read);
    }
}
