using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HeteroSpace.Foundation.Db;

/// <summary>
/// No text is longer than the model says. PostgreSQL's varchar keeps it; SQLite knows no lengths, so a trigger for each
/// table does, made from the same model (decision 26). A page says it at the field long before.
/// </summary>
public sealed record LengthGuard() : DatabaseGuard([], "", "")
{
    private const string Prefix = "lengths_";

    private sealed record Trigger(string Name, string Script);

    public override async Task Create(AppDb db, CancellationToken stop = default)
    {
        if (db.Engine != Engine.Sqlite)
            return;
        var (wanted, present) = (Wanted(db).ToDictionary(trigger => trigger.Name), await Present(db, stop));
        var script = new StringBuilder();
        foreach (var old in present.Where(name => !wanted.ContainsKey(name)))
            script.Append(CultureInfo.InvariantCulture, $"drop trigger \"{old}\";\n");
        foreach (var trigger in wanted.Values.Where(trigger => !present.Contains(trigger.Name)))
            script.Append(trigger.Script);
        if (script.Length > 0)
            await db.Database.ExecuteSqlRawAsync(script.ToString(), stop);
    }

    public override async Task<IReadOnlyList<string>> Missing(AppDb db, CancellationToken stop = default)
    {
        if (db.Engine != Engine.Sqlite)
            return [];
        var present = await Present(db, stop);
        return [.. Wanted(db).Select(trigger => trigger.Name).Where(name => !present.Contains(name))];
    }

    private static async Task<HashSet<string>> Present(AppDb db, CancellationToken stop) =>
        [
            .. await db
                .Database.SqlQueryRaw<string>(
                    "select name as \"Value\" from sqlite_master "
                        + "where type = 'trigger' and substr(name, 1, 8) = 'lengths_'"
                )
                .ToListAsync(stop),
        ];

    // The name holds what it says: another length makes another trigger, and the old one goes.
    private static IEnumerable<Trigger> Wanted(AppDb db)
    {
        foreach (var table in Lengths(db.Model).GroupBy(column => column.Table).OrderBy(table => table.Key))
        {
            var columns = table.DistinctBy(column => column.Column).OrderBy(column => column.Column).ToList();
            var tooLong = string.Join(" or ", columns.Select(one => $"length(new.\"{one.Column}\") > {one.Most}"));
            var mark = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(tooLong)))[..8].ToLowerInvariant();
            foreach (var act in (string[])["insert", "update"])
            {
                var name = $"{Prefix}{table.Key}_{act}_{mark}";
                yield return new(
                    name,
                    $"create trigger \"{name}\" before {act} on \"{table.Key}\" when {tooLong} "
                        + $"begin select raise(abort, '{Prefix}{table.Key}'); end;\n"
                );
            }
        }
    }

    /// <summary>Every column of text with its length, in letters.</summary>
    public static IEnumerable<(string Table, string Column, int Most)> Lengths(IModel model)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            if (entity.GetTableName() is not { } table)
                continue;
            var at = StoreObjectIdentifier.Table(table, entity.GetSchema());
            foreach (var property in entity.GetFlattenedProperties())
                if (
                    property.ClrType == typeof(string)
                    && property.GetMaxLength() is { } most
                    && property.GetColumnName(at) is { } column
                )
                    yield return (table, column, most);
        }
    }
}
