using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Foundation.Db;

/// <summary>
/// Checks that only one engine understands, or needs: a column of SQLite takes values of any type, PostgreSQL's has
/// one. A module describes its tables once, for both.
/// </summary>
public static class ChecksOfOneEngine
{
    private const string OnSqlite = "House:CheckOnSqlite:",
        OnPostgres = "House:CheckOnPostgres:";

    public static void HasCheckOnSqlite<T>(this EntityTypeBuilder<T> table, string name, string sql)
        where T : class => table.HasAnnotation(OnSqlite + name, sql);

    public static void HasCheckOnPostgres<T>(this EntityTypeBuilder<T> table, string name, string sql)
        where T : class => table.HasAnnotation(OnPostgres + name, sql);

    /// <summary>The checks of this engine become those of the model; nothing of the others is left in it.</summary>
    internal static void KeepChecksOf(this ModelBuilder builder, Engine engine)
    {
        var own = engine == Engine.Sqlite ? OnSqlite : OnPostgres;
        foreach (var entity in builder.Model.GetEntityTypes().ToList())
        foreach (var check in entity.GetAnnotations().Where(IsCheck).ToList())
        {
            entity.RemoveAnnotation(check.Name);
            if (check.Name.StartsWith(own, StringComparison.Ordinal))
                entity.AddCheckConstraint(check.Name[own.Length..], (string)check.Value!);
        }
    }

    private static bool IsCheck(Microsoft.EntityFrameworkCore.Infrastructure.IAnnotation annotation) =>
        annotation.Name.StartsWith(OnSqlite, StringComparison.Ordinal)
        || annotation.Name.StartsWith(OnPostgres, StringComparison.Ordinal);
}
