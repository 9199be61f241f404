using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Discussions;

/// <summary>Waiting for staff; shown to everyone; hidden by staff with a reason, or withdrawn by whoever wrote it.
/// Unconfirmed: a visitor has yet to show that the address they gave is theirs, and staff do not see it.</summary>
public enum CommentStatus
{
    Waiting,
    Shown,
    Hidden,
    Withdrawn,
    Unconfirmed,
}

/// <summary>What someone thinks about something that everyone may read. Those who are known are shown at once, others
/// once staff have read it.</summary>
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

    /// <summary>Of someone who is not signed in and gave an address rather than a number.</summary>
    public string? Email { get; set; }

    /// <summary>Six digits that whoever gave a number sends from it, as
    /// <see cref="Foundation.Security.SealedCodes"/> closes them; null once staff saw them, and for everyone
    /// else.</summary>
    public byte[]? SealedPhoneCode { get; set; }
    public string Language { get; init; } = "id";
    public string Text { get; set; } = "";
    public CommentStatus Status { get; set; }

    /// <summary>Why staff hid it, as its writer reads it.</summary>
    public string? Reason { get; set; }

    /// <summary>The comment under which it stands; threads are two deep, so that this one stands under none.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>The comment it answers, whose writer hears of it: the parent, or another under the same
    /// parent.</summary>
    public Guid? AnswersId { get; init; }

    /// <summary>When everyone could read it first; what was taken away afterwards leaves a trace. UTC.</summary>
    public DateTime? ShownAt { get; set; }

    /// <summary>How much it looks like advertising, 0 to 100, and what speaks for it
    /// (<see cref="SpamScore"/>).</summary>
    public int Score { get; init; }
    public List<string> Signs { get; init; } = [];

    /// <summary>How many have reported it since staff last looked.</summary>
    public int Reports { get; set; }
}

public enum ReportReason
{
    Advertising,
    Insult,
    Privacy,
    Untrue,
    Other,
}

/// <summary>A reader says that a comment should not stand there; staff look at it. Who did is kept only of
/// members.</summary>
public sealed class CommentReport
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid CommentId { get; init; }

    /// <summary>UTC.</summary>
    public DateTime At { get; init; }
    public Guid? PersonId { get; init; }
    public ReportReason Reason { get; init; }
    public string Note { get; set; } = "";
}

/// <summary>What may be commented on; the module that has it says what it is called, where it stands, and whether it
/// may be commented on now.</summary>
/// <param name="Find">Null when there is none that the reader may see.</param>
public sealed record CommentSubject(
    string Kind,
    Func<IServiceProvider, Guid, CancellationToken, Task<SubjectOfComments?>> Find
)
{
    /// <summary>Who reads and settles what is said about it, beside the front desk, which does so for all; null for
    /// nobody else.</summary>
    public Role? Desk { get; init; }
}

/// <summary>Something that is commented on.</summary>
/// <param name="Link">Its address.</param>
/// <param name="Open">False when it takes no more comments.</param>
public sealed record SubjectOfComments(Guid SiteId, string Title, string Link, bool Open);

/// <summary>A comment can be read by everyone now; who hears of it writes within the act that shows it.</summary>
public sealed record CommentShown(Act Act, string SubjectKind, Guid SubjectId, Guid CommentId);

internal sealed class CommentTable : IEntityTypeConfiguration<Comment>, IEntityTypeConfiguration<CommentReport>
{
    public void Configure(EntityTypeBuilder<Comment> table)
    {
        table.ToTable("comments");
        table.Property(row => row.SubjectKind).HasMaxLength(40);
        table.Property(row => row.Name).HasMaxLength(120);
        table.Property(row => row.Phone).HasMaxLength(20);
        table.Property(row => row.Text).HasMaxLength(Comment.MostLetters);
        table.Property(row => row.Reason).HasMaxLength(300);
        table.Property(row => row.Email).HasMaxLength(254);
        table.Property(row => row.SealedPhoneCode).HasMaxLength(Foundation.Security.SealedCodes.MostBytes);
        table.Property(row => row.Language).HasMaxLength(5);
        table.HasOne<Comment>().WithMany().HasForeignKey(row => row.ParentId);
        table.HasOne<Comment>().WithMany().HasForeignKey(row => row.AnswersId);
        table.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
        table.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId);
        table.HasIndex(row => new
        {
            row.SubjectKind,
            row.SubjectId,
            row.Status,
            row.At,
        });
        table.HasIndex(row => new
        {
            row.SiteId,
            row.Status,
            row.At,
        });
        table.HasIndex(row => row.PersonId);
        table.HasIndex(row => new { row.ParentId, row.At });
    }

    public void Configure(EntityTypeBuilder<CommentReport> table)
    {
        table.ToTable("comment_reports");
        table.HasOne<Comment>().WithMany().HasForeignKey(row => row.CommentId);
        table.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
        table.Property(row => row.Note).HasMaxLength(500);
        // A member reports a comment once.
        table.HasIndex(row => new { row.CommentId, row.PersonId }).IsUnique();
    }
}

public static class CommentTables
{
    public static DbSet<Comment> Comments(this AppDb db) => db.Set<Comment>();

    public static DbSet<CommentReport> CommentReports(this AppDb db) => db.Set<CommentReport>();

    public static IQueryable<Comment> ShownOn(this AppDb db, string kind, Guid subject) =>
        db.Comments().AsNoTracking().About(kind, subject).Where(row => row.Status == CommentStatus.Shown);

    public static IQueryable<Comment> About(this IQueryable<Comment> comments, string kind, Guid subject) =>
        comments.Where(row => row.SubjectKind == kind && row.SubjectId == subject);

    /// <summary>What everyone can read or could once; what was taken away leaves a trace.</summary>
    public static IQueryable<Comment> OnceShown(this IQueryable<Comment> comments) =>
        comments.Where(row =>
            row.Status == CommentStatus.Shown || row.ShownAt != null && row.Status != CommentStatus.Unconfirmed
        );

    /// <summary>Nobody has decided about them yet: the staff, or their writer.</summary>
    public static IQueryable<Comment> Undecided(this IQueryable<Comment> comments) =>
        comments.Where(row => row.Status == CommentStatus.Waiting || row.Status == CommentStatus.Unconfirmed);
}

public static class CommentWords
{
    public static string Said(this CommentStatus status) =>
        status switch
        {
            CommentStatus.Waiting => Words.Say("Menunggu dibaca petugas", "Waiting to be read by staff"),
            CommentStatus.Shown => Words.Say("Tampil", "Shown"),
            CommentStatus.Hidden => Words.Say("Disembunyikan", "Hidden"),
            CommentStatus.Withdrawn => Words.Say("Ditarik penulisnya", "Withdrawn by its writer"),
            CommentStatus.Unconfirmed => Words.Say("Menunggu konfirmasi", "Waiting to be confirmed"),
        };

    public static string Said(this ReportReason reason) =>
        reason switch
        {
            ReportReason.Advertising => Words.Say("Iklan atau penipuan", "Advertising or fraud"),
            ReportReason.Insult => Words.Say("Menghina atau mengancam", "Insults or threatens"),
            ReportReason.Privacy => Words.Say("Membuka data pribadi orang", "Reveals someone's personal data"),
            ReportReason.Untrue => Words.Say("Tidak benar dan berbahaya", "Untrue and harmful"),
            ReportReason.Other => Words.Say("Lainnya", "Something else"),
        };

    /// <summary>What comments keep to; shown where they are written.</summary>
    public static IEnumerable<string> HouseRules() =>
        [
            Words.Say(
                "Bicarakan isinya, bukan orangnya. Tidak menghina, tidak mengancam.",
                "Speak of the matter, not of the person. No insults, no threats."
            ),
            Words.Say(
                "Jangan menulis nomor, alamat, atau data pribadi siapa pun, termasuk Anda sendiri.",
                "Do not write anyone's number, address or personal data, your own included."
            ),
            Words.Say(
                "Bukan tempat iklan. Usaha Anda boleh disebut bila menjawab tulisannya.",
                "No place for advertising. You may name your business where it answers what was written."
            ),
            Words.Say("Kritik kepada kami sendiri tetap tampil.", "Criticism of ourselves stays."),
            Words.Say(
                "Yang melanggar disembunyikan dengan alasan yang Anda baca; Anda boleh menulisnya lagi.",
                "What breaks these rules is hidden, and you are told why; you may write again."
            ),
        ];
}
