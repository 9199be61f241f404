using HeteroSpace.Foundation.Search;

namespace HeteroSpace;

/// <summary>Every kind of thing that visitors find by words; each is its module's.</summary>
internal static class Findables
{
    public static readonly Findable[] All =
    [
        Events.FindableEvents.Kind,
        Sites.FindableSpaces.Kind,
        Sites.FindableSites.Kind,
        Organizations.FindableOrganizations.Kind,
        Initiatives.FindableTrails.Kind,
        Content.FindableArticles.Kind,
        Content.FindableEpisodes.Kind,
        Initiatives.FindableIdeas.Kind,
        Contributions.FindableNeeds.Kind,
    ];
}
