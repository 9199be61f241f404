using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Foundation.Web;

/// <summary>Errors for programs: RFC 9457 problem details with a stable <c>code</c>.</summary>
public static class Problems
{
    /// <param name="detail">What is so this time, and what to do next, in the reader's language.</param>
    public static IResult Of(ProblemKind kind, string? detail = null, params (string Key, object? Value)[] more) =>
        Of(kind.Status, kind.Code, kind.Title, detail, more);

    /// <summary>For the doors of our own scripts and of the gateway, which are no part of the API.</summary>
    public static IResult Of(
        int status,
        string code,
        string title,
        string? detail = null,
        params (string Key, object? Value)[] more
    )
    {
        var extensions = more.ToDictionary(pair => pair.Key, pair => pair.Value);
        extensions["code"] = code;
        return Results.Problem(statusCode: status, title: title, detail: detail, extensions: extensions);
    }

    /// <param name="indonesian">What is not there; the same in English after it.</param>
    public static IResult NotFound(string indonesian, string english) =>
        Of(ProblemKinds.NotFound, Words.Say(indonesian, english));

    /// <summary>A list did not give it.</summary>
    public static IResult BadCursor() =>
        Of(
            ProblemKinds.BadCursor,
            Words.Say("Kirim next dari jawaban sebelumnya.", "A cursor is what an earlier answer gave as next.")
        );

    /// <summary>More came from this network than are taken at once; one more is within seconds (RFC 9110,
    /// 10.2.3).</summary>
    public static IResult TooMany(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "2";
        return Of(
            ProblemKinds.TooManyRequests,
            Words.Say("Tunggu sebentar, lalu kirim lagi.", "Wait a little and send it again.")
        );
    }

    /// <summary>The account behind the token has no profile yet.</summary>
    public static IResult NoPerson() =>
        Of(ProblemKinds.NoPerson, Words.Say("Masuk sekali dan isi nama Anda.", "Sign in once and fill in your name."));

    /// <summary>No token, or one that is not known (RFC 6750, 3: the answer says which, and how to send one).</summary>
    public static IResult Unauthorized(HttpContext http)
    {
        var sent = http.Request.Headers.Authorization.Count > 0;
        http.Response.Headers.WWWAuthenticate = sent ? $"{Realm}, error=\"invalid_token\"" : Realm;
        return Of(
            ProblemKinds.Unauthorized,
            sent
                ? Words.Say(
                    "Token ini tidak dikenal atau sudah dicabut; buat yang baru di /saya/token.",
                    "This token is not known or was revoked; make another under /saya/token."
                )
                : Words.Say(
                    "Kirim Authorization: Bearer dengan token dari /saya/token.",
                    "Send Authorization: Bearer with a token made under /saya/token."
                )
        );
    }

    /// <summary>The token may read only (RFC 6750, 3.1: <c>insufficient_scope</c>).</summary>
    public static IResult Scope(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = $"{Realm}, error=\"insufficient_scope\", scope=\"book\"";
        return Of(
            ProblemKinds.Scope,
            Words.Say("Buat yang boleh memesan di /saya/token.", "Make one that may book under /saya/token.")
        );
    }

    private const string Realm = "Bearer realm=\"Hetero Space\"";
}
