using HeteroSpace.Foundation.Ui;

namespace HeteroSpace.Enquiries;

/// <summary>Questions that wait for an answer. They are answered by WhatsApp, from their page.</summary>
internal static class WaitsOfEnquiries
{
    public static readonly WhatWaits Open = WhatWaits.Of(
        "pertanyaan",
        "chat-dots",
        () => Words.Say("Pertanyaan", "Enquiries"),
        (db, reader) => db.OpenEnquiries(reader.Site.Id)
    );
}
