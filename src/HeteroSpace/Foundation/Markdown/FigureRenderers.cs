using System.Globalization;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace HeteroSpace.Foundation.Markdown;

/// <summary>
/// Writes pictures of ours; those of others are told by their words alone, so that nobody else learns who reads.
/// </summary>
internal sealed class PictureRenderer(IReadOnlyDictionary<string, KeptPicture> pictures) : LinkInlineRenderer
{
    public const string Address = "/gambar/";

    /// <summary>The name in the address of a picture of ours; null for any other.</summary>
    public static string? NameIn(string? address) =>
        address is not null && address.StartsWith(Address, StringComparison.Ordinal) ? address[Address.Length..] : null;

    protected override void Write(HtmlRenderer renderer, LinkInline link)
    {
        if (!link.IsImage)
        {
            base.Write(renderer, link);
            return;
        }
        if (NameIn(link.Url) is { } name && pictures.TryGetValue(name, out var picture))
            Write(renderer, link, picture);
        else
            renderer.WriteChildren(link);
    }

    internal static void Write(HtmlRenderer renderer, LinkInline link, KeptPicture picture)
    {
        renderer
            .Write("<img src=\"")
            .Write(At(picture, 960))
            .Write("\" srcset=\"")
            .Write(
                string.Join(
                    ", ",
                    Pictures
                        .Widths.Where(width => width < picture.Width || width == Pictures.Widths[0])
                        .Append(Pictures.Widths.First(width => width >= picture.Width || width == Pictures.Widths[^1]))
                        .Distinct()
                        .Select(width => $"{At(picture, width)} {Math.Min(width, picture.Width)}w")
                )
            );
        renderer
            .Write("\" sizes=\"(min-width: 768px) 42rem, 100vw\" width=\"")
            .Write(picture.Width.ToString(CultureInfo.InvariantCulture))
            .Write("\" height=\"")
            .Write(picture.Height.ToString(CultureInfo.InvariantCulture))
            .Write("\" loading=\"lazy\" alt=\"");
        var (wasOn, words) = (renderer.EnableHtmlForInline, renderer.EnableHtmlEscape);
        renderer.EnableHtmlForInline = false;
        renderer.WriteChildren(link);
        (renderer.EnableHtmlForInline, renderer.EnableHtmlEscape) = (wasOn, words);
        renderer.Write("\" />");
    }

    private static string At(KeptPicture picture, int width) => Address + Pictures.FileName(picture.Name, width);
}

/// <summary>
/// A picture that stands alone is a figure, its title the words below; a film that stands alone is a link that a press
/// turns into the film.
/// </summary>
internal sealed class FigureRenderer(IReadOnlyDictionary<string, KeptPicture> pictures) : ParagraphRenderer
{
    protected override void Write(HtmlRenderer renderer, ParagraphBlock paragraph)
    {
        switch (Alone(paragraph))
        {
            case LinkInline { IsImage: true } link
                when PictureRenderer.NameIn(link.Url) is { } name && pictures.TryGetValue(name, out var picture):
                renderer.Write("<figure>");
                PictureRenderer.Write(renderer, link, picture);
                if (!string.IsNullOrWhiteSpace(link.Title))
                    renderer.Write("<figcaption>").WriteEscape(link.Title).Write("</figcaption>");
                renderer.WriteLine("</figure>");
                break;
            case LinkInline { IsImage: false } link when YouTube.IdOf(link.Url) is { } id:
                Film(renderer, id, null);
                break;
            case AutolinkInline link when YouTube.IdOf(link.Url) is { } id:
                Film(renderer, id, null);
                break;
            default:
                base.Write(renderer, paragraph);
                break;
        }
    }

    private static void Film(HtmlRenderer renderer, string id, string? words) =>
        renderer
            .Write("<p class=\"film\"><a data-film=\"")
            .Write(id)
            .Write("\" href=\"")
            .WriteEscape(YouTube.Watch(id))
            .Write("\">")
            .WriteEscape(words ?? Words.Say("Putar di sini (dari YouTube)", "Play it here (from YouTube)"))
            .WriteLine("</a></p>");

    private static Inline? Alone(ParagraphBlock paragraph) =>
        paragraph.Inline is { FirstChild: { } first } && first.NextSibling is null ? first : null;
}
