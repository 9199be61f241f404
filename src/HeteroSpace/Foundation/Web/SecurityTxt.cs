using System.Globalization;
using System.Text;
using HeteroSpace.Foundation.Db;

namespace HeteroSpace.Foundation.Web;

/// <summary>
/// Who is told of a weakness (setting <c>Security__Contact</c>): addresses of mail, of a page (https) or telephone
/// numbers, the preferred first, separated by commas. Without it they are asked to leave a question.
/// </summary>
public sealed class SecurityContact
{
    /// <summary>Where people read how to report and what to expect.</summary>
    public const string Page = "/lapor-celah";

    public SecurityContact(IConfiguration settings) =>
        Addresses = [
            .. (settings["Security:Contact"] ?? "")
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(Uri),
        ];

    /// <summary>As URIs; none when nothing is set.</summary>
    public IReadOnlyList<string> Addresses { get; }

    private static string Uri(string set)
    {
        if (set.Contains('@') && !set.Contains(':'))
            set = "mailto:" + set;
        if (
            System.Uri.TryCreate(set, UriKind.Absolute, out var uri)
            && !set.Any(char.IsWhiteSpace)
            && uri.Scheme switch
            {
                "https" or "tel" => true,
                "mailto" => EmailAddress.Read(set["mailto:".Length..]) is not null,
                _ => false,
            }
        )
            return set;
        throw new SetupProblem(
            $"Security__Contact cannot be read: \"{set}\". Give an address of mail, a page (https://…) or tel:+62…"
        );
    }
}

/// <summary><c>/.well-known/security.txt</c>: whom to tell of a weakness, and how (RFC 9116).</summary>
public static class SecurityTxt
{
    public const string Path = "/.well-known/security.txt";

    // What it says is made anew each day: a copy that nobody looks after any more runs out within half a year (RFC
    // 9116, 2.5.5: less than a year is recommended).
    private static readonly TimeSpan Good = TimeSpan.FromDays(180);

    public static void MapSecurityTxt(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                Path,
                (SecurityContact contact, PublicUrl address, TimeProvider time) =>
                    Results.Text(Text(contact, address, time.GetUtcNow()), "text/plain; charset=utf-8")
            )
            .ExcludeFromDescription();

    private static string Text(SecurityContact contact, PublicUrl address, DateTimeOffset now)
    {
        var page = address.Of(SecurityContact.Page);
        var text = new StringBuilder();
        foreach (var uri in contact.Addresses is { Count: > 0 } set ? set : [page])
            text.Append("Contact: ").Append(uri).Append("\r\n");
        text.Append("Expires: ")
            .Append((now.UtcDateTime.Date + Good).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))
            .Append("\r\nPreferred-Languages: id, en\r\nCanonical: ")
            .Append(address.Of(Path))
            .Append("\r\nPolicy: ")
            .Append(page)
            .Append("\r\n");
        return text.ToString();
    }
}
