using HeteroSpace.Foundation.Files;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace HeteroSpace.Foundation;

[UsuallyOnce]
public sealed class PictureTests
{
    internal static FormFile File(byte[] content) =>
        new(new MemoryStream(content), 0, content.Length, "foto", "foto.jpg");

    internal static byte[] Photo(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.Teal);
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    // An EXIF block that says "turn me a quarter" and names a place to be forgotten, put behind the start of a JPEG.
    internal static byte[] WithExif(byte[] jpeg)
    {
        byte[] exif =
        [
            0xFF,
            0xE1,
            0x00,
            0x22 + 12,
            .. "Exif\0\0"u8,
            .. "MM\0*"u8,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            6,
            0,
            0,
            0,
            0,
            0,
            0,
            .. "RAHASIA-LOKA"u8,
        ];
        return [.. jpeg[..2], .. exif, .. jpeg[2..]];
    }

    [Fact]
    public async Task A_photo_becomes_three_widths_of_WebP_upright_and_without_EXIF()
    {
        await using var app = await HeteroApp.Start();
        var (name, problem) = await app
            .Services.GetRequiredService<Pictures>()
            .Keep(File(WithExif(Photo(2000, 1000, SKEncodedImageFormat.Jpeg))));
        Assert.Null(problem);
        foreach (var (width, wide, high) in new[] { (480, 480, 960), (960, 960, 1920), (1600, 1000, 2000) })
        {
            using var stored = app.Services.GetRequiredService<FileStore>().Open(Pictures.FileName(name!, width))!;
            using var content = new MemoryStream();
            await stored.CopyToAsync(content);
            Assert.True(content.ToArray().AsSpan().IndexOf("RAHASIA"u8) < 0);
            using var codec = SKCodec.Create(new MemoryStream(content.ToArray()));
            Assert.Equal(
                (SKEncodedImageFormat.Webp, wide, high),
                (codec.EncodedFormat, codec.Info.Width, codec.Info.Height)
            );
        }
    }

    [Fact]
    public async Task A_photo_of_fifty_megapixels_comes_through_and_one_of_seventy_is_told()
    {
        await using var app = await HeteroApp.Start();
        var pictures = app.Services.GetRequiredService<Pictures>();
        var (kept, problem) = await pictures.KeepSized(File(Photo(8660, 5774, SKEncodedImageFormat.Jpeg)));
        Assert.Equal((1600, 1067, null), (kept!.Width, kept.Height, problem));
        // Of the same size, and in passes by its head: all of it would be held at once.
        var passes = Photo(6000, 4000, SKEncodedImageFormat.Jpeg);
        passes[passes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]) + 1] = 0xC2;
        Assert.Equal(FileProblem.TooManyPixels, (await pictures.KeepSized(File(passes))).Problem);
        // A strip of a screen: few pixels, and higher than WebP goes.
        Assert.Equal(
            FileProblem.TooManyPixels,
            (await pictures.KeepSized(File(Photo(720, 20_000, SKEncodedImageFormat.Png)))).Problem
        );
        Assert.Equal(
            FileProblem.TooManyPixels,
            (await pictures.KeepSized(File(Photo(9000, 7800, SKEncodedImageFormat.Jpeg)))).Problem
        );
    }

    // Only the head says so: whoever reads on finds that there is no such picture.
    private static byte[] Says(byte[] jpeg, int width, int height)
    {
        byte[] says = [.. jpeg];
        var at = says.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]) + 5;
        (says[at], says[at + 1], says[at + 2], says[at + 3]) = (
            (byte)(height >> 8),
            (byte)height,
            (byte)(width >> 8),
            (byte)width
        );
        return says;
    }

    [Fact]
    public async Task A_strip_is_read_as_small_as_it_is_drawn_and_one_too_high_is_known_before_it_is_read()
    {
        await using var app = await HeteroApp.Start();
        var pictures = app.Services.GetRequiredService<Pictures>();
        var photo = Photo(16, 16, SKEncodedImageFormat.Jpeg);
        // Turned by EXIF the first of them is as high as the second.
        foreach (var high in (byte[][])[WithExif(Says(photo, 60_000, 1000)), Says(photo, 1000, 60_000)])
            Assert.Equal(FileProblem.TooManyPixels, (await pictures.KeepSized(File(high))).Problem);
        foreach (
            var (shape, most) in ((byte[] Shape, int Most)[])
                [
                    (Says(photo, 60_000, 1000), 2_000_000),
                    (WithExif(Says(photo, 1000, 60_000)), 2_000_000),
                    (Says(photo, 8660, 5774), 8_000_000),
                    (WithExif(Says(photo, 8660, 5774)), 8_000_000),
                    (Says(photo, 16_382, 3628), 2_000_000),
                    (Says(photo, 1600, 16_000), 26_000_000),
                ]
        )
        {
            using var codec = SKCodec.Create(new MemoryStream(shape));
            var read = Pictures.SizeToRead(codec)!.Value;
            Assert.InRange((long)read.Width * read.Height, 1, most);
        }
        // A long panorama keeps its width, and all of it can be seen.
        var (kept, problem) = await pictures.KeepSized(File(Photo(12_000, 1200, SKEncodedImageFormat.Jpeg)));
        Assert.Equal((1600, 160, null), (kept!.Width, kept.Height, problem));
    }

    private static byte[] Before(byte[] jpeg, byte marker, params byte[] put)
    {
        var at = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, marker]);
        return [.. jpeg[..at], .. put, .. jpeg[at..]];
    }

    private static byte[] InPasses(byte[] jpeg)
    {
        byte[] passes = [.. jpeg];
        passes[passes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]) + 1] = 0xC2;
        return passes;
    }

    // The first scan is of one colour alone; the others would follow.
    private static byte[] ColourByColour(byte[] jpeg)
    {
        var at = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);
        byte[] scan = [0xFF, 0xDA, 0, 8, 1, .. jpeg[(at + 5)..(at + 7)], 0, 63, 0];
        return [.. jpeg[..at], .. scan, .. jpeg[(at + 2 + (jpeg[at + 2] << 8 | jpeg[at + 3]))..]];
    }

    [Fact]
    public async Task A_photo_that_has_to_be_held_whole_is_known_however_its_head_is_written()
    {
        await using var app = await HeteroApp.Start();
        var pictures = app.Services.GetRequiredService<Pictures>();
        var photo = Photo(5000, 4000, SKEncodedImageFormat.Jpeg);
        byte[] comment = [0xFF, 0xFE, 0, 2];
        var many = Enumerable.Repeat(comment, 600).SelectMany(one => one).ToArray();
        foreach (
            var odd in (byte[][])
                [
                    InPasses(photo),
                    Before(InPasses(photo), 0xC2, 0xFF, 0xFF, 0xFF),
                    Before(InPasses(photo), 0xC2, many),
                    Before(InPasses(photo), 0xC2, 0xFF, 0xFF, 0xFE, 0, 2),
                    Before(InPasses(photo), 0xC2, 1, 2, 3),
                    ColourByColour(photo),
                    Before(ColourByColour(photo), 0xDA, 0xFF, 0xFF),
                ]
        )
            Assert.Equal(FileProblem.TooManyPixels, (await pictures.KeepSized(File(odd))).Problem);
        foreach (
            var sound in (byte[][])
                [photo, WithExif(photo), Before(photo, 0xC0, 0xFF, 0xFF, 0xFF), Before(photo, 0xC0, many)]
        )
            Assert.Null((await pictures.KeepSized(File(sound))).Problem);
    }

    [Fact]
    public async Task What_is_not_a_photo_or_unfolds_into_too_much_is_refused()
    {
        await using var app = await HeteroApp.Start();
        var pictures = app.Services.GetRequiredService<Pictures>();
        Assert.Equal(FileProblem.WrongKind, (await pictures.Keep(File("<svg onload=alert(1)>"u8.ToArray()))).Problem);
        Assert.Equal(
            FileProblem.WrongKind,
            (await pictures.Keep(File([0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3, 4, 5, 6, 7, 8]))).Problem
        );
        // A PNG whose head says 30,000 by 30,000: 3.6 GB once unfolded.
        var bomb = Photo(8, 8, SKEncodedImageFormat.Png);
        byte[] head = [.. "IHDR"u8, 0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30, .. bomb[24..29]];
        head.CopyTo(bomb, 12);
        BitConverter.GetBytes(System.Net.IPAddress.HostToNetworkOrder((int)Crc32(head))).CopyTo(bomb, 29);
        Assert.Equal(FileProblem.TooManyPixels, (await pictures.Keep(File(bomb))).Problem);
    }

    [Fact]
    public async Task A_picture_that_broke_off_is_told_and_a_WebP_is_one_as_well()
    {
        await using var app = await HeteroApp.Start();
        var pictures = app.Services.GetRequiredService<Pictures>();
        foreach (var format in (SKEncodedImageFormat[])[SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Png])
        {
            var whole = Noise(400, 300, format);
            Assert.NotNull((await pictures.Keep(File(whole))).Picture);
            foreach (var part in (double[])[0.1, 0.5, 0.9])
                Assert.Equal(
                    FileProblem.Unfinished,
                    (await pictures.Keep(File(whole[..(int)(whole.Length * part)]))).Problem
                );
        }
        foreach (var webp in (byte[][])[Noise(400, 300, SKEncodedImageFormat.Webp), Smooth(1600, 1200)])
        {
            Assert.NotNull((await pictures.Keep(File(webp))).Picture);
            foreach (var part in (double[])[0.02, 0.1, 0.3, 0.6, 0.9, 0.99])
                Assert.Equal(
                    FileProblem.Unfinished,
                    (await pictures.Keep(File(webp[..Math.Max(30, (int)(webp.Length * part))]))).Problem
                );
        }
        Assert.Equal(
            FileProblem.WrongKind,
            (await pictures.Keep(File([.. "RIFF"u8, 0, 0, 0, 0, .. "WAVE"u8]))).Problem
        );
    }

    // As a phone's is: large, and packed well.
    private static byte[] Smooth(int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        for (var y = 0; y < height; y++)
        for (var x = 0; x < width; x++)
            bitmap.SetPixel(x, y, new SKColor((byte)(x * 255 / width), (byte)(y * 255 / height), (byte)(x ^ y)));
        using var data = bitmap.Encode(SKEncodedImageFormat.Webp, 80);
        return data.ToArray();
    }

    // What no format packs well, so that a part of the file is a part of the picture.
    private static byte[] Noise(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(width, height);
        var chance = new Random(7);
        for (var y = 0; y < height; y++)
        for (var x = 0; x < width; x++)
            bitmap.SetPixel(x, y, new SKColor((uint)chance.Next() | 0xFF000000));
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    [Fact]
    public async Task Colours_are_those_of_the_photo_whatever_profile_numbers_them()
    {
        await using var app = await HeteroApp.Start();
        var pictures = app.Services.GetRequiredService<Pictures>();
        // Half of the range of a wide screen (Display P3) is more than half of the web's.
        using var wide = SKColorSpace.CreateRgb(SKColorSpaceTransferFn.Srgb, SKColorSpaceXyz.DisplayP3);
        using var photo = new SKBitmap(new SKImageInfo(40, 40, SKColorType.Rgba8888, SKAlphaType.Opaque, wide));
        for (var y = 0; y < 40; y++)
        for (var x = 0; x < 40; x++)
            System.Runtime.InteropServices.Marshal.Copy(
                (byte[])[120, 200, 90, 255],
                0,
                photo.GetPixels() + (y * photo.RowBytes) + (x * 4),
                4
            );
        using var encoded = photo.Encode(SKEncodedImageFormat.Png, 100);
        var (kept, _) = await pictures.KeepSized(File(encoded.ToArray()));
        using var stored = app.Services.GetRequiredService<FileStore>().Open(Pictures.FileName(kept!.Name, 480))!;
        using var drawn = SKBitmap.Decode(stored);
        var seen = drawn.GetPixel(20, 20);
        Assert.InRange(seen.Red, 70, 108);
        Assert.InRange(seen.Green, 200, 210);
        Assert.InRange(seen.Blue, 60, 88);
    }

    // As PNG asks (ISO 3309): without a right sum the head itself would be refused, and the size never looked at.
    private static uint Crc32(byte[] content)
    {
        var sum = uint.MaxValue;
        foreach (var part in content)
        {
            sum ^= part;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum >> 1) ^ (0xEDB88320 & (uint)-(int)(sum & 1));
        }
        return ~sum;
    }

    [Fact]
    public async Task A_file_nobody_has_is_erased_after_two_hours_and_one_somebody_has_stays()
    {
        await using var app = await HeteroApp.Start();
        var files = app.Services.GetRequiredService<FileStore>();
        var (photo, _) = await app
            .Services.GetRequiredService<Pictures>()
            .Keep(File(Photo(20, 20, SKEncodedImageFormat.Png)));
        var (letter, _) = await files.Keep(File("%PDF-1.7 ditinggalkan"u8.ToArray()), [FileKind.Pdf]);
        await app.Do(async services =>
        {
            var db = services.GetRequiredService<Db.AppDb>();
            var site = await Sites.SiteTables.Sites(db).FirstAsync();
            db.Add(
                new Organizations.Organization
                {
                    Slug = "berlogo",
                    Name = "Berlogo",
                    SiteId = site.Id,
                    Registered = app.Now,
                    Logo = photo,
                }
            );
            return await db.SaveChangesAsync();
        });
        app.Clock.SetUtcNow(TimeProvider.System.GetUtcNow().AddMinutes(115));
        await app.WorkJobs();
        Assert.True(files.Exists(letter!));
        app.Clock.Advance(TimeSpan.FromMinutes(40));
        await app.WorkJobs();
        Assert.False(files.Exists(letter!));
        Assert.True(files.Exists(Pictures.FileName(photo!, 480)));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(4000)]
    public void A_picture_of_few_colours_keeps_each_and_one_of_many_keeps_its_surfaces(int colours)
    {
        const int side = 120;
        var pixels = new byte[side * side * 4];
        // The upper half is one surface, the lower of as many colours as are asked for.
        for (var at = 0; at < side * side; at++)
        {
            var shade = at < side * side / 2 ? 0 : at % colours;
            (pixels[at * 4], pixels[at * 4 + 1], pixels[at * 4 + 2]) = (
                (byte)(242 - shade % 40),
                (byte)(165 - shade / 40),
                22
            );
        }
        using var drawn = SKBitmap.Decode(Pdf.IndexedPng.Of(side, side, pixels));
        for (var at = 0; at < side * side; at++)
        {
            var (seen, red, green) = (drawn.GetPixel(at % side, at / side), pixels[at * 4], pixels[at * 4 + 1]);
            var most = colours <= 256 || at < side * side / 2 ? 0 : 12;
            Assert.True(
                Math.Abs(seen.Red - red) <= most && Math.Abs(seen.Green - green) <= most && seen.Blue == 22,
                $"{at}: {seen}"
            );
        }
    }
}
