using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Markdown;
using HeteroSpace.Foundation.Search;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions;

/// <summary>Needs that are published, as they are found by words; one whose last day is over is past.</summary>
internal static class FindableNeeds
{
    public static readonly Findable Kind = new()
    {
        Kind = "need",
        Shelf = 9,
        Key = "kebutuhan",
        Order = 9,
        Said = () => Words.Say("Yang dibutuhkan", "What is needed"),
        Table = "needs",
        PublicWhen =
            "it.status = 'Published' and exists "
            + "(select 1 from sites where sites.id = it.site_id and sites.published)",
        Watches =
        [
            new("needs", "it.id = {row}.id"),
            new("need_lines", "it.id = {row}.need_id", "what", "will_not_do", "bring", "kind", "need_id"),
            new("sites", "it.site_id = {row}.id", "published", "name"),
        ],
        Public = db => Seen(db).Select(row => row.Id),
        Read = Read,
        Show = Show,
    };

    private static IQueryable<Need> Seen(AppDb db) => db.PublicNeeds().Where(row => row.Status == NeedStatus.Published);

    private static async Task<IReadOnlyList<FindableText>> Read(AppDb db, Guid[] ids, CancellationToken stop)
    {
        var needs = await Seen(db).AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(stop);
        var lines = (
            await db.NeedLines()
                .AsNoTracking()
                .Where(row => ids.Contains(row.NeedId))
                .OrderBy(row => row.Position)
                .ToListAsync(stop)
        ).ToLookup(row => row.NeedId);
        var sites = await db.Sites().AsNoTracking().ToDictionaryAsync(row => row.Id, stop);
        return [.. needs.Select(need => Text(need, lines[need.Id], sites[need.SiteId]))];
    }

    private static FindableText Text(Need need, IEnumerable<NeedLine> lines, Site site) =>
        new(
            need.Id,
            need.SiteId,
            need.Title,
            string.Join(
                ' ',
                [
                    MarkdownText.Plain(need.Why),
                    site.Name,
                    FindableWords.InBoth(() => need.Sector.Said()),
                    .. lines.Select(line => $"{line.What} {line.WillNotDo} {line.Bring} {InBoth(line)}"),
                ]
            ),
            need.Published ?? need.Made
        )
        {
            PastFrom = site.Clock.Day(need.By).Ends,
        };

    private static string InBoth(NeedLine line) =>
        FindableWords.InBoth(() => Billing.LedgerAccounts.Said(line.Kind))
        + (line.Role is { } role ? " " + FindableWords.InBoth(() => role.Said()) : "");

    private static async Task<IReadOnlyList<FoundThing>> Show(
        IServiceProvider services,
        Guid[] ids,
        CancellationToken stop
    ) =>
        [
            .. (await services.GetRequiredService<FindNeeds>().Listed(ids, stop))
                .Where(of => of.Need.IsOpen)
                .Select(of => new FoundThing(
                    of.Need.Id,
                    of.Need.Title,
                    "/gotong-royong/" + of.Need.Slug,
                    $"{(of.Asks ? of.Until() : of.Standing())} · {of.Site.Name}",
                    of.Told()
                )),
        ];
}
