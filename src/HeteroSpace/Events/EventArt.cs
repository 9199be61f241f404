using HeteroSpace.Foundation.Art;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.People;
using HeteroSpace.Sites;

namespace HeteroSpace.Events;

/// <summary>The picture of an event that has none of its own: its words, its date, a sign of what it is about and a
/// motif of its place.</summary>
internal static class EventArt
{
    /// <summary>What a poster says, on the clock of the site.</summary>
    public static PosterWords Said(ListedEvent of)
    {
        var starts = of.Site.Site.Clock.Local(of.Event.Starts);
        var month = starts.ToString("MMM", Words.Culture);
        return new(
            of.Event.Title,
            starts.Day,
            month,
            $"{starts.ToString("ddd", Words.Culture)} {Words.Clock(starts)}",
            of.By
        );
    }

    public static PosterLook LookOf(ListedEvent of)
    {
        var look = PosterLook.Of(of.Event.Slug, MotifOf(of));
        return of.Event.Sector.Sign() is { } sign ? look with { Sign = sign } : look;
    }

    // A topic with an origin wins over the place; what is only online has no place.
    private static Motif MotifOf(ListedEvent of)
    {
        if (PlaceMotifs.OfTopic(of.Event.Title) is { } topic)
            return topic;
        return of.Ways is [Attend.Online] ? Motif.Tumpal : PlaceMotifs.Of(of.Site.Site.RegionCode, of.Event.Slug);
    }
}
