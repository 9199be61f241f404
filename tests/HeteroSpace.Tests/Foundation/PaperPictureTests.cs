using HeteroSpace.Foundation.Files;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace HeteroSpace.Foundation;

/// <summary>Receipts and signed papers that someone photographed.</summary>
public sealed class PaperPictureTests
{
    [Fact]
    public async Task A_photographed_paper_becomes_one_JPEG_upright_on_white_and_without_EXIF()
    {
        await using var app = await HeteroApp.Start();
        var pictures = app.Services.GetRequiredService<Pictures>();
        using var clear = new SKBitmap(300, 200);
        clear.Erase(SKColors.Transparent);
        using var png = clear.Encode(SKEncodedImageFormat.Png, 90);
        foreach (
            var (file, size, colour) in new[]
            {
                (
                    PictureTests.WithExif(PictureTests.Photo(2000, 1000, SKEncodedImageFormat.Jpeg)),
                    (1000, 2000),
                    SKColors.Teal
                ),
                (PictureTests.Photo(1600, 100, SKEncodedImageFormat.Webp), (1600, 100), SKColors.Teal),
                (png.ToArray(), (300, 200), SKColors.White),
            }
        )
        {
            var (name, problem) = await pictures.KeepPaper(PictureTests.File(file));
            Assert.Null(problem);
            Assert.EndsWith(".jpg", name);
            using var stored = app.Services.GetRequiredService<FileStore>().Open(name!)!;
            using var content = new MemoryStream();
            await stored.CopyToAsync(content);
            Assert.True(content.ToArray().AsSpan().IndexOf("RAHASIA"u8) < 0);
            using var codec = SKCodec.Create(new MemoryStream(content.ToArray()));
            Assert.Equal(
                (SKEncodedImageFormat.Jpeg, size),
                (codec.EncodedFormat, (codec.Info.Width, codec.Info.Height))
            );
            using var read = SKBitmap.Decode(codec);
            var at = read.GetPixel(size.Item1 / 2, size.Item2 / 2);
            Assert.InRange(Math.Abs(at.Red - colour.Red) + Math.Abs(at.Blue - colour.Blue), 0, 12);
        }
        Assert.Equal(
            FileProblem.WrongKind,
            (await pictures.KeepPaper(PictureTests.File("bukan gambar sama sekali"u8.ToArray()))).Problem
        );
        Assert.Equal(FileProblem.Empty, (await pictures.KeepPaper(PictureTests.File([]))).Problem);
    }
}
