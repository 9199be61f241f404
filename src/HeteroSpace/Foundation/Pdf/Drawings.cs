using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using Microsoft.Net.Http.Headers;

namespace HeteroSpace.Foundation.Pdf;

/// <summary>
/// What is drawn because someone asks: pictures to share, documents. Drawing takes a core for a tenth of a second, so
/// a picture is kept under what is drawn on it (the address's query plays no part), few are drawn at once, and a
/// network that keeps asking for new ones waits. Settings <c>Limits__Drawings</c>, <c>Drawings__AtOnce</c>.
/// </summary>
public sealed class Drawings(IConfiguration settings) : IDisposable
{
    private const long MostKept = 32_000_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private readonly SemaphoreSlim _desks = new(
        Math.Max(1, settings.GetValue("Drawings:AtOnce", Environment.ProcessorCount / 2))
    );
    private readonly PartitionedRateLimiter<HttpContext> _turns = Limits.ByNetwork(
        (int)HouseLimits.Drawings.In(settings),
        TimeSpan.FromSeconds(1)
    );
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<(string Mark, byte[] Png)>> _kept = [];
    private readonly LinkedList<(string Mark, byte[] Png)> _latestFirst = new();
    private long _size;

    /// <summary>At most 32 MB.</summary>
    internal long BytesKept
    {
        get
        {
            lock (_lock)
                return _size;
        }
    }

    /// <summary>
    /// A picture that anyone may see; 304 to who has it, 429 to a network that asks for too many, 503 when all desks
    /// stay taken.
    /// </summary>
    /// <param name="what">All that can be seen on it, so that whatever changes it changes its mark (ETag).</param>
    public Task<IResult> Picture(HttpContext http, IEnumerable<string> what, Func<byte[]> draw) =>
        Public(http, what, draw, "image/png");

    /// <summary>The same as PDF.</summary>
    public Task<IResult> Paper(HttpContext http, IEnumerable<string> what, Func<byte[]> draw) =>
        Public(http, what, draw, "application/pdf");

    private async Task<IResult> Public(HttpContext http, IEnumerable<string> what, Func<byte[]> draw, string type)
    {
        var mark = MarkOf(what);
        http.KeepFor(Lifetime);
        var tag = new EntityTagHeaderValue($"\"{mark}\"");
        // Who has it is told so by the same words as who gets it, and nothing is drawn.
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, false) || known.Tag == "*"))
        {
            http.Response.Headers.ETag = tag.ToString();
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }
        var (drawn, no) = Kept(mark) is { } known ? (known, null) : await Draw(http, draw, mark);
        return drawn is null ? no! : Results.File(drawn, type, entityTag: tag);
    }

    /// <summary>A document for one person, drawn anew each time and kept nowhere.</summary>
    public async Task<IResult> Document(HttpContext http, string name, Func<byte[]> draw)
    {
        http.Response.Headers.CacheControl = "no-store";
        var (pdf, no) = await Draw(http, draw);
        return pdf is null ? no! : Results.File(pdf, "application/pdf", name);
    }

    public void Dispose()
    {
        _desks.Dispose();
        _turns.Dispose();
    }

    private async Task<(byte[]? Drawn, IResult? No)> Draw(HttpContext http, Func<byte[]> draw, string? mark = null)
    {
        using (var turn = _turns.AttemptAcquire(http))
            if (!turn.IsAcquired)
                return (null, Later(http, StatusCodes.Status429TooManyRequests));
        if (!await _desks.WaitAsync(Patience, http.RequestAborted))
            return (null, Later(http, StatusCodes.Status503ServiceUnavailable));
        try
        {
            // Many ask for a new one at once: the first drew it while the others waited.
            if (mark is not null && Kept(mark) is { } drawn)
                return (drawn, null);
            var made = draw();
            if (mark is not null)
                Keep(mark, made);
            return (made, null);
        }
        finally
        {
            _desks.Release();
        }
    }

    // A new version of the product may draw otherwise.
    private static string MarkOf(IEnumerable<string> what) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(string.Join('\0', what) + typeof(Drawings).Module.ModuleVersionId.ToString("n"))
            )
        )[..32];

    private static IResult Later(HttpContext http, int status)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.RetryAfter = "60";
        return Results.Text(
            Words.Say(
                "Sedang banyak yang minta digambar. Coba lagi sebentar lagi.",
                "Many are being drawn just now. Please try again in a moment."
            ),
            statusCode: status
        );
    }

    private byte[]? Kept(string mark)
    {
        lock (_lock)
        {
            if (!_kept.TryGetValue(mark, out var node))
                return null;
            _latestFirst.Remove(node);
            _latestFirst.AddFirst(node);
            return node.Value.Png;
        }
    }

    private void Keep(string mark, byte[] png)
    {
        lock (_lock)
        {
            if (!_kept.TryAdd(mark, new((mark, png))))
                return;
            _latestFirst.AddFirst(_kept[mark]);
            for (_size += png.Length; _size > MostKept && _latestFirst.Last is { } oldest; _latestFirst.RemoveLast())
            {
                _kept.Remove(oldest.Value.Mark);
                _size -= oldest.Value.Png.Length;
            }
        }
    }
}
