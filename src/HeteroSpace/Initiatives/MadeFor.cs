using HeteroSpace.Foundation.Db;
using HeteroSpace.Sites;

namespace HeteroSpace.Initiatives;

/// <summary>What a higher floor made for an initiative, as an event is.</summary>
/// <param name="Said">When it is, in the site's time, and how it stands.</param>
public sealed record MadeFor(string Title, string Said, string Link)
{
    /// <summary>The organization that gives it, by name; null for one of the site's own.</summary>
    public string? By { get; init; }

    /// <summary>People may register for it now.</summary>
    public bool TakesPeople { get; init; }
}

/// <summary>
/// Reads what a module made for an initiative, contributed by it: the trail, the work room and the console show it.
/// Only staff (the last flag) see what is not public yet.
/// </summary>
public sealed record MadeForReader(
    Func<AppDb, Initiative, CatalogueSite, bool, CancellationToken, Task<IReadOnlyList<MadeFor>>> Read
);

public static class MadeForInitiative
{
    public static async Task<List<MadeFor>> Of(
        this IEnumerable<MadeForReader> readers,
        AppDb db,
        Initiative of,
        CatalogueSite site,
        bool staff,
        CancellationToken stop
    )
    {
        var all = new List<MadeFor>();
        // One after the other: they share the request's database.
        foreach (var reader in readers)
            all.AddRange(await reader.Read(db, of, site, staff, stop));
        return all;
    }
}
