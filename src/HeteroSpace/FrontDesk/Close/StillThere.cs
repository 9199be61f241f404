using System.Security.Claims;
using HeteroSpace.Bookings;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.FrontDesk.Close;

/// <summary>Who is still there in the time of a closure, and how those answered who were offered something.</summary>
/// <param name="Named">The first of them by name.</param>
/// <param name="Returning">How many moved because of it and may go back.</param>
public sealed record StillThere(
    int Holding,
    int Waiting,
    IReadOnlyList<OnFloor> Named,
    IReadOnlyList<OfferState> Offers,
    int Returning
)
{
    public int Count => Holding + Waiting;

    public string Said =>
        Words.Say($"{Words.Number(Holding)} pemesanan atau acara", $"{Words.Number(Holding)} bookings or events")
        + (Waiting == 0 ? "" : Words.Say($", {Words.Number(Waiting)} menunggu", $", {Words.Number(Waiting)} waiting"));
}

/// <summary>Reads it for all closures of a site at once.</summary>
internal sealed class ReadStillThere(AppDb db, WhoHolds who, TimeProvider time)
{
    private const int MostNamed = 50;

    private sealed record Answered(Guid? Closure, OfferState State, DateTime Was);

    public async Task<Dictionary<Guid, StillThere>> Of(
        CatalogueSite site,
        IReadOnlyList<Closure> closures,
        ClaimsPrincipal? reader,
        CancellationToken stop
    )
    {
        var parts = closures.ToDictionary(closure => closure.Id, closure => Closing.Of(site, closure).Part(site));
        if (parts.Count == 0)
            return [];
        var now = time.GetUtcNow().UtcDateTime;
        var held = (await who.Holding(site, [.. parts.Values], stop)).FindAll(row =>
            row.Kind != HolderKind.Closure && row.Range.Ends > now
        );
        var (from, to) = (parts.Values.Min(part => part.Range.Starts), parts.Values.Max(part => part.Range.Ends));
        var waiting = await who.Waiting(site, new(from, to), reader, stop);
        var ids = parts.Keys.Select(id => (Guid?)id).ToList();
        var offers = (
            await db.BookingOffers()
                .Where(offer => ids.Contains(offer.ClosureId))
                .Select(offer => new Answered(offer.ClosureId, offer.State, offer.WasStarts))
                .ToListAsync(stop)
        ).ToLookup(offer => offer.Closure);
        var found = new Dictionary<Guid, StillThere>();
        foreach (var (id, part) in parts)
        {
            var there = held.FindAll(row => Meets(row, part));
            var first = there.Select(row => row.Id).Distinct().Take(MostNamed).ToHashSet();
            var named = await who.Named(site, there.FindAll(row => first.Contains(row.Id)), reader, stop);
            var wishes = waiting.FindAll(row => Meets(row, part));
            found[id] = new(
                OnFloor.Count(there),
                OnFloor.Count(wishes),
                [.. named, .. wishes],
                [.. offers[id].Select(offer => offer.State)],
                offers[id].Count(offer => offer.State == OfferState.Accepted && offer.Was > now)
            );
        }
        return found;
    }

    private static bool Meets(OnFloor row, FloorPart part) => row.Range.Overlaps(part.Range) && row.Touches(part.Units);
}
