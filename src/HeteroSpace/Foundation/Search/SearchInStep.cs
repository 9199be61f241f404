using System.Buffers;
using System.Data.Common;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HeteroSpace.Foundation.Search;

/// <summary>
/// What is found follows what is changed in the same commit, whoever changes it: a statement that writes to a table
/// someone finds things of is noted, and before the transaction is committed the words of what the database marked are
/// written anew (<see cref="SettleSearch"/>). Where one statement is its own transaction they follow at once.
/// </summary>
internal sealed class SearchInStep(IServiceProvider house)
    : IDbCommandInterceptor,
        IDbTransactionInterceptor,
        ISaveChangesInterceptor
{
    private readonly Lazy<SearchValues<string>> _writes = new(() => WritesTo(house.GetServices<Findable>()));
    private readonly Lazy<SettleSearch> _settle = new(house.GetRequiredService<SettleSearch>);

    public DbCommand CommandInitialized(CommandEndEventData data, DbCommand command)
    {
        if (
            data.Context is AppDb { TouchesWhatIsFound: false } db
            && data.CommandSource
                is CommandSource.SaveChanges
                    or CommandSource.ExecuteUpdate
                    or CommandSource.ExecuteDelete
                    or CommandSource.ExecuteSqlRaw
            && command.CommandText.AsSpan().ContainsAny(_writes.Value)
        )
            db.TouchesWhatIsFound = true;
        return command;
    }

    public async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction,
        TransactionEventData data,
        InterceptionResult result,
        CancellationToken stop = default
    )
    {
        if (data.Context is AppDb { TouchesWhatIsFound: true } db)
            await _settle.Value.Once(db, stop);
        return result;
    }

    public async ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData data,
        int result,
        CancellationToken stop = default
    )
    {
        await SettleAlone(data.Context, stop);
        return result;
    }

    public async ValueTask<int> NonQueryExecutedAsync(
        DbCommand command,
        CommandExecutedEventData data,
        int result,
        CancellationToken stop = default
    )
    {
        if (data.CommandSource is not CommandSource.SaveChanges)
            await SettleAlone(data.Context, stop);
        return result;
    }

    private async Task SettleAlone(DbContext? context, CancellationToken stop)
    {
        if (context is not AppDb { TouchesWhatIsFound: true } db || db.Database.CurrentTransaction is not null)
            return;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await _settle.Value.Once(db, stop);
        await transaction.CommitAsync(stop);
    }

    private static SearchValues<string> WritesTo(IEnumerable<Findable> kinds) =>
        SearchValues.Create(
            [
                .. kinds
                    .SelectMany(kind => kind.Watches)
                    .Select(watched => watched.Table)
                    .Distinct()
                    .SelectMany(table =>
                        from act in (string[])["insert into", "update", "delete from"]
                        from name in (string[])[table + " ", table + "\n", table + "\r", $"\"{table}\""]
                        select $"{act} {name}"
                    ),
            ],
            StringComparison.OrdinalIgnoreCase
        );
}
