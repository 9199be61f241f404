using HeteroSpace.Bookings;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Content;

internal sealed class EpisodeTable
    : IEntityTypeConfiguration<Series>,
        IEntityTypeConfiguration<Episode>,
        IEntityTypeConfiguration<EpisodeOutlet>,
        IEntityTypeConfiguration<EpisodeStep>,
        IEntityTypeConfiguration<EpisodeCredit>,
        IEntityTypeConfiguration<EpisodeFile>,
        IEntityTypeConfiguration<EpisodeShoot>,
        IEntityTypeConfiguration<EpisodeFigure>,
        IEntityTypeConfiguration<ChannelFeed>
{
    public void Configure(EntityTypeBuilder<Series> table)
    {
        table.ToTable("channel_series");
        table.HasOne<Site>().WithMany().HasForeignKey(row => row.SiteId);
        table.Property(row => row.Slug).HasMaxLength(80);
        table.HasIndex(row => row.Slug).IsUnique();
        table.ComplexProperty(row => row.Name);
        table.ComplexProperty(row => row.About);
    }

    public void Configure(EntityTypeBuilder<Episode> table)
    {
        table.ToTable("episodes");
        table.HasOne<Site>().WithMany().HasForeignKey(row => row.SiteId);
        table.HasOne<Series>().WithMany().HasForeignKey(row => row.SeriesId);
        table.HasOne<ContentPicture>().WithMany().HasForeignKey(row => row.CoverId);
        table.HasOne<Event>().WithMany().HasForeignKey(row => row.EventId);
        table.HasOne<Initiative>().WithMany().HasForeignKey(row => row.InitiativeId);
        table.HasOne<Article>().WithMany().HasForeignKey(row => row.ArticleId);
        table.Property(row => row.Slug).HasMaxLength(80);
        table.HasIndex(row => row.Slug).IsUnique();
        foreach (var title in (string[])[nameof(Episode.Title), nameof(Episode.TitleEn)])
            table.Property<string>(title).HasMaxLength(140);
        foreach (var summary in (string[])[nameof(Episode.Summary), nameof(Episode.SummaryEn)])
            table.Property<string>(summary).HasMaxLength(500);
        foreach (var text in (string[])[nameof(Episode.Notes), nameof(Episode.Script)])
            table.Property<string>(text).HasMaxLength(Episode.MostLetters);
        table.Property(row => row.Note).HasMaxLength(500);
        table.Property(row => row.Origin).HasMaxLength(80);
        // A feed that is read twice, or by two nodes at once, makes one episode of an entry.
        table.HasIndex(row => new { row.SiteId, row.Origin }).IsUnique();
        // The number is given as an episode is published: two at once get two.
        table.HasIndex(row => new { row.SeriesId, row.Number }).IsUnique();
        table.HasIndex(row => new { row.Stage, row.Published });
        table.HasIndex(row => new { row.SiteId, row.Stage });
        table.HasIndex(row => row.EventId);
        table.HasIndex(row => row.InitiativeId);
        table.Ignore(row => row.IsOpen).Ignore(row => row.TitleHere).Ignore(row => row.SummaryHere);
    }

    public void Configure(EntityTypeBuilder<EpisodeOutlet> table)
    {
        table.ToTable("episode_outlets");
        table.HasKey(row => new { row.EpisodeId, row.Outlet });
        table.HasOne<Episode>().WithMany().HasForeignKey(row => row.EpisodeId);
        table.Property(row => row.Address).HasMaxLength(300);
        table.HasIndex(row => row.Address);
    }

    public void Configure(EntityTypeBuilder<EpisodeStep> table)
    {
        table.ToTable("episode_steps");
        table.HasOne<Episode>().WithMany().HasForeignKey(row => row.EpisodeId);
        table.Property(row => row.Text).HasMaxLength(200);
        table.HasIndex(row => new { row.EpisodeId, row.Stage });
    }

    public void Configure(EntityTypeBuilder<EpisodeCredit> table)
    {
        table.ToTable("episode_credits");
        table.HasOne<Episode>().WithMany().HasForeignKey(row => row.EpisodeId);
        table.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
        table.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId);
        table.Property(row => row.Part).HasMaxLength(80);
        table.Property(row => row.Name).HasMaxLength(120);
        table.HasIndex(row => new { row.EpisodeId, row.Position });
        table.HasIndex(row => row.OrganizationId);
    }

    public void Configure(EntityTypeBuilder<EpisodeFile> table)
    {
        table.ToTable("episode_files");
        table.HasOne<Episode>().WithMany().HasForeignKey(row => row.EpisodeId);
        table.Property(row => row.File).HasMaxLength(80);
        table.Property(row => row.Name).HasMaxLength(200);
        table.HasIndex(row => row.EpisodeId);
    }

    public void Configure(EntityTypeBuilder<EpisodeShoot> table)
    {
        table.ToTable("episode_shoots");
        table.HasKey(row => new { row.EpisodeId, row.BookingId });
        table.HasOne<Episode>().WithMany().HasForeignKey(row => row.EpisodeId);
        table.HasOne<Booking>().WithMany().HasForeignKey(row => row.BookingId);
    }

    public void Configure(EntityTypeBuilder<EpisodeFigure> table)
    {
        table.ToTable("episode_figures");
        table.HasOne<Episode>().WithMany().HasForeignKey(row => row.EpisodeId);
        table
            .HasIndex(row => new
            {
                row.EpisodeId,
                row.Outlet,
                row.Day,
            })
            .IsUnique();
    }

    public void Configure(EntityTypeBuilder<ChannelFeed> table)
    {
        table.ToTable("channel_feeds");
        table.HasOne<Site>().WithMany().HasForeignKey(row => row.SiteId);
        table.HasOne<Series>().WithMany().HasForeignKey(row => row.SeriesId);
        table.Property(row => row.Address).HasMaxLength(300);
        table.Property(row => row.Problem).HasMaxLength(300);
        table.Property(row => row.Left).HasMaxLength(ChannelFeed.LongestLeft);
        table.HasIndex(row => new { row.SiteId, row.Address }).IsUnique();
    }
}

public static class EpisodeTables
{
    /// <summary>
    /// What comments on an episode are about; its kind in the search, and as evidence of taking part.
    /// </summary>
    public const string Kind = "episode";

    public static DbSet<Series> ChannelSeries(this AppDb db) => db.Set<Series>();

    public static DbSet<Episode> Episodes(this AppDb db) => db.Set<Episode>();

    /// <summary>Those that a site is making.</summary>
    internal static IQueryable<Episode> OpenEpisodes(this AppDb db, Guid site) =>
        db.Episodes()
            .AsNoTracking()
            .Where(row =>
                row.SiteId == site && row.Stage != EpisodeStage.Published && row.Stage != EpisodeStage.Dropped
            );

    public static DbSet<EpisodeOutlet> EpisodeOutlets(this AppDb db) => db.Set<EpisodeOutlet>();

    public static DbSet<EpisodeStep> EpisodeSteps(this AppDb db) => db.Set<EpisodeStep>();

    public static DbSet<EpisodeCredit> EpisodeCredits(this AppDb db) => db.Set<EpisodeCredit>();

    public static DbSet<EpisodeFile> EpisodeFiles(this AppDb db) => db.Set<EpisodeFile>();

    public static DbSet<EpisodeShoot> EpisodeShoots(this AppDb db) => db.Set<EpisodeShoot>();

    public static DbSet<EpisodeFigure> EpisodeFigures(this AppDb db) => db.Set<EpisodeFigure>();

    public static DbSet<ChannelFeed> ChannelFeeds(this AppDb db) => db.Set<ChannelFeed>();

    /// <summary>Those everyone may see.</summary>
    public static IQueryable<Episode> PublicEpisodes(this AppDb db) =>
        db.Episodes().Where(row => row.Stage == EpisodeStage.Published);
}
