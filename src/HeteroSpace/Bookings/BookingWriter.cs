using System.Threading.Channels;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace HeteroSpace.Bookings;

internal enum Written { Done, FloorTaken, CodeTaken, KeyUsed, HoldsOne }

/// <summary>
/// Writes waiting bookings together, so that many share the price of one durable commit. Each is answered after the
/// commit. When one of a group is refused, the group is written again with a savepoint for each.
/// </summary>
internal sealed class BookingWriter(IServiceScopeFactory scopes, ILogger<BookingWriter> log) : BackgroundService
{
    private const int Together = 64;
    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(4096) { SingleReader = true });

    private sealed record Waiting(IReadOnlyList<object> Rows)
    {
        public TaskCompletionSource<Written> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Writes the rows of one booking, all or none.</summary>
    public async Task<Written> Write(IReadOnlyList<object> rows, CancellationToken stop)
    {
        var waiting = new Waiting(rows);
        await _waiting.Writer.WriteAsync(waiting, stop);
        // Once it stands in the queue it is written, also when the caller has left.
        return await waiting.Answer.Task;
    }

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        var group = new List<Waiting>(Together);
        try
        {
            while (await _waiting.Reader.WaitToReadAsync(stop))
            {
                group.Clear();
                while (group.Count < Together && _waiting.Reader.TryRead(out var next)) group.Add(next);
                await WriteGroup(group);
            }
        }
        catch (OperationCanceledException) { }
        finally
        {
            _waiting.Writer.TryComplete();
            while (_waiting.Reader.TryRead(out var left)) left.Answer.TrySetCanceled(CancellationToken.None);
        }
    }

    private async Task WriteGroup(List<Waiting> group)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            db.Database.AutoSavepointsEnabled = false;
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            var answers = await AllAtOnce(db, group) ?? await OneByOne(db, group);
            for (var i = 0; i < group.Count; i++) group[i].Answer.TrySetResult(answers[i]);
        }
        catch (Exception error)
        {
            log.LogError(error, "A group of {Count} bookings could not be written", group.Count);
            foreach (var waiting in group) waiting.Answer.TrySetException(new IOException("The database did not take the booking.", error));
        }
    }

    /// <summary>Null when one of them was refused and nothing is written.</summary>
    private static async Task<Written[]?> AllAtOnce(AppDb db, List<Waiting> group)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        try
        {
            foreach (var waiting in group) db.AddRange(waiting.Rows);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            return new Written[group.Count];
        }
        // Two of a group with one idempotency key cannot even stand side by side in memory.
        catch (Exception error) when (Reason(error) is not null || Occupancy.WorthAnotherTry(error) || error is InvalidOperationException)
        {
            await transaction.RollbackAsync();
            db.ChangeTracker.Clear();
            return null;
        }
    }

    private static async Task<Written[]> OneByOne(AppDb db, List<Waiting> group)
    {
        var answers = new Written[group.Count];
        await using var transaction = await db.Database.BeginTransactionAsync();
        for (var i = 0; i < group.Count; i++) answers[i] = await WithSavepoint(db, transaction, group[i]);
        await transaction.CommitAsync();
        return answers;
    }

    private static async Task<Written> WithSavepoint(AppDb db, IDbContextTransaction transaction, Waiting waiting)
    {
        await transaction.CreateSavepointAsync("one");
        try
        {
            db.AddRange(waiting.Rows);
            await db.SaveChangesAsync();
            await transaction.ReleaseSavepointAsync("one");
            return Written.Done;
        }
        catch (Exception error) when (Reason(error) is not null)
        {
            await transaction.RollbackToSavepointAsync("one");
            return Reason(error)!.Value;
        }
        finally { db.ChangeTracker.Clear(); }
    }

    private static Written? Reason(Exception error)
    {
        if (Occupancy.Refused(error)) return Written.FloorTaken;
        var said = error.GetBaseException() switch
        {
            Npgsql.PostgresException { SqlState: "23505" } taken => taken.ConstraintName ?? "",
            Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 19 } taken => taken.Message,
            _ => ""
        };
        return said.Contains("remembered_answers", StringComparison.Ordinal) ? Written.KeyUsed
            // PostgreSQL names the index, SQLite its column.
            : said.Contains("bookings_one_hold", StringComparison.Ordinal) || said.Contains("bookings.person_id", StringComparison.Ordinal) ? Written.HoldsOne
            : said.Contains("code", StringComparison.Ordinal) ? Written.CodeTaken : null;
    }
}
