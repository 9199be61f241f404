namespace HeteroSpace.Foundation.Ui;

/// <summary>
/// What is stored in the fields of the form that is being sent, so that the second of two sees it beside what they
/// typed.
/// </summary>
internal static class StandsNow
{
    private static readonly object Key = new(),
        Told = new();

    /// <summary>Noted wherever a page gives back what was typed in place of what is stored.</summary>
    public static void Note(HttpContext http, string field, string? stored)
    {
        if (http.Items[Key] is not Dictionary<string, string> known)
            http.Items[Key] = known = [];
        known[field] = stored ?? "";
    }

    /// <summary>From here on the reader is shown it.</summary>
    public static void Show(HttpContext http, Audit.Heard heard) => http.Items[Told] = heard;

    public static Audit.Heard? Heard(HttpContext? http) => http?.Items[Told] as Audit.Heard;

    /// <summary>Null where nobody was first, or where it is what was typed.</summary>
    public static string? Beside(HttpContext? http, string field, string? typed) =>
        Heard(http) is not null
        && http!.Items[Key] is Dictionary<string, string> known
        && known.TryGetValue(field, out var stored)
        && Plain(stored) != Plain(typed)
            ? stored
            : null;

    private static string Plain(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}
