using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace HeteroSpace;

/// <summary>
/// The queries that EF Core has made ready, one store for all apps of a run. The one it has by itself holds 10,240
/// units, which is about five hundred queries: a run asks many more different ones, so it made each ready again and
/// again, and that was half of its work.
/// </summary>
internal static class KeptQueries
{
    // About three thousand: more than a run asks, and an end for what is thrown at a page by the ten thousand.
    private static readonly MemoryCache Store = new(new MemoryCacheOptions { SizeLimit = 61_440 });

    /// <summary>For an app that a test builds itself.</summary>
    public static void KeepQueries(this IServiceCollection services) =>
        services
            .ConfigureDbContext<SqliteDb>(options => options.UseMemoryCache(Store))
            .ConfigureDbContext<PostgresDb>(options => options.UseMemoryCache(Store));

    public static DbContextOptionsBuilder<T> KeepQueries<T>(this DbContextOptionsBuilder<T> options)
        where T : AppDb => options.UseMemoryCache(Store);
}
