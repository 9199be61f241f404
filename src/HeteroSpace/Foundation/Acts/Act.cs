using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Jobs;
using HeteroSpace.Foundation.Mail;
using HeteroSpace.Foundation.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace HeteroSpace.Foundation.Acts;

/// <summary>
/// An act while it is being done (<see cref="Frame"/>): what it writes goes through here, so that nothing is written
/// beside its commit.
/// </summary>
public sealed class Act
{
    private readonly bool _offersUndo;
    private readonly List<Job> _told = [];
    private bool _refused;

    private readonly Sending _sending;

    internal Act(
        AppDb db,
        DateTime now,
        bool offersUndo = false,
        Sending? sending = null,
        AuditedKinds? kinds = null
    ) =>
        (Db, Now, _offersUndo, _sending, _changed) = (
            db,
            now,
            offersUndo,
            sending ?? new(),
            new(kinds ?? AuditedKinds.None)
        );

    /// <summary>To read what the act needs.</summary>
    public AppDb Db { get; }

    /// <summary>UTC; the one instant of the whole act.</summary>
    public DateTime Now { get; }

    private static readonly Type[] OfTelling =
    [
        typeof(Job),
        typeof(AuditRow),
        typeof(Change),
        typeof(SecondThought),
        typeof(RememberedAnswer),
    ];

    private readonly HashSet<string> _tables = [];

    /// <summary>Of which rows were changed.</summary>
    internal IReadOnlyCollection<string> Tables => _tables;

    private readonly HashSet<string> _forgets = [];
    private readonly List<string> _done = [];
    private readonly List<IVersioned> _held = [];
    private readonly Changed _changed;

    internal int Parts { get; set; }

    /// <summary>The row of the form that is handled is among what it writes.</summary>
    internal bool Remembers { get; private set; }

    /// <summary>How deep within parts it is.</summary>
    internal int Depth { get; set; }

    /// <summary>It tells people nothing, since it takes back what they were never told.</summary>
    internal bool IsQuiet { get; set; }

    /// <summary>Null when it cannot be undone.</summary>
    internal SecondThought? Thought { get; private set; }

    /// <summary>The row that was added.</summary>
    public T Add<T>(T row)
        where T : class => Db.Add(row).Entity;

    public void AddAll<T>(IEnumerable<T> rows)
        where T : class => Db.AddRange(rows);

    public void Remove<T>(T row)
        where T : class => Db.Remove(row);

    /// <summary>Writes now what was added and changed: the database can refuse it before the rest is done.</summary>
    public Task Save() => Write(null);

    /// <summary>Writes what is left, with the row that tells what was changed.</summary>
    internal Task SaveLast(Guid node)
    {
        if (Thought is { } thought)
            HoldWhatIsTold(thought);
        return Write(node);
    }

    // What is changed is looked for once, here, and not again by the context.
    private async Task Write(Guid? tellsAs)
    {
        var tracker = Db.ChangeTracker;
        var looks = tracker.AutoDetectChangesEnabled;
        if (looks)
            tracker.DetectChanges();
        tracker.AutoDetectChangesEnabled = false;
        try
        {
            var changes = false;
            foreach (var row in tracker.Entries())
                if (row.State is not (EntityState.Unchanged or EntityState.Detached))
                {
                    Touch(row.Metadata);
                    _changed.Look(row);
                    changes = true;
                }
            if (changes || tellsAs is not null && _tables.Count > 0)
                Remember();
            if (tellsAs is { } node && _tables.Count + _forgets.Count + _done.Count > 0)
                Db.Add(Change.Of(Now, node, _tables, _forgets, _done));
            await Db.SaveChangesAsync(CancellationToken.None);
        }
        finally
        {
            tracker.AutoDetectChangesEnabled = looks;
        }
    }

    // With what it changes first: who sends the same at once is refused by it.
    private void Remember()
    {
        if (Remembers || _sending.Waiting is not { } sent)
            return;
        Db.Add(sent);
        Remembers = true;
    }

    // What is told of a change is none of its own.
    private void Touch(IEntityType kind)
    {
        if (!OfTelling.Contains(kind.ClrType))
            _tables.Add(kind.GetTableName()!);
    }

    /// <summary>The same for one lot of many: its rows are let go of.</summary>
    /// <param name="stop">The server's own, for it must not wait for thousands of rows: then none is kept.</param>
    public async Task SaveLot(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        await Save();
        Db.ChangeTracker.Clear();
        _changed.Clear();
        _held.Clear();
    }

    /// <summary>
    /// Holds the row that was seen, so that of two who change it the first decides; null when it is gone or was changed
    /// since.
    /// </summary>
    /// <param name="seen">The version that was read with it.</param>
    public Task<T?> Hold<T>(Guid id, int seen)
        where T : class, IVersioned => Held(Db.Set<T>().Where(row => row.Id == id && row.Version == seen), id);

    private async Task<T?> Held<T>(IQueryable<T> wanted, Guid id)
        where T : class, IVersioned =>
        await Update(wanted, set => set.SetProperty(row => row.Version, row => row.Version + 1)) == 0
            ? null
            : Keep(await Db.Set<T>().SingleAsync(row => row.Id == id));

    private T Keep<T>(T held)
        where T : IVersioned
    {
        _held.Add(held);
        return held;
    }

    /// <inheritdoc cref="Hold{T}(Guid, int)"/>
    public Task<T?> Hold<T>(T seen)
        where T : class, IVersioned => Hold<T>(seen.Id, seen.Version);

    /// <summary>
    /// Holds the row whatever its version, and reads it as it is now: for what depends on its state alone. Null when it
    /// is gone.
    /// </summary>
    public Task<T?> Hold<T>(Guid id)
        where T : class, IVersioned => Held(Db.Set<T>().Where(row => row.Id == id), id);

    /// <summary>
    /// The row stays as it is until the commit, so that those who count by it come one after the other. False when it
    /// is gone.
    /// </summary>
    public async Task<bool> Lock<T>(Guid id)
        where T : class, IVersioned =>
        await Update(
            Db.Set<T>().Where(row => row.Id == id),
            set => set.SetProperty(row => row.Version, row => row.Version)
        ) > 0;

    /// <summary>Changes rows where they lie. How many there were.</summary>
    public async Task<int> Update<T>(IQueryable<T> rows, Action<UpdateSettersBuilder<T>> set) =>
        Touched<T>(await rows.ExecuteUpdateAsync(set, CancellationToken.None));

    /// <summary>Erases rows where they lie. How many there were.</summary>
    public async Task<int> Erase<T>(IQueryable<T> rows) =>
        Touched<T>(await rows.ExecuteDeleteAsync(CancellationToken.None));

    private int Touched<T>(int count)
    {
        if (count > 0 && Db.Model.FindEntityType(typeof(T)) is { } kind)
            Touch(kind);
        return count;
    }

    /// <summary>Rows of it were saved within the act by Identity's managers, which save by themselves.</summary>
    public void Touches<T>() => Touch(Db.Model.FindEntityType(typeof(T))!);

    /// <summary>The same in words of the engine, where EF has none. How many rows it changed.</summary>
    public Task<int> Run(string statement, params object[] values) =>
        Db.Database.ExecuteSqlRawAsync(statement, values, CancellationToken.None);

    /// <summary>What people are told once it is committed; of an act that may be undone once it no longer
    /// can.</summary>
    public void Tell(Job job)
    {
        if (IsQuiet)
            return;
        _told.Add(job);
        Db.Jobs().Add(job);
    }

    /// <inheritdoc cref="Tell(Job)"/>
    /// <param name="kind">The name of the job, which is due at once.</param>
    public void Tell<T>(string kind, T news) => Tell(Job.Of(kind, news, Now));

    /// <summary>What the house does once it is committed, of which nobody hears.</summary>
    /// <inheritdoc cref="Tell{T}(string, T)"/>
    public void Later<T>(string kind, T work) => Db.Jobs().Add(Job.Of(kind, work, Now));

    /// <summary>
    /// Whoever does it may think better of it: for two minutes what it tells people waits, and what is contributed as
    /// an <see cref="Undoable"/> can undo it. Only where a page can offer that, and never a part of a larger act.
    /// </summary>
    /// <param name="verb">As the audit has it: <c>booking.approved</c>.</param>
    /// <param name="subject">The kind and id, as <c>booking:HS-7KQ4-2M</c>.</param>
    /// <param name="by">The account; null when there is none, and whoever has the page may undo it.</param>
    /// <param name="site">Whose staff do it; null for what is their own.</param>
    /// <param name="before">What it was, where that cannot be told afterwards.</param>
    public async Task MayBeUndone(string verb, string subject, Guid? by, Guid? site, string before = "")
    {
        await Follows(subject);
        if (!_offersUndo || IsQuiet || Depth > 0)
            return;
        Thought = Add(
            new SecondThought
            {
                Verb = verb,
                Subject = subject,
                Before = before,
                By = by,
                SiteId = site,
                At = Now,
                Until = Now + SecondThought.Open,
            }
        );
    }

    /// <summary>What came before on the same subject can no longer be undone, and what it tells leaves first.</summary>
    public async Task Follows(string subject)
    {
        var before = Db.SecondThoughts().Where(row => row.Subject == subject && row.Undone == null && row.Until > Now);
        var ids = await before.Select(row => (Guid?)row.Id).ToListAsync();
        if (ids.Count == 0)
            return;
        await Update(Db.Jobs().Where(job => ids.Contains(job.HeldBy)), set => set.SetProperty(job => job.Due, Now));
        await Update(Db.Outbox().Where(row => ids.Contains(row.HeldBy)), set => set.SetProperty(row => row.Due, Now));
        await Update(before, set => set.SetProperty(row => row.Until, Now));
    }

    // Also letters that were written in the act itself. What was told in a part that was taken back is no longer there.
    private void HoldWhatIsTold(SecondThought thought)
    {
        foreach (var job in _told.Where(job => Db.Entry(job).State != EntityState.Detached))
            (job.Due, job.HeldBy, thought.Held) = (thought.NotBefore(job.Due), thought.Id, thought.Held + 1);
        foreach (var letter in Db.ChangeTracker.Entries<Outgoing>().Select(row => row.Entity))
            (letter.Due, letter.HeldBy, thought.Held) = (thought.NotBefore(letter.Due), thought.Id, thought.Held + 1);
    }

    /// <summary>That a member of staff did it.</summary>
    /// <param name="action">As <c>booking.approved</c>.</param>
    /// <param name="subject">The kind and id, as <c>booking:HS-7KQ4-2M</c>.</param>
    /// <param name="detail">
    /// The reason given; when null, what was changed from what to what, where that may be told
    /// (<see cref="AuditedKind"/>).
    /// </param>
    public void Note(Guid? by, Guid? site, string action, string subject, string? detail = null)
    {
        var held = HeldFor(subject);
        Db.Audit().Add(AuditRow.Of(Now, by, site, action, subject, detail ?? WhatChanged(), held));
        _done.Add($"{action} {subject}");
    }

    /// <summary>The same with the name of what it is about, where the subject does not name it.</summary>
    public string WithChanges(string about) => WhatChanged() is { } changed ? $"{about}\n{changed}" : about;

    private string? WhatChanged()
    {
        foreach (var row in Db.ChangeTracker.Entries())
            _changed.Look(row);
        return _changed.Tell();
    }

    // The one that the subject names; of a part of it the part that was held, which is the last.
    private (Guid Id, int Version)? HeldFor(string subject)
    {
        var key = subject[(subject.IndexOf(':') + 1)..];
        var held = _held.FindLast(row => Names(row).Contains(key)) ?? _held.LastOrDefault();
        return held is null ? null : (held.Id, held.Version);
    }

    private IEnumerable<string> Names(IVersioned row)
    {
        yield return row.Id.ToString();
        foreach (var named in Db.Entry(row).Properties.Where(property => property.Metadata.Name is "Slug" or "Code"))
            if (named.CurrentValue?.ToString() is { } name)
                yield return name;
    }

    /// <summary>Pages that visitors are shown have changed: those that are kept go after the commit.</summary>
    public void IsSeen() => Forget(PublicPages.InMemory);

    /// <summary>What is kept in memory is read anew after the commit, on every node.</summary>
    /// <param name="of">Of what or whom, where it is kept of each; null for all of it.</param>
    public void Forget(KeptInMemory kept, Guid? of = null) => _forgets.Add(kept.Mark(of));

    /// <summary>Takes back what is told from here on: nothing is told of a part that was taken back.</summary>
    internal Action Untold()
    {
        string[] tables = [.. _tables],
            forgets = [.. _forgets];
        var (done, held, remembers) = (_done.Count, _held.Count, Remembers);
        var unchanged = _changed.Mark();
        return () =>
        {
            Remembers = remembers;
            _held.RemoveRange(held, _held.Count - held);
            unchanged();
            _tables.IntersectWith(tables);
            _forgets.IntersectWith(forgets);
            _done.RemoveRange(done, _done.Count - done);
        };
    }

    /// <summary>Pages at last, since they are made of the rest.</summary>
    internal IEnumerable<string> Forgets => _forgets.OrderBy(mark => mark == PublicPages.InMemory.Key);

    /// <summary>Nothing of the act is kept; its answer is this.</summary>
    public TAnswer Refuse<TAnswer>(TAnswer answer)
    {
        _refused = true;
        return answer;
    }

    internal bool TakeRefusal()
    {
        var refused = _refused;
        _refused = false;
        return refused;
    }
}

/// <summary>A row that counts how often it was changed, so that nobody writes over what they have not seen.</summary>
public interface IVersioned
{
    Guid Id { get; }
    int Version { get; }
}
