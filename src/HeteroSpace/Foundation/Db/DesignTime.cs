using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace HeteroSpace.Foundation.Db;

// `dotnet ef` builds its contexts outside the application; without these services it would see the older Identity
// schema.
internal static class DesignTime
{
    public static IServiceProvider Services { get; } =
        new ServiceCollection().Configure<IdentityOptions>(Security.Accounts.Configure).BuildServiceProvider();
}

internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteDb>().UseApplicationServiceProvider(DesignTime.Services);
        Database.UseSqlite(options, "Data Source=:memory:");
        return new SqliteDb(((DbContextOptionsBuilder<SqliteDb>)options).Options);
    }
}

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgresDb>().UseApplicationServiceProvider(DesignTime.Services);
        Database.UsePostgres(options, "Host=localhost;Database=design");
        return new PostgresDb(((DbContextOptionsBuilder<PostgresDb>)options).Options);
    }
}
