using HeteroSpace.Bookings;
using HeteroSpace.Events;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Content;

/// <summary>
/// How far an episode is: from an idea through script, shooting, cut
/// and reading by a colleague to what everyone sees; or given up.
/// </summary>
public enum EpisodeStage
{
    Idea,
    Script,
    Shoot,
    Edit,
    Review,
    Published,
    Dropped,
}

/// <summary>Where an episode is to appear, and appears.</summary>
public enum Outlet
{
    YouTube,
    Instagram,
    InstagramLive,
    Podcast,
}

/// <summary>Episodes that belong together, under one name.</summary>
public sealed class Series
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid SiteId { get; init; }

    /// <summary>Its address: <c>/kanal/seri/{slug}</c>.</summary>
    public string Slug { get; init; } = "";
    public Bilingual Name { get; set; } = Bilingual.Empty;
    public Bilingual About { get; set; } = Bilingual.Empty;

    /// <summary>It goes on; a series that is over takes no new episodes and stays to be seen.</summary>
    public bool Open { get; set; } = true;
    public DateTime Made { get; init; }
}

/// <summary>One film, talk or live show of the channel. Instants are UTC.</summary>
public sealed class Episode
{
    public const int MostLetters = 30_000;
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid SiteId { get; init; }
    public Guid? SeriesId { get; set; }

    /// <summary>Its number within the series, given as it is published.</summary>
    public int? Number { get; set; }

    /// <summary>Its address: <c>/kanal/{slug}</c>.</summary>
    public string Slug { get; init; } = "";
    public string Title { get; set; } = "";
    public string TitleEn { get; set; } = "";
    public string Summary { get; set; } = "";
    public string SummaryEn { get; set; } = "";

    /// <summary>What stands under the film: Markdown, for everyone.</summary>
    public string Notes { get; set; } = "";

    /// <summary>What is said and shown: Markdown, for those who make it.</summary>
    public string Script { get; set; } = "";
    public Sector Sector { get; set; }
    public List<string> Tags { get; set; } = [];
    public Guid? CoverId { get; set; }
    public EpisodeStage Stage { get; set; }

    /// <summary>The account that brings it to its end.</summary>
    public Guid? Owner { get; set; }

    /// <summary>When it is to be published; in the site's own time.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>The event it is about, or recorded at.</summary>
    public Guid? EventId { get; set; }

    /// <summary>
    /// The initiative of which it is a record; the credited organizations' part in it is shown by it.
    /// </summary>
    public Guid? InitiativeId { get; set; }

    /// <summary>The article that tells what came of it.</summary>
    public Guid? ArticleId { get; set; }
    public int? Seconds { get; set; }

    /// <summary>When it was first to be seen, wherever that was.</summary>
    public DateTime? Published { get; set; }
    public DateTime? Updated { get; set; }

    /// <summary>
    /// Its id in the feed it came from, as <c>yt:video:…</c>; an event's recording has <c>event:…</c>.
    /// </summary>
    public string? Origin { get; init; }
    public bool CommentsOpen { get; set; } = true;

    /// <summary>What a reviewer says who sent it back; or why it was given up.</summary>
    public string? Note { get; set; }
    public Guid By { get; init; }

    /// <summary>The account that sent it to be reviewed; another one publishes it.</summary>
    public Guid? SentBy { get; set; }
    public DateTime Made { get; init; }
    public int Version { get; set; }

    public bool IsOpen => Stage is not (EpisodeStage.Published or EpisodeStage.Dropped);
    public string TitleHere => Words.InEnglish && TitleEn != "" ? TitleEn : Title;
    public string SummaryHere => Words.InEnglish && SummaryEn != "" ? SummaryEn : Summary;
}

/// <summary>An outlet an episode is meant for, and its address there once it is published.</summary>
public sealed class EpisodeOutlet
{
    public Guid EpisodeId { get; init; }
    public Outlet Outlet { get; init; }
    public string? Address { get; set; }
}

/// <summary>Something to be done before an episode leaves a stage.</summary>
public sealed class EpisodeStep
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid EpisodeId { get; init; }
    public EpisodeStage Stage { get; init; }
    public string Text { get; init; } = "";

    /// <summary>The account that does it.</summary>
    public Guid? Owner { get; init; }
    public DateOnly? Due { get; init; }
    public DateTime? Done { get; set; }
    public Guid? DoneBy { get; set; }
}

/// <summary>Who made it or is in it, and which organization gave them: named under the episode.</summary>
public sealed class EpisodeCredit
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid EpisodeId { get; init; }
    public int Position { get; set; }

    /// <summary>What they did, as it is printed: host, camera, guest.</summary>
    public string Part { get; init; } = "";
    public string Name { get; set; } = "";
    public Guid? PersonId { get; set; }
    public Guid? OrganizationId { get; init; }
}

/// <summary>A file those who make it need: script, permission to show a face, picture.</summary>
public sealed class EpisodeFile
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid EpisodeId { get; init; }
    public string File { get; init; } = "";
    public string Name { get; init; } = "";
    public Guid By { get; init; }
    public DateTime At { get; init; }
}

/// <summary>A booking of the studio for an episode.</summary>
public sealed class EpisodeShoot
{
    public Guid EpisodeId { get; init; }
    public Guid BookingId { get; init; }
}

/// <summary>How often an episode was seen at an outlet until the end of a day.</summary>
public sealed class EpisodeFigure
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid EpisodeId { get; init; }
    public Outlet Outlet { get; init; }
    public DateOnly Day { get; init; }
    public long Views { get; set; }
    public long? Likes { get; set; }
    public long? Comments { get; set; }
}

/// <summary>A feed (Atom, as YouTube gives one) whose entries become episodes.</summary>
public sealed class ChannelFeed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid SiteId { get; init; }
    public string Address { get; init; } = "";
    public Guid? SeriesId { get; init; }

    /// <summary>What comes is published at once; otherwise an editor looks at it first.</summary>
    public bool AtOnce { get; init; }
    public Guid By { get; init; }
    public DateTime Made { get; init; }
    public DateTime? Read { get; set; }

    /// <summary>Why the last reading brought nothing.</summary>
    public string? Problem { get; set; }
}

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

public static class EpisodeWords
{
    public static readonly EpisodeStage[] Pipeline =
    [
        EpisodeStage.Idea,
        EpisodeStage.Script,
        EpisodeStage.Shoot,
        EpisodeStage.Edit,
        EpisodeStage.Review,
    ];

    public static string Said(this EpisodeStage stage) =>
        stage switch
        {
            EpisodeStage.Idea => Words.Say("Ide", "Idea"),
            EpisodeStage.Script => Words.Say("Naskah", "Script"),
            EpisodeStage.Shoot => Words.Say("Rekam", "Shooting"),
            EpisodeStage.Edit => Words.Say("Sunting", "Cut"),
            EpisodeStage.Review => Words.Say("Menunggu ditonton", "To be reviewed"),
            EpisodeStage.Published => Words.Say("Terbit", "Published"),
            EpisodeStage.Dropped => Words.Say("Tidak dilanjutkan", "Given up"),
        };

    public static string Look(this EpisodeStage stage) =>
        stage switch
        {
            EpisodeStage.Published => "status-confirmed",
            EpisodeStage.Dropped => "status-cancelled",
            _ => "status-requested",
        };

    public static string Said(this Outlet outlet) =>
        outlet switch
        {
            Outlet.YouTube => "YouTube",
            Outlet.Instagram => "Instagram",
            Outlet.InstagramLive => "IG Live",
            Outlet.Podcast => "Podcast",
        };

    public static string Icon(this Outlet outlet) =>
        outlet switch
        {
            Outlet.YouTube => "youtube",
            Outlet.Instagram or Outlet.InstagramLive => "instagram",
            Outlet.Podcast => "mic",
        };

    /// <summary>As <c>12.40</c>, or <c>1.02.40</c>.</summary>
    public static string Length(int seconds) =>
        TimeSpan.FromSeconds(seconds) is { TotalHours: >= 1 } length
            ? $"{(int)length.TotalHours}.{length.Minutes:00}.{length.Seconds:00}"
            : $"{seconds / 60}.{seconds % 60:00}";

    /// <summary>What is looked at in every episode; editors add their own.</summary>
    public static IEnumerable<(EpisodeStage Stage, string Text)> FirstSteps =>
        [
            (EpisodeStage.Script, "Narasumber membaca naskahnya"),
            (EpisodeStage.Shoot, "Studio dan alat dipesan"),
            (EpisodeStage.Shoot, "Izin tampil dari setiap orang di layar"),
            (EpisodeStage.Edit, "Teks terjemahan (subtitle)"),
            (EpisodeStage.Edit, "Musik dan gambar berlisensi"),
            (EpisodeStage.Review, "Nama, gelar, dan angka diperiksa"),
        ];
}
