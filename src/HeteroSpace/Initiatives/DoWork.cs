using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>
/// Tasks, commitments and parts of the report: what is done in an initiative, each with the involvement it shows. False
/// or null: no longer as it was seen.
/// </summary>
public sealed class DoWork(AppDb db, Involve involve, Frame frame)
{
    public Task<WorkTask?> AddTask(
        Initiative initiative,
        string title,
        Guid? organization,
        string owner,
        DateOnly? due,
        Guid? meeting,
        Guid by
    ) =>
        frame.Do(async act =>
        {
            if (!await act.HoldActive(initiative, Acts.None))
                return act.Refuse<WorkTask?>(null);
            act.Note(initiative, by, "task.added", title);
            return act.Add(
                new WorkTask
                {
                    InitiativeId = initiative.Id,
                    Position = initiative.Active,
                    MeetingId = meeting,
                    Title = title,
                    OrganizationId = organization,
                    Owner = owner,
                    Due = due,
                    Made = act.Now,
                }
            );
        });

    /// <summary>
    /// A task moves on the board. What an organization has done is offered as its involvement in the phase of the task.
    /// </summary>
    public Task<bool> Move(Initiative initiative, WorkTask seen, TaskState to, Guid by, Guid? byLeadOf) =>
        frame.Do(async act =>
        {
            if (await act.Hold(seen) is not { } task)
                return act.Refuse(false);
            (task.State, task.Done) = (to, to == TaskState.Done ? act.Now : null);
            if (task.OrganizationId is { } organization && task.Done is not null)
                await OfferDone(act, task, organization, byLeadOf == organization ? by : null);
            else if (task.OrganizationId is { } undone)
                await involve.TakeBack(act, initiative.Id, undone, "task", task.Id, recordIsGone: true);
            act.Note(initiative, by, "task.moved", act.WithChanges(task.Title));
            act.IsSeen();
            return true;
        });

    private Task OfferDone(Act act, WorkTask task, Guid organization, Guid? lead) =>
        involve.Offer(
            act,
            new(
                task.InitiativeId,
                organization,
                task.Position,
                InvolvementRole.Organizer,
                "task",
                task.Id,
                task.Title,
                act.Now
            )
            {
                ConfirmedBy = lead,
            }
        );

    public Task<bool> EditTask(
        Initiative initiative,
        WorkTask seen,
        string title,
        Guid? organization,
        string owner,
        DateOnly? due,
        Guid by
    ) =>
        frame.Do(async act =>
        {
            if (await act.Hold(seen) is not { } task)
                return act.Refuse(false);
            (task.Title, task.OrganizationId, task.Owner, task.Due) = (title, organization, owner, due);
            act.Note(initiative, by, "task.changed", act.WithChanges(title));
            return true;
        });

    /// <summary>An organization says what it will bring. Null when the phase allows no commitments.</summary>
    public Task<Commitment?> Commit(Initiative initiative, Guid organization, string text, Guid by, bool byLead) =>
        frame.Do(async act =>
        {
            if (!await act.HoldActive(initiative, Acts.Commit))
                return act.Refuse<Commitment?>(null);
            var commitment = act.Add(
                new Commitment
                {
                    InitiativeId = initiative.Id,
                    OrganizationId = organization,
                    Text = text,
                    At = act.Now,
                }
            );
            await involve.OfferIn(
                act,
                initiative,
                organization,
                Phase.Commit,
                InvolvementRole.Supporter,
                "commitment",
                commitment.Id,
                text,
                byLead ? by : null
            );
            act.Note(initiative, by, "commitment.made", text);
            act.IsSeen();
            return commitment;
        });

    /// <summary>
    /// A commitment was kept, as something shows, or is released, and why. Kept, it is involvement in delivery.
    /// </summary>
    public Task<bool> Settle(
        Initiative initiative,
        Commitment seen,
        bool kept,
        string evidence,
        Guid by,
        bool byLead
    ) =>
        frame.Do(async act =>
        {
            var to = kept ? CommitmentState.Kept : CommitmentState.Released;
            var settled = await act.Update(
                db.Commitments().Where(row => row.Id == seen.Id && row.State == CommitmentState.Promised),
                set =>
                    set.SetProperty(row => row.State, to)
                        .SetProperty(row => row.Settled, act.Now)
                        .SetProperty(row => row.Evidence, evidence)
            );
            if (settled == 0)
                return act.Refuse(false);
            if (kept)
                await involve.OfferIn(
                    act,
                    initiative,
                    seen.OrganizationId,
                    Phase.Deliver,
                    InvolvementRole.Supporter,
                    "kept",
                    seen.Id,
                    seen.Text,
                    byLead ? by : null
                );
            else
                await involve.TakeBack(act, initiative.Id, seen.OrganizationId, "commitment", seen.Id, true);
            act.Note(initiative, by, kept ? "commitment.kept" : "commitment.released", evidence);
            act.IsSeen();
            return true;
        });

    /// <summary>
    /// An organization tells its part of the report, and has thereby taken part in it. False when the phase allows no
    /// report, or another of its leads has written meanwhile (<paramref name="before"/> is what was there, null for
    /// nothing).
    /// </summary>
    public Task<bool> Report(Initiative initiative, Guid organization, string? before, string text, Guid by) =>
        frame.Do(async act =>
        {
            if (!await act.HoldActive(initiative, Acts.Report))
                return act.Refuse(false);
            var part = await db.ReportParts()
                .SingleOrDefaultAsync(row => row.InitiativeId == initiative.Id && row.OrganizationId == organization);
            // Two leads of one organization: the second sees what the first wrote.
            if (part?.Text != before)
                return act.Refuse(false);
            if (part is not null)
                (part.Text, part.At) = (text, act.Now);
            else
                act.Add(
                    new ReportPart
                    {
                        InitiativeId = initiative.Id,
                        OrganizationId = organization,
                        Text = text,
                        At = act.Now,
                    }
                );
            await involve.OfferIn(
                act,
                initiative,
                organization,
                Phase.Report,
                InvolvementRole.Reporter,
                "report",
                initiative.Id,
                Words.Cut(text, 120),
                by
            );
            act.Note(initiative, by, "report.saved", "organization:" + organization);
            act.IsSeen();
            return true;
        });

    /// <summary>When an organization's part was written last, as its audit row has it.</summary>
    public Task<DateTime?> Reported(Initiative initiative, Guid organization, CancellationToken stop) =>
        db.ReportParts()
            .Where(row => row.InitiativeId == initiative.Id && row.OrganizationId == organization)
            .Select(row => (DateTime?)row.At)
            .SingleOrDefaultAsync(stop);

    public Task AddFile(Initiative initiative, (string Stored, string Name) file, bool shown, Guid by) =>
        frame.Do(act =>
        {
            act.Add(
                new WorkFile
                {
                    InitiativeId = initiative.Id,
                    File = file.Stored,
                    FileName = file.Name,
                    Public = shown,
                    Added = act.Now,
                    By = by,
                }
            );
            act.Note(initiative, by, "file.added", file.Name);
            act.IsSeen();
        });

    public Task RemoveFile(Initiative initiative, Guid id, Guid by) =>
        frame.Do(async act =>
        {
            if (await act.Erase(db.WorkFiles().Where(row => row.Id == id && row.InitiativeId == initiative.Id)) == 0)
                return;
            act.Note(initiative, by, "file.removed", id.ToString());
            act.IsSeen();
        });

    /// <summary>A note between staff.</summary>
    public Task AddNote(Initiative initiative, string text, Guid by) =>
        frame.Do(act =>
        {
            act.Add(
                new InternalNote
                {
                    InitiativeId = initiative.Id,
                    At = act.Now,
                    By = by,
                    Text = text,
                }
            );
            act.Note(initiative, by, "note.added", null);
        });
}
