using HeteroSpace.Billing;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Security;
using HeteroSpace.Initiatives;
using HeteroSpace.Organizations;
using HeteroSpace.People;
using HeteroSpace.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Contributions;

internal sealed class NeedTable
    : IEntityTypeConfiguration<Need>,
        IEntityTypeConfiguration<NeedLine>,
        IEntityTypeConfiguration<NeedUpdate>
{
    public void Configure(EntityTypeBuilder<Need> table)
    {
        table.ToTable("needs");
        table.Property(row => row.Slug).HasMaxLength(80);
        table.HasIndex(row => row.Slug).IsUnique();
        table.Property(row => row.Title).HasMaxLength(120);
        table.Property(row => row.Photo).HasMaxLength(80);
        table.Property(row => row.PhotoSays).HasMaxLength(200);
        table.Property(row => row.BasisText).HasMaxLength(200);
        table.Ignore(row => row.IsOpen);
        table.HasOne<Site>().WithMany().HasForeignKey(row => row.SiteId);
        table.HasOne<Initiative>().WithMany().HasForeignKey(row => row.InitiativeId);
        table.HasIndex(row => new
        {
            row.Status,
            row.SiteId,
            row.By,
        });
    }

    public void Configure(EntityTypeBuilder<NeedLine> table)
    {
        table.ToTable(
            "need_lines",
            lines =>
            {
                lines.HasCheckConstraint("need_line_asks_for_something", $"needed between 1 and {LedgerRow.Most}");
                // What is promised is counted by the database, so that two who promise the last twenty at once do not
                // both promise them.
                lines.HasCheckConstraint(
                    "need_line_promises_no_more_than_needed",
                    "promised >= 0 and received >= 0 and (promised = 0 or promised + received <= needed)"
                );
            }
        );
        table.Property(row => row.What).HasMaxLength(120);
        table.Property(row => row.Unit).HasMaxLength(30);
        table.Property(row => row.WillNotDo).HasMaxLength(200);
        table.Property(row => row.Bring).HasMaxLength(120);
        table.Ignore(row => row.Met).Ignore(row => row.Surplus).Ignore(row => row.Missing).Ignore(row => row.IsOpen);
        table.HasOne<Need>().WithMany().HasForeignKey(row => row.NeedId);
        table.HasIndex(row => new { row.NeedId, row.Position });
    }

    public void Configure(EntityTypeBuilder<NeedUpdate> table)
    {
        table.ToTable("need_updates");
        table.Property(row => row.Text).HasMaxLength(1000);
        table.HasOne<Need>().WithMany().HasForeignKey(row => row.NeedId);
        table.HasIndex(row => new { row.NeedId, row.At });
    }
}

internal sealed class PledgeTable
    : IEntityTypeConfiguration<Pledge>,
        IEntityTypeConfiguration<GiftReceipt>,
        IEntityTypeConfiguration<Handover>,
        IEntityTypeConfiguration<GiftInUse>,
        IEntityTypeConfiguration<BudgetFigure>
{
    public void Configure(EntityTypeBuilder<Pledge> table)
    {
        table.ToTable(
            "pledges",
            pledges =>
            {
                pledges.HasCheckConstraint("pledge_is_of_something", $"quantity between 1 and {LedgerRow.Most}");
                pledges.HasCheckConstraint(
                    "pledge_holds_what_is_left_of_it",
                    "held >= 0 and received >= 0 and (held = 0 or held + received <= quantity)"
                );
                // Not valued is not nothing, and a value stands on something.
                pledges.HasCheckConstraint(
                    "pledge_value_has_its_basis",
                    $"value is null or value between 1 and {LedgerRow.Most} and basis is not null"
                );
                pledges.HasCheckConstraint(
                    "pledge_holds_while_it_stands",
                    "held = 0 or status in ('Offered', 'Accepted')"
                );
            }
        );
        table.Property(row => row.Code).HasMaxLength(12);
        table.HasIndex(row => row.Code).IsUnique();
        table.Property(row => row.Name).HasMaxLength(120);
        table.Property(row => row.Email).HasMaxLength(254);
        table.Property(row => row.Phone).HasMaxLength(20);
        table.Property(row => row.SealedPhoneCode).HasMaxLength(SealedCodes.MostBytes);
        table.Property(row => row.Language).HasMaxLength(5);
        table.Property(row => row.Note).HasMaxLength(500);
        table.Property(row => row.Reason).HasMaxLength(500);
        table.Property(row => row.BasisText).HasMaxLength(200);
        table.Property(row => row.OurWords).HasMaxLength(1000);
        table.Property(row => row.TheirWords).HasMaxLength(500);
        table
            .Ignore(row => row.Stands)
            .Ignore(row => row.CameSomething)
            .Ignore(row => row.Left)
            .Ignore(row => row.InReserve);
        table.HasOne<Need>().WithMany().HasForeignKey(row => row.NeedId);
        table.HasOne<NeedLine>().WithMany().HasForeignKey(row => row.LineId);
        table.HasOne<Site>().WithMany().HasForeignKey(row => row.SiteId);
        table.HasOne<Initiative>().WithMany().HasForeignKey(row => row.InitiativeId);
        table.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
        table.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId);
        Found(table);
    }

    // By what pledges are looked for.
    private static void Found(EntityTypeBuilder<Pledge> table)
    {
        table.HasIndex(row => new { row.LineId, row.Status });
        table.HasIndex(row => new
        {
            row.SiteId,
            row.Status,
            row.Made,
        });
        table.HasIndex(row => row.PersonId);
        table.HasIndex(row => row.OrganizationId);
        // Few organizations give without their name, and the ledger asks for them on each page of a giver.
        table
            .HasIndex(row => row.OrganizationId, "ix_pledges_organization_id_unnamed")
            .HasFilter("organization_id is not null and shown_as <> 'Named'");
        table.HasIndex(row => row.SealedPhoneCode);
        table.HasIndex(row => new { row.Status, row.ComesOn });
        // How much someone without an account has offered already is asked before each offer.
        table.HasIndex(row => row.Email).HasFilter("email is not null");
        table.HasIndex(row => row.Phone).HasFilter("phone is not null");
        // The wall of thanks.
        table.HasIndex(row => new { row.SiteId, row.Thanked }).HasFilter("thanked_in_public");
    }

    public void Configure(EntityTypeBuilder<GiftReceipt> table)
    {
        table.ToTable(
            "gift_receipts",
            receipts =>
            {
                receipts.HasCheckConstraint("gift_receipt_is_of_something", $"quantity between 1 and {LedgerRow.Most}");
                receipts.HasCheckConstraint("gift_receipt_two_confirm", "second_by is null or second_by <> first_by");
            }
        );
        table.Property(row => row.Condition).HasMaxLength(300);
        table.Property(row => row.Photo).HasMaxLength(80);
        table.Property(row => row.PhotoSays).HasMaxLength(200);
        table.Property(row => row.Document).HasMaxLength(80);
        table.Property(row => row.DocumentName).HasMaxLength(200);
        table.Property(row => row.TakenBackBecause).HasMaxLength(300);
        table.Ignore(row => row.Counts).Ignore(row => row.Waits);
        table.HasOne<Pledge>().WithMany().HasForeignKey(row => row.PledgeId);
        table.HasOne<LedgerRow>().WithMany().HasForeignKey(row => row.LedgerRowId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Handover>().WithMany().HasForeignKey(row => row.HandoverId).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(row => row.HandoverId);
        // Two who note a part at once do not note it twice.
        table.HasIndex(row => new { row.PledgeId, row.Part }).IsUnique();
        table.HasIndex(row => row.LedgerRowId);
        table.HasIndex(row => new { row.SiteId, row.Counted });
        // Each picture that is asked for is asked whether it may be seen.
        table.HasIndex(row => row.Photo).HasFilter("photo is not null");
        HasNoValue(table);
    }

    // What came and has no value is counted on each page of the ledger, by kind.
    private static void HasNoValue(EntityTypeBuilder<GiftReceipt> table)
    {
        const string NoValue = "value is null and counted is not null and taken_back is null";
        table
            .HasIndex(row => new
            {
                row.SiteId,
                row.Came,
                row.Kind,
            })
            .HasFilter(NoValue);
        table.HasIndex(row => row.InitiativeId).HasFilter(NoValue + " and initiative_id is not null");
        table.HasIndex(row => row.OrganizationId).HasFilter(NoValue + " and organization_id is not null");
    }

    public void Configure(EntityTypeBuilder<Handover> table)
    {
        table.ToTable("handovers");
        table.Property(row => row.GivenBy).HasMaxLength(200);
        table.Property(row => row.ReceivedBy).HasMaxLength(200);
        table.Property(row => row.Signed).HasMaxLength(80);
        table.Property(row => row.SignedName).HasMaxLength(200);
        table.HasOne<Pledge>().WithMany().HasForeignKey(row => row.PledgeId);
        table
            .HasIndex(row => new
            {
                row.SiteId,
                row.Year,
                row.Number,
            })
            .IsUnique();
        table.HasIndex(row => row.PledgeId);
    }

    public void Configure(EntityTypeBuilder<GiftInUse> table)
    {
        table.ToTable("gifts_in_use");
        table.HasKey(row => new
        {
            row.PledgeId,
            row.SpaceId,
            row.From,
        });
        table.HasOne<Pledge>().WithMany().HasForeignKey(row => row.PledgeId);
        table.HasOne<Space>().WithMany().HasForeignKey(row => row.SpaceId);
        table.HasIndex(row => row.SpaceId);
    }

    public void Configure(EntityTypeBuilder<BudgetFigure> table)
    {
        table.ToTable(
            "budget_figures",
            figures => figures.HasCheckConstraint("budget_figure_is_rupiah", "budget >= 0 and given >= 0")
        );
        table.HasKey(row => new { row.SiteId, row.Year });
        table.Property(row => row.Source).HasMaxLength(300);
        table.HasOne<Site>().WithMany().HasForeignKey(row => row.SiteId);
    }
}

public static class ContributionTables
{
    public static DbSet<Need> Needs(this AppDb db) => db.Set<Need>();

    public static DbSet<NeedLine> NeedLines(this AppDb db) => db.Set<NeedLine>();

    public static DbSet<NeedUpdate> NeedUpdates(this AppDb db) => db.Set<NeedUpdate>();

    public static DbSet<Pledge> Pledges(this AppDb db) => db.Set<Pledge>();

    public static DbSet<GiftReceipt> GiftReceipts(this AppDb db) => db.Set<GiftReceipt>();

    public static DbSet<Handover> Handovers(this AppDb db) => db.Set<Handover>();

    public static DbSet<GiftInUse> GiftsInUse(this AppDb db) => db.Set<GiftInUse>();

    public static DbSet<BudgetFigure> BudgetFigures(this AppDb db) => db.Set<BudgetFigure>();

    // A line of money, goods or food asks for a basis; without a line nothing is asked.
    private const string HasNoLine = "not exists (select 1 from need_lines where need_id = new.id)";
    private const string AsksWithoutBasis =
        "new.basis = 'None' and exists (select 1 from need_lines where need_id = new.id "
        + "and kind in ('Money', 'Goods', 'Food'))";
    private const string LineWithoutBasis =
        "new.kind in ('Money', 'Goods', 'Food') and exists (select 1 from needs where id = new.need_id "
        + "and status = 'Published' and basis = 'None')";

    /// <summary>
    /// Nothing is published without a line, nor money or goods without the right to ask for them (UU 9/1961 art. 2).
    /// </summary>
    public static readonly DatabaseGuard PublishedWithBasis = new(
        ["needs_published_with_basis", "needs_begin_as_drafts", "need_lines_with_basis", "need_lines_keep_basis"],
        $"""
        create trigger if not exists needs_begin_as_drafts before insert on needs when new.status <> 'Draft'
        begin select raise(abort, 'needs_begin_as_drafts'); end;
        create trigger if not exists needs_published_with_basis before update of status, basis on needs
        when new.status = 'Published' and ({HasNoLine} or {AsksWithoutBasis})
        begin select raise(abort, 'needs_published_with_basis'); end;
        create trigger if not exists need_lines_with_basis before insert on need_lines when {LineWithoutBasis}
        begin select raise(abort, 'need_lines_with_basis'); end;
        create trigger if not exists need_lines_keep_basis before update of kind, need_id on need_lines
        when {LineWithoutBasis}
        begin select raise(abort, 'need_lines_keep_basis'); end;
        """,
        $"""
        create or replace function needs_begin_as_drafts() returns trigger language plpgsql as $$ begin
            raise exception 'needs_begin_as_drafts' using errcode = '23514'; end $$;
        create or replace trigger needs_begin_as_drafts before insert on needs
            for each row when (new.status <> 'Draft') execute function needs_begin_as_drafts();
        create or replace function needs_published_with_basis() returns trigger language plpgsql as $$ begin
            if {HasNoLine} or {AsksWithoutBasis} then
                raise exception 'needs_published_with_basis' using errcode = '23514'; end if;
            return new;
        end $$;
        create or replace trigger needs_published_with_basis before update of status, basis on needs
            for each row when (new.status = 'Published') execute function needs_published_with_basis();
        create or replace function need_lines_with_basis() returns trigger language plpgsql as $$ begin
            if {LineWithoutBasis} then raise exception '%', tg_name using errcode = '23514'; end if;
            return new;
        end $$;
        create or replace trigger need_lines_with_basis before insert on need_lines
            for each row execute function need_lines_with_basis();
        create or replace trigger need_lines_keep_basis before update of kind, need_id on need_lines
            for each row execute function need_lines_with_basis();
        """
    );
}
