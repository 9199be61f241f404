using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;

namespace HeteroSpace.Sites;

/// <summary>A site or a space in words that are passed on (<see cref="Invite"/>).</summary>
public static class PlaceText
{
    public static string Of(Site site, string link) =>
        Invite.Of(
            "Hetero Space " + site.Name,
            Words.Cut(site.About.Here, 200),
            link,
            site.Address,
            MapOf(site),
            Words.Say("Gratis, untuk siapa saja", "Free, for anyone")
        );

    public static string Of(CatalogueSpace at, string link) =>
        Invite.Of(
            $"{at.Space.Name.Here} · Hetero Space {at.Site.Name}",
            Words.Cut(at.Space.About.Here, 200),
            link,
            Holds(at),
            at.Site.Address,
            MapOf(at.Site),
            Offer(at.Space),
            Words.Say("Pesan di sini:", "Book it here:")
        );

    private static string MapOf(Site site) => Words.Say("Peta: ", "Map: ") + site.Map();

    /// <summary>Price and for whom.</summary>
    public static string Offer(Space space) => $"{Price(space)}, {ForWhom(space)}";

    /// <summary>How many it holds, in words.</summary>
    public static string Holds(CatalogueSpace at)
    {
        var desks = at.Space.Covers == Covers.AnyUnit;
        var number = Words.Number(desks ? at.Units.Count : at.Space.Capacity);
        return desks
            ? Words.Say($"{number} meja, satu orang semeja", $"{number} desks, one person each")
            : Words.Say($"Muat {number} orang", $"Holds {number} people");
    }

    private static string Price(Space space) =>
        space.TariffPerHour == 0
            ? Words.Say("Gratis", "Free")
            : Words.Rupiah(space.TariffPerHour) + Words.Say(" per jam", " an hour");

    private static string ForWhom(Space space) =>
        space.WhoMayBook.Count == 0
            ? Words.Say("untuk siapa saja", "for anyone")
            : Words.Say("untuk ", "for ") + string.Join(", ", space.WhoMayBook.Select(kind => kind.Said()));
}
