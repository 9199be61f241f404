using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Foundation.Acts;

/// <summary>
/// That something was changed: one row a commit, in the commit, so that every node hears of it and none of what was not
/// done. It says what was touched and not by whom, and is kept for two days.
/// </summary>
public sealed class Change
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(2);

    public long Id { get; private init; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private init; }

    /// <summary>The process that did it: it knows already.</summary>
    public Guid Node { get; private init; }

    /// <summary>The tables whose rows it changed, in order, with a space between them.</summary>
    public string Tables { get; private init; } = "";

    /// <summary>What is to be read anew (<see cref="KeptInMemory"/>), with a space between them.</summary>
    public string Forgets { get; private init; } = "";

    /// <summary>
    /// What staff did to what, as the audit has it, a line each: <c>booking.approved booking:HS-7KQ4-2M</c>. Of very
    /// many the first.
    /// </summary>
    public string Done { get; private init; } = "";

    internal static Change Of(
        DateTime at,
        Guid node,
        IEnumerable<string> tables,
        IReadOnlyCollection<string> forgets,
        IReadOnlyCollection<string> done
    ) =>
        new()
        {
            At = at,
            Node = node,
            Tables = string.Join(' ', tables.Order(StringComparer.Ordinal)),
            Forgets = string.Join(' ', Shortened(forgets)),
            Done = string.Join('\n', done.Take(ChangeTable.MostDone)),
        };

    // Of more than a few the whole kind: nothing that is old may be left out.
    private static IEnumerable<string> Shortened(IReadOnlyCollection<string> forgets) =>
        forgets.Count <= ChangeTable.MostForgets ? forgets : forgets.Select(mark => mark.Split(':')[0]).Distinct();

    internal IEnumerable<string> Marks => Forgets.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

internal sealed class ChangeTable : IEntityTypeConfiguration<Change>
{
    /// <summary>Each of at most 281 letters.</summary>
    public const int MostDone = 14;
    public const int MostForgets = 60;

    public void Configure(EntityTypeBuilder<Change> table)
    {
        table.ToTable("changes");
        table.HasIndex(row => row.At);
    }
}

public static class ChangeTables
{
    public static DbSet<Change> Changes(this AppDb db) => db.Set<Change>();

    internal static Task ForgetOld(Act act)
    {
        var last = act.Now - Change.Kept;
        return act.Erase(act.Db.Changes().Where(row => row.At < last));
    }

    /// <summary>
    /// A number is given before a commit, so that a greater one may be seen first: on PostgreSQL each row bears its
    /// transaction as well, and below the oldest that is still open nothing can come any more
    /// (<c>pg_snapshot_xmin</c>, PostgreSQL 13, "System Information Functions"). Whoever waits is told by the commit
    /// which node did it.
    /// </summary>
    public static readonly DatabaseGuard WakesWhoWaits = new(
        ["changes_wake", "changes_transaction"],
        "select 1;",
        $$"""
        alter table changes add column if not exists transaction bigint not null
            default (pg_current_xact_id()::text::bigint);
        create index if not exists changes_transaction on changes (transaction);
        create or replace function changes_wake() returns trigger language plpgsql as
        $$ begin
            perform pg_notify('{{FollowChanges.Channel}}', new.node::text);
            return null;
        end $$;
        create or replace trigger changes_wake after insert on changes
            for each row execute function changes_wake();
        """
    )
    {
        OnlyPostgres = ["changes_wake", "changes_transaction"],
    };
}
