using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Foundation.Audit;

/// <summary>
/// What a member of staff decided or changed, written in the same transaction as the change. Append-only: the
/// database refuses to update or delete a row.
/// </summary>
public sealed class AuditRow
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>UTC.</summary>
    public DateTime At { get; private init; }

    /// <summary>The account that did it; null for the product itself (a recurring job, the command line).</summary>
    public Guid? By { get; private init; }
    public Guid? SiteId { get; private init; }

    /// <summary>What was done, as <c>booking.approved</c> or <c>space.changed</c>.</summary>
    public string Action { get; private init; } = "";

    /// <summary>What it was done to: the kind and id, as <c>booking:HS-7KQ4-2M</c>.</summary>
    public string Subject { get; private init; } = "";

    /// <summary>The reason given, or what changed from what to what.</summary>
    public string? Detail { get; private init; }

    /// <summary>The row that was held to do it, and the version that it has since; null where none was.</summary>
    public Guid? RowId { get; private init; }
    public int? Version { get; private init; }

    /// <param name="held">The row that was held to do it, with the version that it had from then on.</param>
    public static AuditRow Of(
        DateTime at,
        Guid? by,
        Guid? site,
        string action,
        string subject,
        string? detail = null,
        (Guid Id, int Version)? held = null
    ) =>
        new()
        {
            At = at,
            By = by,
            SiteId = site,
            Action = action,
            Subject = subject,
            Detail = detail,
            RowId = held?.Id,
            Version = held?.Version,
        };
}

internal sealed class AuditTable : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> table)
    {
        table.ToTable("audit");
        table.Property(row => row.Action).HasMaxLength(80);
        table.Property(row => row.Subject).HasMaxLength(200);
        table.HasIndex(row => new { row.SiteId, row.At });
        table.HasIndex(row => new { row.Subject, row.At });
        table.HasIndex(row => new { row.RowId, row.Version });
    }
}

public static class AuditTables
{
    public static DbSet<AuditRow> Audit(this AppDb db) => db.Set<AuditRow>();

    /// <summary>
    /// Rows are added and stay. SQLite's REPLACE takes a row away without asking the trigger for deletions, so a new
    /// row may not take the place of another by any of its keys; PostgreSQL's TRUNCATE asks a trigger of its own.
    /// </summary>
    public static readonly DatabaseGuard AppendOnly = new(
        ["audit_never_updated", "audit_never_deleted", "audit_never_replaced", "audit_never_truncated"],
        """
        create trigger if not exists audit_never_updated before update on audit
        begin select raise(abort, 'audit_never_updated'); end;
        create trigger if not exists audit_never_deleted before delete on audit
        begin select raise(abort, 'audit_never_deleted'); end;
        create trigger if not exists audit_never_replaced before insert on audit
        when exists (select 1 from audit where id = new.id or rowid = new.rowid)
            or new.action = 'product.set-up' and exists (select 1 from audit where action = 'product.set-up')
        begin select raise(abort, 'audit_never_replaced'); end;
        """,
        """
        create or replace function audit_append_only() returns trigger language plpgsql as
        $$ begin raise exception '%', tg_name using errcode = '23514'; end $$;
        create or replace trigger audit_never_updated before update on audit
            for each row execute function audit_append_only();
        create or replace trigger audit_never_deleted before delete on audit
            for each row execute function audit_append_only();
        create or replace trigger audit_never_truncated before truncate on audit
            for each statement execute function audit_append_only();
        """
    )
    {
        OnlySqlite = ["audit_never_replaced"],
        OnlyPostgres = ["audit_never_truncated"],
    };
}
