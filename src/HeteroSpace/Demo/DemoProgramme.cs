using HeteroSpace.Organizations;
using HeteroSpace.Sites;

namespace HeteroSpace.Demo;

/// <summary>Whose turn it is: each edition of a theme once, at a site that is open for it, by who works on what it is
/// about.</summary>
internal sealed class DemoProgramme(IReadOnlyList<CatalogueSite> sites, IReadOnlyList<Organization> organizations)
{
    private readonly Dictionary<string, int> _editions = [];

    /// <summary>How many editions were given out so far.</summary>
    public int Given => _editions.Values.Sum();

    // Each edition once: no two events say the same.
    public int Edition(DemoTheme theme)
    {
        var edition = _editions.GetValueOrDefault(theme.Title);
        _editions[theme.Title] = edition + 1;
        return edition % theme.Editions.Length;
    }

    // Half at the first site, the rest at the others; what begins in the evening where the house is open so long.
    public CatalogueSite Place(DemoTheme theme, int share) =>
        sites[
            share switch
            {
                < 5 => 0,
                < 8 => 1,
                _ => theme.Evening ? 1 : 2,
            }
        ];

    // Whoever gives it works on what it is about.
    public Organization? GivenBy(DemoTheme theme)
    {
        var fitting = organizations
            .Where(row => row.Sector == theme.Sector && (theme.By.Length == 0 || theme.By.Contains(row.Slug)))
            .ToList();
        return fitting.Count == 0 ? null : fitting[Given % fitting.Count];
    }

    public Guid Of(string slug) => organizations.Single(row => row.Slug == slug).Id;
}
