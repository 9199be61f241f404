using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Initiatives;

public enum MeetingStatus
{
    Planned,
    Held,
    Cancelled,
}

/// <summary>Where someone stands with a meeting: asked, coming, not coming, was there, was not.</summary>
public enum Presence
{
    Invited,
    Coming,
    Declined,
    Present,
    Absent,
}

/// <summary>
/// People sit together about an initiative. Its minutes are for those who take part until they are published.
/// </summary>
public sealed class Meeting : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid InitiativeId { get; init; }

    /// <summary>Of the phase in which it is held.</summary>
    public int Position { get; init; }
    public string Title { get; set; } = "";

    /// <summary>Markdown.</summary>
    public string Agenda { get; set; } = "";

    /// <summary>UTC.</summary>
    public DateTime Starts { get; set; }
    public DateTime Ends { get; set; }

    /// <summary>A room or an address; empty for one that is held online.</summary>
    public string Place { get; set; } = "";

    /// <summary>Where it is held online; for those who take part only.</summary>
    public string Link { get; set; } = "";
    public MeetingStatus Status { get; set; }

    /// <summary>Of the invitation (RFC 5545, 3.8.7.4): grows with each change of time, place or state.</summary>
    public int Sequence { get; set; }

    /// <summary>Everyone may read the minutes.</summary>
    public DateTime? Published { get; set; }

    /// <summary>Who has the minutes open to write, until when. Nobody else saves meanwhile.</summary>
    public Guid? Writer { get; set; }
    public string? WriterName { get; set; }
    public DateTime? WriterUntil { get; set; }
    public int Version { get; set; }

    /// <summary>As it is planned now. True when time or place are others, of which everyone asked must hear.</summary>
    internal bool Put(MeetingWish wish)
    {
        var moved = (Starts, Ends, Place, Link) != (wish.Starts, wish.Ends, wish.Place, wish.Link);
        (Title, Agenda) = (wish.Title, wish.Agenda);
        (Starts, Ends, Place, Link) = (wish.Starts, wish.Ends, wish.Place, wish.Link);
        return moved;
    }

    /// <summary>It will not be; those who were asked hear of it by the next number of the invitation.</summary>
    internal void Cancel() => (Status, Sequence) = (MeetingStatus.Cancelled, Sequence + 1);
}

/// <summary>An organization, or a person without one, at a meeting.</summary>
public sealed class Attendee
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid MeetingId { get; init; }
    public Guid? OrganizationId { get; init; }

    /// <summary>Who came; empty until it is known.</summary>
    public string Name { get; set; } = "";
    public Presence Presence { get; set; }
}

/// <summary>A version of the minutes (notulen); every one is kept.</summary>
public sealed class Minutes
{
    public const int MostLetters = 20_000;
    public Guid MeetingId { get; init; }

    /// <summary>From 1.</summary>
    public int Number { get; init; }

    /// <summary>Markdown.</summary>
    public string Text { get; init; } = "";

    /// <summary>The account.</summary>
    public Guid By { get; init; }
    public string ByName { get; init; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; init; }
}

/// <summary>What was decided at a meeting.</summary>
public sealed class Decision
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid InitiativeId { get; init; }
    public Guid MeetingId { get; init; }

    /// <summary>From 1, over the initiative.</summary>
    public int Number { get; init; }
    public string Text { get; set; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>Taken back, by a later one.</summary>
    public DateTime? Withdrawn { get; set; }
}

/// <summary>A signed record (berita acara) of a meeting: as it was made, and as it came back with signatures.</summary>
public sealed class SignedRecord
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid MeetingId { get; init; }

    /// <summary>Stored name of the signed page.</summary>
    public string File { get; init; } = "";
    public string FileName { get; init; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; init; }
    public Guid By { get; init; }
}

/// <summary>A file of the work: for those who take part, or for everyone.</summary>
public sealed class WorkFile
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid InitiativeId { get; init; }
    public string File { get; init; } = "";
    public string FileName { get; init; } = "";
    public bool Public { get; set; }

    /// <summary>UTC.</summary>
    public DateTime Added { get; init; }
    public Guid By { get; init; }
}

internal sealed class MeetingTable
    : IEntityTypeConfiguration<Meeting>,
        IEntityTypeConfiguration<Attendee>,
        IEntityTypeConfiguration<Minutes>,
        IEntityTypeConfiguration<Decision>,
        IEntityTypeConfiguration<SignedRecord>,
        IEntityTypeConfiguration<WorkFile>
{
    public void Configure(EntityTypeBuilder<Meeting> table)
    {
        table.ToTable(
            "meetings",
            meetings => meetings.HasCheckConstraint("meeting_ends_after_it_starts", "ends > starts")
        );
        table.HasOne<InitiativePhase>().WithMany().HasForeignKey(row => new { row.InitiativeId, row.Position });
        table.Property(row => row.Title).HasMaxLength(120);
        table.Property(row => row.Place).HasMaxLength(200);
        table.Property(row => row.Link).HasMaxLength(300);
        table.Property(row => row.WriterName).HasMaxLength(120);
        table.HasIndex(row => new { row.InitiativeId, row.Starts });
    }

    public void Configure(EntityTypeBuilder<Attendee> table)
    {
        table.ToTable("meeting_attendees");
        table.HasOne<Meeting>().WithMany().HasForeignKey(row => row.MeetingId);
        table.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId);
        table.Property(row => row.Name).HasMaxLength(120);
        table.HasIndex(row => new { row.MeetingId, row.OrganizationId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Minutes> table)
    {
        table.ToTable("minutes");
        // Two who save the next version at once: one of them is told.
        table.HasKey(row => new { row.MeetingId, row.Number });
        table.HasOne<Meeting>().WithMany().HasForeignKey(row => row.MeetingId);
        table.Property(row => row.Text).HasMaxLength(Minutes.MostLetters);
        table.Property(row => row.ByName).HasMaxLength(120);
    }

    public void Configure(EntityTypeBuilder<Decision> table)
    {
        table.ToTable("decisions");
        table.HasOne<Meeting>().WithMany().HasForeignKey(row => row.MeetingId);
        table.Property(row => row.Text).HasMaxLength(1000);
        table.HasIndex(row => new { row.InitiativeId, row.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SignedRecord> table)
    {
        table.ToTable("signed_records");
        table.HasOne<Meeting>().WithMany().HasForeignKey(row => row.MeetingId);
        table.Property(row => row.File).HasMaxLength(80);
        table.Property(row => row.FileName).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<WorkFile> table)
    {
        table.ToTable("initiative_files");
        table.HasOne<Initiative>().WithMany().HasForeignKey(row => row.InitiativeId);
        table.Property(row => row.File).HasMaxLength(80);
        table.Property(row => row.FileName).HasMaxLength(200);
    }
}

public static class MeetingTables
{
    public static DbSet<Meeting> Meetings(this AppDb db) => db.Set<Meeting>();

    public static DbSet<Attendee> Attendees(this AppDb db) => db.Set<Attendee>();

    public static DbSet<Minutes> MinutesVersions(this AppDb db) => db.Set<Minutes>();

    public static DbSet<Decision> Decisions(this AppDb db) => db.Set<Decision>();

    public static DbSet<SignedRecord> SignedRecords(this AppDb db) => db.Set<SignedRecord>();

    public static DbSet<WorkFile> WorkFiles(this AppDb db) => db.Set<WorkFile>();
}

public static class MeetingWords
{
    public static string Said(this MeetingStatus status) =>
        status switch
        {
            MeetingStatus.Planned => Words.Say("Direncanakan", "Planned"),
            MeetingStatus.Held => Words.Say("Terlaksana", "Held"),
            MeetingStatus.Cancelled => Words.Say("Batal", "Cancelled"),
        };

    public static string Said(this Presence presence) =>
        presence switch
        {
            Presence.Invited => Words.Say("Diundang", "Invited"),
            Presence.Coming => Words.Say("Akan hadir", "Is coming"),
            Presence.Declined => Words.Say("Berhalangan", "Cannot come"),
            Presence.Present => Words.Say("Hadir", "Was there"),
            Presence.Absent => Words.Say("Tidak hadir", "Was not there"),
        };
}
