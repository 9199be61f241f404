using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation;

/// <summary>Rows that cannot be changed: a trigger refuses them, as a damaged row or a rule of the database
/// would.</summary>
internal static class Broken
{
    /// <param name="when">About <c>old</c> or <c>new</c>, as SQL of both engines.</param>
    /// <param name="on">Also <c>delete</c> or <c>insert</c>.</param>
    public static Task<int> Refuse(HeteroApp app, string table, string when, string on = "update")
    {
        app.GoesToNobodyElse();
        return app.Read(async db =>
        {
            var name = $"broken_{table}_{on}";
            if (db.Engine == Engine.Sqlite)
                return await Run(
                    db,
                    $"create trigger {name} before {on} on {table} when {when} begin "
                        + "select raise(abort, 'broken by the test'); end"
                );
            await Run(
                db,
                $"""
                create function {name}() returns trigger language plpgsql as $body$ begin
                raise exception 'broken by the test'; end $body$
                """
            );
            return await Run(
                db,
                $"create trigger {name} before {on} on {table} for each row when ({when}) execute function {name}()"
            );
        });
    }

    public static Task<int> Mend(HeteroApp app, string table, string on = "update") =>
        app.Read(db =>
            Run(db, $"drop trigger broken_{table}_{on}" + (db.Engine == Engine.Sqlite ? "" : $" on {table}"))
        );

    // Plain commands: what is written here is a test's own, and braces in it are no places for values.
    private static async Task<int> Run(AppDb db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>That a column is this id, in SQL of the engine of this run.</summary>
    public static string Is(this string column, Guid id) =>
        TestDatabase.OnPostgres ? $"{column} = '{id:d}'" : $"{column} = x'{id:n}'";
}
