namespace HeteroSpace.Foundation.Art;

/// <summary>What a picture for a status says below what is drawn: all that one needs who sees nothing else.</summary>
/// <param name="House">Whose house it is in, as <c>Hetero Space Semarang</c>.</param>
/// <param name="First">Of an event its day and hours; the largest, on one line.</param>
/// <param name="Second">Where it is, or what it is called.</param>
/// <param name="Third">Price and for whom, or who made it.</param>
/// <param name="Address">To be typed; without <c>https://</c>.</param>
/// <param name="Called">That it is called off, in a word; null while it stands.</param>
public sealed record StatusWords(
    string House,
    string First,
    string Second,
    string Third,
    string Address,
    string? Called = null
)
{
    /// <summary>All that can be seen of it.</summary>
    public IEnumerable<string> All => [House, First, Second, Third, Address, Called ?? ""];
}

// To be shown alone, as a status or in a chat: what is drawn, and below it what one needs to come.
public sealed partial class Poster
{
    /// <summary>1080 × 1920 in this unit.</summary>
    public const double TallHeight = Width * 16 / 9;

    // What a phone lays its own bars over, above and below; what is drawn of a square and of a tall one.
    private const double TallTop = 56,
        TallFoot = 80,
        SquareArt = 216,
        RoomArt = Width / 1.6,
        TallArt = 304,
        Column = Width - 2 * Margin;
    private const string Red = "#8f231c",
        White = "#ffffff";

    /// <summary>An event: 320 × 320, or 320 × <see cref="TallHeight"/>.</summary>
    public static IReadOnlyList<Shape> Status(PosterWords words, StatusWords said, PosterLook look, bool tall) =>
        Status(said, look, tall, art => art.Drawn(), words);

    /// <summary>A text: its first sentence set large.</summary>
    public static IReadOnlyList<Shape> QuoteStatus(string sentence, StatusWords said, PosterLook look, bool tall) =>
        Status(said, look, tall, art => art.Quoted(sentence));

    /// <summary>An organization: its mark and its name.</summary>
    public static IReadOnlyList<Shape> MarkStatus(PaperMark mark, StatusWords said, PosterLook look, bool tall) =>
        Status(said, look, tall, art => art.Marked(mark));

    /// <summary>A space: its drawn room.</summary>
    public static IReadOnlyList<Shape> RoomStatus(Shape.Part room, StatusWords said, PosterLook look, bool tall) =>
        Status(said, look, tall, art => art.Furnished(room), square: RoomArt);

    private static List<Shape> Status(
        StatusWords said,
        PosterLook look,
        bool tall,
        Func<Poster, List<Shape>> draw,
        PosterWords? words = null,
        double square = SquareArt
    )
    {
        words ??= new("", 0, "", "", null);
        var (top, height) = tall ? (TallTop, TallArt) : (0, square);
        var status = new Poster(words, look, tall ? TallHeight : Width);
        status._shapes.Add(new Shape.Part(draw(new(words, look, height)), 0, top));
        if (tall)
            status.Head(said.House, top);
        status.Foot(said, top + height, tall);
        return status._shapes;
    }

    private List<Shape> Quoted(string sentence)
    {
        Box(0, 0, Width, _height, Colours.Ground);
        Ornament(_look.Sign, Width - 118, _height - 118, 118, Colours.Quiet, Colours.Ground, 8);
        Box(Margin, 20, 44, 5, Colours.Accent);
        var fitted = WholeText.Into(sentence, Column, _height - 62);
        Say([.. fitted.Lines], Margin, 40 + fitted.Size * .86, fitted.Size, Colours.Text);
        return _shapes;
    }

    private List<Shape> Furnished(Shape.Part room)
    {
        Box(0, 0, Width, _height, Colours.Ground);
        for (var number = 0; number < 2 && _height > 250; number++)
            Ornament(_look.Motif, 16 + number * 200, number * 190 + 12, 84, Colours.Quiet, Colours.Ground, 8);
        _shapes.Add(room with { Y = room.Y + (_height - Width / 1.6) / 2 });
        return _shapes;
    }

    private List<Shape> Marked(PaperMark mark)
    {
        const double size = 108;
        const double left = (Width - size) / 2;
        var top = _height > 250 ? 52 : 22;
        Box(0, 0, Width, _height, Colours.Ground);
        for (var side = 0; side < 2; side++)
            Ornament(_look.Motif, side == 0 ? -34 : Width - 56, top + 10, 90, Colours.Quiet, Colours.Ground);
        // On white, since a mark has colours of its own.
        Box(left - 12, top - 10, size + 24, size + 20, White, 22);
        if (mark.Logo is { } logo)
            _shapes.Add(new Shape.Photo(logo, left, top, size));
        else
            _shapes.Add(new Shape.Part(Mark.Of(mark.Slug, mark.Name), left, top, size / 40));
        var below = top + size + 20;
        var fitted = WholeText.Into(mark.Name, Column, _height - below - 10, 31);
        var lines = new Shape.Words([.. fitted.Lines], Width / 2, below + fitted.Size * .86, fitted.Size, Colours.Text)
        {
            Centred = true,
        };
        _shapes.Add(lines);
        return _shapes;
    }

    private void Head(string house, double height)
    {
        Box(0, 0, Width, height, Colours.Ground);
        var fitted = WholeText.Into(house, Column, 18, 15);
        Say([.. fitted.Lines], Margin, height - 10, fitted.Size, Colours.Text, 700);
    }

    private void Foot(StatusWords said, double top, bool tall)
    {
        Box(0, top, Width, _height - top, Colours.Text);
        if (said.Called is { } called)
        {
            Box(0, top - 12, Width, 34, Red);
            Centred(called, Width / 2, top + 12, 21, White);
            top += 18;
        }
        var (size, air) = tall ? (16.0, 5.0) : (13, 2.5);
        var foot = tall ? _height - TallFoot : _height - 9;
        var address = WholeText.Address(said.Address, Column, size * 2.2, size);
        var y = Below(WholeText.Into(said.First, Column, size * 1.5, size * 1.5), top + (tall ? 12 : 7), 800) + air;
        y = Below(WholeText.Into(said.Second, Column, size * 2.3, size), y, 700) + air;
        if (said.Called is null && said.Third != "")
            Below(WholeText.Into(said.Third, Column, foot - address.Height - air - y, size), y, 700);
        Below(address, foot - address.Height, 800);
        if (tall)
            Hem();
    }

    // Gives where the lines end.
    private double Below(FittedText fitted, double top, int weight)
    {
        Say([.. fitted.Lines], Margin, top + fitted.Size * .86, fitted.Size, Colours.Ground, weight);
        return top + fitted.Height;
    }

    // Where the phone writes over the picture there is nothing to be read.
    private void Hem()
    {
        const double step = Width / 8;
        for (var number = 0; number < 8; number++)
            Ornament(_look.Motif, number * step + 3, _height - 60, 34, Colours.Ground, Colours.Accent);
    }
}
