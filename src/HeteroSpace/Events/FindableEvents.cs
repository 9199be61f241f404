using HeteroSpace.Foundation.Art;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Markdown;
using HeteroSpace.Foundation.Regions;
using HeteroSpace.Foundation.Search;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Organizations;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Events;

/// <summary>Events, as they are found by words.</summary>
internal static class FindableEvents
{
    public static readonly Findable Kind = new()
    {
        Kind = "event",
        Shelf = 1,
        Key = "acara",
        Order = 1,
        Said = () => Words.Say("Acara", "Events"),
        Table = "events",
        PublicWhen = "it.status = 'Published' or it.status = 'Cancelled' and it.published is not null",
        Watches =
        [
            new(
                "events",
                "it.id = {row}.id",
                "status",
                "published",
                "title",
                "summary",
                "story",
                "audience",
                "tags",
                "ends",
                "organization_id",
                "sign_language",
                "captions"
            ),
            new("event_sessions", "it.id = {row}.event_id"),
            new("event_speakers", "it.id = {row}.event_id"),
            new(
                "organizations",
                "it.organization_id in (select id from organizations where {row}.id in (id, merged_into_id))",
                "name",
                "status",
                "merged_into_id"
            ),
            new("sites", "it.site_id = {row}.id", "name", "region_code"),
            new(
                "spaces",
                "it.id in (select event_id from event_sessions where space_id = {row}.id)",
                "name_id",
                "name_en"
            ),
        ],
        Public = db => db.PublicEvents().Select(row => row.Id),
        Read = Read,
        Show = Show,
    };

    private static async Task<IReadOnlyList<FindableText>> Read(AppDb db, Guid[] ids, CancellationToken stop)
    {
        var events = await db.PublicEvents().AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(stop);
        var places = await Places(db, ids, stop);
        var speakers = (
            await db.Speakers()
                .Where(row => ids.Contains(row.EventId))
                .Select(row => new { row.EventId, Said = row.Name + " " + row.About })
                .ToListAsync(stop)
        ).ToLookup(row => row.EventId, row => row.Said);
        var sites = await db.Sites()
            .Select(row => new
            {
                row.Id,
                row.Name,
                row.RegionCode,
            })
            .ToDictionaryAsync(row => row.Id, row => $"{row.Name} {Region.Said(row.RegionCode)}", stop);
        var names = await Organizers(db, [.. events.Select(row => row.OrganizationId).OfType<Guid>()], stop);
        return
        [
            .. events.Select(row => new FindableText(
                row.Id,
                row.SiteId,
                $"{row.Title} {string.Join(' ', row.Tags)}",
                string.Join(
                    ' ',
                    [
                        row.Summary,
                        MarkdownText.Plain(row.Story),
                        row.Audience,
                        row.SignLanguage ? "juru bahasa isyarat sign language interpreter" : "",
                        row.Captions ? "teks langsung live captions" : "",
                        row.OrganizationId is { } of ? names.GetValueOrDefault(of, "") : "",
                        sites[row.SiteId],
                        .. places[row.Id],
                        .. speakers[row.Id],
                    ]
                ),
                row.Starts
            )
            {
                // What was called off is not to come either.
                PastFrom = row.Status == EventStatus.Cancelled ? row.Starts.AddYears(-100) : row.Ends,
            }),
        ];
    }

    // What its parts are called, and where each is.
    private static async Task<ILookup<Guid, string>> Places(AppDb db, Guid[] ids, CancellationToken stop)
    {
        var sessions = await db.EventSessions()
            .AsNoTracking()
            .Where(row => ids.Contains(row.EventId))
            .OrderBy(row => row.Starts)
            .ThenBy(row => row.Id)
            .ToListAsync(stop);
        var rooms = sessions.Select(row => row.SpaceId).OfType<Guid>().Distinct().ToArray();
        var names = await db.Spaces()
            .AsNoTracking()
            .Where(row => rooms.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.Name.InBoth(), stop);
        return sessions.ToLookup(
            row => row.EventId,
            row =>
                $"{row.Title} {row.Place} {MarkdownText.Plain(row.Text)} "
                + (row.SpaceId is { } room ? names.GetValueOrDefault(room, "") : "")
        );
    }

    private static Task<Dictionary<Guid, string>> Organizers(AppDb db, Guid[] ids, CancellationToken stop) =>
        db.Organizations()
            .Where(row => ids.Contains(row.Id))
            .Join(
                db.Organizations().Where(root => root.Status == OrganizationStatus.Verified),
                row => row.MergedIntoId ?? row.Id,
                root => root.Id,
                (row, root) => new { row.Id, root.Name }
            )
            .ToDictionaryAsync(row => row.Id, row => row.Name, stop);

    private static async Task<IReadOnlyList<FoundThing>> Show(
        IServiceProvider services,
        Guid[] ids,
        CancellationToken stop
    )
    {
        var db = services.GetRequiredService<AppDb>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var events = await db.PublicEvents().AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(stop);
        var listed = await services
            .GetRequiredService<FindEvents>()
            .Listed([.. events.OrderBy(row => Array.IndexOf(ids, row.Id))], stop);
        var looks = PosterLook.Apart(listed.Select(EventArt.LookOf));
        return [.. listed.Select((of, at) => Line(of, looks[at], now))];
    }

    private static FoundThing Line(ListedEvent of, PosterLook look, DateTime now)
    {
        var clock = of.Site.Site.Clock;
        var day = clock.Date(of.Event.Starts);
        var when = day.Year == clock.Date(now).Year ? Words.ShortDate(day) : $"{Words.ShortDate(day)} {day.Year}";
        return new(
            of.Event.Id,
            of.Event.Title,
            "/acara/" + of.Event.Slug,
            $"{when} · {Words.Clock(clock.Local(of.Event.Starts))} {clock.Abbreviation} · "
                + of.Setting.Where()
                + of.Behind(now),
            $"{of.Event.Summary} {MarkdownText.Plain(of.Event.Story)}"
        )
        {
            Picture = Svg.Of(Poster.Stamp(EventArt.Said(of), look), Poster.StampSize, Poster.StampSize, "event-stamp"),
        };
    }
}
