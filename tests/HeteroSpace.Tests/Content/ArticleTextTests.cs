using HeteroSpace.Foundation.Markdown;

namespace HeteroSpace.Content;

public sealed class ArticleTextTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[tekan](javascript:alert(1))")]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("![x](data:image/svg+xml;base64,PHN2Zz4=)")]
    [InlineData("![x](/gambar/../../status/rahasia)")]
    [InlineData("![\" onerror=\"alert(1)](/gambar/0123456789abcdef0123456789abcdef)")]
    [InlineData("![x](/gambar/0123456789abcdef0123456789abcdef \"</figcaption><script>alert(1)</script>\")")]
    [InlineData("<iframe src=\"https://www.youtube.com/embed/dQw4w9WgXcQ\"></iframe>")]
    [InlineData("<svg><style><img src=x onerror=alert(1)></style></svg>")]
    [InlineData("<https://www.youtube.com/watch?v=dQw4w9WgXcQ\"onmouseover=\"alert(1)>")]
    [InlineData("<a href=\"x\" style=\"position:fixed\">x</a>")]
    public void Whatever_is_written_nothing_runs_and_nothing_is_fetched_from_elsewhere(string hostile)
    {
        var pictures = new Dictionary<string, Foundation.Files.KeptPicture>
        {
            ["0123456789abcdef0123456789abcdef"] = new("0123456789abcdef0123456789abcdef", 1200, 800),
        };
        var html = MarkdownText.Html(hostile, 2, pictures).Value!;
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument("<body>" + html);
        foreach (var element in document.Body!.QuerySelectorAll("*"))
        {
            Assert.DoesNotContain(element.LocalName, (string[])["script", "iframe", "svg", "style", "object", "form"]);
            Assert.DoesNotContain(
                element.Attributes,
                attribute =>
                    attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                    || attribute.Name == "style"
                    || attribute.Value.Contains("javascript:", StringComparison.OrdinalIgnoreCase)
            );
            if (element.GetAttribute("src") is { } source)
                Assert.StartsWith("/gambar/0123456789abcdef0123456789abcdef-", source);
        }
    }

    [Fact]
    public void Very_deep_and_very_long_texts_are_answered()
    {
        foreach (
            var text in (string[])
                [
                    new('>', 50_000),
                    string.Concat(Enumerable.Repeat("[", 20_000)),
                    string.Concat(Enumerable.Repeat("* ", 10_000)),
                    string.Concat(Enumerable.Repeat("**a", 10_000)),
                    string.Concat(Enumerable.Repeat("![", 20_000)),
                    string.Concat(Enumerable.Repeat("`", 60_000)),
                ]
        )
        {
            Assert.NotNull(MarkdownText.Html(text, 2, new Dictionary<string, Foundation.Files.KeptPicture>()).Value);
            MarkdownText.PicturesIn(text);
        }
    }
}
