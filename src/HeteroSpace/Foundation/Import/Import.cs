using HeteroSpace.Foundation.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Foundation.Import;

/// <summary>
/// Mapping: its columns are to be chosen. Checking and Writing are jobs. Checked waits for decisions. Failed wrote
/// nothing; Dropped was given up by someone.
/// </summary>
public enum ImportStatus
{
    Mapping,
    Checking,
    Checked,
    Writing,
    Done,
    Failed,
    Dropped,
}

/// <summary>
/// New to us; Wrong in a cell; Unchanged: it is here already just so; Likely the same as one that is here, or as an
/// earlier row: someone has to say.
/// </summary>
public enum Finding
{
    New,
    Wrong,
    Unchanged,
    Likely,
}

/// <summary>
/// What is done with a row that is likely the same: nothing yet said; left as it is here; what is empty here is filled;
/// taken as a record of its own.
/// </summary>
public enum Choice
{
    Open,
    Leave,
    Fill,
    Take,
}

/// <summary>
/// A file of many records on its way into the product: uploaded, its columns chosen, checked, decided, and then written
/// as a whole or not at all.
/// </summary>
public sealed class Import
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Of which kind its records are: the name of an <see cref="IImportTarget"/>.</summary>
    public string Target { get; init; } = "";
    public Guid SiteId { get; init; }

    /// <summary>The account; null for the command line.</summary>
    public Guid? By { get; init; }

    /// <summary>As it was called where it came from.</summary>
    public string FileName { get; init; } = "";

    /// <summary>Its stored name; null when it was erased.</summary>
    public string? File { get; set; }

    /// <summary>The row in which the headings stand, as a spreadsheet numbers them.</summary>
    public int HeaderRow { get; set; }

    /// <summary>
    /// Where each of the target's columns comes from: empty for nowhere, <c>#3</c> for the fourth column of the file,
    /// else one value for all rows.
    /// </summary>
    public List<string> Sources { get; set; } = [];
    public ImportStatus Status { get; set; }

    /// <summary>
    /// Counts how often its columns were chosen: what was decided on an older page, or checked for older columns, does
    /// not count.
    /// </summary>
    public int Round { get; set; }

    /// <summary>Rows with something in them below the headings.</summary>
    public int Rows { get; set; }

    /// <summary>How many of them the running job has done.</summary>
    public int Reached { get; set; }

    /// <summary>Rows with a mistake are left out; someone said so.</summary>
    public bool LeaveWrong { get; set; }

    /// <summary>
    /// Why nothing was written: <c>again</c>, when the register changed meanwhile and it must be checked once more, or
    /// <c>failed</c>.
    /// </summary>
    public string? Problem { get; set; }

    /// <summary>UTC.</summary>
    public DateTime Made { get; init; }
    public DateTime? Finished { get; set; }
}

/// <summary>
/// One row of an import, as it was found and decided. What stood in it is forgotten 30 days later; that it was imported
/// is not.
/// </summary>
public sealed class ImportRow
{
    public Guid ImportId { get; init; }

    /// <summary>As a spreadsheet numbers it.</summary>
    public int Number { get; init; }

    /// <summary>In the order of the target's columns.</summary>
    public List<string> Values { get; set; } = [];

    /// <summary>
    /// Of the values: the same row of another file, or of the same file another time, is known by it.
    /// </summary>
    public string Hash { get; init; } = "";
    public Finding Finding { get; set; }

    /// <summary>A word of the target for what it has in common with the match.</summary>
    public string? Why { get; set; }

    /// <summary>The record it is, or likely is; of a new row, the id that its record will have.</summary>
    public Guid? MatchId { get; set; }

    /// <summary>The earlier row it likely is the same as.</summary>
    public int? MatchNumber { get; set; }
    public Choice Choice { get; set; }

    /// <summary>The record that it became, or was said to be.</summary>
    public Guid? RecordId { get; set; }
}

internal sealed class ImportTables : IEntityTypeConfiguration<Import>, IEntityTypeConfiguration<ImportRow>
{
    public void Configure(EntityTypeBuilder<Import> table)
    {
        table.ToTable("imports");
        table.Property(row => row.Target).HasMaxLength(40);
        table.Property(row => row.FileName).HasMaxLength(200);
        table.Property(row => row.File).HasMaxLength(80);
        table.Property(row => row.Problem).HasMaxLength(40);
        table.HasIndex(row => new
        {
            row.SiteId,
            row.Target,
            row.Made,
        });
    }

    public void Configure(EntityTypeBuilder<ImportRow> table)
    {
        table.ToTable("import_rows");
        table.HasKey(row => new { row.ImportId, row.Number });
        table.HasOne<Import>().WithMany().HasForeignKey(row => row.ImportId);
        table.Property(row => row.Hash).HasMaxLength(64);
        table.Property(row => row.Why).HasMaxLength(40);
        table.HasIndex(row => new
        {
            row.ImportId,
            row.Finding,
            row.Choice,
            row.Number,
        });
        // The guarantee behind "the same file twice changes nothing", also when both run at once.
        table.HasIndex(row => row.Hash).IsUnique().HasFilter("record_id is not null");
    }
}

public static class ImportSets
{
    public static DbSet<Import> Imports(this AppDb db) => db.Set<Import>();

    public static DbSet<ImportRow> ImportRows(this AppDb db) => db.Set<ImportRow>();
}
