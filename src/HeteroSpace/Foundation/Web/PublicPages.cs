using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;

namespace HeteroSpace.Foundation.Web;

/// <summary>
/// Public pages are kept for visitors who are not signed in, by language, encoding and the query keys a page names.
/// What is kept is already compressed. The writes that change a page evict it by its tag; half a minute is the longest
/// it lags.
/// </summary>
public sealed class PublicPages : IOutputCachePolicy
{
    public const string Name = "public",
        SessionCookie = "hs-session",
        Tag = "public",
        NotToBeKept = "not-to-be-kept";

    /// <summary>
    /// A kept page may say nothing of other keys: they are the first visitor's, and the next one gets the same page.
    /// </summary>
    public static readonly string[] Keys =
    [
        "tanggal",
        "jam",
        "lama",
        "orang",
        "situs",
        "jenis",
        "cara",
        "bulan",
        "tampil",
        "fasilitas",
        "bidang",
        "wilayah",
        "aktif",
        "hal",
        "cari",
        "status",
        "urut",
        "tahun",
        "tanda",
        "lang",
    ];

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken stop)
    {
        var request = context.HttpContext.Request;
        var anonymous =
            HttpMethods.IsGet(request.Method)
            && !request.Cookies.ContainsKey(SessionCookie)
            && !request.Cookies.ContainsKey(Ui.PageBase.FlashCookie)
            && !request.Headers.ContainsKey("Authorization");
        // A ?lang= answer carries a cookie and is not kept.
        context.EnableOutputCaching = anonymous && !request.Query.ContainsKey("lang");
        context.AllowCacheLookup = context.AllowCacheStorage = context.EnableOutputCaching;
        context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = TimeSpan.FromSeconds(30);
        context.CacheVaryByRules.QueryKeys = Keys;
        context.CacheVaryByRules.VaryByValues["language"] = Language.Of(context.HttpContext);
        context.CacheVaryByRules.VaryByValues["encoding"] = Encoding(request);
        context.Tags.Add(Tag);
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken stop) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken stop)
    {
        var response = context.HttpContext.Response;
        if (
            response.StatusCode != 200
            || context.HttpContext.Items.ContainsKey(NotToBeKept)
            || !StringValues.IsNullOrEmpty(response.Headers.SetCookie)
        )
            context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }

    // Browsers spell Accept-Encoding in many ways; only what we would answer with counts.
    private static string Encoding(HttpRequest request)
    {
        var accepted = request.Headers.AcceptEncoding.ToString();
        if (accepted.Contains("br", StringComparison.Ordinal))
            return "br";
        return accepted.Contains("gzip", StringComparison.Ordinal) ? "gzip" : "";
    }
}
