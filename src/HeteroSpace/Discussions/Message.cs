using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Discussions;

/// <summary>Where a message was written: signed in, by the secret link of what it is about, or by staff.</summary>
public enum MessageVia
{
    Account,
    Link,
    Staff,
}

/// <summary>One message of a conversation.</summary>
public sealed class Message
{
    public const int MostLetters = 2000;
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What it is about: <c>booking</c> and its id (<see cref="Conversation"/>).</summary>
    public string SubjectKind { get; init; } = "";
    public Guid SubjectId { get; init; }
    public DateTime At { get; init; }

    /// <summary>Null of whoever has none, and wrote by a link.</summary>
    public Guid? AccountId { get; init; }
    public string AuthorName { get; init; } = "";
    public MessageVia Via { get; init; }
    public bool FromStaff { get; init; }

    /// <summary>Empty for a mark of the staff that what was written last needs no answer; only they see it.</summary>
    public string Text { get; init; } = "";
    public bool IsMark => Text == "";
}

internal sealed class MessageTable : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> table)
    {
        table.ToTable("messages");
        table.Ignore(message => message.IsMark);
        table.Property(message => message.SubjectKind).HasMaxLength(40);
        table.Property(message => message.AuthorName).HasMaxLength(120);
        table
            .HasOne<Conversation>()
            .WithMany()
            .HasForeignKey(message => new { message.SubjectKind, message.SubjectId })
            .HasPrincipalKey(talk => new { talk.SubjectKind, talk.SubjectId });
        table.HasIndex(message => new
        {
            message.SubjectKind,
            message.SubjectId,
            message.At,
        });
    }
}

public static class MessageTables
{
    public static DbSet<Message> Messages(this AppDb db) => db.Set<Message>();

    public static IQueryable<Message> Of(this IQueryable<Message> messages, SubjectKey subject) =>
        messages.Where(message => message.SubjectKind == subject.Kind && message.SubjectId == subject.Id);

    /// <summary>The last two hundred, the oldest first.</summary>
    public static async Task<List<Message>> Thread(this AppDb db, SubjectKey of, CancellationToken stop = default)
    {
        var last = await db.Messages()
            .AsNoTracking()
            .Of(of)
            .OrderByDescending(message => message.At)
            .Take(200)
            .ToListAsync(stop);
        last.Reverse();
        return last;
    }
}
