using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Events;

/// <summary>What staff wrote to all who take part in an event.</summary>
public sealed class EventWord
{
    public const int MostTitle = 120,
        MostText = 2000;

    /// <summary>Given with its form: pressed twice it is one.</summary>
    public Guid Id { get; init; }
    public Guid EventId { get; init; }

    /// <summary>UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>The account that wrote it.</summary>
    public Guid By { get; init; }
    public string Title { get; init; } = "";
    public string Text { get; init; } = "";
}

/// <summary>That someone was written to, and how it reached them.</summary>
public sealed class EventWordReader
{
    public Guid WordId { get; init; }
    public Guid RegistrationId { get; init; }

    /// <summary>Null of whoever has no contact, and reads it in their own space at most.</summary>
    public Channel? Channel { get; init; }
}

internal sealed class EventWordTable : IEntityTypeConfiguration<EventWord>, IEntityTypeConfiguration<EventWordReader>
{
    public void Configure(EntityTypeBuilder<EventWord> table)
    {
        table.ToTable("event_words");
        table.HasOne<Event>().WithMany().HasForeignKey(row => row.EventId);
        table.Property(row => row.Title).HasMaxLength(EventWord.MostTitle);
        table.Property(row => row.Text).HasMaxLength(EventWord.MostText);
        table.HasIndex(row => new { row.EventId, row.At });
    }

    public void Configure(EntityTypeBuilder<EventWordReader> table)
    {
        table.ToTable("event_word_readers");
        table.HasKey(row => new { row.WordId, row.RegistrationId });
        table.HasOne<EventWord>().WithMany().HasForeignKey(row => row.WordId);
        table.HasOne<Registration>().WithMany().HasForeignKey(row => row.RegistrationId);
    }
}

public static class EventWordTables
{
    public static DbSet<EventWord> EventWords(this AppDb db) => db.Set<EventWord>();

    public static DbSet<EventWordReader> EventWordReaders(this AppDb db) => db.Set<EventWordReader>();
}
