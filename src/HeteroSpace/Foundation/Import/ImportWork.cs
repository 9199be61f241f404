using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Events;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Tables;
using HeteroSpace.Foundation.Web;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Import;

/// <summary>The job by which an import is checked, or written.</summary>
public sealed record ImportStep(Guid ImportId)
{
    public const string Check = "import-check",
        Write = "import-write";
}

/// <summary>An import was written and is committed.</summary>
public sealed record ImportDone(string Target);

/// <summary>Takes a file in, checks its rows, and writes them: all of them in one transaction, or none.</summary>
public sealed class ImportWork(
    AppDb db,
    FileStore files,
    IEnumerable<IImportTarget> targets,
    ImportProgress progress,
    IOutputCacheStore pages,
    IServiceProvider services,
    TimeProvider time
)
{
    /// <summary>Rows inserted at a time; each lot is one message to the database.</summary>
    private const int Lot = 200;
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public IImportTarget? Target(string name) =>
        targets.FirstOrDefault(target => target.Name == name || target.Command == name);

    /// <summary>Keeps the file, with its headings guessed.</summary>
    /// <exception cref="UnreadableSheet">It is no table; nothing is kept.</exception>
    public async Task<Import> Take(
        IImportTarget target,
        Guid site,
        Guid? by,
        string fileName,
        byte[] content,
        CancellationToken stop = default
    )
    {
        var rows = Sheet.Read(content);
        var headings = Headings.Row(rows, target.Columns);
        var name = RandomNumberGenerator.GetHexString(32, true) + (Sheet.IsZip(content) ? ".xlsx" : ".csv");
        await files.Write(name, content, stop);
        var import = new Import
        {
            Target = target.Name,
            SiteId = site,
            By = by,
            FileName = fileName.Length > 200 ? fileName[^200..] : fileName,
            File = name,
            HeaderRow = headings.Number,
            Sources = Headings.Guess(headings, target.Columns, rows),
            Rows = rows.Count(row => row.Number > headings.Number),
            Made = Now,
        };
        db.Imports().Add(import);
        await db.SaveChangesAsync(stop);
        return import;
    }

    /// <summary>The rows of its file; null when it was erased.</summary>
    public async Task<List<SheetRow>?> Open(Import import, CancellationToken stop = default)
    {
        if (import.File is not { } name || files.Open(name) is not { } file)
            return null;
        await using (file)
        {
            var content = new byte[file.Length];
            await file.ReadExactlyAsync(content, stop);
            return Sheet.Read(content);
        }
    }

    /// <summary>
    /// The columns were chosen: the rows are checked by a job, or by the caller (<see cref="Check"/>). False when it is
    /// no longer waiting for that.
    /// </summary>
    public async Task<bool> Map(
        Import import,
        int headerRow,
        List<string> sources,
        bool byJob = true,
        CancellationToken stop = default
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (
            await db.Imports()
                .Where(row =>
                    row.Id == import.Id
                    && row.File != null
                    && (
                        row.Status == ImportStatus.Mapping
                        || row.Status == ImportStatus.Checked
                        || row.Status == ImportStatus.Failed
                    )
                )
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.Status, ImportStatus.Checking)
                            .SetProperty(row => row.HeaderRow, headerRow)
                            .SetProperty(row => row.Sources, sources)
                            .SetProperty(row => row.Round, row => row.Round + 1)
                            .SetProperty(row => row.Reached, 0)
                            .SetProperty(row => row.Problem, (string?)null),
                    stop
                ) == 0
        )
            return false;
        if (byJob)
            await Then(ImportStep.Check, import.Id, stop);
        await transaction.CommitAsync(stop);
        return true;
    }

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
            || Target(import.Target) is not { } target
        )
            return;
        if (await Open(import, stop) is not { } sheet)
        {
            await Fail(id, "failed", stop);
            return;
        }
        var rows = Mapped(import, sheet, target);
        foreach (var row in rows)
            if (target.Problems(row.Values).Count > 0)
                row.Finding = Finding.Wrong;
        await Recognise(rows, stop);
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
        await db.ImportRows().Where(row => row.ImportId == id).ExecuteDeleteAsync(stop);
        foreach (var lot in rows.Chunk(Lot))
        {
            db.ImportRows().AddRange(lot);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
        }
        await transaction.CommitAsync(stop);
    }

    /// <summary>Someone decided what becomes of a row that is likely the same as another.</summary>
    public Task Choose(
        Import import,
        IReadOnlyCollection<int> numbers,
        Choice choice,
        CancellationToken stop = default
    ) =>
        Undecided(import)
            .Where(row => numbers.Contains(row.Number))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Choice, choice), stop);

    /// <summary>The same for all that nobody has decided.</summary>
    public Task ChooseRest(Import import, Choice choice, CancellationToken stop = default) =>
        Undecided(import)
            .Where(row => row.Choice == Choice.Open)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Choice, choice), stop);

    // Those of the round that was seen.
    private IQueryable<ImportRow> Undecided(Import import) =>
        db.ImportRows()
            .Where(row =>
                row.ImportId == import.Id
                && row.Finding == Finding.Likely
                && db.Imports()
                    .Any(known =>
                        known.Id == import.Id && known.Status == ImportStatus.Checked && known.Round == import.Round
                    )
            );

    /// <summary>
    /// Begins to write, by a job or by the caller (<see cref="Write"/>). False when something is not decided, the
    /// columns were chosen anew, or someone else began.
    /// </summary>
    public async Task<bool> Begin(Import import, bool leaveWrong, bool byJob = true, CancellationToken stop = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (
            await db.Imports()
                .Where(row => row.Id == import.Id && row.Status == ImportStatus.Checked && row.Round == import.Round)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.Status, ImportStatus.Writing)
                            .SetProperty(row => row.LeaveWrong, leaveWrong)
                            .SetProperty(row => row.Reached, 0),
                    stop
                ) == 0
        )
            return false;
        if (
            await db.ImportRows()
                .AnyAsync(
                    row =>
                        row.ImportId == import.Id
                        && (
                            row.Finding == Finding.Likely && row.Choice == Choice.Open
                            || row.Finding == Finding.Wrong && !leaveWrong
                        ),
                    stop
                )
        )
            return false;
        if (byJob)
            await Then(ImportStep.Write, import.Id, stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    /// <summary>The job that writes all rows in one transaction.</summary>
    public async Task Write(Guid id, CancellationToken stop = default)
    {
        if (
            await db.Imports()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.Id == id && row.Status == ImportStatus.Writing, stop)
                is not { } import
            || Target(import.Target) is not { } target
        )
            return;
        var rows = await db.ImportRows()
            .AsNoTracking()
            .Where(row => row.ImportId == id && (row.Finding == Finding.New || row.Finding == Finding.Likely))
            .OrderBy(row => row.Number)
            .ToListAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        try
        {
            // Held for as long as it takes: another worker that also came by waits here, and then finds it done.
            if (
                await db.Imports()
                    .Where(row => row.Id == id && row.Status == ImportStatus.Writing)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(row => row.Status, ImportStatus.Done)
                                .SetProperty(row => row.Finished, Now)
                                .SetProperty(row => row.Reached, rows.Count),
                        stop
                    ) == 0
            )
                return;
            await Record(id, rows, stop);
            await target.Write(db, import, rows, reached => progress.Note(id, reached), stop);
            db.Audit()
                .Add(
                    AuditRow.Of(
                        Now,
                        import.By,
                        import.SiteId,
                        "import.done",
                        $"import:{id}",
                        $"{target.Name}: {rows.Count(row => row.Finding == Finding.New || row.Choice == Choice.Take)} new, {rows.Count(row => row.Choice == Choice.Fill)} filled, {rows.Count(row => row.Choice == Choice.Leave)} left"
                    )
                );
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
        }
        // Someone registered, or another import wrote, what we were about to write: nothing is written, and it is to be
        // checked anew.
        catch (Exception error) when (Refusals.IsTaken(error))
        {
            await GiveUp(transaction, id, "again", stop);
            return;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            await GiveUp(transaction, id, "failed", CancellationToken.None);
            throw;
        }
        if (
            import.File is { } file
            && await db.Imports()
                .Where(row => row.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.File, (string?)null), stop) > 0
        )
            files.Erase(file);
        progress.Forget(id);
        await services.Announce(new ImportDone(target.Name), stop);
        await pages.EvictByTagAsync(PublicPages.Tag, stop);
    }

    /// <summary>
    /// Gives the import up, also while it is checked or about to be written (should whoever did that be gone); what is
    /// written stays written.
    /// </summary>
    public async Task Drop(Import import, CancellationToken stop = default)
    {
        if (
            await db.Imports()
                .Where(row =>
                    row.Id == import.Id && row.Status != ImportStatus.Done && row.Status != ImportStatus.Dropped
                )
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.Status, ImportStatus.Dropped)
                            .SetProperty(row => row.Finished, Now)
                            .SetProperty(row => row.File, (string?)null),
                    stop
                ) == 0
        )
            return;
        await db.ImportRows().Where(row => row.ImportId == import.Id).ExecuteDeleteAsync(stop);
        if (import.File is { } file)
            files.Erase(file);
    }

    /// <summary>
    /// What stood in the rows and files of imports is forgotten after 30 days; files that wait for nobody any more go
    /// with them.
    /// </summary>
    public static async Task Forget(AppDb db, DateTime now, CancellationToken stop)
    {
        var before = now.AddDays(-30);
        await db.ImportRows()
            .Where(row =>
                db.Imports().Any(import => import.Id == row.ImportId && import.Made < before) && row.RecordId == null
            )
            .ExecuteDeleteAsync(stop);
        var none = new List<string>();
        await db.ImportRows()
            .Where(row => db.Imports().Any(import => import.Id == row.ImportId && import.Made < before))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Values, none), stop);
        await db.Imports()
            .Where(row => row.Made < before && row.File != null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.File, (string?)null), stop);
        await db.Imports()
            .Where(row => row.Made < before && row.Status != ImportStatus.Done && row.Status != ImportStatus.Dropped)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, ImportStatus.Dropped), stop);
    }

    private static List<ImportRow> Mapped(Import import, List<SheetRow> sheet, IImportTarget target)
    {
        var headings = sheet.FirstOrDefault(row => row.Number == import.HeaderRow);
        return
        [
            .. sheet
                .Where(row =>
                    row.Number > import.HeaderRow && (headings is null || !row.Cells.SequenceEqual(headings.Cells))
                )
                .Select(row => (row.Number, Values: import.Sources.ConvertAll(source => Value(row, source))))
                .Where(row =>
                    import.Sources.Zip(row.Values).Any(pair => pair is { First: ['#', ..], Second.Length: > 0 })
                )
                .Select(row => new ImportRow
                {
                    ImportId = import.Id,
                    Number = row.Number,
                    Values = row.Values,
                    Hash = Hash(target, row.Values),
                }),
        ];
    }

    private static string Value(SheetRow row, string source) =>
        source switch
        {
            "" => "",
            ['#', .. var number] => int.TryParse(number, out var column) && column < row.Cells.Length
                ? row.Cells[column]
                : "",
            _ => source,
        };

    private static string Hash(IImportTarget target, List<string> values) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(target.Name + JsonSerializer.Serialize(values)))
        );

    // Rows that were imported before, and rows that stand in the file twice, need nobody to look at them.
    private async Task Recognise(List<ImportRow> rows, CancellationToken stop)
    {
        var first = new Dictionary<string, int>();
        foreach (var lot in rows.Where(row => row.Finding == Finding.New).Chunk(Lot))
        {
            var hashes = lot.Select(row => row.Hash).ToArray();
            var known = await db.ImportRows()
                .AsNoTracking()
                .Where(row => hashes.Contains(row.Hash) && row.RecordId != null)
                .ToDictionaryAsync(row => row.Hash, row => row.RecordId, stop);
            foreach (var row in lot)
            {
                if (known.TryGetValue(row.Hash, out var record))
                    (row.Finding, row.MatchId) = (Finding.Unchanged, record);
                else if (!first.TryAdd(row.Hash, row.Number))
                    (row.Finding, row.MatchNumber) = (Finding.Unchanged, first[row.Hash]);
            }
        }
    }

    // Which record each row is: all but the few that are records of their own in spite of a likeness are told by one
    // statement.
    private async Task Record(Guid id, List<ImportRow> rows, CancellationToken stop)
    {
        var mine = db.ImportRows().Where(row => row.ImportId == id);
        await mine.Where(row =>
                row.MatchId != null
                && (row.Finding == Finding.New || row.Finding == Finding.Likely && row.Choice != Choice.Take)
            )
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.RecordId, row => row.MatchId), stop);
        await mine.Where(row => row.Finding == Finding.Likely && row.Choice != Choice.Take && row.MatchNumber != null)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(
                        row => row.RecordId,
                        row =>
                            db.ImportRows()
                                .Where(earlier => earlier.ImportId == id && earlier.Number == row.MatchNumber)
                                .Select(earlier => earlier.MatchId)
                                .FirstOrDefault()
                    ),
                stop
            );
        foreach (var row in rows)
        {
            row.RecordId = row.Choice == Choice.Take ? Guid.CreateVersion7() : row.MatchId;
            if (row.Choice == Choice.Take)
                await mine.Where(known => known.Number == row.Number)
                    .ExecuteUpdateAsync(set => set.SetProperty(known => known.RecordId, row.RecordId), stop);
        }
    }

    private async Task GiveUp(
        Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction,
        Guid id,
        string problem,
        CancellationToken stop
    )
    {
        await transaction.RollbackAsync(stop);
        db.ChangeTracker.Clear();
        await Fail(id, problem, stop);
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

    private async Task Then(string step, Guid import, CancellationToken stop)
    {
        db.Jobs().Add(Job.Of(step, new ImportStep(import), Now));
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>
/// How far a running import is. A transaction shows nothing of itself to others, so it is told in memory, by the
/// process that writes; another node says only that it runs.
/// </summary>
public sealed class ImportProgress
{
    private readonly ConcurrentDictionary<Guid, int> _reached = new();

    public void Note(Guid import, int reached) => _reached[import] = reached;

    public void Forget(Guid import) => _reached.TryRemove(import, out _);

    public int Of(Import import) => _reached.TryGetValue(import.Id, out var reached) ? reached : import.Reached;
}
