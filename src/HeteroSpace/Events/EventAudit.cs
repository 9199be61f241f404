using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;

namespace HeteroSpace.Events;

/// <summary>What was done to an event, as the audit has it.</summary>
internal static class EventAudit
{
    public static void Note(this Act act, Event row, Guid? by, string action, string? detail) =>
        act.Note(by, row.SiteId, action, "event:" + row.Slug, detail);

    public static void Note(this AppDb db, Event row, Guid by, string action, string? detail, DateTime now) =>
        db.Audit().Add(AuditRow.Of(now, by, row.SiteId, action, "event:" + row.Slug, detail));
}
