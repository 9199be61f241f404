using HeteroSpace.Foundation.Acts;

namespace HeteroSpace.Events;

/// <summary>What was done to an event, as the audit has it.</summary>
internal static class EventAudit
{
    public static void Note(this Act act, Event row, Guid? by, string action, string? detail) =>
        act.Note(by, row.SiteId, action, row.Subject(), detail);

    /// <summary>What was done to an event was done to this.</summary>
    public static string Subject(this Event row) => "event:" + row.Slug;

    /// <summary>The same of a registration.</summary>
    public static string Subject(this Registration row) => $"registration:{row.Id:n}";
}
