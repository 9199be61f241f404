using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Search;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Backup;

/// <summary>What came back.</summary>
/// <param name="Shortened">Instants that lost what PostgreSQL does not keep, less than a microsecond each.</param>
internal sealed record Restored(int Tables, long Rows, int Files, long Shortened);

/// <summary>
/// Puts an archive into an empty database and folder, all of it or nothing: every row as it was, with what watches the
/// tables lifted meanwhile, and each table read again and compared before it is committed. The engine may be another.
/// </summary>
/// <param name="db">Of a role that owns the tables, which exist and are empty.</param>
internal sealed class Restore(AppDb db, FileStore files, IEnumerable<Findable> findable)
{
    /// <exception cref="SetupProblem">The archive holds other tables than this version has.</exception>
    public static void MustFit(AppDb db, BackupManifest manifest)
    {
        var theirs = manifest.Tables.ToDictionary(table => table.Name, table => table.Columns);
        var ours = ArchiveTable.Of(db);
        var other =
            ours.FirstOrDefault(table =>
                !theirs.Remove(table.Name, out var said) || !said.SequenceEqual(table.Said)
            )?.Name
            ?? theirs.Keys.FirstOrDefault();
        if (other is not null)
            throw new SetupProblem(
                $"The back-up was made by another version of HeteroSpace ({manifest.Version}): its table {other} is "
                    + "not as this one has it. Restore it with that version. Nothing was changed."
            );
    }

    /// <exception cref="SetupProblem">It cannot be put here, and why; then nothing was changed.</exception>
    public async Task<Restored> From(ArchiveReader archive, CancellationToken stop = default)
    {
        using var arriving = await ArrivingFiles.Unpack(files, archive, stop);
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            await AskReferences(false);
            await using var all = await db.Database.BeginTransactionAsync(stop);
            var bare = await BareTables.Of(db, stop);
            await EmptyPlace.MustHaveNoRows(db, stop);
            var shortened = await Put(archive, bare, stop);
            arriving.MoveIn();
            await all.CommitAsync(stop);
            arriving.Stay();
            await Count(stop);
            return new(archive.Manifest.Tables.Count, archive.Manifest.Rows, archive.Manifest.Files.Count, shortened);
        }
        finally
        {
            await AskReferences(true);
            await db.Database.CloseConnectionAsync();
        }
    }

    // So many rows at once: PostgreSQL has to know of them before it is asked for some.
    private async Task Count(CancellationToken stop)
    {
        if (db.Engine != Engine.Postgres)
            return;
        await using var analyze = ArchiveRows.Command(db, "analyze");
        await analyze.ExecuteNonQueryAsync(stop);
    }

    private async Task<long> Put(ArchiveReader archive, BareTables bare, CancellationToken stop)
    {
        var (sums, shortened) = (new Dictionary<string, string>(), 0L);
        foreach (var table in ArchiveTable.Of(db))
        {
            using var expected = new ArchiveRows.Expected(table, db.Engine);
            await Put(archive, table, expected, stop);
            (sums[table.Name], shortened) = (expected.Sum, shortened + expected.Shortened);
        }
        await PutRows.GoOnCounting(db, stop);
        await MarkAsStale(stop);
        await bare.Dress(stop);
        foreach (var table in ArchiveTable.Of(db))
            if ((await ArchiveRows.Sum(db, table, stop)).Sum != sums[table.Name])
                throw NotAsItWas(table);
        return shortened;
    }

    private async Task Put(
        ArchiveReader archive,
        ArchiveTable table,
        ArchiveRows.Expected expected,
        CancellationToken stop
    )
    {
        var told = archive.Manifest.Tables.Single(one => one.Name == table.Name);
        await using var content = await archive.Content(told.Member, stop);
        var count = await PutRows.Into(db, table, ArchiveRows.Read(content, stop), expected.Add, stop);
        if (count != told.Rows || expected.Shortened == 0 && expected.Sum != told.Sha256)
            throw NotAsItWas(table);
    }

    private static SetupProblem NotAsItWas(ArchiveTable table) =>
        new(
            $"The table {table.Name} does not come out of the database as it stands in the back-up. Nothing was "
                + "changed."
        );

    // The index of words is made anew from them, by whoever comes first: this command, or the job of a house that
    // starts.
    private async Task MarkAsStale(CancellationToken stop)
    {
        foreach (var kind in findable)
        {
            await using var mark = ArchiveRows.Command(
                db,
                $"insert into search_stale (kind, subject_id) select '{kind.Kind}', id from {kind.Table}"
            );
            await mark.ExecuteNonQueryAsync(stop);
        }
    }

    // SQLite is not asked in the middle of a transaction; references are looked at before its end (BareTables).
    private async Task AskReferences(bool on)
    {
        if (db.Engine != Engine.Sqlite)
            return;
        await using var set = ArchiveRows.Command(db, $"pragma foreign_keys = {(on ? "on" : "off")}");
        await set.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
