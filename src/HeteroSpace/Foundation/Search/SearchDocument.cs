using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Foundation.Search;

/// <summary>
/// Something that can be found by its words, as the index holds it. Only what everyone may read stands here.
/// </summary>
public sealed class SearchDocument
{
    /// <summary>
    /// In the order in which they were put in: the greatest are the newest, and both engines read them from there.
    /// </summary>
    public long Number { get; init; }

    /// <summary>What it is: <c>article</c>, <c>episode</c>.</summary>
    public string Kind { get; init; } = "";
    public Guid SubjectId { get; init; }
    public Guid? SiteId { get; set; }

    /// <summary>
    /// Two words that no text holds, for its kind and its site, so that the index itself narrows what is asked.
    /// </summary>
    public string Scope { get; set; } = "";

    /// <summary>Words of its title, in both languages (<see cref="SearchWords"/>).</summary>
    public string Title { get; set; } = "";

    /// <summary>Words of all else.</summary>
    public string Words { get; set; } = "";
}

internal sealed class SearchDocumentTable : IEntityTypeConfiguration<SearchDocument>
{
    public void Configure(EntityTypeBuilder<SearchDocument> table)
    {
        table.ToTable("search_documents");
        table.HasKey(row => row.Number);
        table.Property(row => row.Kind).HasMaxLength(20);
        table.Property(row => row.Scope).HasMaxLength(80);
        table.Property(row => row.Title).HasMaxLength(2000);
        table.Property(row => row.Words).HasMaxLength(400_000);
        table.HasIndex(row => new { row.Kind, row.SubjectId }).IsUnique();
    }
}

public static class SearchTables
{
    public static DbSet<SearchDocument> SearchDocuments(this AppDb db) => db.Set<SearchDocument>();

    /// <summary>
    /// The full-text index, kept by the database itself with every change: FTS5 on SQLite, a generated tsvector with a
    /// GIN index on PostgreSQL.
    /// </summary>
    public static readonly DatabaseGuard WordsAreIndexed = new(
        ["search_words_in", "search_words_out", "search_words_changed", "search_documents_vector"],
        """
        create virtual table if not exists search_words using fts5(
            scope, title, words, content='search_documents', content_rowid='number', tokenize='unicode61');
        create trigger if not exists search_words_in after insert on search_documents
        begin
            insert into search_words(rowid, scope, title, words) values (new.number, new.scope, new.title, new.words);
        end;
        create trigger if not exists search_words_out after delete on search_documents
        begin
            insert into search_words(search_words, rowid, scope, title, words)
            values ('delete', old.number, old.scope, old.title, old.words);
        end;
        create trigger if not exists search_words_changed after update on search_documents
        begin
            insert into search_words(search_words, rowid, scope, title, words)
            values ('delete', old.number, old.scope, old.title, old.words);
            insert into search_words(rowid, scope, title, words) values (new.number, new.scope, new.title, new.words);
        end;
        """,
        """
        alter table search_documents add column if not exists vector tsvector
            generated always as (to_tsvector('simple', scope)
                || setweight(to_tsvector('simple', title), 'A')
                || setweight(to_tsvector('simple', words), 'D')) stored;
        create index if not exists search_documents_vector on search_documents using gin (vector);
        """
    )
    {
        OnlySqlite = ["search_words_in", "search_words_out", "search_words_changed"],
        OnlyPostgres = ["search_documents_vector"],
    };
}
