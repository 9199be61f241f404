using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.People;

public enum VerificationStatus
{
    Waiting,
    Granted,
    Refused,
    Withdrawn,
}

/// <summary>A member asks staff of one site to see that they are of their kind, with words, a file, or both.</summary>
public sealed class Verification
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PersonId { get; init; }
    public Guid SiteId { get; init; }
    public PersonKind Kind { get; init; }
    public string Statement { get; init; } = "";

    /// <summary>Stored name of the evidence; forgotten 90 days after the decision.</summary>
    public string? File { get; init; }
    public string? FileName { get; init; }

    /// <summary>UTC.</summary>
    public DateTime Asked { get; init; }
    public VerificationStatus Status { get; set; }

    /// <summary>The account of staff who decided; null when the member took it back.</summary>
    public Guid? By { get; set; }
    public DateTime? Decided { get; set; }

    /// <summary>Why it was refused or withdrawn, as the member reads it.</summary>
    public string? Reason { get; set; }
}

/// <summary>
/// Staff decided on a kind, or withdrew it: the job, written with the decision, by which the member is told.
/// </summary>
public sealed record VerificationDecided(Guid VerificationId, VerificationStatus Status, DateTime At)
{
    public const string Job = "verification-decided";
}

public static class VerificationWords
{
    public static string Said(this VerificationStatus status) =>
        status switch
        {
            VerificationStatus.Waiting => Words.Say("Menunggu", "Waiting"),
            VerificationStatus.Granted => Words.Say("Terverifikasi", "Verified"),
            VerificationStatus.Refused => Words.Say("Ditolak", "Refused"),
            VerificationStatus.Withdrawn => Words.Say("Dicabut", "Withdrawn"),
        };
}

internal sealed class VerificationTable : IEntityTypeConfiguration<Verification>
{
    public void Configure(EntityTypeBuilder<Verification> table)
    {
        table.ToTable("verifications");
        table.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
        table.Property(row => row.Statement).HasMaxLength(1000);
        table.Property(row => row.File).HasMaxLength(60);
        table.Property(row => row.FileName).HasMaxLength(260);
        table.Property(row => row.Reason).HasMaxLength(500);
        table.HasIndex(row => new
        {
            row.SiteId,
            row.Status,
            row.Asked,
        });
        // One question at a time.
        table
            .HasIndex(row => row.PersonId, "verifications_one_waits")
            .IsUnique()
            .HasFilter("status = 'Waiting'")
            .HasDatabaseName("verifications_one_waits");
    }
}

public static class Verifications
{
    public static DbSet<Verification> VerificationRows(this AppDb db) => db.Set<Verification>();

    /// <summary>Those that a site has still to decide.</summary>
    internal static IQueryable<Verification> WaitingVerifications(this AppDb db, Guid site) =>
        db.VerificationRows()
            .AsNoTracking()
            .Where(row => row.SiteId == site && row.Status == VerificationStatus.Waiting);
}
