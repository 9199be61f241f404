using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Initiatives;

public enum TaskState
{
    Open,
    Doing,
    Done,
    Dropped,
}

/// <summary>A piece of work with an owner and a day.</summary>
public sealed class WorkTask : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid InitiativeId { get; init; }

    /// <summary>Of the phase it belongs to.</summary>
    public int Position { get; init; }

    /// <summary>The meeting at which it was given, if any.</summary>
    public Guid? MeetingId { get; init; }
    public string Title { get; set; } = "";

    /// <summary>The organization that owns it; null when staff do.</summary>
    public Guid? OrganizationId { get; set; }

    /// <summary>Who does it, as it was typed.</summary>
    public string Owner { get; set; } = "";

    /// <summary>In the site's own time.</summary>
    public DateOnly? Due { get; set; }
    public TaskState State { get; set; }

    /// <summary>UTC.</summary>
    public DateTime Made { get; init; }
    public DateTime? Done { get; set; }
    public int Version { get; set; }
}

public enum CommitmentState
{
    Promised,
    Kept,
    Released,
}

/// <summary>What an organization says it will bring; whether it did is told.</summary>
public sealed class Commitment
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid InitiativeId { get; init; }
    public Guid OrganizationId { get; init; }
    public string Text { get; init; } = "";
    public CommitmentState State { get; set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; init; }
    public DateTime? Settled { get; set; }

    /// <summary>What shows that it was kept, or why it was released.</summary>
    public string? Evidence { get; set; }
}

/// <summary>What an organization tells of how it went: its own part of the report.</summary>
public sealed class ReportPart
{
    public Guid InitiativeId { get; init; }
    public Guid OrganizationId { get; init; }
    public string Text { get; set; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; set; }
}

/// <summary>Something that came of an initiative and is followed up until it is done.</summary>
public sealed class Outcome : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid InitiativeId { get; init; }
    public string Title { get; set; } = "";
    public string Owner { get; set; } = "";
    public Guid? OrganizationId { get; set; }

    /// <summary>In the site's own time.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>0 to 100.</summary>
    public int Progress { get; set; }

    /// <summary>UTC.</summary>
    public DateTime Made { get; init; }
    public int Version { get; set; }
}

/// <summary>An advance of an outcome, with its date.</summary>
public sealed class OutcomeStep
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid OutcomeId { get; init; }

    /// <summary>UTC.</summary>
    public DateTime At { get; init; }
    public int Progress { get; init; }
    public string Note { get; init; } = "";

    /// <summary>The account.</summary>
    public Guid By { get; init; }
}

/// <summary>
/// An organization's first, second or third priority among the proposals of an initiative; three, two and one point.
/// </summary>
public sealed class PriorityVote
{
    public Guid InitiativeId { get; init; }
    public Guid OrganizationId { get; init; }

    /// <summary>1 to 3.</summary>
    public int Rank { get; init; }
    public Guid IdeaId { get; set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; set; }
}

internal sealed class WorkTable
    : IEntityTypeConfiguration<WorkTask>,
        IEntityTypeConfiguration<Commitment>,
        IEntityTypeConfiguration<ReportPart>,
        IEntityTypeConfiguration<Outcome>,
        IEntityTypeConfiguration<OutcomeStep>,
        IEntityTypeConfiguration<PriorityVote>
{
    public void Configure(EntityTypeBuilder<WorkTask> table)
    {
        table.ToTable("initiative_tasks");
        table.HasOne<InitiativePhase>().WithMany().HasForeignKey(row => new { row.InitiativeId, row.Position });
        table.HasOne<Meeting>().WithMany().HasForeignKey(row => row.MeetingId);
        table.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId);
        table.Property(row => row.Title).HasMaxLength(200);
        table.Property(row => row.Owner).HasMaxLength(120);
        table.HasIndex(row => new { row.InitiativeId, row.State });
    }

    public void Configure(EntityTypeBuilder<Commitment> table)
    {
        table.ToTable("commitments");
        table.HasOne<Initiative>().WithMany().HasForeignKey(row => row.InitiativeId);
        table.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId);
        table.Property(row => row.Text).HasMaxLength(500);
        table.Property(row => row.Evidence).HasMaxLength(500);
    }

    public void Configure(EntityTypeBuilder<ReportPart> table)
    {
        table.ToTable("report_parts");
        table.HasKey(row => new { row.InitiativeId, row.OrganizationId });
        table.HasOne<Initiative>().WithMany().HasForeignKey(row => row.InitiativeId);
        table.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId);
        table.Property(row => row.Text).HasMaxLength(2000);
    }

    public void Configure(EntityTypeBuilder<Outcome> table)
    {
        table.ToTable(
            "outcomes",
            outcomes => outcomes.HasCheckConstraint("outcome_progress_of_a_hundred", "progress between 0 and 100")
        );
        table.HasOne<Initiative>().WithMany().HasForeignKey(row => row.InitiativeId);
        table.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId);
        table.Property(row => row.Title).HasMaxLength(200);
        table.Property(row => row.Owner).HasMaxLength(120);
    }

    public void Configure(EntityTypeBuilder<OutcomeStep> table)
    {
        table.ToTable(
            "outcome_steps",
            steps => steps.HasCheckConstraint("outcome_step_of_a_hundred", "progress between 0 and 100")
        );
        table.HasOne<Outcome>().WithMany().HasForeignKey(row => row.OutcomeId);
        table.Property(row => row.Note).HasMaxLength(1000);
    }

    public void Configure(EntityTypeBuilder<PriorityVote> table)
    {
        // An organization has one first, one second and one third, and none of them twice: the keys say so.
        table.ToTable(
            "priority_votes",
            votes => votes.HasCheckConstraint("priority_vote_of_three", "rank between 1 and 3")
        );
        table.HasKey(row => new
        {
            row.InitiativeId,
            row.OrganizationId,
            row.Rank,
        });
        table
            .HasIndex(row => new
            {
                row.InitiativeId,
                row.OrganizationId,
                row.IdeaId,
            })
            .IsUnique();
        table.HasOne<Initiative>().WithMany().HasForeignKey(row => row.InitiativeId);
        table.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId);
        table.HasOne<Idea>().WithMany().HasForeignKey(row => row.IdeaId);
    }
}

public static class WorkTables
{
    public static DbSet<WorkTask> WorkTasks(this AppDb db) => db.Set<WorkTask>();

    public static DbSet<Commitment> Commitments(this AppDb db) => db.Set<Commitment>();

    public static DbSet<ReportPart> ReportParts(this AppDb db) => db.Set<ReportPart>();

    public static DbSet<Outcome> Outcomes(this AppDb db) => db.Set<Outcome>();

    public static DbSet<OutcomeStep> OutcomeSteps(this AppDb db) => db.Set<OutcomeStep>();

    public static DbSet<PriorityVote> PriorityVotes(this AppDb db) => db.Set<PriorityVote>();

    /// <summary>The votes that count: of two that voted and were merged since, the winner's.</summary>
    public static IQueryable<PriorityVote> VotesOf(this AppDb db, Guid initiative) =>
        db.PriorityVotes()
            .Where(row =>
                row.InitiativeId == initiative
                && !db.Organizations()
                    .Any(merged =>
                        merged.Id == row.OrganizationId
                        && merged.MergedIntoId != null
                        && db.PriorityVotes()
                            .Any(other =>
                                other.InitiativeId == initiative && other.OrganizationId == merged.MergedIntoId
                            )
                    )
            );
}

public static class WorkWords
{
    public static string Said(this TaskState state) =>
        state switch
        {
            TaskState.Open => Words.Say("Belum mulai", "To do"),
            TaskState.Doing => Words.Say("Dikerjakan", "In progress"),
            TaskState.Done => Words.Say("Selesai", "Done"),
            TaskState.Dropped => Words.Say("Dibatalkan", "Dropped"),
        };

    public static string Said(this CommitmentState state) =>
        state switch
        {
            CommitmentState.Promised => Words.Say("Dijanjikan", "Promised"),
            CommitmentState.Kept => Words.Say("Ditepati", "Kept"),
            CommitmentState.Released => Words.Say("Dilepas", "Released"),
        };
}
