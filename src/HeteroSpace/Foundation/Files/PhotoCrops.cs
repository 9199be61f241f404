using System.Globalization;
using SkiaSharp;

namespace HeteroSpace.Foundation.Files;

/// <summary>
/// Photos cut to 9:5 around their focal point, as WebP in a few widths, each no heavier than its place on a page
/// allows. They are cut here and not by the browser, so that nobody loads what is not shown and no style has to say
/// where a picture lies (the content policy takes none). Another focal point is another file: each may be kept for
/// ever.
/// </summary>
public sealed class PhotoCrops(FileStore files)
{
    /// <summary>In pixels: two for cards, one for a telephone's width, one for sharp screens.</summary>
    public static readonly int[] Widths = [240, 360, 720, 1080];

    // A first visit has 100 KB for everything. In the order of the widths.
    private static readonly int[] MostBytes = [4_000, 8_000, 20_000, 45_000];

    // What chats show beside a link (Open Graph, ogp.me), in pixels, and what they carry of it, in bytes.
    private const int ShareWidth = 1200,
        ShareHeight = 630,
        LeastShared = 600,
        MostShared = 200_000;

    // From hardly seen to coarse: a photo of leaves or bricks is heavier than one of a wall.
    private static readonly int[] Qualities = [80, 66, 52, 38, 24, 10];

    /// <summary>How high a picture of a width is, to whole pixels.</summary>
    public static int HeightOf(int width) => (width * 5 + 4) / 9;

    /// <summary>The widths a photo of this size has; none is blown up.</summary>
    public static IEnumerable<int> WidthsOf(int width, int height) =>
        Widths.Where(wanted => wanted <= width && HeightOf(wanted) <= height);

    public static string FileName(string picture, FocalPoint focus, int width) =>
        string.Create(CultureInfo.InvariantCulture, $"{picture}-{focus}-{width}.webp");

    /// <summary>The one that chats show beside a link: JPEG, since not all of them read WebP.</summary>
    public static string ShareName(string picture, FocalPoint focus) => $"{picture}-{focus}-share.jpg";

    /// <summary>How large that one is, 1200 × 630 where the photo has so much; null where it would be too small to be
    /// shown large.</summary>
    public static (int Width, int Height)? ShareSizeOf(int width, int height)
    {
        var (wide, high) = LargestOf(width, height, ShareWidth, ShareHeight);
        if (wide < LeastShared)
            return null;
        return wide < ShareWidth ? (wide, high) : (ShareWidth, ShareHeight);
    }

    /// <summary>Draws all that a photo is shown by.</summary>
    public async Task Draw(ICutPicture photo, CancellationToken stop = default)
    {
        var drawn = await Pictures.Drawing.Run(() => Cut(photo), stop);
        foreach (var (name, content) in drawn)
            await files.Write(name, content, stop);
    }

    /// <summary>The size of the largest that is kept of a picture; null when there is none.</summary>
    public (int Width, int Height)? SizeOf(string picture)
    {
        using var stored = files.Open(Pictures.FileName(picture, Pictures.Widths[^1]));
        using var codec = stored is null ? null : SKCodec.Create(stored);
        return codec is null ? null : (codec.Info.Width, codec.Info.Height);
    }

    private List<(string Name, byte[] Content)> Cut(ICutPicture photo)
    {
        using var stored =
            files.Open(Pictures.FileName(photo.Picture, Pictures.Widths[^1]))
            ?? throw new FileNotFoundException($"The picture {photo.Picture} is not there to be cut.");
        using var whole = SKBitmap.Decode(stored);
        var part = Part(whole.Width, whole.Height, photo.Focus);
        var cut = WidthsOf(photo.Width, photo.Height)
            .Select(width =>
                (
                    FileName(photo.Picture, photo.Focus, width),
                    Encoded(whole, part, width, MostBytes[Array.IndexOf(Widths, width)])
                )
            )
            .ToList();
        if (ShareSizeOf(photo.Width, photo.Height) is { } size)
            cut.Add((ShareName(photo.Picture, photo.Focus), Shared(whole, size, photo.Focus)));
        return cut;
    }

    // Chats refuse what is heavier than some 300 KB.
    private static byte[] Shared(SKBitmap whole, (int Width, int Height) size, FocalPoint focus)
    {
        var part = Around(
            whole.Width,
            whole.Height,
            focus,
            LargestOf(whole.Width, whole.Height, ShareWidth, ShareHeight)
        );
        using var drawn = Painted(whole, part, size.Width, size.Height);
        foreach (var quality in Qualities)
        {
            using var encoded = drawn.Encode(SKEncodedImageFormat.Jpeg, quality);
            if (encoded.Size <= MostShared || quality == Qualities[^1])
                return encoded.ToArray();
        }
        throw new InvalidOperationException("There is a last quality.");
    }

    // The largest of those proportions that a picture has.
    private static (int Width, int Height) LargestOf(int width, int height, int across, int down) =>
        width * (long)down > height * (long)across ? (height * across / down, height) : (width, width * down / across);

    private static SKRectI Around(int width, int height, FocalPoint focus, (int Width, int Height) part) =>
        SKRectI.Create(
            (width - part.Width) * focus.X / 100,
            (height - part.Height) * focus.Y / 100,
            part.Width,
            part.Height
        );

    /// <summary>The largest part of 9:5, with the focal point as far from its edges as from the picture's.</summary>
    internal static SKRectI Part(int width, int height, FocalPoint focus) =>
        Around(width, height, focus, LargestOf(width, height, 9, 5));

    private static byte[] Encoded(SKBitmap whole, SKRectI part, int width, int most)
    {
        // What is grain and nothing else is drawn half as sharp, and as wide as it says it is.
        for (var sharp = width; ; sharp /= 2)
        {
            using var drawn = Drawn(whole, part, width, sharp);
            foreach (var quality in Qualities)
            {
                using var encoded = drawn.Encode(SKEncodedImageFormat.Webp, quality);
                if (encoded.Size <= most || sharp < 16)
                    return encoded.ToArray();
            }
        }
    }

    private static SKBitmap Drawn(SKBitmap whole, SKRectI part, int width, int sharp)
    {
        var first = Drawn(whole, part, sharp);
        if (sharp == width)
            return first;
        using (first)
            return Drawn(first, SKRectI.Create(first.Width, first.Height), width);
    }

    private static SKBitmap Drawn(SKBitmap from, SKRectI part, int width) =>
        Painted(from, part, width, HeightOf(width));

    private static SKBitmap Painted(SKBitmap from, SKRectI part, int width, int height)
    {
        var drawn = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(drawn);
        // What a PNG leaves open is paper.
        canvas.Clear(SKColors.White);
        using var image = SKImage.FromBitmap(from);
        canvas.DrawImage(
            image,
            part,
            SKRect.Create(drawn.Width, drawn.Height),
            new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)
        );
        return drawn;
    }
}
