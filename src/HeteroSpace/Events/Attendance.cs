using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Events;

/// <summary>
/// How it is known that someone was there: let in at the door, joined by the link, knew the code
/// word of a stream, or noted by hand.
/// </summary>
public enum AttendedBy
{
    Door,
    Online,
    CodeWord,
    Hand,
}

/// <summary>Someone was there, by whichever way: one record for a ticket and day (E8).</summary>
public sealed class Attendance
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid EventId { get; init; }
    public Guid TicketId { get; init; }

    /// <summary>In the site's own time.</summary>
    public DateOnly Day { get; init; }
    public AttendedBy By { get; init; }

    /// <summary>The first time; UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>The account of the helper; null where nobody but the holder did anything.</summary>
    public Guid? Helper { get; init; }
}

/// <summary>
/// A ticket was shown at a device. Each is kept as it came, with the id the device gave it, so that one sent twice is
/// one; where two devices let in one ticket, the second is a conflict until staff have looked at it.
/// </summary>
public sealed class Scan
{
    /// <summary>Given by the device.</summary>
    public Guid Id { get; init; }
    public Guid EventId { get; init; }
    public Guid TicketId { get; init; }

    /// <summary>By the clock of the device, brought into bounds; UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>As the device is called by whoever holds it, as "Pintu A".</summary>
    public string Device { get; init; } = "";

    /// <summary>The account of the helper.</summary>
    public Guid Helper { get; init; }

    /// <summary>When it reached us; UTC.</summary>
    public DateTime Received { get; init; }

    /// <summary>Another device let the same ticket in before, on the same day.</summary>
    public bool Conflict { get; set; }

    /// <summary>Staff have looked at it; UTC.</summary>
    public DateTime? Settled { get; set; }

    /// <summary>Let in by mistake and taken back; UTC.</summary>
    public DateTime? Undone { get; set; }
}

/// <summary>What someone thought of it, after it; one a registration.</summary>
public sealed class Feedback
{
    public Guid RegistrationId { get; init; }
    public Guid EventId { get; init; }

    /// <summary>1 to 5: how useful it was.</summary>
    public int Useful { get; set; }

    /// <summary>What helped most.</summary>
    public string Best { get; set; } = "";

    /// <summary>What should be better.</summary>
    public string Better { get; set; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; set; }
}

/// <summary>Says that someone took part; its code can be checked by everyone.</summary>
public sealed class Certificate
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>As in <c>/sertifikat/{code}</c>: <c>HC-7KQ4-2MXT</c>.</summary>
    public string Code { get; init; } = "";
    public Guid EventId { get; init; }
    public Guid TicketId { get; init; }

    /// <summary>As its holder wrote it, and nobody changes but staff.</summary>
    public string Name { get; set; } = "";

    /// <summary>UTC.</summary>
    public DateTime Issued { get; init; }

    /// <summary>Why it is no longer good.</summary>
    public string? Withdrawn { get; set; }
}

internal sealed class AttendanceTable
    : IEntityTypeConfiguration<Attendance>,
        IEntityTypeConfiguration<Scan>,
        IEntityTypeConfiguration<Feedback>,
        IEntityTypeConfiguration<Certificate>
{
    public void Configure(EntityTypeBuilder<Attendance> table)
    {
        table.ToTable("attendances");
        table.HasOne<Event>().WithMany().HasForeignKey(row => row.EventId);
        table.HasOne<Ticket>().WithMany().HasForeignKey(row => row.TicketId);
        table.HasIndex(row => new { row.TicketId, row.Day }).IsUnique();
        table.HasIndex(row => row.EventId);
    }

    public void Configure(EntityTypeBuilder<Scan> table)
    {
        table.ToTable("scans");
        table.HasOne<Event>().WithMany().HasForeignKey(row => row.EventId);
        table.HasOne<Ticket>().WithMany().HasForeignKey(row => row.TicketId);
        table.Property(row => row.Device).HasMaxLength(40);
        table.HasIndex(row => new { row.EventId, row.Conflict });
        table.HasIndex(row => row.TicketId);
    }

    public void Configure(EntityTypeBuilder<Feedback> table)
    {
        table.ToTable(
            "feedback",
            feedback => feedback.HasCheckConstraint("feedback_useful_is_1_to_5", "useful between 1 and 5")
        );
        table.HasKey(row => row.RegistrationId);
        table.HasOne<Registration>().WithMany().HasForeignKey(row => row.RegistrationId);
        table.HasOne<Event>().WithMany().HasForeignKey(row => row.EventId);
        table.Property(row => row.Best).HasMaxLength(1000);
        table.Property(row => row.Better).HasMaxLength(1000);
    }

    public void Configure(EntityTypeBuilder<Certificate> table)
    {
        table.ToTable("certificates");
        table.HasOne<Event>().WithMany().HasForeignKey(row => row.EventId);
        table.HasOne<Ticket>().WithMany().HasForeignKey(row => row.TicketId);
        table.Property(row => row.Code).HasMaxLength(12);
        table.HasIndex(row => row.Code).IsUnique();
        table.HasIndex(row => row.TicketId).IsUnique();
        table.Property(row => row.Name).HasMaxLength(120);
        table.Property(row => row.Withdrawn).HasMaxLength(300);
    }
}

public static class AttendanceTables
{
    public static DbSet<Attendance> Attendances(this AppDb db) => db.Set<Attendance>();

    public static DbSet<Scan> Scans(this AppDb db) => db.Set<Scan>();

    public static DbSet<Feedback> Feedbacks(this AppDb db) => db.Set<Feedback>();

    public static DbSet<Certificate> Certificates(this AppDb db) => db.Set<Certificate>();

    public static string Said(this AttendedBy by) =>
        by switch
        {
            AttendedBy.Door => Words.Say("di pintu", "at the door"),
            AttendedBy.Online => Words.Say("lewat tautan", "by the link"),
            AttendedBy.CodeWord => Words.Say("kata sandi siaran", "code word"),
            AttendedBy.Hand => Words.Say("dicatat petugas", "noted by staff"),
        };
}
