using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.FrontDesk;

/// <summary>What one shift leaves to the next; it stays on the desk until someone marks it done.</summary>
public sealed class ShiftNote
{
    public const int MostText = 500;
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid SiteId { get; init; }
    public string Text { get; init; } = "";

    /// <summary>The account that wrote it.</summary>
    public Guid By { get; init; }
    public DateTime At { get; init; }
    public Guid? DoneBy { get; set; }
    public DateTime? Done { get; set; }
}

/// <summary>A thing that somebody left behind.</summary>
public sealed class FoundThing : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid SiteId { get; init; }
    public string Thing { get; init; } = "";
    public string Where { get; init; } = "";
    public DateTime At { get; init; }

    /// <summary>The account that noted it.</summary>
    public Guid By { get; init; }

    /// <summary>Its stored name, drawn anew; null without one, and once it is past its time.</summary>
    public string? Photo { get; set; }

    /// <summary>To whom it was given back, as they showed who they are; forgotten after a time.</summary>
    public string? GivenTo { get; set; }
    public Guid? GivenBy { get; set; }
    public DateTime? Given { get; set; }
    public int Version { get; set; }
}

/// <summary>Which list a line is of.</summary>
public enum CheckList
{
    Opening,
    Closing,
}

/// <summary>Something to be done each day as a site opens or closes.</summary>
public sealed class CheckLine
{
    public const int MostText = 120;
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid SiteId { get; init; }
    public CheckList List { get; init; }
    public string Text { get; init; } = "";
    public int Position { get; init; }
    public DateTime Since { get; init; }

    /// <summary>From then on it is no more asked; what was ticked stays.</summary>
    public DateTime? Gone { get; set; }
}

/// <summary>A line was done on a day: once, by whoever ticked it first.</summary>
public sealed class CheckTick
{
    public Guid LineId { get; init; }

    /// <summary>Of the site.</summary>
    public DateOnly Day { get; init; }
    public Guid By { get; init; }
    public DateTime At { get; init; }
}

internal sealed class ShiftTable
    : IEntityTypeConfiguration<ShiftNote>,
        IEntityTypeConfiguration<FoundThing>,
        IEntityTypeConfiguration<CheckLine>,
        IEntityTypeConfiguration<CheckTick>
{
    public void Configure(EntityTypeBuilder<ShiftNote> table)
    {
        table.ToTable("shift_notes");
        table.HasOne<Site>().WithMany().HasForeignKey(row => row.SiteId);
        table.HasIndex(row => new { row.SiteId, row.At });
        table.Property(row => row.Text).HasMaxLength(ShiftNote.MostText);
    }

    public void Configure(EntityTypeBuilder<FoundThing> table)
    {
        table.ToTable("found_things");
        table.HasOne<Site>().WithMany().HasForeignKey(row => row.SiteId);
        table.HasIndex(row => new { row.SiteId, row.At });
        table.Property(row => row.Thing).HasMaxLength(120);
        table.Property(row => row.Where).HasColumnName("found_at").HasMaxLength(120);
        table.Property(row => row.Photo).HasMaxLength(60);
        table.Property(row => row.GivenTo).HasMaxLength(200);
        table.Property(row => row.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<CheckLine> table)
    {
        table.ToTable("check_lines");
        table.HasOne<Site>().WithMany().HasForeignKey(row => row.SiteId);
        table.HasIndex(row => new { row.SiteId, row.List });
        table.Property(row => row.Text).HasMaxLength(CheckLine.MostText);
    }

    public void Configure(EntityTypeBuilder<CheckTick> table)
    {
        table.ToTable("check_ticks");
        table.HasKey(row => new { row.LineId, row.Day });
        table.HasOne<CheckLine>().WithMany().HasForeignKey(row => row.LineId);
    }
}

public static class ShiftTables
{
    public static DbSet<ShiftNote> ShiftNotes(this AppDb db) => db.Set<ShiftNote>();

    public static DbSet<FoundThing> FoundThings(this AppDb db) => db.Set<FoundThing>();

    public static DbSet<CheckLine> CheckLines(this AppDb db) => db.Set<CheckLine>();

    public static DbSet<CheckTick> CheckTicks(this AppDb db) => db.Set<CheckTick>();
}
