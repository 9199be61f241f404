using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace HeteroSpace.Foundation.Backup;

/// <summary>
/// Writes the whole house as one archive while it runs: the rows of one state of its database, and every file that
/// these rows name. The files are read first, since rows of the snapshot wait and files may be erased.
/// </summary>
internal sealed class BackUp(AppDb db, FileStore files, IEnumerable<FileOwner> owners, TimeProvider time)
{
    /// <param name="file">Where it shall stand.</param>
    /// <param name="overwrite">Whether it may take the place of another.</param>
    /// <exception cref="SetupProblem">It cannot be made, and why.</exception>
    public async Task<BackupManifest> To(string file, bool overwrite, CancellationToken stop = default)
    {
        file = Path.GetFullPath(file);
        if (!overwrite && Path.Exists(file))
            throw new SetupProblem($"{file} is there already. Give another name, or say --overwrite behind it.");
        await MustBeOurs(stop);
        try
        {
            return await Write(file, overwrite, stop);
        }
        catch (IOException error)
        {
            throw new SetupProblem($"The back-up was not made, and nothing of it is left: {error.Message}");
        }
    }

    private async Task<BackupManifest> Write(string file, bool overwrite, CancellationToken stop)
    {
        await using var archive = await ArchiveWriter.Begin(file, stop);
        await using var snapshot = await Snapshot.Of(db, stop);
        var when = time.GetUtcNow().UtcDateTime;
        var (kept, gone) = await Files(archive, stop);
        var tables = await Tables(archive, stop);
        var manifest = new BackupManifest(
            BackupManifest.Known,
            BackupManifest.ThisVersion,
            db.Engine,
            when,
            tables,
            kept,
            gone
        );
        await archive.Finish(manifest, overwrite, stop);
        return manifest;
    }

    // It is not brought up to date on the way: before an update one wants a back-up of how it was.
    private async Task MustBeOurs(CancellationToken stop)
    {
        if (!await db.Database.GetService<IRelationalDatabaseCreator>().ExistsAsync(stop))
            throw new SetupProblem(
                "There is no database at ConnectionStrings__HeteroSpace, so there is nothing to back up."
            );
        if (!(await db.Database.GetAppliedMigrationsAsync(stop)).SequenceEqual(db.Database.GetMigrations()))
            throw new SetupProblem(
                "The database was made by another version of HeteroSpace. Let that version make the back-up, or start "
                    + "this one once, which brings the database up to date."
            );
    }

    private async Task<(List<BackupManifest.File> Kept, List<string> Gone)> Files(
        ArchiveWriter archive,
        CancellationToken stop
    )
    {
        var named = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var owner in owners)
            named.UnionWith(await owner.Stored(db, stop));
        var (kept, gone) = (new List<BackupManifest.File>(), new List<string>());
        foreach (var name in named)
            if (OpenOrGone(name) is { } content)
                await using (content)
                {
                    var (bytes, sum) = await archive.Add($"files/{name}", content, stop);
                    kept.Add(new(name, bytes, sum));
                }
            else
                gone.Add(name);
        return (kept, gone);
    }

    private FileStream? OpenOrGone(string name)
    {
        try
        {
            return files.Open(name);
        }
        catch (IOException error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            // Erased between the look and the opening.
            return null;
        }
    }

    private async Task<List<BackupManifest.Table>> Tables(ArchiveWriter archive, CancellationToken stop)
    {
        var written = new List<BackupManifest.Table>();
        foreach (var table in ArchiveTable.Of(db))
        {
            var (rows, sum) = await archive.Add(
                $"tables/{table.Name}.jsonl",
                to => ArchiveRows.Write(db, table, to, stop),
                stop
            );
            written.Add(new(table.Name, rows, sum, table.Said));
        }
        return written;
    }
}
