namespace HeteroSpace.Foundation.Web;

/// <summary>Errors of the API: RFC 9457 problem details with a stable <c>code</c> for programs.</summary>
public static class Problems
{
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

    public static IResult NotFound(string what) => Of(404, "not_found", what);

    /// <summary>The code of an error that the framework found by itself.</summary>
    public static string CodeOf(int? status) =>
        status switch
        {
            400 => "bad_request",
            401 => "unauthorized",
            403 => "forbidden",
            404 => "not_found",
            405 => "method_not_allowed",
            413 => "too_large",
            415 => "unsupported_media_type",
            429 => "too_many_requests",
            503 => "unavailable",
            _ => "error",
        };
}
