using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Sites;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace HeteroSpace;

/// <summary>Photos of a site, put up as its staff would.</summary>
internal static class FirstPhotos
{
    private const int Count = 5,
        House = 40;

    public static async Task Hang(IServiceProvider services, string site)
    {
        await using var scope = services.CreateAsyncScope();
        var known = scope.ServiceProvider;
        var db = known.GetRequiredService<AppDb>();
        var by = await db.Users.Select(account => account.Id).FirstAsync();
        var catalogue = known.GetRequiredService<Catalogue>();
        var gallery = PhotosOfSites.Of((await catalogue.Site(site))!, null);
        for (var number = 1; number <= Count; number++)
        {
            var kept = await known.GetRequiredService<Pictures>().Keep(Photo(number));
            var size = known.GetRequiredService<PhotoCrops>().SizeOf(kept.Picture!)!.Value;
            await known
                .GetRequiredService<EditGallery>()
                .Add<SitePhoto>(
                    gallery,
                    new(kept.Picture!, size.Width, size.Height),
                    new($"Ruang bersama, sudut {number}", null),
                    FocalPoint.Centre,
                    by
                );
        }
    }

    // A sky over houses with the grain of a phone's camera: plain surfaces would come out lighter than a photo does.
    private static FormFile Photo(int number)
    {
        var (width, height, chance) = (1600, 1200, new Random(number));
        using var bitmap = new SKBitmap(width, height);
        var houses = Enumerable
            .Range(0, width / House)
            .Select(_ => (Top: chance.Next(300, 900), Tone: chance.Next(40, 200)))
            .ToList();
        var pixels = new SKColor[width * height];
        for (var at = 0; at < pixels.Length; at++)
        {
            var (x, y, grain) = (at % width, at / width, chance.Next(-8, 9));
            var (top, tone) = houses[x / House];
            pixels[at] = y < top ? Grey(255 - y / 8 + grain, 255) : Grey(tone + Window(x, y) + grain, 180);
        }
        bitmap.Pixels = pixels;
        var content = new MemoryStream();
        bitmap.Encode(content, SKEncodedImageFormat.Jpeg, 90);
        content.Position = 0;
        return new(content, 0, content.Length, "foto", "foto.jpg");
    }

    private static int Window(int x, int y) => x % House + y % 60 < 12 ? 60 : 0;

    private static SKColor Grey(int light, int blue)
    {
        light = Math.Clamp(light, 0, 255);
        return new((byte)light, (byte)(light * 9 / 10), (byte)(light * blue / 255));
    }
}
