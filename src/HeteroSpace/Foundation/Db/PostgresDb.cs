using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Db;

/// <summary>The database on a PostgreSQL server; for real sites and several nodes.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : AppDb(options)
{
    public override Engine Engine => Engine.Postgres;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
            if (property.IsBytewise())
                property.SetCollation("C");
    }
}
