using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People;

/// <summary>What came of taking an invitation up.</summary>
public enum InvitationAnswer
{
    Done,

    /// <summary>Taken, withdrawn, too late, or its maker may no longer give that role.</summary>
    Over,

    /// <summary>It is for a number that is not theirs, or they have shown no contact.</summary>
    NotTheirs,

    /// <summary>They hold the role already; the invitation stays for another.</summary>
    Held,
}

/// <summary>
/// Invites into a role at a site by a link that a manager hands on, without mail; whoever opens it signs in or up, and
/// has the role by one press. Nobody invites into more than they may give.
/// </summary>
public sealed class InviteStaff(AppDb db, Frame frame, GiveRole give, TimeProvider time)
{
    public static long MostOpen { get; } = HouseLimits.StaffInvitationsOpen.Most;

    internal const string Withdrawn = "staff-invitation.withdrawn";

    public static void AddUndo(IServiceCollection services) =>
        services.AddUndoable(
            Withdrawn,
            Role.SiteManager,
            async (house, thought, _) =>
                await house.GetRequiredService<InviteStaff>().NotWithdrawn(thought) ? null : TooManyAgain,
            () => Words.Say("Buat undangan baru di halaman Peran.", "Make a new one on the page Roles.")
        );

    private static string TooManyAgain =>
        Words.Say("Undangan yang berlaku sudah sebanyak batasnya.", "There are as many open invitations as may be.");

    /// <summary>The path by which someone takes it up, from its secret.</summary>
    public static Proof Door(Proof secret) => secret.Within(Place);

    /// <summary>What every such link begins with.</summary>
    internal const string Place = "/undangan/petugas/";

    /// <summary>The secret, which is stored nowhere; null when too many are open.</summary>
    /// <param name="phone">Of the one it is for; null for whoever has the link.</param>
    public async Task<Proof?> Make(Guid site, Role role, PhoneNumber? phone, Guid by)
    {
        var secret = StaffInvitation.NewSecret();
        var hash = StaffInvitation.HashOf(secret.Reveal());
        return await frame.Do(async act =>
        {
            if (!await HasRoom(site, act.Now))
                return act.Refuse<Proof?>(null);
            var made = act.Add(
                new StaffInvitation
                {
                    SiteId = site,
                    Role = role,
                    Phone = phone,
                    Hash = hash,
                    By = by,
                    Made = act.Now,
                    Expires = act.Now + StaffInvitation.Lasts,
                }
            );
            act.Note(by, site, "staff-invitation.made", "staff-invitation:" + made.Id, role.ToString());
            return secret;
        });
    }

    // Those who count come one after the other.
    private async Task<bool> HasRoom(Guid site, DateTime now)
    {
        await db.TakeTurn($"staff-invitations:{site}");
        return await db.StaffInvitationRows().Unanswered().CountAsync(row => row.SiteId == site && row.Expires > now)
            < MostOpen;
    }

    /// <summary>What a secret opens; null when it is none or is over.</summary>
    public async Task<StaffInvitation?> Read(string secret, CancellationToken stop = default)
    {
        if (secret.Length != StaffInvitation.SecretLength)
            return null;
        var hash = StaffInvitation.HashOf(secret);
        return await db.OpenStaffInvitations(time.GetUtcNow().UtcDateTime)
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.Hash == hash, stop);
    }

    /// <summary>Of two who press at once the first has it.</summary>
    public Task<InvitationAnswer> Accept(StaffInvitation seen, Guid account) =>
        frame.Do(
            async act =>
            {
                var now = act.Now;
                if (
                    await act.Update(
                        db.OpenStaffInvitations(now).Where(row => row.Id == seen.Id),
                        set => set.SetProperty(row => row.Taken, now).SetProperty(row => row.TakenBy, account)
                    ) == 0
                )
                    return act.Refuse(InvitationAnswer.Over);
                if (!await MayTake(seen, account))
                    return act.Refuse(InvitationAnswer.NotTheirs);
                if (!await give.ByInvitation(seen, account))
                    return act.Refuse(InvitationAnswer.Held);
                act.Note(account, seen.SiteId, "staff-invitation.used", "staff-invitation:" + seen.Id);
                act.Tell(StaffInvitationTaken.Job, new StaffInvitationTaken(seen.Id, now));
                return InvitationAnswer.Done;
            },
            Refusal.Taken(InvitationAnswer.Held)
        );

    private Task<bool> MayTake(StaffInvitation seen, Guid account) =>
        db.People()
            .AreKnown()
            .AnyAsync(person =>
                person.AccountId == account
                && (seen.Phone == null || person.PhoneConfirmed && person.Phone == seen.Phone)
            );

    /// <summary>False when it was taken or withdrawn a moment ago.</summary>
    public Task<bool> Withdraw(Guid site, Guid id, Guid by) =>
        frame.Do(async act =>
        {
            var now = act.Now;
            var open = db.StaffInvitationRows().Unanswered().Where(row => row.Id == id && row.SiteId == site);
            if (await act.Update(open, set => set.SetProperty(row => row.Withdrawn, now)) == 0)
                return act.Refuse(false);
            act.Note(by, site, Withdrawn, "staff-invitation:" + id);
            await act.MayBeUndone(Withdrawn, "staff-invitation:" + id, by, site);
            return true;
        });

    private Task<bool> NotWithdrawn(SecondThought thought) =>
        frame.Do(async act =>
        {
            var (id, site) = (Guid.Parse(thought.SubjectId), thought.SiteId!.Value);
            var withdrawn = db.StaffInvitationRows().Where(row => row.Id == id && row.Withdrawn != null);
            if (
                !await HasRoom(site, act.Now)
                || await act.Update(withdrawn, set => set.SetProperty(row => row.Withdrawn, (DateTime?)null)) == 0
            )
                return act.Refuse(false);
            act.Note(thought.By, site, "staff-invitation.undone", "staff-invitation:" + id);
            return true;
        });
}
