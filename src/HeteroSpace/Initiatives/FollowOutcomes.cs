using HeteroSpace.Foundation.Acts;

namespace HeteroSpace.Initiatives;

/// <summary>What came of an initiative, and how far it is.</summary>
public sealed class FollowOutcomes(Involve involve, Frame frame)
{
    /// <summary>
    /// Something came of it, with an owner and a day; followed up from now on, also after the initiative is finished.
    /// </summary>
    public Task<Outcome> AddOutcome(
        Initiative initiative,
        string title,
        Guid? organization,
        string owner,
        DateOnly? due,
        Guid by
    ) =>
        frame.Do(act =>
        {
            var outcome = act.Add(
                new Outcome
                {
                    InitiativeId = initiative.Id,
                    Title = title,
                    OrganizationId = organization,
                    Owner = owner,
                    Due = due,
                    Made = act.Now,
                }
            );
            act.Note(initiative, by, "outcome.added", title);
            act.IsSeen();
            return Task.FromResult(outcome);
        });

    /// <summary>
    /// An outcome advances, or falls back; everyone linked hears of it. The organization that owns it is offered its
    /// involvement in the follow-up.
    /// </summary>
    public Task<bool> Advance(Initiative initiative, Outcome seen, int progress, string note, Guid by, bool byLead) =>
        frame.Do(async act =>
        {
            if (await act.Hold(seen) is not { } outcome)
                return act.Refuse(false);
            outcome.Progress = progress;
            act.Note(initiative, by, "outcome.advanced", act.WithChanges(outcome.Title));
            var step = act.Add(
                new OutcomeStep
                {
                    OutcomeId = outcome.Id,
                    At = act.Now,
                    Progress = progress,
                    Note = note,
                    By = by,
                }
            );
            if (outcome.OrganizationId is { } organization)
                await involve.OfferIn(
                    act,
                    initiative,
                    organization,
                    Phase.FollowUp,
                    InvolvementRole.Organizer,
                    "result",
                    outcome.Id,
                    outcome.Title,
                    byLead ? by : null
                );
            act.Tell(
                InitiativeNewsJob.Job,
                new InitiativeNewsJob(initiative.Id, "outcome", step.Id, progress, act.Now)
            );
            act.IsSeen();
            return true;
        });
}
