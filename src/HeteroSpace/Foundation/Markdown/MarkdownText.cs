using Ganss.Xss;
using Markdig;
using Markdig.Syntax;
using Microsoft.AspNetCore.Components;

namespace HeteroSpace.Foundation.Markdown;

/// <summary>
/// What people write with Markdown (CommonMark, with tables and task lists), as HTML that can do no harm: markup of their own is shown as text, and only elements,
/// attributes and addresses from a short list pass.
/// </summary>
public static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseTaskLists().UseAutoLinks().Build();
    private static readonly HtmlSanitizer Sanitizer = MakeSanitizer();

    /// <param name="top">Level of its first headings: one below that under which it stands, and none is skipped, whatever was written.</param>
    public static MarkupString Html(string text, int top = 3)
    {
        if (Parsed(text) is not { } document) return new(System.Text.Encodings.Web.HtmlEncoder.Default.Encode(text));
        var headings = document.Descendants<HeadingBlock>().ToList();
        var levels = headings.Select(heading => heading.Level).Distinct().Order().ToList();
        foreach (var heading in headings) heading.Level = Math.Min(6, top + levels.IndexOf(heading.Level));
        return new(Sanitizer.Sanitize(document.ToHtml(Pipeline)));
    }

    /// <summary>The words alone, for a summary or a letter.</summary>
    public static string Plain(string text) => Parsed(text) is null ? text : Markdig.Markdown.ToPlainText(text, Pipeline).Trim();

    // Quotes in quotes a hundred deep are refused by the parser: shown as they were typed, since nobody means them.
    private static MarkdownDocument? Parsed(string text)
    {
        try { return Markdig.Markdown.Parse(text, Pipeline); }
        catch (ArgumentException) { return null; }
    }

    private static HtmlSanitizer MakeSanitizer()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "p", "br", "strong", "em", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a", "h2", "h3", "h4", "h5", "h6", "hr", "table", "thead", "tbody", "tr", "th", "td", "input" },
            AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "start", "type", "checked", "disabled" },
            AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "https", "http", "mailto", "tel" },
            UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href" }
        });
        sanitizer.PostProcessNode += (_, post) => { if (post.Node is AngleSharp.Html.Dom.IHtmlAnchorElement link) link.SetAttribute("rel", "noopener noreferrer nofollow ugc"); };
        return sanitizer;
    }
}
