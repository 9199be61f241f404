using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace HeteroSpace.Foundation.Privacy;

/// <summary>Whose data: a person, and the account they sign in with.</summary>
public readonly record struct Subject(Guid PersonId, Guid? AccountId);

/// <summary>
/// One kind of personal data, as the module that stores it answers for it: what, why, how long, and how to give it out
/// and erase it (UU PDP 27/2022 art. 31: the record of processing; art. 16(2): purpose and retention). A test fails for
/// an entity with personal fields that no module answers for; docs/privacy.md is made from this.
/// </summary>
public sealed record PersonalData
{
    public required Type Entity { get; init; }
    public required Bilingual What { get; init; }

    /// <summary>The purpose, and the ground it stands on.</summary>
    public required Bilingual Why { get; init; }
    public required Bilingual Kept { get; init; }

    /// <summary>What is left when the person is deleted, and why; null when nothing is.</summary>
    public Bilingual? Stays { get; init; }

    /// <summary>The rows of one person, as they are given out.</summary>
    public Func<AppDb, Subject, CancellationToken, Task<IReadOnlyList<object>>>? Read { get; init; }

    /// <summary>
    /// Erases, or makes nobody's, the rows of one person; within one act over all kinds, higher modules first.
    /// </summary>
    public Func<Act, Subject, Task>? Erase { get; init; }

    /// <summary>Stored files of one person: the stored name, and the name they were given.</summary>
    public Func<AppDb, Subject, CancellationToken, Task<List<(string Stored, string Name)>>>? Files { get; init; }

    /// <summary>Forgets what is past its time; run each night, each kind an act of its own.</summary>
    public Func<Act, Task>? Retain { get; init; }

    /// <summary>Rows that are given out whole and erased whole.</summary>
    public static PersonalData Of<T>(
        Bilingual what,
        Bilingual why,
        Bilingual kept,
        Func<AppDb, Subject, IQueryable<T>> mine
    )
        where T : class =>
        new()
        {
            Entity = typeof(T),
            What = what,
            Why = why,
            Kept = kept,
            Read = async (db, subject, stop) => [.. await mine(db, subject).AsNoTracking().ToListAsync(stop)],
            Erase = (act, subject) => act.Erase(mine(act.Db, subject)),
        };

    /// <summary>Fields that look personal and are not; the reason is read in docs/privacy.md.</summary>
    public static PersonalData None<T>(string because) =>
        new()
        {
            Entity = typeof(T),
            What = new(because),
            Why = Bilingual.Empty,
            Kept = Bilingual.Empty,
        };

    public bool IsPersonal => Why != Bilingual.Empty;
}

/// <summary>
/// The person is about to be deleted: what is still open (a booking) is ended first, each in the ordinary way.
/// </summary>
public sealed record PersonLeaves(Guid PersonId);

public static class PrivacyRegister
{
    public static IServiceCollection AddPersonalData(this IServiceCollection services, params PersonalData[] kinds)
    {
        foreach (var kind in kinds)
            services.AddSingleton(kind);
        return services;
    }

    public const string RetainJob = "privacy-retain";

    /// <summary>The nightly job: each kind forgets what is past its time, also when another could not.</summary>
    public static async Task Retain(
        AppDb db,
        Frame frame,
        IEnumerable<PersonalData> register,
        CancellationToken stop,
        ILogger? log = null
    )
    {
        var each = new OneByOne(db, log ?? NullLogger.Instance, RetainJob);
        foreach (var kind in register)
            if (kind.Retain is { } retain)
                await each.Do(kind.Entity.Name, () => frame.Do(retain), stop);
        each.End();
    }
}
