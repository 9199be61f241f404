using System.Security.Cryptography;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.People;

/// <summary>The kind of member someone is; spaces may be kept for some kinds.</summary>
public enum PersonKind
{
    Public,
    Umkm,
    StartUp,
    Cooperative,
    Student,
    CommunityMember,
    Partner,
}

/// <summary>Someone the space knows. One name field: many people here have one name.</summary>
public sealed class Person
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Of the member card, as <c>HM-7KQ4-2MXT</c>.</summary>
    public string Code { get; init; } = MemberCode.New();

    /// <summary>
    /// Null for someone staff booked for, who never signed up, and for who has yet to show a contact
    /// (<see cref="PendingAccount"/>).
    /// </summary>
    public Guid? AccountId { get; set; }
    public string Name
    {
        get;
        set
        {
            field = value;
            FoldedName = " " + Folded.Of(value);
        }
    } = "";

    /// <summary>The name as it is searched and sorted; it begins with a space, so that every word of it does.</summary>
    public string FoldedName { get; private set; } = "";
    public PersonKind Kind { get; set; }

    /// <summary>Staff saw evidence for the kind.</summary>
    public bool Verified { get; set; }
    public string? Email { get; set; }
    public bool EmailConfirmed { get; set; }

    /// <summary>E.164, as <c>+6281234567890</c>.</summary>
    public string? Phone
    {
        get;
        set
        {
            field = value;
            PhoneEnd = value is { Length: >= 4 } ? value[^4..] : null;
        }
    }

    /// <summary>The last four digits, by which people are found at the desk.</summary>
    public string? PhoneEnd { get; private set; }

    /// <summary>Number belongs to the person; an unconfirmed one claims nothing.</summary>
    public bool PhoneConfirmed { get; set; }

    /// <summary>The code the person sends from that number to the site, which staff tick off; as
    /// <see cref="Foundation.Security.SealedCodes"/> closes it.</summary>
    public byte[]? SealedPhoneCode { get; set; }

    /// <summary>Another address or number for the account, which counts once it is shown.</summary>
    public string? NewEmail { get; set; }
    public string? NewPhone { get; set; }

    /// <summary>The number that its code is for.</summary>
    public string? PhoneToShow => NewPhone ?? (PhoneConfirmed ? null : Phone);
    public string Language { get; set; } = "id";
    public DateTime Since { get; init; }

    /// <summary>Younger than 18, and the guardian has not agreed yet (<see cref="Guardian"/>).</summary>
    public bool AwaitsGuardian { get; set; }

    /// <summary>Deleted on their word: the row stays for counts, without name and contact.</summary>
    public bool Gone { get; init; }

    /// <summary>
    /// Either contact suffices, and a minor's guardian has agreed; until then a booking is only held.
    /// </summary>
    public bool ContactConfirmed => (EmailConfirmed || PhoneConfirmed) && !AwaitsGuardian;

    /// <summary>Signs in with it from now on.</summary>
    internal void Has(Account account) => AccountId = account.Id;
}

/// <summary>
/// What stands on a member card: told over the phone, typed on a cheap one; 39 bits, so that guessing finds nobody.
/// </summary>
public static class MemberCode
{
    // No 0/O, 1/I/L, U/V.
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTWXYZ";

    internal static string New()
    {
        var text = RandomNumberGenerator.GetString(Letters, 8);
        return $"HM-{text[..4]}-{text[4..]}";
    }

    /// <summary>
    /// The code as it is stored; null when what was typed is none.
    /// Case, spaces and dashes do not matter, nor does the "HM".
    /// </summary>
    public static string? Read(string typed)
    {
        var text = string.Concat(typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
        if (text.Length == 10 && text.StartsWith("HM", StringComparison.Ordinal))
            text = text[2..];
        return text.Length == 8 && text.All(letter => Letters.Contains(letter)) ? $"HM-{text[..4]}-{text[4..]}" : null;
    }
}

public static class PersonKinds
{
    public static string Said(this PersonKind kind) =>
        kind switch
        {
            PersonKind.Umkm => Words.Say("UMKM", "Small business"),
            PersonKind.StartUp => Words.Say("Usaha rintisan", "Start-up"),
            PersonKind.Cooperative => Words.Say("Koperasi", "Cooperative"),
            PersonKind.Student => Words.Say("Pelajar atau mahasiswa", "Student"),
            PersonKind.CommunityMember => Words.Say("Anggota komunitas", "Community member"),
            PersonKind.Partner => Words.Say("Mitra", "Partner"),
            PersonKind.Public => Words.Say("Umum", "General public"),
        };
}

/// <summary>
/// A person is known at a site: they booked, asked, or showed their card there. Staff find those of their own site.
/// </summary>
public sealed class PersonSite
{
    public Guid PersonId { get; init; }
    public Guid SiteId { get; init; }
}

internal sealed class PersonTable : IEntityTypeConfiguration<Person>, IEntityTypeConfiguration<PersonSite>
{
    public void Configure(EntityTypeBuilder<Person> table)
    {
        table.ToTable("people");
        table.HasOne<Account>().WithOne().HasForeignKey<Person>(person => person.AccountId);
        table.Property(person => person.Code).HasMaxLength(12);
        table.HasIndex(person => person.Code).IsUnique();
        table.Property(person => person.Name).HasMaxLength(120);
        // Decomposed letters may need more room than the name they come from.
        table.Property(person => person.FoldedName).HasMaxLength(500).IsBytewise();
        table.HasIndex(person => new { person.FoldedName, person.Id });
        table.Property(person => person.PhoneEnd).HasMaxLength(4);
        table.HasIndex(person => person.PhoneEnd);
        table.Property(person => person.Email).HasMaxLength(254);
        table.Property(person => person.Phone).HasMaxLength(20);
        table.Property(person => person.NewEmail).HasMaxLength(254);
        table.Property(person => person.NewPhone).HasMaxLength(20);
        table.HasIndex(person => person.NewPhone);
        table.Property(person => person.SealedPhoneCode).HasMaxLength(Foundation.Security.SealedCodes.MostBytes);
        table.HasIndex(person => person.Phone);
        table.HasIndex(person => person.Email);
        // Whoever confirms a contact first keeps it.
        table.HasIndex(person => person.Phone, "people_phone_is_one_persons").IsUnique().HasFilter("phone_confirmed");
        table.HasIndex(person => person.Email, "people_email_is_one_persons").IsUnique().HasFilter("email_confirmed");
        table.Ignore(person => person.ContactConfirmed).Ignore(person => person.PhoneToShow);
    }

    public void Configure(EntityTypeBuilder<PersonSite> table)
    {
        table.ToTable("person_sites");
        table.HasKey(row => new { row.PersonId, row.SiteId });
        table.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
        table.HasIndex(row => row.SiteId);
    }
}

public static class PeopleTables
{
    public static DbSet<Person> People(this AppDb db) => db.Set<Person>();

    public static DbSet<PersonSite> PersonSites(this AppDb db) => db.Set<PersonSite>();

    /// <summary>Those who have shown that a contact is theirs: as <see cref="Person.ContactConfirmed"/>.</summary>
    public static IQueryable<Person> AreKnown(this IQueryable<Person> people) =>
        people.Where(row => (row.EmailConfirmed || row.PhoneConfirmed) && !row.AwaitsGuardian && !row.Gone);

    /// <summary>
    /// From now the site's staff find this person. Told twice, it is one row; whoever was erased stays so.
    /// </summary>
    public static Task KnowAt(this Act act, Guid person, Guid site)
    {
        object Key(Guid id) => act.Db.Engine == Engine.Sqlite ? id.ToByteArray(true) : id;
        return act.Run(
            "insert into person_sites (person_id, site_id) "
                + "select id, {1} from people where id = {0} and not gone on conflict do nothing",
            Key(person),
            Key(site)
        );
    }
}
