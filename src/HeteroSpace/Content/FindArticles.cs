using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Search;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Content;

/// <summary>What a reader looks for.</summary>
public sealed record SoughtArticles
{
    public string Words { get; init; } = "";
    public Guid? Site { get; init; }
    public Sector? Sector { get; init; }
    public string Tag { get; init; } = "";

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;
}

/// <summary>An article in a list, without its text.</summary>
/// <param name="Day">On which it was published, by its site's clock.</param>
/// <param name="Says">What it says that is set large where it has no picture.</param>
/// <param name="Translated">Its words are those of a translation that its reader asked for.</param>
public sealed record ListedArticle(
    Guid Id,
    string Slug,
    string Title,
    string Summary,
    DateTime Published,
    DateOnly Day,
    Sector Sector,
    string By,
    ContentPicture? Cover,
    StoryWords Says,
    bool Translated
);

/// <summary>Finds articles everyone may read.</summary>
public sealed class FindArticles(AppDb db, Search search, Catalogue catalogue)
{
    public const int APage = 12;

    /// <summary>Newest first; those that hold what was typed, the most telling first.</summary>
    public async Task<(IReadOnlyList<ListedArticle> Rows, int Count)> Of(
        SoughtArticles sought,
        CancellationToken stop = default
    )
    {
        var skip = (sought.Page - 1) * APage;
        var narrowed = sought.Sector is not null || sought.Tag != "";
        var found = Among(sought.Site, sought.Sector);
        if (
            await search.Find(
                ArticleTables.Kind,
                sought.Words,
                sought.Site,
                narrowed ? 0 : skip,
                narrowed ? Search.Most : APage,
                stop
            )
            is not { } byWords
        )
        {
            if (sought.Tag != "")
                found = found.Where(row => row.Tags.Contains(sought.Tag));
            return (
                await Listed(
                    await found
                        .OrderByDescending(row => row.Published)
                        .ThenBy(row => row.Id)
                        .Skip(skip)
                        .Take(APage)
                        .Select(row => row.Id)
                        .ToListAsync(stop),
                    stop
                ),
                await found.CountAsync(stop)
            );
        }
        if (!narrowed)
            return (await Listed(byWords.Ids, stop), byWords.Count);
        var ids = byWords.Ids.ToArray();
        found = found.Where(row => ids.Contains(row.Id));
        if (sought.Tag != "")
            found = found.Where(row => row.Tags.Contains(sought.Tag));
        var fitting = await found.Select(row => row.Id).ToHashSetAsync(stop);
        var ranked = ids.Where(fitting.Contains).ToList();
        return (await Listed([.. ranked.Skip(skip).Take(APage)], stop), ranked.Count);
    }

    private IQueryable<Article> Among(Guid? site, Sector? sector) =>
        db.PublicArticles()
            .Where(row => site == null || row.SiteId == site)
            .Where(row => sector == null || row.Sector == sector);

    public async Task<IReadOnlyList<ListedArticle>> Newest(int count, CancellationToken stop = default) =>
        await Listed(
            await db.PublicArticles()
                .OrderByDescending(row => row.Published)
                .ThenBy(row => row.Id)
                .Take(count)
                .Select(row => row.Id)
                .ToListAsync(stop),
            stop
        );

    /// <summary>Those with these ids, in their order.</summary>
    public async Task<IReadOnlyList<ListedArticle>> Listed(IReadOnlyList<Guid> ids, CancellationToken stop = default)
    {
        if (ids.Count == 0)
            return [];
        var wanted = ids.ToArray();
        var rows = await db.PublicArticles()
            .Where(row => wanted.Contains(row.Id))
            .Select(row => new
            {
                row.Id,
                row.Slug,
                row.Title,
                row.TitleEn,
                row.Summary,
                row.SummaryEn,
                // Enough of it to find what it says.
                Text = row.CoverId == null ? row.Text.Substring(0, StoryWords.Looked) : "",
                TextEn = row.TextEn.Substring(0, StoryWords.Looked),
                row.Published,
                row.Sector,
                row.CoverId,
                row.SiteId,
            })
            .ToListAsync(stop);
        var authors = await Authors(wanted, stop);
        var covers = rows.Select(row => row.CoverId).OfType<Guid>().Distinct().ToArray();
        var pictures =
            covers.Length == 0
                ? []
                : await db.ContentPictures()
                    .AsNoTracking()
                    .Where(row => covers.Contains(row.Id))
                    .ToDictionaryAsync(row => row.Id, stop);
        var clocks = (await catalogue.Sites(stop)).ToDictionary(site => site.Site.Id, site => site.Site.Clock);
        var listed = rows.ToDictionary(
            row => row.Id,
            row =>
            {
                var english = Foundation.Ui.Words.InEnglish && row.TextEn != "" && row.TitleEn != "";
                var summary = english && row.SummaryEn != "" ? row.SummaryEn : row.Summary;
                return new ListedArticle(
                    row.Id,
                    row.Slug,
                    english ? row.TitleEn : row.Title,
                    summary,
                    row.Published ?? default,
                    clocks[row.SiteId].Date(row.Published ?? DateTime.UnixEpoch),
                    row.Sector,
                    string.Join(", ", authors[row.Id]),
                    row.CoverId is { } cover ? pictures.GetValueOrDefault(cover) : null,
                    StoryWords.Of(english ? row.TextEn : row.Text, summary),
                    english
                );
            }
        );
        return [.. ids.Where(listed.ContainsKey).Select(id => listed[id])];
    }

    private async Task<ILookup<Guid, string>> Authors(Guid[] articles, CancellationToken stop) =>
        (
            await db.ArticleAuthors()
                .AsNoTracking()
                .Where(row => articles.Contains(row.ArticleId))
                .OrderBy(row => row.Position)
                .ToListAsync(stop)
        ).ToLookup(row => row.ArticleId, row => row.Name);
}
