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

    // The work of this thread, not the time on the wall: other tests are at work beside this one. The quickest of
    // five, since one may be compiled on the way and another may tidy up the memory of all.
    private static void IsQuick(string name, string text, double most = 1000)
    {
        var took = Milliseconds(text);
        for (var again = 0; took >= most && again < 4; again++)
            took = Math.Min(took, Milliseconds(text));
        Assert.True(took < most, $"{name}: {took:0} ms of work");
    }

    private static double Milliseconds(string text)
    {
        var before = Work.OfThisThread();
        _ = MarkdownText.Html(text);
        var html = Work.OfThisThread();
        _ = MarkdownText.Plain(text);
        return Math.Max(html - before, Work.OfThisThread() - html);
    }

    private static readonly string[] Delimiters =
    [
        "*",
        "_",
        "[",
        "![",
        "`",
        "|",
        "~",
        "> ",
        "- ",
        "(",
        "<",
        "**a ",
        "https://a.b ",
        "> - ",
        "1. > ",
        "`a",
        "`~",
        "-\n",
        "\\\n",
        "a  \n",
        "- a\n",
        "# a\n",
        "` ",
        "a|b\n-|-\n",
        "tel:1 ",
        "http://a.b(",
        "**a|b**\n",
    ];

    // A build that is not compiled for speed, as tests have it, takes about twice as long.
#if DEBUG
    private const double MostOfOne = 100;
#else
    private const double MostOfOne = 50;
#endif

    /// <summary>The measure of findings F6 and 7, and shapes of the same kind that nest or come in pieces.</summary>
    [Fact]
    public void Delimiters_at_nine_lengths_take_fifty_milliseconds_of_work_at_most()
    {
        Assert.SkipUnless(LongRun.Is, "Only in ./test --long");
        int[] lengths = [100, 300, 1000, 2000, 3000, 5000, 8000, 12_000, 20_000];
        foreach (var mark in Delimiters)
        foreach (var length in lengths)
            IsQuick($"{mark} × {length}", string.Concat(Enumerable.Repeat(mark, length / mark.Length)), MostOfOne);
    }

    public static TheoryData<string> NotMeant =>
        new(
            new string('[', 2001),
            string.Concat(Enumerable.Repeat(new string('[', 1000) + "\n\n", 5)),
            string.Concat(Enumerable.Repeat("> ", 21)) + "a",
            string.Concat(Enumerable.Repeat("> - ", 11)) + "a",
            string.Concat(Enumerable.Repeat("12. > ", 11)) + "a",
            string.Concat(Enumerable.Range(0, 60).Select(deep => new string(' ', 2 * deep) + "- a\n")),
            string.Concat(Enumerable.Repeat("https://a.b ", 1001)),
            string.Concat(Enumerable.Repeat("tel:1 ", 1001)),
            string.Concat(Enumerable.Repeat("|a", 101)),
            string.Concat(Enumerable.Repeat("|a|b|c|d|\n|-|-|-|-|\n\n", 1100)),
            string.Concat(Enumerable.Repeat("`a", 2001)),
            string.Concat(Enumerable.Repeat("`~", 2001)),
            string.Concat(Enumerable.Repeat("-\n", 4001)),
            string.Concat(Enumerable.Repeat("# a\n\n", 4001)),
            NotParted("\n\u00A0\n"),
            NotParted("\n\u3000\n"),
            NotParted("\u2028\u2028"),
            NotParted("\u2029\u2029"),
            NotParted("\u0085\u0085"),
            NotParted("\f\f"),
            NotParted("\n\u2028\n"),
            NotParted("\r\n\u00A0\r\n")
        );

    // What looks like an empty line and parts no piece from the next (CommonMark 2.1).
    private static string NotParted(string seam) =>
        string.Concat(Enumerable.Repeat(string.Concat(Enumerable.Repeat("*a", 20)) + seam, 300));

    [Theory, MemberData(nameof(NotMeant))]
    public void What_would_take_the_parser_long_is_counted_before_it_is_read_and_shown_as_typed(string text)
    {
        Assert.False(MarkdownText.IsMeant(text));
        Assert.DoesNotContain("<", MarkdownText.Html(text).Value);
    }

    public static TheoryData<string, string> Swollen =>
        new()
        {
            { "\\\n", "\\\n" },
            { "a  \n", "a  \n" },
            { "- a\n", "- a\n" },
            { "# a\n", "# a\n" },
            { "` ", "`a` " },
            { "[a]: https://x.id/" + new string('x', 10_000) + "\n\n", "[a]\n\n" },
            { "[a]: b '" + new string('x', 10_000) + "'\n\n", "[a]\n\n" },
        };

    /// <summary>Twenty thousand letters of which twenty million became, or as many elements as letters.</summary>
    [Theory, MemberData(nameof(Swollen))]
    public void What_would_swell_is_shown_as_it_was_typed(string head, string mark)
    {
        var text = head + string.Concat(Enumerable.Repeat(mark, 30_000 / mark.Length));
        foreach (var html in (string[])[MarkdownText.Html(text).Value, MarkdownText.Html(text, 2, NoPictures).Value])
        {
            Assert.DoesNotContain("<", html);
            Assert.InRange(html.Length, 1, 6 * text.Length);
        }
    }

    private static readonly Dictionary<string, KeptPicture> NoPictures = [];

    [Fact]
    public void An_address_told_once_and_pointed_to_from_many_places_is_drawn()
    {
        var text =
            "[a]: https://contoh.id/panjang/sekali\n\n" + string.Concat(Enumerable.Repeat("Lihat [ini][a].\n\n", 500));
        Assert.Equal(500, MarkdownText.Html(text).Value.Split("<a ").Length - 1);
    }

    public static TheoryData<string> Meant =>
        new(
            string.Concat(Enumerable.Repeat("Ini **tebal**, *miring*, [tautan](https://a.id), _lain_.\n\n", 400)),
            string.Concat(Enumerable.Repeat("- satu [tautan](https://contoh.id/panjang)\n", 300)),
            string.Concat(Enumerable.Repeat("| a | b | c |\n", 1))
                + "| - | - | - |\n"
                + string.Concat(Enumerable.Repeat("| satu | dua | tiga |\n", 700)),
            "- - - - - - - - - - - - - - - - - - - - - - - - -\n\n> > > dikutip\n\n- a\n  - b\n    - c\n      - d\n",
            string.Concat(
                Enumerable.Repeat("Ini **tebal**, *miring*, [tautan](https://a.id), _lain_.\r\n \t\r\n", 400)
            ),
            "    kode yang menjorok\n\n```\n                                        jauh menjorok\n```\n"
        );

    [Theory, MemberData(nameof(Meant))]
    public void What_people_write_is_read_as_before(string text)
    {
        Assert.True(MarkdownText.IsMeant(text));
        Assert.Contains("<", MarkdownText.Html(text).Value);
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
