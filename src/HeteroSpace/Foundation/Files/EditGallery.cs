using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace HeteroSpace.Foundation.Files;

/// <summary>Whose photos are edited.</summary>
/// <param name="Owner">The site, space or organization.</param>
/// <param name="Site">In whose audit the change is read.</param>
/// <param name="Subject">As the audit names it, such as <c>space:semarang/ruang-rapat-1</c>.</param>
/// <param name="InMemory">Where its photos are kept in memory; null when nowhere.</param>
public sealed record Gallery(Guid Owner, Guid? Site, string Subject, KeptInMemory? InMemory = null);

/// <summary>A photo as a form wants it.</summary>
/// <param name="Place">From 1, or null where it is left.</param>
/// <param name="Removed">It is to be taken away.</param>
public sealed record PhotoWish(Guid Id, Bilingual Says, FocalPoint Focus, int? Place, bool Removed);

/// <summary>What stands in a gallery, and what may be put back.</summary>
/// <param name="Stamp">Of what stands there now: a form that was opened with another is old.</param>
public sealed record PhotosOf<T>(IReadOnlyList<T> Shown, IReadOnlyList<T> Removed, string Stamp)
    where T : Photo;

/// <summary>
/// Adds, words, orders, takes away and puts back the photos of one thing; those who edit the same gallery come one
/// after the other.
/// </summary>
public sealed class EditGallery(AppDb db, PhotoCrops crops, Frame frame, TimeProvider time)
{
    public async Task<PhotosOf<T>> Read<T>(Guid owner, CancellationToken stop = default)
        where T : Photo
    {
        var rows = await db.Set<T>().AsNoTracking().Where(row => row.OwnerId == owner).ToListAsync(stop);
        var since = time.GetUtcNow().UtcDateTime - Photo.Undo;
        var shown = Ordered(rows);
        return new(
            shown,
            [.. rows.Where(row => row.Removed > since).OrderByDescending(row => row.Removed)],
            StampOf(shown)
        );
    }

    /// <summary>False when there are <see cref="Photo.Most"/> already.</summary>
    public async Task<bool> Add<T>(Gallery gallery, KeptPicture picture, Bilingual says, FocalPoint focus, Guid by)
        where T : Photo, new()
    {
        var photo = new T
        {
            OwnerId = gallery.Owner,
            Picture = picture.Name,
            Width = picture.Width,
            Height = picture.Height,
            Says = says,
            FocusX = focus.X,
            FocusY = focus.Y,
        };
        await crops.Draw(photo);
        return await Change<T>(gallery, "photo.added", by, Last);

        Arrangement<T>? Last(Act act, List<T> rows)
        {
            var shown = Ordered(rows);
            if (shown.Count >= Photo.Most)
                return null;
            act.Add(photo);
            return new([.. shown, photo], $"{shown.Count + 1}: {says.Id}");
        }
    }

    /// <summary>
    /// Words, focal points and order as wanted, and those taken away that are to be. False when someone else changed
    /// the gallery since it was read; nothing is written then.
    /// </summary>
    public async Task<bool> Save<T>(Gallery gallery, string stamp, IReadOnlyList<PhotoWish> wishes, Guid by)
        where T : Photo
    {
        // Drawn before the act: on SQLite nobody else writes while one is open.
        foreach (var photo in (await Read<T>(gallery.Owner)).Shown)
            if (wishes.FirstOrDefault(wish => wish.Id == photo.Id) is { } wish && wish.Focus != photo.Focus)
            {
                (photo.FocusX, photo.FocusY) = (wish.Focus.X, wish.Focus.Y);
                await crops.Draw(photo);
            }
        return await Change<T>(gallery, "photo.changed", by, (_, rows) => Wanted(rows));

        Arrangement<T>? Wanted(List<T> rows)
        {
            var (shown, told) = (Ordered(rows), new List<string>());
            if (StampOf(shown) != stamp)
                return null;
            foreach (var wish in wishes)
                if (shown.Find(row => row.Id == wish.Id) is { } photo)
                    told.AddRange(Set(photo, wish));
            var gone = wishes.Where(wish => wish.Removed).Select(wish => wish.Id).ToHashSet();
            var places = wishes
                .Where(wish => wish.Place is not null)
                .ToDictionary(wish => wish.Id, wish => wish.Place!.Value);
            var order = Arranged([.. shown.Where(row => !gone.Contains(row.Id))], places);
            told.AddRange(
                order
                    .Index()
                    .Where(at => at.Item.Position != at.Index + 1)
                    .Select(at => $"{at.Item.Position} → {at.Index + 1}")
            );
            return new(order, string.Join("; ", told));
        }
    }

    /// <summary>Back to the end of the gallery. False when its time is over, or the gallery full.</summary>
    public Task<bool> Restore<T>(Gallery gallery, Guid id, Guid by)
        where T : Photo =>
        Change<T>(
            gallery,
            "photo.restored",
            by,
            (act, rows) =>
            {
                var (shown, since) = (Ordered(rows), act.Now - Photo.Undo);
                return shown.Count < Photo.Most && rows.Find(row => row.Id == id && row.Removed > since) is { } photo
                    ? new([.. shown, photo], photo.Says.Id)
                    : null;
            }
        );

    private sealed record Arrangement<T>(List<T> Shown, string Told);

    private static List<T> Ordered<T>(List<T> rows)
        where T : Photo => [.. rows.Where(row => row.Position is not null).OrderBy(row => row.Position)];

    // As the audit tells it: by the place that the photo had.
    private static IEnumerable<string> Set<T>(T photo, PhotoWish wish)
        where T : Photo
    {
        if (wish.Removed)
        {
            yield return $"-{photo.Position}: {photo.Says.Id}";
            yield break;
        }
        if (photo.Says != wish.Says)
            yield return $"{photo.Position}: {Said(photo.Says)} → {Said(wish.Says)}";
        if (photo.Focus != wish.Focus)
            yield return $"{photo.Position}: {photo.Focus} → {wish.Focus}";
        photo.Says = wish.Says;
        (photo.FocusX, photo.FocusY) = (wish.Focus.X, wish.Focus.Y);
    }

    private static string Said(Bilingual text) => text.En is null ? text.Id : $"{text.Id} / {text.En}";

    /// <summary>
    /// Whoever was given another place gets it; the rest stand around them in the order they had. Two who were given
    /// the same stand beside each other.
    /// </summary>
    internal static List<T> Arranged<T>(List<T> photos, IReadOnlyDictionary<Guid, int> places)
        where T : Photo
    {
        var moved = photos
            .Where(photo => places.TryGetValue(photo.Id, out var place) && place != photo.Position)
            .OrderBy(photo => places[photo.Id])
            .ToList();
        var order = photos.Except(moved).ToList();
        foreach (var photo in moved)
            order.Insert(Math.Clamp(places[photo.Id] - 1, 0, order.Count), photo);
        return order;
    }

    private Task<bool> Change<T>(Gallery gallery, string action, Guid by, Func<Act, List<T>, Arrangement<T>?> change)
        where T : Photo =>
        frame.Do(async act =>
        {
            await db.TakeTurn($"photos:{gallery.Owner}");
            var rows = await db.Set<T>().Where(row => row.OwnerId == gallery.Owner).ToListAsync();
            if (change(act, rows) is not { } wanted)
                return act.Refuse(false);
            if (wanted.Told == "")
                return true;
            await Place(act, gallery.Owner, wanted.Shown);
            var told = wanted.Told.Length > 4000 ? wanted.Told[..4000] : wanted.Told;
            act.Note(by, gallery.Site, action, gallery.Subject, told);
            if (gallery.InMemory is { } kept)
                act.Forget(kept);
            act.IsSeen();
            return true;
        });

    // A place is taken once: all are cleared before they are given anew. Whoever gets none was taken away.
    private async Task Place<T>(Act act, Guid owner, List<T> shown)
        where T : Photo
    {
        await act.Update(
            db.Set<T>().Where(row => row.OwnerId == owner && row.Position != null),
            set => set.SetProperty(row => row.Position, (int?)null).SetProperty(row => row.Removed, act.Now)
        );
        foreach (var entry in db.ChangeTracker.Entries<T>().Where(entry => entry.Entity.OwnerId == owner))
        {
            var at = shown.IndexOf(entry.Entity);
            // As the table has it now, so that what is written anew is seen as a change.
            if (entry.State != EntityState.Added && entry.Entity.Position is not null)
                (entry.OriginalValues["Position"], entry.OriginalValues["Removed"]) = (null, act.Now);
            entry.Entity.Position = at < 0 ? null : at + 1;
            entry.Entity.Removed = at < 0 ? entry.Entity.Removed ?? act.Now : null;
        }
    }

    private static string StampOf<T>(IEnumerable<T> shown)
        where T : Photo
    {
        var text = new StringBuilder();
        foreach (var row in shown)
            text.Append(CultureInfo.InvariantCulture, $"{row.Id}\n{row.Says.Id}\n{row.Says.En}\n{row.Focus}\n");
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }
}
