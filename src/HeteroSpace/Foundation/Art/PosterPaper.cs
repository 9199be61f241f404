using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Foundation.Art;

/// <summary>Whose mark stands on a poster.</summary>
/// <param name="Logo">The name of a stored picture; null where the mark is drawn.</param>
public sealed record PaperMark(string Slug, string Name, string? Logo);

/// <summary>What a poster on a wall says: everything, since nobody can press on it.</summary>
/// <param name="Facts">Each by its name.</param>
/// <param name="Invitation">Beside the QR.</param>
/// <param name="Link">What the QR opens.</param>
/// <param name="Address">The same, to be typed.</param>
/// <param name="Marks">Whose it is, and who takes part.</param>
/// <param name="Called">That it is called off; null while it stands.</param>
public sealed record PaperWords(
    PosterWords Poster,
    string House,
    string Weekday,
    string Date,
    string Hours,
    string Summary,
    IReadOnlyList<(string Name, string Says)> Facts,
    string Invitation,
    string Link,
    string Address,
    IReadOnlyList<PaperMark> Marks,
    string? Called
)
{
    /// <summary>All that can be seen of it.</summary>
    public IEnumerable<string> All =>
        [
            Poster.Title,
            House,
            $"{Poster.Day} {Poster.Month}",
            Weekday,
            Date,
            Hours,
            Summary,
            .. Facts.SelectMany(fact => new[] { fact.Name, fact.Says }),
            Invitation,
            Link,
            .. Marks.SelectMany(mark => new[] { mark.Slug, mark.Name, mark.Logo ?? "" }),
            Called ?? "",
        ];
}

/// <summary>
/// A poster on A4 for an office printer: letters, a motif in a light tint and a QR on white paper, and no surface that
/// takes ink. The same facts give the same motif as on the poster of the page. Lengths are points.
/// </summary>
public sealed class PosterPaper
{
    public const double Width = 595,
        Height = 842;
    private const double Side = 44,
        Line = Width - 2 * Side,
        FactsAt = 118;
    private const double FootTop = 652,
        Qr = 144;
    private const string Ink = "#16302e",
        Quiet = "#4c615e",
        White = "#ffffff",
        Rule = "#b8c6c3";
    private readonly List<Shape> _shapes = [];
    private readonly PaperWords _words;
    private readonly PosterLook _look;

    private PosterPaper(PaperWords words, PosterLook look) => (_words, _look) = (words, look);

    /// <summary>The one colour of a poster that is dark enough for paper, for its figures.</summary>
    private string Strong =>
        _look.Colours.Name switch
        {
            "teal" or "indigo" or "lasem" or "soga" => _look.Colours.Ground,
            _ => _look.Colours.Accent,
        };

    public static IReadOnlyList<Shape> Of(PaperWords words, PosterLook look)
    {
        var paper = new PosterPaper(words, look);
        paper.Head();
        var y = paper.Title(words.Called is null ? 82 : 100);
        y = paper.Date(y + 14);
        paper.Facts(y + 20);
        paper.Foot();
        return paper._shapes;
    }

    private void Head()
    {
        Say(_words.House, Side, 46, 15, Strong, 800);
        if (_words.Called is not { } called)
        {
            _shapes.Add(new Shape.Box(Side, 60, Line, 1.5, Strong));
            return;
        }
        _shapes.Add(new Shape.Box(Side, 56, Line, 26, "#8f231c"));
        Say(called, Side + 12, 74, 15, White, 800);
    }

    // Larger than on a screen, where it is read from near.
    private double Title(double top)
    {
        const double scale = 1.35;
        var fitted = WholeText.Into(_words.Poster.Title, Line / scale, 150 / scale);
        var lines = new Shape.Words([.. fitted.Lines], 0, fitted.Size * .86, fitted.Size, Ink);
        _shapes.Add(new Shape.Part([lines], Side, top, scale));
        return top + fitted.Height * scale;
    }

    private double Date(double top)
    {
        const double figures = 118;
        _shapes.Add(new Shape.Ornament(_look.Sign, Width - Side - 112, top - 2, 112, Tint, White));
        Say($"{_words.Poster.Day}", Side - 5, top + figures * .78, figures, Strong, 800);
        var x = Side + FitText.Width($"{_words.Poster.Day}") * figures + 10;
        var width = Width - Side - 112 - 12 - x;
        Fit(_words.Weekday, x, top + 4, width, 27, 24, Ink, 800);
        Fit(_words.Date, x, top + 33, width, 27, 24, Ink, 800);
        Fit(_words.Hours, x, top + 64, width, 27, 24, Strong, 800);
        return top + figures * .82;
    }

    private void Facts(double top)
    {
        // As large as all of it fits above the foot.
        for (var size = 16.0; ; size -= .5)
        {
            var (shapes, end) = Set(top, size);
            if (end > FootTop - 14 && size > 8)
                continue;
            _shapes.AddRange(shapes);
            return;
        }
    }

    private (List<Shape> Shapes, double End) Set(double top, double size)
    {
        var (shapes, y) = (new List<Shape>(), top);
        const double leading = 1.3;
        void Put(string text, double x, double width, int weight, string ink)
        {
            foreach (var line in WholeText.Lines(text, width, size))
            {
                shapes.Add(new Shape.Words([line], x, y + size, size, ink) { Weight = weight });
                y += size * leading;
            }
        }
        Put(_words.Summary, Side, Line, 400, Ink);
        y += size * .7;
        foreach (var (name, says) in _words.Facts)
        {
            shapes.Add(new Shape.Words([name], Side, y + size, size, Strong) { Weight = 700 });
            Put(says, Side + FactsAt, Line - FactsAt, 600, Ink);
            y += size * .45;
        }
        return (shapes, y);
    }

    private void Foot()
    {
        _shapes.Add(new Shape.Box(Side, FootTop, Line, .75, Rule));
        var (path, modules) = QrCode.Path(_words.Link);
        _shapes.Add(new Shape.Part([new Shape.Area(path, "#000000")], Side, FootTop + 16, Qr / modules));
        var x = Side + Qr + 22;
        var width = Width - Side - x;
        if (_words.Called is null)
            Fit(_words.Invitation, x, FootTop + 18, width, 24, 16, Ink, 700);
        Say(WholeText.Address(_words.Address, width, 36, 16), x, FootTop + 46, Strong, 800);
        Marks(x, FootTop + 98, width);
    }

    private void Marks(double left, double top, double width)
    {
        var shown = _words.Marks;
        var (size, above) = shown.Count switch
        {
            > 4 => (24.0, 20.0),
            > 2 => (30, 14),
            _ => (30, 0),
        };
        var cell = shown.Count > 1 ? width / 2 : width;
        foreach (var (number, mark) in shown.Take(6).Index())
        {
            var (x, y) = (left + number % 2 * cell, top - above + number / 2 * (size + 7));
            if (mark.Logo is { } logo)
                _shapes.Add(new Shape.Photo(logo, x, y, size));
            else
                _shapes.Add(new Shape.Part(Mark.Of(mark.Slug, mark.Name), x, y, size / 40));
            var name = WholeText.Into(mark.Name, cell - size - 14, 26, 11);
            Say(name, x + size + 8, y + size / 2 - name.Height / 2, Quiet, 600);
        }
    }

    // As light as paper takes it, and still seen: an eighth of the colour.
    private string Tint
    {
        get
        {
            static int Part(string colour, int at) => Convert.ToInt32(colour.Substring(at, 2), 16);
            return string.Concat(
                "#",
                string.Concat(
                    ((int[])[1, 3, 5]).Select(at =>
                        (255 - (255 - Part(Strong, at)) / 5).ToString(
                            "x2",
                            System.Globalization.CultureInfo.InvariantCulture
                        )
                    )
                )
            );
        }
    }

    private void Say(string text, double x, double baseline, double size, string ink, int weight) =>
        _shapes.Add(new Shape.Words([text], x, baseline, size, ink) { Weight = weight });

    private void Say(FittedText fitted, double x, double top, string ink, int weight) =>
        _shapes.Add(
            new Shape.Words([.. fitted.Lines], x, top + fitted.Size * .86, fitted.Size, ink) { Weight = weight }
        );

    private void Fit(
        string text,
        double x,
        double top,
        double width,
        double height,
        double size,
        string ink,
        int weight
    ) => Say(WholeText.Into(text, width, height, size), x, top, ink, weight);
}
