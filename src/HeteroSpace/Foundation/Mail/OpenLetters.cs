namespace HeteroSpace.Foundation.Mail;

/// <summary>
/// The kinds of letters whose words prove nothing: their links are those of pages that ask for a sign-in or that
/// everyone may read. Only of these are the words given out with a person's data and kept once the mail has left. Every
/// other kind, and so each new one, may carry what shows that an address, a guardian or a seat is someone's.
/// </summary>
public static partial class OpenLetters
{
    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal)
    {
        "account.known",
        "account.changed",
        "member.granted",
        "member.refused",
        "member.withdrawn",
        "data.asked",
        "data.due",
        "data.answered",
        "organization.verified",
        "organization.declined",
        "organization.suspended",
        "claim.granted",
        "claim.refused",
        "agreement.ending",
        "initiative.phase",
        "initiative.finished",
        "initiative.stopped",
        "initiative.published",
        "initiative.invited",
        "initiative.thanks",
        "involvement.offered",
        "meeting.planned",
        "meeting.changed",
        "meeting.cancelled",
        "meeting.minutes",
        "article.published",
        "article.returned",
        "article.review",
        "article.comment",
        "article.followers",
        "episode.assigned",
        "episode.step",
        "episode.review",
        "episode.returned",
        "episode.published",
    };

    public static bool Includes(string kind) => Kinds.Contains(kind);

    /// <summary>
    /// The words without addresses of the web: each letter ends in one that changes what its reader is sent.
    /// </summary>
    public static string WithoutLinks(string text) => Link().Replace(text, "…");

    [System.Text.RegularExpressions.GeneratedRegex(
        @"https?://\S+",
        System.Text.RegularExpressions.RegexOptions.IgnoreCase
    )]
    private static partial System.Text.RegularExpressions.Regex Link();
}
