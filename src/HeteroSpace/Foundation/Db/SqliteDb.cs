using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace HeteroSpace.Foundation.Db;

/// <summary>The database in one file; the default, and enough for one site on one machine.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : AppDb(options)
{
    public override Engine Engine => Engine.Sqlite;

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        base.ConfigureConventions(configuration);
        // 16 bytes instead of 36 letters in every key and index, in the order of creation.
        configuration.Properties<Guid>().HaveConversion<GuidAsBytes>();
    }

    internal sealed class GuidAsBytes()
        : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), bytes => new Guid(bytes, true));
}
