using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Web;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>What came of an initiative, and how far it is.</summary>
public sealed class FollowOutcomes(AppDb db, Involve involve, IOutputCacheStore pages, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Something came of it, with an owner and a day; followed up from now on, also after the initiative is finished.
    /// </summary>
    public async Task<Outcome> AddOutcome(
        Initiative initiative,
        string title,
        Guid? organization,
        string owner,
        DateOnly? due,
        Guid by,
        CancellationToken stop = default
    )
    {
        var outcome = new Outcome
        {
            InitiativeId = initiative.Id,
            Title = title,
            OrganizationId = organization,
            Owner = owner,
            Due = due,
            Made = Now,
        };
        db.Outcomes().Add(outcome);
        Note(initiative, by, "outcome.added", title);
        await db.SaveChangesAsync(stop);
        await Evict(stop);
        return outcome;
    }

    /// <summary>
    /// An outcome advances, or falls back; everyone linked hears of it. The organization that owns it is offered its
    /// involvement in the follow-up.
    /// </summary>
    public async Task<bool> Advance(
        Initiative initiative,
        Outcome seen,
        int progress,
        string note,
        Guid by,
        bool byLead,
        CancellationToken stop = default
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (
            await db.Outcomes()
                .Where(row => row.Id == seen.Id && row.Version == seen.Version)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.Progress, progress)
                            .SetProperty(row => row.Version, row => row.Version + 1),
                    stop
                ) == 0
        )
            return false;
        var step = new OutcomeStep
        {
            OutcomeId = seen.Id,
            At = Now,
            Progress = progress,
            Note = note,
            By = by,
        };
        db.OutcomeSteps().Add(step);
        if (seen.OrganizationId is { } organization)
            await involve.OfferIn(
                initiative,
                organization,
                Phase.FollowUp,
                InvolvementRole.Organizer,
                "result",
                seen.Id,
                seen.Title,
                byLead ? by : null,
                stop
            );
        Note(initiative, by, "outcome.advanced", $"{seen.Title}: {seen.Progress} → {progress}");
        db.Jobs()
            .Add(
                Job.Of(
                    InitiativeNewsJob.Job,
                    new InitiativeNewsJob(initiative.Id, "outcome", step.Id, progress, Now),
                    Now
                )
            );
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        await Evict(stop);
        return true;
    }

    private void Note(Initiative initiative, Guid by, string action, string detail) =>
        db.Note(initiative, by, action, detail, Now);

    private ValueTask Evict(CancellationToken stop) => pages.EvictByTagAsync(PublicPages.Tag, stop);
}
