using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Discussions;

/// <summary>What a conversation is about: <c>booking</c> and its id.</summary>
public readonly record struct SubjectKey(string Kind, Guid Id)
{
    /// <summary>As an address has it: <c>booking-…</c>.</summary>
    public override string ToString() => $"{Kind}-{Id:n}";

    public static SubjectKey? Read(string? written) =>
        written?.LastIndexOf('-') is { } dash and > 0 && Guid.TryParseExact(written[(dash + 1)..], "n", out var id)
            ? new(written[..dash], id)
            : null;
}

/// <summary>
/// All messages about one subject, between whoever it is of and the staff of a site: whose it is among them, and
/// whether it waits. It is written in the act that writes a message.
/// </summary>
public sealed class Conversation : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Version { get; set; }
    public string SubjectKind { get; init; } = "";
    public Guid SubjectId { get; init; }

    /// <summary>The site whose staff answer.</summary>
    public Guid SiteId { get; init; }

    /// <summary>The account that looks after it; null while nobody does.</summary>
    public Guid? Owner { get; set; }

    /// <summary>When the first message came that nobody has answered since. UTC; null when none waits.</summary>
    public DateTime? WaitsSince { get; set; }

    /// <summary>When the last message or mark came; no two of a conversation are of one instant. UTC.</summary>
    public DateTime LastAt { get; set; }
    public bool LastFromStaff { get; set; }

    public SubjectKey Subject => new(SubjectKind, SubjectId);
}

/// <summary>Until when someone of the staff has read a conversation.</summary>
public sealed class ConversationSeen
{
    public Guid ConversationId { get; init; }
    public Guid AccountId { get; init; }

    /// <summary>UTC.</summary>
    public DateTime Until { get; set; }
}

internal sealed class ConversationTable
    : IEntityTypeConfiguration<Conversation>,
        IEntityTypeConfiguration<ConversationSeen>
{
    public void Configure(EntityTypeBuilder<Conversation> table)
    {
        table.ToTable("conversations");
        table.Ignore(row => row.Subject);
        table.Property(row => row.SubjectKind).HasMaxLength(40);
        // One of each subject: messages point to it by what they are about.
        table.HasAlternateKey(row => new { row.SubjectKind, row.SubjectId });
        table.HasIndex(row => new { row.SiteId, row.WaitsSince });
        table.HasIndex(row => new { row.SiteId, row.LastAt });
    }

    public void Configure(EntityTypeBuilder<ConversationSeen> table)
    {
        table.ToTable("conversations_seen");
        table.HasKey(row => new { row.ConversationId, row.AccountId });
        table.HasOne<Conversation>().WithMany().HasForeignKey(row => row.ConversationId);
    }
}

public static class ConversationTables
{
    public static DbSet<Conversation> Conversations(this AppDb db) => db.Set<Conversation>();

    public static DbSet<ConversationSeen> ConversationsSeen(this AppDb db) => db.Set<ConversationSeen>();

    /// <summary>Null while nothing was written.</summary>
    public static Task<Conversation?> Conversation(this AppDb db, SubjectKey of, CancellationToken stop = default) =>
        db.Conversations()
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.SubjectKind == of.Kind && row.SubjectId == of.Id, stop);

    /// <summary>Those of a kind that wait for an answer.</summary>
    public static IQueryable<Conversation> Waiting(this AppDb db, string kind) =>
        db.Conversations().Where(row => row.SubjectKind == kind && row.WaitsSince != null);

    /// <summary>What was said of these subjects is forgotten, with who has read it.</summary>
    public static async Task EraseConversations(this Act act, string kind, IQueryable<Guid> subjects)
    {
        var gone = act.Db.Conversations().Where(row => row.SubjectKind == kind && subjects.Contains(row.SubjectId));
        await act.Erase(act.Db.ConversationsSeen().Where(row => gone.Any(known => known.Id == row.ConversationId)));
        await act.Erase(act.Db.Messages().Where(row => row.SubjectKind == kind && subjects.Contains(row.SubjectId)));
        await act.Erase(gone);
    }

    /// <summary>
    /// Conversations that say something else than their messages: that they wait, or wait not, or for how long.
    /// </summary>
    public static IQueryable<Conversation> Untrue(AppDb db)
    {
        var messages = db.Messages();
        return db.Conversations()
            .Where(row =>
                !messages.Any(last =>
                    last.SubjectKind == row.SubjectKind && last.SubjectId == row.SubjectId && last.At == row.LastAt
                )
                || row.LastFromStaff == (row.WaitsSince != null)
                || row.WaitsSince != null
                    && messages.Any(answer =>
                        answer.SubjectKind == row.SubjectKind
                        && answer.SubjectId == row.SubjectId
                        && answer.FromStaff
                        && answer.At >= row.WaitsSince
                    )
            );
    }
}
