using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Enquiries;

/// <summary>Open until staff answered; Answered is their word, Settled the asker's; Withdrawn by the asker, Lost when
/// nobody could be reached.</summary>
public enum EnquiryStatus
{
    Open,
    Answered,
    Settled,
    Withdrawn,
    Lost,
}

/// <summary>What came of it.</summary>
public enum Outcome
{
    Informed,
    CameBy,
    Booked,
    JoinedEvent,
    JoinedProgram,
    ReferredElsewhere,
    Unreachable,
}

/// <summary>Someone who read something wants to know more, and left a number for it.</summary>
public sealed class Enquiry
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid SiteId { get; init; }

    /// <summary>The person who asked, when they were signed in.</summary>
    public Guid? PersonId { get; init; }
    public string Name { get; set; } = "";

    /// <summary>E.164.</summary>
    public string? Phone { get; init; }
    public string Topic { get; init; } = "";
    public string Language { get; init; } = "id";

    /// <summary>The page they read, as <c>/situs/semarang</c>.</summary>
    public string Source { get; init; } = "";

    /// <summary>UTC.</summary>
    public DateTime Asked { get; init; }

    /// <summary>The text of consent, as it was read, and its version (UU PDP art. 22).</summary>
    public string ConsentText { get; init; } = "";
    public string ConsentVersion { get; init; } = "";
    public EnquiryStatus Status { get; set; }

    /// <summary>The account that looks after it.</summary>
    public Guid? Owner { get; set; }

    /// <summary>In the site's own time.</summary>
    public DateOnly? FollowUp { get; set; }
    public DateTime? Answered { get; set; }
    public Outcome? Outcome { get; set; }

    /// <summary>Second and later questions from the same number while this one was open.</summary>
    public int AskedAgain { get; set; }
}

/// <summary>Something that happened to an enquiry: asked again, taken, a note, answered.</summary>
public sealed class EnquiryStep
{
    /// <summary>From the same number, in another browser.</summary>
    public const string AskedElsewhere = "asked-elsewhere";

    /// <summary>Note of a withdrawal: the number was asked with elsewhere too, and is kept for that question.</summary>
    public const string NumberKept = "number-kept";
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid EnquiryId { get; init; }
    public DateTime At { get; init; }
    public Guid? By { get; init; }

    /// <summary><c>asked</c>, <c>asked-again</c>, <c>asked-elsewhere</c> (in another browser), <c>taken</c>,
    /// <c>note</c>, <c>answered</c>, <c>settled</c>, <c>withdrawn</c>, <c>reopened</c>,
    /// <c>answer-undone</c>.</summary>
    public string Kind { get; init; } = "";
    public string? Note { get; init; }
}

/// <summary>How often a page was found useful on a day; nobody is counted by name.</summary>
public sealed class UsefulCount
{
    public string Path { get; init; } = "";
    public DateOnly Day { get; init; }
    public int Count { get; init; }
}

internal sealed class EnquiryTable
    : IEntityTypeConfiguration<Enquiry>,
        IEntityTypeConfiguration<EnquiryStep>,
        IEntityTypeConfiguration<UsefulCount>
{
    public void Configure(EntityTypeBuilder<Enquiry> table)
    {
        table.ToTable("enquiries");
        table.Property(row => row.Name).HasMaxLength(120);
        table.Property(row => row.Phone).HasMaxLength(20);
        table.Property(row => row.Topic).HasMaxLength(1000);
        table.Property(row => row.Source).HasMaxLength(EnquiryTables.MostSource);
        table.Property(row => row.ConsentVersion).HasMaxLength(20);
        table.HasOne<Site>().WithMany().HasForeignKey(row => row.SiteId);
        table.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
        table.HasIndex(row => new
        {
            row.SiteId,
            row.Status,
            row.Asked,
        });
        // One number has one open enquiry at a site: the next question joins it.
        table
            .HasIndex(row => new { row.SiteId, row.Phone }, "enquiries_one_open")
            .IsUnique()
            .HasFilter("status = 'Open'")
            .HasDatabaseName("enquiries_one_open");
    }

    public void Configure(EntityTypeBuilder<EnquiryStep> table)
    {
        table.ToTable("enquiry_steps");
        table.Property(row => row.Kind).HasMaxLength(20);
        table.HasOne<Enquiry>().WithMany().HasForeignKey(row => row.EnquiryId);
    }

    public void Configure(EntityTypeBuilder<UsefulCount> table)
    {
        table.ToTable("useful_counts");
        table.HasKey(row => new { row.Path, row.Day });
        table.Property(row => row.Path).HasMaxLength(200);
    }
}

public static class EnquiryTables
{
    /// <summary>Letters of the address of a page.</summary>
    internal const int MostSource = 200;

    public static DbSet<Enquiry> Enquiries(this AppDb db) => db.Set<Enquiry>();

    /// <summary>Those of a site that wait for an answer.</summary>
    internal static IQueryable<Enquiry> OpenEnquiries(this AppDb db, Guid site) =>
        db.Enquiries().AsNoTracking().Where(row => row.SiteId == site && row.Status == EnquiryStatus.Open);

    public static DbSet<EnquiryStep> EnquirySteps(this AppDb db) => db.Set<EnquiryStep>();

    public static DbSet<UsefulCount> UsefulCounts(this AppDb db) => db.Set<UsefulCount>();
}

public static class EnquiryWords
{
    public const string ConsentVersion = "2026-11";
    public static string Consent =>
        Words.Say(
            "Saya setuju nomor ini dipakai untuk menjawab pertanyaan ini saja. "
                + "Setahun setelah terjawab, nama dan nomor dihapus.",
            "I agree that this number is used to answer this question only. "
                + "A year after the answer, name and number are deleted."
        );

    /// <summary>Beside the button whose press is the consent; of one version with the other.</summary>
    public static string ConsentByPress =>
        Words.Say(
            "Dengan menekan tombol ini Anda setuju nomor ini dipakai untuk menghubungi Anda tentang halaman ini saja. "
                + "Setahun setelah terjawab, nama dan nomor dihapus.",
            "By pressing this button you agree that this number is used to get in touch with you about this page "
                + "only. A year after the answer, name and number are deleted."
        );

    /// <summary>What stands for a name that nobody gave.</summary>
    public static string NoName => Words.Say("Pembaca", "Reader");
    public static string NoTopic => Words.Say("Ingin memahami lebih lanjut", "Would like to know more");

    public static string Said(this EnquiryStatus status) =>
        status switch
        {
            EnquiryStatus.Open => Words.Say("Menunggu jawaban", "Waiting for an answer"),
            EnquiryStatus.Answered => Words.Say("Sudah dijawab", "Answered"),
            EnquiryStatus.Settled => Words.Say("Selesai", "Settled"),
            EnquiryStatus.Withdrawn => Words.Say("Ditarik penanya", "Withdrawn"),
            EnquiryStatus.Lost => Words.Say("Tidak terhubung", "Not reached"),
        };

    public static string Said(this Outcome outcome) =>
        outcome switch
        {
            Outcome.Informed => Words.Say("Mendapat penjelasan", "Was informed"),
            Outcome.CameBy => Words.Say("Datang ke lokasi", "Came by"),
            Outcome.Booked => Words.Say("Memesan ruang", "Booked a space"),
            Outcome.JoinedEvent => Words.Say("Ikut acara", "Joined an event"),
            Outcome.JoinedProgram => Words.Say("Ikut program", "Joined a program"),
            Outcome.ReferredElsewhere => Words.Say("Diarahkan ke dinas lain", "Referred elsewhere"),
            Outcome.Unreachable => Words.Say("Tidak bisa dihubungi", "Could not be reached"),
        };

    public static string SaidStep(string kind) =>
        kind switch
        {
            "asked" => Words.Say("Bertanya", "Asked"),
            "asked-again" or EnquiryStep.AskedElsewhere => Words.Say("Bertanya lagi", "Asked again"),
            "taken" => Words.Say("Ditangani", "Taken up"),
            "note" => Words.Say("Catatan", "Note"),
            "answered" => Words.Say("Dijawab", "Answered"),
            "settled" => Words.Say("Penanya menyatakan selesai", "Settled by the asker"),
            "withdrawn" => Words.Say("Ditarik penanya", "Withdrawn by the asker"),
            "reopened" => Words.Say("Dibuka lagi", "Opened again"),
            "answer-undone" => Words.Say("Jawaban diurungkan", "Answer undone"),
            _ => kind,
        };
}
