using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Organizations;

/// <summary>
/// A way into an organization until it expires: a mail for one person in some role, or a link to hand around, by which
/// anyone becomes a member. Its address is a secret link made of its id.
/// </summary>
public sealed class Invitation
{
    /// <summary>A mail may lie a while; a link that is handed around should not.</summary>
    public static readonly TimeSpan MailLasts = TimeSpan.FromDays(14),
        LinkLasts = TimeSpan.FromDays(7);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid OrganizationId { get; init; }
    public OrganizationRole Role { get; init; }

    /// <summary>Whom it was sent to; null for a link to hand around.</summary>
    public string? Email { get; init; }

    /// <summary>The person who invites.</summary>
    public Guid By { get; init; }

    /// <summary>UTC, as the others.</summary>
    public DateTime Made { get; init; }
    public DateTime Expires { get; init; }

    /// <summary>A mail opens the door once.</summary>
    public DateTime? Used { get; set; }
    public DateTime? Withdrawn { get; set; }

    public bool IsOpen(DateTime now) => Used is null && Withdrawn is null && now < Expires;
}

internal sealed class InvitationTable : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> table)
    {
        table.ToTable("invitations");
        table.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId);
        table.Property(row => row.Email).HasMaxLength(254);
        table.HasIndex(row => new { row.OrganizationId, row.Expires });
        table.HasIndex(row => row.Email);
    }
}

public static class Invitations
{
    public static DbSet<Invitation> InvitationRows(this AppDb db) => db.Set<Invitation>();

    /// <summary>Neither used nor taken back.</summary>
    internal static IQueryable<Invitation> Unanswered(this IQueryable<Invitation> all) =>
        all.Where(row => row.Used == null && row.Withdrawn == null);

    /// <summary>As <see cref="Invitation.IsOpen"/>.</summary>
    internal static IQueryable<Invitation> StillOpen(this IQueryable<Invitation> all, DateTime now) =>
        all.Unanswered().Where(row => row.Expires > now);
}
