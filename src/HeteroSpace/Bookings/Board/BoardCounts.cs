using HeteroSpace.Sites;

namespace HeteroSpace.Bookings.Board;

/// <summary>How many there are of each kind, for the legend.</summary>
internal static class BoardCounts
{
    public static Dictionary<BoardKind, int> Of(
        BoardFloor floor,
        IEnumerable<(CatalogueSpace Room, OnFloor Row)> rows
    ) =>
        rows.Select(pair => (Kind: BoardWords.KindOf(pair.Row, floor.By(pair.Room, pair.Row)), pair.Row.Id))
            // A closure of the site is one, however many rooms it shuts.
            .Concat(floor.Closings.Select(closing => (Kind: BoardKind.Closed, closing.Closure.Id)))
            .Distinct()
            .GroupBy(pair => pair.Kind)
            .ToDictionary(kind => kind.Key, kind => kind.Count());
}
