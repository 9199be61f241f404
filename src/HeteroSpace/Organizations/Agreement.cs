using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Organizations;

/// <summary>
/// Nota kesepahaman (memorandum of understanding), or perjanjian kerja
/// sama, which says who does what (Permendagri 22/2020 knows both).
/// </summary>
public enum AgreementKind
{
    Memorandum,
    Cooperation,
}

/// <summary>
/// What one sees of an agreement today: not begun, in force, in its last 90 days, over, ended before its time.
/// </summary>
public enum AgreementState
{
    Coming,
    InForce,
    Ending,
    Over,
    Stopped,
}

/// <summary>An agreement of a site with one or more organizations; the agency itself is always a party.</summary>
public sealed class Agreement : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid SiteId { get; init; }
    public AgreementKind Kind { get; set; }

    /// <summary>As on its first page; empty when it has none yet.</summary>
    public string Number { get; set; } = "";
    public string Subject { get; set; } = "";

    /// <summary>The first and the last day on which it binds.</summary>
    public DateOnly Starts { get; set; }
    public DateOnly Ends { get; set; }

    /// <summary>The last day, when it was ended before its time.</summary>
    public DateOnly? Stopped { get; set; }

    /// <summary>The one before, which it prolongs; one is prolonged once.</summary>
    public Guid? RenewsId { get; init; }

    /// <summary>UTC.</summary>
    public DateTime Made { get; init; }

    /// <summary>Counts the changes; what was edited from an older page is refused.</summary>
    public int Version { get; set; }

    public AgreementState StateOn(DateOnly today)
    {
        if (Stopped <= today)
            return AgreementState.Stopped;
        if (today < Starts)
            return AgreementState.Coming;
        if (today > Ends)
            return AgreementState.Over;
        return Ends.DayNumber - today.DayNumber < 90 ? AgreementState.Ending : AgreementState.InForce;
    }
}

/// <summary>An organization that signed.</summary>
public sealed class AgreementParty
{
    public Guid AgreementId { get; init; }
    public Guid OrganizationId { get; init; }
}

/// <summary>A file of an agreement; for staff of its site only.</summary>
public sealed class AgreementFile
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid AgreementId { get; init; }

    /// <summary>Its stored name.</summary>
    public string File { get; init; } = "";
    public string FileName { get; init; } = "";

    /// <summary>UTC.</summary>
    public DateTime Added { get; init; }
}

/// <summary>That the end was told of, so many days before: once.</summary>
public sealed class AgreementReminder
{
    public Guid AgreementId { get; init; }
    public int Days { get; init; }

    /// <summary>UTC.</summary>
    public DateTime At { get; init; }
}

internal sealed class AgreementTable
    : IEntityTypeConfiguration<Agreement>,
        IEntityTypeConfiguration<AgreementParty>,
        IEntityTypeConfiguration<AgreementFile>,
        IEntityTypeConfiguration<AgreementReminder>
{
    public void Configure(EntityTypeBuilder<Agreement> table)
    {
        table.ToTable(
            "agreements",
            agreements => agreements.HasCheckConstraint("agreement_ends_after_it_starts", "ends >= starts")
        );
        table.Property(row => row.Number).HasMaxLength(100);
        table.Property(row => row.Subject).HasMaxLength(300);
        table.HasOne<Agreement>().WithMany().HasForeignKey(row => row.RenewsId);
        table.HasIndex(row => row.RenewsId).IsUnique();
        table.HasIndex(row => new { row.SiteId, row.Ends });
        table.HasIndex(row => row.Ends);
    }

    public void Configure(EntityTypeBuilder<AgreementParty> table)
    {
        table.ToTable("agreement_parties");
        table.HasKey(row => new { row.AgreementId, row.OrganizationId });
        table.HasOne<Agreement>().WithMany().HasForeignKey(row => row.AgreementId);
        table.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId);
        table.HasIndex(row => row.OrganizationId);
    }

    public void Configure(EntityTypeBuilder<AgreementFile> table)
    {
        table.ToTable("agreement_files");
        table.HasOne<Agreement>().WithMany().HasForeignKey(row => row.AgreementId);
        table.Property(row => row.File).HasMaxLength(80);
        table.Property(row => row.FileName).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<AgreementReminder> table)
    {
        table.ToTable("agreement_reminders");
        table.HasKey(row => new { row.AgreementId, row.Days });
        table.HasOne<Agreement>().WithMany().HasForeignKey(row => row.AgreementId);
    }
}

public static class AgreementTables
{
    public static DbSet<Agreement> Agreements(this AppDb db) => db.Set<Agreement>();

    public static DbSet<AgreementParty> AgreementParties(this AppDb db) => db.Set<AgreementParty>();

    public static DbSet<AgreementFile> AgreementFiles(this AppDb db) => db.Set<AgreementFile>();

    public static DbSet<AgreementReminder> AgreementReminders(this AppDb db) => db.Set<AgreementReminder>();
}

public static class AgreementWords
{
    public static string Said(this AgreementKind kind) =>
        kind switch
        {
            AgreementKind.Memorandum => Words.Say("Nota kesepahaman (MoU)", "Memorandum of understanding"),
            AgreementKind.Cooperation => Words.Say("Perjanjian kerja sama (PKS)", "Cooperation agreement"),
        };

    public static string Said(this AgreementState state) =>
        state switch
        {
            AgreementState.Coming => Words.Say("Belum mulai", "Not begun"),
            AgreementState.InForce => Words.Say("Berlaku", "In force"),
            AgreementState.Ending => Words.Say("Segera berakhir", "Ending soon"),
            AgreementState.Over => Words.Say("Berakhir", "Over"),
            AgreementState.Stopped => Words.Say("Dihentikan", "Ended early"),
        };
}
