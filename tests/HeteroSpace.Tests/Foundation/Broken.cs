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
        var name = $"broken_{table}_{on}";
        return app.AlterTables(
            TestDatabase.OnPostgres
                ? $"""
                create function {name}() returns trigger language plpgsql as $body$ begin
                raise exception 'broken by the test'; end $body$;
                create trigger {name} before {on} on {table} for each row when ({when}) execute function {name}()
                """
                : $"""
                create trigger {name} before {on} on {table} when {when} begin
                select raise(abort, 'broken by the test'); end
                """
        );
    }

    public static Task<int> Mend(HeteroApp app, string table, string on = "update") =>
        app.AlterTables($"drop trigger broken_{table}_{on}" + (TestDatabase.OnPostgres ? $" on {table}" : ""));

    /// <summary>That a column is this id, in SQL of the engine of this run.</summary>
    public static string Is(this string column, Guid id) =>
        TestDatabase.OnPostgres ? $"{column} = '{id:d}'" : $"{column} = x'{id:n}'";
}
