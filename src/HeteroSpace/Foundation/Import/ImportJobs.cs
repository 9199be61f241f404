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
            db.ChangeTracker.Clear();
            await db.Imports()
                .Where(row => row.Id == id && row.Status == ImportStatus.Checking)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.Status, ImportStatus.Failed)
                            .SetProperty(row => row.Problem, "failed"),
                    CancellationToken.None
                );
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
            await Fail(id, "failed", stop);
            return;
        }
        var rows = sheet.Mapped(import, target);
        await Find(rows, import, target, stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // The row is held from here: another worker that checked the same finds it checked, and one that checked for
        // other columns finds another round.
        if (
            await db.Imports()
                .Where(row => row.Id == id && row.Status == ImportStatus.Checking && row.Round == import.Round)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.Status, ImportStatus.Checked)
                            .SetProperty(row => row.Rows, rows.Count),
                    stop
                ) == 0
        )
            return;
        await PutRows(id, rows, stop);
        await transaction.CommitAsync(stop);
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

    private async Task PutRows(Guid id, List<ImportRow> rows, CancellationToken stop)
    {
        await db.ImportRows().Where(row => row.ImportId == id).ExecuteDeleteAsync(stop);
        foreach (var lot in rows.Chunk(KnownRows.Lot))
        {
            db.ImportRows().AddRange(lot);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
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
        await each.Do(id, () => EraseFile(import, CancellationToken.None), stop);
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
                await Fail(import.Id, "again", stop);
            return written;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            await Fail(import.Id, "failed", CancellationToken.None);
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
        await db.Record(import.Id, rows, stop);
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

    private async Task EraseFile(Import import, CancellationToken stop)
    {
        if (
            import.File is { } file
            && await db.Imports()
                .Where(row => row.Id == import.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.File, (string?)null), stop) > 0
        )
            files.Erase(file);
    }

    private Task<int> Fail(Guid id, string problem, CancellationToken stop)
    {
        progress.Forget(id);
        return db.Imports()
            .Where(row => row.Id == id && (row.Status == ImportStatus.Checking || row.Status == ImportStatus.Writing))
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Status, ImportStatus.Failed).SetProperty(row => row.Problem, problem),
                stop
            );
    }
}
