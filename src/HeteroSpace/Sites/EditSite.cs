using HeteroSpace.Foundation.Acts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace HeteroSpace.Sites;

/// <summary>Saves what staff changed about a site with its audit row, as one act, and lets the pages show it at
/// once.</summary>
public sealed class EditSite(Frame frame)
{
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
                act.Note(by, siteId, action, subject, detail);
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
}
