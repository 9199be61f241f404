using System.Security.Cryptography;
using SkiaSharp;

namespace HeteroSpace.Foundation.Files;

/// <summary>A picture as it is kept.</summary>
/// <param name="Name">As <see cref="Pictures.FileName"/> wants it.</param>
/// <param name="Width">Of the largest; in pixels.</param>
public sealed record KeptPicture(string Name, int Width, int Height);

/// <summary>
/// Photos people upload are drawn anew as WebP in up to three widths: small on a phone, without the place and camera that
/// the original tells of, and whatever else was hidden in the file is gone.
/// </summary>
public sealed class Pictures(FileStore files)
{
    /// <summary>In pixels; a smaller original is not blown up.</summary>
    public static readonly int[] Widths = [480, 960, 1600];
    private const int Quality = 80;
    /// <summary>JPEG is read at a fraction of its size, so that the largest of telephones come through; PNG only whole, at four bytes a pixel.</summary>
    private const int MostPixels = 60_000_000, MostPixelsWhole = 16_000_000;
    private const int MostHigh = 16_383;
    // One at a time, file and all: a rush of uploads waits on disk rather than in memory.
    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <summary>The address of a stored picture in a width.</summary>
    public static string FileName(string picture, int width) => $"{picture}-{width}.webp";

    /// <summary>Keeps the picture and gives its name (see <see cref="FileName"/>), or says why not.</summary>
    public async Task<(string? Picture, FileProblem? Problem)> Keep(IFormFile file, CancellationToken stop = default)
    {
        var (kept, problem) = await KeepSized(file, stop);
        return (kept?.Name, problem);
    }

    /// <summary>The same, with the size of the largest.</summary>
    public async Task<(KeptPicture? Picture, FileProblem? Problem)> KeepSized(IFormFile file, CancellationToken stop = default)
    {
        if (file.Length == 0) return (null, FileProblem.Empty);
        if (file.Length > FileStore.MostBytes) return (null, FileProblem.TooLarge);
        await OneAtATime.WaitAsync(stop);
        try
        {
            using var content = file.OpenReadStream();
            using var data = SKData.Create(content);
            if (data is null || FileStore.KindOf(data.AsSpan()) is not { } kind || kind is not (FileKind.Jpeg or FileKind.Png)) return (null, FileProblem.WrongKind);
            using var codec = SKCodec.Create(data);
            if (codec is null) return (null, FileProblem.WrongKind);
            if ((long)codec.Info.Width * codec.Info.Height > (kind == FileKind.Jpeg ? MostPixels : MostPixelsWhole)) return (null, FileProblem.TooManyPixels);
            using var upright = Decode(codec);
            // WebP ends at 16,383 pixels (RFC 9649, section 3.4).
            if (upright is not null && SizeAt(upright, Widths[^1]).Height > MostHigh) return (null, FileProblem.TooManyPixels);
            return upright is null ? (null, FileProblem.WrongKind) : (await Save(upright, stop), null);
        }
        finally { OneAtATime.Release(); }
    }

    private async Task<KeptPicture> Save(SKBitmap picture, CancellationToken stop)
    {
        var name = RandomNumberGenerator.GetHexString(32, true);
        var size = SizeAt(picture, Widths[^1]);
        foreach (var width in Widths)
        {
            using var drawn = picture.Resize(SizeAt(picture, width), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
            using var encoded = drawn.Encode(SKEncodedImageFormat.Webp, Quality);
            await files.Write(FileName(name, width), encoded.ToArray(), stop);
        }
        return new(name, size.Width, size.Height);
    }

    private static SKImageInfo SizeAt(SKBitmap picture, int width)
    {
        var target = Math.Min(width, picture.Width);
        return new(target, Math.Max(1, (int)Math.Round((double)picture.Height * target / picture.Width)));
    }

    // JPEG can be read at a half or a quarter of its size, which spares most of the memory of a large photo.
    private static SKBitmap? Decode(SKCodec codec)
    {
        var scale = Math.Min(1f, (float)Widths[^1] / Math.Max(1, Math.Min(codec.Info.Width, codec.Info.Height)));
        var size = codec.GetScaledDimensions(scale);
        var read = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (codec.GetPixels(read.Info, read.GetPixels()) is not (SKCodecResult.Success or SKCodecResult.IncompleteInput)) { read.Dispose(); return null; }
        return Upright(read, codec.EncodedOrigin);
    }

    // Phones store a photo as the sensor lay and say in EXIF how to turn it; with EXIF gone it must be turned here.
    private static SKBitmap Upright(SKBitmap read, SKEncodedOrigin origin)
    {
        if (origin is SKEncodedOrigin.TopLeft or SKEncodedOrigin.Default) return read;
        var sideways = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (width, height) = sideways ? (read.Height, read.Width) : (read.Width, read.Height);
        var turned = new SKBitmap(width, height);
        using var canvas = new SKCanvas(turned);
        canvas.SetMatrix(origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, width, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, width, -1, 0, height, 0, 0, 1),
            _ => new SKMatrix(0, 1, 0, -1, 0, height, 0, 0, 1)
        });
        canvas.DrawBitmap(read, 0, 0, SKSamplingOptions.Default);
        read.Dispose();
        return turned;
    }
}
