using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Events;

public static class EventWords
{
    public static string Said(this EventStatus status) =>
        status switch
        {
            EventStatus.Draft => Words.Say("Konsep", "Draft"),
            EventStatus.Proposed => Words.Say("Diusulkan", "Proposed"),
            EventStatus.Published => Words.Say("Terbit", "Published"),
            EventStatus.Declined => Words.Say("Belum bisa diterima", "Declined"),
            EventStatus.Cancelled => Words.Say("Dibatalkan", "Cancelled"),
            EventStatus.Withdrawn => Words.Say("Ditarik", "Withdrawn"),
        };

    public static string Look(this EventStatus status) =>
        status switch
        {
            EventStatus.Draft or EventStatus.Proposed => "status-requested",
            EventStatus.Published => "status-confirmed",
            EventStatus.Declined => "status-declined",
            EventStatus.Cancelled or EventStatus.Withdrawn => "status-cancelled",
        };

    public static string Said(this Attend attend) =>
        attend == Attend.InPerson ? Words.Say("Di tempat", "In person") : Words.Say("Online", "Online");

    /// <summary>As the API names it.</summary>
    public static string Key(this Attend attend) => attend == Attend.InPerson ? "in-person" : "online";

    /// <summary>Di tempat, online, or hybrid for both.</summary>
    public static string Said(IReadOnlyCollection<Attend> ways) =>
        ways.Count switch
        {
            0 => "",
            1 => ways.First().Said(),
            _ => Words.Say("Hybrid", "Hybrid"),
        };

    public static string Said(this OnlineBy by) =>
        by switch
        {
            OnlineBy.Link => Words.Say("Tautan (Zoom, Meet, …)", "A link (Zoom, Meet, …)"),
            OnlineBy.Jitsi => "Jitsi",
            OnlineBy.Stream => Words.Say("Siaran (YouTube, Instagram Live)", "A stream (YouTube, Instagram Live)"),
        };
}
