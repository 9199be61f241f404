using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>
/// Tasks, commitments and parts of the report: what is done in an initiative, each with the involvement it shows. False
/// or null: no longer as it was seen.
/// </summary>
public sealed class DoWork(AppDb db, Involve involve, IOutputCacheStore pages, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task<WorkTask?> AddTask(
        Initiative initiative,
        string title,
        Guid? organization,
        string owner,
        DateOnly? due,
        Guid? meeting,
        CancellationToken stop = default
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!await db.HoldActive(initiative, Acts.None, stop))
            return null;
        var task = new WorkTask
        {
            InitiativeId = initiative.Id,
            Position = initiative.Active,
            MeetingId = meeting,
            Title = title,
            OrganizationId = organization,
            Owner = owner,
            Due = due,
            Made = Now,
        };
        db.WorkTasks().Add(task);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return task;
    }

    /// <summary>
    /// A task moves on the board. What an organization has done is offered as its involvement in the phase of the task.
    /// </summary>
    public async Task<bool> Move(
        Initiative initiative,
        WorkTask seen,
        TaskState to,
        Guid by,
        Guid? byLeadOf,
        CancellationToken stop = default
    )
    {
        DateTime? done = to == TaskState.Done ? Now : null;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (
            await db.WorkTasks()
                .Where(row => row.Id == seen.Id && row.Version == seen.Version)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.State, to)
                            .SetProperty(row => row.Done, done)
                            .SetProperty(row => row.Version, row => row.Version + 1),
                    stop
                ) == 0
        )
            return false;
        if (seen.OrganizationId is { } organization)
        {
            if (to == TaskState.Done)
                await involve.Offer(
                    new(
                        initiative.Id,
                        organization,
                        seen.Position,
                        InvolvementRole.Organizer,
                        "task",
                        seen.Id,
                        seen.Title,
                        Now
                    )
                    {
                        ConfirmedBy = byLeadOf == organization ? by : null,
                    },
                    stop
                );
            else
                await involve.TakeBack(initiative.Id, organization, "task", seen.Id, recordIsGone: true, stop);
        }
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        await Evict(stop);
        return true;
    }

    public async Task<bool> EditTask(
        WorkTask seen,
        string title,
        Guid? organization,
        string owner,
        DateOnly? due,
        CancellationToken stop = default
    ) =>
        await db.WorkTasks()
            .Where(row => row.Id == seen.Id && row.Version == seen.Version)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.Title, title)
                        .SetProperty(row => row.OrganizationId, organization)
                        .SetProperty(row => row.Owner, owner)
                        .SetProperty(row => row.Due, due)
                        .SetProperty(row => row.Version, row => row.Version + 1),
                stop
            ) > 0;

    /// <summary>An organization says what it will bring. Null when the phase allows no commitments.</summary>
    public async Task<Commitment?> Commit(
        Initiative initiative,
        Guid organization,
        string text,
        Guid by,
        bool byLead,
        CancellationToken stop = default
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!await db.HoldActive(initiative, Acts.Commit, stop))
            return null;
        var commitment = new Commitment
        {
            InitiativeId = initiative.Id,
            OrganizationId = organization,
            Text = text,
            At = Now,
        };
        db.Commitments().Add(commitment);
        await involve.OfferIn(
            initiative,
            organization,
            Phase.Commit,
            InvolvementRole.Supporter,
            "commitment",
            commitment.Id,
            text,
            byLead ? by : null,
            stop
        );
        Note(initiative, by, "commitment.made", text);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        await Evict(stop);
        return commitment;
    }

    /// <summary>
    /// A commitment was kept, as something shows, or is released, and why. Kept, it is involvement in delivery.
    /// </summary>
    public async Task<bool> Settle(
        Initiative initiative,
        Commitment seen,
        bool kept,
        string evidence,
        Guid by,
        bool byLead,
        CancellationToken stop = default
    )
    {
        var now = Now;
        var to = kept ? CommitmentState.Kept : CommitmentState.Released;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (
            await db.Commitments()
                .Where(row => row.Id == seen.Id && row.State == CommitmentState.Promised)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.State, to)
                            .SetProperty(row => row.Settled, now)
                            .SetProperty(row => row.Evidence, evidence),
                    stop
                ) == 0
        )
            return false;
        if (kept)
            await involve.OfferIn(
                initiative,
                seen.OrganizationId,
                Phase.Deliver,
                InvolvementRole.Supporter,
                "kept",
                seen.Id,
                seen.Text,
                byLead ? by : null,
                stop
            );
        else
            await involve.TakeBack(initiative.Id, seen.OrganizationId, "commitment", seen.Id, recordIsGone: true, stop);
        Note(initiative, by, kept ? "commitment.kept" : "commitment.released", evidence);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        await Evict(stop);
        return true;
    }

    /// <summary>
    /// An organization tells its part of the report, and has thereby taken part in it. False when the phase allows no
    /// report, or another of its leads has written meanwhile (<paramref name="before"/> is what was there, null for
    /// nothing).
    /// </summary>
    public async Task<bool> Report(
        Initiative initiative,
        Guid organization,
        string? before,
        string text,
        Guid by,
        CancellationToken stop = default
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!await db.HoldActive(initiative, Acts.Report, stop))
            return false;
        var part = await db.ReportParts()
            .SingleOrDefaultAsync(row => row.InitiativeId == initiative.Id && row.OrganizationId == organization, stop);
        // Two leads of one organization: the second sees what the first wrote.
        if (part?.Text != before)
            return false;
        if (part is not null)
            (part.Text, part.At) = (text, Now);
        else
            db.ReportParts()
                .Add(
                    new()
                    {
                        InitiativeId = initiative.Id,
                        OrganizationId = organization,
                        Text = text,
                        At = Now,
                    }
                );
        await involve.OfferIn(
            initiative,
            organization,
            Phase.Report,
            InvolvementRole.Reporter,
            "report",
            initiative.Id,
            Words.Cut(text, 120),
            by,
            stop
        );
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        await Evict(stop);
        return true;
    }

    public async Task AddFile(
        Initiative initiative,
        (string Stored, string Name) file,
        bool shown,
        Guid by,
        CancellationToken stop = default
    )
    {
        db.WorkFiles()
            .Add(
                new()
                {
                    InitiativeId = initiative.Id,
                    File = file.Stored,
                    FileName = file.Name,
                    Public = shown,
                    Added = Now,
                    By = by,
                }
            );
        Note(initiative, by, "file.added", file.Name);
        await db.SaveChangesAsync(stop);
        await Evict(stop);
    }

    public async Task RemoveFile(Initiative initiative, Guid id, Guid by, CancellationToken stop = default)
    {
        if (
            await db.WorkFiles()
                .Where(row => row.Id == id && row.InitiativeId == initiative.Id)
                .ExecuteDeleteAsync(stop) == 0
        )
            return;
        Note(initiative, by, "file.removed", id.ToString());
        await db.SaveChangesAsync(stop);
        await Evict(stop);
    }

    /// <summary>A note between staff.</summary>
    public async Task AddNote(Initiative initiative, string text, Guid by, CancellationToken stop = default)
    {
        db.InternalNotes()
            .Add(
                new()
                {
                    InitiativeId = initiative.Id,
                    At = Now,
                    By = by,
                    Text = text,
                }
            );
        await db.SaveChangesAsync(stop);
    }

    private void Note(Initiative initiative, Guid by, string action, string detail) =>
        db.Note(initiative, by, action, detail, Now);

    private ValueTask Evict(CancellationToken stop) => pages.EvictByTagAsync(PublicPages.Tag, stop);
}
