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

    /// <summary>Rows are added and stay; a product is set up once.</summary>
    public static readonly AppendOnly AppendOnly = AppendOnly.Of(
        "audit",
        "exists (select 1 from audit where id = new.id) or new.action = 'product.set-up' "
            + "and exists (select 1 from audit where action = 'product.set-up')"
    );
}
