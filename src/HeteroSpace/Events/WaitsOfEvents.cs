using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Events;

/// <summary>Proposals that a site has still to answer.</summary>
internal static class WaitsOfEvents
{
    public static readonly WhatWaits Proposals = WhatWaits.Of(
        "usulan",
        "calendar-event",
        () => Words.Say("Usulan acara", "Proposed events"),
        (db, reader) => db.ProposedEvents(reader.Site.Id)
    );
}
