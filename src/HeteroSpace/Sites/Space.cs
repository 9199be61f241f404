using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Sites;

public enum SpaceKind
{
    Desk,
    MeetingRoom,
    Classroom,
    Hall,
    Office,
    Studio,
    Maker,
    Gallery,
    Outdoor,
    Gaming,
    Lounge,
    Equipment,
}

/// <summary>Who says yes: nobody need (at once), staff, or staff after reading a letter of request (surat
/// permohonan).</summary>
public enum Approval
{
    AtOnce,
    ByStaff,
    ByLetter,
}

/// <summary>Whether a booking takes all units of the space (a hall of two halves) or any one of them (a desk of
/// 24).</summary>
public enum Covers
{
    AllUnits,
    AnyUnit,
}

/// <summary>What people book. It covers units of floor; several spaces may share a unit.</summary>
public sealed class Space : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid SiteId { get; init; }
    public string Slug { get; set; } = "";
    public Bilingual Name { get; set; } = Bilingual.Empty;
    public Bilingual About { get; set; } = Bilingual.Empty;
    public SpaceKind Kind { get; set; }

    /// <summary>People; for a desk area those of one booking, which is one.</summary>
    public int Capacity { get; set; } = 1;

    /// <summary>Ways to set it up, keys of <see cref="Sites.Layouts"/>; empty when there is only one.</summary>
    public List<string> Layouts { get; set; } = [];

    /// <summary>Keys of <see cref="Sites.Amenities"/>.</summary>
    public List<string> Amenities { get; set; } = [];
    public Covers Covers { get; set; }

    /// <summary>Minutes kept free before and after each booking, to prepare and to tidy.</summary>
    public int BufferBefore { get; set; }
    public int BufferAfter { get; set; }
    public int MinMinutes { get; set; } = 30;
    public int MaxMinutes { get; set; } = 480;

    /// <summary>Bookings start and last in steps of so many minutes.</summary>
    public int StepMinutes { get; set; } = 30;

    /// <summary>How long ahead one must book at least, in minutes, and at most, in days.</summary>
    public int NoticeMinutes { get; set; }
    public int HorizonDays { get; set; } = 90;
    public Approval Approval { get; set; }

    /// <summary>Kinds of people who may book; empty means everyone.</summary>
    public List<PersonKind> WhoMayBook { get; set; } = [];

    /// <summary>Rupiah for each hour; 0 is free. Never without a legal basis.</summary>
    public decimal TariffPerHour { get; set; }
    public string? LegalBasis { get; set; }

    public int Position { get; set; }

    /// <summary>A space that is not published can be seen and booked by staff only.</summary>
    public bool Published { get; set; } = true;
    public int Version { get; set; }
}

/// <summary>A piece of floor (a room, half a hall, one desk) that is never occupied twice at a time.</summary>
public sealed class Unit
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid SiteId { get; init; }
    public string Name { get; set; } = "";
}

/// <summary>A space covers a unit.</summary>
public sealed class SpaceUnit
{
    public Guid SpaceId { get; init; }
    public Guid UnitId { get; init; }
}

internal sealed class SpaceTable
    : IEntityTypeConfiguration<Space>,
        IEntityTypeConfiguration<Unit>,
        IEntityTypeConfiguration<SpaceUnit>
{
    public void Configure(EntityTypeBuilder<Space> table)
    {
        table.ToTable(
            "spaces",
            spaces =>
            {
                spaces.HasCheckConstraint(
                    "spaces_lengths_make_sense",
                    "min_minutes > 0 and max_minutes >= min_minutes and step_minutes > 0"
                );
                spaces.HasCheckConstraint(
                    "spaces_hold_someone",
                    "capacity > 0 and buffer_before >= 0 and buffer_after >= 0"
                );
            }
        );
        table.HasOne<Site>().WithMany().HasForeignKey(space => space.SiteId);
        table.HasIndex(space => new { space.SiteId, space.Slug }).IsUnique();
        table.Property(space => space.Slug).HasMaxLength(60);
        table.Property(space => space.TariffPerHour).HasPrecision(14, 2);
        table.Property(space => space.Version).IsConcurrencyToken();
        table.ComplexProperty(space => space.Name);
        table.ComplexProperty(space => space.About);
    }

    public void Configure(EntityTypeBuilder<Unit> table)
    {
        table.ToTable("units");
        table.HasOne<Site>().WithMany().HasForeignKey(unit => unit.SiteId);
        table.Property(unit => unit.Name).HasMaxLength(80);
    }

    public void Configure(EntityTypeBuilder<SpaceUnit> table)
    {
        table.ToTable("space_units");
        table.HasKey(cover => new { cover.SpaceId, cover.UnitId });
        table.HasOne<Space>().WithMany().HasForeignKey(cover => cover.SpaceId);
        table.HasOne<Unit>().WithMany().HasForeignKey(cover => cover.UnitId);
        table.HasIndex(cover => cover.UnitId);
    }
}
