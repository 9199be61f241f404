using System.Text;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Contributions.Give;

/// <summary>
/// Hours in which someone lends a hand, for them: on the first page of their own space, and as a file for their own
/// calendar (RFC 5545), which opens by the link of the pledge.
/// </summary>
internal static class MySlots
{
    private const int Most = 3;
    private const string Gone = "CANCELLED";

    public static void Add(IServiceCollection services) => services.AddSingleton(new NextPart(Next));

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/status/{secret}/kalender.ics", AsFile).ExcludeFromDescription();

    private static async Task<IReadOnlyList<NextThing>> Next(
        IServiceProvider services,
        Guid person,
        DateTime now,
        CancellationToken stop
    )
    {
        var (db, catalogue) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<Catalogue>());
        var promised = await db.Pledges()
            .Where(row => row.PersonId == person && row.Held > 0)
            .Join(
                db.NeedLines().Where(line => line.Starts != null && line.Ends > now),
                row => row.LineId,
                line => line.Id,
                (row, line) => new { row.Id, line.Starts }
            )
            .OrderBy(row => row.Starts)
            .Take(Most)
            .ToListAsync(stop);
        var (links, next) = (services.GetRequiredService<SecretLinks>(), new List<NextThing>(Most));
        foreach (var one in promised)
            if (await db.Around(catalogue, one.Id, stop) is { } at)
                next.Add(
                    new(
                        at.Line.Starts!.Value,
                        $"{at.Need.Title}: {at.Line.What}",
                        Words.When(at.Site.Site.Clock, at.Line.Starts.Value, at.Line.Ends!.Value),
                        Where(at),
                        null,
                        "/status/" + (await links.Of(TellOfPledges.PledgeLink, one.Id)).Reveal()
                    )
                );
        return next;
    }

    private static string Where(PledgeSetting at) =>
        $"Hetero Space {at.Site.Site.Name}" + (at.Line.Bring == "" ? "" : ". " + Bring(at.Line));

    private static string Bring(NeedLine line) => Words.Say($"Bawa: {line.Bring}", $"Bring: {line.Bring}");

    private static async Task<IResult> AsFile(
        string secret,
        AppDb db,
        Catalogue catalogue,
        SecretLinks links,
        PublicUrl address,
        CancellationToken stop
    )
    {
        if (
            await links.Read(secret) is not (TellOfPledges.PledgeLink, var id)
            || await db.Around(catalogue, id, stop) is not { Line: { Starts: not null, Ends: not null } } at
        )
            return Results.NotFound();
        return Results.File(
            Encoding.UTF8.GetBytes(CalendarOf(at, address, address.Of("/status/" + secret))),
            "text/calendar; charset=utf-8",
            at.Pledge.Code + ".ics"
        );
    }

    // Offered, or in reserve, is not agreed yet; what was taken back, declined or let go leaves the calendar when it is
    // read anew.
    private static string StatusOf(Pledge pledge)
    {
        if (pledge.CameSomething || pledge is { Status: PledgeStatus.Accepted, Held: > 0 })
            return "CONFIRMED";
        return pledge.Stands || pledge.Status == PledgeStatus.Pending ? "TENTATIVE" : Gone;
    }

    private static string CalendarOf(PledgeSetting at, PublicUrl address, string link)
    {
        var (line, status) = (at.Line, StatusOf(at.Pledge));
        var method = status == Gone ? "CANCEL" : "PUBLISH";
        var calendar = new Calendar { Method = method, ProductId = "-//Hetero Space//ID" };
        calendar.Events.Add(
            new CalendarEvent
            {
                Uid = $"{at.Pledge.Code}@{address.Host}",
                Sequence = at.Pledge.Version + line.Version,
                DtStamp = new CalDateTime(at.Pledge.Made, "UTC"),
                Start = new CalDateTime(line.Starts!.Value, "UTC"),
                End = new CalDateTime(line.Ends!.Value, "UTC"),
                Summary = line.What,
                Location = $"Hetero Space {at.Site.Site.Name}, {at.Site.Site.Address}",
                Description = $"{at.Need.Title}. {(line.Bring == "" ? "" : Bring(line) + ".")}\n\n{link}",
                Url = new Uri(link),
                Status = status,
            }
        );
        return CalendarText.Of(calendar);
    }
}
