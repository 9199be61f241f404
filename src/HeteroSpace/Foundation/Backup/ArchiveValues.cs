using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace HeteroSpace.Foundation.Backup;

/// <summary>A value of an archive on its way into a column of an engine.</summary>
internal static class ArchiveValues
{
    // As EF writes lists into SQLite's texts, to the letter.
    private static readonly JsonSerializerOptions OfLists = new() { Encoder = JavaScriptEncoder.Default };

    public static DateTime Instant(JsonElement value) =>
        DateTime.ParseExact(
            value.GetString()!,
            ArchiveRows.InstantForm,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal
        );

    public static DateTime InstantOfZone(JsonElement value) =>
        DateTimeOffset
            .ParseExact(value.GetString()!, ArchiveRows.InstantForm + "zzz", CultureInfo.InvariantCulture)
            .UtcDateTime;

    /// <summary>What SQLite keeps of it: instants, days and amounts stand in the archive as its texts.</summary>
    public static object OfSqlite(JsonElement value, ColumnKind kind)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return DBNull.Value;
        return kind switch
        {
            ColumnKind.Id => value.GetGuid().ToByteArray(true),
            ColumnKind.Whole => value.GetInt64(),
            ColumnKind.YesNo => value.GetBoolean() ? 1L : 0L,
            ColumnKind.Real => value.GetDouble(),
            ColumnKind.Bytes => value.GetBytesFromBase64(),
            ColumnKind.Json or ColumnKind.Wholes => value.GetRawText(),
            ColumnKind.Texts => JsonSerializer.Serialize(value, OfLists),
            _ => value.GetString()!,
        };
    }

    /// <summary>Writes it as the type of the column.</summary>
    public static Task Write(NpgsqlBinaryImporter rows, JsonElement value, ArchiveColumn column, CancellationToken stop)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return rows.WriteNullAsync(stop);
        return column.Kind switch
        {
            ColumnKind.Id => rows.WriteAsync(value.GetGuid(), NpgsqlDbType.Uuid, stop),
            ColumnKind.Instant => rows.WriteAsync(Instant(value), NpgsqlDbType.TimestampTz, stop),
            ColumnKind.InstantOfZone => rows.WriteAsync(InstantOfZone(value), NpgsqlDbType.TimestampTz, stop),
            ColumnKind.Day => rows.WriteAsync(DateOnly.ParseExact(Text(value), "O", Plain), NpgsqlDbType.Date, stop),
            ColumnKind.Clock => rows.WriteAsync(Clock(value), NpgsqlDbType.Time, stop),
            ColumnKind.Whole when column.Stored == "bigint" => rows.WriteAsync(
                value.GetInt64(),
                NpgsqlDbType.Bigint,
                stop
            ),
            ColumnKind.Whole => rows.WriteAsync(value.GetInt32(), NpgsqlDbType.Integer, stop),
            ColumnKind.YesNo => rows.WriteAsync(value.GetBoolean(), NpgsqlDbType.Boolean, stop),
            ColumnKind.Real => rows.WriteAsync(value.GetDouble(), NpgsqlDbType.Double, stop),
            ColumnKind.Exact => rows.WriteAsync(decimal.Parse(Text(value), Plain), NpgsqlDbType.Numeric, stop),
            ColumnKind.Bytes => rows.WriteAsync(value.GetBytesFromBase64(), NpgsqlDbType.Bytea, stop),
            ColumnKind.Json => rows.WriteAsync(value.GetRawText(), NpgsqlDbType.Jsonb, stop),
            ColumnKind.Texts => rows.WriteAsync(
                value.Deserialize<string[]>()!,
                NpgsqlDbType.Array | NpgsqlDbType.Text,
                stop
            ),
            ColumnKind.Wholes => rows.WriteAsync(
                value.Deserialize<int[]>()!,
                NpgsqlDbType.Array | NpgsqlDbType.Integer,
                stop
            ),
            ColumnKind.Text => rows.WriteAsync(Text(value), NpgsqlDbType.Text, stop),
        };
    }

    // As ArchiveRows says it: with a fraction only where there is one.
    private static TimeOnly Clock(JsonElement value) =>
        TimeOnly.ParseExact(Text(value), ["HH:mm:ss", "HH:mm:ss.FFFFFFF"], Plain);

    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    private static string Text(JsonElement value) => value.GetString()!;
}
