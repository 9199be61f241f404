using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace HeteroSpace.Foundation.Ui;

/// <summary>
/// Sentences in which no telephone number is parted over two lines: browsers break after its hyphens.
/// </summary>
public static partial class WholeNumbers
{
    private static readonly HtmlEncoder Safe = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The text, with each number as people read it here (0812-3456-7890) kept whole.</summary>
    public static MarkupString Whole(string text)
    {
        var html = new StringBuilder(text.Length + 40);
        var from = 0;
        foreach (var number in Written().EnumerateMatches(text))
        {
            var end = number.Index + number.Length;
            html.Append(Safe.Encode(text[from..number.Index]));
            html.Append("<span class=\"number\">").Append(Safe.Encode(text[number.Index..end])).Append("</span>");
            from = end;
        }
        return new(html.Append(Safe.Encode(text[from..])).ToString());
    }

    [GeneratedRegex(@"(?<![\w-])0\d{3}-\d{4}(-\d{1,4})*(?![\w-])|(?<![\w+])\+[1-9]\d{6,14}(?!\w)")]
    private static partial Regex Written();
}
