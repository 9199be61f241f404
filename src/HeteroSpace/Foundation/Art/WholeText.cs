using System.Globalization;

namespace HeteroSpace.Foundation.Art;

/// <summary>
/// Sets words so that none is missing, for pictures and paper that are seen without a page beside them: letters become
/// smaller, and a word that no line takes goes on in the next. Widths are those of the house's type (Plus Jakarta Sans,
/// extra bold), which paints these, so lines end where they are said to end.
/// </summary>
public static class WholeText
{
    // On a picture a thousand pixels wide the last of them still are twenty high.
    private static readonly double[] Sizes = Numbers("46 42 38 34 31 28 26 24 22 20 18 16 14.5 13 12 11 10 9 8 7");

    // Each letter, and how many thousandths of an em it takes.
    private const string Letters = " abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:;-/–·()&'!?…";
    private static readonly double[] Widths = Numbers(
        "180 583 673 611 673 611 410 648 599 260 260 586 260 912 599 651 673 673 386 515 "
            + "421 599 582 912 582 602 492 732 690 772 739 589 587 804 732 287 396 687 547 912 "
            + "742 878 649 878 667 647 552 724 712 1032 682 672 567 700 413 596 612 662 614 604 "
            + "564 633 604 408 386 408 428 634 532 684 408 407 407 813 333 400 611 808"
    );

    /// <summary>The largest of the sizes whose lines fit the box.</summary>
    /// <param name="largest">The size to begin with.</param>
    public static FittedText Into(string text, double width, double height, double largest = 46)
    {
        FittedText? fitted = null;
        foreach (var size in Sizes.Where(size => size <= largest))
        {
            fitted = new(size, Lines(text, width, size));
            // A word is broken only where letters are small already.
            if (fitted.Height <= height && (size <= 24 || fitted.Lines.Count == Words(text, width, size)))
                break;
        }
        return fitted!;
    }

    /// <summary>Lines of one size, however many.</summary>
    public static IReadOnlyList<string> Lines(string text, double width, double size)
    {
        var lines = new List<string>();
        foreach (var piece in Split(text).SelectMany(word => Pieces(word, width, size)))
            if (lines.Count > 0 && !piece.Goes && Width(lines[^1] + " " + piece.Text, size) <= width)
                lines[^1] += " " + piece.Text;
            else
                lines.Add(piece.Text);
        return lines;
    }

    /// <summary>
    /// A web address on one line while it can be read there; else what stands before its last stroke on the first, and
    /// the rest below.
    /// </summary>
    public static FittedText Address(string text, double width, double height, double largest)
    {
        const double readable = 11;
        var sizes = Sizes.Where(size => size <= largest).ToList();
        if (sizes.Find(size => size >= readable && Width(text, size) <= width) is > 0 and var whole)
            return new(whole, [text]);
        var stroke = text.LastIndexOf('/') + 1;
        FittedText? fitted = null;
        foreach (var size in sizes)
        {
            fitted = new(
                size,
                [
                    .. Pieces(text[..stroke], width, size).Select(piece => piece.Text),
                    .. Pieces(text[stroke..], width, size).Select(piece => piece.Text),
                ]
            );
            if (fitted.Height <= height)
                break;
        }
        return fitted!;
    }

    /// <summary>Of a line as it is painted: large letters are set a little closer (<see cref="Svg"/>).</summary>
    public static double Width(string text, double size) =>
        text.Sum(Width) * size - (size >= 17 ? .02 * size * text.Length : 0);

    private static double Width(char letter) => Letters.IndexOf(letter) is >= 0 and var at ? Widths[at] / 1000 : .72;

    private static double[] Numbers(string said) =>
        [.. said.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];

    private static string[] Split(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // So many lines there would be if no word had to be broken; none when one has to.
    private static int Words(string text, double width, double size) =>
        Split(text).Any(word => Width(word, size) > width) ? 0 : Lines(text, width, size).Count;

    // Of a word that is too long for a line: after a stroke where there is one, as an address is read on.
    private static IEnumerable<(string Text, bool Goes)> Pieces(string word, double width, double size)
    {
        var goes = false;
        while (Width(word, size) > width)
        {
            var end = word.Length;
            while (end > 1 && Width(word[..end], size) > width)
                end--;
            if (word.LastIndexOfAny(['/', '-'], end - 1) is var stroke && stroke > end / 3)
                end = stroke + 1;
            else if (end > 1 && char.IsHighSurrogate(word[end - 1]))
                end--;
            yield return (word[..end], goes);
            (word, goes) = (word[end..], true);
        }
        yield return (word, goes);
    }
}
