using System.Net;
using System.Net.Sockets;

namespace HeteroSpace.Foundation.Web;

/// <summary>
/// Reads an address that someone typed, without becoming their hand inside our own network: only the web's own, looked
/// up once and connected to just there, within a size and a time (OWASP, Server Side Request Forgery Prevention). The
/// setting <c>Fetch:AllowPrivate</c> lets it into private networks, for agencies that keep their sources there.
/// </summary>
public sealed class FetchOutside(IConfiguration settings) : IDisposable
{
    public const int MostBytes = 2_000_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);
    private readonly HttpClient _client = Make(settings.GetValue("Fetch:AllowPrivate", false));

    /// <summary>
    /// What stands there; null with a word for what went wrong: <c>address</c>, <c>answer</c>, <c>large</c>,
    /// <c>time</c>.
    /// </summary>
    public async Task<(byte[]? Content, string? Problem)> Get(string address, CancellationToken stop = default)
    {
        if (
            !Uri.TryCreate(address, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("https" or "http")
            || uri.UserInfo != ""
        )
            return (null, "address");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Longest);
        try
        {
            using var answer = await _client.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            if (!answer.IsSuccessStatusCode)
                return (null, "answer");
            if (answer.Content.Headers.ContentLength > MostBytes)
                return (null, "large");
            await using var stream = await answer.Content.ReadAsStreamAsync(limit.Token);
            using var read = new MemoryStream();
            var part = new byte[16_384];
            for (int count; (count = await stream.ReadAsync(part, limit.Token)) > 0; read.Write(part, 0, count))
                if (read.Length + count > MostBytes)
                    return (null, "large");
            return (read.ToArray(), null);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return (null, "time");
        }
        catch (HttpRequestException)
        {
            return (null, "answer");
        }
        // A body that is not what its head says: neither compressed nor whole.
        catch (Exception error) when (error is IOException or InvalidDataException or InvalidOperationException)
        {
            return (null, "answer");
        }
    }

    public void Dispose() => _client.Dispose();

    private static HttpClient Make(bool allowPrivate)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = true,
            MaxAutomaticRedirections = 3,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        };
        // Where a redirect leads is looked up here too.
        handler.ConnectCallback = async (context, stop) =>
        {
            var found = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, stop);
            var open = found.Where(address => allowPrivate || IsPublic(address)).ToArray();
            if (open.Length == 0)
                throw new HttpRequestException($"{context.DnsEndPoint.Host} is not on the web");
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(open, context.DnsEndPoint.Port, stop);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        };
        return new(handler)
        {
            Timeout = Longest + TimeSpan.FromSeconds(5),
            DefaultRequestHeaders =
            {
                { "User-Agent", "HeteroSpace (feed reader)" },
                { "Accept", "application/atom+xml, application/xml, text/xml" },
            },
        };
    }

    /// <summary>
    /// Whether an address is of the open web: neither loopback, private, link-local, shared nor kept for tests and
    /// groups (RFC 6890).
    /// </summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
            return false;
        var bytes = address.GetAddressBytes();
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
            // 2000::/3 alone is given out, and of it not what carries an IPv4 address (6to4, Teredo) or stands in
            // documents.
            return (bytes[0] & 0xE0) == 0x20
                && !(bytes[0] == 0x20 && bytes[1] == 0x02)
                && !(bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x00 && bytes[3] == 0x00)
                && !(bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x0D && bytes[3] == 0xB8);
        return bytes switch
        {
            [0 or 10 or 127 or >= 224, ..] => false,
            [100, >= 64 and <= 127, ..] => false,
            [169, 254, ..] => false,
            [172, >= 16 and <= 31, ..] => false,
            [192, 168, ..] => false,
            [192, 0, 0 or 2, _] => false,
            [198, 18 or 19, ..] => false,
            [198, 51, 100, _] => false,
            [203, 0, 113, _] => false,
            _ => true,
        };
    }
}
