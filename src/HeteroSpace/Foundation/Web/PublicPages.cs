using System.Globalization;
using HeteroSpace.Foundation.Acts;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;

namespace HeteroSpace.Foundation.Web;

/// <summary>
/// Public pages are kept for visitors who are not signed in, by path, language, encoding and the query keys a page
/// names; of the address that is all the page itself gets to see, so that one visitor's odd keys are never in the page
/// of the next. What is kept is already compressed. The writes that change a page evict it by its tag. Nothing is kept
/// past the next boundary (<see cref="PageStretch"/>): what opens, closes, begins or ends is told at that minute.
/// </summary>
/// <param name="most">The longest that a page lags behind what no write evicts.</param>
public sealed class PublicPages(TimeSpan most) : IOutputCachePolicy
{
    /// <summary>Kept five minutes: what changes by writes that evict it, and by the clock.</summary>
    public const string Name = "public";

    /// <summary>Kept half a minute: what says which places are free, which every booking changes.</summary>
    public const string OfPlaces = "public-places";

    public const string SessionCookie = "hs-session",
        Tag = "public",
        NotToBeKept = "not-to-be-kept";

    /// <summary>All of them go when what visitors see has changed.</summary>
    public static readonly KeptInMemory InMemory = new(
        "pages",
        (house, _) => house.GetRequiredService<IOutputCacheStore>().EvictByTagAsync(Tag, CancellationToken.None)
    );

    public static PublicPages Usual { get; } = new(TimeSpan.FromMinutes(5));
    public static PublicPages Places { get; } = new(TimeSpan.FromSeconds(30));

    /// <summary>What a public page may ask the address for, in the order in which it is written anew.</summary>
    public static readonly string[] Keys =
    [
        "tanggal",
        "jam",
        "lama",
        "orang",
        "situs",
        "jenis",
        "inisiatif",
        "pemberi",
        "cara",
        "kemudahan",
        "bulan",
        "hari",
        "tampil",
        "fasilitas",
        "bidang",
        "wilayah",
        "aktif",
        "hal",
        "cari",
        "kata",
        "status",
        "urut",
        "tahun",
        "tanda",
        "baris",
        "lang",
    ];

    public async ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken stop)
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
        // All that it is kept by stands in the key that is made below.
        context.CacheVaryByRules.QueryKeys = StringValues.Empty;
        if (context.EnableOutputCaching)
            await KeepWithin(context, stop);
    }

    // By the stretch it is made in: also what was begun before a boundary and is stored after it serves nobody later.
    private async ValueTask KeepWithin(OutputCacheContext context, CancellationToken stop)
    {
        var (request, services) = (context.HttpContext.Request, context.HttpContext.RequestServices);
        if (request.QueryString.HasValue)
            request.QueryString = Known(request.Query);
        var stretch = await services.GetRequiredService<PageStretch>().Now(stop);
        var (language, encoding) = (Language.Of(context.HttpContext), request.Headers.AcceptEncoding.ToString());
        // One text is made quicker than many values are put in order, and every visitor waits for it.
        context.CacheVaryByRules.CacheKeyPrefix = string.Create(
            CultureInfo.InvariantCulture,
            $"{language} {encoding} {stretch.Starts.Ticks} {request.QueryString.Value}"
        );
        var left = stretch.Ends - services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        context.ResponseExpirationTimeSpan = left < most ? left : most;
    }

    // Spelt as we spell it: two visitors who get one page have asked for it in one way. An empty value is none: the
    // store takes them for the same.
    private static QueryString Known(IQueryCollection query) =>
        QueryString.Create(
            Keys.SelectMany(key =>
                query[key].Where(value => value is { Length: > 0 }).Select(value => KeyValuePair.Create(key, value))
            )
        );

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken stop) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken stop)
    {
        context.Tags.Add(Tag);
        var response = context.HttpContext.Response;
        if (
            response.StatusCode != 200
            || context.HttpContext.Items.ContainsKey(NotToBeKept)
            || !StringValues.IsNullOrEmpty(response.Headers.SetCookie)
        )
            context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }
}
