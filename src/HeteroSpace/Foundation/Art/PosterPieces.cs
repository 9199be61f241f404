using System.Globalization;

namespace HeteroSpace.Foundation.Art;

// What all layouts are put together of.
public sealed partial class Poster
{
    private string DateColour => Colours.DateInSecond ? Colours.Second : Colours.Accent;

    // Of "Sab 18.30" what stands last.
    private string Hour => _words.Time.Split(' ')[^1];

    private static string N(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private void Box(double x, double y, double width, double height, string fill, double radius = 0) =>
        _shapes.Add(new Shape.Box(x, y, width, height, fill, radius));

    private void Area(string path, string fill) => _shapes.Add(new Shape.Area(path, fill));

    private void Ornament(Motif motif, double x, double y, double size, string ink, string fill, double turn = 0) =>
        _shapes.Add(new Shape.Ornament(motif, x, y, size, ink, fill, turn));

    private void Say(string[] lines, double x, double baseline, double size, string fill, int weight = 800) =>
        _shapes.Add(new Shape.Words(lines, x, baseline, size, fill) { Weight = weight });

    private void Centred(string line, double x, double baseline, double size, string fill, int weight = 800) =>
        _shapes.Add(new Shape.Words([line], x, baseline, size, fill) { Weight = weight, Centred = true });

    private void Title(double x, double top, double width, double height)
    {
        // What is passed on is seen without the page beside it: nothing of the title may be missing.
        var fitted = IsHigh ? WholeText.Into(_words.Title, width, height) : FitText.Into(_words.Title, width, height);
        Say([.. fitted.Lines], x, top + fitted.Size * .92, fitted.Size, Colours.Text);
    }

    // The day in figures, month and hour beside it; gives the upper edge.
    private double Date(double x, double baseline, double size)
    {
        Say([$"{_words.Day}"], x, baseline, size, DateColour);
        var right = x + FitText.Width($"{_words.Day}") * size + 7;
        Say([_words.Month, _words.Time], right, baseline - size * .38, 14, Colours.Text, 700);
        return baseline - size * .78;
    }

    // Whose it is: a disc with initials, and the name as it stands everywhere, on more lines where one has no room.
    private void By(double x, double middle, double width = Width)
    {
        if (_words.By is not { } by)
            return;
        const double radius = Width * .045;
        if (_words.Logo is { } logo)
            _shapes.Add(new Shape.Photo(logo, x, middle - radius, 2 * radius));
        else
        {
            _shapes.Add(new Shape.Disc(x + radius, middle, radius, Colours.Text));
            Centred(Mark.Initials(by), x + radius, middle + 4.6, 13, Colours.Ground);
        }
        var room = Math.Min(width, Width - Margin - x) - 2 * radius - 7;
        var left = x + 2 * radius + 7;
        if (FitText.Width(by) * 13 <= room)
            Say([by], left, middle + 4.5, 13, Colours.Text, 600);
        else
        {
            // Lighter letters than those that widths are told of.
            string[] lines = [.. FitText.OnLines(by, room, 11.4, 3)];
            Say(lines, left, middle + 4.3 - (lines.Length - 1) * 6.5, 12, Colours.Text, 600);
        }
    }
}
