using System.Text;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>Begins the summary of a phase for those who close it.</summary>
internal sealed class DraftSummary(AppDb db)
{
    private sealed record HeldMeeting(Guid Id, string Title, int There);

    private sealed record Happened(
        int Ideas,
        List<HeldMeeting> Meetings,
        List<string> Decisions,
        int Done,
        int Commitments,
        List<string> Results
    );

    /// <summary>What happened in the phase, from its records, for people to put into words of their own.</summary>
    /// <param name="made">The events of it, told where they were delivered and where they are reported.</param>
    public async Task<string> Draft(
        Initiative initiative,
        InitiativePhase phase,
        IReadOnlyList<MadeFor> made,
        CancellationToken stop = default
    )
    {
        var since = phase.Opened ?? initiative.Started;
        var text = new StringBuilder();
        var happened = new Happened(
            await IdeasSince(initiative, since, stop),
            await MeetingsIn(initiative, phase, stop),
            await DecisionsSince(initiative, since, stop),
            await TasksDoneIn(initiative, phase, stop),
            await CommitmentsSince(initiative, since, stop),
            await ResultsSince(initiative, since, stop)
        );
        WriteCounts(text, happened);
        if (phase.Phase is Phase.Deliver or Phase.Report)
            WriteEvents(text, made);
        WriteList(text, Words.Say("Keputusan:", "Decisions:"), happened.Decisions);
        WriteList(text, Words.Say("Hasil:", "Results:"), happened.Results);
        return text.Length == 0 ? "" : text.ToString().Trim();
    }

    private Task<int> IdeasSince(Initiative initiative, DateTime since, CancellationToken stop) =>
        db.Ideas()
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

    private Task<List<HeldMeeting>> MeetingsIn(Initiative initiative, InitiativePhase phase, CancellationToken stop) =>
        db.Meetings()
            .AsNoTracking()
            .Where(row =>
                row.InitiativeId == initiative.Id && row.Position == phase.Position && row.Status == MeetingStatus.Held
            )
            .OrderBy(row => row.Starts)
            .Select(row => new HeldMeeting(
                row.Id,
                row.Title,
                db.Attendees().Count(there => there.MeetingId == row.Id && there.Presence == Presence.Present)
            ))
            .ToListAsync(stop);

    private Task<List<string>> DecisionsSince(Initiative initiative, DateTime since, CancellationToken stop) =>
        db.Decisions()
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

    private Task<int> TasksDoneIn(Initiative initiative, InitiativePhase phase, CancellationToken stop) =>
        db.WorkTasks()
            .CountAsync(
                row =>
                    row.InitiativeId == initiative.Id && row.Position == phase.Position && row.State == TaskState.Done,
                stop
            );

    private Task<int> CommitmentsSince(Initiative initiative, DateTime since, CancellationToken stop) =>
        db.Commitments().CountAsync(row => row.InitiativeId == initiative.Id && row.At >= since, stop);

    private Task<List<string>> ResultsSince(Initiative initiative, DateTime since, CancellationToken stop) =>
        db.Outcomes()
            .AsNoTracking()
            .Where(row => row.InitiativeId == initiative.Id && row.Made >= since)
            .OrderBy(row => row.Made)
            .Select(row => row.Title)
            .Take(20)
            .ToListAsync(stop);

    private static void WriteCounts(StringBuilder text, Happened happened)
    {
        var (ideas, meetings, _, done, commitments, _) = happened;
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
    }

    private static void WriteEvents(StringBuilder text, IReadOnlyList<MadeFor> made)
    {
        foreach (var one in made.Where(one => one.Stage == MadeStage.Over).Reverse())
            text.AppendLine(
                Words.Say($"Acara \"{one.Title}\", {one.Said}", $"Event \"{one.Title}\", {one.Said}")
                    + (one.Figures is { } figures ? $": {figures}." : ".")
            );
    }

    private static void WriteList(StringBuilder text, string heading, List<string> lines)
    {
        if (lines.Count == 0)
            return;
        text.AppendLine()
            .AppendLine(heading)
            .AppendLine()
            .AppendJoin('\n', lines.Select(line => "- " + line))
            .AppendLine();
    }
}
