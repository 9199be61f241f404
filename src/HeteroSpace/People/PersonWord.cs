using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.People;

/// <summary>
/// A word of someone's folded name, so that a rare name is found without reading all of them. The database keeps it.
/// </summary>
public sealed class PersonWord
{
    public string Word { get; init; } = "";
    public Guid PersonId { get; init; }
}

internal sealed class PersonWordTable : IEntityTypeConfiguration<PersonWord>
{
    public void Configure(EntityTypeBuilder<PersonWord> table)
    {
        table.ToTable("person_words");
        table.HasKey(row => new { row.Word, row.PersonId });
        table.Property(row => row.Word).HasMaxLength(500).IsBytewise();
        table.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
        table.HasIndex(row => row.PersonId);
    }

    // Names are written in several ways (a form, an erasure, a load of rows),
    // and none of them can forget this one. Whoever was erased has no words.
    public static readonly DatabaseGuard Follow = new(
        ["person_words_of_new", "person_words_of_renamed"],
        $$"""
        create trigger if not exists person_words_of_new after insert on people when not new.gone
        begin {{SqliteInsert("new")}}; end;
        create trigger if not exists person_words_of_renamed after update of folded_name, gone on people
        begin
            delete from person_words where person_id = new.id;
            {{SqliteInsert("new")}} and not new.gone;
        end;
        """,
        """
        create or replace function person_words_follow() returns trigger language plpgsql as
        $$ begin
            if tg_op = 'UPDATE' then delete from person_words where person_id = new.id; end if;
            if not new.gone then
                insert into person_words (word, person_id)
                    select distinct word, new.id from string_to_table(new.folded_name, ' ') as word where word <> '';
            end if;
            return null;
        end $$;
        create or replace trigger person_words_of_new after insert on people
            for each row execute function person_words_follow();
        create or replace trigger person_words_of_renamed after update of folded_name, gone on people
            for each row execute function person_words_follow();
        """
    );

    // SQLite has no function that splits; a list in JSON is one (no name has a space inside an escape).
    private static string SqliteInsert(string row) =>
        $"""
            insert into person_words (word, person_id)
                select distinct value, {row}.id
                from json_each('[' || replace(json_quote({row}.folded_name), ' ', '","') || ']') where value <> ''
            """;
}

internal static class PersonWords
{
    /// <summary>Names that have a word beginning so.</summary>
    public static IQueryable<PersonWord> WordsFrom(this AppDb db, string beginning)
    {
        var past = Bytewise.PastBeginning(beginning);
#pragma warning disable CA1309 // The column compares bytes; this is the form that becomes SQL.
        return db.Set<PersonWord>()
            .Where(row => string.Compare(row.Word, beginning) >= 0 && string.Compare(row.Word, past) < 0);
#pragma warning restore CA1309
    }
}
