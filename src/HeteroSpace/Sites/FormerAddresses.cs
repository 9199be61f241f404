namespace HeteroSpace.Sites;

/// <summary>
/// Leads on from an address in which a site or space is called as it was before: printed codes, links in chats and
/// bookmarks go on working, on public pages and in the console. What is sent there is sent on as it is.
/// </summary>
internal static class FormerAddresses
{
    private const string Query = "situs";

    public static void UseFormerAddresses(this IApplicationBuilder app) =>
        app.Use(
            async (http, next) =>
            {
                if (await Now(http) is not { } address)
                {
                    await next(http);
                    return;
                }
                // It may be called so again one day: nobody keeps for good where it led.
                http.Response.Headers.CacheControl = "no-cache";
                http.Response.Headers.Location = address;
                http.Response.StatusCode = HttpMethods.IsGet(http.Request.Method)
                    ? StatusCodes.Status301MovedPermanently
                    : StatusCodes.Status308PermanentRedirect;
            }
        );

    private static async ValueTask<string?> Now(HttpContext http)
    {
        var parts = (http.Request.Path.Value ?? "").Split('/');
        var (site, space) = Places(parts);
        var asks = http.Request.Query[Query] is [{ Length: > 0 } one] ? one : null;
        if (site == 0 && asks is null)
            return null;
        var catalogue = http.RequestServices.GetRequiredService<Catalogue>();
        var moves = site > 0 && await Put(parts, site, space, catalogue, http.RequestAborted);
        var to = asks is null ? null : await catalogue.Moved(asks, http.RequestAborted);
        if (!moves && to is null)
            return null;
        return new PathString(string.Join('/', parts)).ToUriComponent()
            + (to is null ? http.Request.QueryString : Asking(http.Request.Query, to));
    }

    private static async ValueTask<bool> Put(
        string[] parts,
        int site,
        int space,
        Catalogue catalogue,
        CancellationToken stop
    )
    {
        var moved = await catalogue.Moved(parts[site], stop);
        if (moved is not null)
            parts[site] = moved;
        if (space == 0 || await catalogue.Moved(parts[site], parts[space], stop) is not { } other)
            return moved is not null;
        parts[space] = other;
        return true;
    }

    // Where a site and a space stand in an address; 0 where none does. The first part is empty.
    private static (int Site, int Space) Places(string[] parts) =>
        parts switch
        {
            [_, "konsol", _, "ruang", _, ..] => (2, 4),
            [_, "ruang" or "pesan" or "lapor", _, _, ..] => (2, 3),
            [_, "konsol" or "meja" or "hadir" or "situs", _, ..] => (2, 0),
            [_, "gotong-royong", "buku", _, _, ..] => (3, 0),
            _ => (0, 0),
        };

    private static QueryString Asking(IQueryCollection query, string site) =>
        QueryString.Create(
            query.SelectMany(asked =>
                asked.Key == Query
                    ? [KeyValuePair.Create(asked.Key, (string?)site)]
                    : asked.Value.Select(value => KeyValuePair.Create(asked.Key, value))
            )
        );
}
