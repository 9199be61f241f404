using System.Security.Cryptography;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace HeteroSpace.Foundation.Backup;

/// <summary>A back-up is restored only where there is nothing that it could take the place of.</summary>
internal static class EmptyPlace
{
    private const int MostNamed = 3;

    /// <summary>Looks at the database as it stands, whoever made it; changes nothing.</summary>
    /// <exception cref="SetupProblem">There are rows.</exception>
    public static async Task MustHaveNoRows(AppDb db, CancellationToken stop)
    {
        if (!await db.Database.GetService<IRelationalDatabaseCreator>().ExistsAsync(stop))
            return;
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            var known = db.Model.GetRelationalModel().Tables.Select(table => table.Name);
            var filled = await Filled(db, known.Intersect(await Names(db, TablesOf(db.Engine), stop)), stop);
            if (filled.Count == 0)
                return;
            var more = filled.Count > MostNamed ? $" and {filled.Count - MostNamed} more tables" : "";
            var place = db.Database.GetDbConnection();
            throw new SetupProblem(
                $"The database {(db.Engine == Engine.Sqlite ? place.DataSource : place.Database)} is not empty: there "
                    + $"are rows in {string.Join(", ", filled.Take(MostNamed))}{more}. A back-up is restored into "
                    + "a new one: name it in ConnectionStrings__HeteroSpace. Nothing was changed."
            );
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>
    /// Files of this archive may lie there already, as after a restore that was killed when they were in and its rows
    /// not yet.
    /// </summary>
    /// <exception cref="SetupProblem">There are other files.</exception>
    public static async Task MustHaveNoFilesBut(BackupManifest manifest, FileStore files, CancellationToken stop)
    {
        var known = manifest.Files.ToDictionary(file => file.Name, file => file.Sha256);
        foreach (var name in files.Names(DateTime.MaxValue))
            if (!known.TryGetValue(name, out var sum) || await SumOf(files, name, stop) != sum)
                throw new SetupProblem(
                    $"There are files in {Path.GetFullPath(files.Folder)}. A back-up is restored into a new folder: "
                        + "name it in Storage__Path. Nothing was changed."
                );
    }

    private static async Task<string> SumOf(FileStore files, string name, CancellationToken stop)
    {
        await using var content = files.Open(name);
        return content is null ? "" : Convert.ToHexStringLower(await SHA256.HashDataAsync(content, stop));
    }

    private static string TablesOf(Engine engine) =>
        engine == Engine.Sqlite
            ? "select name from sqlite_master where type = 'table'"
            : "select table_name::text from information_schema.tables where table_schema = current_schema()";

    private static async Task<List<string>> Filled(AppDb db, IEnumerable<string> tables, CancellationToken stop)
    {
        var each = tables
            .Order(StringComparer.Ordinal)
            .Select(name => $"select '{name}' where exists (select 1 from \"{name}\")")
            .ToList();
        return each.Count == 0 ? [] : await Names(db, string.Join(" union all ", each), stop);
    }

    private static async Task<List<string>> Names(AppDb db, string sql, CancellationToken stop)
    {
        await using var ask = ArchiveRows.Command(db, sql);
        await using var rows = await ask.ExecuteReaderAsync(stop);
        var names = new List<string>();
        while (await rows.ReadAsync(stop))
            names.Add(rows.GetString(0));
        return names;
    }
}
