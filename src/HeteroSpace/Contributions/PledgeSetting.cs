using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Organizations;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>A pledge with what stands around it, for whoever is told of it.</summary>
public sealed record PledgeSetting(Pledge Pledge, NeedLine Line, Need Need, CatalogueSite Site)
{
    /// <summary>Of which is told; null when it is of the pledge as a whole.</summary>
    public GiftReceipt? Part { get; init; }

    /// <summary>In whose name it is given; null for a person.</summary>
    public string? Organization { get; init; }

    public string What => Line.Whole(Pledge.Quantity);

    /// <summary>What of it is in reserve is not wanted any more: the need asks for nothing.</summary>
    public bool IsLeftOver => Pledge.InReserve > 0 && !Need.IsOpen;

    /// <summary>When its slot is, in the site's time, as people read it; null where it has none.</summary>
    public string? Slot =>
        Line is { Starts: { } starts, Ends: { } ends } ? Words.When(Site.Site.Clock, starts, ends) : null;
}

internal static class PledgeSettings
{
    /// <summary>Null when it was forgotten.</summary>
    public static async Task<PledgeSetting?> Around(
        this AppDb db,
        Catalogue catalogue,
        Guid pledge,
        CancellationToken stop
    )
    {
        var found = await db.Pledges()
            .AsNoTracking()
            .Where(row => row.Id == pledge)
            .Join(db.NeedLines(), row => row.LineId, line => line.Id, (row, line) => new { Row = row, Line = line })
            .Join(
                db.Needs(),
                both => both.Line.NeedId,
                need => need.Id,
                (both, need) =>
                    new
                    {
                        both.Row,
                        both.Line,
                        Need = need,
                        Organization = db.Organizations()
                            .Where(row => row.Id == both.Row.OrganizationId)
                            .Select(row => row.Name)
                            .FirstOrDefault(),
                    }
            )
            .SingleOrDefaultAsync(stop);
        return found is not null && await catalogue.Site(found.Need.SiteId, stop) is { } site
            ? new(found.Row, found.Line, found.Need, site) { Organization = found.Organization }
            : null;
    }
}
