using static HeteroSpace.Foundation.Art.PosterLayout;

namespace HeteroSpace.Foundation.Art;

/// <summary>
/// A picture of an event set from its own words: title, date, whose it is, one motif. Wide (320 × 180) for cards,
/// higher ones to be passed on, and a stamp (96 × 96) of the date beside a title in text.
/// </summary>
public sealed partial class Poster
{
    public const double Width = 320,
        WideHeight = 180;
    private const double Margin = 16;
    private readonly List<Shape> _shapes = [];
    private readonly PosterWords _words;
    private readonly PosterLook _look;
    private readonly double _height;

    private Poster(PosterWords words, PosterLook look, double height) =>
        (_words, _look, _height) = (words, look, height);

    private Palette Colours => _look.Colours;

    /// <summary>High enough that the title stands over its whole width, and the date below it.</summary>
    private bool IsHigh => _height > 200;

    /// <summary>320 × 180.</summary>
    public static IReadOnlyList<Shape> Wide(PosterWords words, PosterLook look) =>
        new Poster(words, look, WideHeight).Drawn();

    private List<Shape> Drawn()
    {
        Box(0, 0, Width, _height, Colours.Ground);
        Action draw = _look.Layout switch
        {
            Tumpal => DrawTumpal,
            Miring => DrawMiring,
            Lingkar => DrawLingkar,
            Pita => DrawPita,
            Tambal => DrawTambal,
            Angka => DrawAngka,
            Selendang => DrawSelendang,
            Taman => DrawTaman,
        };
        draw();
        return _shapes;
    }

    // A row of triangles at the foot, the day in large figures.
    private void DrawTumpal()
    {
        const double tooth = Width / 10;
        var sign = IsHigh ? 150 : 124;
        Ornament(_look.Sign, Width - sign - 8, IsHigh ? 60 : 8, sign, Colours.Quiet, Colours.Ground, 8);
        for (var number = 0; number < 10; number++)
            Ornament(Motif.Tumpal, number * tooth, _height - tooth, tooth, Colours.Accent, Colours.Quiet);
        var figures = IsHigh ? Math.Min(120, _height * .375) : 90;
        Say([$"{_words.Day}"], Margin - 2, figures * .88, figures, DateColour);
        var under = figures * .88;
        if (IsHigh)
        {
            var right = Margin + FitText.Width($"{_words.Day}") * figures + 8;
            Say([_words.Month], right, figures * .5, 26, Colours.Text);
            Say([_words.Time], right, figures * .5 + 24, 16, Colours.Text, 600);
            Title(Margin, under + 18, Width - 2 * Margin, _height - tooth - under - 54);
            By(Margin, _height - tooth - 19);
            return;
        }
        Say([_words.Month, _words.Time], Margin, under + 18, 14, Colours.Text, 700);
        Title(136, 14, Width - 136 - Margin, 92);
        By(136, 124);
    }

    // A plane that leans in from the right, the motif grown into it.
    private void DrawMiring()
    {
        Area($"M{N(Width * .66)} 0H320V{N(_height)}H{N(Width * .52)}z", Colours.Accent);
        var size = IsHigh ? Math.Min(200, _height * .8) : _height * .98;
        var turn = (int)_look.Sign % 2 == 0 ? 12 : -12;
        Ornament(_look.Sign, Width * .8 - size / 2, (_height - size) / 2, size, Colours.Ground, Colours.Second, turn);
        var date = Date(Margin, _height - Margin - 30, IsHigh ? 52 : 40);
        Title(Margin, 14, Width * (IsHigh ? .54 : .5) - Margin, date - 18);
        By(Margin, _height - Margin - 12, Width * .52 - Margin);
    }

    // The date in a disc, the motif twelve times around it.
    private void DrawLingkar()
    {
        const double most = 180 * .4 * .8;
        var radius = IsHigh ? Math.Min(most, _height * .18) : most;
        var (scale, reach) = (radius / most, radius * 1.24 + 13);
        var (x, y) = IsHigh ? (Width - reach - 20, _height - reach - 16) : (238, 90);
        for (var number = 0; number < 12; number++)
        {
            var angle = number * Math.PI / 6;
            var (at, ink) = (radius * 1.24, number % 2 == 0 ? Colours.Second : Colours.Quiet);
            Ornament(
                _look.Sign,
                x + Math.Sin(angle) * at - 13 * scale,
                y - Math.Cos(angle) * at - 13 * scale,
                26 * scale,
                ink,
                Colours.Ground,
                number * 30
            );
        }
        _shapes.Add(new Shape.Disc(x, y, radius, Colours.Accent));
        Centred($"{_words.Day}", x, y + 12 * scale, 52 * scale, Colours.Ground);
        Centred($"{_words.Month} · {Hour}", x, y + 33 * scale, Math.Max(11.5, 14 * scale), Colours.Ground, 700);
        if (IsHigh)
            Title(Margin, 16, Width - 2 * Margin, y - reach - 20);
        else
            Title(Margin, 14, 140, 106);
        By(Margin, _height - Margin - 12, IsHigh ? x - reach - Margin - 4 : 142);
    }

    // A band of the motif over the whole width.
    private void DrawPita()
    {
        var band = IsHigh ? Math.Min(64, _height * .2) : 46;
        Box(0, 0, Width, band, Colours.Accent);
        var step = Width / 8;
        for (var number = 0; number < 8; number++)
            Ornament(_look.Sign, number * step + (step - 34) / 2, (band - 34) / 2, 34, Colours.Ground, Colours.Text);
        if (IsHigh)
        {
            var date = Date(Margin, _height - 26, 56);
            Title(Margin, band + 12, Width - 2 * Margin, date - band - 20);
            By(170, _height - 44, 134);
            return;
        }
        Title(Margin, band + 12, 190, 78);
        Say([$"{_words.Day}"], 236, band + 50, 50, DateColour);
        Say([_words.Month, _words.Time], 237, band + 70, 14, Colours.Text, 700);
        By(Margin, _height - Margin - 12);
    }

    // Patches, one of them the date.
    private void DrawTambal()
    {
        var side = HighPatch;
        var (left, top) = IsHigh ? (0.0, _height - 2 * side) : (Width * .56, 0);
        var columns = (int)Math.Ceiling((Width - left) / side);
        var rows = (int)Math.Ceiling((_height - top) / side);
        for (var row = 0; row < rows; row++)
        for (var column = 0; column < columns; column++)
        {
            var even = (row + column) % 2 == 0;
            var (x, y) = (left + column * side, top + row * side);
            Box(x, y, side, side, even ? Colours.Accent : Colours.Quiet);
            Ornament(
                _look.Sign,
                x + side * .14,
                y + side * .14,
                side * .72,
                even ? Colours.Ground : Colours.Second,
                Colours.Text
            );
        }
        var dated = IsHigh ? (X: 0.0, Y: top) : (X: left, Y: 60.0);
        Box(dated.X, dated.Y, side * 2, side * 2, Colours.Text);
        Centred($"{_words.Day}", dated.X + side, dated.Y + side * 1.02, side * .92, Colours.Ground);
        Centred(_words.Month, dated.X + side, dated.Y + side * 1.42, side * .3, Colours.Ground, 700);
        Centred(_words.Time, dated.X + side, dated.Y + side * 1.7, side > 70 ? 16 : 14, Colours.Ground, 600);
        Title(Margin, 14, (IsHigh ? Width : left) - Margin * 1.6, IsHigh ? top - 52 : 106);
        By(Margin, IsHigh ? top - 19 : _height - Margin - 12, IsHigh ? 280 : left - Margin * 1.5);
    }

    // Whole patches in a row, and room for the title above two rows of them.
    private double HighPatch =>
        _height switch
        {
            <= 200 => 60,
            < 300 => Width / 6,
            _ => Width / 4,
        };

    // The day so large that it is the ground.
    private void DrawAngka()
    {
        var figures = _height * (IsHigh ? .9 : 1.22);
        _shapes.Add(
            new Shape.Words([$"{_words.Day}"], Width * .70, _height * (IsHigh ? .97 : 1.01), figures, Colours.Quiet)
            {
                Centred = true,
            }
        );
        var size = _height * (IsHigh ? .36 : .5);
        Ornament(_look.Sign, Width - size - 10, 8, size, Colours.Accent, Colours.Ground, 8);
        Title(Margin, 14, Width - size - Margin * 2, IsHigh ? _height - 86 : 96);
        Say([$"{_words.Day} {_words.Month} · {_words.Time}"], Margin, _height - Margin - 34, 16, Colours.Text, 700);
        By(Margin, _height - Margin - 12, 160);
    }

    // A cloth that hangs at the left.
    private void DrawSelendang()
    {
        const double cloth = Width * .22;
        Box(0, 0, cloth, _height, Colours.Accent);
        Box(cloth, 0, 5, _height, Colours.Second);
        const double size = 44;
        for (var number = 0; number * (size + 1) < _height; number++)
            Ornament(_look.Sign, (cloth - size) / 2, 2 + number * (size + 1), size, Colours.Ground, Colours.Text);
        var x = cloth + 5 + Margin;
        var date = Date(x, _height - Margin - 30, 40);
        Title(x, 14, Width - x - Margin, date - 18);
        By(x, _height - Margin - 12);
    }

    // Five of the sign at fixed places, the date in a pill.
    private void DrawTaman()
    {
        foreach (
            var (x, y, size, turn) in ((double, double, double, double)[])
                [(.80, .20, 92, 12), (.95, .62, 78, -20), (.72, .86, 78, 30), (.60, .46, 52, -8), (.93, .96, 60, 45)]
        )
            Ornament(
                _look.Sign,
                Width * x - size / 2,
                _height * y - size / 2,
                size,
                Colours.Quiet,
                Colours.Accent,
                turn
            );
        Title(Margin, 14, Width * .62, IsHigh ? _height - 106 : 84);
        var said = $"{_words.Day} {_words.Month} · {_words.Time}";
        var y0 = _height - Margin - 66;
        Box(Margin, y0, FitText.Width(said) * 15 + 26, 30, Colours.Text, 15);
        Say([said], Margin + 13, y0 + 20.5, 15, Colours.Ground, 700);
        By(Margin, _height - Margin - 12, 170);
    }
}
