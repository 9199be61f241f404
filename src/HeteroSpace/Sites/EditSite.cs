using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace HeteroSpace.Sites;

/// <summary>Saves what staff changed about a site with its audit row, as one act, and lets the pages show it at
/// once.</summary>
public sealed class EditSite(Frame frame)
{
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
    /// <param name="change">False when what it changes is not as it was seen any more.</param>
    /// <param name="afterwards">Done once the change is written, as taking floor for standing closures.</param>
    public Task<bool> Save(
        Guid? by,
        Guid? siteId,
        string action,
        string subject,
        string? detail,
        Func<Act, Task<bool>> change,
        Func<Act, Guid, Task>? afterwards = null
    ) =>
        frame.Do(
            async act =>
            {
                if (!await change(act))
                    return act.Refuse(false);
                var tracker = act.Db.ChangeTracker;
                tracker.DetectChanges();
                Keep(tracker);
                act.Note(by, siteId, action, subject, detail ?? Changes(tracker));
                await act.Save();
                if (afterwards is not null && siteId is { } site)
                    await afterwards(act, site);
                act.Forget(Catalogue.InMemory);
                act.IsSeen();
                return true;
            },
            new Refusal<bool>(
                error => error is DbUpdateConcurrencyException || afterwards is not null && Occupancy.Refused(error),
                false
            )
        );

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
