using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Foundation.Mail;

/// <summary>How a message leaves the house.</summary>
public enum Channel
{
    Mail,
    WhatsApp,
}

/// <summary>
/// Waiting: a mail to be sent by the postman, or a WhatsApp message to be sent by staff or the gateway. Sent: the other
/// side took it. Dead: given up, for staff to see and send again. Dropped: its reason passed before it left.
/// </summary>
public enum OutgoingStatus
{
    Waiting,
    Sent,
    Dead,
    Dropped,
}

/// <summary>
/// A message that leaves the house, as it will be read: its words are fixed when it is written, so a second try sends
/// the same under the same Message-ID (RFC 5322 3.6.4). One cause makes at most one message a channel.
/// </summary>
public sealed class Outgoing
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What it tells of, as <c>step:</c> and an id; unique with the channel.</summary>
    public string Cause { get; init; } = "";
    public Channel Channel { get; init; }

    /// <summary>The template it was made by, as <c>booking.confirmed</c>.</summary>
    public string Kind { get; init; } = "";
    public Guid? PersonId { get; init; }

    /// <summary>Whose staff see it; null for messages about an account.</summary>
    public Guid? SiteId { get; init; }

    /// <summary>What it is about, for whoever waits for it to be sent: a booking's id.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>An e-mail address, or a number in E.164.</summary>
    public string To { get; init; } = "";
    public string Name { get; init; } = "";

    /// <summary>That of its words, <c>id</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "id";
    public string Subject { get; private set; } = "";

    /// <summary>What it says, without what proves something: for staff, exports and its reader's own data.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The letter as it leaves, sealed (<see cref="LetterBox"/>); null once a mail has left.</summary>
    public byte[]? Sealed { get; set; }

    /// <summary>UTC; also the Date of the mail.</summary>
    public DateTime At { get; init; }
    public OutgoingStatus Status { get; set; }

    /// <summary>UTC; not before this.</summary>
    public DateTime Due { get; set; }

    /// <summary>As of a job (<see cref="Jobs.Job.HeldBy"/>).</summary>
    public Guid? HeldBy { get; set; }
    public DateTime? ClaimedUntil { get; set; }
    public int Attempts { get; set; }
    public string? LastError { get; set; }

    /// <summary>What kind of fault the last error was; null when there is none.</summary>
    public Fault? Fault { get; set; }
    public DateTime? SentAt { get; set; }

    /// <summary>The account that sent it by hand.</summary>
    public Guid? SentBy { get; set; }

    internal void Say(Letter letter, byte[] closed, string open) =>
        (Subject, Sealed, Text) = (letter.Subject, closed, open);
}

internal sealed class OutgoingTable : IEntityTypeConfiguration<Outgoing>
{
    public void Configure(EntityTypeBuilder<Outgoing> table)
    {
        table.ToTable("outbox");
        table.Property(row => row.Cause).HasMaxLength(120);
        table.Property(row => row.Kind).HasMaxLength(60);
        table.Property(row => row.To).HasMaxLength(254);
        table.Property(row => row.Name).HasMaxLength(120);
        table.Property(row => row.Subject).HasMaxLength(300);
        table.HasIndex(row => new { row.Cause, row.Channel }).IsUnique();
        table.HasIndex(row => new
        {
            row.Status,
            row.Channel,
            row.Due,
        });
        table.HasIndex(row => new
        {
            row.SiteId,
            row.Status,
            row.At,
        });
        table.HasIndex(row => row.PersonId);
        table.HasIndex(row => row.HeldBy).HasFilter("held_by is not null");
    }
}

public static class OutgoingTables
{
    public static DbSet<Outgoing> Outbox(this AppDb db) => db.Set<Outgoing>();
}
