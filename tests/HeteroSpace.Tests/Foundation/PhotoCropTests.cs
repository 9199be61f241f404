using CsCheck;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Sites;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace HeteroSpace.Foundation;

/// <summary>Photos cut to their place on a page, and the order they stand in.</summary>
public sealed class PhotoCropTests
{
    [Fact]
    public void The_part_that_is_shown_is_9_to_5_as_large_as_can_be_and_lies_by_the_focal_point() =>
        Gen.Select(Gen.Int[1, 1600], Gen.Int[1, 9000], Gen.Int[0, 100], Gen.Int[0, 100])
            .Sample(
                (width, height, x, y) =>
                {
                    var part = PhotoCrops.Part(width, height, new(x, y));
                    Assert.True(part.Left >= 0 && part.Top >= 0 && part.Right <= width && part.Bottom <= height);
                    Assert.True(part.Width == width || part.Height == height);
                    Assert.InRange(part.Width - part.Height * 9 / 5.0, -2, 2);
                    // At an edge it lies at that edge.
                    Assert.Equal(0, PhotoCrops.Part(width, height, new(0, y)).Left);
                    Assert.Equal(height, PhotoCrops.Part(width, height, new(x, 100)).Bottom);
                }
            );

    [Fact]
    public async Task However_a_photo_looks_each_width_is_as_large_as_it_says_and_no_heavier_than_its_place_allows()
    {
        await using var app = await HeteroApp.Start();
        var (pictures, crops, files) = (
            app.Services.GetRequiredService<Pictures>(),
            app.Services.GetRequiredService<PhotoCrops>(),
            app.Services.GetRequiredService<FileStore>()
        );
        foreach (var (wide, high, grain) in new[] { (1080, 600, 255), (720, 1300, 40), (1600, 900, 0) })
        {
            var kept = (await pictures.KeepSized(Photographed.File(Photographed.Jpeg(wide, high, grain)))).Picture!;
            var photo = new SitePhoto
            {
                Picture = kept.Name,
                Width = kept.Width,
                Height = kept.Height,
                FocusY = 0,
            };
            await crops.Draw(photo);
            var widths = PhotoCrops.WidthsOf(kept.Width, kept.Height).ToList();
            Assert.Equal(wide >= 1080 ? [240, 360, 720, 1080] : [240, 360, 720], widths);
            foreach (var (width, most) in widths.Zip([4_000, 8_000, 20_000, 45_000]))
            {
                using var stored = files.Open(PhotoCrops.FileName(kept.Name, photo.Focus, width))!;
                Assert.InRange(stored.Length, 100, most);
                using var codec = SKCodec.Create(stored);
                Assert.Equal(
                    (SKEncodedImageFormat.Webp, width, width * 5 / 9),
                    (codec.EncodedFormat, codec.Info.Width, codec.Info.Height)
                );
            }
            Assert.All(photo.Stored(), name => Assert.True(files.Exists(name)));
        }
    }

    [Fact]
    public async Task What_matters_most_stays_in_sight()
    {
        await using var app = await HeteroApp.Start();
        // Upright, and red at its foot alone.
        using var bitmap = new SKBitmap(900, 1600);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.Teal);
            canvas.DrawRect(0, 1300, 900, 300, new SKPaint { Color = SKColors.Red });
        }
        using var jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        var kept = (
            await app.Services.GetRequiredService<Pictures>().KeepSized(Photographed.File(jpeg.ToArray()))
        ).Picture!;
        foreach (var (y, red) in new[] { (0, false), (50, false), (100, true) })
        {
            var photo = new SitePhoto
            {
                Picture = kept.Name,
                Width = kept.Width,
                Height = kept.Height,
                FocusY = y,
            };
            await app.Services.GetRequiredService<PhotoCrops>().Draw(photo);
            using var stored = app
                .Services.GetRequiredService<FileStore>()
                .Open(PhotoCrops.FileName(kept.Name, photo.Focus, 720))!;
            using var seen = SKBitmap.Decode(stored);
            Assert.Equal(red, seen.GetPixel(360, 350).Red > 150);
        }
    }

    [Fact]
    public void Whoever_is_given_a_place_gets_it_and_the_others_keep_their_order() =>
        Gen.Select(Gen.Int[1, 8], Gen.Int[0, 7], Gen.Int[-3, 12])
            .Sample(
                (count, which, place) =>
                {
                    var photos = Enumerable.Range(1, count).Select(at => new SitePhoto { Position = at }).ToList();
                    var moved = photos[which % count];
                    var order = EditGallery.Arranged(photos, new Dictionary<Guid, int> { [moved.Id] = place });
                    Assert.Equal(Math.Clamp(place, 1, count), order.IndexOf(moved) + 1);
                    Assert.Equal(photos.Where(photo => photo != moved), order.Where(photo => photo != moved));
                }
            );
}
