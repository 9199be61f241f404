using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using HeteroSpace.Foundation.Db;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace HeteroSpace.Billing;

/// <summary>
/// A million rows of the ledger one after the other, without a tracker. On SQLite a value may be of any type once its
/// checks were lifted, so each is taken as what it is: what was asked for as something else would be made that.
/// </summary>
internal static class ScanLedger
{
    private const string Columns =
        "id, group_id, debit, credit, amount, day, month, cause, initiative_id, giver_id, reverses, salt, slot, "
        + "number, mark";

    /// <summary>By month. Null for one that holds what no row can hold.</summary>
    public static async IAsyncEnumerable<LedgerRow?> Rows(
        AppDb db,
        Guid site,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"select {Columns} from ledger_rows where site_id = @site order by month";
            var parameter = command.CreateParameter();
            parameter.ParameterName = "site";
            parameter.Value = db.Engine == Engine.Sqlite ? site.ToByteArray(true) : site;
            command.Parameters.Add(parameter);
            await using var reader = await command.ExecuteReaderAsync(stop);
            while (await reader.ReadAsync(stop))
                yield return RowOf(reader, site);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static LedgerRow? RowOf(DbDataReader row, Guid site)
    {
        try
        {
            return row is SqliteDataReader { Handle: { } own } ? OfSqlite(own, site) : OfPostgres(row, site);
        }
        catch (Exception error)
            when (error is FormatException or InvalidCastException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    // From the engine's own row: a million times fifteen values take twice as long through the reader.
    private static LedgerRow OfSqlite(sqlite3_stmt row, Guid site) =>
        new()
        {
            Id = new(Blob(row, 0), true),
            SiteId = site,
            GroupId = new(Blob(row, 1), true),
            Debit = LedgerAccounts.Parse(Text(row, 2)),
            Credit = LedgerAccounts.Parse(Text(row, 3)),
            Amount = Whole(row, 4),
            Day = DateOnly.ParseExact(Text(row, 5), "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Month = checked((int)Whole(row, 6)),
            Cause = Text(row, 7),
            InitiativeId = Id(row, 8),
            GiverId = Id(row, 9),
            Reverses = Id(row, 10),
            Salt = Blob(row, 11).ToArray(),
            Slot = checked((int)Whole(row, 12)),
            Number = Whole(row, 13),
            Mark = IsNull(row, 14) ? null : Blob(row, 14).ToArray(),
        };

    private static bool IsNull(sqlite3_stmt row, int column) => raw.sqlite3_column_type(row, column) == raw.SQLITE_NULL;

    private static void MustBe(int type, sqlite3_stmt row, int column)
    {
        if (raw.sqlite3_column_type(row, column) != type)
            throw new InvalidCastException();
    }

    private static ReadOnlySpan<byte> Blob(sqlite3_stmt row, int column)
    {
        MustBe(raw.SQLITE_BLOB, row, column);
        return raw.sqlite3_column_blob(row, column);
    }

    private static string Text(sqlite3_stmt row, int column)
    {
        MustBe(raw.SQLITE_TEXT, row, column);
        return raw.sqlite3_column_text(row, column).utf8_to_string();
    }

    private static long Whole(sqlite3_stmt row, int column)
    {
        MustBe(raw.SQLITE_INTEGER, row, column);
        return raw.sqlite3_column_int64(row, column);
    }

    private static Guid? Id(sqlite3_stmt row, int column) =>
        IsNull(row, column) ? null : new Guid(Blob(row, column), true);

    private static LedgerRow OfPostgres(DbDataReader row, Guid site) =>
        new()
        {
            Id = row.GetGuid(0),
            SiteId = site,
            GroupId = row.GetGuid(1),
            Debit = LedgerAccounts.Parse(row.GetString(2)),
            Credit = LedgerAccounts.Parse(row.GetString(3)),
            Amount = row.GetInt64(4),
            Day = row.GetFieldValue<DateOnly>(5),
            Month = row.GetInt32(6),
            Cause = row.GetString(7),
            InitiativeId = row.IsDBNull(8) ? null : row.GetGuid(8),
            GiverId = row.IsDBNull(9) ? null : row.GetGuid(9),
            Reverses = row.IsDBNull(10) ? null : row.GetGuid(10),
            Salt = row.GetFieldValue<byte[]>(11),
            Slot = row.GetInt32(12),
            Number = row.GetInt64(13),
            Mark = row.IsDBNull(14) ? null : row.GetFieldValue<byte[]>(14),
        };
}
