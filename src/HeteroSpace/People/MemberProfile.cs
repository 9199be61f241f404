using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.People;

public enum CooperativeType
{
    Consumer,
    Producer,
    Marketing,
    Service,
    SavingsAndLoan,
}

public enum StartUpStage
{
    Idea,
    Prototype,
    FirstUsers,
    Revenue,
    Growing,
}

public enum Sector
{
    Food,
    Craft,
    Fashion,
    Digital,
    Games,
    PhotoFilm,
    PerformingArts,
    Creative,
    Literacy,
    Education,
    Environment,
    Agriculture,
    Disability,
    Health,
    Trade,
    Services,
    PublicService,
    Other,
}

/// <summary>
/// What a member told about their business, cooperative, school or
/// community; every field may stay empty. No NIK and no NPWP is asked.
/// </summary>
public sealed class MemberProfile
{
    public Guid PersonId { get; init; }

    /// <summary>Business, cooperative, school, community or institution.</summary>
    public string? Organisation { get; set; }
    public Sector? Sector { get; set; }

    /// <summary>First day of the month it was founded in.</summary>
    public DateOnly? Founded { get; set; }

    /// <summary>
    /// The range of its capital, without land and building. A sole owner's
    /// finances are specific data: only with consent (UU PDP art. 4(2)).
    /// </summary>
    public SizeClass? Capital { get; set; }

    /// <summary>The range of its yearly turnover; as above.</summary>
    public SizeClass? Turnover { get; set; }

    /// <summary>Nomor Induk Berusaha: 13 digits, kept as text; it has no check digit.</summary>
    public string? Nib { get; set; }
    public CooperativeType? CooperativeType { get; set; }

    /// <summary>Of the deed or decree by which the cooperative is a legal person.</summary>
    public string? LegalNumber { get; set; }
    public int? Members { get; set; }
    public StartUpStage? Stage { get; set; }

    /// <summary>Field of study, or the part someone has in a community.</summary>
    public string? Part { get; set; }

    public SizeClass? Size => SizeClasses.Of(Founded, Capital, Turnover);
}

public static class ProfileWords
{
    public static string Said(this CooperativeType type) =>
        type switch
        {
            CooperativeType.Consumer => Words.Say("Konsumen", "Consumer"),
            CooperativeType.Producer => Words.Say("Produsen", "Producer"),
            CooperativeType.Marketing => Words.Say("Pemasaran", "Marketing"),
            CooperativeType.Service => Words.Say("Jasa", "Service"),
            CooperativeType.SavingsAndLoan => Words.Say("Simpan pinjam", "Savings and loan"),
        };

    public static string Said(this StartUpStage stage) =>
        stage switch
        {
            StartUpStage.Idea => Words.Say("Masih ide", "An idea"),
            StartUpStage.Prototype => Words.Say("Purwarupa", "A prototype"),
            StartUpStage.FirstUsers => Words.Say("Pengguna pertama", "First users"),
            StartUpStage.Revenue => Words.Say("Sudah ada pendapatan", "Has revenue"),
            StartUpStage.Growing => Words.Say("Sedang tumbuh", "Growing"),
        };

    public static string Said(this Sector sector) =>
        sector switch
        {
            Sector.Food => Words.Say("Makanan dan minuman", "Food and drink"),
            Sector.Craft => Words.Say("Kriya", "Crafts"),
            Sector.Fashion => Words.Say("Batik dan busana", "Batik and fashion"),
            Sector.Digital => Words.Say("Teknologi digital", "Digital technology"),
            Sector.Creative => Words.Say("Desain, media, dan seni", "Design, media and arts"),
            Sector.Agriculture => Words.Say("Pertanian dan perikanan", "Farming and fishing"),
            Sector.Trade => Words.Say("Perdagangan", "Trade"),
            Sector.Services => Words.Say("Jasa", "Services"),
            Sector.Games => Words.Say("Gim", "Games"),
            Sector.PhotoFilm => Words.Say("Foto dan film", "Photo and film"),
            Sector.PerformingArts => Words.Say("Musik dan seni pertunjukan", "Music and performing arts"),
            Sector.Literacy => Words.Say("Literasi", "Literacy"),
            Sector.Environment => Words.Say("Lingkungan", "Environment"),
            Sector.Disability => Words.Say("Disabilitas", "Disability"),
            Sector.Health => Words.Say("Kesehatan", "Health"),
            Sector.PublicService => Words.Say("Layanan publik", "Public service"),
            Sector.Education => Words.Say("Pendidikan", "Education"),
            Sector.Other => Words.Say("Lainnya", "Other"),
        };

    /// <summary>
    /// 13 digits, whatever stands between them; null when it is no NIB. There is no check digit to test.
    /// </summary>
    public static string? Nib(string typed)
    {
        var digits = string.Concat(typed.Where(letter => letter is not (' ' or '.' or '-')));
        return digits.Length == 13 && digits.All(char.IsAsciiDigit) ? digits : null;
    }
}

internal sealed class MemberProfileTable : IEntityTypeConfiguration<MemberProfile>
{
    public void Configure(EntityTypeBuilder<MemberProfile> table)
    {
        table.ToTable("member_profiles");
        table.HasKey(row => row.PersonId);
        table.HasOne<Person>().WithOne().HasForeignKey<MemberProfile>(row => row.PersonId);
        table.Property(row => row.Organisation).HasMaxLength(160);
        table.Property(row => row.Nib).HasMaxLength(13);
        table.Property(row => row.LegalNumber).HasMaxLength(80);
        table.Property(row => row.Part).HasMaxLength(120);
        table.Ignore(row => row.Size);
    }
}

public static class MemberProfiles
{
    public static DbSet<MemberProfile> Profiles(this AppDb db) => db.Set<MemberProfile>();
}
