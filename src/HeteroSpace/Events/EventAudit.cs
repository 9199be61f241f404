using HeteroSpace.Foundation.Acts;

namespace HeteroSpace.Events;

/// <summary>What was done to an event, as the audit has it.</summary>
internal static class EventAudit
{
    public static void Note(this Act act, Event row, Guid? by, string action, string? detail) =>
        act.Note(by, row.SiteId, action, "event:" + row.Slug, detail);
}
