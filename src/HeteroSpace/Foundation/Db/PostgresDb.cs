using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Db;

/// <summary>The database on a PostgreSQL server; for real sites and several nodes.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : AppDb(options)
{
    public override Engine Engine => Engine.Postgres;
}
