using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Events;

/// <summary>
/// A photo of an event, put up by staff: before it, what it will be like; after it, what it was. Without one the event
/// is drawn from its own words (<see cref="EventArt"/>).
/// </summary>
public sealed class EventPhoto : Photo;

internal sealed class EventPhotoTable : IEntityTypeConfiguration<EventPhoto>
{
    /// <summary>Also of what is not published: names are drawn by lot, and staff see them as they edit.</summary>
    public static readonly ShownPhotos Shown = new(
        async (services, picture, stop) =>
            await services
                .GetRequiredService<AppDb>()
                .EventPhotos()
                .AnyAsync(row => row.Picture == picture && row.Position != null, stop)
    );

    public void Configure(EntityTypeBuilder<EventPhoto> table)
    {
        table.IsPhotos("event_photos", "event_id");
        table.HasOne<Event>().WithMany().HasForeignKey(row => row.OwnerId);
    }

    public static Gallery Of(Event of) => new(of.Id, of.SiteId, "event:" + of.Slug);
}

public static class EventPhotoTables
{
    public static DbSet<EventPhoto> EventPhotos(this AppDb db) => db.Set<EventPhoto>();
}
