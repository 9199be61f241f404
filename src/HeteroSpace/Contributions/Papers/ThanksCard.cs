using HeteroSpace.Foundation.Art;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Contributions.Papers;

/// <summary>What a card or a sticker says; all of it may be read by everyone.</summary>
/// <param name="What">As <c>20 buah kursi lipat</c>.</param>
/// <param name="Seal">The month and its seal, shortened; null while the month is open, or nothing is posted.</param>
/// <param name="Link">What the QR opens.</param>
internal sealed record CardWords(
    string Giver,
    string What,
    string House,
    string When,
    string Said,
    string Code,
    string? Seal,
    string Link
);

/// <summary>
/// A thank-you card, A6 lying: the name whole in the largest letters that fit, what was given, a QR to the page of the
/// gift, its code, and the seal by which its row in the ledger is checked. Lengths are points.
/// </summary>
internal static class ThanksCard
{
    public const double Width = 419.5,
        Height = 297.6;
    private const double Side = 26,
        Band = 84,
        Qr = 104;
    private const string Ink = "#16302e",
        Quiet = "#4c615e",
        Teal = "#0b6b63",
        Light = "#2c857c",
        Cream = "#fff7e6",
        Gold = "#f2a516";

    // Four petals round a point, the ornament of the house.
    private const string Petals =
        "M90 0c38 26 38 64 0 90C52 64 52 26 90 0Zm0 180c38-26 38-64 0-90-38 26-38 64 0 90Z"
        + "M0 90c26-38 64-38 90 0C64 128 26 128 0 90Zm180 0c-26-38-64-38-90 0 26 38 64 38 90 0Z";

    public static IReadOnlyList<Shape> Of(CardWords words)
    {
        List<Shape> shapes = [new Shape.Box(0, 0, Width, Height, "#ffffff"), new Shape.Box(0, 0, Width, Band, Teal)];
        shapes.AddRange(Cloth());
        shapes.Add(new Shape.Box(0, Band, Width, 3, Gold));
        shapes.Add(new Shape.Words([Words.Say("Terima kasih", "Thank you")], Side, 54, 34, Cream));
        var left = Width - 3 * Side - Qr;
        var y = Put(shapes, words.Giver, Band + 20, left, 58, 26, Teal, 800);
        y = Put(shapes, Words.Say("atas ", "for ") + words.What, y + 6, left, 38, 16, Ink, 700);
        y = Put(shapes, $"{words.House}, {words.When}", y + 4, left, 26, 10, Quiet, 400);
        if (words.Said != "")
            Put(shapes, $"“{words.Said}”", y + 6, left, Height - 44 - y, 11, Ink, 400);
        Mark(shapes, words);
        return shapes;
    }

    private static IEnumerable<Shape> Cloth()
    {
        const double size = 42;
        for (var x = Width - 4 * size; x < Width; x += size)
        for (var y = 0.0; y < Band; y += size)
            yield return new Shape.Part([new Shape.Line(Petals, Light, 4)], x, y, size / 180);
    }

    private static void Mark(List<Shape> shapes, CardWords words)
    {
        var x = Width - Side - Qr;
        shapes.Add(Code(words.Link, x, Band + 20, Qr));
        shapes.Add(Middle(words.Code, x + Qr / 2, Band + Qr + 38, 13, Ink, 800));
        shapes.Add(Middle(Words.Say("Lihat gunanya", "See its use"), x + Qr / 2, Band + Qr + 53, 9, Quiet, 400));
        if (words.Seal is { } seal)
            shapes.Add(new Shape.Words([seal], Side, Height - 16, 7.5, Quiet) { Weight = 400 });
    }

    internal static Shape Code(string link, double x, double y, double size)
    {
        var (path, modules) = QrCode.Path(link);
        return new Shape.Part([new Shape.Area(path, "#000000")], x, y, size / modules);
    }

    internal static Shape Middle(string text, double x, double y, double size, string ink, int weight) =>
        new Shape.Words([text], x, y, size, ink) { Weight = weight, Centred = true };

    /// <summary>Whole, in letters as large as the box takes; where it ends.</summary>
    internal static double Put(
        List<Shape> shapes,
        string text,
        double top,
        double width,
        double height,
        double largest,
        string ink,
        int weight
    )
    {
        var fitted = WholeText.Into(text, width, height, largest);
        shapes.Add(new Shape.Words(fitted.Lines, Side, top + fitted.Size * .8, fitted.Size, ink) { Weight = weight });
        return top + fitted.Height;
    }
}
