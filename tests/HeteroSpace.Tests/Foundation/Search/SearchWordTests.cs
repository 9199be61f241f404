using CsCheck;

namespace HeteroSpace.Foundation.Search;

public sealed class SearchWordTests
{
    [Theory]
    [InlineData("batik", "Membatik di <teras>", "<mark>Membatik</mark> di &lt;teras&gt;")]
    [InlineData("kemas", "Kemasan & pengemasan", "<mark>Kemasan</mark> &amp; <mark>pengemasan</mark>")]
    [InlineData("jose", "José menari", "<mark>José</mark> menari")]
    [InlineData("hp foto", "Foto dengan ponsel", "<mark>Foto</mark> dengan <mark>ponsel</mark>")]
    [InlineData("pelatih", "Ruang pelatihan", "Ruang <mark>pelatihan</mark>")]
    [InlineData("tenun", "Ruang kelas", "Ruang kelas")]
    public void Words_are_marked_in_whatever_form_they_stand(string asked, string text, string marked) =>
        Assert.Equal(marked, new FoundText(AskedWords.Of(asked)).Marked(text).Value);

    [Fact]
    public void What_is_written_with_a_hyphen_is_found_as_one_word_too()
    {
        Assert.Contains("wifi", SearchWords.Text("Ada Wi-Fi cepat").Split(' '));
        Assert.Contains("startup", SearchWords.Text("A start-up's first year").Split(' '));
        Assert.DoesNotContain("anakanak", SearchWords.Text("Kelas anak-anak").Split(' '));
    }

    [Fact]
    public void Of_a_long_text_what_is_around_the_first_word_is_shown()
    {
        var text = string.Concat(Enumerable.Repeat("Lorong panjang sekali. ", 40)) + "Di ujungnya ada batik.";
        var excerpt = new FoundText(AskedWords.Of("batik")).Excerpt(text).Value;
        Assert.StartsWith("…", excerpt);
        Assert.Contains("<mark>batik</mark>", excerpt);
        Assert.InRange(excerpt.Length, 20, 250);
    }

    [Theory]
    [InlineData("batk", "batik", 1)]
    [InlineData("abtik", "batik", 1)]
    [InlineData("kemsaan", "kemasan", 1)]
    [InlineData("batik", "batik", 0)]
    [InlineData("batik", "tenun", 5)]
    public void Slips_are_counted(string one, string other, int slips) =>
        Assert.Equal(slips, KnownWords.Slips(one, other));

    [Fact]
    public void Slips_are_alike_from_either_side_and_none_only_of_the_same() =>
        Gen.Char['a', 'e']
            .Array[0, 8]
            .Select(letters => new string(letters))
            .Select(Gen.Char['a', 'e'].Array[0, 8].Select(letters => new string(letters)))
            .Sample(
                (one, other) =>
                    KnownWords.Slips(one, other) == KnownWords.Slips(other, one)
                    && (KnownWords.Slips(one, other) == 0) == (one == other)
                    && KnownWords.Slips(one, other) <= Math.Max(one.Length, other.Length)
            );

    [Fact]
    public void Whatever_is_typed_only_letters_and_digits_reach_the_engines() =>
        Gen.String.Sample(typed =>
        {
            var words = AskedWords.Of(typed);
            return words.All(word =>
                word.Keys.Append(word.Written).All(key => key.All(char.IsAsciiLetterOrDigit)) && word.Written != ""
            );
        });

    [Fact]
    public void A_word_stands_in_one_line_of_those_that_mean_the_same_and_finds_the_others_of_it()
    {
        Assert.Distinct(SameWords.Lines.SelectMany(line => Words(line.Indonesian).Concat(Words(line.English))));
        foreach (var (indonesian, english) in SameWords.Lines)
        foreach (var word in Words(english))
            Assert.All(Words(indonesian), other => Assert.Contains(SearchWords.Of(other).Single().Stem, Also(word)));
        Assert.Contains("asar", Also("markets"));
        Assert.Contains("asar", Also("bazar"));
        Assert.DoesNotContain("marketing", Also("pasar"));
        Assert.Empty(Also("batik"));

        static IReadOnlyList<string> Also(string word) => Assert.Single(AskedWords.Of(word)).Also;
    }

    private static string[] Words(string of) => of.Split(' ');

    /// <summary>The glossary and the search call a thing by the same words.</summary>
    [Fact]
    public void What_the_glossary_calls_a_thing_finds_it_in_either_language()
    {
        var glossary = Repository
            .Read("CONTEXT.md")
            .Split('\n')
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length > 4)
            .ToLookup(cells => cells[1], cells => cells[2]);
        var held = SameWords
            .Lines.SelectMany(line => Words(line.English).Select(word => (word, Here: Words(line.Indonesian))))
            .Where(of => glossary[of.word].Any(here => here != ""))
            .ToList();
        Assert.True(held.Count > 12, string.Join(' ', held.Select(of => of.word)));
        Assert.All(
            held,
            of =>
                Assert.True(
                    glossary[of.word].SelectMany(here => here.Split([' ', ','])).Intersect(of.Here).Any(),
                    $"CONTEXT.md says {string.Join(" or ", glossary[of.word])} for {of.word}"
                )
        );
        // What visitors find has its word among them.
        foreach (var word in (string[])["event", "space", "site", "community", "trail", "article", "idea", "partner"])
            Assert.Contains(word, SameWords.All);
    }
}
