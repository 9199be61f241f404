namespace HeteroSpace.Foundation.Ui;

/// <summary>What someone wants who opens the public menu: to come, to take part, to read, to know of us.</summary>
public enum MenuGroup
{
    Come,
    Join,
    Read,
    About,
}

/// <summary>
/// An entry of the public menu, contributed by the module whose page it opens: what is not built is not shown.
/// </summary>
/// <param name="Path">A page that anyone may open, without a code or a secret in its address.</param>
public sealed record PublicLink(MenuGroup Group, int Order, string Path, Func<string> Said)
{
    /// <summary>What one finds there, in a sentence; said where there is room for it.</summary>
    public Func<string>? About { get; init; }

    /// <summary>
    /// What people type into the search who want it, in both languages, with commas between
    /// (<see cref="Search.FindPages"/>); what it is called finds it as well.
    /// </summary>
    public string Typed { get; init; } = "";

    /// <summary>Its place in the bar at the foot of a phone; null for most.</summary>
    public BarSign? InBar { get; init; }

    /// <summary>For few: it stands in the last line of the foot and not in the menu.</summary>
    public bool AtTheFoot { get; init; }
}

/// <summary>How an entry looks in the bar: one short word, since five share the width of a small phone.</summary>
/// <param name="Also">Other addresses, beginning so, whose readers stand here.</param>
public sealed record BarSign(string Icon, Func<string> Said, params string[] Also);

/// <summary>A group of the menu that is not empty.</summary>
public sealed record MenuPart(MenuGroup Group, string Said, IReadOnlyList<PublicLink> Links);

/// <summary>The ways of the public pages: header, foot and bar draw on it, so that they never disagree.</summary>
public sealed class PublicMenu(IEnumerable<PublicLink> links)
{
    private readonly PublicLink[] _links = [.. links.OrderBy(link => link.Group).ThenBy(link => link.Order)];

    public IReadOnlyList<MenuPart> Groups =>
        [
            .. _links
                .Where(link => !link.AtTheFoot)
                .GroupBy(link => link.Group)
                .Select(group => new MenuPart(group.Key, Said(group.Key), [.. group])),
        ];

    public IEnumerable<PublicLink> Of(MenuGroup group) => _links.Where(link => link.Group == group && !link.AtTheFoot);

    public IEnumerable<PublicLink> Last => _links.Where(link => link.AtTheFoot);

    public IEnumerable<PublicLink> Bar => _links.Where(link => link.InBar is not null);

    private static string Said(MenuGroup group) =>
        group switch
        {
            MenuGroup.Come => Words.Say("Datang", "Visit"),
            MenuGroup.Join => Words.Say("Ikut", "Take part"),
            MenuGroup.Read => Words.Say("Baca", "Read"),
            MenuGroup.About => Words.Say("Tentang", "About"),
        };
}

/// <summary>A component that stands in the foot of public pages, contributed by a module.</summary>
public sealed record FootPart(int Order, Type Component);

/// <summary>What people want to know of a matter, in the order in which they come upon it.</summary>
public enum HelpTopic
{
    Place,
    Events,
    Account,
    Together,
    Data,
}

/// <summary>
/// A question that people ask and its answer, contributed by the module whose pages it is about: whoever changes the
/// way changes the answer beside it.
/// </summary>
/// <param name="Key">Where the question stands, <c>/bantuan#kunci</c>.</param>
public sealed record HelpEntry(HelpTopic Topic, int Order, string Key, Func<string> Question, Func<string> Answer)
{
    /// <summary>Of its answer on the page, which a browser that knows how opens as it goes there.</summary>
    public string AnswerKey => "jawab-" + Key;

    /// <summary>Its address.</summary>
    public string Path => "/bantuan#" + AnswerKey;

    /// <summary>What people type into the search who ask it, as <see cref="PublicLink.Typed"/>.</summary>
    public string Typed { get; init; } = "";

    /// <summary>Where one does it, and what the link says.</summary>
    public (string Address, Func<string> Said)? Way { get; init; }
}

public static class MenuServices
{
    public static IServiceCollection AddPublic(this IServiceCollection services, params PublicLink[] links)
    {
        foreach (var link in links)
            services.AddSingleton(link);
        return services;
    }

    public static IServiceCollection AddFindable(this IServiceCollection services, params Search.FindablePage[] pages)
    {
        foreach (var page in pages)
            services.AddSingleton(page);
        return services;
    }

    public static IServiceCollection AddHelp(this IServiceCollection services, params HelpEntry[] entries)
    {
        foreach (var entry in entries)
            services.AddSingleton(entry);
        return services;
    }
}
