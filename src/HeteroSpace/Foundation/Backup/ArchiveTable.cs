using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HeteroSpace.Foundation.Backup;

/// <summary>What a column holds, the same on both engines.</summary>
internal enum ColumnKind
{
    Text,
    Id,

    /// <summary>UTC. SQLite keeps tenths of a microsecond, PostgreSQL whole ones.</summary>
    Instant,

    /// <summary>One that says its zone, which is UTC.</summary>
    InstantOfZone,
    Day,
    Clock,
    Whole,
    YesNo,
    Real,
    Exact,
    Bytes,
    Json,
    Texts,
    Wholes,
}

/// <param name="Stored">As this engine calls its type.</param>
internal sealed record ArchiveColumn(string Name, ColumnKind Kind, string Stored);

/// <summary>A table as it stands in an archive, read from the model of this engine.</summary>
/// <param name="Key">The columns by which its rows stand in one order on both engines.</param>
internal sealed record ArchiveTable(string Name, IReadOnlyList<ArchiveColumn> Columns, IReadOnlyList<string> Key)
{
    // What is found is made of what is public: the numbers of its rows differ from engine to engine.
    private static readonly string[] MadeAnew = ["search_documents", "search_stale"];

    /// <summary>As the manifest names them, to be compared with those of another house.</summary>
    public IReadOnlyList<string> Said => [.. Columns.Select(column => $"{column.Name} {column.Kind}")];

    /// <summary>All that the model knows, by name; the index of words is written anew when they are back.</summary>
    public static IReadOnlyList<ArchiveTable> Of(AppDb db) =>
        [
            .. db
                .Model.GetRelationalModel()
                .Tables.Where(table => !MadeAnew.Contains(table.Name))
                .OrderBy(table => table.Name, StringComparer.Ordinal)
                .Select(Of),
        ];

    private static ArchiveTable Of(ITable table)
    {
        var columns = table
            .Columns.OrderBy(column => column.Name, StringComparer.Ordinal)
            .Select(column => new ArchiveColumn(column.Name, KindOf(column), column.StoreType));
        var key = table.PrimaryKey?.Columns ?? table.Columns;
        return new(table.Name, [.. columns], [.. key.Select(column => column.Name)]);
    }

    // What is no property is what was parted off as JSON.
    private static ColumnKind KindOf(IColumn column)
    {
        if (column.PropertyMappings is not [{ Property: var property }, ..])
            return ColumnKind.Json;
        var own = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (own == typeof(Guid))
            return ColumnKind.Id;
        if (own != typeof(string) && own.IsAssignableTo(typeof(IEnumerable<string>)))
            return ColumnKind.Texts;
        if (
            own != typeof(byte[])
            && own != typeof(string)
            && own.IsAssignableTo(typeof(System.Collections.IEnumerable))
        )
            return ColumnKind.Wholes;
        // As it is stored: of what has a name, the name.
        var stored = column.StoreTypeMapping.Converter?.ProviderClrType ?? own;
        return KindOf(Nullable.GetUnderlyingType(stored) ?? stored, column);
    }

    private static ColumnKind KindOf(Type stored, IColumn column) =>
        Type.GetTypeCode(stored) switch
        {
            TypeCode.String => ColumnKind.Text,
            TypeCode.DateTime => ColumnKind.Instant,
            TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64 => ColumnKind.Whole,
            TypeCode.Boolean => ColumnKind.YesNo,
            TypeCode.Double => ColumnKind.Real,
            TypeCode.Decimal => ColumnKind.Exact,
            _ when stored == typeof(byte[]) => ColumnKind.Bytes,
            _ when stored == typeof(DateTimeOffset) => ColumnKind.InstantOfZone,
            _ when stored == typeof(DateOnly) => ColumnKind.Day,
            _ when stored == typeof(TimeOnly) => ColumnKind.Clock,
            _ => throw new NotSupportedException(
                $"{column.Table.Name}.{column.Name} is a {stored.Name}, which a back-up does not know (ColumnKind)."
            ),
        };

    /// <summary>All its rows in the order of the archive: bytewise, whatever the engine sorts texts by.</summary>
    public string Select(Engine engine)
    {
        var order = Key.Select(name =>
            engine == Engine.Postgres && Columns.First(column => column.Name == name).Kind == ColumnKind.Text
                ? $"\"{name}\" collate \"C\""
                : $"\"{name}\""
        );
        return $"select {Named} from \"{Name}\" order by {string.Join(", ", order)}";
    }

    /// <summary>Its columns, with commas between them.</summary>
    public string Named => string.Join(", ", Columns.Select(column => $"\"{column.Name}\""));
}
