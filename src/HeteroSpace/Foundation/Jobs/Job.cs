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

    /// <summary>Given up after many tries; kept for people to look at.</summary>
    public bool Dead { get; set; }
    public int? EverySeconds { get; set; }

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

/// <summary>How a kind of job is done; run in a scope of its own. May run twice, so it must bear that.</summary>
public sealed record JobKind(
    string Name,
    Func<IServiceProvider, Job, CancellationToken, Task> Do,
    TimeSpan? Every = null
);

internal sealed class JobTable : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> table)
    {
        table.ToTable("jobs");
        table.Property(job => job.Kind).HasMaxLength(60);
        table.HasIndex(job => new { job.Dead, job.Due });
    }
}

public static class JobTables
{
    public static DbSet<Job> Jobs(this AppDb db) => db.Set<Job>();

    public static IServiceCollection AddJob(
        this IServiceCollection services,
        string name,
        Func<IServiceProvider, Job, CancellationToken, Task> work,
        TimeSpan? every = null
    ) => services.AddSingleton(new JobKind(name, work, every));
}
