using System.Diagnostics;
using HeteroSpace.Foundation.Files;
using HeteroSpace.Foundation.Markdown;

namespace HeteroSpace.Foundation;

/// <summary>What people write never breaks a page, and never holds it up.</summary>
public sealed class MarkdownTests
{
    public static TheoryData<string> Deep =>
        [
            "Kelas " + new string('[', 140),
            new string('[', 400),
            new string('>', 400) + " a",
            string.Concat(Enumerable.Repeat("> - ", 200)) + "a",
            string.Concat(Enumerable.Repeat("![", 300)),
            string.Concat(Enumerable.Repeat("[a](", 300)),
            string.Concat(Enumerable.Repeat("*a **b ", 300)),
            string.Concat(Enumerable.Repeat("- ", 300)) + "a",
            string.Concat(Enumerable.Repeat("1. ", 300)) + "a",
            string.Concat(Enumerable.Repeat("[", 200)) + "a" + string.Concat(Enumerable.Repeat("](b)", 200)),
            string.Concat(Enumerable.Repeat("**", 150)) + "a" + string.Concat(Enumerable.Repeat("**", 150)),
            new string('*', 300) + "a" + new string('*', 300),
            string.Concat(Enumerable.Range(0, 200).Select(depth => new string(' ', depth * 2) + "- a\n")),
        ];

    [Theory, MemberData(nameof(Deep))]
    public void Whatever_is_typed_is_rendered_or_shown_as_it_was_typed(string text)
    {
        var pictures = new Dictionary<string, KeptPicture>();
        foreach (var html in (string[])[MarkdownText.Html(text).Value, MarkdownText.Html(text, 2, pictures).Value])
        {
            Assert.NotEmpty(html);
            Assert.DoesNotContain("<script", html);
        }
        Assert.NotNull(MarkdownText.Plain(text));
        Assert.NotNull(MarkdownText.PicturesIn(text));
    }

    [Fact]
    public void A_text_that_cannot_be_rendered_does_no_harm_as_it_was_typed()
    {
        var text = new string('[', 400) + "<script>alert(1)</script>";
        Assert.DoesNotContain("<script", MarkdownText.Html(text).Value);
        Assert.DoesNotContain("<script", MarkdownText.Html(text, 2, new Dictionary<string, KeptPicture>()).Value);
        Assert.Contains("alert(1)", MarkdownText.Html(text).Value);
    }

    public static TheoryData<string> Marks =>
        [
            "*a ",
            "_a ",
            "**a ",
            "*",
            "_",
            "*_",
            "**a_ ",
            "*a **a ",
            "a**b",
            "[",
            "]",
            "![",
            "[a]",
            "(",
            "`",
            "`a``",
            "<",
            "<a ",
            "|",
            "|a",
            "~",
            "\\",
            "&",
            "&a;",
            "http://",
            "a@b.c ",
            "www.a",
            ":",
            "#",
            "> ",
            "- ",
            "- a\n",
            "> a\n",
            "|a|\n",
            "[a]: b\n",
            "1. ",
        ];

    [Theory, MemberData(nameof(Marks))]
    public void An_article_of_nothing_but_marks_is_read_at_once(string mark) =>
        IsQuick(mark, string.Concat(Enumerable.Repeat(mark, 60_000 / mark.Length)));

    public static TheoryData<string, string> Halves =>
        new()
        {
            { "|: ", "|\n- " },
            { "|a", "|\n|" },
            { "*a ", " b_" },
            { "*", "a_" },
            { "[", "](" },
            { "**a ", " b*" },
            { "|:-|: ", "|-: :|" },
        };

    [Theory, MemberData(nameof(Halves))]
    public void So_is_one_that_begins_and_ends_in_different_marks(string first, string then) =>
        IsQuick(
            first + then,
            string.Concat(Enumerable.Repeat(first, 30_000 / first.Length))
                + "\n"
                + string.Concat(Enumerable.Repeat(then, 30_000 / then.Length))
        );

    // The quicker of two: other tests are at work beside this one.
    private static void IsQuick(string name, string text)
    {
        var seconds = Seconds(text);
        if (seconds >= 3)
            seconds = Math.Min(seconds, Seconds(text));
        Assert.True(seconds < 3, $"{name}: {seconds:0.0} s");
    }

    private static double Seconds(string text)
    {
        var since = Stopwatch.StartNew();
        _ = MarkdownText.Html(text);
        _ = MarkdownText.Plain(text);
        return since.Elapsed.TotalSeconds;
    }

    [Fact]
    public void A_long_table_and_a_long_list_are_drawn()
    {
        var table =
            "| a | b | c |\n| --- | --- | --- |\n"
            + string.Concat(Enumerable.Repeat("| satu | **dua** | tiga |\n", 400));
        Assert.Equal(401, MarkdownText.Html(table).Value.Split("<tr>").Length - 1);
        var list = string.Concat(Enumerable.Repeat("- **satu**: dua\n", 400));
        Assert.Equal(400, MarkdownText.Html(list).Value.Split("<li>").Length - 1);
    }

    [Fact]
    public void What_people_mean_by_marks_is_still_drawn()
    {
        Assert.Contains(
            "<strong>tebal</strong> dan <em>miring</em>",
            MarkdownText.Html("Ini **tebal** dan *miring*.").Value
        );
        var many = MarkdownText
            .Html(string.Concat(Enumerable.Repeat("Ini **tebal** dan *miring*, juga _lain_.\n", 60)))
            .Value;
        Assert.Equal(60, many.Split("<strong>tebal</strong>").Length - 1);
        Assert.Contains(
            "snake_case_name dan 2*3*4",
            MarkdownText.Html("snake_case_name dan 2 * 3 * 4 adalah 2*3*4x, snake_case_name dan 2\\*3\\*4").Value
        );
    }
}
