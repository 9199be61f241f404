using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace HeteroSpace.Foundation.Acts;

/// <summary>
/// The one frame in which anything is changed. An act's change, its audit row, its messages and jobs are one commit,
/// under no token of the reader's: who leaves cannot cut it in two. After a refusal nothing stays tracked; what an
/// engine gave up over others (a deadlock, a busy file) is done again from the beginning, since nothing of it has left
/// yet; pages are evicted after the commit, never before it.
/// </summary>
public sealed class Frame(
    AppDb db,
    ThisNode node,
    TimeProvider time,
    Sending? sending = null,
    AuditedKinds? audited = null
)
{
    private readonly Sending _sending = sending ?? new();

    private const int Tries = 3,
        TriesForFree = 10;

    private Act? _open;
    private bool _offersUndo;

    /// <summary>The last act of this request that can be undone; null when there was none.</summary>
    public SecondThought? CanUndo => _thoughts.LastOrDefault();

    /// <summary>All acts of this request that can be undone, as they were done.</summary>
    public IReadOnlyList<SecondThought> AllToUndo => _thoughts;
    private readonly List<SecondThought> _thoughts = [];

    /// <summary>What is done from here on is done by a page that can offer to undo it.</summary>
    public void OfferUndo() => _offersUndo = true;

    /// <summary>The act that is open tells people nothing.</summary>
    internal bool IsQuiet => _open is { IsQuiet: true };

    /// <summary>
    /// Does all of it or nothing. An act within an act is part of the outer one and is committed with it; when it is
    /// refused, only its own part is taken back.
    /// </summary>
    /// <param name="what">
    /// Reads what it changes anew, by the act it is given, since it may be called again; answers what came of it, or
    /// <see cref="Act.Refuse"/>.
    /// </param>
    /// <param name="refusals">What the database's own refusals mean; any other is a failure and is thrown.</param>
    public async Task<TAnswer> Do<TAnswer>(Func<Act, Task<TAnswer>> what, params Refusal<TAnswer>[] refusals)
    {
        if (_open is { } outer)
            return await Within(outer, what, refusals);
        for (var attempt = 1; ; attempt++)
            try
            {
                return await Once(what, refusals);
            }
            catch (Exception error) when (attempt < Tries && (Refusals.IsPassing(error) || Refusals.IsTaken(error)))
            {
                // Two at once added the same row: whoever comes second looks again, and of one sending it was done.
                if (await CameMeanwhile())
                    throw new SentBefore();
                await Task.Delay(Random.Shared.Next(5, 40) * attempt);
            }
    }

    private async Task<bool> CameMeanwhile() =>
        _sending.Waiting is { } sent
        && await db.RememberedAnswers().AnyAsync(row => row.Owner == sent.Owner && row.Key == sent.Key);

    /// <summary>
    /// The same of an act that takes an address or a number which must be free: when another took it in that moment, it
    /// is done again and takes the next.
    /// </summary>
    /// <param name="what">Is told how often it was tried before.</param>
    public async Task<TAnswer> Do<TAnswer>(Func<Act, int, Task<TAnswer>> what)
    {
        for (var tries = 0; ; tries++)
        {
            var before = tries;
            var (taken, answer) = await Do(
                async act => (false, await what(act, before)),
                new Refusal<(bool, TAnswer)>(
                    error => before < TriesForFree && Refusals.IsTaken(error),
                    (true, default!)
                )
            );
            if (!taken)
                return answer;
        }
    }

    /// <summary>The same of an act that has nothing to answer.</summary>
    public Task Do(Func<Act, Task> what) =>
        Do(async act =>
        {
            await what(act);
            return true;
        });

    /// <summary>The same of an act that reads nothing.</summary>
    public Task Do(Action<Act> what) =>
        Do(act =>
        {
            what(act);
            return Task.CompletedTask;
        });

    private async Task<TAnswer> Once<TAnswer>(Func<Act, Task<TAnswer>> what, Refusal<TAnswer>[] refusals)
    {
        if (db.ChangeTracker.HasChanges())
            throw new InvalidOperationException("What was changed before the act began would be lost with it.");
        // What was read before may be older than what is held now.
        db.ChangeTracker.Clear();
        try
        {
            var (act, answer) = await Committed(what);
            if (act is null)
                return answer;
            if (act.Remembers)
                _sending.Keep();
            if (act.Thought is { } thought)
                _thoughts.Add(thought);
            node.Hears(act.Tables);
            await node.Forget(act.Forgets);
            return answer;
        }
        catch (Exception error) when (_sending.CameBefore(error))
        {
            throw new SentBefore();
        }
        catch (Exception error) when (Known(refusals, error) is { } refusal)
        {
            return refusal.Answer;
        }
        finally
        {
            _open = null;
            db.ChangeTracker.Clear();
        }
    }

    // What is made old by it is read anew when the next may already write.
    private async Task<(Act? Done, TAnswer Answer)> Committed<TAnswer>(Func<Act, Task<TAnswer>> what)
    {
        using var turn = await node.TurnToWrite(db.Engine);
        var act = _open = new Act(db, time.GetUtcNow().UtcDateTime, _offersUndo, _sending, audited);
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        var answer = await what(act);
        if (act.TakeRefusal())
            return (null, answer);
        await act.SaveLast(node.Id);
        await transaction.CommitAsync(CancellationToken.None);
        return (act, answer);
    }

    private async Task<TAnswer> Within<TAnswer>(Act outer, Func<Act, Task<TAnswer>> what, Refusal<TAnswer>[] refusals)
    {
        // So that taking back the part takes back nothing of what the outer act has begun.
        await outer.Save();
        var before = db.ChangeTracker.Entries().Select(row => (row.Entity, row.CurrentValues.Clone())).ToList();
        var (transaction, unsay) = (db.Database.CurrentTransaction!, outer.Untold());
        var part = $"part{outer.Parts++}";
        await transaction.CreateSavepointAsync(part);
        outer.Depth++;
        try
        {
            var answer = await what(outer);
            if (!outer.TakeRefusal())
            {
                await outer.Save();
                await transaction.ReleaseSavepointAsync(part);
                return answer;
            }
            await TakeBack();
            return answer;
        }
        catch (Exception error) when (Known(refusals, error) is { } refusal)
        {
            await TakeBack();
            return refusal.Answer;
        }
        finally
        {
            outer.Depth--;
        }

        async Task TakeBack()
        {
            await transaction.RollbackToSavepointAsync(part);
            unsay();
            db.ChangeTracker.Clear();
            foreach (var (row, values) in before)
                Track(row, values);
        }
    }

    private Refusal<TAnswer>? Known<TAnswer>(Refusal<TAnswer>[] refusals, Exception error) =>
        _sending.CameBefore(error) ? null : refusals.FirstOrDefault(refusal => refusal.Is(error));

    // As it was before the part, so that the outer act goes on with the rows it has read.
    private void Track(object row, PropertyValues values)
    {
        var entry = db.Entry(row);
        entry.State = EntityState.Unchanged;
        entry.CurrentValues.SetValues(values);
        entry.OriginalValues.SetValues(values);
        entry.State = EntityState.Unchanged;
    }
}

/// <summary>An answer that a refusal by the database stands for.</summary>
/// <param name="Is">Knows the refusal among all that can be thrown while it is written.</param>
public sealed record Refusal<TAnswer>(Func<Exception, bool> Is, TAnswer Answer);

public static class Refusal
{
    /// <summary>A unique index said that there is one already.</summary>
    public static Refusal<TAnswer> Taken<TAnswer>(TAnswer answer) => new(Refusals.IsTaken, answer);
}
