using HeteroSpace.Foundation.Acts;

namespace HeteroSpace.Initiatives;

internal static class InitiativeAudit
{
    /// <summary>What was done to an initiative, for the audit.</summary>
    public static void Note(this Act act, Initiative done, Guid by, string action, string? detail) =>
        act.Note(by, done.SiteId, action, "initiative:" + done.Slug, detail);
}
