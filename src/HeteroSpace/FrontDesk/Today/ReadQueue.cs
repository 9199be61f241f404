using System.Security.Claims;
using HeteroSpace.Foundation.Ui;
using HeteroSpace.Foundation.Web;

namespace HeteroSpace.FrontDesk.Today;

/// <summary>A row of the queue with the kind that it is of.</summary>
public sealed record QueueRow(WhatWaits Kind, WaitingRow Row);

/// <summary>What waits for a reader: how many of each kind, and the first of them in one order.</summary>
/// <param name="Chosen">The kind that is looked at alone; null for all.</param>
/// <param name="Late">How many of those read are past what was promised.</param>
public sealed record Queue(
    ConsoleSite Here,
    WaitingNow Waiting,
    WhatWaits? Chosen,
    IReadOnlyList<QueueRow> Rows,
    int Late
)
{
    public WaitingNow ForOthers { get; init; } = WaitingNow.Nothing;

    public IEnumerable<WhatWaits> Kinds => Here.Waiting.Where(kind => Waiting.Of(kind) > 0);

    /// <summary>What others decide, with how much of it waits for them.</summary>
    public IEnumerable<(ConsoleLink At, WhatWaits Kind, int Count)> OfOthers =>
        from link in Here.Links
        from kind in link.Waiting
        where !kind.WaitsFor(Here.Reader) && ForOthers.Of(kind) > 0
        select (link, kind, ForOthers.Of(kind));

    /// <summary>How many there are of what is looked at.</summary>
    public int Count => Chosen is null ? Waiting.All : Waiting.Of(Chosen);
}

/// <summary>
/// Reads what waits for someone. A kind of which nothing waits is not asked, and of the others no more is read than may
/// be shown: what is to be done first of all is among what is to be done first of each.
/// </summary>
internal sealed class ReadQueue(
    WaitingCounts counts,
    IServiceProvider services,
    TimeProvider time,
    ILogger<ReadQueue> log
)
{
    /// <summary>Rows at first, and when all are asked for.</summary>
    public const int AtFirst = 12,
        AtMost = 100;

    public async Task<Queue> Of(
        ConsoleSite here,
        ClaimsPrincipal reader,
        string? kind,
        int most,
        bool ticksFree,
        CancellationToken stop
    )
    {
        var waiting = await counts.Of(here, stop);
        var chosen = here.Waiting.FirstOrDefault(known => known.Key == kind);
        var asked = Asked(here, reader, most, stop) with { TicksFree = ticksFree };
        var rows = new List<QueueRow>();
        foreach (var one in here.Waiting.Where(one => waiting.Of(one) > 0 && (chosen is null || one == chosen)))
            // One that cannot be read keeps nobody from the others.
            if (await Fence.Read(() => one.Read(asked), log, one.Key) is { } found)
                rows.AddRange(found.Select(row => new QueueRow(one, row)));
        var ordered = rows.OrderBy(row => row.Row.Order).ThenBy(row => row.Row.Id).ToList();
        return new(here, waiting, chosen, [.. ordered.Take(most)], ordered.Count(row => row.Row.Due < asked.Now))
        {
            ForOthers = await counts.ForOthers(here, stop),
        };
    }

    public WaitingAsked Asked(ConsoleSite here, ClaimsPrincipal reader, int most, CancellationToken stop) =>
        new(services, here.Reader, reader, time.GetUtcNow().UtcDateTime, most, stop);
}
