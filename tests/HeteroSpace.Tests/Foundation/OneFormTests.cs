using System.Text.RegularExpressions;

namespace HeteroSpace.Foundation;

/// <summary>
/// What is sent is written with the form's own component, what asks first and what opens with theirs: none by hand.
/// </summary>
public sealed partial class OneFormTests
{
    /// <summary>They show more in their heading than words.</summary>
    private static readonly string[] OpenByHand =
    [
        "Bookings/FindSpace/FindFilters.razor",
        "Bookings/ShowSpace/ChooseTime.razor",
        "Discussions/Moderate/CommentsPage.razor",
        "Events/Manage/AttendancePage.razor",
        "Events/Manage/ReportPage.razor",
        "Events/Show/EventFilters.razor",
        "Events/SignUp/RegisterPage.razor",
        "Foundation/Ui/Fold.razor",
        "Foundation/Ui/Header.razor",
        "Foundation/Ui/MineLayout.razor",
        "Foundation/Ui/TaskMenu.razor",
        "Foundation/Ui/Whose.razor",
        "FrontDesk/Desk/DeskGroup.razor",
        "FrontDesk/DeskLayout.razor",
        "FrontDesk/Today/QueueRowView.razor",
        "Initiatives/Ideas/IdeaFilters.razor",
        "Initiatives/Manage/InitiativePage.razor",
    ];

    [Fact]
    public void No_form_that_changes_anything_is_written_by_hand() =>
        Assert.Equal(["Foundation/Ui/Form.razor"], With(PostedByHand()));

    [Fact]
    public void No_token_is_put_in_by_hand() => Assert.Equal(["Foundation/Ui/Form.razor"], With(TokenByHand()));

    [Fact]
    public void What_opens_by_hand_is_listed() => Assert.Equal(OpenByHand, With(OpensByHand()));

    private static IEnumerable<string> With(Regex pattern)
    {
        var root = Path.Combine(Repository.Root, "src", "HeteroSpace");
        return Directory
            .EnumerateFiles(root, "*.razor", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(root, file).Replace('\\', '/'), Text: File.ReadAllText(file)))
            .Where(page => !page.Name.StartsWith("obj/", StringComparison.Ordinal) && pattern.IsMatch(page.Text))
            .Select(page => page.Name)
            .Order(StringComparer.Ordinal);
    }

    [GeneratedRegex("<form[^>]*method=\"post\"")]
    private static partial Regex PostedByHand();

    [GeneratedRegex("<AntiforgeryToken")]
    private static partial Regex TokenByHand();

    [GeneratedRegex("<details")]
    private static partial Regex OpensByHand();
}
