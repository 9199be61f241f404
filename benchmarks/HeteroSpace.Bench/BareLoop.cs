using System.Data.Common;
using System.Diagnostics;
using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace;

/// <summary>One command over one connection, with new values and a commit each time: what the engine gives at
/// best.</summary>
internal sealed class BareLoop : IAsyncDisposable
{
    private readonly DbConnection _connection;
    private readonly DbCommand _command;
    private readonly bool _isSqlite;

    private BareLoop(AppDb db, DbConnection connection)
    {
        (_connection, _isSqlite) = (connection, db.Engine == Engine.Sqlite);
        _command = connection.CreateCommand();
    }

    public static async Task<BareLoop> Of(AppDb db, string sql, string[] names)
    {
        await db.Database.OpenConnectionAsync();
        var loop = new BareLoop(db, db.Database.GetDbConnection());
        loop._command.CommandText = sql;
        foreach (var name in names)
        {
            var parameter = loop._command.CreateParameter();
            parameter.ParameterName = name;
            loop._command.Parameters.Add(parameter);
        }
        return loop;
    }

    /// <summary>As the engine writes an id.</summary>
    public object Id(Guid id) => _isSqlite ? id.ToByteArray(true) : id;

    public object NewId() => Id(Guid.CreateVersion7());

    /// <summary>How many times a second.</summary>
    /// <param name="values">Of the parameters, in their order, by the number of the turn.</param>
    public async Task<double> Run(double seconds, Func<int, object[]> values)
    {
        var (count, watch) = (0, Stopwatch.StartNew());
        while (watch.Elapsed.TotalSeconds < seconds)
        {
            foreach (var (at, value) in values(count).Index())
                _command.Parameters[at].Value = value;
            await using var transaction = await _connection.BeginTransactionAsync();
            _command.Transaction = transaction;
            await _command.ExecuteNonQueryAsync();
            await transaction.CommitAsync();
            count++;
        }
        return count / watch.Elapsed.TotalSeconds;
    }

    public ValueTask DisposeAsync() => _command.DisposeAsync();
}
