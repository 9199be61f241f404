using HeteroSpace.Foundation.Jobs;

namespace HeteroSpace.Events;

/// <summary>
/// All concerned hear of an event: <c>proposed</c> (its site's staff), <c>published</c>, <c>declined</c> (the leads of
/// whose it is, and those who follow it), <c>changed</c>, <c>cancelled</c> (everyone registered), <c>reminder</c>,
/// <c>thanks</c> (who has a seat, who was there).
/// </summary>
public sealed record EventNews(Guid EventId, string What, int Sequence, DateTime At)
{
    public const string Job = "event-news";

    public static Job Of(Event row, string what, DateTime at) =>
        Foundation.Jobs.Job.Of(Job, new EventNews(row.Id, what, row.Sequence, at), at);
}
