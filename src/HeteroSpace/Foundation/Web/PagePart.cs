namespace HeteroSpace.Foundation.Web;

/// <summary>
/// A script may ask for a part of the page that it stands on, to put it in the place of what stands there: the same
/// page, the same acts and refusals, but nothing of it is read or drawn that stays as it is. A page knows its parts by
/// name; whoever asks without a name, as a browser does, is given all of it.
/// </summary>
/// <remarks>A header of our own is sent by no other origin without asking first, and such a page is kept
/// nowhere.</remarks>
public static class PagePart
{
    public const string Header = "X-Page-Part";

    /// <summary>The name of the part; null for the whole.</summary>
    public static string? AskedPart(this HttpContext http) =>
        http.Request.Headers[Header].ToString() is { Length: > 0 } name ? name : null;
}
