using System.Text;
using HeteroSpace.Foundation.Db;

namespace HeteroSpace.Foundation.Search;

/// <summary>
/// The database's own part in keeping the search in step with a kind of thing: any change of it, whoever makes it and
/// by whatever statement, marks it as stale; what is not public any more is out of the index in the same statement; and
/// nothing comes in that is not public. A mark is a row that two writers of one thing wait for, so that the second
/// always reads what the first one wrote.
/// </summary>
internal static class FindableGuard
{
    public static DatabaseGuard Of(Findable kind)
    {
        var (names, onlySqlite) = (new List<string> { OnlyPublic(kind) }, new List<string>());
        var (sqlite, postgres) = (new StringBuilder(), new StringBuilder());
        sqlite.Append(OnlyPublicOnSqlite(kind));
        postgres.Append(OnlyPublicOnPostgres(kind));
        foreach (var watched in kind.Watches)
        {
            var name = $"found_{kind.Kind}_{watched.Table}";
            var of = watched.Columns.Length == 0 ? "" : " of " + string.Join(", ", watched.Columns);
            names.Add(name);
            onlySqlite.AddRange([name + "_in", name + "_out"]);
            sqlite.Append(Trigger(name + "_in", "insert", "new"));
            sqlite.Append(Trigger(name, "update" + of, "new"));
            sqlite.Append(Trigger(name + "_out", "delete", "old"));
            postgres.Append(OnPostgres(kind, watched, name, of));

            string Trigger(string named, string when, string row) =>
                $"""
                    create trigger if not exists {named} after {when} on {watched.Table}
                    begin
                        {Mark(kind, watched, row, "do nothing")}
                        {Hide(kind, watched, row)}
                    end;

                    """;
        }
        return new([.. names, .. onlySqlite], sqlite.ToString(), postgres.ToString()) { OnlySqlite = [.. onlySqlite] };
    }

    private static string OnlyPublic(Findable kind) => $"found_{kind.Kind}_is_public";

    // First the mark, which waits for whoever writes the words of the same thing; what is hidden then sees what they
    // put there.
    private static string Mark(Findable kind, Watched watched, string row, string known) =>
        IsOwnEnd(kind, watched, row)
            ? $"insert into search_stale (kind, subject_id) select '{kind.Kind}', old.id where true "
                + $"on conflict (kind, subject_id) {known};"
            : $"insert into search_stale (kind, subject_id) select '{kind.Kind}', it.id from {kind.Table} it "
                + $"where {Link(watched, row)} order by it.id on conflict (kind, subject_id) {known};";

    private static string Hide(Findable kind, Watched watched, string row) =>
        IsOwnEnd(kind, watched, row)
            ? $"delete from search_documents where kind = '{kind.Kind}' and subject_id = old.id;"
            : $"delete from search_documents where kind = '{kind.Kind}' and subject_id in "
                + $"(select it.id from {kind.Table} it where {Link(watched, row)} and not ({kind.PublicWhen}));";

    // Of a row that is gone nothing can be read any more.
    private static bool IsOwnEnd(Findable kind, Watched watched, string row) =>
        row == "old" && watched.Table == kind.Table;

    private static string Link(Watched watched, string row) => watched.Link.Replace("{row}", row);

    private static string OnPostgres(Findable kind, Watched watched, string name, string of)
    {
        const string known = "do update set kind = excluded.kind";
        return $"""
            create or replace function {name}() returns trigger language plpgsql as
            $$ begin
                if tg_op = 'DELETE' then
                    {Mark(kind, watched, "old", known)}
                    {Hide(kind, watched, "old")}
                else
                    {Mark(kind, watched, "new", known)}
                    {Hide(kind, watched, "new")}
                end if;
                return null;
            end $$;
            create or replace trigger {name} after insert or delete or update{of} on {watched.Table}
                for each row execute function {name}();

            """;
    }

    private static string IsPublic(Findable kind) =>
        $"exists (select 1 from {kind.Table} it where it.id = new.subject_id and ({kind.PublicWhen}))";

    private static string OnlyPublicOnSqlite(Findable kind) =>
        $"""
            create trigger if not exists {OnlyPublic(kind)} before insert on search_documents
            when new.kind = '{kind.Kind}' and not {IsPublic(kind)}
            begin select raise(abort, 'the search holds only what everyone may read'); end;

            """;

    private static string OnlyPublicOnPostgres(Findable kind) =>
        $"""
            create or replace function {OnlyPublic(kind)}() returns trigger language plpgsql as
            $$ begin
                if not {IsPublic(kind)} then
                    raise exception 'the search holds only what everyone may read' using errcode = 'check_violation';
                end if;
                return new;
            end $$;
            create or replace trigger {OnlyPublic(kind)} before insert on search_documents
                for each row when (new.kind = '{kind.Kind}') execute function {OnlyPublic(kind)}();

            """;
}
