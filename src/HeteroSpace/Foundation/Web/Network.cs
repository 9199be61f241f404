using System.Net;
using System.Net.Sockets;

namespace HeteroSpace.Foundation.Web;

/// <summary>What every limit counts as one caller.</summary>
public static class Network
{
    /// <summary>
    /// The address that a limit counts: of IPv6 the network (/64), since a home has endless addresses in it (RFC 6177);
    /// null when nobody knows.
    /// </summary>
    public static string? Of(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address)
            return null;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily != AddressFamily.InterNetworkV6
            ? address.ToString()
            : new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]]).ToString();
    }
}
