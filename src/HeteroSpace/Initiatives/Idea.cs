using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Initiatives;

/// <summary>
/// Waiting until staff have read it; Open until it is answered; TakenUp, Merged and NotNow are the answers, which
/// everyone reads; Hidden by staff with a reason; Withdrawn by whoever had it.
/// </summary>
public enum IdeaStatus
{
    Waiting,
    Open,
    TakenUp,
    Merged,
    NotNow,
    Hidden,
    Withdrawn,
}

/// <summary>
/// Something that someone would like to see happen. Anyone may post one; every one is answered publicly.
/// </summary>
public sealed class Idea : IVersioned
{
    /// <summary>So long staff may take; what waits longer is counted as overdue, publicly.</summary>
    public static readonly TimeSpan AnsweredWithin = TimeSpan.FromDays(14);
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid SiteId { get; init; }

    /// <summary>Its address: <c>/gagasan/{slug}</c>.</summary>
    public string Slug { get; set; } = "";
    public string Title { get; init; } = "";

    /// <summary>In their own words; no markup.</summary>
    public string Text { get; init; } = "";
    public Sector Sector { get; init; }

    /// <summary>Null for someone who was not signed in.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The organization in whose name a lead posted it.</summary>
    public Guid? OrganizationId { get; init; }
    public string Name { get; set; } = "";

    /// <summary>E.164, of someone who was not signed in; for staff only.</summary>
    public string? Phone { get; set; }
    public string Language { get; init; } = "id";

    /// <summary>UTC.</summary>
    public DateTime Posted { get; init; }

    /// <summary>Since when everyone reads it. UTC.</summary>
    public DateTime? Shown { get; set; }
    public IdeaStatus Status { get; set; }

    /// <summary>What was answered, and why; the reason, when it is hidden.</summary>
    public string? Answer { get; set; }
    public DateTime? Answered { get; set; }

    /// <summary>The account that answered.</summary>
    public Guid? AnsweredBy { get; set; }

    /// <summary>The verified community in whose name it was answered; null when staff did.</summary>
    public Guid? AnsweredFor { get; set; }

    /// <summary>The idea it was merged into.</summary>
    public Guid? MergedIntoId { get; set; }

    /// <summary>The initiative that it became, or in which it was proposed.</summary>
    public Guid? InitiativeId { get; set; }

    /// <summary>It was proposed inside an initiative, and is seen by whoever sees that.</summary>
    public bool IsProposal { get; init; }

    /// <summary>How many support it: counted by the statement that writes a support.</summary>
    public int Supports { get; set; }
    public int Version { get; set; }

    /// <summary>Everyone may read it, from now on or again.</summary>
    internal void Show(DateTime now)
    {
        Put(IdeaStatus.Open, null);
        Shown ??= now;
    }

    internal void Hide(string reason) => Put(IdeaStatus.Hidden, reason);

    /// <summary>Taken up, merged or not for now, and because; by an account, for an organization if any.</summary>
    internal void SetAnswer(IdeaStatus how, string because, Guid by, Guid? organization, DateTime now)
    {
        Put(how, because);
        (AnsweredBy, AnsweredFor, Answered) = (by, organization, now);
    }

    // What was said before is said no more.
    private void Put(IdeaStatus status, string? text) =>
        (Status, Answer, AnsweredBy, AnsweredFor, Answered) = (status, text, null, null, null);

    public bool IsPublic => Status is IdeaStatus.Open or IdeaStatus.TakenUp or IdeaStatus.Merged or IdeaStatus.NotNow;
    public bool IsAnswered => Status is IdeaStatus.TakenUp or IdeaStatus.Merged or IdeaStatus.NotNow;
}

/// <summary>Someone wants an idea to happen, and hears what becomes of it.</summary>
public sealed class IdeaSupport
{
    public Guid IdeaId { get; init; }
    public Guid PersonId { get; init; }

    /// <summary>UTC.</summary>
    public DateTime Since { get; init; }

    /// <summary>
    /// Whether it is in the idea's number: from when its person has shown that a contact is theirs, so that accounts
    /// with made-up contacts move nothing.
    /// </summary>
    public bool Counted { get; set; } = true;
}

internal sealed class IdeaTable : IEntityTypeConfiguration<Idea>, IEntityTypeConfiguration<IdeaSupport>
{
    public void Configure(EntityTypeBuilder<Idea> table)
    {
        table.ToTable("ideas", ideas => ideas.HasCheckConstraint("idea_supports_not_below_none", "supports >= 0"));
        table.Property(row => row.Slug).HasMaxLength(80);
        table.HasIndex(row => row.Slug).IsUnique();
        table.Property(row => row.Title).HasMaxLength(120);
        table.Property(row => row.Text).HasMaxLength(2000);
        table.Property(row => row.Name).HasMaxLength(120);
        table.Property(row => row.Phone).HasMaxLength(20);
        table.Property(row => row.Answer).HasMaxLength(1000);
        table.Ignore(row => row.IsPublic).Ignore(row => row.IsAnswered);
        table.HasOne<Site>().WithMany().HasForeignKey(row => row.SiteId);
        table.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
        table.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId);
        table.HasOne<Organization>().WithMany().HasForeignKey(row => row.AnsweredFor);
        table.HasOne<Idea>().WithMany().HasForeignKey(row => row.MergedIntoId);
        table.HasOne<Initiative>().WithMany().HasForeignKey(row => row.InitiativeId);
        table.HasIndex(row => new
        {
            row.SiteId,
            row.Status,
            row.Posted,
        });
        table.HasIndex(row => new { row.InitiativeId, row.Status });
        table.HasIndex(row => row.PersonId);
    }

    public void Configure(EntityTypeBuilder<IdeaSupport> table)
    {
        table.ToTable("idea_supports");
        table.HasKey(row => new { row.IdeaId, row.PersonId });
        table.HasOne<Idea>().WithMany().HasForeignKey(row => row.IdeaId);
        table.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
        table.HasIndex(row => row.PersonId);
    }
}

public static class IdeaTables
{
    public static DbSet<Idea> Ideas(this AppDb db) => db.Set<Idea>();

    public static DbSet<IdeaSupport> IdeaSupports(this AppDb db) => db.Set<IdeaSupport>();

    /// <summary>Those of a site that nobody has read yet, or nobody answered.</summary>
    internal static IQueryable<Idea> UnansweredIdeas(this AppDb db, Guid site) =>
        db.Ideas()
            .AsNoTracking()
            .Where(row => row.SiteId == site && (row.Status == IdeaStatus.Waiting || row.Status == IdeaStatus.Open));

    /// <summary>Those that everyone may read: shown, and not inside a draft.</summary>
    public static IQueryable<Idea> PublicIdeas(this AppDb db) =>
        db.Ideas()
            .Where(row =>
                (
                    row.Status == IdeaStatus.Open
                    || row.Status == IdeaStatus.TakenUp
                    || row.Status == IdeaStatus.NotNow
                    || row.Status == IdeaStatus.Merged
                )
                && (
                    !row.IsProposal || db.Initiatives().Any(within => within.Id == row.InitiativeId && within.Published)
                )
            );
}

public static class IdeaWords
{
    /// <summary>Who reads and answers ideas at a site.</summary>
    public const Role Desk = Role.ProgramOfficer;

    public static string Said(this IdeaStatus status) =>
        status switch
        {
            IdeaStatus.Waiting => Words.Say("Menunggu dibaca", "Waiting to be read"),
            IdeaStatus.Open => Words.Say("Menunggu jawaban", "Waiting for an answer"),
            IdeaStatus.TakenUp => Words.Say("Dikerjakan bersama", "Taken up"),
            IdeaStatus.Merged => Words.Say("Digabung", "Merged"),
            IdeaStatus.NotNow => Words.Say("Belum sekarang", "Not now"),
            IdeaStatus.Hidden => Words.Say("Tidak ditampilkan", "Not shown"),
            IdeaStatus.Withdrawn => Words.Say("Ditarik", "Withdrawn"),
        };

    /// <summary>The state as everyone reads it: whoever waits too long is told so where they wait.</summary>
    /// <param name="now">UTC.</param>
    public static string Said(this IdeaStatus status, DateTime posted, DateTime now) =>
        status == IdeaStatus.Open && now - posted > Idea.AnsweredWithin
            ? Words.Say("Menunggu jawaban, terlambat", "Waiting for an answer, overdue")
            : status.Said();

    /// <summary>One colour for each state, everywhere: those of bookings.</summary>
    public static string Look(this IdeaStatus status) =>
        status switch
        {
            IdeaStatus.Waiting or IdeaStatus.Open => "status-requested",
            IdeaStatus.TakenUp => "status-checked-in",
            IdeaStatus.Merged => "status-finished",
            IdeaStatus.NotNow => "status-cancelled",
            _ => "status-declined",
        };
}
