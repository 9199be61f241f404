using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HeteroSpace;

/// <summary>
/// One truth of the floor: who has it is asked of WhoHolds, what is free of Availability, what is closed of Closing,
/// and they read what the guard reads. A page or an act that asks the bookings or the sessions of events which of them
/// stand at a place at a time sees only its own half, and shows a room as free that is not. Whoever does it all the
/// same stands here with a reason.
/// </summary>
public sealed class FloorFenceTests
{
    // "file" or "file: member" to why it asks by itself.
    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["Sites/WhoHolds.cs"] = "it is who is asked",
        ["Sites/Floor.cs"] = "it holds and gives back",
        ["Sites/Closing.cs"] = "it is what says what is closed",
        ["FrontDesk/Close/ClosePage.razor"] = "the list of the closures themselves",
        ["FrontDesk/Close/CloseFloor.cs: Lift"] = "it takes the closure itself away",
        ["FrontDesk/Close/WaitsOfClosings.cs: Of"] = "whether the closure that was told still stands",
        ["Bookings/Availability.cs"] = "it is what is free",
        ["Bookings/BookingFloor.cs: Wishes"] = "requests hold no floor: it is what tells WhoHolds of them",
        ["Events/EventFloor.cs: Wishes"] = "plans hold no floor: it is what tells WhoHolds of them",
        ["Bookings/OldEnd.cs: Steps"] = "until when a finished booking was to last, which its steps tell",
        ["Bookings/FreeRequests.cs: Rivals"] = "who asked first, which the floor does not tell",
        ["Bookings/ChangeBooking.cs: FreeUnits"] = "which desk the booking itself had, to sit there again",
        ["Bookings/MoveBooking.cs: TakeFloor"] = "which floor the booking itself had, to keep its desk",
        ["Bookings/Holds.cs: DeskSees"] = "whether the house is open at all, not whether a space of it is free",
        ["FrontDesk/Desk/DayAtDesk.cs: Read"] = "the guests of a day, who come whatever floor they hold",
        ["Bookings/Arrive/ArrivePage.razor: Load"] = "one's own bookings of today",
        ["Bookings/BookSpace/BookSpacePage.razor: Own"] = "whether it is oneself who has it",
        ["Bookings/KeepTime.cs: Once"] = "bookings whose own time is over, by the clock of their site",
        ["Events/GiftsInUseOfEvents.cs: Read"] = "the event that was held in a room, long after it has left it",
        ["Initiatives/Manage/StartPage.razor: Load"] = "series that have no initiative yet",
        ["Verify.cs"] = "it holds both halves against each other",
    };

    // Who reads one of these asks about the floor, whatever it asks.
    private static readonly string[] Floor = ["Occupancies", "Closures"];

    // Of these only who asks for a place and a time at once: a person's bookings, or an event's sessions, are theirs.
    private static readonly string[] OfHolders = ["Bookings", "EventSessions"];
    private static readonly string[] Places = ["SiteId", "SpaceId"];
    private static readonly string[] Times = ["Starts", "Ends", "LocalDate"];

    // What leaves no row out asks nothing by what it names.
    private static readonly string[] Orders = ["OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Select"];

    [Fact]
    public void No_page_and_no_act_asks_by_itself_what_the_floor_knows()
    {
        var found = LayoutTests.Sources.Where(IsOfTheHouse).SelectMany(Asked).Distinct().ToList();
        Assert.InRange(found.Count, 10, 100);
        None(found.Where(name => !Reasons.Keys.Any(name.StartsWith)));
        // A reason whose question is gone goes too.
        None(Reasons.Keys.Where(reason => !found.Exists(name => name.StartsWith(reason))));
    }

    // As the board, the clash check of events and the pages of closing once asked.
    [Theory]
    [InlineData("db.Occupancies().AnyAsync(row => units.Contains(row.UnitId))")]
    [InlineData("db.Set<Occupancy>().Where(row => row.UnitId == unit)")]
    [InlineData("act.Db.Closures().Where(row => row.SpaceId == space)")]
    [InlineData("db.Bookings().AsNoTracking().Where(row => row.SiteId == site && row.LocalDate == day)")]
    [InlineData("db.Bookings().Where(row => row.SpaceId == space).AnyAsync(row => row.Starts < to)")]
    [InlineData("db.Bookings().Where(row => spaces.Contains(row.SpaceId)).Where(row => row.Range.Starts < to)")]
    [InlineData("db.EventSessions().Any(row => row.SpaceId == space && row.Ends > from)")]
    [InlineData("db.Events().Where(of => db.EventSessions().Any(row => row.SpaceId == space && row.Ends > from))")]
    [InlineData("var all = db.Bookings(); return all.Where(row => row.SpaceId == space && row.Starts < to);")]
    public void A_question_about_the_floor_is_seen(string question) => Assert.Single(AskedIn(question));

    [Theory]
    [InlineData("db.Bookings().Where(row => row.PersonId == me).OrderBy(row => row.Starts)")]
    [InlineData("db.Bookings().Where(row => row.SiteId == site && row.Status == waits).OrderBy(row => row.Starts)")]
    [InlineData("db.Bookings().Where(row => row.Code == code).Select(row => new { row.SpaceId, row.Starts })")]
    [InlineData("db.EventSessions().Where(row => row.EventId == of).OrderBy(row => row.Starts)")]
    [InlineData("who.Holding(site, parts, stop)")]
    public void What_is_about_something_else_is_let_through(string question) => Assert.Empty(AskedIn(question));

    private static IEnumerable<string> AskedIn(string question) =>
        Questions(CSharpSyntaxTree.ParseText($"class Page {{ void Load() {{ {question}; }} }}").GetRoot());

    // What fills a demo is no page and no act; it writes floor as the house does.
    private static bool IsOfTheHouse(LayoutTests.SourceFile file) =>
        file.Path.StartsWith("src/HeteroSpace/", StringComparison.Ordinal) && !file.Path.Contains("/Demo/");

    private static IEnumerable<string> Asked(LayoutTests.SourceFile file)
    {
        var name = file.Path["src/HeteroSpace/".Length..];
        return Questions(file.Tree).Select(member => $"{name}: {member}").Concat(InMarkup(file, name));
    }

    // A page reads before it is drawn: no question stands in its markup.
    private static IEnumerable<string> InMarkup(LayoutTests.SourceFile file, string name) =>
        file.Path.EndsWith(".razor", StringComparison.Ordinal)
            ? file
                .Lines.TakeWhile(line => !line.StartsWith("@code", StringComparison.Ordinal))
                .Where(line => Floor.Concat(OfHolders).Any(table => line.Contains($".{table}()")))
                .Select(line => $"{name}: markup {line.Trim()}")
            : [];

    /// <summary>The members that ask about the floor.</summary>
    private static IEnumerable<string> Questions(SyntaxNode tree) =>
        tree.DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Where(call => Table(call) is { } table && (Floor.Contains(table) || IsAboutFloor(call)))
            .Select(call => MemberOf(call))
            .Where(member => !Floor.Concat(OfHolders).Contains(member));

    // The table that is read: db.Bookings(), or db.Set<Booking>() past its method.
    private static string? Table(InvocationExpressionSyntax call)
    {
        if (call is not { ArgumentList.Arguments: [], Expression: MemberAccessExpressionSyntax { Name: var name } })
            return null;
        if (name is GenericNameSyntax { Identifier.Text: "Set", TypeArgumentList.Arguments: [var type] })
            return type.ToString() == "Occupancy" ? "Occupancies" : type + "s";
        return Floor.Concat(OfHolders).FirstOrDefault(table => table == name.Identifier.Text);
    }

    private static bool IsAboutFloor(InvocationExpressionSyntax call)
    {
        if (Table(call) is not { } table || !OfHolders.Contains(table))
            return false;
        var named = Chains(call).SelectMany(Named).ToHashSet();
        return Places.Any(named.Contains) && Times.Any(named.Contains);
    }

    // The chain of a table, and those that go on from the variable it was put into.
    private static IEnumerable<InvocationExpressionSyntax> Chains(InvocationExpressionSyntax call)
    {
        var whole = Whole(call).ToList();
        if (whole[^1].Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable })
            return whole;
        var body = variable.Ancestors().OfType<MemberDeclarationSyntax>().First();
        return whole.Concat(
            body.DescendantNodes()
                .OfType<MemberAccessExpressionSyntax>()
                .Where(access => access.Expression.ToString() == variable.Identifier.Text)
                .Select(access => access.Parent)
                .OfType<InvocationExpressionSyntax>()
                .SelectMany(Whole)
        );
    }

    private static IEnumerable<InvocationExpressionSyntax> Whole(InvocationExpressionSyntax call)
    {
        yield return call;
        while (call.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next })
            yield return call = next;
    }

    // What a call asks of its own rows: the fields of the parameter of its condition.
    private static IEnumerable<string> Named(InvocationExpressionSyntax call)
    {
        if (call.Expression is MemberAccessExpressionSyntax method && Orders.Contains(method.Name.Identifier.Text))
            return [];
        return call
            .ArgumentList.Arguments.Select(argument => argument.Expression)
            .OfType<SimpleLambdaExpressionSyntax>()
            .SelectMany(lambda =>
                lambda
                    .Body.DescendantNodesAndSelf()
                    .OfType<MemberAccessExpressionSyntax>()
                    .Where(access => Root(access) == lambda.Parameter.Identifier.Text)
                    .Select(access => access.Name.Identifier.Text)
            );
    }

    private static string Root(ExpressionSyntax expression) =>
        expression is MemberAccessExpressionSyntax access ? Root(access.Expression) : expression.ToString();

    private static string MemberOf(SyntaxNode node) =>
        node.Ancestors()
            .OfType<MemberDeclarationSyntax>()
            .Select(member =>
                member switch
                {
                    MethodDeclarationSyntax method => method.Identifier.Text,
                    PropertyDeclarationSyntax property => property.Identifier.Text,
                    FieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.Text,
                    _ => "",
                }
            )
            .FirstOrDefault(name => name != "")
        ?? "";

    private static void None(IEnumerable<string> wrong)
    {
        var named = wrong.ToList();
        Assert.True(named.Count == 0, string.Join('\n', named));
    }
}
