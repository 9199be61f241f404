using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.People;

/// <summary>The kind of member someone is; spaces may be kept for some kinds.</summary>
public enum PersonKind { Public, Umkm, StartUp, Cooperative, Student, CommunityMember, Partner }

/// <summary>Someone the space knows. One name field: many people here have one name.</summary>
public sealed class Person
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    /// <summary>Null for someone staff booked for, who never signed up.</summary>
    public Guid? AccountId { get; init; }
    public string Name { get; set; } = "";
    public PersonKind Kind { get; set; }
    /// <summary>Staff saw evidence for the kind.</summary>
    public bool Verified { get; set; }
    public string? Email { get; set; }
    public bool EmailConfirmed { get; set; }
    /// <summary>E.164, as <c>+6281234567890</c>.</summary>
    public string? Phone { get; set; }
    /// <summary>Number belongs to the person; an unconfirmed one claims nothing.</summary>
    public bool PhoneConfirmed { get; set; }
    /// <summary>The code the person sends from that number to the site, which staff tick off.</summary>
    public string? PhoneCode { get; set; }
    public string Language { get; set; } = "id";
    public DateTime Since { get; init; }
    /// <summary>Deleted on their word: the row stays for counts, without name and contact.</summary>
    public bool Gone { get; init; }
    /// <summary>Either contact suffices; until then a booking is only held.</summary>
    public bool ContactConfirmed => EmailConfirmed || PhoneConfirmed;
}

public static class PersonKinds
{
    public static string Said(this PersonKind kind) => kind switch
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

internal sealed class PersonTable : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> table)
    {
        table.ToTable("people");
        table.HasOne<Account>().WithOne().HasForeignKey<Person>(person => person.AccountId);
        table.Property(person => person.Name).HasMaxLength(120);
        table.Property(person => person.Email).HasMaxLength(254);
        table.Property(person => person.Phone).HasMaxLength(20);
        table.HasIndex(person => person.Phone);
        table.HasIndex(person => person.Email);
        // Whoever confirms a contact first keeps it.
        table.HasIndex(person => person.Phone, "people_phone_is_one_persons").IsUnique().HasFilter("phone_confirmed");
        table.HasIndex(person => person.Email, "people_email_is_one_persons").IsUnique().HasFilter("email_confirmed");
        table.Ignore(person => person.ContactConfirmed);
    }
}

public static class PeopleTables
{
    public static DbSet<Person> People(this AppDb db) => db.Set<Person>();
}
