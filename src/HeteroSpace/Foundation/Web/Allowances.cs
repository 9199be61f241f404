using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Foundation.Web;

/// <summary>
/// Counts in memory, on each node, what someone may do so often within a time, whoever sends it: mails to one address,
/// comments of one member, exports. A network's are counted by <see cref="Limits"/>.
/// </summary>
public sealed class Allowances(IConfiguration settings, TimeProvider time, IHttpContextAccessor sender)
{
    private const int ManyKept = 20_000;
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Name, string Who), Queue<DateTime>> _taken = [];

    /// <summary>Takes one; false when there were as many as may be within the time. What is refused is not
    /// counted.</summary>
    /// <param name="who">An id, a number or an address in its one spelling.</param>
    public bool Takes(Limit limit, string who)
    {
        var (now, most) = (time.GetUtcNow().UtcDateTime, limit.In(settings));
        lock (_lock)
        {
            if (_taken.Count >= ManyKept)
                ForgetWhatIsOver(now);
            if (!_taken.TryGetValue((limit.Name, who), out var before))
                _taken[(limit.Name, who)] = before = new();
            while (before.TryPeek(out var oldest) && oldest <= now)
                before.Dequeue();
            if (before.Count >= most)
                return false;
            before.Enqueue(now + limit.Within);
            return true;
        }
    }

    /// <summary>
    /// The same of a contact that someone typed and that need not be theirs: counted for the network it is typed in, so
    /// that nobody uses up elsewhere what its owner may do.
    /// </summary>
    public bool TakesFromHere(Limit limit, string contact) =>
        Takes(limit, contact + "\n" + (sender.HttpContext is { } http ? Network.Of(http) : null));

    /// <summary>
    /// One more mail of a kind to an address that someone typed: so many from one network, and so many in all. Asked
    /// before it is looked whether the address is known, so that the answer is the same for both.
    /// </summary>
    public bool MayWriteTo(string kind, string address)
    {
        var who = kind + ":" + address.ToLowerInvariant();
        return TakesFromHere(HouseLimits.MailsToOne, who) && Takes(HouseLimits.MailsToOneInAll, who);
    }

    /// <summary>Said where <see cref="MayWriteTo"/> is false.</summary>
    public static string EnoughMails =>
        Words.Say(
            "Hari ini sudah banyak permintaan untuk kontak ini. Periksa kotak masuk dan folder spam; "
                + "besok Anda bisa meminta lagi.",
            "There were many requests for this contact today. Look into the inbox and the spam folder; "
                + "tomorrow you can ask again."
        );

    /// <summary>Said to someone who did too much of it for now; what they typed stays.</summary>
    public static string Enough =>
        Words.Say(
            "Ini sudah banyak sekali untuk saat ini. Coba lagi nanti; yang Anda tulis tetap ada.",
            "That is a great deal for now. Try again later; what you wrote is kept."
        );

    private void ForgetWhatIsOver(DateTime now)
    {
        foreach (var (key, _) in _taken.Where(row => row.Value.LastOrDefault() <= now).ToList())
            _taken.Remove(key);
    }
}
