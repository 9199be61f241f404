using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HeteroSpace;

/// <summary>
/// What a formatter lays out and cannot mend: lines too wide, methods and files too long, a ternary inside another.
/// Pages are parted when they are redone, so for Razor a list says how many wide lines a file still has; it only
/// follows.
/// </summary>
public sealed class LayoutTests
{
    private const int Width = 120;
    private static readonly Lazy<SourceFile[]> Written = new(ReadAll);

    /// <summary>All that is written here, for other fences: its path and its C# (of a page the code alone).</summary>
    internal static IEnumerable<(string Path, SyntaxNode Tree)> Trees =>
        Written.Value.Select(file => (file.Path, file.Tree));

    private static IEnumerable<SourceFile> CSharp =>
        Written.Value.Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal));

    /// <summary>All that is written in C#, also within pages.</summary>
    internal static IEnumerable<SourceFile> Sources => Written.Value;

    private static IEnumerable<SourceFile> Razor =>
        Written.Value.Where(file => file.Path.EndsWith(".razor", StringComparison.Ordinal));

    [Fact]
    public void The_house_is_read_whole()
    {
        Assert.InRange(CSharp.Count(), 400, 10_000);
        Assert.InRange(Razor.Count(), 150, 10_000);
    }

    [Fact]
    public void No_line_of_CSharp_is_wider_than_120() =>
        None(CSharp.SelectMany(file => file.Wide().Select(line => $"{file.Path}:{line}")));

    /// <summary>Razor drops what is empty at the edge of a block: two words would stand as one.</summary>
    [Fact]
    public void No_blank_stands_where_Razor_drops_it() =>
        None(
            from file in Razor
            from line in file.Lines.Index()
            where
                line.Item.Contains("<text> <", StringComparison.Ordinal)
                || line.Item.Contains("<text> @", StringComparison.Ordinal)
            select $"{file.Path}:{line.Index + 1}"
        );

    [Fact]
    public void No_file_is_longer_than_400_lines() =>
        None(CSharp.Where(file => file.Lines.Length > 400).Select(file => $"{file.Path}: {file.Lines.Length}"));

    [Fact]
    public void No_method_is_longer_than_60_lines() =>
        None(
            from file in CSharp
            from method in file.Tree.DescendantNodes().Where(IsMethod)
            let lines = Lines(method)
            where lines > 60
            select $"{file.Path}:{LineOf(method)} {lines} lines"
        );

    [Fact]
    public void No_ternary_stands_inside_another() =>
        None(
            CSharp
                .SelectMany(file => Nested(file.Tree).Select(inner => $"{file.Path}:{LineOf(inner)}"))
                .Concat(Razor.SelectMany(file => NestedInPage(file).Select(line => $"{file.Path}:{line}")))
        );

    /// <summary>A page that is parted leaves the list, or stands in it with fewer lines; none comes in.</summary>
    [Fact]
    public void Pages_are_as_wide_as_the_list_says()
    {
        var listed = File.ReadAllLines(Path.Combine(Root(), "tests/HeteroSpace.Tests/wide-pages.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(' ', 2))
            .ToDictionary(parts => parts[1], parts => int.Parse(parts[0]));
        var found = Razor.ToDictionary(file => file.Path, file => file.Wide().Count());
        None(
            from path in found.Keys.Union(listed.Keys).Order()
            let now = found.GetValueOrDefault(path)
            let said = listed.GetValueOrDefault(path)
            where now != said
            select $"{path} has {now} lines over {Width}, the list says {said}"
        );
    }

    // All of them are named, for whoever has to mend them.
    private static void None(IEnumerable<string> wrong)
    {
        var named = wrong.ToList();
        Assert.True(named.Count == 0, string.Join('\n', named));
    }

    // --- how it is read ---------------------------------------------------------------------------------------

    internal sealed record SourceFile(string Path, string[] Lines, SyntaxNode Tree)
    {
        /// <summary>A bare Say makes a sentence of a letter here.</summary>
        public bool SaysSentences => Lines.Contains("using static HeteroSpace.Foundation.Mail.Sentence;");

        public IEnumerable<int> Wide() =>
            Lines.Index().Where(line => line.Item.Length > Width).Select(line => line.Index + 1);
    }

    private static bool IsMethod(SyntaxNode node) =>
        node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax;

    private static int LineOf(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    private static int Lines(SyntaxNode node) =>
        node.GetLocation().GetLineSpan() is var span ? span.EndLinePosition.Line - span.StartLinePosition.Line + 1 : 0;

    // A ternary in a lambda or another statement within a ternary is read by itself.
    private static IEnumerable<SyntaxNode> Nested(SyntaxNode tree) =>
        tree.DescendantNodes()
            .OfType<ConditionalExpressionSyntax>()
            .Where(inner =>
                inner
                    .Ancestors()
                    .TakeWhile(node =>
                        node is not (StatementSyntax or LambdaExpressionSyntax or MemberDeclarationSyntax)
                    )
                    .OfType<ConditionalExpressionSyntax>()
                    .Any()
            );

    // The code of a page is C#; in a line of its markup that has two of them, an expression may begin at each of these
    // letters.
    private static IEnumerable<int> NestedInPage(SourceFile file)
    {
        var markup = Array.FindIndex(file.Lines, line => line.StartsWith("@code", StringComparison.Ordinal));
        markup = markup < 0 ? file.Lines.Length : markup;
        foreach (var inner in Nested(file.Tree))
            yield return LineOf(inner) + markup;
        foreach (var (at, line) in file.Lines.Take(markup).Index())
        {
            if (line.Split(" ? ").Length < 3)
                continue;
            var begins = line.Index()
                .Where(letter => letter.Item is '(' or '=' or '"')
                .Select(letter => letter.Index + 1);
            if (begins.Any(begin => Nested(SyntaxFactory.ParseExpression(line[begin..], consumeFullText: false)).Any()))
                yield return at + 1;
        }
    }

    private static SourceFile[] ReadAll()
    {
        var root = Root();
        return
        [
            .. new[] { "src", "tests", "benchmarks" }
                .SelectMany(folder =>
                    Directory.EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories)
                )
                .Where(IsWritten)
                .Order(StringComparer.Ordinal)
                .Select(path => Read(root, path)),
        ];
    }

    private static bool IsWritten(string path) =>
        Path.GetExtension(path) is ".cs" or ".razor"
        && !path.Split('/').Any(folder => folder is "bin" or "obj" or "node_modules" or "Migrations");

    private static SourceFile Read(string root, string path)
    {
        var text = File.ReadAllText(path);
        var csharp = path.EndsWith(".cs", StringComparison.Ordinal) ? text : CodeOf(text);
        return new(Path.GetRelativePath(root, path), text.Split('\n'), CSharpSyntaxTree.ParseText(csharp).GetRoot());
    }

    private static string CodeOf(string page) =>
        page.IndexOf("\n@code", StringComparison.Ordinal) is >= 0 and var code ? "class Page" + page[(code + 6)..] : "";

    internal static string Root()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "HeteroSpace.slnx")))
            root = Path.GetDirectoryName(root)!;
        return root;
    }
}
