using System.Collections.Concurrent;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Web;

namespace HeteroSpace.Foundation.Files;

/// <summary>
/// How many bytes of files may come in within two hours, after which those that nobody sent are swept away: of one
/// person, of one network without an account, and in all (settings <c>Limits__UploadBytesEach</c>,
/// <c>Limits__UploadBytesVisitor</c>, <c>Limits__UploadBytes</c>). A disk that is full stops every booking.
/// </summary>
public sealed class UploadAllowance(IConfiguration settings, TimeProvider time)
{
    private static readonly TimeSpan Within = SweepFiles.After;
    private readonly long _each = HouseLimits.UploadBytesEach.In(settings);
    private readonly long _visitor = HouseLimits.UploadBytesVisitor.In(settings);
    private readonly long _all = HouseLimits.UploadBytes.In(settings);
    private readonly Lock _lock = new();
    private readonly Queue<(DateTime At, string Who, long Bytes)> _came = new();
    private readonly Dictionary<string, long> _of = [];
    private long _total;

    /// <summary>Takes so many bytes; false when they are too many for now.</summary>
    public bool Takes(HttpContext http, long bytes, bool newcomer)
    {
        var account = newcomer ? null : http.User.AccountId();
        var who = account?.ToString() ?? Web.Network.Of(http) ?? "";
        lock (_lock)
        {
            var now = time.GetUtcNow().UtcDateTime;
            while (_came.TryPeek(out var oldest) && oldest.At < now - Within)
                Forget(_came.Dequeue());
            if (_total + bytes > _all || _of.GetValueOrDefault(who) + bytes > (account is null ? _visitor : _each))
                return false;
            _came.Enqueue((now, who, bytes));
            _of[who] = _of.GetValueOrDefault(who) + bytes;
            _total += bytes;
            return true;
        }
    }

    private void Forget((DateTime At, string Who, long Bytes) gone)
    {
        _total -= gone.Bytes;
        if ((_of[gone.Who] -= gone.Bytes) <= 0)
            _of.Remove(gone.Who);
    }
}
