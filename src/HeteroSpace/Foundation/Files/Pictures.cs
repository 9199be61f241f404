using System.Security.Cryptography;
using SkiaSharp;

namespace HeteroSpace.Foundation.Files;

/// <summary>A picture as it is kept.</summary>
/// <param name="Name">As <see cref="Pictures.FileName"/> wants it.</param>
/// <param name="Width">Of the largest; in pixels.</param>
public sealed record KeptPicture(string Name, int Width, int Height);

/// <summary>
/// Photos people upload are drawn anew as WebP in up to three widths: small on a phone, without the place and camera
/// that the original tells of, and whatever else was hidden in the file is gone.
/// </summary>
public sealed class Pictures(FileStore files)
{
    /// <summary>In pixels; a smaller original is not blown up.</summary>
    public static readonly int[] Widths = [480, 960, 1600];
    private const int Quality = 80,
        PaperQuality = 88;

    /// <summary>
    /// JPEG is read at a fraction of its size, so that the largest of telephones come through; PNG, WebP, and JPEG that
    /// comes in passes, only whole.
    /// </summary>
    private const int MostPixels = 60_000_000,
        MostPixelsWhole = 16_000_000;
    private const int MostHigh = 16_383;

    // One at a time and always on the same thread: a rush of uploads waits on disk rather than in memory, and what the
    // drawing library takes from the system is used again instead of lying in a pool of every thread.
    internal static readonly OneThread Drawing = new("pictures");

    /// <summary>The address of a stored picture in a width.</summary>
    public static string FileName(string picture, int width) => $"{picture}-{width}.webp";

    /// <summary>The name of the picture whose smallest file this is; null when it is none.</summary>
    public static string? NameOf(string? file)
    {
        var end = $"-{Widths[0]}.webp";
        return file?.EndsWith(end, StringComparison.Ordinal) == true ? file[..^end.Length] : null;
    }

    /// <summary>Keeps the picture and gives its name (see <see cref="FileName"/>), or says why not.</summary>
    public async Task<(string? Picture, FileProblem? Problem)> Keep(IFormFile file, CancellationToken stop = default)
    {
        var (kept, problem) = await KeepSized(file, stop);
        return (kept?.Name, problem);
    }

    /// <summary>The same, with the size of the largest.</summary>
    public async Task<(KeptPicture? Picture, FileProblem? Problem)> KeepSized(
        IFormFile file,
        CancellationToken stop = default
    )
    {
        var (drawn, problem) = await Draw(
            file,
            (upright, largest) =>
                new Drawn(largest.Width, largest.Height, [.. Widths.Select(width => (width, Encoded(upright, width)))]),
            stop
        );
        if (drawn is null)
            return (null, problem);
        var name = RandomNumberGenerator.GetHexString(32, true);
        foreach (var (width, content) in drawn.Contents)
            await files.Write(FileName(name, width), content, stop);
        return (new(name, drawn.Width, drawn.Height), null);
    }

    /// <summary>
    /// The photo of a paper, drawn anew in one width as a JPEG, which every office opens; gives its stored name, or
    /// says why not.
    /// </summary>
    public async Task<(string? Stored, FileProblem? Problem)> KeepPaper(
        IFormFile file,
        CancellationToken stop = default
    )
    {
        var (paper, problem) = await Draw(file, OnWhite, stop);
        if (paper is null)
            return (null, problem);
        var name = RandomNumberGenerator.GetHexString(32, true) + ".jpg";
        await files.Write(name, paper, stop);
        return (name, null);
    }

    private sealed record Drawn(int Width, int Height, List<(int Width, byte[] Content)> Contents);

    private static async Task<(T? Drawn, FileProblem? Problem)> Draw<T>(
        IFormFile file,
        Func<SKBitmap, SKImageInfo, T> draw,
        CancellationToken stop
    )
        where T : class
    {
        if (file.Length == 0)
            return (null, FileProblem.Empty);
        if (file.Length > FileStore.MostBytes)
            return (null, FileProblem.TooLarge);
        return await Drawing.Run(() => Draw(file, draw), stop);
    }

    private static (T? Drawn, FileProblem? Problem) Draw<T>(IFormFile file, Func<SKBitmap, SKImageInfo, T> draw)
        where T : class
    {
        using var content = file.OpenReadStream();
        Span<byte> room = stackalloc byte[16];
        var first = room[..content.ReadAtLeast(room, room.Length, false)];
        var kind = FileStore.KindOf(first);
        if (kind is not (FileKind.Jpeg or FileKind.Png) && !IsWebP(first))
            return (null, FileProblem.WrongKind);
        content.Position = 0;
        var whole = kind != FileKind.Jpeg || ComesInPasses(content);
        // Read from where it lies on disk, not as a whole.
        content.Position = 0;
        using var codec = SKCodec.Create(content);
        if (codec is null)
            return (null, EndsTooSoon(first, content.Length) ? FileProblem.Unfinished : FileProblem.WrongKind);
        if ((long)codec.Info.Width * codec.Info.Height > (whole ? MostPixelsWhole : MostPixels))
            return (null, FileProblem.TooManyPixels);
        if (SizeToRead(codec) is not { } size)
            return (null, FileProblem.TooManyPixels);
        var (decoded, unread) = Decode(codec, size);
        using var upright = decoded;
        if (upright is null)
            return (null, EndsTooSoon(first, content.Length) ? FileProblem.Unfinished : unread);
        var largest = SizeAt(upright.Width, upright.Height, Widths[^1]);
        if (largest.Height > MostHigh)
            return (null, FileProblem.TooManyPixels);
        return (draw(upright, largest), null);
    }

    // RFC 9649, 2.4.
    private static bool IsWebP(ReadOnlySpan<byte> first) =>
        first.Length >= 12 && first[..4].SequenceEqual("RIFF"u8) && first[8..12].SequenceEqual("WEBP"u8);

    // A WebP says at its beginning how long it is, without the eight bytes that say so; one that broke off is not
    // opened at all, or opened and not read.
    private static bool EndsTooSoon(ReadOnlySpan<byte> first, long length) =>
        IsWebP(first) && System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(first[4..8]) + 8L > length;

    // So many segments has no head that a camera or a program wrote.
    private const int MostSegments = 2000;

    // A JPEG that comes in passes (ITU-T T.81: progressive, or its colours one after the other) is held whole until the
    // last of them; so is taken what cannot be read as a row of marked segments, each with its length.
    private static bool ComesInPasses(Stream jpeg)
    {
        var colours = 0;
        Span<byte> head = stackalloc byte[8];
        jpeg.Position = 2;
        for (var segments = 0; segments < MostSegments && Marker(jpeg) is { } marker; segments++)
        {
            var begins = jpeg.Position;
            if (jpeg.ReadAtLeast(head, head.Length, false) < head.Length)
                return true;
            switch (marker)
            {
                case 0xC2 or 0xC6 or 0xCA or 0xCE:
                    return true;
                // The first scan: of all colours, or of some.
                case 0xDA:
                    return head[2] < colours || colours == 0;
                case >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC):
                    colours = head[7];
                    break;
            }
            var length = head[0] << 8 | head[1];
            if (length < 2 || begins + length > jpeg.Length)
                return true;
            jpeg.Position = begins + length;
        }
        return true;
    }

    // Any number of fill bytes may stand before it (B.1.1.2). Null where none stands that is followed by a length.
    private static int? Marker(Stream jpeg)
    {
        if (jpeg.ReadByte() != 0xFF)
            return null;
        int marker;
        do marker = jpeg.ReadByte();
        while (marker == 0xFF);
        return marker is >= 0xC0 and not (>= 0xD0 and <= 0xD9) ? marker : null;
    }

    private static byte[] Encoded(SKBitmap picture, int width)
    {
        using var drawn = picture.Resize(
            SizeAt(picture.Width, picture.Height, width),
            new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)
        );
        using var encoded = drawn.Encode(SKEncodedImageFormat.Webp, Quality);
        return encoded.ToArray();
    }

    // JPEG knows no clear paper: what shows through would turn black.
    private static byte[] OnWhite(SKBitmap picture, SKImageInfo size)
    {
        using var paper = new SKBitmap(
            new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Opaque)
        );
        using (var canvas = new SKCanvas(paper))
        using (var image = SKImage.FromBitmap(picture))
        {
            canvas.Clear(SKColors.White);
            canvas.DrawImage(
                image,
                new SKRect(0, 0, size.Width, size.Height),
                new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)
            );
        }
        using var encoded = paper.Encode(SKEncodedImageFormat.Jpeg, PaperQuality);
        return encoded.ToArray();
    }

    private static SKImageInfo SizeAt(int wide, int high, int width)
    {
        var target = Math.Min(width, wide);
        return new(target, Math.Max(1, (int)Math.Round((double)high * target / wide)));
    }

    /// <summary>
    /// As large as a photo has to be read so that its largest width can be drawn: JPEG can be by eighths of its size,
    /// which spares most of the memory. A strip is measured by its width as it will stand, however it lies in
    /// the file. Null when it would be higher than WebP goes (RFC 9649, section 3.4), which is known before it is read.
    /// </summary>
    internal static SKSizeI? SizeToRead(SKCodec codec)
    {
        var (wide, high) = LiesOnItsSide(codec.EncodedOrigin)
            ? (codec.Info.Height, codec.Info.Width)
            : (codec.Info.Width, codec.Info.Height);
        return wide < 1 || SizeAt(wide, high, Widths[^1]).Height > MostHigh
            ? null
            : codec.GetScaledDimensions(Math.Min(1f, MathF.Ceiling(8f * Widths[^1] / wide) / 8));
    }

    // Its colours become those of the web (sRGB), whichever its profile (ICC.1) numbers them by; what is kept has none.
    private static (SKBitmap? Read, FileProblem? Problem) Decode(SKCodec codec, SKSizeI size)
    {
        using var web = SKColorSpace.CreateSrgb();
        var read = new SKBitmap(
            new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, web)
        );
        var result = codec.GetPixels(read.Info, read.GetPixels());
        if (result == SKCodecResult.Success)
            return (Upright(read, codec.EncodedOrigin), null);
        read.Dispose();
        return (null, result == SKCodecResult.IncompleteInput ? FileProblem.Unfinished : FileProblem.WrongKind);
    }

    private static bool LiesOnItsSide(SKEncodedOrigin origin) =>
        origin
            is SKEncodedOrigin.LeftTop
                or SKEncodedOrigin.RightTop
                or SKEncodedOrigin.RightBottom
                or SKEncodedOrigin.LeftBottom;

    // Phones store a photo as the sensor lay and say in EXIF how to turn it; with EXIF gone it must be turned here.
    private static SKBitmap Upright(SKBitmap read, SKEncodedOrigin origin)
    {
        if (origin is SKEncodedOrigin.TopLeft or SKEncodedOrigin.Default)
            return read;
        var (width, height) = LiesOnItsSide(origin) ? (read.Height, read.Width) : (read.Width, read.Height);
        var turned = new SKBitmap(width, height);
        using var canvas = new SKCanvas(turned);
        canvas.SetMatrix(
            origin switch
            {
                SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
                SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
                SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
                SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
                SKEncodedOrigin.RightTop => new SKMatrix(0, -1, width, 1, 0, 0, 0, 0, 1),
                SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, width, -1, 0, height, 0, 0, 1),
                _ => new SKMatrix(0, 1, 0, -1, 0, height, 0, 0, 1),
            }
        );
        canvas.DrawBitmap(read, 0, 0, SKSamplingOptions.Default);
        read.Dispose();
        return turned;
    }
}
