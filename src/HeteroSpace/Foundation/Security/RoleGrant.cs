using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Foundation.Security;

/// <summary>
/// What someone may do for a site. A manager may do all at the site, a provincial administrator all everywhere.
/// </summary>
public enum Role
{
    FrontDesk,
    Editor,
    ProgramOfficer,
    Mentor,
    SiteManager,
    ProvincialAdministrator,
}

/// <summary>A role held by an account, at one site or (without a site) at all of them.</summary>
public sealed class RoleGrant(Guid accountId, Role role, Guid? siteId)
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid AccountId { get; private init; } = accountId;
    public Role Role { get; private init; } = role;
    public Guid? SiteId { get; private init; } = siteId;
}

internal sealed class RoleGrantTable : IEntityTypeConfiguration<RoleGrant>
{
    public void Configure(EntityTypeBuilder<RoleGrant> table)
    {
        table.ToTable("role_grants");
        table
            .HasIndex(grant => new
            {
                grant.AccountId,
                grant.Role,
                grant.SiteId,
            })
            .IsUnique();
        table.HasOne<Account>().WithMany().HasForeignKey(grant => grant.AccountId);
    }
}

public static class SecurityTables
{
    public static DbSet<RoleGrant> RoleGrants(this AppDb db) => db.Set<RoleGrant>();
}
