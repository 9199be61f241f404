using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.People;

/// <summary>
/// Something that needs consent, and the text it is asked with. A
/// new text is a new version; who agreed to the old is asked anew.
/// </summary>
/// <param name="Key">Stable, as <c>kabar</c>.</param>
public sealed record ConsentPurpose(string Key, string Version, Bilingual Title, Bilingual Text);

/// <summary>
/// A person agreed to one purpose, with the very text; withdrawn, it stays as the proof of both (UU PDP art. 20 to 24).
/// </summary>
public sealed class Consent
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PersonId { get; init; }
    public string Purpose { get; init; } = "";
    public string Version { get; init; } = "";

    /// <summary>As it was read, in the language it was read in.</summary>
    public string Text { get; init; } = "";

    /// <summary>UTC.</summary>
    public DateTime Given { get; init; }
    public DateTime? Withdrawn { get; set; }

    /// <summary>Agreed at an instant (UTC), in the language that is spoken.</summary>
    public static Consent To(ConsentPurpose purpose, Guid person, DateTime now) =>
        new()
        {
            PersonId = person,
            Purpose = purpose.Key,
            Version = purpose.Version,
            Text = purpose.Text.Here,
            Given = now,
        };
}

/// <summary>
/// A sole owner's finances are specific data (UU PDP art. 4(2)): kept with consent, and gone when it is withdrawn.
/// </summary>
public static class FinancesConsent
{
    public const string Key = "keuangan";

    internal static Task Changed(Frame frame, ConsentChanged changed) =>
        changed is { Purpose: Key, Given: false }
            ? frame.Do(act =>
                act.Update(
                    act.Db.Profiles().Where(row => row.PersonId == changed.PersonId),
                    set =>
                        set.SetProperty(row => row.Capital, (SizeClass?)null)
                            .SetProperty(row => row.Turnover, (SizeClass?)null)
                )
            )
            : Task.CompletedTask;
}

/// <summary>Consent was given or withdrawn; what stood on it begins or ends at once.</summary>
public sealed record ConsentChanged(Guid PersonId, string Purpose, bool Given);

/// <summary>A member of staff opened a person's data: the person reads it under <c>/saya/data</c>.</summary>
public sealed class AccessRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PersonId { get; init; }

    /// <summary>The account that looked.</summary>
    public Guid By { get; init; }
    public Guid SiteId { get; init; }
    public DateTime At { get; init; }

    /// <summary>What was opened, as <c>booking:HS-7KQ4-2M</c>.</summary>
    public string What { get; init; } = "";
}

internal sealed class ConsentTable : IEntityTypeConfiguration<Consent>, IEntityTypeConfiguration<AccessRow>
{
    public void Configure(EntityTypeBuilder<Consent> table)
    {
        table.ToTable("consents");
        table.Property(row => row.Purpose).HasMaxLength(40);
        table.Property(row => row.Version).HasMaxLength(20);
        table.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
        // One standing consent a purpose.
        table
            .HasIndex(row => new { row.PersonId, row.Purpose }, "consents_one_stands")
            .IsUnique()
            .HasFilter("withdrawn is null")
            .HasDatabaseName("consents_one_stands");
    }

    public void Configure(EntityTypeBuilder<AccessRow> table)
    {
        table.ToTable("person_access");
        table.Property(row => row.What).HasMaxLength(80);
        table.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
        table.HasIndex(row => new { row.PersonId, row.At });
    }
}

public static class ConsentTables
{
    public static DbSet<Consent> Consents(this AppDb db) => db.Set<Consent>();

    public static DbSet<AccessRow> PersonAccess(this AppDb db) => db.Set<AccessRow>();

    private static readonly TimeSpan Once = TimeSpan.FromHours(1);

    /// <summary>Of what somebody saw at a site at an instant, what <see cref="NoteAccess"/> may yet have to
    /// note.</summary>
    public static async Task<List<(Guid Person, string What)>> NotNotedOf(
        this AppDb db,
        Guid by,
        Guid site,
        IReadOnlyCollection<(Guid Person, string What)> seen,
        DateTime now
    )
    {
        var (since, people) = (now - Once, seen.Select(one => one.Person).Distinct().ToList());
        if (people.Count == 0)
            return [];
        var noted = await db.PersonAccess()
            .Where(row => people.Contains(row.PersonId) && row.At > since)
            .Where(row => row.By == by && row.SiteId == site)
            .Select(row => new { row.PersonId, row.What })
            .ToListAsync();
        return [.. seen.Except(noted.Select(row => (row.PersonId, row.What)))];
    }

    /// <summary>
    /// Notes that staff opened something of a person; once an hour
    /// for the same thing. Looking at one's own is no access.
    /// </summary>
    public static async Task NoteAccess(this Act act, Guid person, Guid by, Guid site, string what)
    {
        var since = act.Now - Once;
        if (
            await act
                .Db.PersonAccess()
                .Where(row => row.PersonId == person && row.By == by)
                .AnyAsync(row => row.What == what && row.At > since)
            || await act.Db.People().AnyAsync(row => row.Id == person && row.AccountId == by)
        )
            return;
        act.Add(
            new AccessRow
            {
                PersonId = person,
                By = by,
                SiteId = site,
                At = act.Now,
                What = what,
            }
        );
    }

    /// <summary>A number that was looked up by its code. Of whoever has no account yet nobody is shown who looked: the
    /// audit keeps it, by the row and without name or number.</summary>
    public static async Task NoteLookedUp(this Act act, WaitingNumber number, Guid by, Guid site)
    {
        var what = "number:" + number.Id.ToString("n");
        if (number.Person is { } person)
            await act.NoteAccess(person, by, site, what);
        else
            act.Note(by, site, "number.looked-up", what);
    }
}
