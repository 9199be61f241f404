using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using HeteroSpace.Content;
using HeteroSpace.Events;
using HeteroSpace.Initiatives;
using HeteroSpace.People;

namespace HeteroSpace.Portal;

/// <summary>
/// What people wrote in Indonesian is marked as such on an English page, to the eye and to a screen reader (WCAG 2.2,
/// 3.1.2); what is translated, and the Indonesian page, carry no mark.
/// </summary>
public sealed class TheirLanguageTests
{
    private const string Mark = "Text in Indonesian";

    [Fact]
    public async Task A_text_without_a_translation_says_in_which_language_it_is()
    {
        await using var app = await HeteroApp.Start();
        var (_, of) = await Held.Event(app);
        var plain = await Written.Published(app);
        var translated = await Written.Published(
            app,
            Written.Plan("Dari pasar ke toko", Written.Text + " Lalu mereka pulang.") with
            {
                TitleEn = "From market to shop",
                SummaryEn = "Three small businesses tell of their packaging.",
                TextEn =
                    "One morning at the market someone rearranged their packaging, and three shops asked for more.",
            }
        );
        using var visitor = Browse.Visitor(app);
        foreach (
            var (address, words, isTheirs) in ((string, string, bool)[])
                [
                    ("/acara", of.Title, true),
                    ("/acara/" + of.Slug, of.Title, true),
                    ("/acara/" + of.Slug, of.Summary, true),
                    ("/artikel", plain.Title, true),
                    ("/artikel", "From market to shop", false),
                    ("/artikel/" + plain.Slug, plain.Title, true),
                    ("/artikel/" + plain.Slug, plain.Summary, true),
                    ("/artikel/" + translated.Slug, "From market to shop", false),
                    ("/", of.Title, true),
                ]
        )
        {
            var english = await Opened(visitor, address, "en");
            Assert.True((isTheirs ? "id" : "en") == LanguageOf(english, words), $"{address}: {words}");
            var indonesian = await Opened(visitor, address, "id");
            Assert.DoesNotContain(Mark, indonesian.Body!.TextContent);
            Assert.Null(indonesian.QuerySelector("main [lang]"));
        }
        Assert.Contains(Mark, Text(await Opened(visitor, "/acara/" + of.Slug, "en")));
        // Behind other words: what one hears ends before it.
        Assert.Matches(@"\.\s+" + Mark, Text(await Opened(visitor, "/artikel/" + plain.Slug, "en")));
        var article = (await Opened(visitor, "/artikel/" + translated.Slug, "en")).QuerySelector("article.story")!;
        Assert.DoesNotContain(Mark, article.TextContent);
        var card = (await Opened(visitor, "/artikel", "en"))
            .QuerySelectorAll(".story-card")
            .Single(one => one.TextContent.Contains("From market"));
        Assert.DoesNotContain(Mark, card.TextContent);
    }

    private static string Text(IDocument page) => page.QuerySelector("main")!.TextContent;

    private static async Task<IDocument> Opened(HttpClient visitor, string address, string language)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, address);
        asked.Headers.Add("Cookie", "hs-lang=" + language);
        using var answer = await visitor.SendAsync(asked);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }

    // Of the innermost element that says the words: the nearest that names a language. A text to pass on is both's.
    private static string LanguageOf(IDocument page, string words) =>
        page.QuerySelectorAll("main *")
            .Last(one => one.TextContent.Contains(words) && one.Closest("svg, template, details") is null)
            .Closest("[lang]")!
            .GetAttribute("lang")!;
}
