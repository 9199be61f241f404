using System.Text;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>Begins the summary of a phase for those who close it.</summary>
internal sealed class DraftSummary(AppDb db)
{
    /// <summary>What happened in the phase, from its records, for people to put into words of their own.</summary>
    public async Task<string> Draft(Initiative initiative, InitiativePhase phase, CancellationToken stop = default)
    {
        var (text, since) = (new StringBuilder(), phase.Opened ?? initiative.Started);
        var ideas = await db.Ideas()
            .CountAsync(
                row =>
                    row.InitiativeId == initiative.Id
                    && row.Posted >= since
                    && (
                        row.Status == IdeaStatus.Open
                        || row.Status == IdeaStatus.TakenUp
                        || row.Status == IdeaStatus.NotNow
                    ),
                stop
            );
        var meetings = await db.Meetings()
            .AsNoTracking()
            .Where(row =>
                row.InitiativeId == initiative.Id && row.Position == phase.Position && row.Status == MeetingStatus.Held
            )
            .OrderBy(row => row.Starts)
            .Select(row => new
            {
                row.Id,
                row.Title,
                There = db.Attendees().Count(there => there.MeetingId == row.Id && there.Presence == Presence.Present),
            })
            .ToListAsync(stop);
        var decisions = await db.Decisions()
            .AsNoTracking()
            .Where(row =>
                row.InitiativeId == initiative.Id
                && row.Withdrawn == null
                && row.At >= since
                && db.Meetings().Any(meeting => meeting.Id == row.MeetingId && meeting.Published != null)
            )
            .OrderBy(row => row.Number)
            .Select(row => row.Text)
            .Take(20)
            .ToListAsync(stop);
        var done = await db.WorkTasks()
            .CountAsync(
                row =>
                    row.InitiativeId == initiative.Id && row.Position == phase.Position && row.State == TaskState.Done,
                stop
            );
        var commitments = await db.Commitments()
            .CountAsync(row => row.InitiativeId == initiative.Id && row.At >= since, stop);
        var results = await db.Outcomes()
            .AsNoTracking()
            .Where(row => row.InitiativeId == initiative.Id && row.Made >= since)
            .OrderBy(row => row.Made)
            .Select(row => row.Title)
            .Take(20)
            .ToListAsync(stop);
        if (ideas > 0)
            text.AppendLine(
                Words.Say(
                    $"{ideas} usulan masuk.",
                    ideas == 1 ? "One proposal came in." : $"{ideas} proposals came in."
                )
            );
        foreach (var meeting in meetings)
            text.AppendLine(
                Words.Say(
                    $"Rapat \"{meeting.Title}\", {meeting.There} hadir.",
                    $"Meeting \"{meeting.Title}\", {meeting.There} present."
                )
            );
        if (done > 0)
            text.AppendLine(
                Words.Say($"{done} tugas selesai.", done == 1 ? "One task was done." : $"{done} tasks were done.")
            );
        if (commitments > 0)
            text.AppendLine(
                Words.Say(
                    $"{commitments} komitmen tercatat.",
                    commitments == 1 ? "One commitment was recorded." : $"{commitments} commitments were recorded."
                )
            );
        if (decisions.Count > 0)
            text.AppendLine()
                .AppendLine(Words.Say("Keputusan:", "Decisions:"))
                .AppendLine()
                .AppendJoin('\n', decisions.Select(decision => "- " + decision))
                .AppendLine();
        if (results.Count > 0)
            text.AppendLine()
                .AppendLine(Words.Say("Hasil:", "Results:"))
                .AppendLine()
                .AppendJoin('\n', results.Select(result => "- " + result))
                .AppendLine();
        return text.Length == 0 ? "" : text.ToString().Trim();
    }
}
