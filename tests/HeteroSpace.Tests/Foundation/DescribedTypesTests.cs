using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HeteroSpace.Foundation;

public sealed class DescribedTypesTests
{
    [Fact]
    public void EF_sees_every_table_migration_and_snapshot()
    {
        var whole = typeof(AppDb).Assembly.GetTypes().Where(type => !type.IsAbstract && Describes(type));
        Assert.Equal(Names(whole), Names(DescribedTypes.Ours.GetTypes()));
    }

    private static bool Describes(Type type) =>
        type.IsSubclassOf(typeof(Migration))
        || type.IsSubclassOf(typeof(ModelSnapshot))
        || type.GetInterfaces()
            .Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>));

    private static IEnumerable<string> Names(IEnumerable<Type> types) => types.Select(type => type.FullName!).Order();
}
