namespace HeteroSpace.Events;

/// <summary>Templates of initiatives by which events begin.</summary>
internal static class EventTemplates
{
    /// <summary>The slug of the first one, for an event made together.</summary>
    public const string First = "acara-bersama";
}
