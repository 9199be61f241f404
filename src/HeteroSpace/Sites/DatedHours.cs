using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Sites;

/// <summary>
/// Days from one to another, both among them, on which a site has a week of its own instead of the usual one, as in
/// Ramadan. Its hours are <see cref="OpeningHours"/>; of one site no two share a day.
/// </summary>
public sealed class DatedHours : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid SiteId { get; init; }

    /// <summary>What visitors read: Jam Ramadan.</summary>
    public Bilingual Name { get; set; } = Bilingual.Empty;
    public DateOnly FirstDay { get; set; }

    /// <summary>The last on which they hold.</summary>
    public DateOnly LastDay { get; set; }

    /// <summary>They hold on public holidays too, on which the site would be closed otherwise.</summary>
    public bool OnHolidays { get; set; }
    public int Version { get; set; }

    /// <summary>PostgreSQL keeps it by an exclusion constraint, SQLite by two triggers; the page names the other long
    /// before.</summary>
    public static readonly DatabaseGuard OneADay = new(
        ["dated_hours_one_a_day", "dated_hours_one_a_day_moved"],
        """
        create trigger if not exists dated_hours_one_a_day before insert on dated_hours
        when exists (select 1 from dated_hours where site_id = new.site_id and id <> new.id
                     and first_day <= new.last_day and last_day >= new.first_day)
        begin select raise(abort, 'dated_hours_one_a_day'); end;
        create trigger if not exists dated_hours_one_a_day_moved before update on dated_hours
        when exists (select 1 from dated_hours where site_id = new.site_id and id <> old.id
                     and first_day <= new.last_day and last_day >= new.first_day)
        begin select raise(abort, 'dated_hours_one_a_day'); end;
        """,
        """
        create extension if not exists btree_gist;
        do $$ begin
            if not exists (select from pg_constraint where conname = 'dated_hours_one_a_day') then
                alter table dated_hours add constraint dated_hours_one_a_day
                    exclude using gist (site_id with =, daterange(first_day, last_day, '[]') with &&);
            end if;
        end $$;
        """
    )
    {
        OnlySqlite = ["dated_hours_one_a_day_moved"],
    };
}

/// <summary>
/// A time of the week of which a site tells who chooses it, as that of the Friday prayer. It is mentioned and forbids
/// nothing.
/// </summary>
public sealed class QuietTime
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid SiteId { get; init; }

    /// <summary>Null for every day.</summary>
    public DayOfWeek? Day { get; init; }

    /// <summary>In the site's time.</summary>
    public TimeOnly Starts { get; init; }
    public TimeOnly Ends { get; init; }

    /// <summary>As it stands after its hours: waktu salat Jumat.</summary>
    public Bilingual Name { get; init; } = Bilingual.Empty;
}

internal sealed class DatedHoursTable : IEntityTypeConfiguration<DatedHours>, IEntityTypeConfiguration<QuietTime>
{
    public void Configure(EntityTypeBuilder<DatedHours> table)
    {
        table.ToTable(
            "dated_hours",
            hours => hours.HasCheckConstraint("dated_hours_last_not_before_first", "last_day >= first_day")
        );
        table.HasOne<Site>().WithMany().HasForeignKey(hours => hours.SiteId);
        table.HasIndex(hours => new { hours.SiteId, hours.FirstDay });
        table.Property(hours => hours.Version).IsConcurrencyToken();
        table.ComplexProperty(hours => hours.Name);
    }

    public void Configure(EntityTypeBuilder<QuietTime> table)
    {
        table.ToTable("quiet_times", times => times.HasCheckConstraint("quiet_times_end_after_start", "ends > starts"));
        table.HasOne<Site>().WithMany().HasForeignKey(time => time.SiteId);
        table.HasIndex(time => time.SiteId);
        table.ComplexProperty(time => time.Name);
    }
}

public static class DatedHoursTables
{
    public static DbSet<DatedHours> DatedHours(this AppDb db) => db.Set<DatedHours>();

    public static DbSet<QuietTime> QuietTimes(this AppDb db) => db.Set<QuietTime>();
}
