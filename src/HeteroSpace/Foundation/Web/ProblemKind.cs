using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Foundation.Web;

/// <summary>
/// A way in which the API refuses: its status and its stable code for programs, its title for people. The title is one
/// for each code (RFC 9457, 3.1.3); what is so this time stands in <c>detail</c>. docs/api.md names every one, and a
/// test compares the two.
/// </summary>
/// <param name="Code">For ever: programs decide by it.</param>
public sealed record ProblemKind(int Status, string Code, string Indonesian, string English)
{
    public string Title => Words.Say(Indonesian, English);
}

/// <summary>The kinds that any address of the API may answer with.</summary>
public static class ProblemKinds
{
    public static readonly ProblemKind BadRequest = new(
        400,
        "bad_request",
        "Permintaan ini tidak bisa dibaca.",
        "This request cannot be read."
    );
    public static readonly ProblemKind BadJson = new(
        400,
        "bad_json",
        "Isinya bukan JSON yang diminta alamat ini.",
        "The body is not the JSON this address expects."
    );
    public static readonly ProblemKind KeyTooLong = new(
        400,
        "idempotency_key_too_long",
        "Idempotency-Key paling panjang 200 huruf.",
        "An Idempotency-Key has at most 200 characters."
    );
    public static readonly ProblemKind Unauthorized = new(
        401,
        "unauthorized",
        "Kirim token yang berlaku.",
        "Send a token that is valid."
    );
    public static readonly ProblemKind Forbidden = new(
        403,
        "forbidden",
        "Token ini tidak boleh melakukannya.",
        "This token may not do that."
    );
    public static readonly ProblemKind Scope = new(
        403,
        "scope",
        "Token ini hanya boleh membaca.",
        "This token may read only."
    );
    public static readonly ProblemKind NoPerson = new(
        403,
        "no_person",
        "Akun ini belum punya profil.",
        "This account has no profile yet."
    );
    public static readonly ProblemKind NotFound = new(404, "not_found", "Itu tidak ada.", "There is no such thing.");
    public static readonly ProblemKind MethodNotAllowed = new(
        405,
        "method_not_allowed",
        "Alamat ini tidak menerima metode itu.",
        "This address does not take that method."
    );
    public static readonly ProblemKind KeyInUse = new(
        409,
        "idempotency_key_in_use",
        "Permintaan dengan Idempotency-Key ini sedang dijawab.",
        "A request with this Idempotency-Key is being answered."
    );
    public static readonly ProblemKind TooLarge = new(
        413,
        "too_large",
        "Isinya terlalu besar.",
        "The body is too large."
    );
    public static readonly ProblemKind UnsupportedMediaType = new(
        415,
        "unsupported_media_type",
        "Kirim isinya sebagai application/json.",
        "Send the body as application/json."
    );
    public static readonly ProblemKind KeyReused = new(
        422,
        "idempotency_key_reused",
        "Idempotency-Key ini sudah dipakai untuk permintaan lain.",
        "This Idempotency-Key was used for another request."
    );
    public static readonly ProblemKind BadTime = new(
        422,
        "bad_time",
        "Waktunya tidak bisa dibaca.",
        "The time cannot be read."
    );
    public static readonly ProblemKind BadCursor = new(
        422,
        "bad_cursor",
        "Cursor itu tidak dikenal.",
        "That cursor is not known."
    );
    public static readonly ProblemKind RulesBroken = new(
        422,
        "rules_broken",
        "Permintaan ini belum bisa.",
        "This is not possible as it is."
    );
    public static readonly ProblemKind TooManyRequests = new(
        429,
        "too_many_requests",
        "Terlalu banyak dari jaringan ini.",
        "Too many from this network."
    );
    public static readonly ProblemKind Error = new(
        500,
        "error",
        "Ada gangguan di pihak kami.",
        "Something failed on our side."
    );
    public static readonly ProblemKind Unavailable = new(
        503,
        "unavailable",
        "Sedang tidak bisa dihubungi.",
        "Not to be reached just now."
    );

    /// <summary>What the framework found by itself, by its status.</summary>
    public static ProblemKind Of(int? status) =>
        status switch
        {
            400 => BadRequest,
            401 => Unauthorized,
            403 => Forbidden,
            404 => NotFound,
            405 => MethodNotAllowed,
            413 => TooLarge,
            415 => UnsupportedMediaType,
            429 => TooManyRequests,
            503 => Unavailable,
            _ => Error,
        };
}
