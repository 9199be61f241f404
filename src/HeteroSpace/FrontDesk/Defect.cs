using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.FrontDesk;

/// <summary>What in a room does not work.</summary>
public enum BrokenThing
{
    Projector,
    Sound,
    Cooling,
    Light,
    Power,
    Network,
    Furniture,
    Water,
    Other,
}

/// <summary>Where a report stands.</summary>
public enum DefectStatus
{
    Open,

    /// <summary>Someone sees to it.</summary>
    Working,
    Mended,
}

/// <summary>Something in a room that does not work, as someone who stood there told it, without an account.</summary>
public sealed class Defect : IVersioned
{
    public const int MostText = 500;
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid SiteId { get; init; }
    public Guid SpaceId { get; init; }
    public BrokenThing Thing { get; init; }
    public string Text { get; set; } = "";

    /// <summary>Its stored name, drawn anew; null without one, and once it is past its time.</summary>
    public string? Photo { get; set; }

    /// <summary>Where its writer wants to hear that it is mended; both null when they do not.</summary>
    public string? Email { get; set; }

    /// <summary>E.164.</summary>
    public string? Phone { get; set; }
    public string Language { get; init; } = "id";

    /// <summary>UTC.</summary>
    public DateTime At { get; init; }
    public DefectStatus Status { get; set; }

    /// <summary>The account that sees to it.</summary>
    public Guid? Owner { get; set; }

    /// <summary>The first report of the same: it waits and is mended, this one with it.</summary>
    public Guid? JoinedTo { get; set; }
    public DateTime? Mended { get; set; }
    public Guid? MendedBy { get; set; }
    public int Version { get; set; }
}

internal sealed class DefectTable : IEntityTypeConfiguration<Defect>
{
    public void Configure(EntityTypeBuilder<Defect> table)
    {
        table.ToTable(
            "defects",
            rows => rows.HasCheckConstraint("defects_not_joined_to_itself", "joined_to is null or joined_to <> id")
        );
        table.HasOne<Site>().WithMany().HasForeignKey(row => row.SiteId);
        table.HasOne<Space>().WithMany().HasForeignKey(row => row.SpaceId);
        table.HasOne<Defect>().WithMany().HasForeignKey(row => row.JoinedTo);
        table.HasIndex(row => new
        {
            row.SiteId,
            row.Status,
            row.At,
        });
        table.Property(row => row.Text).HasMaxLength(Defect.MostText);
        table.Property(row => row.Photo).HasMaxLength(60);
        table.Property(row => row.Email).HasMaxLength(254);
        table.Property(row => row.Phone).HasMaxLength(20);
        table.Property(row => row.Language).HasMaxLength(2);
        table.Property(row => row.Version).IsConcurrencyToken();
    }
}

public static class DefectTables
{
    public static DbSet<Defect> Defects(this AppDb db) => db.Set<Defect>();

    /// <summary>Those of a site that wait to be mended, each thing once.</summary>
    public static IQueryable<Defect> OpenDefects(this AppDb db, Guid site) =>
        db.Defects()
            .AsNoTracking()
            .Where(row => row.SiteId == site && row.Status != DefectStatus.Mended && row.JoinedTo == null);
}

/// <summary>What is said of defects.</summary>
public static class DefectWords
{
    /// <summary>As a choice of a form.</summary>
    public static string Said(this BrokenThing thing) =>
        thing switch
        {
            BrokenThing.Projector => Words.Say("Proyektor atau layar", "Projector or screen"),
            BrokenThing.Sound => Words.Say("Suara atau mikrofon", "Sound or microphone"),
            BrokenThing.Cooling => Words.Say("AC atau kipas", "Air conditioning or fan"),
            BrokenThing.Light => Words.Say("Lampu", "Light"),
            BrokenThing.Power => Words.Say("Listrik atau stopkontak", "Power or socket"),
            BrokenThing.Network => Words.Say("Wi-Fi atau internet", "Wi-Fi or internet"),
            BrokenThing.Furniture => Words.Say("Meja, kursi, atau pintu", "Table, chair or door"),
            BrokenThing.Water => Words.Say("Air atau toilet", "Water or toilet"),
            BrokenThing.Other => Words.Say("Lainnya", "Something else"),
        };

    /// <summary>In two words, beside a room: <c>proyektor rusak</c>.</summary>
    public static string Short(this BrokenThing thing) =>
        thing switch
        {
            BrokenThing.Projector => Words.Say("proyektor rusak", "projector broken"),
            BrokenThing.Sound => Words.Say("suara rusak", "sound broken"),
            BrokenThing.Cooling => Words.Say("AC rusak", "cooling broken"),
            BrokenThing.Light => Words.Say("lampu rusak", "light broken"),
            BrokenThing.Power => Words.Say("listrik bermasalah", "power trouble"),
            BrokenThing.Network => Words.Say("Wi-Fi bermasalah", "Wi-Fi trouble"),
            BrokenThing.Furniture => Words.Say("meja atau kursi rusak", "furniture broken"),
            BrokenThing.Water => Words.Say("air bermasalah", "water trouble"),
            BrokenThing.Other => Words.Say("ada kerusakan", "something broken"),
        };
}
