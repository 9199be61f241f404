using System.Globalization;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Import;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Tables;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events.ImportEvents;

/// <summary>
/// Events that were held before, from a table that staff kept: with the number of who came, without a trail.
/// </summary>
internal sealed class EventImport(Catalogue catalogue, IShellSites sites, TimeProvider time) : IImportTarget
{
    private const int Lot = 200;

    public string Name => "acara";
    public string Command => "events";
    public string Said => Words.Say("Acara yang sudah lewat", "Past events");
    public Role Needed => Role.SiteManager;

    public IReadOnlyList<ImportColumn> Columns => EventSheet.Columns;

    public IReadOnlyDictionary<string, string> Problems(IReadOnlyList<string> values) =>
        EventSheet.Problems(values, time.GetUtcNow().UtcDateTime);

    // The same title on the same day at the site is the same event.
    public async Task Compare(
        AppDb db,
        Guid site,
        IReadOnlyList<ImportRow> rows,
        Action<int> reached,
        CancellationToken stop
    )
    {
        var known = (
            await db.Events()
                .Where(row =>
                    row.SiteId == site && row.Status != EventStatus.Declined && row.Status != EventStatus.Withdrawn
                )
                .Select(row => new
                {
                    row.Id,
                    row.FoldedTitle,
                    row.LocalDate,
                })
                .ToListAsync(stop)
        ).GroupBy(row => (row.FoldedTitle, row.LocalDate)).ToDictionary(group => group.Key, group => group.First().Id);
        var ofFile = new Dictionary<(string, DateOnly), int>();
        foreach (var (at, row) in rows.Index())
        {
            var key = (
                Folded.Of(OrganizationName.Cleaned(row.Values[EventSheet.TitleAt])),
                EventSheet.Day(row.Values[EventSheet.DateAt])!.Value
            );
            if (known.TryGetValue(key, out var id))
                (row.Finding, row.Why, row.MatchId) = (Finding.Likely, "same", id);
            else if (ofFile.TryGetValue(key, out var number))
                (row.Finding, row.Why, row.MatchNumber) = (Finding.Likely, "same", number);
            else
                ofFile[key] = row.Number;
            if (at % Lot == 0)
            {
                stop.ThrowIfCancellationRequested();
                reached(at);
            }
        }
    }

    public async Task Write(
        Act act,
        Import import,
        IReadOnlyList<ImportRow> rows,
        Action<int> reached,
        CancellationToken stop
    )
    {
        if (await catalogue.Site(import.SiteId, stop) is not { } site)
            return;
        var done = 0;
        var taken = await act.Db.Events().Select(row => row.Slug).ToHashSetAsync(stop);
        var organizations = (
            await act
                .Db.Organizations()
                .Where(row => row.Status == OrganizationStatus.Verified)
                .Select(row => new { row.Id, row.NameKey })
                .ToListAsync(stop)
        )
            .GroupBy(row => row.NameKey)
            .ToDictionary(group => group.Key, group => group.First().Id);
        foreach (var lot in rows.Where(row => row.Finding == Finding.New || row.Choice == Choice.Take).Chunk(Lot))
        {
            foreach (var row in lot)
                Add(act, import, row, site, taken, organizations);
            await act.SaveLot(stop);
            reached(done += lot.Length);
        }
        foreach (var row in rows.Where(row => row is { Choice: Choice.Fill, MatchId: not null }))
        {
            if (EventSheet.Number(row.Values[EventSheet.CameAt]) is { } came)
                await act.Update(Uncounted(act.Db, import, row), set => set.SetProperty(of => of.CameBefore, came));
            reached(++done);
        }
    }

    // What was counted here stays; a number that was not known is filled.
    private static IQueryable<Event> Uncounted(AppDb db, Import import, ImportRow row) =>
        db.Events()
            .Where(of =>
                of.Id == row.MatchId
                && of.SiteId == import.SiteId
                && of.CameBefore == null
                && !db.Attendances().Any(there => there.EventId == of.Id)
            );

    private static void Add(
        Act act,
        Import import,
        ImportRow row,
        CatalogueSite site,
        HashSet<string> taken,
        Dictionary<string, Guid> organizations
    )
    {
        var (title, day) = (
            OrganizationName.Cleaned(row.Values[EventSheet.TitleAt]),
            EventSheet.Day(row.Values[EventSheet.DateAt])!.Value
        );
        var (from, to) = EventSheet.Hours(row.Values)!.Value;
        var starts = site.Site.Clock.Utc(day, from);
        // Two hours where no end is told; what ends before it begins ends the day after.
        var ends = starts.AddHours(2);
        if (to is { } end)
            ends = site.Site.Clock.Utc(end > from ? day : day.AddDays(1), end);
        var of = new Event
        {
            Id = row.RecordId ?? Guid.CreateVersion7(),
            SiteId = import.SiteId,
            Title = title,
            Summary = Words.Cut(row.Values[EventSheet.SummaryAt] is { Length: > 0 } text ? text : title, 300),
            Sector = SheetWord.Sector(row.Values[EventSheet.SectorAt])!.Value,
            Slug = Free(title, taken),
            Status = EventStatus.Published,
            Published = starts,
            By = import.By ?? Guid.Empty,
            Made = act.Now,
            Starts = starts,
            Ends = ends,
            LocalDate = day,
            CameBefore = EventSheet.Number(row.Values[EventSheet.CameAt]),
            Thanked = act.Now,
            Reminded = act.Now,
            OrganizationId = organizations.TryGetValue(OrganizationName.Key(row.Values[EventSheet.ByAt]), out var id)
                ? id
                : null,
        };
        act.Add(of);
        AddPlaces(act, of, row, site);
        if (of.OrganizationId is { } organization)
            act.Add(
                new Activity
                {
                    OrganizationId = organization,
                    At = starts,
                    Ends = ends,
                    Kind = "event",
                    SourceId = of.Id,
                    SiteId = of.SiteId,
                    Title = title,
                    Link = "/acara/" + of.Slug,
                }
            );
    }

    private static void AddPlaces(Act act, Event of, ImportRow row, CatalogueSite site)
    {
        var ways = EventSheet.Ways(row.Values[EventSheet.WayAt])!;
        act.Add(
            new EventSession
            {
                EventId = of.Id,
                Starts = of.Starts,
                Ends = of.Ends,
                Place = PlaceOf(row, ways, site),
            }
        );
        foreach (var way in ways)
            act.Add(new SeatPool { EventId = of.Id, Attend = way });
    }

    private static string PlaceOf(ImportRow row, List<Attend> ways, CatalogueSite site)
    {
        if (!ways.Contains(Attend.InPerson))
            return "";
        return row.Values[EventSheet.PlaceAt] is { Length: > 0 } place ? place : "Hetero Space " + site.Site.Name;
    }

    public async Task<Dictionary<Guid, ImportMatch>> Matches(
        AppDb db,
        Guid site,
        IReadOnlyCollection<Guid> ids,
        CancellationToken stop
    )
    {
        var addresses = (await sites.All(stop)).ToDictionary(known => known.Id, known => known.Slug);
        return (await db.Events().AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(stop)).ToDictionary(
            row => row.Id,
            row => new ImportMatch(
                $"{row.Title} ({row.LocalDate:yyyy-MM-dd})",
                $"/konsol/{addresses.GetValueOrDefault(row.SiteId)}/acara/{row.Slug}",
                row.SiteId == site && row.CameBefore is null
            )
        );
    }

    public string SaidWhy(string why) => Words.Say("Judul dan tanggalnya sama.", "Title and date are the same.");

    private static string Free(string title, HashSet<string> taken)
    {
        var slug = Slug.Of(title) is { Length: > 0 } named ? named : "acara";
        if (taken.Add(slug))
            return slug;
        for (var number = 2; ; number++)
            if (taken.Add($"{slug}-{number}"))
                return $"{slug}-{number}";
    }
}
