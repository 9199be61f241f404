using System.Text.RegularExpressions;

namespace HeteroSpace;

/// <summary>The worked example of CONTRIBUTING.md is the code that is compiled and run, to the letter.</summary>
public sealed class ContributingTests
{
    [Fact]
    public void The_worked_example_stands_in_the_tree()
    {
        var page = Repository.Read("CONTRIBUTING.md").ReplaceLineEndings("\n");
        var quoted = Regex.Matches(page, "`((?:src|tests)/[^`]+)`\n```[a-z]+\n(.*?)\n```", RegexOptions.Singleline);
        Assert.InRange(quoted.Count, 5, 50);
        foreach (var (file, code) in quoted.Select(quote => (quote.Groups[1].Value, quote.Groups[2].Value)))
            Assert.Contains(code, Repository.Read(file).ReplaceLineEndings("\n"));
    }
}
