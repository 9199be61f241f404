using System.Text.Json;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Foundation.Jobs;

/// <summary>
/// Work to be done after a transaction: written in it, so nothing is sent for what was rolled back and nothing that was
/// committed is forgotten. A recurring job is a row that moves on instead of leaving.
/// </summary>
public sealed class Job
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Kind { get; init; } = "";
    public string Payload { get; init; } = "";

    /// <summary>UTC; not before this.</summary>
    public DateTime Due { get; set; }

    /// <summary>A worker has it until then; if it dies, another takes over.</summary>
    public DateTime? ClaimedUntil { get; set; }
    public int Attempts { get; set; }
    public string? LastError { get; set; }

    /// <summary>Given up after many tries at <see cref="Due"/>; kept for staff to look at.</summary>
    public bool Dead { get; set; }

    /// <summary>Of a recurring job: as the code had it when the row last moved on.</summary>
    public int? EverySeconds { get; set; }

    /// <summary>The act of which it tells people and which can still be undone (<see cref="Acts.SecondThought"/>); also
    /// once it no longer can.</summary>
    public Guid? HeldBy { get; set; }

    public static Job Of<T>(string kind, T payload, DateTime due) =>
        new()
        {
            Kind = kind,
            Payload = JsonSerializer.Serialize(payload),
            Due = due,
        };

    public T Read<T>() =>
        JsonSerializer.Deserialize<T>(Payload)
        ?? throw new InvalidOperationException($"Job {Id} of kind {Kind} has no payload.");
}

/// <summary>
/// Jobs of a lane are done one after the other, the lanes side by side: what takes minutes never stands before a
/// booking's mail.
/// </summary>
public enum Lane
{
    /// <summary>What someone waits for: mails, messages, releases.</summary>
    Quick,

    /// <summary>Imports, pictures, reports, sweeps, feeds from outside, the nightly forgetting.</summary>
    Slow,
}

/// <summary>How a kind of job is done; run in a scope of its own. May run twice, so it must bear that.</summary>
/// <param name="Every">Of a recurring one; its row follows this at each start and each round.</param>
/// <param name="Said">What it is for, as staff read it should it be given up; a recurring one never is.</param>
public sealed record JobKind(
    string Name,
    Func<IServiceProvider, Job, CancellationToken, Task> Do,
    Lane Lane,
    TimeSpan? Every = null,
    Func<string>? Said = null
);

internal sealed class JobTable : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> table)
    {
        table.ToTable("jobs");
        table.Property(job => job.Kind).HasMaxLength(60);
        // With the kind, so that a lane finds its own among very many of the other by the index alone.
        table.HasIndex(job => new
        {
            job.Dead,
            job.Due,
            job.Kind,
        });
        // Two nodes that start at once make one row of each.
        table
            .HasIndex(job => job.Kind, "jobs_recurring_is_one_of_a_kind")
            .IsUnique()
            .HasFilter("every_seconds is not null");
        table.HasIndex(job => job.HeldBy).HasFilter("held_by is not null");
    }
}

public static class JobTables
{
    public static DbSet<Job> Jobs(this AppDb db) => db.Set<Job>();

    /// <summary>A job that an act tells (<see cref="Acts.Act.Tell(Job)"/>), done once.</summary>
    /// <param name="said">What it is for, as staff read it should it be given up.</param>
    public static IServiceCollection AddJob(
        this IServiceCollection services,
        string name,
        Func<string> said,
        Func<IServiceProvider, Job, CancellationToken, Task> work,
        Lane lane = Lane.Quick
    ) => services.AddSingleton(new JobKind(name, work, lane, Said: said));

    /// <summary>A job that comes again and again.</summary>
    public static IServiceCollection AddJob(
        this IServiceCollection services,
        string name,
        Func<IServiceProvider, Job, CancellationToken, Task> work,
        TimeSpan every,
        Lane lane = Lane.Quick
    ) => services.AddSingleton(new JobKind(name, work, lane, every));
}
