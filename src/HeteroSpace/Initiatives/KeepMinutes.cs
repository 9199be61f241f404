using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
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
public sealed class KeepMinutes(AppDb db, Frame frame)
{
    /// <summary>So long the minutes are one writer's; each save begins it anew.</summary>
    public static readonly TimeSpan WritesFor = TimeSpan.FromMinutes(15);

    /// <summary>Opens the minutes to write. False while someone else does.</summary>
    public Task<bool> BeginWriting(Meeting meeting, Guid writer, string name) =>
        frame.Do(act => Lock(act, meeting, writer, name));

    // Looked at and held by one statement.
    private async Task<bool> Lock(Act act, Meeting meeting, Guid writer, string name) =>
        await act.Update(
            db.Meetings()
                .Where(row =>
                    row.Id == meeting.Id && (row.Writer == null || row.Writer == writer || row.WriterUntil < act.Now)
                ),
            set =>
                set.SetProperty(row => row.Writer, writer)
                    .SetProperty(row => row.WriterName, name)
                    .SetProperty(row => row.WriterUntil, act.Now + WritesFor)
        ) > 0;

    /// <summary>Lets others write.</summary>
    public Task StopWriting(Meeting meeting, Guid writer) =>
        frame.Do(act =>
            act.Update(
                db.Meetings().Where(row => row.Id == meeting.Id && row.Writer == writer),
                set =>
                    set.SetProperty(row => row.Writer, (Guid?)null)
                        .SetProperty(row => row.WriterName, (string?)null)
                        .SetProperty(row => row.WriterUntil, (DateTime?)null)
            )
        );

    /// <summary>
    /// The next version, after the one that was opened; all are kept. What was typed is never thrown away: the page
    /// shows it beside the newer one.
    /// </summary>
    public Task<MinutesAnswer> Save(
        Initiative initiative,
        Meeting meeting,
        int opened,
        string text,
        Guid by,
        string name
    ) =>
        frame.Do(
            async act =>
            {
                if (!await Lock(act, meeting, by, name))
                    return act.Refuse(MinutesAnswer.Locked);
                var latest = await db.MinutesVersions()
                    .AsNoTracking()
                    .Where(row => row.MeetingId == meeting.Id)
                    .OrderByDescending(row => row.Number)
                    .FirstOrDefaultAsync();
                if ((latest?.Number ?? 0) != opened)
                    return act.Refuse(MinutesAnswer.Changed);
                act.IsSeen();
                if (latest?.Text == text)
                    return MinutesAnswer.Saved;
                act.Add(
                    new Minutes
                    {
                        MeetingId = meeting.Id,
                        Number = opened + 1,
                        Text = text,
                        By = by,
                        ByName = name,
                        At = act.Now,
                    }
                );
                act.Note(initiative, by, "minutes.saved", $"{meeting.Title}: {opened + 1}");
                return MinutesAnswer.Saved;
            },
            Refusal.Taken(MinutesAnswer.Changed)
        );

    /// <summary>Everyone may read the minutes, and hears of it; or no longer. False when there are none yet.</summary>
    public Task<bool> Publish(Initiative initiative, Meeting seen, bool shown, Guid by) =>
        frame.Do(async act =>
        {
            if (
                await act.Hold<Meeting>(seen.Id) is not { Status: MeetingStatus.Held } meeting
                || (meeting.Published is null) != shown
                || !await db.MinutesVersions().AnyAsync(minutes => minutes.MeetingId == meeting.Id)
            )
                return act.Refuse(false);
            meeting.Published = shown ? act.Now : null;
            act.Note(initiative, by, shown ? "minutes.published" : "minutes.hidden", meeting.Title);
            if (shown)
                MeetingNews.Tell(act, meeting.Id, "minutes", 0);
            act.IsSeen();
            return true;
        });
}
