using HeteroSpace.Foundation.Art;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Contributions.Papers;

/// <summary>
/// A sheet of A4 with 24 stickers of 70 × 37 mm, the size that is sold in every stationery shop: a QR to the page of
/// the gift and from whom it is, to be put on chairs and laptops. Lengths are points.
/// </summary>
internal static class StickerSheet
{
    public const double Width = 595,
        Height = 842;
    private const int Across = 3,
        Down = 8;
    private const double Qr = 74;

    public static IReadOnlyList<Shape> Of(CardWords words)
    {
        List<Shape> one = [ThanksCard.Code(words.Link, 6, 14, Qr)];
        var (wide, high) = (Width / Across, Height / Down);
        var room = wide - Qr - 20;
        one.Add(new Shape.Words([Words.Say("Hadiah dari", "A gift of")], Qr + 12, 26, 8, "#4c615e") { Weight = 400 });
        var name = WholeText.Into(words.Giver, room, 34, 12);
        one.Add(new Shape.Words(name.Lines, Qr + 12, 38, name.Size, "#0b6b63"));
        var house = WholeText.Into(words.House, room, 18, 8);
        one.Add(new Shape.Words(house.Lines, Qr + 12, 46 + name.Height, house.Size, "#16302e") { Weight = 400 });
        one.Add(new Shape.Words([words.Code], Qr + 12, high - 14, 8.5, "#16302e") { Weight = 700 });
        return
        [
            new Shape.Box(0, 0, Width, Height, "#ffffff"),
            .. Enumerable
                .Range(0, Across * Down)
                .Select(at => new Shape.Part(one, at % Across * wide, at / Across * high)),
        ];
    }
}
