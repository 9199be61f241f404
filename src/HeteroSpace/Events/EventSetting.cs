using HeteroSpace.Foundation.Ui;
using HeteroSpace.Sites;

namespace HeteroSpace.Events;

/// <summary>
/// An event with where and when it is: whoever tells that, in a page, calendar, mail or picture, asks here.
/// </summary>
public sealed record EventSetting(Event Event, CatalogueSite Site, IReadOnlyList<EventSession> Sessions)
{
    /// <summary>How one takes part; only an event without a place of its own is told as online.</summary>
    public IReadOnlyCollection<Attend> Ways { get; init; } = [];

    /// <summary>What stood in calendars under an id that is not used any more.</summary>
    internal IReadOnlyList<RemovedEntry> Removed { get; init; } = [];

    private static string Screen => Words.Say("Online", "Online");

    // The session that says where the event is: the first that has a room of ours or a place.
    private EventSession? Home => Sessions.FirstOrDefault(HasPlace);

    /// <summary>The room of ours that the event is in; null elsewhere or online.</summary>
    public CatalogueSpace? Room => Home is { } home ? RoomOf(home) : null;

    /// <summary>Where one comes to: the room and site, a place elsewhere, or the screen.</summary>
    public string Where(Attend? attend = null)
    {
        if (attend == Attend.Online || Ways is { Count: 1 } && Ways.Contains(Attend.Online))
            return Screen;
        return Home is { } home ? Named(home) : Unplaced;
    }

    /// <summary>Where a session is. One without a room or place of its own is where the event is.</summary>
    public string WhereIs(EventSession session) => HasPlace(session) ? Named(session) : Where();

    /// <summary>For a calendar or a map: the same, with the street where it is in a room of ours.</summary>
    public string AddressOf(EventSession session)
    {
        var at = HasPlace(session) ? session : Home;
        return WhereIs(session) + (at?.SpaceId is null ? "" : ", " + Site.Site.Address);
    }

    /// <summary>
    /// Nobody who comes meets a stair: so say the facts of each room of ours it is in, and the host of every other
    /// place.
    /// </summary>
    public bool IsStepFree
    {
        get
        {
            var places = Sessions.Where(HasPlace).ToList();
            return places.Count > 0
                && places.TrueForAll(session =>
                    session.SpaceId is null
                        ? Event.StepFree
                        : RoomOf(session)?.Space.Amenities.Contains(Amenities.StepFree) == true
                );
        }
    }

    /// <summary>The street of a room of ours; elsewhere the place as it is called; empty online.</summary>
    public string Street
    {
        get
        {
            if (Home is not { } home)
                return "";
            return home.SpaceId is null ? home.Place : Site.Site.Address;
        }
    }

    public CatalogueSpace? RoomOf(EventSession session) =>
        Site.Spaces.FirstOrDefault(space => space.Space.Id == session.SpaceId);

    /// <summary>Title, time and place for a message.</summary>
    public string Said(Attend? attend) =>
        $"{Event.Title}\n{Words.When(Site.Site.Clock, Event.Starts, Event.Ends)}\n{Where(attend)}";

    internal static bool HasPlace(EventSession session) => session.SpaceId is not null || session.Place != "";

    // Nobody is sent to a screen by an event that has none.
    private string Unplaced =>
        Ways.Contains(Attend.InPerson) ? Words.Say("Tempat menyusul", "Place to be told") : Screen;

    // A room that was closed for good is not in the catalogue; the site it was at still is where one went.
    private string Named(EventSession session)
    {
        var site = "Hetero Space " + Site.Site.Name;
        if (RoomOf(session) is { } at)
            return $"{at.Space.Name.Here}, {site}";
        return session.Place != "" ? session.Place : site;
    }
}
