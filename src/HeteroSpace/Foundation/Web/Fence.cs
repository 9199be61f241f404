using Ical.Net;

namespace HeteroSpace.Foundation.Web;

/// <summary>
/// Round one item of many that are read and written out: what one of them trips over is told in the log, by its id and
/// the kind of failure (never its words, which may be somebody's), and left out; it must not take the feed, the list or
/// the letter it belongs to. For rows that are changed, see <see cref="Jobs.OneByOne"/>.
/// </summary>
public static partial class Fence
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
                Tell(log, typeof(TMade).Name, called(item), error);
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
            Tell(log, typeof(T).Name, called, error);
            return null;
        }
    }

    /// <summary>The same of what has to be read first.</summary>
    public static async Task<T?> Read<T>(Func<Task<T>> make, ILogger log, string called)
        where T : class
    {
        try
        {
            return await make();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Tell(log, typeof(T).Name, called, error);
            return null;
        }
    }

    /// <summary>A calendar as it is sent (RFC 5545); an entry that cannot be written is left out.</summary>
    public static string Written(Calendar calendar, ILogger log)
    {
        try
        {
            return CalendarText.Of(calendar);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            foreach (var entry in calendar.Events.ToList())
                if (Of(() => CalendarText.Of(new() { Events = { entry } }), log, entry.Uid ?? "") is null)
                    calendar.Events.Remove(entry);
            return CalendarText.Of(calendar);
        }
    }

    /// <summary>The kinds alone: <c>DbUpdateException, PostgresException 23514</c>.</summary>
    internal static string Kind(Exception error)
    {
        var cause = error.GetBaseException();
        var name = cause == error ? error.GetType().Name : $"{error.GetType().Name}, {cause.GetType().Name}";
        return cause is System.Data.Common.DbException { SqlState: { } state } ? $"{name} {state}" : name;
    }

    internal static void Tell(ILogger log, string of, object item, Exception error) =>
        LeftOut(log, of, item, Kind(error), error.StackTrace);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Of} left out {Item}: {Kind}\n{Where}")]
    private static partial void LeftOut(ILogger log, string of, object item, string kind, string? where);
}
