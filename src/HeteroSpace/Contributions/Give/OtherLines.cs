using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions.Give;

/// <summary>A line that is open, with its need.</summary>
public sealed record OpenLine(NeedLine Line, Need Need);

/// <summary>Where help is wanted instead, once a line has enough.</summary>
internal static class OtherLines
{
    private const int Most = 5;

    /// <summary>Of the same need first, then of the same site, then of the others; the most urgent first.</summary>
    public static Task<List<OpenLine>> Near(
        this AppDb db,
        NeedLine line,
        Need need,
        DateTime now,
        CancellationToken stop
    )
    {
        var today = SiteClock.House.Date(now);
        return db.NeedLines()
            .AsNoTracking()
            .Where(row => row.Id != line.Id && row.Closed == null && row.Needed > row.Received + row.Promised)
            .Where(row => row.Ends == null || row.Ends > now)
            .Join(
                db.Needs().Where(row => row.Status == NeedStatus.Published && row.By >= today),
                row => row.NeedId,
                of => of.Id,
                (row, of) => new { Row = row, Of = of }
            )
            .OrderByDescending(found => found.Of.Id == need.Id)
            .ThenByDescending(found => found.Of.SiteId == need.SiteId)
            .ThenByDescending(found => found.Row.Kind == line.Kind)
            .ThenBy(found => found.Of.By)
            .ThenBy(found => found.Row.Position)
            .ThenBy(found => found.Row.Id)
            .Take(Most)
            .Select(found => new OpenLine(found.Row, found.Of))
            .ToListAsync(stop);
    }
}
