using System.Reflection;
using System.Text.RegularExpressions;
using HeteroSpace.Foundation.Web;

namespace HeteroSpace;

/// <summary>
/// docs/security.md has a row for every requirement of OWASP ASVS 5.0, levels 1 and 2, and what its rows name is there.
/// </summary>
public sealed partial class SecurityDocumentTests
{
    // By chapter: what its sections ask for at levels 1 and 2, as the standard's own table has it.
    private const string Asked = """
        1: 1.1-1.2 2.1-2.9 3.1-3.11 4.1-4.3 5.1-5.2
        2: 1.1-1.3 2.1-2.3 3.1-3.4 4.1-4.1
        3: 2.1-2.2 3.1-3.4 4.1-4.6 5.1-5.5 7.1-7.2
        4: 1.1-1.3 2.1-2.1 3.1-3.2 4.1-4.4
        5: 1.1-1.1 2.1-2.3 3.1-3.2 4.1-4.3
        6: 1.1-1.3 2.1-2.12 3.1-3.4 4.1-4.4 5.1-5.5 6.1-6.3 8.1-8.4
        7: 1.1-1.3 2.1-2.4 3.1-3.2 4.1-4.5 5.1-5.2 6.1-6.2
        8: 1.1-1.2 2.1-2.3 3.1-3.1 4.1-4.1
        9: 1.1-1.3 2.1-2.4
        10: 1.1-1.2 2.1-2.2 3.1-3.4 4.1-4.11 5.1-5.5 6.1-6.2 7.1-7.3
        11: 1.1-1.2 2.1-2.3 3.1-3.3 4.1-4.4 5.1-5.1 6.1-6.1
        12: 1.1-1.3 2.1-2.2 3.1-3.4
        13: 1.1-1.1 2.1-2.5 3.1-3.2 4.1-4.5
        14: 1.1-1.2 2.1-2.4 3.1-3.3
        15: 1.1-1.3 2.1-2.3 3.1-3.7
        16: 1.1-1.1 2.1-2.5 3.1-3.4 4.1-4.3 5.1-5.3
        17: 1.1-1.1 2.1-2.4 3.1-3.2
        """;

    private static readonly string[] States = ["met", "partly", "not yet", "operator", "n/a"];

    // What is written as code and is no type of ours.
    private static readonly HashSet<string> Elsewhere =
    [
        "code",
        "textContent",
        "innerHTML",
        "XmlWriter",
        "RandomNumberGenerator",
        "PublicUrl",
        "__Host-",
        "Clear-Site-Data",
        "*",
        "npm audit",
        "dotnet list package --vulnerable --include-transitive",
    ];

    [Fact]
    public void Every_requirement_has_its_row_once() =>
        Assert.Equal(
            Asked
                .Split('\n')
                .Select(line => line.Split(": "))
                .SelectMany(chapter => chapter[1].Split(' ').SelectMany(range => Numbers($"{chapter[0]}.", range)))
                .Order(StringComparer.Ordinal),
            Rows().SelectMany(row => row.Numbers).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Every_row_says_how_it_stands_and_why()
    {
        Assert.All(Rows(), row => Assert.Contains(row.State, States));
        Assert.DoesNotContain(Rows(), row => row is { State: "partly" or "operator", By: "" });
    }

    [Theory]
    [InlineData("docs/security.md")]
    [InlineData("docs/threats.md")]
    public void Everything_that_is_named_is_there(string document)
    {
        var named = Named().Matches(Repository.Read(document)).Select(found => found.Groups[1].Value).Distinct();
        var types = Types();
        Assert.Empty(named.Where(name => !Elsewhere.Contains(name) && !IsThere(name, types)).ToList());
    }

    [Theory]
    [InlineData("SECURITY.md")]
    [InlineData("docs/security.md")]
    [InlineData("docs/threats.md")]
    public void Every_document_that_is_linked_is_there(string document)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, document))!;
        foreach (Match link in Linked().Matches(Repository.Read(document)))
            Assert.True(File.Exists(Path.Combine(folder, link.Groups[1].Value)), link.Value);
    }

    [Fact]
    public void How_to_tell_us_is_said_alike_in_the_repository_and_on_the_page() =>
        Assert.Contains(SecurityContact.Page, Repository.Read("SECURITY.md"));

    private static IEnumerable<(string[] Numbers, string State, string By)> Rows() =>
        Repository
            .Read("docs/security.md")
            .Split('\n')
            .Where(line => Row().IsMatch(line))
            .Select(line => line.Trim().Trim('|').Split(" | "))
            .Select(cells => (Spread(cells[0]), cells[2].Trim(), cells[3].Trim().TrimEnd('|').Trim()));

    // "6.2.5–6.2.8, 6.3.1" : each of them.
    private static string[] Spread(string cell) =>
        [
            .. cell.Split(',', StringSplitOptions.TrimEntries)
                .SelectMany(part =>
                    part.Split('–') is [var first, var last] ? Numbers("", $"{first}-{last}") : [part.Trim()]
                ),
        ];

    private static IEnumerable<string> Numbers(string before, string range)
    {
        var (first, last) = (range.Split('-')[0], range.Split('-')[1]);
        var section = first[..(first.LastIndexOf('.') + 1)];
        var (from, to) = (int.Parse(first[section.Length..]), int.Parse(last[section.Length..]));
        return Enumerable.Range(from, to - from + 1).Select(number => before + section + number);
    }

    private static HashSet<string> Types()
    {
        var tests = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetFileNameWithoutExtension(path)!);
        return
        [
            .. typeof(SecurityContact).Assembly.GetTypes().Select(type => type.Name.Split('`')[0]),
            .. Assembly.GetExecutingAssembly().GetTypes().Select(type => type.Name),
            .. tests,
        ];
    }

    private static bool IsThere(string name, HashSet<string> types)
    {
        if (name.Contains('/'))
            return Path.Exists(Path.Combine(Repository.Root, name));
        if (name.Contains("__") || name.All(letter => letter == '_' || char.IsAsciiLetterUpper(letter)))
            return Repository.Read("docs/operations.md").Contains($"`{name}`");
        var parts = name.Split('.');
        return types.Contains(parts[0]) || types.Contains(parts[0] + "Configuration") && parts.Length == 1;
    }

    [GeneratedRegex(@"`([^`\n]+)`")]
    private static partial Regex Named();

    [GeneratedRegex(@"\]\((?!http)([^)#]+)")]
    private static partial Regex Linked();

    [GeneratedRegex(@"^\| \d+\.\d+\.\d+")]
    private static partial Regex Row();
}
