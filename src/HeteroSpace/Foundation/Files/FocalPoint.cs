using System.Globalization;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Foundation.Files;

/// <summary>
/// What has to stay in sight when a picture is cut to another shape: per cent from its left and from its top, as CSS's
/// <c>object-position</c> counts them. A form offers nine, which need no script.
/// </summary>
/// <param name="X">0 is the left edge, 100 the right.</param>
/// <param name="Y">0 is the top, 100 the bottom.</param>
public readonly record struct FocalPoint(int X, int Y)
{
    public static readonly FocalPoint Centre = new(50, 50);

    /// <summary>The nine that can be chosen, row by row.</summary>
    public static IReadOnlyList<FocalPoint> Nine { get; } =
    [.. new[] { 0, 50, 100 }.SelectMany(y => new[] { 0, 50, 100 }.Select(x => new FocalPoint(x, y)))];

    /// <summary>As a form sends it, <c>50-0</c>; null when it is none of the nine.</summary>
    public static FocalPoint? Read(string? text) =>
        Nine.Where(point => point.ToString() == text).Cast<FocalPoint?>().FirstOrDefault();

    /// <summary>The one of the nine that is closest.</summary>
    public FocalPoint Nearest => new(Step(X), Step(Y));

    private static int Step(int percent) => Math.Clamp((percent + 25) / 50 * 50, 0, 100);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{X}-{Y}");

    public string Said() =>
        (Nearest.X, Nearest.Y) switch
        {
            (50, 50) => Words.Say("tengah", "middle"),
            (0, 50) => Words.Say("kiri", "left"),
            (100, 50) => Words.Say("kanan", "right"),
            (50, 0) => Words.Say("atas", "top"),
            (50, _) => Words.Say("bawah", "bottom"),
            (0, 0) => Words.Say("kiri atas", "top left"),
            (0, _) => Words.Say("kiri bawah", "bottom left"),
            (_, 0) => Words.Say("kanan atas", "top right"),
            _ => Words.Say("kanan bawah", "bottom right"),
        };
}
