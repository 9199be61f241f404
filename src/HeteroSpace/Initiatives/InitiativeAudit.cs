using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;

namespace HeteroSpace.Initiatives;

internal static class InitiativeAudit
{
    /// <summary>What was done to an initiative, for the audit; saved by the caller.</summary>
    /// <param name="at">UTC.</param>
    public static void Note(this AppDb db, Initiative done, Guid by, string action, string? detail, DateTime at) =>
        db.Audit().Add(AuditRow.Of(at, by, done.SiteId, action, "initiative:" + done.Slug, detail));
}
