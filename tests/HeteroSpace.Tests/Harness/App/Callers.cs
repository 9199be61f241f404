using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace HeteroSpace;

/// <summary>
/// Who calls the app: it counts the requests that are under way, and each test calls from a network address of its own,
/// so that what is counted by address is counted anew.
/// </summary>
internal sealed class Callers : IStartupFilter
{
    private static int _last;
    private int _underWay;
    private volatile IPAddress _address = Another();

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(Count);
            next(app);
        };

    /// <summary>Whether the last request ended within some seconds; a browser that left waits for no answer.</summary>
    public async Task<bool> AreGone()
    {
        for (var wait = 0; Volatile.Read(ref _underWay) > 0; wait++)
        {
            if (wait == 1000)
                return false;
            await Task.Delay(10);
        }
        return true;
    }

    public void ComeFromElsewhere() => _address = Another();

    private async Task Count(HttpContext http, RequestDelegate next)
    {
        Interlocked.Increment(ref _underWay);
        try
        {
            // An address that a proxy told of is what the test is about.
            if (IPAddress.Loopback.Equals(http.Connection.RemoteIpAddress))
                http.Connection.RemoteIpAddress = _address;
            await next(http);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    // 127.0.0.0/8 is all this machine (RFC 1122, 3.2.1.3).
    private static IPAddress Another()
    {
        var number = Interlocked.Increment(ref _last);
        return new([127, (byte)(1 + (number >> 8)), (byte)number, 1]);
    }
}
