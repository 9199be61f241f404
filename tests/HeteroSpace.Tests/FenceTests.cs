using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HeteroSpace;

/// <summary>
/// One item, one fence: a job, a feed or a calendar that goes through rows does each behind a fence, so that one bad
/// row takes none of the others along. A loop that does not stands here with its reason.
/// </summary>
public sealed partial class FenceTests
{
    // "file: what is gone through" to why it needs none.
    private static readonly Dictionary<string, string> Unfenced = new()
    {
        ["Bookings/KeepTime.cs: await db.Sites()"] = "grace minutes of each site; each of its bookings has its fence",
        ["Contributions/KeepPledges.cs: await catalogue.Sites(stop)"] =
            "days of each site; each of its pledges has its fence",
        ["Events/HoldEvent.cs: await db.Speakers()"] = "parts of one event, in its transaction",
        ["Events/HoldEvent.cs: came"] = "parts of one event, in its transaction",
        ["Events/EventCalendar.cs: Entries("] = "entries of one event, which is the item of the feed",
        ["Events/EventCalendar.cs: entries.SelectMany("] = "made already behind the fence",
        ["Events/EventCalendar.cs: parts"] = "parts of one event, which is the item of the feed",
        ["Events/EventCalendar.cs: at.Removed"] = "parts of one event, which is the item of the feed",
        ["Initiatives/FillSeries.cs: held"] = "records of one initiative, in its transaction",
        ["Organizations/Show/OrganizationCalendar.cs: entries"] = "made already behind the fence",
        ["Foundation/Import/ImportJobs.cs: rows"] = "marks in memory; a table is imported whole or not at all (16)",
        ["Foundation/Import/ImportJobs.cs: rows.Chunk(KnownRows.Lot)"] = "one transaction (16)",
        ["Foundation/Acts/FollowChanges.cs: rows"] = "each is read anew behind a try of its own (ThisNode)",
        ["Foundation/Jobs/JobWorker.cs: jobs"] = "each is done behind a try of its own",
        ["Foundation/Jobs/JobWorker.cs: Enum.GetValues<Lane>()"] = "the lanes of the program",
        ["Foundation/Jobs/RecurringJobs.cs: kinds"] = "the kinds of the program, in one transaction",
        ["Content/FeedEntries.cs: found.Index()"] = "each entry is read behind a try of its own and counted",
        ["Content/FeedEntries.cs: entry.Elements()"] = "links of one entry",
        ["Content/FeedEntries.cs: links"] = "links of one entry",
        ["Content/FeedEntries.cs: link.AncestorsAndSelf()"] = "what stands around one link",
        ["Foundation/Web/SitemapPart.cs: pages"] =
            "made already, each part behind its fence; paths are looked at first",
        ["Foundation/Web/AtomFeed.cs: entries"] = "made already behind the fence; texts are cleaned",
        ["Foundation/Web/AtomFeed.cs: entry.Authors"] = "parts of one entry",
    };

    [GeneratedRegex(
        "/(?:Tell|Keep|Remind|Forget|Sweep|HoldEvent|Fill|Follow|Publish)[A-Za-z]*\\.cs$"
            + "|(?:News|Jobs|Feeds?|Calendar|Worker|Entries)\\.cs$|SitemapPart\\.cs$|AtomFeed\\.cs$"
    )]
    private static partial Regex GoesThroughRows();

    [Fact]
    public void Every_loop_over_rows_in_a_job_a_feed_or_a_calendar_has_a_fence_or_a_reason()
    {
        var loops = (
            from file in LayoutTests.Trees
            where
                file.Path.StartsWith("src/", StringComparison.Ordinal)
                && !file.Path.Contains("/Demo/")
                && GoesThroughRows().IsMatch("/" + file.Path)
            from loop in file
                .Tree.DescendantNodes()
                .OfType<ForEachStatementSyntax>()
                .Cast<CommonForEachStatementSyntax>()
                .Concat(file.Tree.DescendantNodes().OfType<ForEachVariableStatementSyntax>())
            where !IsOfTheProgram(loop)
            select (Name: NameOf(file.Path, loop), Fenced: IsFenced(loop))
        ).ToList();
        Assert.InRange(loops.Count(loop => loop.Fenced), 10, 1000);
        var open = loops.Where(loop => !loop.Fenced && ReasonFor(loop.Name) is null).Select(loop => loop.Name).ToList();
        Assert.True(open.Count == 0, string.Join('\n', open));
        // A reason whose loop is gone goes too.
        var gone = Unfenced.Keys.Where(name => !loops.Exists(loop => loop.Name.StartsWith(name))).ToList();
        Assert.True(gone.Count == 0, string.Join('\n', gone));
    }

    private static string? ReasonFor(string name) =>
        Unfenced.Where(reason => name.StartsWith(reason.Key)).Select(reason => reason.Value).FirstOrDefault();

    private static string NameOf(string path, CommonForEachStatementSyntax loop) =>
        path["src/HeteroSpace/".Length..] + ": " + Blanks().Replace(loop.Expression.ToString(), "");

    [GeneratedRegex(@"\s+(?=\.)|\r?\n\s*")]
    private static partial Regex Blanks();

    // Samples, words and the like, written out in the source.
    private static bool IsOfTheProgram(CommonForEachStatementSyntax loop) =>
        loop.Expression
            is ImplicitArrayCreationExpressionSyntax
                or ArrayCreationExpressionSyntax
                or CastExpressionSyntax
                or CollectionExpressionSyntax;

    private static bool IsFenced(CommonForEachStatementSyntax loop) =>
        loop.Statement is TryStatementSyntax
        || loop.Statement is BlockSyntax { Statements: [.., TryStatementSyntax] }
        || loop.Statement.DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Any(call => Fences().IsMatch(call.Expression.ToString()));

    [GeneratedRegex(@"^each\.Do$|^Fence\.|^OneByOne\.All$")]
    private static partial Regex Fences();
}
