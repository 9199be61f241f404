using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace HeteroSpace.Foundation.Backup;

/// <summary>
/// Rows of a table as lines of JSON, an array each: the same bytes for the same values on both engines, so that one
/// checksum tells whether a table is the same. Instants, days and amounts are written as SQLite keeps them.
/// </summary>
internal static class ArchiveRows
{
    public const string InstantForm = "yyyy-MM-dd HH:mm:ss.FFFFFFF";
    public const string Zone = "+00:00";
    private const int Enough = 1 << 16;
    private static readonly JsonWriterOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>Writes all rows of a table as they stand for this connection; gives how many there were.</summary>
    public static async Task<long> Write(AppDb db, ArchiveTable table, Stream to, CancellationToken stop = default)
    {
        await using var ask = Command(db, table.Select(db.Engine));
        await using var rows = await ask.ExecuteReaderAsync(stop);
        var (lines, count) = (new ArrayBufferWriter<byte>(2 * Enough), 0L);
        await using var json = new Utf8JsonWriter(lines, Plain);
        while (await rows.ReadAsync(stop))
        {
            WriteRow(json, rows, table, db.Engine);
            EndLine(json, lines);
            count++;
            if (lines.WrittenCount < Enough)
                continue;
            await to.WriteAsync(lines.WrittenMemory, stop);
            lines.ResetWrittenCount();
        }
        await to.WriteAsync(lines.WrittenMemory, stop);
        return count;
    }

    /// <summary>The checksum that <see cref="Write"/> would give what stands in the table now.</summary>
    public static async Task<(long Rows, string Sum)> Sum(AppDb db, ArchiveTable table, CancellationToken stop)
    {
        using var sum = SHA256.Create();
        await using var hashing = new CryptoStream(Stream.Null, sum, CryptoStreamMode.Write);
        var rows = await Write(db, table, hashing, stop);
        await hashing.FlushFinalBlockAsync(stop);
        return (rows, Convert.ToHexStringLower(sum.Hash!));
    }

    /// <summary>The rows that stand in a member of an archive.</summary>
    public static IAsyncEnumerable<JsonElement> Read(Stream from, CancellationToken stop) =>
        JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(from, topLevelValues: true, cancellationToken: stop);

    /// <summary>A command in the transaction that is under way, for as long as it takes.</summary>
    public static DbCommand Command(AppDb db, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        (command.CommandText, command.CommandTimeout) = (sql, 0);
        return command;
    }

    private static void EndLine(Utf8JsonWriter json, ArrayBufferWriter<byte> lines)
    {
        json.Flush();
        json.Reset();
        lines.Write("\n"u8);
    }

    private static void WriteRow(Utf8JsonWriter json, DbDataReader row, ArchiveTable table, Engine engine)
    {
        json.WriteStartArray();
        for (var at = 0; at < table.Columns.Count; at++)
            if (row.IsDBNull(at))
                json.WriteNullValue();
            else if (engine == Engine.Sqlite)
                WriteOfSqlite(json, row, at, table.Columns[at].Kind);
            else
                WriteOfPostgres(json, row, at, table.Columns[at].Kind);
        json.WriteEndArray();
    }

    private static void WriteOfSqlite(Utf8JsonWriter json, DbDataReader row, int at, ColumnKind kind)
    {
        switch (kind)
        {
            case ColumnKind.Id:
                json.WriteStringValue(new Guid(row.GetFieldValue<byte[]>(at), true));
                break;
            case ColumnKind.Whole:
                json.WriteNumberValue(Number(row, at));
                break;
            case ColumnKind.YesNo:
                json.WriteBooleanValue(Number(row, at) != 0);
                break;
            case ColumnKind.Real:
                json.WriteNumberValue(row.GetDouble(at));
                break;
            case ColumnKind.Bytes:
                json.WriteBase64StringValue(row.GetFieldValue<byte[]>(at));
                break;
            case ColumnKind.Exact:
                json.WriteStringValue(Said(row.GetDecimal(at)));
                break;
            case ColumnKind.Json or ColumnKind.Texts or ColumnKind.Wholes:
                WriteOrdered(json, row.GetString(at));
                break;
            default:
                json.WriteStringValue(row.GetString(at));
                break;
        }
    }

    // SQLite would read a word as nought.
    private static long Number(DbDataReader row, int at) =>
        row.GetValue(at) is long number
            ? number
            : throw new InvalidDataException($"The column {row.GetName(at)} holds what is no whole number.");

    private static void WriteOfPostgres(Utf8JsonWriter json, DbDataReader row, int at, ColumnKind kind)
    {
        switch (kind)
        {
            case ColumnKind.Id:
                json.WriteStringValue(row.GetGuid(at));
                break;
            case ColumnKind.Instant:
                json.WriteStringValue(Said(row.GetDateTime(at)));
                break;
            case ColumnKind.InstantOfZone:
                json.WriteStringValue(Said(row.GetDateTime(at)) + Zone);
                break;
            case ColumnKind.Day:
                json.WriteStringValue(row.GetFieldValue<DateOnly>(at).ToString("O", CultureInfo.InvariantCulture));
                break;
            case ColumnKind.Clock:
                json.WriteStringValue(Said(row.GetFieldValue<TimeOnly>(at)));
                break;
            case ColumnKind.Whole:
                json.WriteNumberValue(row.GetInt64(at));
                break;
            case ColumnKind.YesNo:
                json.WriteBooleanValue(row.GetBoolean(at));
                break;
            case ColumnKind.Real:
                json.WriteNumberValue(row.GetDouble(at));
                break;
            case ColumnKind.Exact:
                json.WriteStringValue(Said(row.GetDecimal(at)));
                break;
            case ColumnKind.Bytes:
                json.WriteBase64StringValue(row.GetFieldValue<byte[]>(at));
                break;
            case ColumnKind.Json:
                WriteOrdered(json, row.GetString(at));
                break;
            case ColumnKind.Texts:
                JsonSerializer.Serialize(json, row.GetFieldValue<string[]>(at));
                break;
            case ColumnKind.Wholes:
                JsonSerializer.Serialize(json, row.GetFieldValue<int[]>(at));
                break;
            default:
                json.WriteStringValue(row.GetString(at));
                break;
        }
    }

    public static string Said(DateTime instant) => instant.ToString(InstantForm, CultureInfo.InvariantCulture);

    private static string Said(decimal exact) =>
        (exact / 1.0000000000000000000000000000m).ToString(
            "0.0###########################",
            CultureInfo.InvariantCulture
        );

    private static string Said(TimeOnly clock) =>
        clock.ToString(
            clock.Ticks % TimeSpan.TicksPerSecond == 0 ? "HH:mm:ss" : "HH:mm:ss.fffffff",
            CultureInfo.InvariantCulture
        );

    // PostgreSQL keeps names of JSON in an order of its own.
    private static void WriteOrdered(Utf8JsonWriter json, string text)
    {
        using var read = JsonDocument.Parse(text);
        WriteOrdered(json, read.RootElement);
    }

    private static void WriteOrdered(Utf8JsonWriter json, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            json.WriteStartObject();
            foreach (var part in value.EnumerateObject().OrderBy(part => part.Name, StringComparer.Ordinal))
            {
                json.WritePropertyName(part.Name);
                WriteOrdered(json, part.Value);
            }
            json.WriteEndObject();
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            json.WriteStartArray();
            foreach (var part in value.EnumerateArray())
                WriteOrdered(json, part);
            json.WriteEndArray();
        }
        else
            value.WriteTo(json);
    }

    /// <summary>
    /// The checksum of rows on their way into a database: as that engine will give them back. PostgreSQL keeps
    /// instants to the microsecond.
    /// </summary>
    public sealed class Expected(ArchiveTable table, Engine engine) : IDisposable
    {
        private readonly IncrementalHash _sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private readonly ArrayBufferWriter<byte> _line = new();

        /// <summary>How many instants lose what is below a microsecond.</summary>
        public long Shortened { get; private set; }

        public void Add(JsonElement row)
        {
            using (var json = new Utf8JsonWriter(_line, Plain))
            {
                json.WriteStartArray();
                foreach (var (at, value) in row.EnumerateArray().Index())
                    if (engine == Engine.Postgres && value.ValueKind == JsonValueKind.String)
                        Write(json, value, table.Columns[at].Kind);
                    else
                        value.WriteTo(json);
                json.WriteEndArray();
            }
            _line.Write("\n"u8);
            _sum.AppendData(_line.WrittenSpan);
            _line.ResetWrittenCount();
        }

        private void Write(Utf8JsonWriter json, JsonElement value, ColumnKind kind)
        {
            if (kind == ColumnKind.Instant)
                json.WriteStringValue(Said(Whole(ArchiveValues.Instant(value))));
            else if (kind == ColumnKind.InstantOfZone)
                json.WriteStringValue(Said(Whole(ArchiveValues.InstantOfZone(value))) + Zone);
            else
                value.WriteTo(json);
        }

        // The last instant there is stays that.
        private DateTime Whole(DateTime instant)
        {
            var below = instant.Ticks % TimeSpan.TicksPerMicrosecond;
            if (below == 0 || instant == DateTime.MaxValue)
                return instant;
            Shortened++;
            return instant.AddTicks(-below);
        }

        public string Sum => Convert.ToHexStringLower(_sum.GetCurrentHash());

        public void Dispose() => _sum.Dispose();
    }
}
