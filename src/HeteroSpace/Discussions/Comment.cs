using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Discussions;

/// <summary>Waiting for staff; shown to everyone; hidden by staff with a reason, or withdrawn by whoever wrote it.</summary>
public enum CommentStatus { Waiting, Shown, Hidden, Withdrawn }

/// <summary>What someone thinks about something that everyone may read. Those who are known are shown at once, others once staff have read it.</summary>
public sealed class Comment
{
    public const int MostLetters = 1000;
    public Guid Id { get; init; } = Guid.CreateVersion7();
    /// <summary>What it is about: <c>idea</c> and its id (<see cref="CommentSubject"/>).</summary>
    public string SubjectKind { get; init; } = "";
    public Guid SubjectId { get; init; }
    /// <summary>The site whose staff read it.</summary>
    public Guid SiteId { get; init; }
    /// <summary>UTC.</summary>
    public DateTime At { get; init; }
    public Guid? PersonId { get; init; }
    /// <summary>The organization in whose name a lead wrote.</summary>
    public Guid? OrganizationId { get; init; }
    public string Name { get; set; } = "";
    /// <summary>E.164, of someone who is not signed in; for staff only.</summary>
    public string? Phone { get; set; }
    public string Text { get; set; } = "";
    public CommentStatus Status { get; set; }
    /// <summary>Why staff hid it, as its writer reads it.</summary>
    public string? Reason { get; set; }
}

/// <summary>What may be commented on; the module that has it says what it is called, where it stands, and whether it may be commented on now.</summary>
/// <param name="Find">Null when there is none that the reader may see.</param>
public sealed record CommentSubject(string Kind, Func<IServiceProvider, Guid, CancellationToken, Task<SubjectOfComments?>> Find);

/// <summary>Something that is commented on.</summary>
/// <param name="Link">Its address.</param>
/// <param name="Open">False when it takes no more comments.</param>
public sealed record SubjectOfComments(Guid SiteId, string Title, string Link, bool Open);

/// <summary>A comment can be read by everyone now.</summary>
public sealed record CommentShown(string SubjectKind, Guid SubjectId, Guid CommentId);

internal sealed class CommentTable : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> table)
    {
        table.ToTable("comments");
        table.Property(row => row.SubjectKind).HasMaxLength(40);
        table.Property(row => row.Name).HasMaxLength(120);
        table.Property(row => row.Phone).HasMaxLength(20);
        table.Property(row => row.Text).HasMaxLength(Comment.MostLetters);
        table.Property(row => row.Reason).HasMaxLength(300);
        table.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
        table.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId);
        table.HasIndex(row => new { row.SubjectKind, row.SubjectId, row.Status, row.At });
        table.HasIndex(row => new { row.SiteId, row.Status, row.At });
        table.HasIndex(row => row.PersonId);
    }
}

public static class CommentTables
{
    public const int APage = 20;
    public static DbSet<Comment> Comments(this AppDb db) => db.Set<Comment>();

    public static IQueryable<Comment> ShownOn(this AppDb db, string kind, Guid subject) => db.Comments().AsNoTracking().Where(row => row.SubjectKind == kind && row.SubjectId == subject && row.Status == CommentStatus.Shown);

    /// <summary>A page of them, newest first, and how many there are; with those that wait which the reader wrote.</summary>
    public static async Task<CommentPage> PageOfComments(this AppDb db, string kind, Guid subject, int page, Guid? reader, CancellationToken stop = default)
    {
        var shown = await db.ShownOn(kind, subject).OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Skip((page - 1) * APage).Take(APage).ToListAsync(stop);
        var own = reader is null ? [] : await db.Comments().AsNoTracking().Where(row => row.SubjectKind == kind && row.SubjectId == subject && row.Status == CommentStatus.Waiting && row.PersonId == reader).OrderBy(row => row.At).Take(APage).ToListAsync(stop);
        var count = page == 1 && shown.Count < APage ? shown.Count : await db.ShownOn(kind, subject).CountAsync(stop);
        var of = shown.Concat(own).Where(row => row.OrganizationId != null).Select(row => row.OrganizationId!.Value).Distinct().ToList();
        var organizations = of.Count == 0 ? [] : await db.Organizations().Where(row => of.Contains(row.Id)).Join(db.Organizations().Where(root => root.Status == OrganizationStatus.Verified), row => row.MergedIntoId ?? row.Id, root => root.Id, (row, root) => new { row.Id, root.Name }).ToDictionaryAsync(row => row.Id, row => row.Name, stop);
        return new(shown, own, count, page, organizations);
    }
}

/// <summary>Comments as a page shows them.</summary>
/// <param name="Waiting">Those of the reader that staff have yet to read.</param>
/// <param name="Organizations">Names of those in whose name some are written.</param>
public sealed record CommentPage(IReadOnlyList<Comment> Shown, IReadOnlyList<Comment> Waiting, int Count, int Page, IReadOnlyDictionary<Guid, string> Organizations);

public static class CommentWords
{
    public static string Said(this CommentStatus status) => status switch
    {
        CommentStatus.Waiting => Words.Say("Menunggu dibaca petugas", "Waiting to be read by staff"), CommentStatus.Shown => Words.Say("Tampil", "Shown"), CommentStatus.Hidden => Words.Say("Disembunyikan", "Hidden"),
        CommentStatus.Withdrawn => Words.Say("Ditarik penulisnya", "Withdrawn by its writer"),
    };
}
