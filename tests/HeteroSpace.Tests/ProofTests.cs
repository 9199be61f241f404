using HeteroSpace.Foundation.Security;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace HeteroSpace;

/// <summary>
/// Who may have what proves something: read in the built assembly; and what may become our words: read in the sources.
/// </summary>
public sealed class ProofTests
{
    /// <summary>Each gives a secret to whom it belongs, or to the mail that goes there; nobody else may.</summary>
    private static readonly string[] MayReveal =
    [
        // Stored, and looked for, without being read.
        "Foundation.Security.SealedCodes",
        "Foundation.Mail.Letter",
        // The browser that made it, or its owner's own page, is led on.
        "Bookings.ByLink.BookingStatusView",
        "Bookings.MyBookings.NextStep",
        "Contributions.Give.ConfirmPledgePart",
        "Contributions.Give.ConfirmPledgeView",
        "Contributions.Give.MyGiftsPage",
        "Contributions.Give.MySlots",
        "Contributions.Give.PledgePage",
        "Contributions.Give.PledgeStatusView",
        "Contributions.Give.ThanksPart",
        "Discussions.ByLink.CommentStatusView",
        "Discussions.ByLink.ConfirmCommentView",
        "Discussions.Write.WriteCommentPage",
        "Enquiries.Ask.AskPage",
        "Enquiries.ByLink.EnquiryStatusView",
        "Events.NextEvents",
        "Events.Show.EventPage",
        "Events.SignUp.RegisterPage",
        "Events.Tickets.ConfirmPart",
        "Events.Tickets.ConfirmStatusView",
        "Events.Tickets.MyTicketsPage",
        "Events.Tickets.TicketStatusView",
        "Events.Feeds.EventFeeds",
        "Events.Api.MakeRegistration",
        "Events.Api.ReadRegistration",
        "Events.EventCalendar",
        "Initiatives.Ideas.IdeaStatusView",
        "Initiatives.Ideas.PostIdeaPage",
        "People.Enter.ForgotPage",
        "People.ForgottenNumber",
        "People.Profile.ProfilePage",
        "People.Roles.StaffInvitationPage",
        // The word that the start prints for whoever sets the machine up.
        "Portal.FirstWord",
        "Welcome",
        // Staff compare a code with the one that came from the number, give one at the desk, or send a link by hand.
        "Discussions.Moderate.CommentsPage",
        "Enquiries.Inbox.CasePage",
        "Events.Manage.PeoplePage",
        "Messaging.Gateway.CallBack",
        "Organizations.Members.MembersPage",
        "People.Find.PersonPage",
        "People.Roles.InvitationMade",
        "People.Roles.PhonesPage",
        // Only its hash goes on, to a device that has no network, or into the name of a room.
        "Events.DoorDesk.DoorApi",
        "Events.Jitsi",
        "People.InviteStaff",
    ];

    /// <summary>Who may read a letter whole: the mail, the gateway, and whoever sends it by hand.</summary>
    private static readonly string[] MayReadWhole =
    [
        "Foundation.Mail.LetterBox",
        "Foundation.Mail.LetterText",
        "Foundation.Mail.Mailer",
        "Foundation.Mail.Postman",
        "Foundation.Mail.MailOfLetter",
        "Messaging.Console.MessagesPage",
        // What staff send by hand, from the row on "Hari ini" as from the page.
        "Messaging.WaitsOfMessages",
        // The samples, whose secrets are none.
        "Messaging.Console.TemplatesPage",
    ];

    private static readonly Lazy<List<Call>> Calls = new(ReadCalls);

    private sealed record Call(string From, string Type, string Method, bool OfProof);

    [Fact]
    public void A_secret_is_revealed_only_where_the_list_says() =>
        Assert.Equal(MayReveal.Order(), From(nameof(Proof), nameof(Proof.Reveal)));

    [Fact]
    public void A_letter_is_read_whole_only_where_the_list_says() =>
        Assert.Empty(
            From("LetterText", "Whole")
                .Union(From("LetterBox", "Open"))
                .Union(From("LetterBox", "TextOf"))
                .Union(From("Letter", "Opened"))
                .Except(MayReadWhole)
        );

    /// <summary>It says three dots there, of which its reader has nothing: whoever wrote it meant Reveal.</summary>
    [Fact]
    public void No_secret_is_put_into_a_text_by_mistake() =>
        Assert.Empty(Calls.Value.Where(call => call.OfProof).Select(call => call.From).Distinct());

    [Fact]
    public void A_secret_says_nothing_of_itself()
    {
        var proof = Proof.Of("rahasia-123");
        var kept = new { Kode = proof, Di = new[] { proof } };
        foreach (
            var said in (string[])
                [
                    $"{proof}",
                    "a" + proof,
                    proof.ToString(),
                    System.Text.Json.JsonSerializer.Serialize(kept),
                    string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{proof}"),
                    proof.Within("/status/").ToString(),
                    $"{new Held(proof)}",
                ]
        )
            Assert.DoesNotContain("rahasia", said);
        Assert.True(proof.Is("rahasia-123"));
        Assert.False(proof.Is("rahasia-124"));
        Assert.False(proof.Is(null));
    }

    private sealed record Held(Proof Proof);

    private static IEnumerable<string> From(string type, string method) =>
        Calls
            .Value.Where(call => call.Type == type && call.Method == method)
            .Select(call => call.From)
            .Distinct()
            .Order();

    // --- what our sentences are made of -----------------------------------------------------------------------

    /// <summary>
    /// The overload that takes plain strings leaves what looks like an address as it is, so it gets what stands in our
    /// code: literals, or several of them joined. Whatever a person wrote comes in through interpolations, which the
    /// compiler's handler reads part by part; with a literal beside or joined to them they would be a plain string.
    /// </summary>
    [Fact]
    public void Our_sentences_are_literals() =>
        None(
            from file in LayoutTests.Sources
            from call in file.Tree.DescendantNodes().OfType<InvocationExpressionSyntax>()
            where IsSentence(call, file.SaysSentences)
            where !IsSound(call)
            select $"{file.Path}: {call}"
        );

    /// <summary>
    /// A button says what it does in words of ours. A part of a letter that others end (<c>(parts, verb) => …</c>) gets
    /// its verb from whoever calls it, who is read as well.
    /// </summary>
    [Fact]
    public void The_verb_of_a_button_is_a_literal_in_both_languages() =>
        None(
            from file in LayoutTests.Sources.Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal))
            from call in file.Tree.DescendantNodes().OfType<InvocationExpressionSyntax>()
            where call.ArgumentList.Arguments.Count == 2
            let verb = VerbOf(call, file.Tree)
            where verb is not null && !SaysVerb(verb, file.Tree)
            select $"{file.Path}: {verb}"
        );

    [Theory]
    [InlineData("Sentence.Say(nama, \"x\")", false)]
    [InlineData("Sentence.Say(\"x\" + nama, \"x\")", false)]
    [InlineData("Sentence.Say(Nama(), \"x\")", false)]
    [InlineData("Sentence.Say(\"x\", (string)$\"{nama}\")", false)]
    [InlineData("Sentence.Say(\"x\" + \"y\", \"x\")", true)]
    [InlineData("Sentence.Say($\"x {nama}\", $\"x {nama}\")", true)]
    [InlineData("Sentence.Say($\"x {nama}\" + $\"y\", $\"x {nama}\")", true)]
    [InlineData("Sentence.Say($\"x {nama}\" + \"y\", $\"x {nama}\")", false)]
    [InlineData("Sentence.Say($\"x {nama}\", \"x\")", false)]
    public void The_reader_of_sentences_tells_words_of_others_from_ours(string code, bool sound)
    {
        var call = (InvocationExpressionSyntax)SyntaxFactory.ParseExpression(code);
        Assert.True(IsSentence(call, false));
        Assert.Equal(sound, IsSound(call));
    }

    // Bare where the file says "using static Sentence", or by its name.
    private static bool IsSentence(InvocationExpressionSyntax call, bool bare) =>
        call.ArgumentList.Arguments.Count == 2
        && call.Expression switch
        {
            IdentifierNameSyntax { Identifier.Text: "Say" } => bare,
            MemberAccessExpressionSyntax { Name.Identifier.Text: "Say", Expression: IdentifierNameSyntax type } =>
                type.Identifier.Text == "Sentence",
            _ => false,
        };

    private static ExpressionSyntax? VerbOf(InvocationExpressionSyntax call, SyntaxNode file) =>
        call.Expression switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.Text: "Button" } => call.ArgumentList
                .Arguments[0]
                .Expression,
            IdentifierNameSyntax ends
                when file.DescendantNodes().OfType<ParameterSyntax>().Any(one => Ends(one, ends)) => call.ArgumentList
                .Arguments[1]
                .Expression,
            _ => null,
        };

    private static bool Ends(ParameterSyntax one, IdentifierNameSyntax called) =>
        one.Identifier.Text == called.Identifier.Text && one.Type?.ToString() == "Func<Letter, string, Letter>";

    private static bool SaysVerb(ExpressionSyntax verb, SyntaxNode file) =>
        verb switch
        {
            ConditionalExpressionSyntax either => SaysVerb(either.WhenTrue, file) && SaysVerb(either.WhenFalse, file),
            SwitchExpressionSyntax each => each.Arms.All(arm => SaysVerb(arm.Expression, file)),
            InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Verb" } } =>
                file.DescendantNodes()
                    .OfType<MethodDeclarationSyntax>()
                    .Where(method => method.Identifier.Text == "Verb")
                    .All(method => method.ExpressionBody is { } body && SaysVerb(body.Expression, file)),
            InvocationExpressionSyntax said => said.Expression.ToString() == "Words.Say"
                && said.ArgumentList.Arguments.All(argument => IsLiteral(argument.Expression)),
            IdentifierNameSyntax { Identifier.Text: "verb" } given => given
                .Ancestors()
                .OfType<ParenthesizedLambdaExpressionSyntax>()
                .Any(end => end.ParameterList.Parameters is [_, { Identifier.Text: "verb" }]),
            _ => false,
        };

    private static bool IsLiteral(ExpressionSyntax expression) =>
        expression switch
        {
            LiteralExpressionSyntax => true,
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => IsLiteral(sum.Left)
                && IsLiteral(sum.Right),
            _ => false,
        };

    private static bool IsInterpolated(ExpressionSyntax expression) =>
        expression switch
        {
            InterpolatedStringExpressionSyntax => true,
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => IsInterpolated(sum.Left)
                && IsInterpolated(sum.Right),
            _ => false,
        };

    private static bool IsSound(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.All(argument => IsLiteral(argument.Expression))
        || call.ArgumentList.Arguments.All(argument => IsInterpolated(argument.Expression));

    private static void None(IEnumerable<string> wrong)
    {
        var named = wrong.ToList();
        Assert.True(named.Count == 0, string.Join('\n', named));
    }

    // --- how the assembly is read -----------------------------------------------------------------------------

    private static List<Call> ReadCalls()
    {
        using var assembly = AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, "HeteroSpace.dll"));
        return
        [
            .. from type in assembly.MainModule.GetTypes()
            from method in type.Methods
            where method.HasBody
            from instruction in method.Body.Instructions
            where instruction.Operand is MethodReference
            let called = (MethodReference)instruction.Operand
            select new Call(
                Named(type),
                called.DeclaringType.Name,
                called.Name,
                called is GenericInstanceMethod { Name: "AppendFormatted" } generic
                    && generic.GenericArguments[0].Name == nameof(Proof)
            ),
        ];
    }

    private static string Named(TypeReference type)
    {
        while (type.DeclaringType is not null)
            type = type.DeclaringType;
        return type.FullName.Replace("HeteroSpace.", "", StringComparison.Ordinal);
    }
}
