using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>The one thing to know before going: in the same words wherever an event is named.</summary>
internal static class EventStanding
{
    /// <summary>
    /// On now, scarce, full, not yet open, over, and how that looks; an event with room says nothing.
    /// </summary>
    /// <param name="now">UTC.</param>
    public static (string Said, string Look)? Standing(this ListedEvent of, DateTime now) =>
        of.StateAt(now) switch
        {
            ListedState.Cancelled => (Words.Say("Dibatalkan", "Cancelled"), "status status-cancelled"),
            ListedState.Over when of.Came > 0 => (Came(of.Came), "hint"),
            ListedState.Over => (Words.Say("Selesai", "Over"), "status status-finished"),
            ListedState.On => (Words.Say("Sedang berlangsung", "On now"), "status status-checked-in"),
            ListedState.NotYetOpen => (Opens(of), "status status-requested"),
            ListedState.Closed => (Words.Say("Pendaftaran ditutup", "Registration closed"), "status status-requested"),
            ListedState.Full => (
                Words.Say("Penuh, ada daftar tunggu", "Full, with a waiting list"),
                "status status-declined"
            ),
            ListedState.Scarce => (Seats(of), "status status-requested"),
            _ => null,
        };

    /// <summary>The same behind what is said of it already; nothing of an event with room.</summary>
    /// <param name="now">UTC.</param>
    public static string Behind(this ListedEvent of, DateTime now) =>
        of.Standing(now) is var (said, _) ? " · " + said : "";

    /// <summary>The same by event, for the pages of lower floors.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> Read(
        IServiceProvider services,
        IReadOnlyCollection<Guid> ids,
        CancellationToken stop
    )
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var events = await services
            .GetRequiredService<AppDb>()
            .PublicEvents()
            .AsNoTracking()
            .Where(row => ids.Contains(row.Id))
            .ToListAsync(stop);
        var told = new Dictionary<Guid, string>(events.Count);
        foreach (var of in await services.GetRequiredService<FindEvents>().Listed(events, stop))
            if (of.Standing(now) is var (said, _))
                told[of.Event.Id] = said;
        return told;
    }

    private static string Came(int people) =>
        Words.Say(
            $"{Words.Number(people)} orang hadir",
            people == 1 ? "1 person came" : $"{Words.Number(people)} people came"
        );

    private static string Opens(ListedEvent of)
    {
        var (clock, opens) = (of.Site.Site.Clock, of.Event.Opens!.Value);
        return Words.Say("Pendaftaran dibuka ", "Registration opens ")
            + Words.ShortDate(clock.Date(opens))
            + ", "
            + Words.Clock(clock.Local(opens));
    }

    private static string Seats(ListedEvent of)
    {
        var few = of.Open.Where(pool => pool.Quota is not null).OrderBy(pool => pool.Attend).ToList();
        var all = few.Sum(pool => pool.Free);
        var left = Words.Say(
            $"{Words.Number(all)} kursi lagi",
            all == 1 ? "1 seat left" : $"{Words.Number(all)} seats left"
        );
        // The sum alone would promise a seat in the room to whoever finds one on the screen.
        if (of.Open.Count < 2)
            return left;
        var each = few.Select(pool => Words.Number(pool.Free) + " " + pool.Attend.Said().ToLower(Words.Culture));
        return left + ": " + string.Join(", ", each);
    }
}
