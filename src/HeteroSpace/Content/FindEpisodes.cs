using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Search;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Content;

/// <summary>An episode in a list.</summary>
/// <param name="Says">What is said in it, set large where it has no picture.</param>
/// <param name="Guest">Who is named first of those who made it or are in it; empty where nobody is.</param>
/// <param name="Day">On which it was published, by its site's clock.</param>
public sealed record ListedEpisode(
    Guid Id,
    string Slug,
    string Title,
    string Summary,
    DateTime Published,
    DateOnly Day,
    int? Seconds,
    int? Number,
    string? Series,
    ContentPicture? Cover,
    Sector Sector,
    StoryWords Says,
    string Guest,
    IReadOnlyList<Outlet> Outlets,
    bool Translated
);

/// <summary>Finds episodes everyone may see.</summary>
public sealed class FindEpisodes(AppDb db, Search search, Catalogue catalogue)
{
    public const int APage = 12;

    /// <summary>Newest first; those that hold what was typed, the most telling first.</summary>
    public async Task<(IReadOnlyList<ListedEpisode> Rows, int Count)> Of(
        string words,
        Guid? site,
        int page,
        CancellationToken stop = default
    )
    {
        var skip = (page - 1) * APage;
        if (await search.Find(EpisodeTables.Kind, words, site, skip, APage, stop) is { } found)
            return (await Listed(found.Ids, stop), found.Count);
        var all = db.PublicEpisodes().Where(row => site == null || row.SiteId == site);
        return (
            await Listed(
                await all.OrderByDescending(row => row.Published)
                    .ThenBy(row => row.Id)
                    .Skip(skip)
                    .Take(APage)
                    .Select(row => row.Id)
                    .ToListAsync(stop),
                stop
            ),
            await all.CountAsync(stop)
        );
    }

    public async Task<IReadOnlyList<ListedEpisode>> Newest(int count, CancellationToken stop = default) =>
        await Listed(
            await db.PublicEpisodes()
                .OrderByDescending(row => row.Published)
                .ThenBy(row => row.Id)
                .Take(count)
                .Select(row => row.Id)
                .ToListAsync(stop),
            stop
        );

    /// <summary>Those with these ids, in their order.</summary>
    public async Task<IReadOnlyList<ListedEpisode>> Listed(IReadOnlyList<Guid> ids, CancellationToken stop = default)
    {
        if (ids.Count == 0)
            return [];
        var wanted = ids.ToArray();
        var rows = await db.PublicEpisodes()
            .AsNoTracking()
            .Where(row => wanted.Contains(row.Id))
            .Select(row => new
            {
                row.Id,
                row.Slug,
                row.Title,
                row.TitleEn,
                row.Summary,
                row.SummaryEn,
                Notes = row.CoverId == null ? row.Notes.Substring(0, StoryWords.Looked) : "",
                row.Sector,
                row.Published,
                row.Seconds,
                row.Number,
                row.SeriesId,
                row.CoverId,
                row.SiteId,
            })
            .ToListAsync(stop);
        var names = await SeriesNames([.. rows.Select(row => row.SeriesId).OfType<Guid>().Distinct()], stop);
        var pictures = await Pictures([.. rows.Select(row => row.CoverId).OfType<Guid>().Distinct()], stop);
        var outlets = await Outlets(wanted, stop);
        var guests = await Guests(wanted, stop);
        var clocks = (await catalogue.Sites(stop)).ToDictionary(site => site.Site.Id, site => site.Site.Clock);
        var listed = rows.ToDictionary(
            row => row.Id,
            row => new ListedEpisode(
                row.Id,
                row.Slug,
                Foundation.Ui.Words.InEnglish && row.TitleEn != "" ? row.TitleEn : row.Title,
                Foundation.Ui.Words.InEnglish && row.SummaryEn != "" ? row.SummaryEn : row.Summary,
                row.Published ?? default,
                clocks[row.SiteId].Date(row.Published ?? DateTime.UnixEpoch),
                row.Seconds,
                row.Number,
                row.SeriesId is { } of ? names.GetValueOrDefault(of) : null,
                row.CoverId is { } cover ? pictures.GetValueOrDefault(cover) : null,
                row.Sector,
                Says(row.Notes, row.TitleEn, row.SummaryEn, row.Summary),
                guests.GetValueOrDefault(row.Id, ""),
                [.. outlets[row.Id]],
                Foundation.Ui.Words.InEnglish && row.TitleEn != ""
            )
        );
        return [.. ids.Where(listed.ContainsKey).Select(id => listed[id])];
    }

    // What is under it stands in one language alone; what was translated is its summary.
    private static StoryWords Says(string notes, string titleEn, string summaryEn, string summary) =>
        Foundation.Ui.Words.InEnglish && titleEn != "" && summaryEn != ""
            ? StoryWords.Of("", summaryEn)
            : StoryWords.Of(notes, summary);

    private async Task<Dictionary<Guid, string>> Guests(Guid[] episodes, CancellationToken stop) =>
        (
            await db.EpisodeCredits()
                .AsNoTracking()
                .Where(row => episodes.Contains(row.EpisodeId))
                .OrderBy(row => row.Position)
                .Select(row => new { row.EpisodeId, row.Name })
                .ToListAsync(stop)
        )
            .DistinctBy(row => row.EpisodeId)
            .ToDictionary(row => row.EpisodeId, row => row.Name);

    private async Task<Dictionary<Guid, string>> SeriesNames(Guid[] series, CancellationToken stop) =>
        series.Length == 0
            ? []
            : await db.ChannelSeries()
                .AsNoTracking()
                .Where(row => series.Contains(row.Id))
                .ToDictionaryAsync(row => row.Id, row => row.Name.Here, stop);

    private async Task<Dictionary<Guid, ContentPicture>> Pictures(Guid[] covers, CancellationToken stop) =>
        covers.Length == 0
            ? []
            : await db.ContentPictures()
                .AsNoTracking()
                .Where(row => covers.Contains(row.Id))
                .ToDictionaryAsync(row => row.Id, stop);

    private async Task<ILookup<Guid, Outlet>> Outlets(Guid[] episodes, CancellationToken stop) =>
        (
            await db.EpisodeOutlets()
                .AsNoTracking()
                .Where(row => episodes.Contains(row.EpisodeId) && row.Address != null)
                .OrderBy(row => row.Outlet)
                .ToListAsync(stop)
        ).ToLookup(row => row.EpisodeId, row => row.Outlet);
}
