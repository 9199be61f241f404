using System.Collections.Concurrent;
using Microsoft.AspNetCore.OutputCaching;

namespace HeteroSpace.Foundation.Web;

/// <summary>
/// What a public page is made of, where it takes many queries, stands in memory as long as the page itself would be
/// kept (<see cref="PublicPages"/>): until a write evicts the pages, past no boundary, half a minute at most. Whoever
/// is signed in, for whom no page is kept, gets it from here; nothing that is somebody's own may be in it.
/// </summary>
public sealed class KeptFacts(IOutputCacheStore pages, PageStretch stretch, TimeProvider time)
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, Held> _held = new();

    private sealed record Held(byte[] Mark, DateTime Since, long Read, object Facts);

    /// <param name="name">Of the facts; each language has its own.</param>
    public async ValueTask<T> Of<T>(string name, Func<Task<T>> read, CancellationToken stop)
        where T : class
    {
        var key = $"facts:{name}:{(Ui.Words.InEnglish ? "en" : "id")}";
        var since = (await stretch.Now(stop)).Starts;
        // It goes with the pages, and is there before anything is read: what is written meanwhile takes it away.
        var mark = await pages.GetAsync(key, stop) ?? await Marked(key, stop);
        if (
            _held.TryGetValue(key, out var held)
            && held.Since == since
            && held.Mark.AsSpan().SequenceEqual(mark)
            && time.GetElapsedTime(held.Read) < Most
        )
            return (T)held.Facts;
        var began = time.GetTimestamp();
        var facts = await read();
        _held[key] = new(mark, since, began, facts);
        return facts;
    }

    private async Task<byte[]> Marked(string key, CancellationToken stop)
    {
        var mark = Guid.CreateVersion7().ToByteArray();
        await pages.SetAsync(key, mark, [PublicPages.Tag], TimeSpan.FromMinutes(5), stop);
        return mark;
    }
}
