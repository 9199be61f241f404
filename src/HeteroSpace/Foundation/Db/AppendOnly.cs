namespace HeteroSpace.Foundation.Db;

/// <summary>
/// A table whose rows are added and stay. SQLite's REPLACE takes a row away without asking the trigger for deletions,
/// so a new row may not take the place of another by any of its keys; PostgreSQL's TRUNCATE asks a trigger of its own,
/// and who owns no table is not even allowed to ask (<see cref="Database.LetIn"/>).
/// </summary>
/// <param name="Table">The name is also that of the triggers: <c>audit_never_updated</c>.</param>
/// <param name="Taken">What takes the place of another row on SQLite, over its id and rowid; <c>new</c> is the new
/// one.</param>
public sealed record AppendOnly(string Table, string Taken)
    : DatabaseGuard(
        [$"{Table}_never_updated", $"{Table}_never_deleted", $"{Table}_never_replaced", $"{Table}_never_truncated"],
        $"""
        create trigger if not exists {Table}_never_updated before update on {Table}
        begin select raise(abort, '{Table}_never_updated'); end;
        create trigger if not exists {Table}_never_deleted before delete on {Table}
        begin select raise(abort, '{Table}_never_deleted'); end;
        create trigger if not exists {Table}_never_replaced before insert on {Table}
        when exists (select 1 from {Table} where rowid = new.rowid) or {Taken}
        begin select raise(abort, '{Table}_never_replaced'); end;
        """,
        $"""
        create or replace function {Table}_append_only() returns trigger language plpgsql as
        $$ begin raise exception '%', tg_name using errcode = '23514'; end $$;
        create or replace trigger {Table}_never_updated before update on {Table}
            for each row execute function {Table}_append_only();
        create or replace trigger {Table}_never_deleted before delete on {Table}
            for each row execute function {Table}_append_only();
        create or replace trigger {Table}_never_truncated before truncate on {Table}
            for each statement execute function {Table}_append_only();
        """
    )
{
    /// <summary>Only one engine needs the last two.</summary>
    public static AppendOnly Of(string table, string taken) =>
        new(table, taken) { OnlySqlite = [$"{table}_never_replaced"], OnlyPostgres = [$"{table}_never_truncated"] };
}
