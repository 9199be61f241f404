using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Discussions;

/// <summary>One message of a thread about something, such as a booking.</summary>
public sealed class Message
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What the thread is about: <c>booking</c> and its id.</summary>
    public string SubjectKind { get; init; } = "";
    public Guid SubjectId { get; init; }
    public DateTime At { get; init; }
    public Guid AccountId { get; init; }
    public string AuthorName { get; init; } = "";
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

    public static Task<List<Message>> Thread(this AppDb db, string kind, Guid id, CancellationToken stop = default) =>
        db.Messages()
            .AsNoTracking()
            .Where(message => message.SubjectKind == kind && message.SubjectId == id)
            .OrderBy(message => message.At)
            .Take(200)
            .ToListAsync(stop);
}
