using System.Text;
using System.Text.Encodings.Web;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace HeteroSpace.Foundation.Markdown;

/// <summary>
/// Two versions of a text compared line by line: what went is struck through, what came is underlined; said in words
/// for those who see neither.
/// </summary>
public static class TextDiff
{
    public static string Html(string before, string after)
    {
        var html = new StringBuilder();
        foreach (var line in InlineDiffBuilder.Diff(before, after).Lines)
        {
            var text = HtmlEncoder.Default.Encode(line.Text ?? "");
            html.Append(
                line.Type switch
                {
                    ChangeType.Inserted => $"<ins>{text}</ins>\n",
                    ChangeType.Deleted => $"<del>{text}</del>\n",
                    _ => $"<span>{text}</span>\n",
                }
            );
        }
        return html.ToString();
    }
}
