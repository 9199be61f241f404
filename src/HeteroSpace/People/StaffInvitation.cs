using System.Security.Cryptography;
using System.Text;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.People;

/// <summary>
/// A way to a role at a site for one person, by a link that is handed to them and needs no mail. Only the hash of its
/// secret is stored: the link is shown once, to whoever made it.
/// </summary>
public sealed class StaffInvitation
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Where it was made; a role that is held everywhere is given everywhere.</summary>
    public Guid SiteId { get; init; }
    public Role Role { get; init; }

    /// <summary>Whoever takes it up has shown this number; null for whoever has the link.</summary>
    public string? Phone { get; init; }
    public byte[] Hash { get; init; } = [];

    /// <summary>The account that invites.</summary>
    public Guid By { get; init; }

    /// <summary>UTC, as the others.</summary>
    public DateTime Made { get; init; }
    public DateTime Expires { get; init; }
    public DateTime? Taken { get; init; }

    /// <summary>The account that has the role by it.</summary>
    public Guid? TakenBy { get; init; }
    public DateTime? Withdrawn { get; init; }

    public static Proof NewSecret() =>
        Proof.Of(
            RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789", SecretLength)
        );

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    internal const int SecretLength = 24;

    /// <summary>The role is held at the site alone; that of the province everywhere.</summary>
    public Guid? HeldAt => Role == Role.ProvincialAdministrator ? null : SiteId;
}

/// <summary>
/// Someone took an invitation up: the job, written with the role, by which whoever invited them hears of it.
/// </summary>
public sealed record StaffInvitationTaken(Guid InvitationId, DateTime At)
{
    public const string Job = "staff-invitation-taken";
}

internal sealed class StaffInvitationTable : IEntityTypeConfiguration<StaffInvitation>
{
    public void Configure(EntityTypeBuilder<StaffInvitation> table)
    {
        table.ToTable(
            "staff_invitations",
            rows =>
            {
                rows.HasCheckConstraint("staff_invitations_are_taken_by_one", "(taken is null) = (taken_by is null)");
                rows.HasCheckConstraint("staff_invitations_end_once", "taken is null or withdrawn is null");
                rows.HasCheckConstraint("staff_invitations_are_taken_in_time", "taken is null or taken < expires");
            }
        );
        table.Property(row => row.Phone).HasMaxLength(20);
        table.Property(row => row.Hash).HasMaxLength(32);
        table.HasIndex(row => row.Hash).IsUnique();
        table.HasIndex(row => new { row.SiteId, row.Expires });
        table.HasIndex(row => row.Phone);
        table.Ignore(row => row.HeldAt);
    }
}

public static class StaffInvitations
{
    public static DbSet<StaffInvitation> StaffInvitationRows(this AppDb db) => db.Set<StaffInvitation>();

    /// <summary>Neither taken up nor withdrawn.</summary>
    internal static IQueryable<StaffInvitation> Unanswered(this IQueryable<StaffInvitation> all) =>
        all.Where(row => row.Taken == null && row.Withdrawn == null);

    /// <summary>
    /// Those that still open something: in time, and made by someone who may still give that role there.
    /// </summary>
    internal static IQueryable<StaffInvitation> OpenStaffInvitations(this AppDb db, DateTime now) =>
        db.StaffInvitationRows()
            .Unanswered()
            .Where(row => row.Expires > now)
            .Where(row =>
                db.RoleGrants()
                    .Any(grant =>
                        grant.AccountId == row.By
                        && (grant.SiteId == null || grant.SiteId == row.SiteId)
                        && (
                            grant.Role == Role.ProvincialAdministrator
                            || grant.Role == Role.SiteManager && row.Role != Role.ProvincialAdministrator
                        )
                    )
            );
}
