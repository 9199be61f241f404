using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Time;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Sites;

/// <summary>
/// What a site, or one space of it, tells who comes for a while: "Listrik padam, buka 13.00". It closes nothing and
/// writes to nobody; over, it is kept to be read.
/// </summary>
public sealed class SiteNotice : IVersioned
{
    public const int MostText = 160;
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid SiteId { get; init; }

    /// <summary>Null for the whole site.</summary>
    public Guid? SpaceId { get; set; }

    /// <summary>Shown from then until its end. UTC.</summary>
    public DateTime Starts { get; set; }
    public DateTime Ends { get; set; }

    /// <summary>Ended by hand before its end; before its beginning it was never shown.</summary>
    public DateTime? Stopped { get; set; }
    public Bilingual Text { get; set; } = Bilingual.Empty;

    /// <summary>The account that wrote it.</summary>
    public Guid By { get; init; }
    public DateTime At { get; init; }
    public int Version { get; set; }

    /// <summary>Until when it is, or was, shown.</summary>
    public DateTime Until => Stopped is { } stopped && stopped < Ends ? stopped : Ends;

    public bool IsShown(DateTime now) => Starts <= now && now < Until;

    public bool IsOver(DateTime now) => Until <= now || Until <= Starts;

    public TimeRange Range => new(Starts, Ends);
}

internal sealed class SiteNoticeTable : IEntityTypeConfiguration<SiteNotice>
{
    public void Configure(EntityTypeBuilder<SiteNotice> table)
    {
        table.ToTable(
            "site_notices",
            notices => notices.HasCheckConstraint("site_notices_end_after_start", "ends > starts")
        );
        table.HasOne<Site>().WithMany().HasForeignKey(notice => notice.SiteId);
        table.HasOne<Space>().WithMany().HasForeignKey(notice => notice.SpaceId);
        table.HasIndex(notice => new { notice.SiteId, notice.Ends });
        table.Property(notice => notice.Version).IsConcurrencyToken();
        table.ComplexProperty(notice => notice.Text);
        table.Ignore(notice => notice.Until);
        table.Ignore(notice => notice.Range);
    }
}

public static class SiteNoticeTables
{
    public static DbSet<SiteNotice> SiteNotices(this AppDb db) => db.Set<SiteNotice>();
}
