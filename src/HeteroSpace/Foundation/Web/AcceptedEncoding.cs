using System.Globalization;

namespace HeteroSpace.Foundation.Web;

/// <summary>
/// Accept-Encoding is read once, before anything is looked up, kept or compressed, and from then on says one word:
/// <c>br</c>, <c>gzip</c>, or nothing. What is kept under a word is what whoever sent that word can read.
/// </summary>
internal static class AcceptedEncoding
{
    // The first wins where a client likes both alike.
    private static readonly string[] Ours = ["br", "gzip"];

    /// <summary>Before routing: files that lie compressed on the disk are chosen by it too.</summary>
    public static void UseAcceptedEncoding(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                var headers = http.Request.Headers;
                if (headers.AcceptEncoding.Count > 0)
                    headers.AcceptEncoding = Of(headers.AcceptEncoding.ToString()) is { Length: > 0 } one
                        ? one
                        : default;
                return next(http);
            }
        );

    /// <summary>
    /// By their weights (RFC 9110 12.5.3): a coding that is named counts as it says, one that is not as <c>*</c> says;
    /// none is used that the client likes less than the plain answer. Where it wants nothing that we have, the plain
    /// answer is sent.
    /// </summary>
    public static string Of(string accepted) =>
        accepted switch
        {
            // As browsers say it; anything else is read.
            "gzip, deflate, br, zstd" or "gzip, deflate, br" or "br" => "br",
            "gzip, deflate" or "gzip" => "gzip",
            _ => Read(accepted),
        };

    private static string Read(string accepted)
    {
        var weights = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase);
        foreach (
            var part in accepted.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var words = part.Split(';', StringSplitOptions.TrimEntries);
            // Its old name (RFC 9110 8.4.1.3).
            var name = words[0].Equals("x-gzip", StringComparison.OrdinalIgnoreCase) ? "gzip" : words[0];
            weights.TryAdd(name, Weight(words.Skip(1)));
        }
        var others = weights.GetValueOrDefault("*");
        var best = Ours.Select(name => (Name: name, Weight: weights.GetValueOrDefault(name, others)))
            .MaxBy(coding => coding.Weight);
        var plain = weights.GetValueOrDefault("identity");
        return best.Weight > 0 && best.Weight >= plain ? best.Name : "";
    }

    // What cannot be read as a weight is not wanted: a plain answer is right for everyone.
    private static double Weight(IEnumerable<string> parameters)
    {
        foreach (var parameter in parameters)
            if (parameter.Split('=', 2) is [var name, var typed] && name.Trim() is "q" or "Q")
                return
                    double.TryParse(
                        typed.Trim(),
                        NumberStyles.AllowDecimalPoint,
                        CultureInfo.InvariantCulture,
                        out var weight
                    ) && weight is >= 0 and <= 1
                    ? weight
                    : 0;
        return 1;
    }
}
