using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;

namespace HeteroSpace.Contributions;

/// <summary>Hours in which hands are sought, as entries of a calendar (RFC 5545); what is over is none.</summary>
public static class NeedCalendar
{
    public static IEnumerable<CalendarEvent> Entries(IEnumerable<Call> calls, PublicUrl address, DateTime now) =>
        calls
            .Where(call => call.Line is { Starts: not null, Ends: not null })
            .Select(call => Entry(call, address, now));

    private static CalendarEvent Entry(Call call, PublicUrl address, DateTime now)
    {
        var (of, line) = call;
        var (link, role) = (address.Of("/gotong-royong/" + of.Need.Slug), line.Role ?? LabourRole.Volunteer);
        return new()
        {
            Uid = $"call-{line.Id:n}@{address.Host}",
            Sequence = line.Version,
            DtStamp = new CalDateTime(now, "UTC"),
            Start = new CalDateTime(line.Starts!.Value, "UTC"),
            End = new CalDateTime(line.Ends!.Value, "UTC"),
            Summary = $"{Words.Say("Dicari", "Sought")}: {role.Said()}, {line.What}",
            Location = $"Hetero Space {of.Site.Name}, {of.Site.Address}",
            Description = Told(of, line) + "\n\n" + link,
            Url = new Uri(link),
            Status = "CONFIRMED",
        };
    }

    private static string Told(ListedNeed of, NeedLine line)
    {
        var bring = line.Bring == "" ? "" : " " + Words.Say($"Bawa: {line.Bring}.", $"Bring: {line.Bring}.");
        return $"{of.Need.Title}. {of.Said(line)} {line.Named()}.{bring}";
    }
}
