using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Organizations;

/// <summary>
/// Communities, partners of the four other helix kinds (government, academics, business, media), and cooperatives.
/// </summary>
public enum OrganizationKind
{
    Community,
    Cooperative,
    Government,
    Academic,
    Business,
    Media,
}

/// <summary>
/// Waiting until staff looked; Declined with a reason, and may be put right; Suspended
/// can do nothing but read; Merged is another one's now (<see cref="Merge"/>).
/// </summary>
public enum OrganizationStatus
{
    Waiting,
    Verified,
    Declined,
    Suspended,
    Merged,
}

/// <summary>A lead acts for the organization and changes its page.</summary>
public enum OrganizationRole
{
    Member,
    Lead,
}

/// <summary>A community or partner, with a page of its own once staff have seen that it is real.</summary>
public sealed class Organization : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Its address: <c>/komunitas/{slug}</c>.</summary>
    public string Slug { get; set; } = "";
    public string Name
    {
        get;
        set
        {
            field = value;
            (FoldedName, NameKey) = (Folded.Of(value), OrganizationName.Key(value));
        }
    } = "";

    /// <summary>The name as it is searched and sorted.</summary>
    public string FoldedName { get; private set; } = "";

    /// <summary>
    /// The name as it is compared (<see cref="OrganizationName.Key"/>): two of one key are probably one.
    /// </summary>
    public string NameKey { get; private set; } = "";
    public OrganizationKind Kind { get; set; }

    /// <summary>What most of its work is about.</summary>
    public Sector Sector { get; set; }

    /// <summary>Code of a <see cref="Foundation.Regions.Region"/>.</summary>
    public string RegionCode { get; set; } = "";

    /// <summary>In its own words; no markup.</summary>
    public string Story { get; set; } = "";

    /// <summary>Addresses on the web, at most five, each https.</summary>
    public List<string> Links { get; set; } = [];

    /// <summary>The site whose staff look after it; that of the module Sites, which is above this one.</summary>
    public Guid SiteId { get; init; }

    /// <summary>E.164. For staff and leads only.</summary>
    public string? Phone { get; set; }
    public OrganizationStatus Status { get; set; }

    /// <summary>Why it was declined or suspended, as its leads read it.</summary>
    public string? Reason { get; set; }

    /// <summary>Its logo: the name of a stored picture (<see cref="Foundation.Files.Pictures"/>).</summary>
    public string? Logo { get; set; }

    /// <summary>The one it turned out to be; never one that is merged itself, so a pointer is followed once.</summary>
    public Guid? MergedIntoId { get; set; }

    /// <summary>UTC.</summary>
    public DateTime Registered { get; init; }
    public DateTime? Decided { get; set; }

    /// <summary>Counts the changes; what was edited from an older page is refused.</summary>
    public int Version { get; set; }

    /// <summary>Anyone may read its page.</summary>
    public bool IsPublic => Status == OrganizationStatus.Verified;

    /// <summary>Its leads may change what it says of itself.</summary>
    public bool MayChange => Status is not (OrganizationStatus.Suspended or OrganizationStatus.Merged);

    /// <summary>Staff decided what it is from now on.</summary>
    public void Decide(OrganizationStatus to, string? reason, DateTime now) =>
        (Status, Reason, Decided) = (to, reason, now);

    /// <summary>It turned out to be the other one.</summary>
    public void MergeInto(Guid winner) => (MergedIntoId, Status) = (winner, OrganizationStatus.Merged);

    /// <summary>It is one of its own after all, and what it was.</summary>
    public void ComeBack(OrganizationStatus before) => (MergedIntoId, Status) = (null, before);
}

/// <summary>A person of an organization.</summary>
public sealed class OrganizationMember
{
    public Guid OrganizationId { get; init; }
    public Guid PersonId { get; init; }
    public OrganizationRole Role { get; set; }

    /// <summary>UTC.</summary>
    public DateTime Since { get; init; }
}

/// <summary>Someone who wants to hear what an organization does.</summary>
public sealed class Follower
{
    public Guid OrganizationId { get; init; }
    public Guid PersonId { get; init; }

    /// <summary>UTC.</summary>
    public DateTime Since { get; init; }

    /// <summary>Before a press that tells so many.</summary>
    public static string Told(int many) =>
        Words.Say(
            $"{Words.Number(many)} pengikut komunitasnya dikabari, kecuali yang mematikan kabarnya.",
            many == 1
                ? "1 follower of its community is told, unless they turned such news off."
                : $"{Words.Number(many)} followers of its community are told, but for those who turned such news off."
        );
}

/// <summary>
/// Something an organization did with Hetero Space. Higher modules write it in the transaction in which it happens, so
/// that a page and "active in the last three months" are read from records.
/// </summary>
public sealed class Activity
{
    /// <summary>The kind of those that used a space.</summary>
    public const string OfBooking = "booking";

    /// <summary>The kind of those that hold an event.</summary>
    public const string OfEvent = "event";

    /// <summary>The kind of those that take part in an initiative, from the day on which they joined.</summary>
    public const string OfInitiative = "initiative";

    /// <summary>The kind of those that gave something, from the day on which it came.</summary>
    public const string OfGift = "gift";
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid OrganizationId { get; init; }

    /// <summary>When it takes place. UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>When it is over, where that is known. UTC.</summary>
    public DateTime? Ends { get; set; }

    /// <summary>As <c>booking</c>, <c>event</c>, <c>gift</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The record it stands for; one activity for each.</summary>
    public Guid SourceId { get; init; }
    public Guid? SiteId { get; init; }

    /// <summary>As everyone may read it.</summary>
    public string Title { get; set; } = "";

    /// <summary>An address everyone may open; empty when there is none.</summary>
    public string Link { get; set; } = "";
}

internal sealed class OrganizationTable
    : IEntityTypeConfiguration<Organization>,
        IEntityTypeConfiguration<OrganizationMember>,
        IEntityTypeConfiguration<Follower>,
        IEntityTypeConfiguration<Activity>
{
    public void Configure(EntityTypeBuilder<Organization> table)
    {
        table.ToTable("organizations");
        table.Property(row => row.Slug).HasMaxLength(80);
        table.HasIndex(row => row.Slug).IsUnique();
        table.Property(row => row.Name).HasMaxLength(120);
        table.Property(row => row.FoldedName).HasMaxLength(500).IsBytewise();
        table.Property(row => row.NameKey).HasMaxLength(500).IsBytewise();
        table.HasIndex(row => row.NameKey);
        table.Property(row => row.RegionCode).HasMaxLength(5);
        table.Property(row => row.Story).HasMaxLength(3000);
        table.Property(row => row.Phone).HasMaxLength(20);
        table.Property(row => row.Reason).HasMaxLength(500);
        table.Property(row => row.Logo).HasMaxLength(40);
        table.Ignore(row => row.IsPublic);
        table.Ignore(row => row.MayChange);
        table.HasOne<Organization>().WithMany().HasForeignKey(row => row.MergedIntoId);
        table.HasIndex(row => new
        {
            row.Status,
            row.FoldedName,
            row.Id,
        });
        table.HasIndex(row => new
        {
            row.SiteId,
            row.Status,
            row.Registered,
        });
    }

    public void Configure(EntityTypeBuilder<OrganizationMember> table)
    {
        table.ToTable("organization_members");
        table.HasKey(row => new { row.OrganizationId, row.PersonId });
        table.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId);
        table.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
        table.HasIndex(row => row.PersonId);
    }

    public void Configure(EntityTypeBuilder<Follower> table)
    {
        table.ToTable("followers");
        table.HasKey(row => new { row.OrganizationId, row.PersonId });
        table.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId);
        table.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
        table.HasIndex(row => row.PersonId);
    }

    public void Configure(EntityTypeBuilder<Activity> table)
    {
        table.ToTable("activities");
        table.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId);
        table.Property(row => row.Kind).HasMaxLength(20);
        table.Property(row => row.Title).HasMaxLength(200);
        table.Property(row => row.Link).HasMaxLength(200);
        table.HasIndex(row => new { row.OrganizationId, row.At });
        table
            .HasIndex(row => new
            {
                row.Kind,
                row.SourceId,
                row.OrganizationId,
            })
            .IsUnique();
    }
}

public static class OrganizationTables
{
    public static DbSet<Organization> Organizations(this AppDb db) => db.Set<Organization>();

    public static DbSet<OrganizationMember> OrganizationMembers(this AppDb db) => db.Set<OrganizationMember>();

    public static DbSet<Follower> Followers(this AppDb db) => db.Set<Follower>();

    public static DbSet<Activity> Activities(this AppDb db) => db.Set<Activity>();

    /// <summary>Those that the staff of a site look after.</summary>
    internal static IQueryable<Organization> OrganizationsAt(this AppDb db, Guid site, OrganizationStatus status) =>
        db.Organizations().AsNoTracking().Where(row => row.SiteId == site && row.Status == status);

    /// <summary>The organization itself, and those that were merged into it: what is theirs is its own.</summary>
    public static IQueryable<Guid> Merged(this AppDb db, Guid organization) =>
        db.Organizations()
            .Where(row => row.Id == organization || row.MergedIntoId == organization)
            .Select(row => row.Id);

    /// <summary>Those who asked to hear of the organization; each may have turned such news off since.</summary>
    public static IQueryable<Person> FollowersOf(this AppDb db, Guid organization) =>
        db.People()
            .AsNoTracking()
            .Where(person =>
                !person.Gone
                && db.Followers()
                    .Any(row => row.PersonId == person.Id && db.Merged(organization).Contains(row.OrganizationId))
            );

    /// <summary>Those a person may act for: verified, and led by them.</summary>
    public static IQueryable<Organization> LedBy(this AppDb db, Guid person) =>
        db.Organizations()
            .Where(row =>
                row.Status == OrganizationStatus.Verified
                && db.OrganizationMembers()
                    .Where(member => member.PersonId == person && member.Role == OrganizationRole.Lead)
                    .Any(member =>
                        member.OrganizationId == row.Id
                        || db.Organizations()
                            .Any(merged => merged.Id == member.OrganizationId && merged.MergedIntoId == row.Id)
                    )
            );

    /// <summary>The organizations a person is in, each as the one it is now.</summary>
    public static IQueryable<Guid> OrganizationRoots(this AppDb db, Guid person) =>
        db.OrganizationMembers()
            .Where(row => row.PersonId == person)
            .Join(
                db.Organizations(),
                row => row.OrganizationId,
                known => known.Id,
                (_, known) => known.MergedIntoId ?? known.Id
            )
            .Distinct();

    /// <summary>The people of an organization, once for each organization they were of before it was merged.</summary>
    public static IQueryable<OrganizationMember> MembersOf(this AppDb db, Guid organization) =>
        db.OrganizationMembers().Where(row => db.Merged(organization).Contains(row.OrganizationId));

    /// <summary>Where an address leads now that its organization was merged; null when it was not.</summary>
    public static Task<string?> MovedTo(this AppDb db, string slug, CancellationToken stop = default) =>
        db.Organizations()
            .Where(row => row.Slug == slug && row.Status == OrganizationStatus.Merged)
            .Join(db.Organizations(), row => row.MergedIntoId, winner => winner.Id, (_, winner) => winner.Slug)
            .SingleOrDefaultAsync(stop);

    /// <summary>The organization's role of a person, the higher of several; null for none.</summary>
    public static async Task<OrganizationRole?> RoleIn(
        this AppDb db,
        Guid organization,
        Guid person,
        CancellationToken stop = default
    )
    {
        var roles = await db.MembersOf(organization)
            .Where(row => row.PersonId == person)
            .Select(row => row.Role)
            .ToListAsync(stop);
        return roles.Count == 0 ? null : roles.Max();
    }
}

public static class OrganizationWords
{
    public static string Said(this OrganizationKind kind) =>
        kind switch
        {
            OrganizationKind.Community => Words.Say("Komunitas", "Community"),
            OrganizationKind.Cooperative => Words.Say("Koperasi", "Cooperative"),
            OrganizationKind.Government => Words.Say("Pemerintah", "Government"),
            OrganizationKind.Academic => Words.Say("Akademisi", "Academics"),
            OrganizationKind.Business => Words.Say("Bisnis", "Business"),
            OrganizationKind.Media => Words.Say("Media", "Media"),
        };

    public static string Said(this OrganizationStatus status) =>
        status switch
        {
            OrganizationStatus.Waiting => Words.Say("Menunggu verifikasi", "Waiting to be verified"),
            OrganizationStatus.Verified => Words.Say("Terverifikasi", "Verified"),
            OrganizationStatus.Declined => Words.Say("Belum bisa diterima", "Not accepted yet"),
            OrganizationStatus.Suspended => Words.Say("Dibekukan", "Suspended"),
            OrganizationStatus.Merged => Words.Say("Digabung", "Merged"),
        };

    /// <summary>What an activity of this kind is.</summary>
    public static string SaidActivity(string kind, bool coming = false) =>
        kind switch
        {
            "booking" => Words.Say("Memakai ruang", coming ? "Uses a space" : "Used a space"),
            "initiative" => Words.Say("Ikut inisiatif", "Takes part in an initiative"),
            "event" => Words.Say("Mengadakan acara", coming ? "Holds an event" : "Held an event"),
            "gift" => Words.Say("Memberi", coming ? "Gives" : "Gave"),
            _ => kind,
        };

    public static string Said(this OrganizationRole role) =>
        role switch
        {
            OrganizationRole.Lead => Words.Say("Pengurus", "Lead"),
            OrganizationRole.Member => Words.Say("Anggota", "Member"),
        };
}
