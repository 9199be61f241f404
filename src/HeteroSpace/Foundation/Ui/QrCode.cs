using QRCoder;

namespace HeteroSpace.Foundation.Ui;

public static class QrCode
{
    /// <summary>An SVG picture of the text, drawn with attributes only, as the content policy wants.</summary>
    /// <param name="said">What it is, for who does not see it; its words or code stand beside it.</param>
    public static string Svg(string text, string? said = null)
    {
        var (path, modules) = Path(text);
        return $"<svg viewBox=\"0 0 {modules} {modules}\" "
            + "width=\"240\" height=\"240\" role=\"img\" "
            + $"aria-label=\"{System.Text.Encodings.Web.HtmlEncoder.Default.Encode(said ?? "QR")}\">"
            + "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>"
            + $"<path fill=\"#000\" d=\"{path}\"/></svg>";
    }

    /// <summary>Its dark modules as path data, in a square of so many with the quiet zone around it.</summary>
    public static (string Path, int Modules) Path(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        var path = new System.Text.StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        for (var x = 0; x < rows[y].Count; x++)
            if (rows[y][x])
                path.Append($"M{x} {y}h1v1h-1z");
        return (path.ToString(), rows.Count);
    }

    /// <summary>The same as a PNG, for mails.</summary>
    public static byte[] Png(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var drawn = new PngByteQRCode(data);
        return drawn.GetGraphic(8);
    }
}
