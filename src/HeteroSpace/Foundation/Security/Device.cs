using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Foundation.Security;

/// <summary>
/// A browser someone is signed in with. Deleting the row signs it out, within ten seconds on other nodes.
/// </summary>
public sealed class Device
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid AccountId { get; init; }

    /// <summary>
    /// As a person knows it: "Chrome, Android". The browser's full name tells too much and is not kept.
    /// </summary>
    public string Browser { get; init; } = "";

    /// <summary>UTC.</summary>
    public DateTime Since { get; init; }

    /// <summary>To the hour.</summary>
    public DateTime Seen { get; set; }

    /// <summary>
    /// Browser and system of a User-Agent header (RFC 9110 section 10.1.5); the order matters, since each names its
    /// forebears too.
    /// </summary>
    public static string Named(string agent)
    {
        string? First(params (string Sign, string Said)[] known) =>
            known.FirstOrDefault(pair => agent.Contains(pair.Sign, StringComparison.Ordinal)).Said;
        var browser = First(
            ("Edg", "Edge"),
            ("OPR/", "Opera"),
            ("SamsungBrowser", "Samsung Internet"),
            ("Firefox", "Firefox"),
            ("FxiOS", "Firefox"),
            ("CriOS", "Chrome"),
            ("Chrome", "Chrome"),
            ("Safari", "Safari")
        );
        var system = First(
            ("Android", "Android"),
            ("iPhone", "iPhone"),
            ("iPad", "iPad"),
            ("Windows", "Windows"),
            ("Mac OS", "Mac"),
            ("CrOS", "ChromeOS"),
            ("Linux", "Linux")
        );
        return (browser, system) switch
        {
            (null, null) => "?",
            (null, _) => system,
            (_, null) => browser,
            _ => $"{browser}, {system}",
        };
    }
}

internal sealed class DeviceTable : IEntityTypeConfiguration<Device>
{
    public void Configure(EntityTypeBuilder<Device> table)
    {
        table.ToTable("devices");
        table.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId);
        table.Property(row => row.Browser).HasMaxLength(60);
        table.HasIndex(row => row.AccountId);
    }
}

public static class DeviceTables
{
    public static DbSet<Device> Devices(this AppDb db) => db.Set<Device>();
}
