using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.People;

/// <summary>
/// Someone who comes on another's account, since one number or mailbox serves a household: a child, a parent, whoever
/// has no phone. They sign in with nothing and are written to through the head; what is booked for them bears their
/// name.
/// </summary>
public sealed class HouseholdMember
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose account and contact they come on.</summary>
    public Guid HeadId { get; init; }
    public string Name
    {
        get;
        private set
        {
            field = value;
            FoldedName = Folded.Of(value);
        }
    } = "";

    /// <summary>The name as it is compared: nobody stands twice in a household.</summary>
    public string FoldedName { get; private set; } = "";
    public PersonKind Kind { get; private set; }
    public int BirthYear { get; private set; }

    /// <summary>Under 18 when this was told: then the head agreed as parent or guardian.</summary>
    public bool IsMinor { get; private set; }

    /// <summary>When the head agreed, UTC, and to which text in which version.</summary>
    public DateTime? Agreed { get; private set; }
    public string? AgreedText { get; private set; }
    public string? AgreedVersion { get; private set; }

    /// <summary>From 1; each is held by one, so that a household has an end.</summary>
    public int Place { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime Added { get; init; }

    /// <summary>Taken out of the household: the name is gone, what was booked for them stands.</summary>
    public DateTime? Removed { get; private set; }

    /// <summary>What a head agrees to for someone under 18 (UU PDP 27/2022 art. 25): it stands beside the box that is
    /// ticked, and is kept as it was read.</summary>
    public const string TextVersion = "2026-11";

    public static string Text =>
        Words.Say(
            "Bila belum 18 tahun: saya orang tua atau walinya, dan setuju Hetero Space menyimpan nama, jenis, dan "
                + "tahun lahirnya agar bisa memakai ruang dan ikut kegiatan. Persetujuan ini bisa saya tarik kapan "
                + "saja: hapus namanya di halaman keluarga.",
            "If under 18: I am the parent or guardian, and agree that Hetero Space keeps the name, kind and year of "
                + "birth, so that rooms can be used and activities joined. I may withdraw this at any time: remove "
                + "the name on the household page."
        );

    /// <summary>As it was told, and from now on.</summary>
    /// <param name="told">Read and found sound.</param>
    /// <param name="now">UTC.</param>
    /// <param name="year">The year it is for the reader; who may be under 18 in it counts as a minor.</param>
    internal void Tell(HouseholdWords told, DateTime now, int year)
    {
        (Name, Kind, BirthYear) = (told.Name, told.Kind, told.BirthYear);
        IsMinor = told.IsMinor(year);
        if (IsMinor && told.Agrees)
            (Agreed, AgreedText, AgreedVersion) = (now, Text, TextVersion);
        else
            (Agreed, AgreedText, AgreedVersion) = (null, null, null);
    }

    internal void Take(int place) => Place = place;

    /// <summary>The consent is withdrawn, or they come no more: all that was told of them goes, and their place is
    /// free.</summary>
    internal void Leave(DateTime now)
    {
        (Name, Removed, Kind, BirthYear) = (ErasePerson.Nobody, now, PersonKind.Public, 0);
        (IsMinor, Agreed, AgreedText, AgreedVersion) = (false, null, null, null);
    }
}

internal sealed class HouseholdTable : IEntityTypeConfiguration<HouseholdMember>
{
    public void Configure(EntityTypeBuilder<HouseholdMember> table)
    {
        table.ToTable(
            "household_members",
            rows =>
            {
                rows.HasCheckConstraint("household_minors_have_a_guardian", "not is_minor or agreed is not null");
                rows.HasCheckConstraint("household_places", $"place between 1 and {HouseLimits.HouseholdMembers.Most}");
            }
        );
        table.HasOne<Person>().WithMany().HasForeignKey(row => row.HeadId);
        // What is booked for someone of a household is booked by its head: bookings refer to both.
        table.HasAlternateKey(row => new { row.Id, row.HeadId });
        table
            .HasIndex(row => new { row.HeadId, row.FoldedName }, "household_names_stand_once")
            .IsUnique()
            .HasFilter("removed is null");
        table
            .HasIndex(row => new { row.HeadId, row.Place }, "household_places_are_held_once")
            .IsUnique()
            .HasFilter("removed is null");
        // Whoever was taken out in the same moment is told of no more: else their name would stand again.
        table.Property(row => row.Removed).IsConcurrencyToken();
        table.Property(row => row.Name).HasMaxLength(120);
        table.Property(row => row.FoldedName).HasMaxLength(500);
        table.Property(row => row.AgreedText).HasMaxLength(1000);
        table.Property(row => row.AgreedVersion).HasMaxLength(20);
    }
}

public static class HouseholdTables
{
    public static DbSet<HouseholdMember> Households(this AppDb db) => db.Set<HouseholdMember>();

    /// <summary>Those who come on the account of this person, in the order of their names.</summary>
    public static IQueryable<HouseholdMember> HouseholdOf(this AppDb db, Guid head) =>
        db.Households().Where(row => row.HeadId == head && row.Removed == null).OrderBy(row => row.FoldedName);
}
