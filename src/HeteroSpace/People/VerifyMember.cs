using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People;

/// <summary>
/// Asks staff to see that a member is of their kind, and decides it.
/// What follows the kind (spaces kept for it) follows the verified one.
/// </summary>
public sealed class VerifyMember(AppDb db, Frame frame)
{
    /// <summary>False when one waits already: pressed twice.</summary>
    public Task<bool> Ask(Verification asked) =>
        frame.Do(
            async act =>
            {
                act.Add(asked);
                await act.KnowAt(asked.PersonId, asked.SiteId);
                return true;
            },
            Refusal.Taken(false)
        );

    /// <summary>The member thinks again; false when it was decided meanwhile.</summary>
    public Task<bool> TakeBack(Guid person) =>
        frame.Do(async act =>
            await act.Update(
                db.VerificationRows().Where(row => row.PersonId == person && row.Status == VerificationStatus.Waiting),
                set =>
                    set.SetProperty(row => row.Status, VerificationStatus.Withdrawn)
                        .SetProperty(row => row.Decided, act.Now)
            ) > 0
        );

    /// <summary>
    /// Staff of the site grant (no reason needed) or refuse. False when someone
    /// else decided, the member took it back, or is of another kind by now.
    /// </summary>
    public Task<bool> Decide(Guid id, Guid site, Guid by, bool granted, string? reason) =>
        Change(
            id,
            site,
            by,
            VerificationStatus.Waiting,
            granted ? VerificationStatus.Granted : VerificationStatus.Refused,
            reason
        );

    /// <summary>
    /// What was granted no longer holds; the member reads why. Also takes back a grant made by mistake.
    /// </summary>
    public Task<bool> Withdraw(Guid id, Guid site, Guid by, string reason) =>
        Change(id, site, by, VerificationStatus.Granted, VerificationStatus.Withdrawn, reason);

    private Task<bool> Change(
        Guid id,
        Guid site,
        Guid by,
        VerificationStatus from,
        VerificationStatus to,
        string? reason
    ) =>
        frame.Do(async act =>
        {
            var stands = db.VerificationRows().Where(row => row.Id == id && row.SiteId == site && row.Status == from);
            var decided = await act.Update(
                stands,
                set =>
                    set.SetProperty(row => row.Status, to)
                        .SetProperty(row => row.By, by)
                        .SetProperty(row => row.Decided, act.Now)
                        .SetProperty(row => row.Reason, reason)
            );
            if (decided == 0)
                return act.Refuse(false);
            var asked = await db.VerificationRows().AsNoTracking().SingleAsync(row => row.Id == id);
            if (to != VerificationStatus.Refused && !await Verified(act, asked, to == VerificationStatus.Granted))
                return act.Refuse(false);
            var action = "kind." + to.ToString().ToLowerInvariant();
            act.Note(by, site, action, "person:" + asked.PersonId, asked.Kind.ToString());
            act.Tell(VerificationDecided.Job, new VerificationDecided(id, to, act.Now));
            await ForgetKnown(act, asked.PersonId);
            return true;
        });

    // False when it would be granted to someone who is of another kind by now.
    private async Task<bool> Verified(Act act, Verification asked, bool granted) =>
        await act.Update(
            db.People().Where(person => person.Id == asked.PersonId && person.Kind == asked.Kind),
            set => set.SetProperty(person => person.Verified, granted)
        ) > 0
        || !granted;

    private async Task ForgetKnown(Act act, Guid personId)
    {
        var account = await db.People()
            .Where(person => person.Id == personId)
            .Select(person => person.AccountId)
            .SingleOrDefaultAsync();
        if (account is { } id)
            act.Forget(KnownPeople.InMemory, id);
    }
}
