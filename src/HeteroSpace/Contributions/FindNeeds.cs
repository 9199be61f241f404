using HeteroSpace.Billing;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>How a line stands for whoever would give something of it.</summary>
public enum LineStanding
{
    Missing,

    /// <summary>All of it is promised; whoever comes now is in reserve.</summary>
    Promised,

    /// <summary>As much as was needed came.</summary>
    Enough,

    /// <summary>Nobody need bring more of it, although not all came.</summary>
    Stopped,

    /// <summary>Its time is over.</summary>
    Past,
}

/// <summary>A need as a list or a page shows it, at an instant (UTC).</summary>
public sealed record ListedNeed(Need Need, IReadOnlyList<NeedLine> Lines, Site Site, DateTime Now)
{
    /// <summary>In the site's own time; negative once its last day is over.</summary>
    public int DaysLeft => Need.By.DayNumber - Site.Clock.Date(Now).DayNumber;
    public bool IsLate => DaysLeft < 0;

    /// <summary>Someone who would give can do so now.</summary>
    public bool Asks => Lines.Any(Takes);

    public bool Takes(NeedLine line) =>
        Need.IsOpen && !IsLate && Standing(line) is LineStanding.Missing or LineStanding.Promised;

    public LineStanding Standing(NeedLine line)
    {
        if (line.Received >= line.Needed)
            return LineStanding.Enough;
        if (!line.IsOpen || !Need.IsOpen)
            return LineStanding.Stopped;
        if ((line.Ends ?? line.Starts) <= Now)
            return LineStanding.Past;
        return line.Missing == 0 ? LineStanding.Promised : LineStanding.Missing;
    }

    /// <summary>What one can give first, then what there is enough of; each in the order of the need.</summary>
    public IEnumerable<NeedLine> InOrder => Lines.OrderBy(Rank).ThenBy(line => line.Position);

    private int Rank(NeedLine line) =>
        Takes(line) ? Standing(line) - LineStanding.Missing : LineStanding.Past - LineStanding.Missing;
}

/// <summary>Which needs are looked for.</summary>
/// <param name="Kind">Only those that ask for such a thing, and only for that.</param>
public sealed record SoughtNeeds(Guid? Site = null, Sector? Sector = null, GiftKind? Kind = null)
{
    public Guid? Initiative { get; init; }
}

/// <summary>Needs that ask, the nearest day first, and those that do not any more, the latest first.</summary>
/// <param name="Sectors">That occur among both, whatever sector is looked for.</param>
public sealed record NeedsOnBoard(IReadOnlyList<Guid> Asking, IReadOnlyList<Guid> Over, IReadOnlyList<Sector> Sectors);

/// <summary>Hands that are sought, with what they are sought for.</summary>
public sealed record Call(ListedNeed Of, NeedLine Line);

/// <summary>Finds the needs that everyone may read.</summary>
public sealed class FindNeeds(AppDb db, Catalogue catalogue, IShellSites sites, TimeProvider time)
{
    // So many years' worth of needs are looked through; the latest first.
    private const int MostLooked = 4000,
        MostCalls = 200;

    public async Task<NeedsOnBoard> Board(SoughtNeeds sought, CancellationToken stop = default)
    {
        var (now, clocks) = (time.GetUtcNow().UtcDateTime, await sites.Clocks(stop));
        var kind = sought.Kind;
        var all = await Narrowed(sought)
            .OrderByDescending(need => need.By)
            .ThenByDescending(need => need.Id)
            .Take(MostLooked)
            .Select(need => new
            {
                need.Id,
                need.SiteId,
                need.Sector,
                need.By,
                Asks = need.Status == NeedStatus.Published
                    && db.OpenLines(now).Any(line => line.NeedId == need.Id && (kind == null || line.Kind == kind)),
            })
            .ToListAsync(stop);
        var shown = all.FindAll(need => sought.Sector is null || need.Sector == sought.Sector);
        var asking = shown.FindAll(need => need.Asks && need.By >= clocks[need.SiteId].Date(now));
        return new(
            [.. asking.AsEnumerable().Reverse().Select(need => need.Id)],
            [.. shown.Except(asking).Select(need => need.Id)],
            [.. all.Select(need => need.Sector).Distinct().Order()]
        );
    }

    /// <summary>Those that ask, the nearest day first.</summary>
    public async Task<IReadOnlyList<ListedNeed>> Asking(
        SoughtNeeds sought,
        int most,
        CancellationToken stop = default
    ) => await Listed((await Board(sought, stop)).Asking.Take(most), stop);

    /// <summary>In the order of their ids.</summary>
    public async Task<IReadOnlyList<ListedNeed>> Listed(IEnumerable<Guid> ids, CancellationToken stop = default)
    {
        Guid[] wanted = [.. ids];
        if (wanted.Length == 0)
            return [];
        var needs = await db.PublicNeeds().AsNoTracking().Where(need => wanted.Contains(need.Id)).ToListAsync(stop);
        var lines = await db.NeedLines()
            .AsNoTracking()
            .Where(line => wanted.Contains(line.NeedId))
            .OrderBy(line => line.Position)
            .ToListAsync(stop);
        var (listed, of) = (new List<ListedNeed>(), lines.ToLookup(line => line.NeedId));
        foreach (var need in needs.OrderBy(need => wanted.IndexOf(need.Id)))
            if (await catalogue.Site(need.SiteId, stop) is { } site)
                listed.Add(new(need, [.. of[need.Id]], site.Site, time.GetUtcNow().UtcDateTime));
        return listed;
    }

    /// <summary>Null where there is none that everyone may read.</summary>
    public async Task<ListedNeed?> One(string slug, CancellationToken stop = default)
    {
        var id = await db.PublicNeeds()
            .Where(need => need.Slug == slug)
            .Select(need => (Guid?)need.Id)
            .SingleOrDefaultAsync(stop);
        return id is { } known && await Listed([known], stop) is [var found, ..] ? found : null;
    }

    /// <summary>Hands that are sought, the next day first.</summary>
    public async Task<IReadOnlyList<Call>> Calls(Guid? site, LabourRole? role, CancellationToken stop = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var found = await db.OpenLines(now)
            .AsNoTracking()
            .Where(line => line.Kind == GiftKind.Labour)
            .Where(line => role == null || line.Role == role || role == LabourRole.Volunteer && line.Role == null)
            .Join(Narrowed(new(site)), line => line.NeedId, need => need.Id, (Line, Need) => new { Line, Need })
            .Where(row => row.Need.Status == NeedStatus.Published)
            .OrderBy(row => row.Need.By)
            .Take(MostCalls)
            .ToListAsync(stop);
        var calls = new List<Call>();
        foreach (var row in found)
            if (await catalogue.Site(row.Need.SiteId, stop) is { } at)
                calls.Add(new(new(row.Need, [row.Line], at.Site, now), row.Line));
        return [.. calls.FindAll(call => call.Of.Takes(call.Line)).OrderBy(call => call.Day()).ThenBy(Hour)];
    }

    private static DateTime Hour(Call call) => call.Line.Starts ?? DateTime.MaxValue;

    private IQueryable<Need> Narrowed(SoughtNeeds sought)
    {
        var (needs, kind) = (db.PublicNeeds().AsNoTracking(), sought.Kind);
        if (sought.Site is { } site)
            needs = needs.Where(need => need.SiteId == site);
        if (sought.Initiative is { } initiative)
            needs = needs.Where(need => need.InitiativeId == initiative);
        return kind is null
            ? needs
            : needs.Where(need => db.NeedLines().Any(line => line.NeedId == need.Id && line.Kind == kind));
    }
}

public static class PublicNeedTables
{
    /// <summary>Those that everyone may read: published, or closed since, of a site that is shown.</summary>
    public static IQueryable<Need> PublicNeeds(this AppDb db) =>
        db.Needs()
            .Where(need =>
                need.Status != NeedStatus.Draft && db.Sites().Any(site => site.Id == need.SiteId && site.Published)
            );

    /// <summary>Lines that are not closed, and whose time is not over.</summary>
    internal static IQueryable<NeedLine> OpenLines(this AppDb db, DateTime now) =>
        db.NeedLines()
            .Where(line =>
                line.Closed == null
                && (
                    line.Ends > now
                    || line.Ends == null && line.Starts > now
                    || line.Ends == null && line.Starts == null
                )
            );

    /// <summary>On which day hands are wanted: that of their slot, else the last one.</summary>
    public static DateOnly Day(this Call call) =>
        call.Line.Starts is { } starts ? call.Of.Site.Clock.Date(starts) : call.Of.Need.By;
}
