using HeteroSpace.Events;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Content;

/// <summary>
/// Draft: its editors write it. Review: another of them is to read it. Scheduled: it appears by itself at its hour.
/// Published. Withdrawn: it was public, and is not any more.
/// </summary>
public enum ArticleStatus
{
    Draft,
    Review,
    Scheduled,
    Published,
    Withdrawn,
}

/// <summary>
/// Something an editor writes for everyone to read, in Indonesian
/// and, where someone had the time, in English. Instants are UTC.
/// </summary>
public sealed class Article : IVersioned
{
    public const int MostLetters = 60_000;
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The site whose editors write it.</summary>
    public Guid SiteId { get; init; }

    /// <summary>Its address: <c>/artikel/{slug}</c>.</summary>
    public string Slug { get; set; } = "";
    public string Title { get; set; } = "";

    /// <summary>In one or two sentences: below the title, in lists, and where its link is shown.</summary>
    public string Summary { get; set; } = "";

    /// <summary>Markdown, with pictures of ours and films (<see cref="Foundation.Markdown.MarkdownText"/>).</summary>
    public string Text { get; set; } = "";

    /// <summary>Empty where there is no translation.</summary>
    public string TitleEn { get; set; } = "";
    public string SummaryEn { get; set; } = "";
    public string TextEn { get; set; } = "";
    public Sector Sector { get; set; }
    public List<string> Tags { get; set; } = [];

    /// <summary>The picture above it.</summary>
    public Guid? CoverId { get; set; }
    public ArticleStatus Status { get; set; }

    /// <summary>When it is to appear.</summary>
    public DateTime? PublishAt { get; set; }

    /// <summary>When it appeared first.</summary>
    public DateTime? Published { get; set; }

    /// <summary>The last change that readers can see.</summary>
    public DateTime? Updated { get; set; }
    public bool CommentsOpen { get; set; } = true;

    /// <summary>The event it leads to.</summary>
    public Guid? EventId { get; set; }

    /// <summary>What a reviewer says who sent it back; or why it was withdrawn.</summary>
    public string? Note { get; set; }

    /// <summary>
    /// Its most telling words (stem and as written), by which related ones are found (<see cref="RelateArticles"/>).
    /// </summary>
    public List<string> Terms { get; set; } = [];

    /// <summary>The account that began it.</summary>
    public Guid By { get; init; }

    /// <summary>The account that sent it to be read; another one publishes it.</summary>
    public Guid? SentBy { get; set; }
    public DateTime Made { get; init; }
    public int Version { get; set; }

    public bool IsEnglishHere => Words.InEnglish && TitleEn != "" && TextEn != "";
    public string TitleHere => IsEnglishHere ? TitleEn : Title;
    public string SummaryHere => IsEnglishHere && SummaryEn != "" ? SummaryEn : Summary;
    public string TextHere => IsEnglishHere ? TextEn : Text;
}

/// <summary>An article as it was saved once; all are kept.</summary>
public sealed class ArticleVersion
{
    public Guid ArticleId { get; init; }

    /// <summary>From 1.</summary>
    public int Number { get; init; }
    public DateTime At { get; init; }
    public Guid By { get; init; }
    public string Title { get; init; } = "";
    public string Summary { get; init; } = "";
    public string Text { get; init; } = "";
    public string TitleEn { get; init; } = "";
    public string SummaryEn { get; init; } = "";
    public string TextEn { get; init; } = "";
}

/// <summary>Who wrote an article: a name as it is printed, and the organization in whose name.</summary>
public sealed class ArticleAuthor
{
    public Guid ArticleId { get; init; }
    public int Position { get; init; }
    public string Name { get; set; } = "";
    public Guid? OrganizationId { get; init; }
}

/// <summary>Two articles that are about the same, and what they have in common; found when either is saved.</summary>
public sealed class RelatedArticle
{
    public Guid ArticleId { get; init; }
    public Guid RelatedId { get; init; }

    /// <summary>0 to 1.</summary>
    public double Likeness { get; set; }
    public List<string> Tags { get; set; } = [];
    public List<string> Words { get; set; } = [];
}

/// <summary>
/// A picture that articles and episodes show, with what it shows in words for those who do not see it.
/// </summary>
public sealed class ContentPicture : ICutPicture
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid SiteId { get; init; }

    /// <summary>As <see cref="Pictures"/> keeps it.</summary>
    public string Name { get; init; } = "";

    /// <summary>Of the largest; in pixels.</summary>
    public int Width { get; init; }
    public int Height { get; init; }
    public string Says { get; set; } = "";

    /// <summary>The focal point, in per cent, for where it is cut: as a cover and in lists.</summary>
    public int FocusX { get; set; } = 50;
    public int FocusY { get; set; } = 50;
    public Guid By { get; init; }
    public DateTime At { get; set; }

    public FocalPoint Focus => new(FocusX, FocusY);
    string ICutPicture.Picture => Name;
    Bilingual ICutPicture.Says => new(Says);

    /// <summary>Too small ones are shown as they are.</summary>
    public bool IsCut => Width >= Photo.LeastWidth && Height >= Photo.LeastHeight;
}

internal sealed class ArticleTable
    : IEntityTypeConfiguration<Article>,
        IEntityTypeConfiguration<ArticleVersion>,
        IEntityTypeConfiguration<ArticleAuthor>,
        IEntityTypeConfiguration<RelatedArticle>,
        IEntityTypeConfiguration<ContentPicture>
{
    public void Configure(EntityTypeBuilder<Article> table)
    {
        table.ToTable("articles");
        table.HasOne<Site>().WithMany().HasForeignKey(row => row.SiteId);
        table.HasOne<ContentPicture>().WithMany().HasForeignKey(row => row.CoverId);
        table.HasOne<Event>().WithMany().HasForeignKey(row => row.EventId);
        table.Property(row => row.Slug).HasMaxLength(80);
        table.HasIndex(row => row.Slug).IsUnique();
        foreach (var title in (string[])[nameof(Article.Title), nameof(Article.TitleEn)])
            table.Property<string>(title).HasMaxLength(140);
        foreach (var summary in (string[])[nameof(Article.Summary), nameof(Article.SummaryEn)])
            table.Property<string>(summary).HasMaxLength(300);
        foreach (var text in (string[])[nameof(Article.Text), nameof(Article.TextEn)])
            table.Property<string>(text).HasMaxLength(Article.MostLetters);
        table.Property(row => row.Note).HasMaxLength(500);
        table.HasIndex(row => new { row.Status, row.Published });
        table.HasIndex(row => new
        {
            row.SiteId,
            row.Status,
            row.Published,
        });
        table.HasIndex(row => new { row.Status, row.PublishAt });
        table
            .Ignore(row => row.IsEnglishHere)
            .Ignore(row => row.TitleHere)
            .Ignore(row => row.SummaryHere)
            .Ignore(row => row.TextHere);
    }

    public void Configure(EntityTypeBuilder<ArticleVersion> table)
    {
        table.ToTable("article_versions");
        table.HasKey(row => new { row.ArticleId, row.Number });
        table.HasOne<Article>().WithMany().HasForeignKey(row => row.ArticleId);
        foreach (var title in (string[])[nameof(ArticleVersion.Title), nameof(ArticleVersion.TitleEn)])
            table.Property<string>(title).HasMaxLength(140);
        foreach (var summary in (string[])[nameof(ArticleVersion.Summary), nameof(ArticleVersion.SummaryEn)])
            table.Property<string>(summary).HasMaxLength(300);
        foreach (var text in (string[])[nameof(ArticleVersion.Text), nameof(ArticleVersion.TextEn)])
            table.Property<string>(text).HasMaxLength(Article.MostLetters);
    }

    public void Configure(EntityTypeBuilder<ArticleAuthor> table)
    {
        table.ToTable("article_authors");
        table.HasKey(row => new { row.ArticleId, row.Position });
        table.HasOne<Article>().WithMany().HasForeignKey(row => row.ArticleId);
        table.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId);
        table.Property(row => row.Name).HasMaxLength(120);
    }

    public void Configure(EntityTypeBuilder<RelatedArticle> table)
    {
        table.ToTable("related_articles");
        table.HasKey(row => new { row.ArticleId, row.RelatedId });
        table.HasOne<Article>().WithMany().HasForeignKey(row => row.ArticleId);
        table.HasOne<Article>().WithMany().HasForeignKey(row => row.RelatedId);
        table.HasIndex(row => row.RelatedId);
    }

    public void Configure(EntityTypeBuilder<ContentPicture> table)
    {
        table.ToTable(
            "content_pictures",
            pictures =>
                pictures.HasCheckConstraint(
                    "content_pictures_have_a_focus_inside",
                    "focus_x between 0 and 100 and focus_y between 0 and 100"
                )
        );
        table.Ignore(row => row.Focus).Ignore(row => row.IsCut);
        table.HasOne<Site>().WithMany().HasForeignKey(row => row.SiteId);
        table.Property(row => row.Name).HasMaxLength(40);
        table.HasIndex(row => row.Name).IsUnique();
        table.Property(row => row.Says).HasMaxLength(300);
        table.HasIndex(row => new { row.SiteId, row.At });
    }
}

public static class ArticleTables
{
    /// <summary>
    /// What comments on an article are about, as
    /// <see cref="Discussions.Comment.SubjectKind"/>; and its kind in the search.
    /// </summary>
    public const string Kind = "article";

    /// <summary>Who writes and publishes.</summary>
    public const Role Desk = Role.Editor;

    public static DbSet<Article> Articles(this AppDb db) => db.Set<Article>();

    public static DbSet<ArticleVersion> ArticleVersions(this AppDb db) => db.Set<ArticleVersion>();

    public static DbSet<ArticleAuthor> ArticleAuthors(this AppDb db) => db.Set<ArticleAuthor>();

    public static DbSet<RelatedArticle> RelatedArticles(this AppDb db) => db.Set<RelatedArticle>();

    public static DbSet<ContentPicture> ContentPictures(this AppDb db) => db.Set<ContentPicture>();

    /// <summary>Those that its editors have before them.</summary>
    internal static IQueryable<Article> ArticlesOf(this AppDb db, Guid site, ArticleStatus status) =>
        db.Articles().AsNoTracking().Where(row => row.SiteId == site && row.Status == status);

    /// <summary>Those everyone may read.</summary>
    public static IQueryable<Article> PublicArticles(this AppDb db) =>
        db.Articles().Where(row => row.Status == ArticleStatus.Published);

    /// <summary>The pictures that a text shows, by name; those there are none of are left out.</summary>
    public static async Task<Dictionary<string, KeptPicture>> PicturesOf(
        this AppDb db,
        string text,
        CancellationToken stop = default
    )
    {
        var names = Foundation
            .Markdown.MarkdownText.PicturesIn(text)
            .Select(picture => picture.Name)
            .OfType<string>()
            .Distinct()
            .ToArray();
        return names.Length == 0
            ? []
            : await db.ContentPictures()
                .Where(row => names.Contains(row.Name))
                .ToDictionaryAsync(row => row.Name, row => new KeptPicture(row.Name, row.Width, row.Height), stop);
    }
}

public static class ArticleWords
{
    /// <summary>
    /// Silent reading of prose takes 238 words a minute (M. Brysbaert, How
    /// many words do we read per minute?, 2019); Indonesian words are longer.
    /// </summary>
    private const int WordsAMinute = 200;

    public static string Said(this ArticleStatus status) =>
        status switch
        {
            ArticleStatus.Draft => Words.Say("Konsep", "Draft"),
            ArticleStatus.Review => Words.Say("Menunggu dibaca", "To be read"),
            ArticleStatus.Scheduled => Words.Say("Terjadwal", "Scheduled"),
            ArticleStatus.Published => Words.Say("Terbit", "Published"),
            ArticleStatus.Withdrawn => Words.Say("Ditarik", "Withdrawn"),
        };

    public static string Look(this ArticleStatus status) =>
        status switch
        {
            ArticleStatus.Draft or ArticleStatus.Review => "status-requested",
            ArticleStatus.Scheduled or ArticleStatus.Published => "status-confirmed",
            ArticleStatus.Withdrawn => "status-cancelled",
        };

    /// <summary>Whole minutes it takes to read, at least one.</summary>
    public static int Minutes(string text)
    {
        var (words, inside) = (0, false);
        foreach (var letter in text)
        {
            if (!char.IsLetterOrDigit(letter))
            {
                inside = false;
                continue;
            }
            if (!inside)
                words++;
            inside = true;
        }
        return Math.Max(1, (int)Math.Round(words / (double)WordsAMinute));
    }

    public static string SaidMinutes(string text) =>
        Words.Say($"{Minutes(text)} menit baca", $"{Minutes(text)} min read");
}
