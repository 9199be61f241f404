using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Foundation.Files;

/// <summary>A kept picture that is shown cut to 9:5 around its focal point.</summary>
public interface ICutPicture
{
    /// <summary>As <see cref="Pictures"/> keeps it.</summary>
    string Picture { get; }

    /// <summary>Of the largest that is kept; in pixels.</summary>
    int Width { get; }
    int Height { get; }
    FocalPoint Focus { get; }

    /// <summary>What it shows, for those who do not see it.</summary>
    Bilingual Says { get; }
}

public static class CutPictures
{
    /// <summary>Its address cut, of a width that it has (<see cref="PhotoCrops.WidthsOf"/>).</summary>
    public static string Cut(this ICutPicture of, int width) =>
        "/foto/" + PhotoCrops.FileName(of.Picture, of.Focus, width);

    /// <summary>What chats show beside a link to what it is of; null where it is too small for that.</summary>
    public static (string Address, int Width, int Height)? Shared(this ICutPicture of) =>
        PhotoCrops.ShareSizeOf(of.Width, of.Height) is var (width, height)
            ? ("/foto/" + PhotoCrops.ShareName(of.Picture, of.Focus), width, height)
            : null;

    /// <summary>All stored files it has: those of <see cref="Pictures"/> and the cut ones.</summary>
    public static IEnumerable<string> Stored(this ICutPicture of) =>
        Pictures
            .Widths.Select(width => Pictures.FileName(of.Picture, width))
            .Concat(
                PhotoCrops
                    .WidthsOf(of.Width, of.Height)
                    .Select(width => PhotoCrops.FileName(of.Picture, of.Focus, width))
            )
            .Concat(of.Shared() is null ? [] : [PhotoCrops.ShareName(of.Picture, of.Focus)]);
}
