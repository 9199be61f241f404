using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Events;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Jobs;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Import;

/// <summary>The two jobs of an import: its rows are checked, and written.</summary>
public sealed class ImportJobs(
    AppDb db,
    FileStore files,
    IEnumerable<IImportTarget> targets,
    ImportProgress progress,
    Frame frame,
    IServiceProvider services,
    ILogger<ImportJobs> log
)
{
    /// <summary>
    /// The job that finds what is wrong, what is here already, and what likely is. Done twice, or by two at once, the
    /// first counts.
    /// </summary>
    public async Task Check(Guid id, CancellationToken stop = default)
    {
        try
        {
            await CheckRows(id, stop);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            await Fail(id, ImportStatus.Checking, "failed");
            throw;
        }
        finally
        {
            progress.Forget(id);
        }
    }

    private async Task CheckRows(Guid id, CancellationToken stop)
    {
        if (
            await db.Imports()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.Id == id && row.Status == ImportStatus.Checking, stop)
                is not { } import
            || targets.Named(import.Target) is not { } target
        )
            return;
        if (await files.Rows(import, stop) is not { } sheet)
        {
            await Fail(id, ImportStatus.Checking, "failed");
            return;
        }
        var rows = sheet.Mapped(import, target);
        await Find(rows, import, target, stop);
        await frame.Do(async act =>
        {
            // The row is held from here: another worker that checked the same finds it checked, and one that checked
            // for other columns finds another round.
            if (
                await act.Update(
                    db.Imports()
                        .Where(row => row.Id == id && row.Status == ImportStatus.Checking && row.Round == import.Round),
                    set =>
                        set.SetProperty(row => row.Status, ImportStatus.Checked)
                            .SetProperty(row => row.Rows, rows.Count)
                ) == 0
            )
                return act.Refuse(false);
            await PutRows(act, id, rows, stop);
            return true;
        });
    }

    // Which rows are wrong, which are here already, and which likely are.
    private async Task Find(List<ImportRow> rows, Import import, IImportTarget target, CancellationToken stop)
    {
        foreach (var row in rows)
            if (target.Problems(row.Values).Count > 0)
                row.Finding = Finding.Wrong;
        await db.Recognise(rows, stop);
        await target.Compare(
            db,
            import.SiteId,
            [.. rows.Where(row => row.Finding == Finding.New)],
            reached => progress.Note(import.Id, reached),
            stop
        );
        foreach (var row in rows)
            if (row.Finding == Finding.New)
                row.MatchId = Guid.CreateVersion7();
    }

    private async Task PutRows(Act act, Guid id, List<ImportRow> rows, CancellationToken stop)
    {
        await act.Erase(db.ImportRows().Where(row => row.ImportId == id));
        foreach (var lot in rows.Chunk(KnownRows.Lot))
        {
            act.AddAll(lot);
            await act.SaveLot(stop);
        }
    }

    /// <summary>The job that writes all rows in one transaction.</summary>
    public async Task Write(Guid id, CancellationToken stop = default)
    {
        if (
            await db.Imports()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.Id == id && row.Status == ImportStatus.Writing, stop)
                is not { } import
            || targets.Named(import.Target) is not { } target
        )
            return;
        var rows = await db.ImportRows()
            .AsNoTracking()
            .Where(row => row.ImportId == id && (row.Finding == Finding.New || row.Finding == Finding.Likely))
            .OrderBy(row => row.Number)
            .ToListAsync(stop);
        if (!await WriteAllOrNothing(import, target, rows, stop))
            return;
        // Committed: it is to be found at once, also when its file cannot be erased now. Nothing here may be cut short,
        // since the job finds nothing left to write when it comes again.
        progress.Forget(id);
        var each = new OneByOne(db, log, "import");
        await each.Do(id, () => services.Announce(new ImportDone(target.Name), CancellationToken.None), stop);
        await each.Do(id, () => EraseFile(import), stop);
    }

    private async Task<bool> WriteAllOrNothing(
        Import import,
        IImportTarget target,
        List<ImportRow> rows,
        CancellationToken stop
    )
    {
        try
        {
            var (taken, written) = await frame.Do(
                async act => (false, await WriteIfFirst(act, import, target, rows, stop)),
                Refusal.Taken((true, false))
            );
            // Someone registered, or another import wrote, what we were about to write: nothing is written, and it is
            // to be checked anew.
            if (taken)
                await Fail(import.Id, ImportStatus.Writing, "again");
            return written;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            await Fail(import.Id, ImportStatus.Writing, "failed");
            throw;
        }
    }

    private async Task<bool> WriteIfFirst(
        Act act,
        Import import,
        IImportTarget target,
        List<ImportRow> rows,
        CancellationToken stop
    )
    {
        if (!await IsFirst(act, import.Id, rows.Count))
            return act.Refuse(false);
        await act.Record(import.Id, rows, stop);
        await target.Write(act, import, rows, reached => progress.Note(import.Id, reached), stop);
        act.Note(import.By, import.SiteId, "import.done", $"import:{import.Id}", Done(target, rows));
        act.IsSeen();
        return true;
    }

    // Held for as long as it takes: another worker that also came by waits here, and then finds it done.
    private async Task<bool> IsFirst(Act act, Guid id, int rows) =>
        await act.Update(
            db.Imports().Where(row => row.Id == id && row.Status == ImportStatus.Writing),
            set =>
                set.SetProperty(row => row.Status, ImportStatus.Done)
                    .SetProperty(row => row.Finished, act.Now)
                    .SetProperty(row => row.Reached, rows)
        ) > 0;

    private static string Done(IImportTarget target, List<ImportRow> rows) =>
        $"{target.Name}: "
        + $"{rows.Count(row => row.Finding == Finding.New || row.Choice == Choice.Take)} new, "
        + $"{rows.Count(row => row.Choice == Choice.Fill)} filled, "
        + $"{rows.Count(row => row.Choice == Choice.Leave)} left";

    private async Task EraseFile(Import import)
    {
        if (import.File is not { } file)
            return;
        var mine = db.Imports().Where(row => row.Id == import.Id);
        if (await frame.Do(act => act.Update(mine, set => set.SetProperty(row => row.File, (string?)null))) > 0)
            files.Erase(file);
    }

    // Unless another worker brought it further meanwhile.
    private Task<int> Fail(Guid id, ImportStatus at, string problem)
    {
        progress.Forget(id);
        return frame.Do(act =>
            act.Update(
                db.Imports().Where(row => row.Id == id && row.Status == at),
                set => set.SetProperty(row => row.Status, ImportStatus.Failed).SetProperty(row => row.Problem, problem)
            )
        );
    }
}
