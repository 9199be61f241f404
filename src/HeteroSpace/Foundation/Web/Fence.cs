using Ical.Net;
using Ical.Net.Serialization;

namespace HeteroSpace.Foundation.Web;

/// <summary>
/// Round one item of many: what one of them trips over is told in the log and left out, and must not take the feed or
/// the letter it belongs to.
/// </summary>
public static class Fence
{
    /// <summary>What can be made of the items, without those of which nothing can.</summary>
    public static List<TMade> Each<TItem, TMade>(
        IEnumerable<TItem> items,
        Func<TItem, TMade> make,
        ILogger log,
        Func<TItem, string> called
    )
    {
        var made = new List<TMade>();
        foreach (var item in items)
            try
            {
                made.Add(make(item));
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogWarning(error, "Left out of a feed: {Item}", called(item));
            }
        return made;
    }

    /// <summary>Null when it cannot be made.</summary>
    public static T? Of<T>(Func<T> make, ILogger log, string called)
        where T : class
    {
        try
        {
            return make();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogWarning(error, "Left out: {Item}", called);
            return null;
        }
    }

    /// <summary>A calendar as it is sent (RFC 5545); an entry that cannot be written is left out.</summary>
    public static string Written(Calendar calendar, ILogger log)
    {
        try
        {
            return Text(calendar);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            foreach (var entry in calendar.Events.ToList())
                if (Of(() => Text(new() { Events = { entry } }), log, entry.Uid ?? "") is null)
                    calendar.Events.Remove(entry);
            return Text(calendar);
        }
    }

    private static string Text(Calendar calendar) => new CalendarSerializer().SerializeToString(calendar)!;
}
