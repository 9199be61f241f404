using System.Linq.Expressions;
using System.Security.Cryptography;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Tables;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Import;

/// <summary>Takes a file in and lets its rows be decided; <see cref="ImportJobs"/> check and write them.</summary>
public sealed class ImportWork(
    AppDb db,
    FileStore files,
    IEnumerable<IImportTarget> targets,
    ImportJobs jobs,
    Frame frame
)
{
    private static readonly Expression<Func<Import, bool>> ColumnsMayBeChosen = row =>
        row.Status == ImportStatus.Mapping || row.Status == ImportStatus.Checked || row.Status == ImportStatus.Failed;

    public IImportTarget? Target(string name) => targets.Named(name);

    /// <summary>Keeps the file, with its headings guessed.</summary>
    /// <exception cref="UnreadableSheet">It is no table; nothing is kept.</exception>
    public async Task<Import> Take(IImportTarget target, Guid site, Guid? by, FileName fileName, byte[] content)
    {
        var rows = Sheet.Read(content);
        var headings = Headings.Row(rows, target.Columns);
        var name = RandomNumberGenerator.GetHexString(32, true) + (Sheet.IsZip(content) ? ".xlsx" : ".csv");
        await files.Write(name, content);
        return await frame.Do(act =>
            Task.FromResult(
                act.Add(
                    new Import
                    {
                        Target = target.Name,
                        SiteId = site,
                        By = by,
                        FileName = fileName,
                        File = name,
                        HeaderRow = headings.Number,
                        Sources = Headings.Guess(headings, target.Columns, rows),
                        Rows = rows.Count(row => row.Number > headings.Number),
                        Made = act.Now,
                    }
                )
            )
        );
    }

    /// <summary>The rows of its file; null when it was erased.</summary>
    public Task<List<SheetRow>?> Open(Import import, CancellationToken stop = default) => files.Rows(import, stop);

    /// <summary>
    /// The columns were chosen: the rows are checked by a job, or by the caller (<see cref="Check"/>). False when it is
    /// no longer waiting for that.
    /// </summary>
    public Task<bool> Map(Import import, int headerRow, List<string> sources, bool byJob = true) =>
        frame.Do(async act =>
        {
            if (
                await act.Update(
                    db.Imports().Where(row => row.Id == import.Id && row.File != null).Where(ColumnsMayBeChosen),
                    set =>
                        set.SetProperty(row => row.Status, ImportStatus.Checking)
                            .SetProperty(row => row.HeaderRow, headerRow)
                            .SetProperty(row => row.Sources, sources)
                            .SetProperty(row => row.Round, row => row.Round + 1)
                            .SetProperty(row => row.Reached, 0)
                            .SetProperty(row => row.Problem, (string?)null)
                ) == 0
            )
                return act.Refuse(false);
            if (byJob)
                act.Later(ImportStep.Check, new ImportStep(import.Id));
            return true;
        });

    /// <inheritdoc cref="ImportJobs.Check"/>
    public Task Check(Guid id, CancellationToken stop = default) => jobs.Check(id, stop);

    /// <summary>Someone decided what becomes of rows that are likely the same as others.</summary>
    /// <param name="numbers">Of the rows, by what was chosen.</param>
    public Task Choose(Import import, ILookup<Choice, int> numbers) =>
        frame.Do(async act =>
        {
            foreach (var chosen in numbers)
            {
                var rows = chosen.ToArray();
                await act.Update(
                    Undecided(import).Where(row => rows.Contains(row.Number)),
                    set => set.SetProperty(row => row.Choice, chosen.Key)
                );
            }
        });

    /// <summary>The same for all that nobody has decided.</summary>
    public Task ChooseRest(Import import, Choice choice) =>
        frame.Do(act =>
            act.Update(
                Undecided(import).Where(row => row.Choice == Choice.Open),
                set => set.SetProperty(row => row.Choice, choice)
            )
        );

    // Those of the round that was seen.
    private IQueryable<ImportRow> Undecided(Import import)
    {
        var seen = CheckedAsSeen(import);
        return db.ImportRows().Where(row => row.ImportId == import.Id && row.Finding == Finding.Likely && seen.Any());
    }

    private IQueryable<Import> CheckedAsSeen(Import import) =>
        db.Imports()
            .Where(row => row.Id == import.Id && row.Status == ImportStatus.Checked && row.Round == import.Round);

    private IQueryable<ImportRow> InTheWay(Import import, bool leaveWrong) =>
        db.ImportRows()
            .Where(row => row.ImportId == import.Id)
            .Where(row =>
                row.Finding == Finding.Likely && row.Choice == Choice.Open
                || row.Finding == Finding.Wrong && !leaveWrong
            );

    /// <summary>
    /// Begins to write, by a job or by the caller (<see cref="Write"/>). False when something is not decided, the
    /// columns were chosen anew, or someone else began.
    /// </summary>
    public Task<bool> Begin(Import import, bool leaveWrong, bool byJob = true) =>
        frame.Do(async act =>
        {
            if (
                await act.Update(
                    CheckedAsSeen(import),
                    set =>
                        set.SetProperty(row => row.Status, ImportStatus.Writing)
                            .SetProperty(row => row.LeaveWrong, leaveWrong)
                            .SetProperty(row => row.Reached, 0)
                ) == 0
            )
                return act.Refuse(false);
            if (await InTheWay(import, leaveWrong).AnyAsync())
                return act.Refuse(false);
            if (byJob)
                act.Later(ImportStep.Write, new ImportStep(import.Id));
            return true;
        });

    /// <inheritdoc cref="ImportJobs.Write"/>
    public Task Write(Guid id, CancellationToken stop = default) => jobs.Write(id, stop);

    /// <summary>
    /// Gives the import up, also while it is checked or about to be written (should whoever did that be gone); what is
    /// written stays written.
    /// </summary>
    public async Task Drop(Import import)
    {
        var dropped = await frame.Do(async act =>
        {
            if (
                await act.Update(
                    db.Imports()
                        .Where(row =>
                            row.Id == import.Id && row.Status != ImportStatus.Done && row.Status != ImportStatus.Dropped
                        ),
                    set =>
                        set.SetProperty(row => row.Status, ImportStatus.Dropped)
                            .SetProperty(row => row.Finished, act.Now)
                            .SetProperty(row => row.File, (string?)null)
                ) == 0
            )
                return act.Refuse(false);
            await act.Erase(db.ImportRows().Where(row => row.ImportId == import.Id));
            return true;
        });
        if (dropped && import.File is { } file)
            files.Erase(file);
    }

    /// <summary>
    /// What stood in the rows and files of imports is forgotten after 30 days; files that wait for nobody any more go
    /// with them.
    /// </summary>
    public static async Task Forget(Act act)
    {
        var before = act.Now.AddDays(-30);
        await act.Erase(
            act.Db.ImportRows()
                .Where(row =>
                    act.Db.Imports().Any(import => import.Id == row.ImportId && import.Made < before)
                    && row.RecordId == null
                )
        );
        var none = new List<string>();
        await act.Update(
            act.Db.ImportRows()
                .Where(row => act.Db.Imports().Any(import => import.Id == row.ImportId && import.Made < before)),
            set => set.SetProperty(row => row.Values, none)
        );
        await act.Update(
            act.Db.Imports().Where(row => row.Made < before && row.File != null),
            set => set.SetProperty(row => row.File, (string?)null)
        );
        await act.Update(
            act.Db.Imports()
                .Where(row =>
                    row.Made < before && row.Status != ImportStatus.Done && row.Status != ImportStatus.Dropped
                ),
            set => set.SetProperty(row => row.Status, ImportStatus.Dropped)
        );
    }
}
