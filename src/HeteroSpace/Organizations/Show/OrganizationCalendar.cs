using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Web;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Organizations.Show;

/// <summary>
/// What an organization does with Hetero Space, as a calendar to subscribe
/// to (RFC 5545): the last three months, and all that is to come.
/// </summary>
internal static class OrganizationCalendar
{
    private const int Most = 500;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/komunitas/{slug}/kalender.ics", Show).ExcludeFromDescription();

    private static async Task<IResult> Show(
        string slug,
        AppDb db,
        PublicUrl address,
        TimeProvider time,
        ILogger<FindOrganizations> log,
        CancellationToken stop
    )
    {
        // A calendar that was subscribed to before a merge goes on, with the winner's.
        if (await db.MovedTo(slug, stop) is { } winner)
            return Results.Redirect($"/komunitas/{winner}/kalender.ics");
        if (
            await db.Organizations()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.Slug == slug && row.Status == OrganizationStatus.Verified, stop)
            is not { } organization
        )
            return Results.NotFound();
        var now = time.GetUtcNow().UtcDateTime;
        var since = FindOrganizations.ActiveSince(now);
        var rows = await db.Activities()
            .AsNoTracking()
            .Where(row => db.Merged(organization.Id).Contains(row.OrganizationId) && row.At > since)
            .OrderBy(row => row.At)
            .Take(Most)
            .ToListAsync(stop);
        var calendar = new Calendar { Method = "PUBLISH", ProductId = "-//Hetero Space//ID" };
        calendar.AddProperty("X-WR-CALNAME", organization.Name);
        var entries = Fence.Each(
            rows,
            row => EventOf(row, organization, address, now),
            log,
            row => $"{row.Kind} {row.SourceId}"
        );
        foreach (var entry in entries)
            calendar.Events.Add(entry);
        return Results.Text(Fence.Written(calendar, log), "text/calendar; charset=utf-8");
    }

    // Where the end is not known, a reader's calendar shows the beginning only.
    private static CalendarEvent EventOf(Activity row, Organization organization, PublicUrl address, DateTime now) =>
        new()
        {
            Uid = $"{row.Kind}-{row.SourceId:n}@{address.Host}",
            DtStamp = new CalDateTime(now, "UTC"),
            Start = new CalDateTime(row.At, "UTC"),
            End = row.Ends is { } ends ? new CalDateTime(ends, "UTC") : null,
            Summary = $"{organization.Name}: {row.Title}",
            Url = new Uri(address.Of(row.Link == "" ? "/komunitas/" + organization.Slug : row.Link)),
            Status = "CONFIRMED",
        };
}
