using static HeteroSpace.Foundation.Art.PosterLayout;

namespace HeteroSpace.Foundation.Art;

// The date alone, beside a title in text: the day, the month, a piece of the motif that runs over the edge.
public sealed partial class Poster
{
    public const double StampSize = 96;

    /// <summary>96 × 96.</summary>
    public static IReadOnlyList<Shape> Stamp(PosterWords words, PosterLook look)
    {
        var stamp = new Poster(words, look, StampSize);
        stamp.Box(0, 0, StampSize, StampSize, stamp.Colours.Ground);
        stamp.DrawStamp();
        return stamp._shapes;
    }

    private void DrawStamp()
    {
        switch (_look.Layout)
        {
            case Tumpal:
                for (var number = 0; number < 6; number++)
                    Ornament(Motif.Tumpal, number * 16, 80, 16, Colours.Accent, Colours.Quiet);
                Ornament(_look.Sign, 58, 44, 31, Colours.Accent, Colours.Quiet);
                DayAndMonth(9, 46);
                break;
            case Miring:
                Area("M62 0h34v96H44z", Colours.Accent);
                Ornament(_look.Sign, 46, 34, 60, Colours.Ground, Colours.Second, 12);
                DayAndMonth(9, 42);
                break;
            case Lingkar:
                for (var number = 0; number < 4; number++)
                    Ornament(_look.Sign, number % 2 * 66 - 2, number / 2 * 66 - 2, 32, Colours.Second, Colours.Ground);
                _shapes.Add(new Shape.Disc(48, 48, 35, Colours.Accent));
                Centred($"{_words.Day}", 48, 54, 38, Colours.Ground);
                Centred(_words.Month, 48, 71, 16, Colours.Ground, 700);
                break;
            case Pita:
                Box(0, 0, StampSize, 27, Colours.Accent);
                for (var number = 0; number < 4; number++)
                    Ornament(_look.Sign, number * 24 + 1, 2.5, 22, Colours.Ground, Colours.Text);
                DayAndMonth(9, 66);
                break;
            case Tambal:
                DrawPatches();
                break;
            case Selendang:
                Box(0, 0, 24, StampSize, Colours.Accent);
                Box(24, 0, 3, StampSize, Colours.Second);
                for (var number = 0; number < 4; number++)
                    Ornament(_look.Sign, 1, number * 24 + 1, 22, Colours.Ground, Colours.Text);
                DayAndMonth(35, 52);
                break;
            case Angka:
                Ornament(_look.Sign, 44, 44, 56, Colours.Quiet, Colours.Accent, 8);
                DayAndMonth(9, 50);
                break;
            case Taman:
                Ornament(_look.Sign, 62, -12, 46, Colours.Quiet, Colours.Accent, 20);
                Ornament(_look.Sign, 48, 48, 50, Colours.Quiet, Colours.Accent, -8);
                DayAndMonth(9, 56);
                break;
        }
    }

    private void DrawPatches()
    {
        for (var patch = 0; patch < 9; patch++)
        {
            var (x, y) = (patch % 3 * 32, patch / 3 * 32);
            Box(x, y, 32, 32, patch % 2 == 0 ? Colours.Accent : Colours.Quiet);
            Ornament(_look.Sign, x + 4, y + 4, 24, patch % 2 == 0 ? Colours.Ground : Colours.Second, Colours.Text);
        }
        Box(0, 32, 64, 64, Colours.Text);
        Centred($"{_words.Day}", 32, 68, 38, Colours.Ground);
        Centred(_words.Month, 32, 87, 16, Colours.Ground, 700);
    }

    private void DayAndMonth(double x, double baseline)
    {
        const double size = 44;
        Say([$"{_words.Day}"], x - 2, baseline, size, DateColour);
        Say([_words.Month], x, baseline + 21, 18, Colours.Text, 700);
    }
}
