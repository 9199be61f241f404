using Ganss.Xss;

namespace HeteroSpace.Foundation.Markdown;

/// <summary>The short list of elements that a text of people leaves with.</summary>
internal static class AllowedHtml
{
    private static readonly string[] Tags =
    [
        "p",
        "br",
        "strong",
        "em",
        "del",
        "code",
        "pre",
        "blockquote",
        "ul",
        "ol",
        "li",
        "a",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "input",
    ];
    private static readonly string[] TagsOfFigures = ["figure", "figcaption", "img"];
    private static readonly string[] Attributes = ["href", "start", "type", "checked", "disabled"];
    private static readonly string[] AttributesOfFigures =
    [
        "src",
        "srcset",
        "sizes",
        "alt",
        "width",
        "height",
        "loading",
        "class",
        "data-film",
    ];
    private static readonly string[] Schemes = ["https", "http", "mailto", "tel"];

    public static HtmlSanitizer MakeSanitizer(bool figures)
    {
        var sanitizer = new HtmlSanitizer(
            new HtmlSanitizerOptions
            {
                AllowedTags = Named(Tags),
                AllowedAttributes = Named(Attributes),
                AllowedSchemes = Named(Schemes),
                UriAttributes = Named(["href"]),
            }
        );
        if (figures)
        {
            sanitizer.AllowedTags.UnionWith(TagsOfFigures);
            sanitizer.AllowedAttributes.UnionWith(AttributesOfFigures);
            sanitizer.AllowedClasses.Add("film");
        }
        sanitizer.PostProcessNode += (_, post) =>
        {
            if (post.Node is AngleSharp.Html.Dom.IHtmlAnchorElement link)
                link.SetAttribute("rel", "noopener noreferrer nofollow ugc");
        };
        return sanitizer;
    }

    private static HashSet<string> Named(string[] names) => new(names, StringComparer.OrdinalIgnoreCase);
}
