using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Initiatives;

/// <summary>Ideas that nobody has read yet, or nobody answered.</summary>
internal static class WaitsOfIdeas
{
    public static readonly WhatWaits Unanswered = WhatWaits.Of(
        "gagasan",
        "lightbulb",
        () => Words.Say("Gagasan", "Ideas"),
        (db, reader) => db.UnansweredIdeas(reader.Site.Id)
    );
}
