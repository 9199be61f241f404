using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using HeteroSpace.Messaging;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using static HeteroSpace.Foundation.Mail.Sentence;

namespace HeteroSpace.Organizations;

/// <summary>What came of changing someone's role.</summary>
public enum MembersAnswer
{
    Done,
    LastLead,
    NotNow,
}

/// <summary>
/// Invites people into an organization, changes what they are in it, and lets them leave; one lead always stays.
/// </summary>
public sealed class ManageMembers(AppDb db, SecretLinks links, LetterBox letters, TimeProvider time, Frame frame)
{
    /// <summary>The letter of its secret links.</summary>
    public const char Kind = 'o';
    public static long MostOpen { get; } = HouseLimits.InvitationsOpen.Most;
    private static readonly long MostADay = HouseLimits.InvitationsADay.Most;

    /// <summary>The path by which someone takes it up.</summary>
    public ValueTask<Proof> DoorOf(Invitation invitation) => DoorOf(invitation.Id);

    private async ValueTask<Proof> DoorOf(Guid invitation) => (await links.Of(Kind, invitation)).Within("/undangan/");

    /// <summary>Null when the organization may not act, or too many invitations are open.</summary>
    public async Task<Invitation?> Invite(
        Organization organization,
        Person by,
        EmailAddress? email,
        OrganizationRole role
    )
    {
        // Made before the transaction: the first secret link of all writes its key on a connection of its own.
        var id = Guid.CreateVersion7();
        var door = await DoorOf(id);
        return await frame.Do(async act =>
        {
            await db.TakeTurn($"invitations:{organization.Id}");
            if (!await MayInvite(organization.Id, act.Now))
                return act.Refuse<Invitation?>(null);
            // Whoever is handed a link may be anyone: it makes members only.
            var invitation = act.Add(
                new Invitation
                {
                    Id = id,
                    OrganizationId = organization.Id,
                    Role = email is null ? OrganizationRole.Member : role,
                    Email = email,
                    By = by.Id,
                    Made = act.Now,
                    Expires = act.Now + (email is null ? Invitation.LinkLasts : Invitation.MailLasts),
                }
            );
            if (email is not null)
                await Write(invitation, email, organization, by, door);
            return invitation;
        });
    }

    private async Task<bool> MayInvite(Guid organization, DateTime now)
    {
        var aDayAgo = now.AddDays(-1);
        return await db.Organizations()
                .AnyAsync(row => row.Id == organization && row.Status == OrganizationStatus.Verified)
            && await Open(organization, now).CountAsync() < MostOpen
            && await db.InvitationRows().CountAsync(row => row.OrganizationId == organization && row.Made > aDayAgo)
                < MostADay;
    }

    private Task Write(Invitation invitation, EmailAddress to, Organization organization, Person by, Proof door) =>
        letters.Put(
            new()
            {
                Cause = $"invitation:{invitation.Id:n}",
                Channel = Channel.Mail,
                Kind = "organization.invited",
                SiteId = organization.SiteId,
                SubjectId = invitation.Id,
                To = to,
                Language = Words.Spoken,
                At = invitation.Made,
                Due = invitation.Made,
            },
            Invited(organization.Name, by.Name, invitation.Role, door)
        );

    public Task Withdraw(Guid organization, Guid id) =>
        frame.Do(act =>
            act.Update(
                db.InvitationRows().Where(row => row.Id == id && row.OrganizationId == organization).Unanswered(),
                set => set.SetProperty(row => row.Withdrawn, act.Now)
            )
        );

    /// <summary>Those that may still be used.</summary>
    public IQueryable<Invitation> Open(Guid organization, DateTime now) =>
        db.InvitationRows().AsNoTracking().Where(row => row.OrganizationId == organization).StillOpen(now);

    /// <summary>What a secret opens; null when it is none, is over, or the organization may not act.</summary>
    public async Task<(Invitation Invitation, Organization Organization)?> Read(
        string secret,
        CancellationToken stop = default
    )
    {
        if (await links.Read(secret) is not { Kind: Kind } read)
            return null;
        return
            await db.InvitationRows().AsNoTracking().SingleOrDefaultAsync(row => row.Id == read.Id, stop)
                is { } invitation
            && invitation.IsOpen(time.GetUtcNow().UtcDateTime)
            && await db.Organizations()
                .AsNoTracking()
                .SingleOrDefaultAsync(
                    row => row.Id == invitation.OrganizationId && row.Status == OrganizationStatus.Verified,
                    stop
                )
                is { } organization
            ? (invitation, organization)
            : null;
    }

    /// <summary>False when it was over a moment ago. Who is a member already keeps the higher role.</summary>
    public Task<bool> Accept(Invitation invitation, Guid person) =>
        frame.Do(
            async act =>
            {
                // The row is held while we look: a mail opens the door once.
                var held = await act.Update(
                    db.InvitationRows().Where(row => row.Id == invitation.Id).StillOpen(act.Now),
                    set => set.SetProperty(row => row.Used, row => row.Email == null ? (DateTime?)null : act.Now)
                );
                if (held == 0)
                    return act.Refuse(false);
                await act.Seat(invitation.OrganizationId, person, invitation.Role);
                return true;
            },
            // Pressed twice in one moment: already in.
            Refusal.Taken(true)
        );

    /// <summary>A lead makes another a lead, or a lead a member.</summary>
    public Task<MembersAnswer> SetRole(Organization organization, Guid person, OrganizationRole role, Guid by) =>
        Change(organization, person, role, by);

    /// <summary>Someone leaves, or a lead takes them out.</summary>
    public Task<MembersAnswer> Remove(Organization organization, Guid person, Guid by) =>
        Change(organization, person, null, by);

    private Task<MembersAnswer> Change(Organization organization, Guid person, OrganizationRole? to, Guid by) =>
        frame.Do(async act =>
        {
            // Two leads who leave in one moment come one after the other: the second finds that they are the last.
            if (!await act.Lock<Organization>(organization.Id) || !await MayChange(organization.Id))
                return act.Refuse(MembersAnswer.NotNow);
            if (to != OrganizationRole.Lead && await IsLastLead(organization.Id, person))
                return act.Refuse(MembersAnswer.LastLead);
            var theirs = db.MembersOf(organization.Id).Where(row => row.PersonId == person);
            var changed = to is { } role
                ? await act.Update(theirs, set => set.SetProperty(row => row.Role, role))
                : await act.Erase(theirs);
            if (changed == 0)
                return act.Refuse(MembersAnswer.NotNow);
            if (to is null)
                act.Note(organization, by, "organization.left", $"person:{person}");
            else
                act.Note(organization, by, "organization.role", $"person:{person} → {to}");
            return MembersAnswer.Done;
        });

    private async Task<bool> MayChange(Guid organization) =>
        (await db.Organizations().AsNoTracking().SingleAsync(row => row.Id == organization)).MayChange;

    private async Task<bool> IsLastLead(Guid organization, Guid person) =>
        !await db.MembersOf(organization).AnyAsync(row => row.PersonId != person && row.Role == OrganizationRole.Lead)
        && await db.RoleIn(organization, person) == OrganizationRole.Lead;

    internal static Letter Invited(string organization, string by, OrganizationRole role, Proof door) =>
        Letter
            .About(Say($"Undangan dari {organization}", $"An invitation from {organization}"))
            .Greet()
            .Say(
                Say(
                    $"{by} mengundang Anda ke {organization} di Hetero Space, "
                        + $"sebagai {role.Said().ToLowerInvariant()}. Tautan ini berlaku 14 hari dan sekali pakai.",
                    $"{by} invites you to {organization} at Hetero Space, as a {role.Said().ToLowerInvariant()}. "
                        + $"The link lasts 14 days and works once."
                )
            )
            .Button(Words.Say("Lihat undangan", "See the invitation"), door)
            .Say(
                Say(
                    "Bila Anda tidak mengenalnya, abaikan saja surat ini.",
                    "If you do not know them, ignore this mail."
                )
            );
}

internal static class Seats
{
    /// <summary>A person is in an organization from now on; who is already keeps the higher role.</summary>
    public static async Task Seat(this Act act, Guid organization, Guid person, OrganizationRole role)
    {
        var member = await act
            .Db.OrganizationMembers()
            .SingleOrDefaultAsync(row => row.OrganizationId == organization && row.PersonId == person);
        if (member is null)
            act.Add(
                new OrganizationMember
                {
                    OrganizationId = organization,
                    PersonId = person,
                    Role = role,
                    Since = act.Now,
                }
            );
        else if (role > member.Role)
            member.Role = role;
    }
}
