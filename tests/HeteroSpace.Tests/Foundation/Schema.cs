using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation;

/// <summary>Every column, key and index of a database as a line, in order, so that two can be compared.</summary>
internal static class Schema
{
    public static async Task<IReadOnlyList<string>> Of(AppDb db) =>
        await db
            .Database.SqlQueryRaw<string>(TestDatabase.OnPostgres ? OnPostgres : OnSqlite)
            .Order()
            .AsAsyncEnumerable()
            .Where(line => !line.Contains("__EFMigrations", StringComparison.Ordinal))
            .ToListAsync();

    private const string OnSqlite = """
        select t.name || ' column ' || c.name || ' ' || c.type || ' null:' || (1 - c."notnull")
            || ' default:' || coalesce(c.dflt_value, '') || ' key:' || c.pk || ' hidden:' || c.hidden as "Value"
        from sqlite_master t, pragma_table_xinfo(t.name) c where t.type = 'table'
        union all
        select t.name || ' refers ' || f.id || '.' || f.seq || ' ' || f."from" || ' to ' || f."table" || '.' || f."to"
            || ' ' || f.on_delete
        from sqlite_master t, pragma_foreign_key_list(t.name) f where t.type = 'table'
        union all
        select i.tbl_name || ' index ' || i.sql from sqlite_master i where i.type = 'index' and i.sql is not null
        """;

    private const string OnPostgres = """
        select c.table_name || ' column ' || c.column_name || ' ' || c.udt_name
            || coalesce('(' || c.character_maximum_length || ')', '') || ' null:' || c.is_nullable
            || ' default:' || coalesce(c.column_default, '') || ' identity:' || c.is_identity
            || ' generated:' || coalesce(c.generation_expression, '')
            || ' collation:' || coalesce(c.collation_name, '') as "Value"
        from information_schema.columns c where c.table_schema = 'public'
        union all
        select k.conrelid::regclass || ' constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
        from pg_constraint k
        where k.connamespace = 'public'::regnamespace and k.contype <> 'x' and k.conrelid <> 0
        union all
        select i.tablename || ' index ' || i.indexdef from pg_indexes i where i.schemaname = 'public'
        """;
}
