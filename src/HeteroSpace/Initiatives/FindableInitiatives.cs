using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Markdown;
using HeteroSpace.Foundation.Search;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>
/// Trails, as they are found by words, also by who made them together. One that an event brought with it says nothing
/// that the event does not, until an organization takes part.
/// </summary>
internal static class FindableTrails
{
    public static readonly Findable Kind = new()
    {
        Kind = "trail",
        Shelf = 5,
        Key = "jejak",
        Order = 5,
        Said = () => Words.Say("Dibuat bersama", "Made together"),
        Table = "initiatives",
        PublicWhen =
            "it.published and not it.of_event and (it.kind <> 'Event' or exists ("
            + "select 1 from initiative_partners joined "
            + "where joined.initiative_id = it.id and joined.status = 'Joined'))",
        Watches =
        [
            new("initiatives", "it.id = {row}.id", "published", "of_event", "title", "summary"),
            new("initiative_phases", "it.id = {row}.initiative_id", "summary"),
            new("initiative_partners", "it.id = {row}.initiative_id"),
            new(
                "organizations",
                "it.id in (select initiative_id from initiative_partners where organization_id = {row}.id)",
                "name",
                "status",
                "merged_into_id"
            ),
        ],
        Public = db => Seen(db).Select(row => row.Id),
        Read = Read,
        Show = Show,
    };

    private static IQueryable<Initiative> Seen(AppDb db) =>
        db.Initiatives()
            .Where(row =>
                row.Published
                && !row.OfEvent
                && (
                    row.Kind != InitiativeKind.Event
                    || db.Partners()
                        .Any(partner => partner.InitiativeId == row.Id && partner.Status == PartnerStatus.Joined)
                )
            );

    private static async Task<IReadOnlyList<FindableText>> Read(AppDb db, Guid[] ids, CancellationToken stop)
    {
        var rows = await Seen(db).AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(stop);
        var (partners, told) = (await Partners(db, ids, stop), await Told(db, ids, stop));
        return
        [
            .. rows.Select(row => new FindableText(
                row.Id,
                row.SiteId,
                row.Title,
                string.Join(' ', [MarkdownText.Plain(row.Summary), .. told[row.Id], .. partners[row.Id]]),
                row.Started
            )),
        ];
    }

    // What came of each phase.
    private static async Task<ILookup<Guid, string>> Told(AppDb db, Guid[] ids, CancellationToken stop) =>
        (
            await db.InitiativePhases()
                .Where(row => ids.Contains(row.InitiativeId) && row.Closed != null)
                .OrderBy(row => row.Position)
                .Select(row => new { row.InitiativeId, row.Summary })
                .ToListAsync(stop)
        ).ToLookup(row => row.InitiativeId, row => MarkdownText.Plain(row.Summary));

    private static async Task<ILookup<Guid, string>> Partners(AppDb db, Guid[] ids, CancellationToken stop) =>
        (
            await db.Partners()
                .Where(row => ids.Contains(row.InitiativeId) && row.Status == PartnerStatus.Joined)
                .Join(
                    db.Organizations().Where(root => root.Status == OrganizationStatus.Verified),
                    row => row.OrganizationId,
                    root => root.Id,
                    (row, root) => new { row.InitiativeId, root.Name }
                )
                .OrderBy(row => row.Name)
                .ToListAsync(stop)
        ).ToLookup(row => row.InitiativeId, row => row.Name);

    private static async Task<IReadOnlyList<FoundThing>> Show(
        IServiceProvider services,
        Guid[] ids,
        CancellationToken stop
    )
    {
        var db = services.GetRequiredService<AppDb>();
        var clocks = await services.GetRequiredService<IShellSites>().Clocks(stop);
        var rows = await Seen(db).AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(stop);
        var (partners, told) = (await Partners(db, ids, stop), await Told(db, ids, stop));
        return
        [
            .. rows.Select(row => new FoundThing(
                row.Id,
                row.Title,
                "/jejak/" + row.Slug,
                $"{row.Kind.Said()} · {Together(partners[row.Id].Count())}"
                    + Since(clocks[row.SiteId].Date(row.Started)),
                string.Join(' ', [MarkdownText.Plain(row.Summary), .. told[row.Id], Names(partners[row.Id])])
            )),
        ];
    }

    // Of what is made over months the event itself has another day.
    private static string Since(DateOnly day) => Words.Say("sejak ", "since ") + Words.MonthOf(day);

    private static string Names(IEnumerable<string> partners) => string.Join(", ", partners);

    private static string Together(int count) =>
        count switch
        {
            0 => "",
            1 => Words.Say("1 organisasi · ", "1 organization · "),
            _ => Words.Say($"{count} organisasi · ", $"{count} organizations · "),
        };
}

/// <summary>Ideas, as they are found by words.</summary>
internal static class FindableIdeas
{
    public static readonly Findable Kind = new()
    {
        Kind = "idea",
        Shelf = 8,
        Key = "gagasan",
        Order = 8,
        Said = () => Words.Say("Gagasan", "Ideas"),
        Table = "ideas",
        PublicWhen =
            "it.status in ('Open', 'TakenUp', 'NotNow', 'Merged') and (not it.is_proposal or exists "
            + "(select 1 from initiatives where initiatives.id = it.initiative_id and initiatives.published))",
        Watches =
        [
            new("ideas", "it.id = {row}.id", "status", "title", "text", "answer", "sector", "initiative_id"),
            new("initiatives", "it.initiative_id = {row}.id", "published"),
        ],
        Public = db => db.PublicIdeas().Select(row => row.Id),
        Read = Read,
        Show = Show,
    };

    private static async Task<IReadOnlyList<FindableText>> Read(AppDb db, Guid[] ids, CancellationToken stop) =>
        [
            .. (await db.PublicIdeas().AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(stop)).Select(
                row => new FindableText(
                    row.Id,
                    row.SiteId,
                    row.Title,
                    $"{row.Text} {row.Answer} {FindableWords.InBoth(() => row.Sector.Said())}",
                    row.Shown ?? row.Posted
                )
            ),
        ];

    private static async Task<IReadOnlyList<FoundThing>> Show(
        IServiceProvider services,
        Guid[] ids,
        CancellationToken stop
    )
    {
        var db = services.GetRequiredService<AppDb>();
        return
        [
            .. (await db.PublicIdeas().AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(stop)).Select(
                row => new FoundThing(
                    row.Id,
                    row.Title,
                    "/gagasan/" + row.Slug,
                    $"{row.Status.Said()} · {Supports(row.Supports)} · {row.Sector.Said()}",
                    row.Text
                )
            ),
        ];
    }

    private static string Supports(int count) =>
        Words.Say($"{count} dukungan", count == 1 ? "1 supporter" : $"{count} supporters");
}
