using System.Text.RegularExpressions;
using Ganss.Xss;
using HeteroSpace.Foundation.Files;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;

namespace HeteroSpace.Foundation.Markdown;

/// <summary>
/// What people write with Markdown (CommonMark, with tables and task lists), as HTML that can do no harm: markup of
/// their own is shown as text, and only elements, attributes and addresses from a short list pass.
/// </summary>
public static partial class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .UseTaskLists()
        .UseAutoLinks()
        .Build();
    private static readonly HtmlSanitizer Sanitizer = AllowedHtml.MakeSanitizer(false),
        WithFigures = AllowedHtml.MakeSanitizer(true);

    /// <param name="top">Level of its first headings: one below that under which it stands, and none is skipped,
    /// whatever was written.</param>
    public static MarkupString Html(string text, int top = 3) =>
        new(
            Read(
                text,
                document =>
                {
                    Level(document, top);
                    return Sanitizer.Sanitize(Borne(document.ToHtml(Pipeline)));
                },
                Encoded
            )
        );

    /// <summary>
    /// The same with pictures of ours, written <c>![what it shows](/gambar/name "words below it")</c>, and with films
    /// of YouTube where their address stands alone.
    /// </summary>
    /// <param name="pictures">Those it may show, by name.</param>
    public static MarkupString Html(string text, int top, IReadOnlyDictionary<string, KeptPicture> pictures) =>
        new(
            Read(
                text,
                document =>
                {
                    Level(document, top);
                    using var html = new StringWriter();
                    var renderer = new HtmlRenderer(html);
                    Pipeline.Setup(renderer);
                    renderer.ObjectRenderers.ReplaceOrAdd<Markdig.Renderers.Html.Inlines.LinkInlineRenderer>(
                        new PictureRenderer(pictures)
                    );
                    renderer.ObjectRenderers.ReplaceOrAdd<Markdig.Renderers.Html.ParagraphRenderer>(
                        new FigureRenderer(pictures)
                    );
                    renderer.Render(document);
                    return WithFigures.Sanitize(Borne(html.ToString()));
                },
                Encoded
            )
        );

    /// <summary>
    /// The pictures a text shows: the name of one of ours or null for another's address, and what it is said to show.
    /// </summary>
    public static IReadOnlyList<(string? Name, string Address, string Says)> PicturesIn(string text) =>
        Read<IReadOnlyList<(string?, string, string)>>(
            text,
            document =>
                [
                    .. document
                        .Descendants<LinkInline>()
                        .Where(link => link.IsImage)
                        .Select(link =>
                            (
                                PictureRenderer.NameIn(link.Url),
                                link.Url ?? "",
                                string.Concat(
                                        link.Descendants<LiteralInline>().Select(words => words.Content.ToString())
                                    )
                                    .Trim()
                            )
                        ),
                ],
            _ => []
        );

    /// <summary>Whether a press on it plays a film.</summary>
    public static bool HasFilm(string text) => text.Contains("youtu", StringComparison.OrdinalIgnoreCase);

    private static void Level(MarkdownDocument document, int top)
    {
        var headings = document.Descendants<HeadingBlock>().ToList();
        var levels = headings.Select(heading => heading.Level).Distinct().Order().ToList();
        foreach (var heading in headings)
            heading.Level = Math.Min(6, top + levels.IndexOf(heading.Level));
    }

    /// <summary>The words alone, for a summary or a letter.</summary>
    public static string Plain(string text) =>
        Meant(text, () => Markdig.Markdown.ToPlainText(text, Pipeline).Trim(), typed => typed);

    private static string Encoded(string text) => System.Text.Encodings.Web.HtmlEncoder.Default.Encode(text);

    // Brackets in brackets a hundred deep are refused by the parser or by the renderer, whichever meets them first: one
    // text that cannot be drawn must not take the page, feed or letter it stands in, so it is shown as it was typed.
    private static T Read<T>(string text, Func<MarkdownDocument, T> draw, Func<string, T> asTyped) =>
        Meant(
            text,
            () =>
            {
                var document = Markdig.Markdown.Parse(text, Pipeline);
                return Written(document) > MostWritten ? asTyped(text) : draw(document);
            },
            asTyped
        );

    private static T Meant<T>(string text, Func<T> read, Func<string, T> asTyped)
    {
        if (!IsMeant(text))
            return asTyped(text);
        try
        {
            return read();
        }
        catch (Exception)
        {
            return asTyped(text);
        }
    }

    // An address is told once and can be pointed to from a thousand places, each of which writes it out.
    private static long Written(MarkdownDocument document) =>
        document.Descendants<LinkInline>().Sum(link => (link.Url?.Length ?? 0L) + (link.Title?.Length ?? 0));

    // What costs after the parser is cleaning, by the element: a line break of two letters as much as a table.
    private static string Borne(string html) =>
        Openings().Count(html) <= MostElements
            ? html
            : throw new InvalidOperationException($"More than {MostElements} elements.");

    [GeneratedRegex("<[a-z]")]
    private static partial Regex Openings();

    // Whatever the parser holds against each other within a piece (each mark against each, each row of a table against
    // its widest) is counted before it is read, over the whole text: what would take it long is no text that anybody
    // means, and is shown as it was typed.
    private const int MostMarks = 2000,
        MostEffort = MostMarks * MostMarks,
        MostColumns = 100,
        MostCells = 10_000,
        MostDeep = 20,
        MostLines = 4000,
        MostElements = 3000,
        MostWritten = 300_000;

    /// <summary>Whether it is read as Markdown; counted, so that the same text is always answered alike.</summary>
    internal static bool IsMeant(string text)
    {
        var (effort, cells, marks, rows, widest, lines) = (0L, 0L, 0L, 0L, 0L, 0);
        var typed = text.Replace("\r\n", "\n", StringComparison.Ordinal).AsSpan();
        foreach (var range in typed.SplitAny('\n', '\r'))
        {
            // Only blanks and tabs make a line empty (CommonMark 2.1): to the parser one with a hard space or a line
            // separator of Unicode is a line like others, and the piece goes on.
            var line = typed[range];
            if (line.Trim(" \t").IsEmpty)
            {
                (effort, cells) = (effort + marks * marks, cells + rows * widest);
                (marks, rows, widest) = (0, 0, 0);
                continue;
            }
            lines++;
            marks += Marks(line);
            if (line.Count('|') is > 0 and var bars)
                (rows, widest) = (rows + 1, Math.Max(widest, bars + 1));
            if (
                effort + marks * marks > MostEffort
                || widest > MostColumns
                || cells + rows * widest > MostCells
                || lines > MostLines
                || Depth(line) > MostDeep
            )
                return false;
        }
        return true;
    }

    // Emphasis and code as runs, brackets one by one, and addresses (twice), before each of which the parser looks
    // back.
    private static int Marks(ReadOnlySpan<char> line)
    {
        var addresses = line.Count("://") + line.Count("www.") + line.Count("tel:") + line.Count("mailto:");
        var (count, before) = (2 * addresses, ' ');
        foreach (var letter in line)
        {
            if (letter is '[' or ']' || letter is '*' or '_' or '`' && letter != before)
                count++;
            before = letter;
        }
        return count;
    }

    // How many quotes and lists a line stands in, by what it begins with. A line of one mark alone is a rule.
    private static int Depth(ReadOnlySpan<char> line)
    {
        var (deep, blanks, at) = (0, 0, 0);
        for (; at < line.Length; at++)
            if (line[at] == ' ')
                blanks++;
            else if (line[at] == '\t')
                blanks += 4;
            else if (line[at] == '>' || IsBullet(line[at..]))
                deep++;
            else if (IsNumber(line[at..]))
                (deep, at) = (deep + 1, at + 1);
            else if (!char.IsAsciiDigit(line[at]))
                break;
        return IsRule(line) ? 0 : deep + blanks / 4;
    }

    private static bool IsBullet(ReadOnlySpan<char> line) => line is ['-' or '+' or '*', ' ' or '\t', ..];

    private static bool IsNumber(ReadOnlySpan<char> line) => line is [>= '0' and <= '9', '.' or ')', ' ' or '\t', ..];

    private static bool IsRule(ReadOnlySpan<char> line) =>
        line.Trim() is ['-' or '*', ..] marks && marks.TrimStart([marks[0], ' ', '\t']).IsEmpty;
}
