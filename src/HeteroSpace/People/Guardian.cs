using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.People;

/// <summary>
/// The parent or guardian of someone under 18 (UU 35/2014 art. 1), who has to agree before data of a child is used (UU
/// PDP art. 25): by a link in a mail, or on the phone, which staff note.
/// </summary>
public sealed class Guardian
{
    public Guid PersonId { get; init; }
    public string GuardianName { get; init; } = "";
    public string? Email { get; init; }
    public string? Phone { get; init; }

    /// <summary>UTC.</summary>
    public DateTime Asked { get; init; }
    public DateTime? Agreed { get; set; }

    /// <summary>The account of staff who heard it on the phone; null for the link.</summary>
    public Guid? By { get; set; }

    /// <summary>What was agreed to, in the version and language it was read in.</summary>
    public string? Text { get; set; }
    public string? Version { get; set; }
}

internal sealed class GuardianTable : IEntityTypeConfiguration<Guardian>
{
    public void Configure(EntityTypeBuilder<Guardian> table)
    {
        table.ToTable("guardians");
        table.HasKey(row => row.PersonId);
        table.HasOne<Person>().WithOne().HasForeignKey<Guardian>(row => row.PersonId);
        table.Property(row => row.GuardianName).HasMaxLength(120);
        table.Property(row => row.Email).HasMaxLength(254);
        table.Property(row => row.Phone).HasMaxLength(20);
        table.Property(row => row.Version).HasMaxLength(20);
    }
}

public static class Guardians
{
    public static DbSet<Guardian> GuardianRows(this AppDb db) => db.Set<Guardian>();
}
