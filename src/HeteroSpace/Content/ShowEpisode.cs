using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Initiatives;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Content;

/// <summary>What everyone sees of an episode: its number, where it is found, and whose part it shows.</summary>
public sealed class ShowEpisode(AppDb db, Involve involve)
{
    /// <summary>Published without a review: it is to be seen elsewhere already.</summary>
    internal async Task Appear(Act act, Episode row)
    {
        (row.Stage, row.Note, row.Updated) = (EpisodeStage.Published, null, act.Now);
        row.Published ??= act.Now;
        row.Number ??= await NextNumber(row.SeriesId);
        await Offer(act, row);
    }

    internal async Task<int?> NextNumber(Guid? series) =>
        series is not { } of
            ? null
            : await db.Episodes().Where(row => row.SeriesId == of).MaxAsync(row => row.Number) + 1 ?? 1;

    // What everyone can see shows that those credited took part:
    // in its report, or where there is none in what was done.
    internal async Task Offer(Act act, Episode row)
    {
        if (row.InitiativeId is not { } initiative)
            return;
        var phases = await db.InitiativePhases()
            .Where(phase =>
                phase.InitiativeId == initiative && (phase.Phase == Phase.Report || phase.Phase == Phase.Deliver)
            )
            .Select(phase => new { phase.Position, phase.Phase })
            .ToListAsync();
        if (
            phases
                .OrderByDescending(phase => phase.Phase == Phase.Report)
                .ThenBy(phase => phase.Position)
                .FirstOrDefault()
            is not { } at
        )
            return;
        foreach (
            var credit in (
                await db.EpisodeCredits()
                    .Where(credit => credit.EpisodeId == row.Id && credit.OrganizationId != null)
                    .OrderBy(credit => credit.Position)
                    .ToListAsync()
            ).DistinctBy(credit => credit.OrganizationId)
        )
            await involve.Offer(
                act,
                new(
                    initiative,
                    credit.OrganizationId!.Value,
                    at.Position,
                    InvolvementRole.Reporter,
                    EpisodeTables.Kind,
                    row.Id,
                    EvidenceOf(row),
                    row.Published ?? act.Now
                )
            );
    }

    internal static string EvidenceOf(Episode row) => Words.Cut($"Episode: {row.Title}", 200);

    internal async Task TakeBack(Act act, Episode row)
    {
        if (row.InitiativeId is not { } initiative)
            return;
        foreach (
            var organization in await db.EpisodeCredits()
                .Where(credit => credit.EpisodeId == row.Id && credit.OrganizationId != null)
                .Select(credit => credit.OrganizationId!.Value)
                .Distinct()
                .ToListAsync()
        )
            await involve.TakeBack(act, initiative, organization, EpisodeTables.Kind, row.Id, recordIsGone: true);
    }

    internal async Task<IReadOnlyList<string>> Missing(Episode row, IReadOnlyCollection<EpisodeOutlet> outlets) =>
        EpisodeRules.NotYet(
            row,
            outlets,
            FillChannel.CameByFeed(row.Origin)
                ? 1
                : await db.EpisodeCredits().CountAsync(credit => credit.EpisodeId == row.Id),
            row.Stage == EpisodeStage.Published
                ? []
                : await db.EpisodeSteps()
                    .AsNoTracking()
                    .Where(step => step.EpisodeId == row.Id && step.Done == null)
                    .OrderBy(step => step.Id)
                    .ToListAsync()
        );
}
