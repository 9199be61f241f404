using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace;

/// <summary>What a camera sees: QR codes held before it for three seconds each, with a second of nothing between them,
/// over and over; one that is alone is held still.</summary>
internal static partial class Film
{
    private const int Side = 480,
        PicturesASecond = 4;

    /// <returns>The name of a file in YUV4MPEG2, which Chromium takes for a camera.</returns>
    public static string Of(params string[] codes)
    {
        var path = Path.Combine(Path.GetTempPath(), $"film-{Guid.CreateVersion7():n}.y4m");
        using var film = File.Create(path);
        film.Write(Encoding.ASCII.GetBytes($"YUV4MPEG2 W{Side} H{Side} F{PicturesASecond}:1 Ip A1:1 C420jpeg\n"));
        foreach (var code in codes)
        {
            Show(film, Drawn(code), 3 * PicturesASecond);
            if (codes.Length > 1)
                Show(film, Nothing(), PicturesASecond);
        }
        return path;
    }

    private static void Show(FileStream film, byte[] light, int pictures)
    {
        var colour = new byte[Side * Side / 2];
        Array.Fill(colour, (byte)128);
        for (var picture = 0; picture < pictures; picture++)
        {
            film.Write("FRAME\n"u8);
            film.Write(light);
            film.Write(colour);
        }
    }

    private static byte[] Nothing()
    {
        var light = new byte[Side * Side];
        Array.Fill(light, (byte)200);
        return light;
    }

    private static byte[] Drawn(string code)
    {
        var (path, modules) = QrCode.Path(code);
        var light = Nothing();
        var size = Side / modules;
        foreach (Match dark in Dark().Matches(path))
        {
            var (left, top) = (Number(dark, 1) * size, Number(dark, 2) * size);
            for (var line = top; line < top + size; line++)
                Array.Fill(light, (byte)20, line * Side + left, size);
        }
        return light;
    }

    private static int Number(Match dark, int at) => int.Parse(dark.Groups[at].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"M(\d+) (\d+)h1")]
    private static partial Regex Dark();
}
