using HeteroSpace.Foundation.Db;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Billing;

/// <summary>
/// One row is both sides of a posting: a debit account, a credit account and whole rupiah, so that what does not
/// balance cannot be written. Rows are added and stay (<see cref="LedgerGuards"/>); what was wrong is reversed by
/// another row. It holds no name and no free text: those stand with its cause, and follow the register of personal
/// data.
/// </summary>
public sealed class LedgerRow
{
    public Guid Id { get; internal init; }
    public Guid SiteId { get; internal init; }

    /// <summary>What was posted together, by one act.</summary>
    public Guid GroupId { get; internal init; }
    public LedgerAccount Debit { get; internal init; }
    public LedgerAccount Credit { get; internal init; }

    /// <summary>Whole rupiah, from 1 to <see cref="Most"/>.</summary>
    public long Amount { get; internal init; }

    /// <summary>The day on which it was posted, of the site.</summary>
    public DateOnly Day { get; internal init; }

    /// <summary>The month of that day: 202611.</summary>
    public int Month { get; internal init; }

    /// <summary>The kind and id of what it is about: <c>receipt:0197…</c>.</summary>
    public string Cause { get; internal init; } = "";

    /// <summary>Null when it is for the site as a whole.</summary>
    public Guid? InitiativeId { get; internal init; }

    /// <summary>The organization or person that gave or paid; null when they are not named in public.</summary>
    public Guid? GiverId { get; internal init; }

    /// <summary>The row that it takes back, wholly or in part.</summary>
    public Guid? Reverses { get; internal init; }

    /// <summary>16 random bytes, so that nobody finds a row's content by trying.</summary>
    public byte[] Salt { get; internal init; } = [];

    /// <summary>Which count of the site numbered it, and its number there, from 1 without a gap.</summary>
    public int Slot { get; internal init; }
    public long Number { get; internal init; }

    /// <summary>What only the holder of the key can make of it (<see cref="LedgerKey"/>); null without one.</summary>
    public byte[]? Mark { get; internal set; }

    /// <summary>Ten trillion: more than any site has, and so many rows of it can still be added up.</summary>
    public const long Most = 10_000_000_000_000;

    internal static int MonthOf(DateOnly day) => day.Year * 100 + day.Month;
}

/// <summary>
/// How many rows of a site one of its counts has numbered. There are several, so that those who post at once do not
/// wait for each other; what is missing at the end of one shows, since only the holder of the key can count less.
/// </summary>
public sealed class LedgerCount
{
    public Guid SiteId { get; internal init; }
    public int Slot { get; internal init; }
    public long Count { get; internal set; }
    public byte[]? Mark { get; internal set; }
}

/// <summary>
/// A closed month of a site: one hash over its rows and the month before (<see cref="LedgerFile"/>). What follows can
/// only be posted into a later one.
/// </summary>
public sealed class LedgerSeal
{
    public Guid SiteId { get; internal init; }
    public int Month { get; internal init; }
    public int Rows { get; internal init; }

    /// <summary>SHA-256, 64 small hexadecimal letters.</summary>
    public string Hash { get; internal init; } = "";

    /// <summary>That of the month before; empty in the first.</summary>
    public string Before { get; internal init; } = "";

    /// <summary>UTC.</summary>
    public DateTime Sealed { get; internal init; }

    /// <summary>As people read it: 2026-11.</summary>
    public static string Name(int month) => $"{month / 100:0000}-{month % 100:00}";
}

/// <summary>By what a month's rows were added up.</summary>
public enum SumOf
{
    Site,
    Initiative,
    Giver,
}

/// <summary>What a closed month came to, fixed as it was sealed: it is not added up again for each reader.</summary>
public sealed class LedgerSum
{
    public Guid SiteId { get; internal init; }
    public SumOf Of { get; internal init; }

    /// <summary>The initiative or giver; of the site itself its own id.</summary>
    public Guid Key { get; internal init; }
    public int Month { get; internal init; }
    public LedgerAccount Debit { get; internal init; }
    public LedgerAccount Credit { get; internal init; }
    public int Rows { get; internal init; }
    public long Amount { get; internal init; }
}

internal sealed class LedgerTable
    : IEntityTypeConfiguration<LedgerRow>,
        IEntityTypeConfiguration<LedgerCount>,
        IEntityTypeConfiguration<LedgerSeal>,
        IEntityTypeConfiguration<LedgerSum>
{
    public void Configure(EntityTypeBuilder<LedgerRow> table)
    {
        table.ToTable(
            "ledger_rows",
            rows =>
            {
                rows.HasCheckConstraint("ledger_amount_is_rupiah", $"amount between 1 and {LedgerRow.Most}");
                rows.HasCheckConstraint("ledger_accounts_are_of_one_kind", LedgerAccounts.Check);
                rows.HasCheckConstraint("ledger_number_is_from_one", "number >= 1 and slot >= 0");
                // It stands in lines that are sealed as they are.
                rows.HasCheckConstraint("ledger_cause_is_an_id", "cause <> '' and cause not like '%,%'");
            }
        );
        // A plain column of SQLite takes 1.5 and 'abc', and a key of any kind. Accounts are held to their names above.
        table.HasCheckOnSqlite(
            "ledger_rows_are_of_their_types",
            "typeof(amount) = 'integer' and typeof(month) = 'integer' and typeof(number) = 'integer' "
                + "and typeof(slot) = 'integer' and typeof(cause) = 'text' "
                + $"and {Blob("id", 16)} and {Blob("site_id", 16)} and {Blob("group_id", 16)} and {Blob("salt", 16)} "
                + $"and {NullOr("initiative_id", 16)} and {NullOr("giver_id", 16)} and {NullOr("reverses", 16)} "
                + $"and {NullOr("mark", LedgerKey.MarkBytes)} "
                + "and typeof(day) = 'text' and day is date(day) "
                + "and month = cast(substr(day, 1, 4) || substr(day, 6, 2) as integer)"
        );
        table.HasCheckOnPostgres(
            "ledger_rows_are_of_their_month",
            "month = extract(year from day) * 100 + extract(month from day) and octet_length(salt) = 16 "
                + $"and (mark is null or octet_length(mark) = {LedgerKey.MarkBytes})"
        );
        table.Property(row => row.Cause).HasMaxLength(80);
        table.Property(row => row.Salt).HasMaxLength(16);
        table.Property(row => row.Mark).HasMaxLength(LedgerKey.MarkBytes);
        table.HasOne<Site>().WithMany().HasForeignKey(row => row.SiteId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<LedgerRow>().WithMany().HasForeignKey(row => row.Reverses).OnDelete(DeleteBehavior.Restrict);
        AddIndexes(table);
    }

    private static void AddIndexes(EntityTypeBuilder<LedgerRow> table)
    {
        table
            .HasIndex(row => new
            {
                row.SiteId,
                row.Slot,
                row.Number,
            })
            .IsUnique();
        // The open month is summed from it alone, group by group as it stands, and pages find their rows in it.
        table.HasIndex(row => new
        {
            row.SiteId,
            row.Month,
            row.Debit,
            row.Id,
            row.Amount,
        });
        // The newest rows of all sites.
        table.HasIndex(row => new { row.Month, row.Id });
        table
            .HasIndex(row => new
            {
                row.InitiativeId,
                row.Month,
                row.Id,
            })
            .HasFilter("initiative_id is not null");
        table
            .HasIndex(row => new
            {
                row.GiverId,
                row.Month,
                row.Id,
            })
            .HasFilter("giver_id is not null");
        table.HasIndex(row => row.Reverses).HasFilter("reverses is not null");
        table.HasIndex(row => row.Cause);
    }

    private static string Blob(string column, int bytes) => $"typeof({column}) = 'blob' and length({column}) = {bytes}";

    private static string NullOr(string column, int bytes) => $"({column} is null or {Blob(column, bytes)})";

    public void Configure(EntityTypeBuilder<LedgerCount> table)
    {
        table.ToTable("ledger_counts");
        table.HasCheckOnSqlite(
            "ledger_counts_are_of_their_types",
            "typeof(count) = 'integer' and count >= 0 and typeof(slot) = 'integer' "
                + $"and {Blob("site_id", 16)} and {NullOr("mark", LedgerKey.MarkBytes)}"
        );
        table.HasKey(row => new { row.SiteId, row.Slot });
        table.Property(row => row.Mark).HasMaxLength(LedgerKey.MarkBytes);
        table.HasOne<Site>().WithMany().HasForeignKey(row => row.SiteId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<LedgerSeal> table)
    {
        table.ToTable("ledger_seals");
        table.HasKey(row => new { row.SiteId, row.Month });
        table.Property(row => row.Hash).HasMaxLength(64);
        table.Property(row => row.Before).HasMaxLength(64);
        table.HasOne<Site>().WithMany().HasForeignKey(row => row.SiteId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<LedgerSum> table)
    {
        table.ToTable("ledger_sums");
        table.HasKey(row => new
        {
            row.SiteId,
            row.Of,
            row.Key,
            row.Month,
            row.Debit,
            row.Credit,
        });
        table.HasOne<Site>().WithMany().HasForeignKey(row => row.SiteId).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(row => new
        {
            row.Of,
            row.Key,
            row.Month,
            row.SiteId,
            row.Debit,
            row.Rows,
            row.Amount,
        });
    }
}

public static class LedgerTables
{
    public static DbSet<LedgerRow> LedgerRows(this AppDb db) => db.Set<LedgerRow>();

    public static DbSet<LedgerSeal> LedgerSeals(this AppDb db) => db.Set<LedgerSeal>();

    public static DbSet<LedgerSum> LedgerSums(this AppDb db) => db.Set<LedgerSum>();

    internal static DbSet<LedgerCount> LedgerCounts(this AppDb db) => db.Set<LedgerCount>();
}
