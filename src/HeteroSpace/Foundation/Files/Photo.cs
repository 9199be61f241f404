using HeteroSpace.Foundation.Acts;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeteroSpace.Foundation.Files;

/// <summary>
/// A photo of something public: a site, a space, a community. Each kind has a table of its own, so that the database
/// knows whose it is. It is shown cut to 9:5 around its focal point (<see cref="PhotoCrops"/>), and whole to whoever
/// opens it.
/// </summary>
public abstract class Photo : ICutPicture
{
    /// <summary>In letters, of what it shows.</summary>
    public const int LeastWords = 3,
        MostWords = 200;

    /// <summary>In pixels: less would have to be blown up for a telephone.</summary>
    public const int LeastWidth = 720,
        LeastHeight = 400;

    /// <summary>A photo that was taken away can be put back for so long; then its file goes too.</summary>
    public static readonly TimeSpan Undo = TimeSpan.FromDays(1);

    /// <summary>Of one thing, at the same time.</summary>
    public static int Most => (int)HouseLimits.Photos.Most;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What it is a photo of.</summary>
    public Guid OwnerId { get; init; }

    /// <summary>As <see cref="Pictures"/> keeps it: without place and camera, and never more than 1,600 wide.</summary>
    public string Picture { get; init; } = "";

    /// <summary>Of the largest that is kept; in pixels.</summary>
    public int Width { get; init; }
    public int Height { get; init; }

    /// <summary>What it shows, for those who do not see it. English may be absent.</summary>
    public Bilingual Says { get; set; } = Bilingual.Empty;

    /// <summary>The focal point (<see cref="FocalPoint"/>), in per cent.</summary>
    public int FocusX { get; set; } = 50;
    public int FocusY { get; set; } = 50;

    /// <summary>From 1; the first stands for the thing in lists. Null once it was taken away.</summary>
    public int? Position { get; set; }

    /// <summary>UTC. Nobody sees it any more; staff may put it back within <see cref="Undo"/>.</summary>
    public DateTime? Removed { get; set; }

    public FocalPoint Focus => new(FocusX, FocusY);

    /// <summary>Whether that many letters are enough to say what it shows; one beyond the usual plane counts once, as
    /// in the database.</summary>
    public static bool SaysEnough(string says) => says.Trim().EnumerateRunes().Count() >= LeastWords;

    /// <summary>Its address uncut.</summary>
    public string Whole => "/foto/" + Pictures.FileName(Picture, Pictures.Widths[^1]);
}

public static class PhotoTables
{
    /// <summary>
    /// The table of one kind of photo. It keeps by itself that there are no more than <see cref="Photo.Most"/> of one
    /// thing (a place for each, taken once), that none stands there without words, and that none is both shown and
    /// taken away.
    /// </summary>
    /// <param name="name">Of the table.</param>
    /// <param name="owner">The column of what it is a photo of.</param>
    public static void IsPhotos<T>(this EntityTypeBuilder<T> table, string name, string owner)
        where T : Photo
    {
        table.ToTable(
            name,
            photos =>
            {
                photos.HasCheckConstraint($"{name}_have_a_place", $"position between 1 and {Photo.Most}");
                photos.HasCheckConstraint(
                    $"{name}_are_shown_or_removed",
                    "(position is null and removed is not null) or (position is not null and removed is null)"
                );
                photos.HasCheckConstraint($"{name}_say_something", $"length(trim(says_id)) >= {Photo.LeastWords}");
                photos.HasCheckConstraint(
                    $"{name}_have_a_focus_inside",
                    "focus_x between 0 and 100 and focus_y between 0 and 100"
                );
                photos.HasCheckConstraint(
                    $"{name}_are_large_enough",
                    $"width >= {Photo.LeastWidth} and height >= {Photo.LeastHeight}"
                );
            }
        );
        table.Property(row => row.OwnerId).HasColumnName(owner);
        table.HasIndex(row => new { row.OwnerId, row.Position }).IsUnique();
        table.Property(row => row.Picture).HasMaxLength(40);
        table.HasIndex(row => row.Picture);
        table.ComplexProperty(
            row => row.Says,
            says =>
            {
                says.Property(text => text.Id).HasMaxLength(Photo.MostWords);
                says.Property(text => text.En).HasMaxLength(Photo.MostWords);
            }
        );
        table.Ignore(row => row.Focus).Ignore(row => row.Whole);
    }

    /// <summary>Those that are shown, the first first.</summary>
    public static IQueryable<T> Shown<T>(this IQueryable<T> photos)
        where T : Photo => photos.Where(row => row.Position != null).OrderBy(row => row.Position);

    /// <summary>The stored files of one kind, also of those that may still be put back.</summary>
    public static async Task<List<string>> Stored<T>(AppDb db, CancellationToken stop)
        where T : Photo => [.. (await db.Set<T>().AsNoTracking().ToListAsync(stop)).SelectMany(row => row.Stored())];

    /// <summary>Forgets those that were taken away and not put back; an instant in UTC.</summary>
    public static Task Forget<T>(Act act)
        where T : Photo
    {
        var before = act.Now - Photo.Undo;
        return act.Erase(act.Db.Set<T>().Where(row => row.Removed < before));
    }
}
