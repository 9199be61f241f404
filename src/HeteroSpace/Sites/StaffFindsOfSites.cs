using HeteroSpace.Foundation.Search;
using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Sites;

/// <summary>Spaces as whoever manages a site finds them among everything.</summary>
internal static class StaffFindsOfSites
{
    public static readonly StaffFind Find = new(
        75,
        "ruang",
        "door-open",
        () => Words.Say("Ruang dan meja", "Spaces and desks"),
        async asked =>
            await asked.Services.GetRequiredService<Catalogue>().Site(asked.Here.Site.Slug, asked.Stop) is { } site
                ?
                [
                    .. site
                        .Spaces.Where(at => asked.Fit($"{at.Space.Name.Id} {at.Space.Name.En} {at.Space.Kind.Said()}"))
                        .Take(StaffFind.Most)
                        .Select(at => new StaffFound(
                            at.Space.Name.Here,
                            at.Space.Kind.Said(),
                            "ruang/" + at.Space.Slug
                        )),
                ]
                : []
    );
}
