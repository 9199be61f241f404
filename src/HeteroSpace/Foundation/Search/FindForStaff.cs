using System.Security.Claims;
using HeteroSpace.Foundation.Db;
using HeteroSpace.Foundation.Typed;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;

namespace HeteroSpace.Foundation.Search;

/// <summary>What was found of one kind.</summary>
public sealed record StaffGroup(string Said, string Icon, IReadOnlyList<StaffFound> Found);

/// <summary>Finds whatever a member of staff may see at a site: pages of the console first, then things, kind by
/// kind.</summary>
public sealed class FindForStaff(IEnumerable<StaffFind> kinds, IServiceProvider services, ILogger<FindForStaff> log)
{
    public async Task<IReadOnlyList<StaffGroup>> Of(
        ConsoleSite here,
        ClaimsPrincipal reader,
        string typed,
        CancellationToken stop
    )
    {
        var text = Letters.Plain(typed.Length > StaffAsked.Most ? typed[..StaffAsked.Most] : typed);
        var asked = new StaffAsked(services, here, reader, text, stop);
        if (asked.Words.Count == 0)
            return [];
        var groups = new List<StaffGroup> { Pages(asked) };
        var open = here.Links.Select(link => link.Path).ToHashSet();
        foreach (var kind in kinds.Where(kind => open.Contains(kind.Behind)).OrderBy(kind => kind.Order))
            // One that cannot be read keeps nobody from the others.
            if (await Fence.Read(() => kind.Read(asked), log, kind.Behind) is { } found)
                groups.Add(new(kind.Said(), kind.Icon, found));
        return groups.FindAll(group => group.Found.Count > 0);
    }

    // By the roots of its words too: who types "tutup" means "Penutupan".
    private static string Called(ConsoleLink link)
    {
        var name = $"{link.Said()} {link.Task.Said()}";
        var words = Folded.Of(name).Split(' ');
        return $"{name} {string.Join(' ', words.Select(IndonesianWord.RootOf))}";
    }

    private static StaffGroup Pages(StaffAsked asked) =>
        new(
            Words.Say("Halaman", "Pages"),
            "list",
            [
                .. asked
                    .Here.Links.Where(link => asked.Fit(Called(link)))
                    .Take(StaffFind.Most)
                    .Select(link => new StaffFound(link.Said(), link.Task.Said(), asked.Here.Address(link))),
            ]
        );
}
