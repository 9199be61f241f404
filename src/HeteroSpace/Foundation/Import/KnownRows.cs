using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Import;

/// <summary>Which rows were here before, and which record each one became.</summary>
internal static class KnownRows
{
    /// <summary>Rows inserted at a time; each lot is one message to the database.</summary>
    public const int Lot = 200;

    // Rows that were imported before, and rows that stand in the file twice, need nobody to look at them.
    public static async Task Recognise(this AppDb db, List<ImportRow> rows, CancellationToken stop)
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
    public static async Task Record(this Act act, Guid id, List<ImportRow> rows, CancellationToken stop)
    {
        var mine = act.Db.ImportRows().Where(row => row.ImportId == id);
        await act.Update(
            mine.Where(row => row.MatchId != null)
                .Where(row => row.Finding == Finding.New || row.Finding == Finding.Likely && row.Choice != Choice.Take),
            set => set.SetProperty(row => row.RecordId, row => row.MatchId)
        );
        await act.Update(
            mine.Where(row => row.Finding == Finding.Likely && row.Choice != Choice.Take && row.MatchNumber != null),
            set =>
                set.SetProperty(
                    row => row.RecordId,
                    row =>
                        act.Db.ImportRows()
                            .Where(earlier => earlier.ImportId == id && earlier.Number == row.MatchNumber)
                            .Select(earlier => earlier.MatchId)
                            .FirstOrDefault()
                )
        );
        foreach (var row in rows)
        {
            row.RecordId = row.Choice == Choice.Take ? Guid.CreateVersion7() : row.MatchId;
            if (row.Choice != Choice.Take)
                continue;
            stop.ThrowIfCancellationRequested();
            await act.Update(
                mine.Where(known => known.Number == row.Number),
                set => set.SetProperty(known => known.RecordId, row.RecordId)
            );
        }
    }
}
