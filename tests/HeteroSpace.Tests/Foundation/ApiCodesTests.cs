using System.Reflection;
using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Web;

namespace HeteroSpace.Foundation;

/// <summary>docs/api.md names every code that programs may meet, and no other.</summary>
public sealed partial class ApiCodesTests
{
    private static readonly ProblemKind[] Kinds =
    [
        .. typeof(ProblemKind)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(ProblemKind))
            .Select(field => (ProblemKind)field.GetValue(null)!),
    ];

    [Fact]
    public void Every_kind_of_refusal_stands_in_the_document_with_its_status_and_the_other_way_round() =>
        Assert.Equal(
            Kinds.Select(kind => $"{kind.Status} {kind.Code}").Order(StringComparer.Ordinal),
            Rows("## Codes").Select(row => $"{row[1]} {Code(row[0])}").Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Every_rule_of_a_booking_stands_in_the_document_and_the_other_way_round()
    {
        var bookings = Path.Combine(Repository.Root, "src/HeteroSpace/Bookings");
        var said = Directory
            .EnumerateFiles(bookings, "*.cs", SearchOption.AllDirectories)
            .SelectMany(path => Rule().Matches(File.ReadAllText(path)))
            .Select(found => found.Groups[1].Value)
            .Distinct()
            .Order(StringComparer.Ordinal);
        Assert.Equal(
            said,
            Rows("## Rules of a booking")
                .SelectMany(row => row[0].Split(", "))
                .Select(Code)
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_code_has_one_title_in_each_language()
    {
        Assert.All(
            Kinds.GroupBy(kind => kind.Code),
            same => Assert.Single(same.Select(kind => (kind.Status, kind.Indonesian, kind.English)).Distinct())
        );
        Assert.All(Kinds, kind => Assert.NotEqual(kind.Indonesian, kind.English));
    }

    // A status and a code written by hand would be one that nothing is held against.
    [Fact]
    public void The_API_refuses_by_its_kinds_alone()
    {
        var sources = Path.Combine(Repository.Root, "src/HeteroSpace");
        var byHand = Directory
            .EnumerateFiles(sources, "*.cs", SearchOption.AllDirectories)
            .Where(path => path.Contains("/Api/") || Path.GetFileName(path) is "ApiPost.cs" or "NoSuchAddress.cs")
            .Where(path => ByHand().IsMatch(File.ReadAllText(path)))
            .Select(Path.GetFileName);
        Assert.Empty(byHand);
    }

    [Fact]
    public void The_sentence_for_a_time_that_cannot_be_read_stands_in_the_document()
    {
        var document = Repository.Read("docs/api.md");
        foreach (var language in (string[])["id", "en"])
        foreach (var because in Enum.GetValues<Time.NoTimeBecause>())
            Assert.Contains(Ui.Words.In(language, () => Time.Rfc3339.Sentence(because)), document);
    }

    private static IEnumerable<string[]> Rows(string under) =>
        Repository
            .Read("docs/api.md")
            .Split('\n')
            .SkipWhile(line => line != under)
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries));

    private static string Code(string cell) => cell.Trim('`');

    [GeneratedRegex("""new(?: BrokenRule)?\(\s*"([a-z]+(?:_[a-z]+)*)",\s*(?:"[A-Za-z]+"|field),\s""")]
    private static partial Regex Rule();

    [GeneratedRegex(@"Problems\.Of\(\s*\d|Results\.(Problem|NotFound|BadRequest|StatusCode)\(")]
    private static partial Regex ByHand();
}
