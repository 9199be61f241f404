using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Web;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Initiatives;

/// <summary>
/// What came of saving minutes: Locked while someone else writes, Changed when there is a newer version than the one
/// that was opened.
/// </summary>
public enum MinutesAnswer
{
    Saved,
    Locked,
    Changed,
}

/// <summary>Keeps the minutes of meetings: one writes at a time, and every version stays.</summary>
public sealed class KeepMinutes(AppDb db, IOutputCacheStore pages, TimeProvider time)
{
    /// <summary>So long the minutes are one writer's; each save begins it anew.</summary>
    public static readonly TimeSpan WritesFor = TimeSpan.FromMinutes(15);
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Opens the minutes to write. False while someone else does.</summary>
    public Task<bool> BeginWriting(Meeting meeting, Guid writer, string name, CancellationToken stop = default) =>
        Lock(meeting, writer, name, Now, stop);

    // Looked at and held by one statement.
    private async Task<bool> Lock(Meeting meeting, Guid writer, string name, DateTime now, CancellationToken stop)
    {
        var until = now + WritesFor;
        return await db.Meetings()
                .Where(row =>
                    row.Id == meeting.Id && (row.Writer == null || row.Writer == writer || row.WriterUntil < now)
                )
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.Writer, writer)
                            .SetProperty(row => row.WriterName, name)
                            .SetProperty(row => row.WriterUntil, until),
                    stop
                ) > 0;
    }

    /// <summary>Lets others write.</summary>
    public Task StopWriting(Meeting meeting, Guid writer, CancellationToken stop = default) =>
        db.Meetings()
            .Where(row => row.Id == meeting.Id && row.Writer == writer)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.Writer, (Guid?)null)
                        .SetProperty(row => row.WriterName, (string?)null)
                        .SetProperty(row => row.WriterUntil, (DateTime?)null),
                stop
            );

    /// <summary>
    /// The next version, after the one that was opened; all are kept. What was typed is never thrown away: the page
    /// shows it beside the newer one.
    /// </summary>
    public async Task<MinutesAnswer> Save(
        Meeting meeting,
        int opened,
        string text,
        Guid by,
        string name,
        CancellationToken stop = default
    )
    {
        var now = Now;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!await Lock(meeting, by, name, now, stop))
            return MinutesAnswer.Locked;
        var latest = await db.MinutesVersions()
            .AsNoTracking()
            .Where(row => row.MeetingId == meeting.Id)
            .OrderByDescending(row => row.Number)
            .FirstOrDefaultAsync(stop);
        if ((latest?.Number ?? 0) != opened)
            return MinutesAnswer.Changed;
        if (latest?.Text != text)
        {
            db.MinutesVersions()
                .Add(
                    new()
                    {
                        MeetingId = meeting.Id,
                        Number = opened + 1,
                        Text = text,
                        By = by,
                        ByName = name,
                        At = now,
                    }
                );
            try
            {
                await db.SaveChangesAsync(stop);
            }
            catch (DbUpdateException error) when (error.IsTaken())
            {
                db.ChangeTracker.Clear();
                return MinutesAnswer.Changed;
            }
        }
        await transaction.CommitAsync(stop);
        await Evict(stop);
        return MinutesAnswer.Saved;
    }

    /// <summary>Everyone may read the minutes, and hears of it; or no longer. False when there are none yet.</summary>
    public async Task<bool> Publish(
        Initiative initiative,
        Meeting meeting,
        bool shown,
        Guid by,
        CancellationToken stop = default
    )
    {
        DateTime? at = shown ? Now : null;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (
            await db.Meetings()
                .Where(row =>
                    row.Id == meeting.Id && row.Status == MeetingStatus.Held && (row.Published == null) == shown
                )
                .WithMinutes(db)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.Published, at)
                            .SetProperty(row => row.Version, row => row.Version + 1),
                    stop
                ) == 0
        )
            return false;
        Note(initiative, by, shown ? "minutes.published" : "minutes.hidden", meeting.Title);
        if (shown)
            Tell(meeting.Id, "minutes", 0);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        await Evict(stop);
        return true;
    }

    private void Note(Initiative initiative, Guid by, string action, string detail) =>
        db.Note(initiative, by, action, detail, Now);

    private void Tell(Guid meeting, string what, int sequence) =>
        db.Jobs().Add(Job.Of(MeetingNews.Job, new MeetingNews(meeting, what, sequence, Now), Now));

    private ValueTask Evict(CancellationToken stop) => pages.EvictByTagAsync(PublicPages.Tag, stop);
}
