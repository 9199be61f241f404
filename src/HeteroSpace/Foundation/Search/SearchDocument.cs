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
    /// In the order in which they were put in: the greatest are the newest, and both engines read them from there. On
    /// SQLite each kind has numbers of its own (<see cref="Findable.Shelf"/>), so that its index is walked for one.
    /// </summary>
    public long Number { get; init; }

    /// <summary>What it is: <c>article</c>, <c>event</c> (<see cref="Findable.Kind"/>).</summary>
    public string Kind { get; init; } = "";
    public Guid SubjectId { get; init; }
    public Guid? SiteId { get; set; }

    /// <summary>From when on it is past, in seconds since 1970 UTC; the greatest number there is when never.</summary>
    public long PastFrom { get; set; } = long.MaxValue;

    /// <summary>
    /// Two words that no text holds, for its kind and its site, so that the index itself narrows what is asked.
    /// </summary>
    public string Scope { get; set; } = "";

    /// <summary>
    /// Words of its title, in both languages (<see cref="SearchWords"/>), and each once more under a mark
    /// (<see cref="Search.TitleMark"/>): few things have a word in their title, so that a question for titles walks
    /// short lists.
    /// </summary>
    public string Title { get; set; } = "";

    /// <summary>Words of all else.</summary>
    public string Words { get; set; } = "";
}

/// <summary>
/// Something whose words are to be written anew: marked by the database with any change, and gone before the change is
/// committed; what is left of it (a change of thousands at once) is taken up within half a minute.
/// </summary>
public sealed class StaleDocument
{
    public string Kind { get; init; } = "";
    public Guid SubjectId { get; init; }
}

/// <summary>A word of some title and one of its pieces of three letters, by which a misspelt one finds it.</summary>
public sealed class KnownWord
{
    public string Gram { get; init; } = "";
    public string Word { get; init; } = "";
}

internal sealed class SearchDocumentTable
    : IEntityTypeConfiguration<SearchDocument>,
        IEntityTypeConfiguration<StaleDocument>,
        IEntityTypeConfiguration<KnownWord>
{
    public void Configure(EntityTypeBuilder<SearchDocument> table)
    {
        table.ToTable("search_documents");
        table.HasKey(row => row.Number);
        table.Property(row => row.Kind).HasMaxLength(20);
        table.Property(row => row.Scope).HasMaxLength(80);
        table.Property(row => row.Title).HasMaxLength(4000);
        table.Property(row => row.Words).HasMaxLength(400_000);
        table.HasIndex(row => new { row.Kind, row.SubjectId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<StaleDocument> table)
    {
        table.ToTable("search_stale");
        table.HasKey(row => new { row.Kind, row.SubjectId });
        table.Property(row => row.Kind).HasMaxLength(20);
    }

    public void Configure(EntityTypeBuilder<KnownWord> table)
    {
        table.ToTable("search_known_words");
        table.HasKey(row => new { row.Gram, row.Word });
        table.Property(row => row.Gram).HasMaxLength(3);
        table.Property(row => row.Word).HasMaxLength(KnownWords.MostLetters);
        table.HasIndex(row => row.Word);
    }
}

public static class SearchTables
{
    /// <summary>Beginnings of three to so many letters stand in SQLite's index; a longer one is cut.</summary>
    internal const int MostOfBeginning = 8;

    /// <summary>
    /// How far back PostgreSQL is asked at first, the nearest first: each document bears a word for the stretch of
    /// numbers that it stands in, of a thousand's half and of four thousand.
    /// </summary>
    internal static readonly IReadOnlyList<Stretch> Stretches = [new("qn0", 9), new("qe0", 12)];

    /// <summary>So many of a number's last bits are left out to name where it stands.</summary>
    internal sealed record Stretch(string Mark, int Bits)
    {
        /// <summary>Whether the last two hold everything up to a number.</summary>
        public bool HoldsAll(long last) => last < 2L << Bits;

        /// <summary>The words of the last two, as a part of a tsquery.</summary>
        public string Newest(long last) => $"({Mark}{last >> Bits} | {Mark}{Math.Max(0, (last >> Bits) - 1)})";
    }

    /// <summary>The numbers of a shelf.</summary>
    internal static (long From, long To) NumbersOf(int shelf) => ((long)shelf << 40, ((long)shelf + 1 << 40) - 1);

    public static DbSet<SearchDocument> SearchDocuments(this AppDb db) => db.Set<SearchDocument>();

    internal static DbSet<StaleDocument> StaleDocuments(this AppDb db) => db.Set<StaleDocument>();

    internal static DbSet<KnownWord> KnownWords(this AppDb db) => db.Set<KnownWord>();

    /// <summary>
    /// The full-text index, kept by the database itself with every change: FTS5 on SQLite, a generated tsvector with a
    /// GIN index on PostgreSQL.
    /// </summary>
    public static readonly DatabaseGuard WordsAreIndexed = new(
        ["search_words_in", "search_words_out", "search_words_changed", "search_documents_vector"],
        """
        create virtual table if not exists search_words using fts5(
            scope, title, words, content='search_documents', content_rowid='number', tokenize='unicode61',
            prefix='3 4 5 6 7 8');
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
        $"""
        alter table search_documents add column if not exists vector tsvector
            generated always as (strip(to_tsvector('simple', scope
                {string.Concat(Stretches.Select(of => $"|| ' {of.Mark}' || (number >> {of.Bits})::text "))}
                || ' ' || title || ' ' || words))) stored;
        create index if not exists search_documents_vector on search_documents using gin (vector);
        """
    )
    {
        OnlySqlite = ["search_words_in", "search_words_out", "search_words_changed"],
        OnlyPostgres = ["search_documents_vector"],
    };
}
