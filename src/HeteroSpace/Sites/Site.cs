using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Sites;

/// <summary>A place with an address, a clock, opening hours and spaces to book.</summary>
public sealed class Site : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Its part of the address: <c>/situs/{slug}</c>.</summary>
    public string Slug { get; set; } = "";
    public string Name { get; set; } = "";
    public Bilingual About { get; set; } = Bilingual.Empty;
    public string Address { get; set; } = "";

    /// <summary>Regency or city by Kepmendagri code, as <c>33.74</c>.</summary>
    public string RegionCode { get; set; } = "";

    /// <summary>IANA name of the zone its clock runs in.</summary>
    public string Zone { get; set; } = "Asia/Jakarta";
    public Bilingual Rules { get; set; } = Bilingual.Empty;
    public Bilingual Directions { get; set; } = Bilingual.Empty;

    /// <summary>Keys of <see cref="Sites.Facilities"/>.</summary>
    public List<string> Facilities { get; set; } = [];

    /// <summary>E.164.</summary>
    public string? Phone { get; set; }
    public string? Email { get; set; }

    /// <summary>Of the house's network, for who is in: told on a booking that is checked in, never in public.</summary>
    public string WifiName { get; set; } = "";
    public string WifiPassword { get; set; } = "";

    /// <summary>What who is in should know of the house: coffee, prayer room, quiet corner. Told with the
    /// network.</summary>
    public Bilingual Tips { get; set; } = Bilingual.Empty;

    /// <summary>A booking not checked in so long after its start is released.</summary>
    public int GraceMinutes { get; set; } = 15;
    public bool ClosedOnHolidays { get; set; } = true;

    /// <summary>A sentence that says where the figures come from, shown on the site's page (demo sites carry made-up
    /// ones).</summary>
    public Bilingual SourceNote { get; set; } = Bilingual.Empty;

    /// <summary>Only a published site is seen by visitors.</summary>
    public bool Published { get; set; } = true;
    public int Version { get; set; }

    public SiteClock Clock => SiteClock.Of(Zone);
}

/// <summary>One stretch of opening on a weekday, in the site's time. Closing at or before opening means the next
/// day.</summary>
public sealed class OpeningHours
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid SiteId { get; init; }

    /// <summary>Whose week it is of (<see cref="DatedHours"/>); null for the usual one.</summary>
    public Guid? DatedId { get; init; }
    public DayOfWeek Day { get; init; }
    public TimeOnly Opens { get; init; }
    public TimeOnly Closes { get; init; }
}

/// <summary>A public holiday or day of joint leave (cuti bersama), from a decree; the same for all sites.</summary>
public sealed class Holiday
{
    public DateOnly Date { get; init; }
    public Bilingual Name { get; set; } = Bilingual.Empty;
    public bool JointLeave { get; set; }

    /// <summary>The decree that set it.</summary>
    public string Decree { get; set; } = "";
}

/// <summary>A year whose days were put in once (<see cref="KnownHolidays"/>): they are the staff's since.</summary>
public sealed class HolidayYear
{
    public int Year { get; init; }
}

/// <summary>
/// A time in which a site, or one space of it, is closed. It holds floor like a booking does: the free gaps at once,
/// a booked interval as soon as its booking leaves.
/// </summary>
public sealed class Closure
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid SiteId { get; init; }

    /// <summary>Null closes the whole site.</summary>
    public Guid? SpaceId { get; init; }
    public DateTime Starts { get; init; }
    public DateTime Ends { get; init; }
    public Bilingual Reason { get; set; } = Bilingual.Empty;
}

internal sealed class SiteTable
    : IEntityTypeConfiguration<Site>,
        IEntityTypeConfiguration<OpeningHours>,
        IEntityTypeConfiguration<Holiday>,
        IEntityTypeConfiguration<HolidayYear>,
        IEntityTypeConfiguration<Closure>
{
    public void Configure(EntityTypeBuilder<Site> table)
    {
        table.ToTable("sites");
        table.HasIndex(site => site.Slug).IsUnique();
        table.Property(site => site.Slug).HasMaxLength(60);
        table.Property(site => site.Name).HasMaxLength(120);
        table.Property(site => site.Version).IsConcurrencyToken();
        table.ComplexProperty(site => site.About);
        table.ComplexProperty(site => site.Rules);
        table.ComplexProperty(site => site.Directions);
        table.ComplexProperty(site => site.SourceNote);
        table.ComplexProperty(site => site.Tips);
        table.Property(site => site.WifiName).HasMaxLength(60);
        table.Property(site => site.WifiPassword).HasMaxLength(100);
    }

    public void Configure(EntityTypeBuilder<OpeningHours> table)
    {
        table.ToTable("opening_hours");
        table.HasOne<Site>().WithMany().HasForeignKey(hours => hours.SiteId);
        table.HasOne<DatedHours>().WithMany().HasForeignKey(hours => hours.DatedId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Holiday> table)
    {
        table.ToTable("holidays");
        table.HasKey(holiday => holiday.Date);
        table.ComplexProperty(holiday => holiday.Name);
    }

    public void Configure(EntityTypeBuilder<HolidayYear> table)
    {
        table.ToTable("holiday_years");
        table.HasKey(year => year.Year);
        table.Property(year => year.Year).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<Closure> table)
    {
        table.ToTable("closures", closures => closures.HasCheckConstraint("closures_end_after_start", "ends > starts"));
        table.HasOne<Site>().WithMany().HasForeignKey(closure => closure.SiteId);
        table.HasOne<Space>().WithMany().HasForeignKey(closure => closure.SpaceId);
        table.HasIndex(closure => new { closure.SiteId, closure.Ends });
        table.ComplexProperty(closure => closure.Reason);
    }
}

public static class SiteTables
{
    public static DbSet<Site> Sites(this AppDb db) => db.Set<Site>();

    public static DbSet<OpeningHours> OpeningHours(this AppDb db) => db.Set<OpeningHours>();

    public static DbSet<Holiday> Holidays(this AppDb db) => db.Set<Holiday>();

    public static DbSet<HolidayYear> HolidayYears(this AppDb db) => db.Set<HolidayYear>();

    public static DbSet<Closure> Closures(this AppDb db) => db.Set<Closure>();

    public static DbSet<Space> Spaces(this AppDb db) => db.Set<Space>();

    public static DbSet<Unit> Units(this AppDb db) => db.Set<Unit>();

    public static DbSet<SpaceUnit> SpaceUnits(this AppDb db) => db.Set<SpaceUnit>();

    public static DbSet<Occupancy> Occupancies(this AppDb db) => db.Set<Occupancy>();
}
