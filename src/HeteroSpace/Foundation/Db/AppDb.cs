using HeteroSpace.Foundation.Security;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace HeteroSpace.Foundation.Db;

/// <summary>
/// The one database of the product. It knows no module: each describes its own tables with an
/// <see cref="IEntityTypeConfiguration{T}"/> and reaches them by an extension method (<c>db.Bookings()</c>).
/// </summary>
public abstract class AppDb(DbContextOptions options)
    : IdentityUserContext<Account, Guid>(options),
        IDataProtectionKeyContext
{
    /// <summary>Keys that sign cookies and links, shared by all nodes.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Which engine answers; only raw SQL needs to know.</summary>
    public abstract Engine Engine { get; }

    /// <summary>
    /// What was erased is off the disk too: the log of SQLite holds former pages until it is folded in; PostgreSQL
    /// vacuums by itself.
    /// </summary>
    public Task LeaveNoTrace() =>
        Engine == Engine.Sqlite
            ? Database.ExecuteSqlRawAsync("pragma wal_checkpoint(truncate)", CancellationToken.None)
            : Task.CompletedTask;

    /// <summary>Something was written since the last commit that visitors may find by its words.</summary>
    internal bool TouchesWhatIsFound { get; set; }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(DescribedTypes.Ours);
        NameIdentityTables(builder);
        builder.KeepChecksOf(Engine);
        ShareConverters(builder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<DateTime>().HaveConversion<UtcDateTime>();
        configuration.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configuration.Properties<string>().HaveMaxLength(4000);
    }

    // A convention gives each property a converter of its own, and each of four hundred its mapping, its comparers and
    // their compiled expressions; one of a kind does.
    private static void ShareConverters(ModelBuilder builder)
    {
        var shared = new Dictionary<Type, ValueConverter>();
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(entity => entity.GetDeclaredProperties()))
            if (property.GetValueConverter() is UtcDateTime or SqliteDb.GuidAsBytes)
            {
                var own = property.GetValueConverter()!;
                shared.TryAdd(own.GetType(), own);
                property.SetValueConverter(shared[own.GetType()]);
            }
    }

    // The naming convention leaves names alone that Identity sets itself.
    private static void NameIdentityTables(ModelBuilder builder)
    {
        builder.Entity<Account>().ToTable("accounts");
        builder.Entity<DataProtectionKey>().ToTable("data_protection_keys");
        foreach (var entity in builder.Model.GetEntityTypes())
            if (entity.GetTableName() is { } name && name.StartsWith("AspNetUser", StringComparison.Ordinal))
                entity.SetTableName("account_" + name["AspNetUser".Length..].ToLowerInvariant());
    }
}

public enum Engine
{
    Sqlite,
    Postgres,
}
