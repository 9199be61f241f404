using HeteroSpace.Foundation.Audit;
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
public sealed class ManageMembers(AppDb db, SecretLinks links, LetterBox letters, TimeProvider time)
{
    /// <summary>The letter of its secret links.</summary>
    public const char Kind = 'o';
    public static long MostOpen { get; } = HouseLimits.InvitationsOpen.Most;
    private static readonly long MostADay = HouseLimits.InvitationsADay.Most;
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The path by which someone takes it up.</summary>
    public async ValueTask<Proof> DoorOf(Invitation invitation) =>
        (await links.Of(Kind, invitation.Id)).Within("/undangan/");

    /// <summary>Null when the organization may not act, or too many invitations are open.</summary>
    public async Task<Invitation?> Invite(
        Organization organization,
        Person by,
        EmailAddress? email,
        OrganizationRole role,
        CancellationToken stop = default
    )
    {
        var now = Now;
        // Whoever is handed a link may be anyone: it makes members only.
        var invitation = new Invitation
        {
            OrganizationId = organization.Id,
            Role = email is null ? OrganizationRole.Member : role,
            Email = email,
            By = by.Id,
            Made = now,
            Expires = now + (email is null ? Invitation.LinkLasts : Invitation.MailLasts),
        };
        // Made before the transaction: the first secret link of all writes its key on a connection of its own.
        var door = await DoorOf(invitation);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.TakeTurn($"invitations:{organization.Id}", stop);
        if (!await MayInvite(organization.Id, now, stop))
            return null;
        db.InvitationRows().Add(invitation);
        await db.SaveChangesAsync(stop);
        if (email is not null)
        {
            await letters.Put(
                new()
                {
                    Cause = $"invitation:{invitation.Id:n}",
                    Channel = Channel.Mail,
                    Kind = "organization.invited",
                    SiteId = organization.SiteId,
                    SubjectId = invitation.Id,
                    To = email,
                    Language = Words.Spoken,
                    At = now,
                    Due = now,
                },
                Invited(organization.Name, by.Name, invitation.Role, door),
                stop
            );
        }
        await transaction.CommitAsync(stop);
        return invitation;
    }

    private async Task<bool> MayInvite(Guid organization, DateTime now, CancellationToken stop)
    {
        var aDayAgo = now.AddDays(-1);
        return await db.Organizations()
                .AnyAsync(row => row.Id == organization && row.Status == OrganizationStatus.Verified, stop)
            && await Open(organization, now).CountAsync(stop) < MostOpen
            && await db.InvitationRows()
                .CountAsync(row => row.OrganizationId == organization && row.Made > aDayAgo, stop) < MostADay;
    }

    public Task Withdraw(Guid organization, Guid id, CancellationToken stop = default)
    {
        var now = Now;
        return db.InvitationRows()
            .Where(row => row.Id == id && row.OrganizationId == organization)
            .Unanswered()
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Withdrawn, now), stop);
    }

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
            && invitation.IsOpen(Now)
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
    public async Task<bool> Accept(Invitation invitation, Guid person, CancellationToken stop = default)
    {
        var now = Now;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // The row is held while we look: a mail opens the door once.
        if (
            await db.InvitationRows()
                .Where(row => row.Id == invitation.Id)
                .StillOpen(now)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.Used, row => row.Email == null ? (DateTime?)null : now),
                    stop
                ) == 0
        )
            return false;
        if (
            await db.OrganizationMembers()
                .SingleOrDefaultAsync(
                    row => row.OrganizationId == invitation.OrganizationId && row.PersonId == person,
                    stop
                ) is
            { } member
        )
            member.Role = invitation.Role > member.Role ? invitation.Role : member.Role;
        else
            db.OrganizationMembers()
                .Add(
                    new()
                    {
                        OrganizationId = invitation.OrganizationId,
                        PersonId = person,
                        Role = invitation.Role,
                        Since = now,
                    }
                );
        try
        {
            await db.SaveChangesAsync(stop);
        }
        // Pressed twice in one moment: already in.
        catch (DbUpdateException error) when (error.IsTaken())
        {
            db.ChangeTracker.Clear();
            return true;
        }
        await transaction.CommitAsync(stop);
        return true;
    }

    /// <summary>A lead makes another a lead, or a lead a member.</summary>
    public Task<MembersAnswer> SetRole(
        Organization organization,
        Guid person,
        OrganizationRole role,
        Guid by,
        CancellationToken stop = default
    ) =>
        Change(
            organization,
            person,
            by,
            role,
            "organization.role",
            rows => rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.Role, role), stop),
            stop
        );

    /// <summary>Someone leaves, or a lead takes them out.</summary>
    public Task<MembersAnswer> Remove(
        Organization organization,
        Guid person,
        Guid by,
        CancellationToken stop = default
    ) =>
        Change(
            organization,
            person,
            by,
            OrganizationRole.Member,
            "organization.left",
            rows => rows.ExecuteDeleteAsync(stop),
            stop
        );

    private async Task<MembersAnswer> Change(
        Organization organization,
        Guid person,
        Guid by,
        OrganizationRole after,
        string action,
        Func<IQueryable<OrganizationMember>, Task<int>> change,
        CancellationToken stop
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // Two leads who leave in one moment come one after the other: the second
        // finds that they are the last. The write changes nothing; it holds the row.
        if (
            await db.Organizations()
                .Where(row =>
                    row.Id == organization.Id
                    && row.Status != OrganizationStatus.Suspended
                    && row.Status != OrganizationStatus.Merged
                )
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version), stop) == 0
        )
            return MembersAnswer.NotNow;
        if (
            after != OrganizationRole.Lead
            && !await db.MembersOf(organization.Id)
                .AnyAsync(row => row.PersonId != person && row.Role == OrganizationRole.Lead, stop)
            && await db.RoleIn(organization.Id, person, stop) == OrganizationRole.Lead
        )
            return MembersAnswer.LastLead;
        if (await change(db.MembersOf(organization.Id).Where(row => row.PersonId == person)) == 0)
            return MembersAnswer.NotNow;
        db.Audit()
            .Add(
                AuditRow.Of(
                    Now,
                    by,
                    organization.SiteId,
                    action,
                    "organization:" + organization.Slug,
                    $"person:{person}" + (action == "organization.role" ? $" → {after}" : "")
                )
            );
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return MembersAnswer.Done;
    }

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
