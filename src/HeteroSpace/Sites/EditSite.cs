using HeteroSpace.Foundation.Audit;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace HeteroSpace.Sites;

/// <summary>Saves what staff changed about a site with its audit row, in one transaction, and lets the pages show it at
/// once.</summary>
public sealed class EditSite(AppDb db, Catalogue catalogue, IOutputCacheStore pages, TimeProvider time)
{
    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Said when two people edit the same thing: neither's work is lost without a word.</summary>
    public static string ChangedMeanwhile =>
        Words.Say(
            "Orang lain menyimpan perubahan sesudah Anda membuka halaman ini. "
                + "Isian Anda masih ada di bawah; periksa, lalu simpan lagi untuk menimpanya.",
            "Someone else saved a change after you opened this page. "
                + "What you wrote is still below; check it and save again to replace theirs."
        );

    /// <summary>False when someone else changed the same row meanwhile; nothing is written then.</summary>
    /// <param name="detail">What the audit says; when null, every value that changed, from what to what.</param>
    /// <param name="change">Adds to, alters or removes from the context; saved here.</param>
    /// <param name="afterwards">Done in the same transaction once the change is written, as taking floor for standing
    /// closures.</param>
    public async Task<bool> Save(
        Guid? by,
        Guid? siteId,
        string action,
        string subject,
        string? detail,
        Func<AppDb, Task> change,
        Func<AppDb, Guid, DateTime, CancellationToken, Task>? afterwards = null,
        CancellationToken stop = default
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        try
        {
            await change(db);
            db.ChangeTracker.DetectChanges();
            Keep(db.ChangeTracker);
            db.Audit().Add(AuditRow.Of(Now, by, siteId, action, subject, detail ?? Changes(db.ChangeTracker)));
            await db.SaveChangesAsync(stop);
            if (afterwards is not null && siteId is { } site)
                await afterwards(db, site, Now, stop);
            await transaction.CommitAsync(stop);
        }
        catch (DbUpdateException error)
            when (error is DbUpdateConcurrencyException || afterwards is not null && Occupancy.Refused(error))
        {
            await transaction.RollbackAsync(stop);
            await Forget(stop);
            return false;
        }
        catalogue.Forget();
        await pages.EvictByTagAsync(PublicPages.Tag, stop);
        return true;
    }

    // The forms tell ranges at their fields; whatever else changes a space or site keeps to them too.
    private static void Keep(ChangeTracker tracker)
    {
        var spaces = tracker
            .Entries<Space>()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified)
            .Select(entry => entry.Entity);
        foreach (var range in spaces.SelectMany(SpaceNumbers.Broken))
            throw new ArgumentOutOfRangeException(
                range.Field,
                $"A space keeps {range.Field} within {range.Least} and {range.Most}."
            );
        foreach (
            var site in tracker.Entries<Site>().Where(entry => entry.State is EntityState.Added or EntityState.Modified)
        )
            if (!SpaceNumbers.GraceMinutes.Has(site.Entity.GraceMinutes))
                throw new ArgumentOutOfRangeException(SpaceNumbers.GraceMinutes.Field);
    }

    // Nothing was written: the form goes on from the version that is stored, not from the one that was tried.
    private async Task Forget(CancellationToken stop)
    {
        foreach (
            var entry in db
                .ChangeTracker.Entries()
                .Where(entry =>
                    entry is { Entity: Site or Space, State: EntityState.Modified or EntityState.Unchanged }
                )
                .ToList()
        )
            await entry.ReloadAsync(stop);
    }

    // "Capacity: 8 → 10; opening_hours: +Monday 09.00-21.00": enough for an auditor, cut where a column ends.
    private static string Changes(ChangeTracker tracker)
    {
        var said = tracker
            .Entries()
            .Where(entry => entry.State == EntityState.Modified)
            .SelectMany(entry =>
                entry
                    .Properties.Concat(entry.ComplexProperties.SelectMany(complex => complex.Properties))
                    .Where(property =>
                        property.Metadata.Name != "Version"
                        && Said(property.OriginalValue) != Said(property.CurrentValue)
                    )
                    .Select(property =>
                        $"{Name(property)}: {Said(property.OriginalValue)} → {Said(property.CurrentValue)}"
                    )
            )
            .Concat(
                tracker
                    .Entries<OpeningHours>()
                    .Where(entry => entry.State is EntityState.Added or EntityState.Deleted)
                    .OrderBy(entry => entry.State)
                    .ThenBy(entry => entry.Entity.Day)
                    .Select(entry =>
                        $"hours {(entry.State == EntityState.Added ? "+" : "-")}{entry.Entity.Day} "
                        + $"{Words.Clock(entry.Entity.Opens)}-{Words.Clock(entry.Entity.Closes)}"
                    )
            )
            .Concat(
                tracker
                    .Entries<SpaceUnit>()
                    .Where(entry => entry.State is EntityState.Added or EntityState.Deleted)
                    .Select(entry => $"unit {(entry.State == EntityState.Added ? "+" : "-")}{entry.Entity.UnitId}")
            );
        var text = string.Join("; ", said);
        return text.Length > 4000 ? text[..4000] : text;
    }

    private static string Name(PropertyEntry property) =>
        property.Metadata.DeclaringType
            is Microsoft.EntityFrameworkCore.Metadata.IComplexType { ComplexProperty: var owner }
            ? $"{owner.Name}.{property.Metadata.Name}"
            : property.Metadata.Name;

    private static string Said(object? value) =>
        value switch
        {
            null => "–",
            string text => text,
            System.Collections.IEnumerable many => string.Join(",", many.Cast<object>()),
            _ => value.ToString() ?? "",
        };
}
