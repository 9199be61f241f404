using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace HeteroSpace.Sites;

/// <summary>What tests of photos stand on: true JPEG, as a camera's with light and grain, and galleries that have
/// some.</summary>
internal static class Photographed
{
    public const string Space = "/konsol/semarang/ruang/ruang-rapat-1/foto",
        Site = "/konsol/semarang/foto";

    /// <summary>Cookies end by the client's own clock.</summary>
    public static readonly DateTime Later = HeteroApp.MondayAtTen.AddYears(10);

    /// <param name="grain">0 to 255: the more, the heavier in every format.</param>
    public static byte[] Jpeg(int width = 1600, int height = 1200, int grain = 3)
    {
        using var bitmap = new SKBitmap(width, height);
        var pixels = new SKColor[width * height];
        var chance = new Random(width + height);
        for (var at = 0; at < pixels.Length; at++)
        {
            var (x, y, noise) = (at % width, at / width, grain == 0 ? 0 : chance.Next(-grain, grain + 1));
            pixels[at] = new(Light(255 * x / width, noise), Light(255 * y / height, noise), Light(90, noise));
        }
        bitmap.Pixels = pixels;
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }

    private static byte Light(int value, int noise) => (byte)Math.Clamp(value + noise, 0, 255);

    public static FormFile File(byte[] content) =>
        new(new MemoryStream(content), 0, content.Length, "foto", "foto.jpg");

    public static async Task<HttpClient> Manager(HeteroApp app) =>
        await RightsTests.Browser(app, await app.Staff(Role.SiteManager, "semarang"));

    /// <summary>Puts up a photo by the form; what the page says then.</summary>
    public static async Task<string> Add(HttpClient manager, string page, string says, byte[]? photo = null) =>
        await (
            await Browse.SendFile(
                manager,
                page,
                "foto-baru",
                ("foto", "ruang.jpg", photo ?? Jpeg()),
                ("tampak", says),
                ("fokus", "50-50")
            )
        ).Text();

    /// <summary>The same without the form, for what comes after.</summary>
    public static Task<bool> Put<T>(HeteroApp app, Gallery gallery, string says)
        where T : Photo, new() =>
        app.Do(async services =>
        {
            var kept = (await services.GetRequiredService<Pictures>().KeepSized(File(Jpeg(800, 600)))).Picture!;
            return await services
                .GetRequiredService<EditGallery>()
                .Add<T>(gallery, kept, new(says), FocalPoint.Centre, Guid.CreateVersion7());
        });

    public static async Task<Gallery> OfSpace(HeteroApp app, string address = "semarang/ruang-rapat-1")
    {
        var at = await app.Space(address);
        return new(at.Space.Id, at.Site.Id, $"space:{address}", Catalogue.InMemory);
    }

    /// <summary>The form of what stands there, as the page shows it: each field with its value.</summary>
    public static async Task<Dictionary<string, string>> Shown(HttpClient manager, string page)
    {
        var form = Regex
            .Match(await manager.Page(page), "<form[^>]*data-guard.*?</form>", RegexOptions.Singleline)
            .Value;
        var fields = new Dictionary<string, string>();
        foreach (Match field in Regex.Matches(form, "<input[^>]*name=\"([^\"]+)\"[^>]*>"))
            if (field.Value.Contains("checked") || !Regex.IsMatch(field.Value, "type=\"(radio|checkbox)\""))
                fields[field.Groups[1].Value] = Regex.Match(field.Value, "value=\"([^\"]*)\"").Groups[1].Value;
        foreach (
            Match choice in Regex.Matches(
                form,
                "name=\"(urutan-[^\"]+)\".*?value=\"(\\d+)\" selected",
                RegexOptions.Singleline
            )
        )
            fields[choice.Groups[1].Value] = choice.Groups[2].Value;
        return fields;
    }

    public static Task<HttpResponseMessage> Save(HttpClient manager, string page, Dictionary<string, string> fields) =>
        Browse.Send(
            manager,
            page,
            "galeri",
            [.. fields.Where(field => !field.Key.StartsWith('_')).Select(field => (field.Key, field.Value))]
        );
}
