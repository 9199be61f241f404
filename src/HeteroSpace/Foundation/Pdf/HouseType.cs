using SkiaSharp;

namespace HeteroSpace.Foundation.Pdf;

/// <summary>The house's type as outlines, for drawing documents and pictures; read when first needed.</summary>
public sealed class HouseType(IWebHostEnvironment web) : IDisposable
{
    private readonly Lazy<SKTypeface> _regular = new(() => Read(web, "regular")),
        _bold = new(() => Read(web, "bold"));

    public SKTypeface Regular => _regular.Value;
    public SKTypeface Bold => _bold.Value;

    public void Dispose()
    {
        if (_regular.IsValueCreated)
            _regular.Value.Dispose();
        if (_bold.IsValueCreated)
            _bold.Value.Dispose();
    }

    private static SKTypeface Read(IWebHostEnvironment web, string name)
    {
        using var file = web.WebRootFileProvider.GetFileInfo($"dist/fonts/{name}.ttf").CreateReadStream();
        return SKTypeface.FromStream(file);
    }
}
