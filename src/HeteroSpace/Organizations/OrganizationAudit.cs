using HeteroSpace.Foundation.Acts;

namespace HeteroSpace.Organizations;

internal static class OrganizationAudit
{
    /// <summary>What was done to an organization, for the audit.</summary>
    public static void Note(this Act act, Organization done, Guid by, string action, string? detail) =>
        act.Note(by, done.SiteId, action, "organization:" + done.Slug, detail);
}
