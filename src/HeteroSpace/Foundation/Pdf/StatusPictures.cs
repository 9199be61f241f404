using HeteroSpace.Foundation.Art;

namespace HeteroSpace.Foundation.Pdf;

/// <summary>
/// Pictures for a status: <c>status.png</c> (1080 × 1080) and <c>status-tinggi.png</c> (1080 × 1920) under the address
/// of what they show. For anyone, in the language asked for; 304, 404, 429 and 503 as <see cref="Drawings"/> says.
/// </summary>
public sealed class StatusPictures(ShapePainter painter, Drawings drawings)
{
    public const string Square = "status.png",
        Tall = "status-tinggi.png";
    private const int Across = 1080,
        TallDown = 1920;

    /// <param name="what">All that can be seen on it, so that whatever changes it changes its mark.</param>
    /// <param name="draw">In the unit of <see cref="Poster"/>.</param>
    public Task<IResult> Show(HttpContext http, bool tall, IEnumerable<string> what, Func<IReadOnlyList<Shape>> draw) =>
        drawings.Picture(
            http,
            [tall ? Tall : Square, .. what],
            () => painter.Png(Across, tall ? TallDown : Across, Across / Poster.Width, draw())
        );
}
