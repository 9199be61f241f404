using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;

namespace HeteroSpace.Organizations;

/// <summary>
/// Its leads change what an organization says of itself; what was declined goes before staff again. Staff put right
/// what has no lead who could. And who follows it.
/// </summary>
public sealed class EditOrganization(AppDb db, Frame frame)
{
    /// <summary>
    /// False when it was changed since it was read, or is suspended or merged. The wish must have no problems.
    /// </summary>
    /// <param name="staff">Whoever changes it does so for it, and has looked at it.</param>
    public Task<bool> Save(Organization seen, OrganizationWish wish, string? logo, Guid by, bool staff = false) =>
        frame.Do(async act =>
        {
            if (await act.Hold(seen) is not { MayChange: true } organization)
                return act.Refuse(false);
            wish.Into(organization);
            organization.Logo = logo;
            if (!staff && organization.Status == OrganizationStatus.Declined)
                organization.Status = OrganizationStatus.Waiting;
            act.Note(organization, by, "organization.changed", null);
            act.Forget(FindOrganizations.InMemory);
            act.IsSeen();
            return true;
        });

    /// <summary>Once is as good as twice.</summary>
    public Task Follow(Guid organization, Guid person) =>
        frame.Do(
            act =>
            {
                act.Add(
                    new Follower
                    {
                        OrganizationId = organization,
                        PersonId = person,
                        Since = act.Now,
                    }
                );
                return Task.FromResult(true);
            },
            Refusal.Taken(true)
        );

    public Task Unfollow(Guid organization, Guid person) =>
        frame.Do(act =>
            act.Erase(
                db.Followers()
                    .Where(row => db.Merged(organization).Contains(row.OrganizationId) && row.PersonId == person)
            )
        );
}
