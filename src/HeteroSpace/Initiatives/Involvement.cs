using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Initiatives;

/// <summary>What an organization did in a phase.</summary>
public enum InvolvementRole
{
    Initiator,
    Planner,
    Supporter,
    Organizer,
    Speaker,
    Host,
    Reporter,
    Participant,
}

/// <summary>
/// Offered by the system from what happened, and not confirmed yet; Claimed by the organization itself without a
/// record, until staff have seen it; Confirmed by the organization (or, of a claim, by staff); Refused: it was not so.
/// </summary>
public enum InvolvementStatus
{
    Offered,
    Claimed,
    Confirmed,
    Refused,
}

/// <summary>An organization took part in a phase: its role there, and the record that shows it.</summary>
public sealed class Involvement
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid InitiativeId { get; init; }
    public Guid OrganizationId { get; init; }
    public Phase Phase { get; init; }
    public InvolvementRole Role { get; set; }

    /// <summary>
    /// The kind of record: <c>idea</c>, <c>meeting</c>, <c>decision</c>, <c>task</c>, <c>commitment</c>,
    /// <c>session</c>, <c>report</c>, <c>hand</c>, <c>claim</c>.
    /// </summary>
    public string Evidence { get; init; } = "";

    /// <summary>The record it stands for: one involvement for each.</summary>
    public Guid SourceId { get; init; }

    /// <summary>The record in words, as everyone may read it.</summary>
    public string Title { get; set; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; init; }
    public InvolvementStatus Status { get; set; }

    /// <summary>The account that confirmed, corrected or refused it.</summary>
    public Guid? By { get; set; }
    public DateTime? Settled { get; set; }

    /// <summary>What the organization says about it, when it corrects or refuses.</summary>
    public string? Note { get; set; }
}

internal sealed class InvolvementTable : IEntityTypeConfiguration<Involvement>
{
    public void Configure(EntityTypeBuilder<Involvement> table)
    {
        table.ToTable("involvements");
        table.HasOne<Initiative>().WithMany().HasForeignKey(row => row.InitiativeId);
        table.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId);
        table.Property(row => row.Evidence).HasMaxLength(20);
        table.Property(row => row.Title).HasMaxLength(200);
        table.Property(row => row.Note).HasMaxLength(500);
        // What happened is told once, however often it is recorded.
        table
            .HasIndex(row => new
            {
                row.InitiativeId,
                row.OrganizationId,
                row.Phase,
                row.Evidence,
                row.SourceId,
            })
            .IsUnique();
        table.HasIndex(row => new { row.OrganizationId, row.Status });
        // The score of a year is read from this index alone.
        table.HasIndex(row => new
        {
            row.InitiativeId,
            row.OrganizationId,
            row.Phase,
            row.Status,
        });
    }
}

public static class InvolvementTables
{
    public static DbSet<Involvement> Involvements(this AppDb db) => db.Set<Involvement>();
}

public static class InvolvementWords
{
    public static string Said(this InvolvementRole role) =>
        role switch
        {
            InvolvementRole.Initiator => Words.Say("Pengusul", "Had the idea"),
            InvolvementRole.Planner => Words.Say("Ikut merencanakan", "Planned"),
            InvolvementRole.Supporter => Words.Say("Mendukung", "Supported"),
            InvolvementRole.Organizer => Words.Say("Penyelenggara", "Organised"),
            InvolvementRole.Speaker => Words.Say("Narasumber", "Spoke"),
            InvolvementRole.Host => Words.Say("Tuan rumah", "Hosted"),
            InvolvementRole.Reporter => Words.Say("Ikut melapor", "Reported"),
            InvolvementRole.Participant => Words.Say("Peserta", "Attended"),
        };

    public static string Said(this InvolvementStatus status) =>
        status switch
        {
            InvolvementStatus.Offered => Words.Say("Belum dikonfirmasi", "Not confirmed"),
            InvolvementStatus.Claimed => Words.Say("Menurut komunitasnya", "By its own word"),
            InvolvementStatus.Confirmed => Words.Say("Dikonfirmasi", "Confirmed"),
            InvolvementStatus.Refused => Words.Say("Bukan", "Was not so"),
        };

    public static string SaidEvidence(string evidence) =>
        evidence switch
        {
            "idea" => Words.Say("gagasan", "idea"),
            "meeting" => Words.Say("hadir di rapat", "at a meeting"),
            "decision" => Words.Say("keputusan", "decision"),
            "task" => Words.Say("tugas selesai", "task done"),
            "commitment" => Words.Say("komitmen", "commitment"),
            "kept" => Words.Say("komitmen ditepati", "commitment kept"),
            "session" => Words.Say("sesi", "session"),
            "report" => Words.Say("cerita laporan", "part of the report"),
            "hand" => Words.Say("catatan", "note"),
            "claim" => Words.Say("kata organisasinya", "its own word"),
            "vote" => Words.Say("memilih prioritas", "voted"),
            "result" => Words.Say("hasil", "result"),
            _ => evidence,
        };
}
