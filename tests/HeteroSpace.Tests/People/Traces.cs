using System.Text;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.People;

/// <summary>What is left of who lived here.</summary>
internal static class Traces
{
    /// <summary>
    /// Where a name, an address or a number still stands: each text of each table, each file, and each byte of an
    /// SQLite file.
    /// </summary>
    internal static async Task<List<string>> Found(HeteroApp app, Person person)
    {
        string[] traces = [LivedHere.Name, person.Email!, LivedHere.Phone, LivedHere.Phone[1..]];
        bool Holds(string? text) =>
            text is not null && traces.Any(trace => text.Contains(trace, StringComparison.OrdinalIgnoreCase));
        var found = await app.Read(async db =>
        {
            var hits = new List<string>();
            foreach (var table in db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Distinct())
                hits.AddRange((await Rows(db, table)).Where(Holds).Select(_ => table));
            if (db.Engine == Engine.Sqlite)
                hits.AddRange(FilesOf(db).Where(file => Holds(Shared(file))));
            return hits;
        });
        foreach (var file in Directory.EnumerateFiles(app.Folder, "*", SearchOption.AllDirectories))
            if (Holds(File.ReadAllText(file, Encoding.Latin1)))
                found.Add(file);
        return found;
    }

    private static async Task<List<string?>> Rows(AppDb db, string table)
    {
        var columns =
            db.Engine == Engine.Postgres
                ? "row_to_json(t)::text"
                : "concat_ws('|', "
                    + string.Join(
                        ", ",
                        await db
                            .Database.SqlQuery<string>(
                                $"select '\"' || name || '\"' as \"Value\" from pragma_table_info({table})"
                            )
                            .ToListAsync()
                    )
                    + ")";
#pragma warning disable EF1002
        return await db.Database.SqlQueryRaw<string?>($"select {columns} as \"Value\" from {table} t").ToListAsync();
#pragma warning restore EF1002
    }

    private static IEnumerable<string> FilesOf(AppDb db)
    {
        var path = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(
            db.Database.GetConnectionString()
        ).DataSource;
        return ((string[])[path, path + "-wal"]).Where(File.Exists);
    }

    private static string Shared(string file)
    {
        using var content = new StreamReader(
            new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete),
            Encoding.Latin1
        );
        return content.ReadToEnd();
    }
}
