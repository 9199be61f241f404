using static HeteroSpace.Foundation.Art.PosterLayout;

namespace HeteroSpace.Foundation.Art;

/// <summary>
/// A picture of an event set from its own words: title, date, whose it is, one motif. Wide (320 × 180) for cards,
/// square (320 × 320) for the event's page and a status, and a stamp (96 × 96) of the date beside a title in text.
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
    private bool IsSquare => _height > 200;

    /// <summary>320 × 180.</summary>
    public static IReadOnlyList<Shape> Wide(PosterWords words, PosterLook look) =>
        new Poster(words, look, WideHeight).Drawn();

    /// <summary>320 × 320.</summary>
    public static IReadOnlyList<Shape> Square(PosterWords words, PosterLook look) =>
        new Poster(words, look, 320).Drawn();

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
        for (var number = 0; number < 10; number++)
            Ornament(Motif.Tumpal, number * tooth, _height - tooth, tooth, Colours.Accent, Colours.Quiet);
        var figures = IsSquare ? 120 : 90;
        Say([$"{_words.Day}"], Margin - 2, figures * .88, figures, DateColour);
        var under = figures * .88;
        if (IsSquare)
        {
            Say([_words.Month], 170, 58, 26, Colours.Text);
            Say([_words.Time], 170, 82, 16, Colours.Text, 600);
            Title(Margin, 122, Width - 2 * Margin, 118);
            By(Margin, 256);
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
        var size = IsSquare ? 200 : _height * .98;
        var turn = (int)_look.Motif % 2 == 0 ? 24 : -14;
        Ornament(_look.Motif, Width * .8 - size / 2, (_height - size) / 2, size, Colours.Ground, Colours.Second, turn);
        var date = Date(Margin, _height - Margin - 30, IsSquare ? 52 : 40);
        Title(Margin, 14, Width * (IsSquare ? .52 : .5) - Margin, date - 18);
        By(Margin, _height - Margin - 12);
    }

    // The date in a disc, the motif twelve times around it.
    private void DrawLingkar()
    {
        var (x, y) = IsSquare ? (212.0, 216.0) : (238, 90);
        const double radius = 180 * .4 * .8;
        for (var number = 0; number < 12; number++)
        {
            var angle = number * Math.PI / 6;
            var (at, ink) = (radius * 1.24, number % 2 == 0 ? Colours.Second : Colours.Quiet);
            Ornament(
                _look.Motif,
                x + Math.Sin(angle) * at - 13,
                y - Math.Cos(angle) * at - 13,
                26,
                ink,
                Colours.Ground,
                number * 30
            );
        }
        _shapes.Add(new Shape.Disc(x, y, radius, Colours.Accent));
        Centred($"{_words.Day}", x, y + 12, 52, Colours.Ground);
        Centred($"{_words.Month} · {Hour}", x, y + 33, 14, Colours.Ground, 700);
        if (IsSquare)
            Title(Margin, 16, Width - 2 * Margin, 104);
        else
            Title(Margin, 14, 140, 106);
        By(Margin, _height - Margin - 12, IsSquare ? 120 : 130);
    }

    // A band of the motif over the whole width.
    private void DrawPita()
    {
        var band = IsSquare ? 64 : 46;
        Box(0, 0, Width, band, Colours.Accent);
        var step = Width / 8;
        for (var number = 0; number < 8; number++)
            Ornament(_look.Motif, number * step + (step - 34) / 2, (band - 34) / 2.0, 34, Colours.Ground, Colours.Text);
        if (IsSquare)
        {
            Title(Margin, band + 16, Width - 2 * Margin, 124);
            Date(Margin, 288, 56);
            By(150, 284);
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
        var side = IsSquare ? 80.0 : 60;
        var (left, top) = IsSquare ? (0.0, 160.0) : (Width * .56, 0);
        var columns = (int)Math.Ceiling((Width - left) / side);
        var rows = (int)Math.Ceiling((_height - top) / side);
        for (var row = 0; row < rows; row++)
        for (var column = 0; column < columns; column++)
        {
            var even = (row + column) % 2 == 0;
            var (x, y) = (left + column * side, top + row * side);
            Box(x, y, side, side, even ? Colours.Accent : Colours.Quiet);
            Ornament(
                _look.Motif,
                x + side * .14,
                y + side * .14,
                side * .72,
                even ? Colours.Ground : Colours.Second,
                Colours.Text
            );
        }
        var dated = IsSquare ? (X: 0.0, Y: 160.0) : (X: left, Y: 60.0);
        Box(dated.X, dated.Y, side * 2, side * 2, Colours.Text);
        Centred($"{_words.Day}", dated.X + side, dated.Y + side * 1.02, side * .92, Colours.Ground);
        Centred(_words.Month, dated.X + side, dated.Y + side * 1.42, side * .3, Colours.Ground, 700);
        Centred(_words.Time, dated.X + side, dated.Y + side * 1.7, IsSquare ? 16 : 14, Colours.Ground, 600);
        Title(Margin, 14, (IsSquare ? Width : left) - Margin * 1.6, 106);
        By(Margin, IsSquare ? 134 : _height - Margin - 12, IsSquare ? 280 : left - Margin * 1.5);
    }

    // The day so large that it is the ground.
    private void DrawAngka()
    {
        var figures = _height * (IsSquare ? .9 : 1.22);
        _shapes.Add(
            new Shape.Words([$"{_words.Day}"], Width * .70, _height * (IsSquare ? .97 : 1.01), figures, Colours.Quiet)
            {
                Centred = true,
            }
        );
        var size = _height * (IsSquare ? .36 : .5);
        Ornament(_look.Motif, Width - size - 10, 8, size, Colours.Accent, Colours.Ground, 8);
        Title(Margin, 14, Width - size - Margin * 2, IsSquare ? 190 : 96);
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
        for (var y = 2.0; y < _height; y += size + 1)
            Ornament(_look.Motif, (cloth - size) / 2, y, size, Colours.Ground, Colours.Text);
        var x = cloth + 5 + Margin;
        var date = Date(x, _height - Margin - 30, 40);
        Title(x, 14, Width - x - Margin, date - 18);
        By(x, _height - Margin - 12);
    }

    // Five of the motif at fixed places, the date in a pill.
    private void DrawTaman()
    {
        foreach (
            var (x, y, size, turn) in ((double, double, double, double)[])
                [(.80, .20, 92, 12), (.95, .62, 78, -20), (.72, .86, 78, 30), (.60, .46, 52, -8), (.93, .96, 60, 45)]
        )
            Ornament(
                _look.Motif,
                Width * x - size / 2,
                _height * y - size / 2,
                size,
                Colours.Quiet,
                Colours.Accent,
                turn
            );
        Title(Margin, 14, Width * .62, IsSquare ? 200 : 84);
        var said = $"{_words.Day} {_words.Month} · {_words.Time}";
        var y0 = _height - Margin - 66;
        Box(Margin, y0, FitText.Width(said) * 15 + 26, 30, Colours.Text, 15);
        Say([said], Margin + 13, y0 + 20.5, 15, Colours.Ground, 700);
        By(Margin, _height - Margin - 12, 170);
    }
}
