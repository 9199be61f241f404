using System.Text.RegularExpressions;

namespace HeteroSpace.Foundation.Typed;

/// <summary>Every field of a form for somebody's name, contact or address stands here with what reads it.</summary>
public sealed partial class FormFieldTests
{
    [Fact]
    public void Every_field_of_a_form_for_a_name_or_a_contact_is_read_by_its_type()
    {
        var found = Pages()
            .SelectMany(page =>
                Field().Matches(page.Text).Select(match => $"{page.Path}: {match.Groups[1].Value}").Distinct()
            )
            .Order(StringComparer.Ordinal)
            .ToList();
        None(found.Except(Listed.Keys).Except(OfThings));
        None(Listed.Keys.Concat(OfThings).Except(found));
        None(
            from listed in Listed
            let text = File.ReadAllText(Path.Combine(Root(), "src/HeteroSpace", listed.Value.File))
            where !text.Contains(listed.Value.Reader, StringComparison.Ordinal)
            select $"{listed.Key} is not read by {listed.Value}"
        );
    }

    // Where each is read, and by what.
    private static readonly Dictionary<string, (string File, string Reader)> Listed = new()
    {
        ["Bookings/Desk/BookForPage.razor: nama"] = (
            "Bookings/Desk/BookForPage.razor",
            "PersonName.Read(Typed(\"nama\"))"
        ),
        ["Bookings/Desk/BookForPage.razor: ponsel"] = (
            "Bookings/Desk/BookForPage.razor",
            "PhoneNumber.Read(Typed(\"ponsel\"))"
        ),
        ["Bookings/Desk/BookForPage.razor: surel"] = (
            "Bookings/Desk/BookForPage.razor",
            "EmailAddress.Read(Typed(\"surel\"))"
        ),
        ["Content/Produce/MakeEpisodePage.razor: kredit-nama"] = (
            "Content/Produce/MakeEpisodePage.razor",
            "PersonName.Read(Typed(\"kredit-nama\"))"
        ),
        ["Content/Produce/MakeEpisodePage.razor: tautan-"] = ("Content/EpisodePlan.cs", "WebAddress.Read(typed, 300)"),
        ["Content/Write/WriteArticlePage.razor: penulis"] = ("Content/ArticlePlan.cs", "PersonName.Problem(name)"),
        ["Contributions/Give/PledgePage.razor: kontak"] = (
            "Contributions/PledgeRules.cs",
            "Contact.Read(typed.Contact)"
        ),
        ["Contributions/Give/PledgePage.razor: nama"] = (
            "Contributions/PledgeRules.cs",
            "PersonName.Problem(typed.Name)"
        ),
        ["Contributions/Give/PledgeStatusView.razor: nama"] = (
            "Contributions/Give/PledgeStatusView.razor",
            "PersonName.Read(Typed(\"nama\"))"
        ),
        ["Discussions/Write/WriteCommentPage.razor: kontak"] = (
            "Discussions/WriteComment.cs",
            "Contact.Read(wish.Contact)"
        ),
        ["Discussions/Write/WriteCommentPage.razor: nama"] = (
            "Discussions/WriteComment.cs",
            "PersonName.Problem(wish.Name)"
        ),
        ["Enquiries/Ask/AskPage.razor: nama"] = ("Enquiries/AskMore.cs", "PersonName.Problem(question.Name)"),
        ["Enquiries/Ask/NumberFields.razor: NameField"] = ("Enquiries/AskMore.cs", "PersonName.Problem(question.Name)"),
        ["Enquiries/Ask/NumberFields.razor: NumberField"] = (
            "Enquiries/AskMore.cs",
            "PhoneNumber.Read(question.Phone)"
        ),
        ["Enquiries/Ask/AskPage.razor: ponsel"] = ("Enquiries/AskMore.cs", "PhoneNumber.Read(question.Phone)"),
        ["Events/Manage/AddPart.razor: nama"] = ("Events/RegistrationRules.cs", "PersonName.Problem(wish.Name)"),
        ["Events/Manage/AddPart.razor: ponsel"] = (
            "Events/Manage/AddPart.razor",
            "PhoneNumber.Read(Typed(\"ponsel\"))"
        ),
        ["Events/DoorDesk/DoorPage.razor: kontak"] = ("Events/RegistrationRules.cs", "Contact.Read(wish.Contact)"),
        ["Events/DoorDesk/DoorPage.razor: nama"] = ("Events/RegistrationRules.cs", "PersonName.Problem(wish.Name)"),
        ["Events/EventFields.razor: tautan"] = ("Events/EventForm.cs", "WebAddress.Read(text, 500)"),
        ["Events/Manage/AttendancePage.razor: sertifikat-"] = (
            "Events/Manage/AttendancePage.razor",
            "PersonName.Read(Typed(field))"
        ),
        ["Events/Manage/ManageEventPage.razor: nama-narasumber"] = (
            "Events/Manage/ManageEventPage.razor",
            "PersonName.Read(Typed(\"nama-narasumber\"))"
        ),
        ["Events/OnlinePart.razor: daring-tautan"] = ("Events/OnlinePart.razor", "WebAddress.Read(text, 500)"),
        ["Events/SignUp/RegisterPage.razor: kontak"] = ("Events/RegistrationRules.cs", "Contact.Read(wish.Contact)"),
        ["Events/SignUp/RegisterPage.razor: nama"] = ("Events/RegistrationRules.cs", "PersonName.Problem(wish.Name)"),
        ["Events/SignUp/RegisterPage.razor: nama-lain"] = (
            "Events/SignUp/RegisterPage.razor",
            "PastedNames.Read(Typed(\"nama-lain\"))"
        ),
        ["Events/Tickets/AfterPart.razor: nama-"] = ("Events/Tickets/AfterPart.razor", "PersonName.Read(name)"),
        ["Initiatives/Ideas/PostIdeaPage.razor: nama"] = ("Initiatives/PostIdea.cs", "PersonName.Problem(wish.Name)"),
        ["Initiatives/Ideas/PostIdeaPage.razor: ponsel"] = ("Initiatives/PostIdea.cs", "PhoneNumber.Read(wish.Phone)"),
        ["Initiatives/Work/BoardPage.razor: oleh"] = (
            "Initiatives/Work/BoardPage.razor",
            "PersonName.OrNobody(Typed(\"oleh\"))"
        ),
        ["Initiatives/Work/BoardPage.razor: oleh-"] = (
            "Initiatives/Work/BoardPage.razor",
            "PersonName.OrNobody(Typed(\"oleh-\" + id))"
        ),
        ["Initiatives/Work/MeetingPage.razor: nama-"] = (
            "Initiatives/Work/MeetingPage.razor",
            "PersonName.OrNobody(Typed($\"nama-{id:n}\"))"
        ),
        ["Initiatives/Work/MeetingPage.razor: oleh"] = (
            "Initiatives/Work/MeetingPage.razor",
            "PersonName.OrNobody(Typed(\"oleh\"))"
        ),
        ["Initiatives/Work/MeetingPage.razor: tamu"] = ("Initiatives/Work/MeetingPage.razor", "PersonName.Read(name)"),
        ["Initiatives/Work/PlanMeetingPage.razor: tautan"] = (
            "Initiatives/Work/PlanMeetingPage.razor",
            "WebAddress.Read(link, 300)"
        ),
        ["Initiatives/Work/WorkPage.razor: penanggung"] = (
            "Initiatives/Work/WorkPage.razor",
            "PersonName.Read(Typed(\"penanggung\"))"
        ),
        ["Organizations/Members/MembersPage.razor: email"] = (
            "Organizations/Members/MembersPage.razor",
            "Contact.Read(Typed(\"email\"))"
        ),
        ["People/Enter/EnterPage.razor: kontak"] = ("People/SignIn.cs", "Contact.Read(contact)"),
        ["People/Enter/ForgotPage.razor: kontak"] = ("People/SignIn.cs", "Contact.Read(contact)"),
        ["People/HouseholdFields.razor: Household.NameField"] = (
            "People/Household.cs",
            "PersonName.Read(typed(NameField))"
        ),
        ["People/JoinFields.razor: SignUp.ContactField"] = ("People/SignUp.cs", "Contact.Read(newcomer.Contact)"),
        ["People/JoinFields.razor: SignUp.GuardianContactField"] = (
            "People/SignUp.cs",
            "Contact.Read(newcomer.GuardianContact)"
        ),
        ["People/JoinFields.razor: SignUp.GuardianField"] = (
            "People/SignUp.cs",
            "PersonName.Problem(newcomer.GuardianName"
        ),
        ["People/JoinFields.razor: SignUp.NameField"] = ("People/SignUp.cs", "PersonName.Problem(name)"),
        ["People/Roles/RolesPage.razor: ponsel"] = (
            "People/Roles/RolesPage.razor",
            "PhoneNumber.Read(Typed(\"ponsel\"))"
        ),
        ["People/Profile/ProfilePage.razor: SignUp.ContactField"] = (
            "People/SignUp.cs",
            "Contact.Read(newcomer.Contact)"
        ),
        ["People/Profile/ProfilePage.razor: SignUp.GuardianContactField"] = (
            "People/SignUp.cs",
            "Contact.Read(newcomer.GuardianContact)"
        ),
        ["People/Profile/ProfilePage.razor: SignUp.GuardianField"] = (
            "People/SignUp.cs",
            "PersonName.Problem(newcomer.GuardianName"
        ),
        ["People/Profile/ProfilePage.razor: nama"] = (
            "People/Profile/ProfilePage.razor",
            "PersonName.Read(Typed(\"nama\"))"
        ),
        ["Portal/FirstRun/FirstRunPage.razor: kontak"] = (
            "Portal/FirstRun/FirstRunPage.razor",
            "Contact.Read(Typed(\"kontak\"))"
        ),
        ["Portal/FirstRun/FirstRunPage.razor: nama"] = ("People/SignUp.cs", "PersonName.Problem(name)"),
        ["Sites/Edit/EditSitePage.razor: telepon"] = (
            "Sites/Edit/EditSitePage.razor",
            "PhoneNumber.Read(Typed(\"telepon\"))"
        ),
    };

    // Names of things, and what is ticked or chosen.
    private static readonly string[] OfThings =
    [
        "Content/Produce/SeriesDeskPage.razor: nama-",
        "Content/Produce/SeriesDeskPage.razor: nama-en-",
        "Content/Write/WriteArticlePage.razor: atas-nama",
        "Events/EventFields.razor: sertifikat",
        "Initiatives/Templates/TemplatePage.razor: boleh-",
        "Initiatives/Templates/TemplatePage.razor: nama",
        "Initiatives/Templates/TemplatePage.razor: nama-en",
        "People/Tokens/TokensPage.razor: nama",
        "Sites/Edit/EditSitePage.razor: nama",
        "Sites/Edit/EditSpacePage.razor: nama",
        "Sites/Edit/EditSpacePage.razor: nama-en",
        "Organizations/OrganizationFields.razor: OrganizationWish.NameField",
    ];

    private static IEnumerable<(string Path, string Text)> Pages() =>
        Directory
            .EnumerateFiles(Path.Combine(Root(), "src/HeteroSpace"), "*.razor", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal))
            .Select(path =>
                (Path.GetRelativePath(Path.Combine(Root(), "src/HeteroSpace"), path), File.ReadAllText(path))
            );

    [GeneratedRegex(
        @"<(?:TextField|input)\s[^>]*?\b[Nn]ame=""@?(?:\(\$"")?([A-Za-z.-]*(?:nama|kontak|ponsel|telepon|email|surel|"
            + @"wali|oleh|penanggung|penulis|tamu|tautan|sertifikat|"
            + @"NameField|NumberField|ContactField|GuardianField)[a-z-]*)"
    )]
    private static partial Regex Field();

    // All of them are named, for whoever has to mend them.
    private static void None(IEnumerable<string> wrong)
    {
        var named = wrong.Order(StringComparer.Ordinal).ToList();
        Assert.True(named.Count == 0, string.Join('\n', named));
    }

    private static string Root()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "HeteroSpace.slnx")))
            root = Path.GetDirectoryName(root)!;
        return root;
    }

    [Theory]
    [
        InlineData(
            "Satu\r\ndua\rtiga\vempat\flima\u0085enam\u2028tujuh\u2029delapan",
            "Satu|dua|tiga|empat|lima|enam|tujuh|delapan"
        ),
        InlineData("Ba\u0000tik\u0007 \u001Fsore\uFFFE\u009F\tdan\nlagi", "Batik sore\tdan|lagi"),
        InlineData("Kelas é 😀 \u200Bꦱ", "Kelas é 😀 \u200Bꦱ")
    ]
    public void No_control_letter_of_a_form_is_kept_and_every_end_of_a_line_is_one(string typed, string kept) =>
        Assert.Equal(kept.Split('|'), Ui.FieldLengths.Unbroken(typed).Split('\n'));
}
