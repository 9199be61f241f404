using System.Globalization;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Import;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Tables;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Content.ImportFigures;

/// <summary>
/// How often episodes were seen, from the tables that YouTube Studio, Instagram
/// and podcast hosts give out: one row for an episode, an outlet and a day.
/// </summary>
internal sealed class FigureImport(IShellSites sites, TimeProvider time) : IImportTarget
{
    private const int LinkAt = 0,
        DayAt = 1,
        ViewsAt = 2,
        LikesAt = 3,
        CommentsAt = 4;
    private const int Lot = 500;

    // Chosen for all rows, or where none is given: the day on the wall of the site whose table it is.
    private const string Today = "today";
    private const long Most = 100_000_000_000;

    public string Name => "angka-kanal";
    public string Command => "channel-figures";
    public string Said => Words.Say("Angka kanal", "Channel figures");
    public Role Needed => ArticleTables.Desk;

    public IReadOnlyList<ImportColumn> Columns =>
        [
            new(
                "tautan",
                () => Words.Say("Tautan atau kode video", "Link or id of the film"),
                true,
                ["tautan", "link", "url", "video", "videoid", "kodevideo", "content", "konten", "permalink", "postlink"]
            ),
            new(
                "tanggal",
                () => Words.Say("Sampai tanggal", "Until the day"),
                false,
                ["tanggal", "tgl", "hari", "date", "day"]
            )
            {
                ForAll = () => [(Today, Words.Say("Hari ini", "Today"))],
            },
            new(
                "tayang",
                () => Words.Say("Ditonton", "Views"),
                true,
                ["ditonton", "tayang", "penayangan", "views", "plays", "putar", "jangkauan", "reach"]
            ),
            new("suka", () => Words.Say("Suka", "Likes"), false, ["suka", "likes", "like", "jumlahsuka"]),
            new(
                "komentar",
                () => Words.Say("Komentar", "Comments"),
                false,
                ["komentar", "comments", "commentsadded", "jumlahkomentar"]
            ),
        ];

    public IReadOnlyDictionary<string, string> Problems(IReadOnlyList<string> values)
    {
        var problems = new Dictionary<string, string>();
        if (Address(values[LinkAt]) is null)
            problems["tautan"] = Words.Say("Bukan tautan atau kode video.", "Neither a link nor the id of a film.");
        if (values[DayAt] is not ("" or Today) && Day(values[DayAt]) is null)
            problems["tanggal"] = Words.Say(
                "Bukan tanggal yang kami kenal. Tulis seperti 2026-01-31 atau 31/1/2026.",
                "Not a date we know. Write it like 2026-01-31 or 31/1/2026."
            );
        foreach (var at in (int[])[ViewsAt, LikesAt, CommentsAt])
            if (
                (at == ViewsAt || values[at] != "")
                && SheetNumber.Read(values[at], Most) is { Number: null, Problem: var problem }
            )
                problems[Columns[at].Key] = problem.Said(Most);
        return problems;
    }

    public async Task Compare(
        AppDb db,
        Guid site,
        IReadOnlyList<ImportRow> rows,
        Action<int> reached,
        CancellationToken stop
    )
    {
        var (outlets, today) = (await Outlets(db, site, stop), await TodayAt(site, stop));
        var known = (
            await db.EpisodeFigures()
                .Where(row => db.Episodes().Any(of => of.Id == row.EpisodeId && of.SiteId == site))
                .Select(row => new
                {
                    row.Id,
                    row.EpisodeId,
                    row.Outlet,
                    row.Day,
                })
                .ToListAsync(stop)
        ).ToDictionary(row => (row.EpisodeId, row.Outlet, row.Day), row => row.Id);
        var ofFile = new Dictionary<(Guid, Outlet, DateOnly), int>();
        foreach (var (at, row) in rows.Index())
        {
            if (!outlets.TryGetValue(Address(row.Values[LinkAt])!, out var outlet))
            {
                (row.Finding, row.Why) = (Finding.Wrong, "none");
                continue;
            }
            var key = (outlet.EpisodeId, outlet.Outlet, DayOf(row, today));
            if (known.TryGetValue(key, out var id))
                (row.Finding, row.Why, row.MatchId) = (Finding.Likely, "day", id);
            else if (!ofFile.TryAdd(key, row.Number))
                (row.Finding, row.Why, row.MatchNumber) = (Finding.Likely, "day", ofFile[key]);
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
        var (outlets, done) = (await Outlets(act.Db, import.SiteId, stop), 0);
        var today = await TodayAt(import.SiteId, stop);
        foreach (var lot in rows.Where(row => row.Finding == Finding.New || row.Choice == Choice.Take).Chunk(Lot))
        {
            foreach (var row in lot)
                if (outlets.TryGetValue(Address(row.Values[LinkAt])!, out var outlet))
                    await Put(act, row, outlet, DayOf(row, today), stop);
            await act.SaveLot(stop);
            reached(done += lot.Length);
        }
    }

    // One figure for a day: what was chosen to be taken stands in its place.
    private static async Task Put(Act act, ImportRow row, EpisodeOutlet outlet, DateOnly day, CancellationToken stop)
    {
        var figure =
            act.Db.EpisodeFigures()
                .Local.FirstOrDefault(known =>
                    known.EpisodeId == outlet.EpisodeId && known.Outlet == outlet.Outlet && known.Day == day
                )
            ?? await act
                .Db.EpisodeFigures()
                .SingleOrDefaultAsync(
                    known => known.EpisodeId == outlet.EpisodeId && known.Outlet == outlet.Outlet && known.Day == day,
                    stop
                );
        if (figure is null)
            figure = act.Add(
                new EpisodeFigure
                {
                    Id = row.RecordId ?? Guid.CreateVersion7(),
                    EpisodeId = outlet.EpisodeId,
                    Outlet = outlet.Outlet,
                    Day = day,
                }
            );
        (figure.Views, figure.Likes, figure.Comments) = (
            Number(row.Values[ViewsAt]) ?? 0,
            Number(row.Values[LikesAt]) ?? figure.Likes,
            Number(row.Values[CommentsAt]) ?? figure.Comments
        );
    }

    public async Task<Dictionary<Guid, ImportMatch>> Matches(
        AppDb db,
        Guid site,
        IReadOnlyCollection<Guid> ids,
        CancellationToken stop
    )
    {
        var slug = (await sites.All(stop)).FirstOrDefault(known => known.Id == site)?.Slug;
        return (
            await db.EpisodeFigures()
                .AsNoTracking()
                .Where(row => ids.Contains(row.Id))
                .Join(
                    db.Episodes(),
                    row => row.EpisodeId,
                    of => of.Id,
                    (row, of) =>
                        new
                        {
                            row.Id,
                            row.Outlet,
                            row.Day,
                            row.Views,
                            of.Title,
                            of.Slug,
                            of.SiteId,
                        }
                )
                .ToListAsync(stop)
        ).ToDictionary(
            row => row.Id,
            row => new ImportMatch(
                $"{row.Title}, {row.Outlet.Said()}, {row.Day:yyyy-MM-dd}: {Words.Number(row.Views)}",
                $"/konsol/{slug}/kanal/{row.Slug}",
                false
            )
        );
    }

    public string SaidWhy(string why) =>
        why == "none"
            ? Words.Say("Tidak ada episode dengan tautan ini di lokasi ini.", "No episode of this site has this link.")
            : Words.Say(
                "Hari itu sudah ada angkanya. Yang dipilih menggantikan.",
                "That day has a figure already. What you take replaces it."
            );

    private static async Task<Dictionary<string, EpisodeOutlet>> Outlets(AppDb db, Guid site, CancellationToken stop) =>
        (
            await db.EpisodeOutlets()
                .AsNoTracking()
                .Where(row =>
                    row.Address != null && db.Episodes().Any(of => of.Id == row.EpisodeId && of.SiteId == site)
                )
                .ToListAsync(stop)
        )
            .GroupBy(row => row.Address!)
            .ToDictionary(group => group.Key, group => group.First());

    private async Task<DateOnly> TodayAt(Guid site, CancellationToken stop) =>
        (await sites.Clocks(stop))[site].Date(time.GetUtcNow().UtcDateTime);

    private static DateOnly DayOf(ImportRow row, DateOnly today) => Day(row.Values[DayAt]) ?? today;

    private static string? Address(string cell)
    {
        var text = cell.Trim();
        if (YouTube.IdOf(YouTube.Watch(text)) is { } bare)
            return YouTube.Watch(bare);
        if (!text.Contains('.') || WebAddress.Read(text, 300) is not { } address)
            return null;
        return YouTube.IdOf(address) is { } id ? YouTube.Watch(id) : address;
    }

    private static DateOnly? Day(string cell) =>
        DateOnly.TryParseExact(
            cell.Trim(),
            ["yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyyMMdd"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        ) && day.Year is >= 2000 and < 2200
            ? day
            : null;

    private static long? Number(string cell) => SheetNumber.Read(cell, Most).Number;
}
