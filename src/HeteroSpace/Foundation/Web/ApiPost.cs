using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Web;

/// <summary>
/// A POST of the API as it came: its body within bounds, and what an <c>Idempotency-Key</c> remembers of it.
/// </summary>
/// <typeparam name="T">What the body should hold.</typeparam>
/// <param name="Wish">Null when the body was the JSON null.</param>
/// <param name="Key">Empty when none was sent.</param>
public sealed record ApiPost<T>(T? Wish, Guid Owner, string Key, string Hash)
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
                var known when known.RequestHash == Hash => Results.Text(
                    known.Body,
                    "application/json; charset=utf-8",
                    statusCode: known.Status
                ),
                _ => Problems.Of(422, "idempotency_key_reused", "This Idempotency-Key was used for another request."),
            };

    /// <summary>The row by which the same request gets the same answer again; written with the change.</summary>
    public RememberedAnswer Remember<TAnswer>(int status, TAnswer said, DateTime now) =>
        new()
        {
            Owner = Owner,
            Key = Key,
            RequestHash = Hash,
            Status = status,
            At = now,
            Body = JsonSerializer.Serialize(said, JsonSerializerOptions.Web),
        };
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
    /// <param name="expected">What to send, for who sent something else.</param>
    public static async Task<(ApiPost<T>? Post, IResult? Answer)> Read<T>(
        HttpContext http,
        AppDb db,
        Func<T?, Guid> owner,
        string expected,
        CancellationToken stop
    )
        where T : class
    {
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        if (await Body(http.Request, stop) is not { } body)
            return (null, Problems.Of(413, "too_large", "A request is at most 64 KB."));
        if (key.Length > 200)
            return (
                null,
                Problems.Of(400, "idempotency_key_too_long", "An Idempotency-Key has at most 200 characters.")
            );
        if (body.Contains("\\u0000", StringComparison.Ordinal) || body.Contains('\0'))
            return (null, Problems.Of(400, "bad_json", "No text may hold the letter U+0000."));
        T? wish;
        try
        {
            wish = JsonSerializer.Deserialize<T>(body, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return (null, Problems.Of(400, "bad_json", "The body is not the JSON this address expects.", expected));
        }
        var post = new ApiPost<T>(wish, owner(wish), key, RememberedAnswer.Hash("POST", http.Request.Path, body));
        return await post.Before(db, stop) is { } before ? (null, before) : (post, null);
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
